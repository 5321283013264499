//! What can go wrong with an engine, in words: what happened, what to do.

use super::inbox::Death;
use interleave_core::experiment::Invalid;
use interleave_engine::protocol::Failure;
use interleave_engine::run::Halt;
use wasm_bindgen::{JsCast, JsValue};

/// Why a run failed. Both are sentences for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened.
    pub what: String,
    /// What to do about it.
    pub what_to_do: String,
}

/// Why an engine did not start, or did not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EngineError {
    /// The page does not say where its engine is.
    NotBuiltIn,
    /// There was no answer for a file of the engine: the browser's words.
    NotFetched(String),
    /// The answer for a file of the engine was of this HTTP status, which is no success.
    Status(u16),
    /// A file of the engine came, and is not what was built.
    NotWhole,
    /// The browser refuses the module.
    Refused(String),
    /// The worker did not answer in time while starting.
    StartTimedOut,
    /// The pool did not stand in time.
    PoolTimedOut,
    /// It was running and is no more.
    Dead(Death),
    /// It answers, but cannot do what was asked.
    Failed(Failure),
    /// The answers cannot be made a result of.
    Invalid(Invalid),
    /// The program cannot be run: why, in a sentence.
    NoProgram(String),
    /// None of the chosen modes can run here.
    NoMode,
}

impl EngineError {
    /// The browser refuses a part of an engine.
    pub(super) fn refused(error: &JsValue) -> Self {
        Self::Refused(words(error))
    }

    /// Is it that there is no memory for an engine?
    pub(super) fn is_out_of_memory(&self) -> bool {
        matches!(self, Self::Refused(why) if is_out_of_memory(why))
    }
}

impl From<Invalid> for EngineError {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

const RUN_AGAIN: &str = "Press Run to try again with a fresh engine.";

impl From<&EngineError> for Problem {
    fn from(error: &EngineError) -> Self {
        let (what, what_to_do) = match error {
            EngineError::NotBuiltIn => (
                "This page does not say where its engine is.".to_owned(),
                "The site was built incompletely. If it is yours, run make build and publish all of dist.",
            ),
            EngineError::NotFetched(why) => (
                format!("The engine could not be loaded: the site did not answer ({why})."),
                "Check the connection and press Run again.",
            ),
            EngineError::Status(status) => (
                format!("The engine could not be loaded: the site answered with error {status}."),
                what_to_do_about(*status),
            ),
            EngineError::NotWhole => (
                "The engine could not be loaded: a file of it came incomplete or changed."
                    .to_owned(),
                "Press Run again. If it stays so, something on the way changes files, such as a proxy, or the site was published incompletely.",
            ),
            EngineError::Refused(why) if error.is_out_of_memory() => (
                format!("This browser has no memory left for an engine ({why})."),
                "Close other tabs that have run experiments, wait a moment, and press Run again. If it stays so, close this tab and open the page in a new one.",
            ),
            EngineError::Refused(why) => (
                format!("This browser refused the engine's WebAssembly ({why})."),
                "Use a current browser, and check that neither an extension nor the host's content policy forbids WebAssembly.",
            ),
            EngineError::StartTimedOut => (
                "The engine did not start within 10 seconds.".to_owned(),
                "Press Run to try again; on a busy machine, close other tabs first.",
            ),
            EngineError::PoolTimedOut => (
                "The pool of workers did not start within 10 seconds.".to_owned(),
                "Press Run to try again, perhaps with fewer workers. A blocked script or a busy machine can be the cause.",
            ),
            EngineError::Dead(death) => return death.into(),
            EngineError::Failed(Failure::OutOfMemory { .. }) => {
                (failure_words(error), "Then press Run again.")
            }
            EngineError::Failed(Failure::Halted(Halt::ProcessDied { .. })) => (
                failure_words(error),
                "A fresh process takes its place: press Run to try again.",
            ),
            EngineError::Failed(Failure::Halted(Halt::Unanswered { .. })) => (
                failure_words(error),
                "Reload the page to bring the site's price server back, then press Run again.",
            ),
            EngineError::Failed(_) | EngineError::Invalid(_) => (failure_words(error), RUN_AGAIN),
            EngineError::NoProgram(why) => (
                why.clone(),
                "Mend the program, or ask for its link once more.",
            ),
            EngineError::NoMode => (
                "None of the chosen modes can run here.".to_owned(),
                "Choose sequential, concurrent or processes, or follow the advice beside the mode.",
            ),
        };
        Self {
            what,
            what_to_do: what_to_do.to_owned(),
        }
    }
}

fn what_to_do_about(status: u16) -> &'static str {
    match status {
        500.. => "The site's server has a problem: wait a moment and press Run again.",
        _ => {
            "Press Run again. If it stays so, the site is missing files from its engine folder, or does not serve them."
        }
    }
}

fn failure_words(error: &EngineError) -> String {
    match error {
        EngineError::Failed(failure) => failure.to_string(),
        EngineError::Invalid(invalid) => invalid.to_string(),
        _ => String::new(),
    }
}

impl From<&Death> for Problem {
    fn from(death: &Death) -> Self {
        let what = match death {
            Death::Worker(message) if is_out_of_memory(message) => {
                return Self {
                    what: "The engine ran out of memory.".to_owned(),
                    what_to_do: "Choose a smaller size and press Run again.".to_owned(),
                };
            }
            Death::Worker(message) if message.is_empty() => {
                "The engine's worker died in the middle of the run.".to_owned()
            }
            Death::Worker(message) => {
                format!("The engine's worker died in the middle of the run ({message}).")
            }
            Death::PoolWorker(worker) => format!(
                "Worker {} of the pool died in the middle of the run, perhaps out of memory.",
                worker + 1
            ),
            Death::Silent => "The engine has shown no sign of life for 15 seconds.".to_owned(),
            Death::Ended => "The engine was ended.".to_owned(),
        };
        Self {
            what,
            what_to_do: RUN_AGAIN.to_owned(),
        }
    }
}

/// Browsers' words for it differ; all of these were seen.
fn is_out_of_memory(message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    ["memory", "allocation"]
        .iter()
        .any(|word| message.contains(word))
}

/// A JavaScript error's message.
pub(super) fn words(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => error.as_string().unwrap_or_else(|| "unknown".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_refused_memory_is_not_told_to_use_another_browser() {
        let words_of = |why: &str| Problem::from(&EngineError::Refused(why.to_owned()));
        let refused = words_of("WebAssembly.Memory(): could not allocate memory");
        assert!(refused.what.contains("no memory left"), "{refused:?}");
        assert!(
            refused.what_to_do.contains("Close other tabs"),
            "{refused:?}"
        );
        let refused = words_of("CompileError: unknown opcode");
        assert!(
            refused.what_to_do.contains("current browser"),
            "{refused:?}"
        );
    }
}
