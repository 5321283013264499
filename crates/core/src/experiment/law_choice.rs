//! What the fitted laws of speed-up say, and which of them fits better, in
//! plain sentences. It must not know how they are shown.

use super::report::Sweep;
use crate::format::{self, agreeing, plural};
use crate::stats::laws::{Law, Laws, MIN_COUNTS};

/// With at least this many points, an additional parameter can be told from chance.
const ENOUGH_TO_TELL: usize = 5;
/// With a confidence interval wider than this, a serial share says nothing.
const UNSURE: f64 = 0.3;
/// A limit beyond this is of no practical use.
const FAR: f64 = 1_000.0;

/// A sentence each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawChoice {
    /// What Amdahl's law says.
    pub amdahl: String,
    /// What the universal scalability law says.
    pub usl: String,
    /// Which fits better, and why.
    pub why: String,
}

impl LawChoice {
    /// What laws say that were fitted through this many points.
    pub fn of(laws: &Laws, points: usize) -> Self {
        Self {
            amdahl: amdahl(laws),
            usl: usl(laws),
            why: why(laws, points),
        }
    }
}

/// Why there is no law yet with this many points.
pub fn too_few(points: usize) -> String {
    format!(
        "No law is fitted through fewer than {MIN_COUNTS} numbers of workers, and there {} {points}.",
        agreeing(points as u64, "is", "are"),
    )
}

/// The cores: those found by loading them against those reported, and from which
/// number of workers on more did not help.
pub fn cores(reported: u32, found: Option<u32>, sweep: &Sweep) -> String {
    let reported = format!("The browser reports {}", plural(reported, "core"));
    let found = found.map_or(String::new(), |found| {
        format!("; loading them one after another found {found}")
    });
    let most = sweep.points.iter().map(|point| point.workers).max();
    let knee = match (sweep.knee, most) {
        (Some(1), Some(2..)) => " More than 1 worker did not help this work.".to_owned(),
        (Some(knee), Some(most)) if knee < most => {
            format!(" For this work, more than {knee} workers did not help.")
        }
        (Some(_), Some(most @ 2..)) => {
            format!(" For this work, all {most} workers helped.")
        }
        _ => String::new(),
    };
    format!("{reported}{found}.{knee}")
}

fn amdahl(laws: &Laws) -> String {
    let serial = laws.amdahl.serial;
    let range = range(laws.serial_ci95);
    let limit = laws.amdahl.limit();
    if limit > FAR {
        return format!("Amdahl’s law: no serial share shows ({range} of the work).");
    }
    format!(
        "Amdahl’s law: {} of the work is serial ({range}), so no number of workers is more than {} times as fast.",
        share(serial),
        format::ratio(limit),
    )
}

fn usl(laws: &Laws) -> String {
    let costs = format!(
        "Universal scalability law: contention {} ({}), and coherency costs {} for each pair of workers ({})",
        share(laws.usl.contention),
        range(laws.contention_ci95),
        share(laws.usl.coherency),
        range(laws.coherency_ci95),
    );
    match laws.usl.peak() {
        Some(peak) if peak < FAR => format!(
            "{costs}: fastest on about {}, slower on more.",
            match peak.round() {
                1.0 => "1 worker".to_owned(),
                peak => format!("{} workers", format::ratio(peak)),
            }
        ),
        _ => format!("{costs}."),
    }
}

fn why(laws: &Laws, points: usize) -> String {
    let [low, high] = laws.serial_ci95;
    match laws.better {
        _ if high - low > UNSURE => "Neither law says anything yet: the measurements scatter too much. Close what else is busy, and measure again.",
        Law::Usl => "The universal scalability law fits better here: its additional parameter brings it nearer to the points than chance would.",
        Law::Amdahl if points < ENOUGH_TO_TELL => "Amdahl’s law, the simpler one, is enough here: it takes at least 5 numbers of workers to tell the two apart.",
        Law::Amdahl => "Amdahl’s law, the simpler one, is enough here: the additional parameter of the other one brings it no nearer to the points than chance would.",
    }
    .to_owned()
}

/// "3.1 %"; small shares keep enough digits to differ from zero.
fn share(share: f64) -> String {
    format!("{}\u{202f}%", format::ratio(share * 100.0))
}

/// "95 % CI: 2.5 to 4.2 %".
fn range([low, high]: [f64; 2]) -> String {
    format!(
        "95\u{202f}% CI: {} to {}",
        format::ratio(low * 100.0),
        share(high)
    )
}
