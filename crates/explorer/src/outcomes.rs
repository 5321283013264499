//! What an exploration found, in the form of `interleave.outcomes/1` (`docs/outcomes.schema.json`).

use crate::claims::{Claim, Holds};
use crate::settings::Settings;
use crate::tell::explored;
use serde::Serialize;

/// All that was found.
#[derive(Clone, Debug, Serialize)]
pub struct Outcomes {
    /// `interleave.outcomes/1`.
    pub schema: &'static str,
    /// The version of Interleave.
    pub version: &'static str,
    /// What was explored.
    pub settings: Explored,
    /// How much of it.
    pub verdict: Verdict,
    /// What was left out, in one sentence.
    pub reason: Option<String>,
    /// How many states there are.
    pub states: usize,
    /// How many steps lead from one to another.
    pub transitions: usize,
    /// How many schedules there are; `None`: infinitely many, or it is not known.
    pub schedules: Option<f64>,
    /// The different outcomes, the most harmless first.
    pub outcomes: Vec<Told>,
    /// Races.
    pub races: Vec<Race>,
    /// Faults that are no outcomes.
    pub faults: Vec<Fault>,
    /// What the program claims in comments; absent if that is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
}

impl Outcomes {
    /// Takes schedules with fewer preemptions from another search of the same program.
    pub fn improve(&mut self, finer: &Self) {
        for told in &mut self.outcomes {
            let same = |other: &&Told| {
                (other.end, &other.stdout, &other.error) == (told.end, &told.stdout, &told.error)
            };
            if let Some(better) = finer.outcomes.iter().find(same)
                && better.preemptions < told.preemptions
            {
                told.preemptions = better.preemptions;
                told.schedule.clone_from(&better.schedule);
            }
        }
    }
}

/// What was explored, in the words of the URL's keys.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Explored {
    /// `bag` or `exact`.
    pub order: &'static str,
    /// `any` or `punctual`.
    pub time: &'static str,
    /// `anywhere`, `3.10` or `3.8`.
    pub switch: &'static str,
    /// The bound: the largest number of preemptions.
    pub bound: Option<u32>,
}

/// How much was explored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// All there is.
    Exhaustive,
    /// All outcomes within the bound of preemptions.
    Bounded,
    /// A part.
    Undecided,
}

/// An outcome.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// What was printed.
    pub stdout: String,
    /// `finished`, `exception`, `deadlock` or `hang`.
    pub end: &'static str,
    /// The exceptions that ended threads, one a line.
    pub error: Option<String>,
    /// A schedule that leads there.
    pub schedule: String,
    /// How often it changes from a thread that could go on; no schedule does so less often.
    pub preemptions: u32,
    /// How frequent it is.
    pub share: Share,
    /// In a deadlock: who waits for what.
    #[serde(rename = "waitsFor")]
    pub waits_for: Vec<WaitsFor>,
}

/// How frequent an outcome is; `None`: that is not known, or means nothing.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Share {
    /// Among all schedules.
    pub schedules: Option<f64>,
    /// Under a scheduler that picks each thread that can step with the same probability.
    #[serde(rename = "randomScheduler")]
    pub random_scheduler: Option<f64>,
}

/// A thread that waits.
#[derive(Clone, Debug, Serialize)]
pub struct WaitsFor {
    /// Its name.
    pub thread: String,
    /// What it waits for.
    pub wants: String,
    /// Who holds that.
    #[serde(rename = "heldBy")]
    pub held_by: Option<String>,
    /// In which line of the program it waits; absent if that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// A race.
#[derive(Clone, Debug, Serialize)]
pub struct Race {
    /// The place.
    pub what: String,
    /// One access.
    pub first: Access,
    /// The other one.
    pub second: Access,
    /// Can what happens in the end depend on which comes first?
    #[serde(rename = "changesOutcome")]
    pub changes_outcome: bool,
}

/// An access.
#[derive(Clone, Debug, Serialize)]
pub struct Access {
    /// The thread's name.
    pub thread: String,
    /// The line.
    pub line: u32,
    /// `read` or `write`.
    pub access: &'static str,
}

/// A fault that is no outcome.
#[derive(Clone, Debug, Serialize)]
pub struct Fault {
    /// `lost wake-up`, `livelock` or `starvation`.
    pub kind: &'static str,
    /// The thread that suffers.
    pub thread: String,
    /// Where it stands.
    pub line: u32,
    /// A schedule that leads there.
    pub schedule: String,
}

impl Outcomes {
    /// Of a program that cannot be loaded.
    pub(crate) fn nothing(settings: Settings, reason: Option<String>) -> Self {
        Self {
            schema: "interleave.outcomes/1",
            version: env!("CARGO_PKG_VERSION"),
            settings: explored(settings),
            verdict: Verdict::Undecided,
            reason,
            states: 0,
            transitions: 0,
            schedules: None,
            outcomes: Vec::new(),
            races: Vec::new(),
            faults: Vec::new(),
            claims: Vec::new(),
        }
    }

    /// The exit code of `interleave explore`: 0 if all finish and all claims are met, 1 if not, 3 if it is not decided.
    #[must_use]
    pub fn exit(&self) -> u8 {
        let fails = |outcome: &Told| outcome.end != "finished";
        let is_broken = |claim: &Claim| claim.verdict == Holds::Broken;
        if self.outcomes.iter().any(fails) || self.claims.iter().any(is_broken) {
            1
        } else if self.verdict == Verdict::Exhaustive {
            0
        } else {
            3
        }
    }
}
