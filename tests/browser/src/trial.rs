//! Tries a claim about speed: measures again and again until a sequential test is
//! sure, and says "not decided" where the machine does not let it be. It must not
//! know what is measured.

use crate::Result;
use crate::cores::side_by_side;
use crate::sequential::{Claim, Decision, MOST};
use std::error::Error;
use std::fmt;
use std::time::{Duration, Instant};

/// How long a claim is tried for.
const LIMIT: Duration = Duration::from_secs(75);
/// How much more than one thread two threads must do natively, so that a run in
/// a browser beside it may be held against the browser.
const TWO_CORES: f64 = 1.5;

/// Why a claim was neither shown nor refuted.
#[derive(Debug)]
pub struct Undecided(pub String);

impl fmt::Display for Undecided {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "not decided on this machine: {}", self.0)
    }
}

impl Error for Undecided {}

/// What a claim needs of the machine to be held against the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing but time.
    Time,
    /// Two cores that are to be had: runs that miss the bar while native threads
    /// cannot run side by side either say nothing.
    TwoCores,
}

/// Measures until the claim is decided. An error if it fails, and one of its own
/// kind, [`Undecided`], if it stays open.
pub async fn decide(
    what: &str,
    mut claim: Claim,
    needs: Needs,
    mut measure: impl AsyncFnMut() -> Result<f64>,
) -> Result {
    let began = Instant::now();
    let mut discarded = 0;
    while began.elapsed() < LIMIT && claim.samples().len() + discarded < MOST {
        let sample = measure().await?;
        let missed = !claim.is_cleared_by(sample);
        if missed && needs == Needs::TwoCores && !has_two_cores().await? {
            discarded += 1;
            continue;
        }
        claim.add(sample);
        match claim.decision() {
            Decision::Holds => return Ok(()),
            Decision::Fails => return Err(format!("{what}: {}", listed(&claim)).into()),
            Decision::Open | Decision::Undecidable => {}
        }
    }
    let discarded = match discarded {
        0 => String::new(),
        count => format!(", and {count} runs while no second core was to be had"),
    };
    Err(Undecided(format!("{what}: {}{discarded}", listed(&claim))).into())
}

/// For a promise that is kept each time: the first time settles it if it clears
/// the bar; if not, it is measured again as by [`decide`].
pub async fn decide_at_once(
    what: &str,
    mut claim: Claim,
    mut measure: impl AsyncFnMut() -> Result<f64>,
) -> Result {
    let first = measure().await?;
    if claim.is_cleared_by(first) {
        return Ok(());
    }
    claim.add(first);
    decide(what, claim, Needs::Time, measure).await
}

async fn has_two_cores() -> Result<bool> {
    let ratio = tokio::task::spawn_blocking(side_by_side).await?;
    Ok(ratio >= TWO_CORES)
}

fn listed(claim: &Claim) -> String {
    let samples = claim.samples().iter().map(|sample| format!("{sample:.2}"));
    format!("measured {}", samples.collect::<Vec<_>>().join(", "))
}
