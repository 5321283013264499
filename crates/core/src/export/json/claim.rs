//! One claim of a result at a time: whether it holds, and what is said where it does not.
//! They must not know what a result is made of.

use super::Refusal;
use crate::settings;
use std::ops::RangeInclusive;

/// No other time is longer: eleven days.
pub(super) const MOST_MS: f64 = 1e9;
/// More cores than any machine that shows a page. Some browsers do not say (0).
const CORES: RangeInclusive<u32> = 0..=4_096;
/// No ratio or factor is larger, and none a learner meets is near it.
const MOST_TIMES: f64 = 1e9;
const MOST_TEXT_BYTES: usize = 2_000;

pub(super) type Checked = Result<(), Refusal>;

/// `place` and `why` make a sentence where it does not hold.
pub(super) fn hold(holds: bool, place: impl Into<String>, why: impl Into<String>) -> Checked {
    if holds {
        Ok(())
    } else {
        Err(Refusal::wrong(place, why))
    }
}

pub(super) fn time(place: impl Into<String>, time_ms: f64) -> Checked {
    hold(
        (0.0..=MOST_MS).contains(&time_ms),
        place,
        "is no time of a run",
    )
}

pub(super) fn text(place: impl Into<String>, text: &str) -> Checked {
    hold(
        text.len() <= MOST_TEXT_BYTES,
        place,
        format!("is longer than {MOST_TEXT_BYTES} bytes"),
    )
}

pub(super) fn workers(place: impl Into<String>, workers: u32) -> Checked {
    let range = settings::WORKERS.min..=settings::WORKERS.max;
    count(place, workers, range)
}

pub(super) fn cores(place: &str, cores: u32) -> Checked {
    count(place, cores, CORES)
}

fn count(place: impl Into<String>, count: u32, range: RangeInclusive<u32>) -> Checked {
    hold(
        range.contains(&count),
        place,
        format!("is {count}, not from {} to {}", range.start(), range.end()),
    )
}

/// Whether a number can be; what is none cannot.
pub(super) fn within(place: impl Into<String>, number: f64, range: RangeInclusive<f64>) -> Checked {
    let [is, low, high] = [number, *range.start(), *range.end()].map(shown);
    hold(
        range.contains(&number),
        place,
        format!("is {is}, not from {low} to {high}"),
    )
}

pub(super) fn factor(place: impl Into<String>, times: f64) -> Checked {
    hold(
        times > 0.0 && times <= MOST_TIMES,
        place,
        "is no ratio of times",
    )
}

/// An interval of what is at least 0, and has this value.
pub(super) fn interval_around(
    place: impl Into<String>,
    value: f64,
    [low, high]: [f64; 2],
) -> Checked {
    let [value_shown, low_shown, high_shown] = [value, low, high].map(shown);
    let holds = 0.0 <= low && low <= value && value <= high && high <= MOST_TIMES;
    hold(
        holds,
        place,
        format!("is {low_shown} to {high_shown}, which cannot be the interval of {value_shown}"),
    )
}

/// A number in few characters, whatever it is.
pub(super) fn shown(number: f64) -> String {
    let is_plain = number == 0.0 || (1e-6..1e10).contains(&number.abs());
    if is_plain {
        number.to_string()
    } else {
        format!("{number:e}")
    }
}
