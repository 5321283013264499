//! From which chunk on workers pay, and the words for it.

use crate::format;
use crate::mode::Mode;
use crate::work::Workload;
use serde::{Deserialize, Serialize};

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GranularityResult {
    /// The work.
    pub workload: Workload,
    /// What ran on the workers: `parallel`, or `processes`.
    pub mode: Mode,
    /// How many workers.
    pub workers: u32,
    /// One point per chunk, the smallest first.
    pub points: Vec<GranularityPoint>,
    /// From which chunk on it pays.
    pub outcome: Outcome,
}

/// The speed-up with tasks of one size.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GranularityPoint {
    /// Elements per task, on average.
    pub chunk: f64,
    /// How long a task takes in `sequential`.
    pub work_ms: f64,
    /// How many times as fast as `sequential`.
    pub speedup: f64,
    /// Its 95 % interval.
    pub ci95: [f64; 2],
}

/// From which chunk on workers pay.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "pays")]
pub enum Outcome {
    /// From this one on.
    From(Break),
    /// At every chunk that was measured.
    Everywhere,
    /// At none that was measured.
    Nowhere,
}

/// The chunk at which both modes take equally long.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Break {
    /// Elements per task.
    pub chunk: f64,
    /// Where the limits of the speed-up's 95 % confidence interval cross 1, in
    /// elements per task; `None` if that is below all that was measured.
    pub ci95: [Option<f64>; 2],
    /// How long such a task takes in `sequential`.
    pub work_ms: f64,
}

/// The outcome of these points, the smallest chunk first; `None` of none.
pub(super) fn of(points: &[GranularityPoint]) -> Option<Outcome> {
    points.first()?;
    if points.iter().all(|point| point.ci95[0] <= 1.0) {
        return Some(Outcome::Nowhere);
    }
    let chunk = crossing(points, |point| point.speedup);
    Some(chunk.map_or(Outcome::Everywhere, |chunk| {
        // The upper limit of the interval crosses 1 at the smaller chunk.
        let low = crossing(points, |point| point.ci95[1]);
        let high = crossing(points, |point| point.ci95[0]);
        Outcome::From(Break {
            chunk,
            ci95: [
                low.map(|low| low.min(chunk)),
                high.map(|high| high.max(chunk)),
            ],
            work_ms: work_ms(points, chunk),
        })
    }))
}

/// The chunk at which a curve falls below 1, on the way from the largest chunk
/// that is above to the smallest; between two points by a straight line in the
/// logarithms of both axes. `None` if it never does.
fn crossing(points: &[GranularityPoint], curve: impl Fn(&GranularityPoint) -> f64) -> Option<f64> {
    let pair = points
        .windows(2)
        .rev()
        .find(|pair| curve(&pair[0]) < 1.0 && curve(&pair[1]) >= 1.0)?;
    let (below, above) = (curve(&pair[0]).ln(), curve(&pair[1]).ln());
    let share = -below / (above - below);
    let [from, to] = [pair[0].chunk.ln(), pair[1].chunk.ln()];
    let crossing = (from + share * (to - from)).exp();
    // Rounding, or a curve that starts at 0, must not lead out of the pair.
    Some(if crossing.is_finite() {
        crossing.clamp(pair[0].chunk, pair[1].chunk)
    } else {
        pair[1].chunk
    })
}

/// How long a task of a chunk takes, between two points in the logarithms.
fn work_ms(points: &[GranularityPoint], chunk: f64) -> f64 {
    let above = points
        .iter()
        .position(|point| point.chunk >= chunk)
        .unwrap_or(points.len() - 1);
    let (one, other) = (points[above.saturating_sub(1)], points[above]);
    let length = (other.chunk / one.chunk).ln();
    if length <= 0.0 {
        return other.work_ms;
    }
    let share = (chunk / one.chunk).ln() / length;
    one.work_ms * (other.work_ms / one.work_ms).powf(share)
}

impl GranularityResult {
    /// What was found, in a sentence or two.
    pub fn words(&self) -> String {
        let (Some(smallest), Some(largest)) = (self.points.first(), self.points.last()) else {
            return String::new();
        };
        let (pays, pay_not) = match self.mode {
            Mode::Processes => ("processes pay", "processes do not pay"),
            _ => ("parallel pays", "parallel does not pay"),
        };
        let workers = format::plural(self.workers, "worker");
        let tasks = |chunk: f64, work_ms: f64| {
            format!(
                "{} per task, which is {} of work",
                self.elements(chunk),
                format::duration(work_ms)
            )
        };
        match self.outcome {
            Outcome::From(limit) => {
                let range = match limit.ci95 {
                    [Some(low), Some(high)] => {
                        format!(" ({} to {})", rounded(low), rounded(high))
                    }
                    [None, Some(high)] => format!(" ({} or fewer)", rounded(high)),
                    [_, None] => String::new(),
                };
                format!(
                    "On {workers}, {pays} from about {}{range} per task on, which is {} of work. With less, handing out tasks costs more than it gains.",
                    self.elements(limit.chunk),
                    format::duration(limit.work_ms),
                )
            }
            Outcome::Everywhere => format!(
                "On {workers}, {pays} even at {}, the smallest that was measured.",
                tasks(smallest.chunk, smallest.work_ms),
            ),
            Outcome::Nowhere => format!(
                "On {workers}, {pay_not} here, not even at {}.",
                tasks(largest.chunk, largest.work_ms),
            ),
        }
    }

    fn elements(&self, chunk: f64) -> String {
        let chunk = rounded(chunk);
        match self.workload.about().element {
            Some(element) => element.words(&chunk),
            None => chunk,
        }
    }
}

/// To two digits: no limit is known more exactly.
fn rounded(chunk: f64) -> String {
    let chunk = chunk.round().max(1.0);
    let unit = 10_f64.powi((chunk.log10().floor() as i32 - 1).max(0));
    format::count(((chunk / unit).round() * unit) as u64)
}
