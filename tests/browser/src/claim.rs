//! Claims that share a page: a scenario that looks at several things notes which of them
//! it is at, so that a failure names it. It must not know what is claimed.

use crate::Result;
use crate::trial::Undecided;
use std::cell::Cell;
use std::rc::Rc;

/// The claim that a scenario is at, or nothing.
pub type At = Rc<Cell<&'static str>>;

tokio::task_local! {
    static AT: At;
}

/// Tries claims one after another: asynchronous functions, under their own names.
#[macro_export]
macro_rules! claims {
    ($($trial:ident($($argument:expr),* $(,)?));+ $(;)?) => {
        $($crate::claim::claim(stringify!($trial), $trial($($argument),*)).await?;)+
    };
}

/// Tries one claim of a scenario.
pub async fn claim(name: &'static str, trial: impl Future<Output = Result>) -> Result {
    let _ = AT.try_with(|at| at.set(name));
    trial.await?;
    let _ = AT.try_with(|at| at.set(""));
    Ok(())
}

/// Has a scenario note there which claim it is at.
pub fn noted<F: Future>(at: &At, scenario: F) -> impl Future<Output = F::Output> + use<F> {
    AT.scope(Rc::clone(at), scenario)
}

/// The outcome of a scenario, which says at which claim it failed.
pub fn told(at: &At, outcome: Result) -> Result {
    let name = at.get();
    outcome.map_err(|error| {
        if error.is::<Undecided>() || name.is_empty() {
            error
        } else {
            format!("{name}: {error}").into()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn it_holds() -> Result {
        Ok(())
    }

    async fn it_fails(why: &str) -> Result {
        Err(why.into())
    }

    async fn outcome_of(scenario: impl Future<Output = Result>) -> String {
        let at = At::default();
        let outcome = noted(&at, scenario).await;
        told(&at, outcome).map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[tokio::test]
    async fn a_failure_names_its_claim() {
        let scenario = async {
            claims![it_holds(); it_fails("late"); it_holds()];
            Ok(())
        };
        assert_eq!(outcome_of(scenario).await, "it_fails: late");
    }

    #[tokio::test]
    async fn what_fails_after_a_claim_is_not_its_failure() {
        let scenario = async {
            claims![it_holds()];
            it_fails("late").await
        };
        assert_eq!(outcome_of(scenario).await, "late");
    }
}
