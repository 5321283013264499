//! Whether a trace that was read can be: as large as charts can draw, of lanes that
//! exist, and of runs that took no longer than their samples say.

use super::Refusal;
use super::claim::{Checked, MOST_MS, hold, shown, text, time};
use super::recompute::words;
use crate::experiment::STEPS_PER_SAMPLE;
use crate::experiment::report::{Report, Run};
use crate::mode::{Label, Mode};
use crate::trace::{Lane, LaneKind, Trace};
use std::collections::BTreeMap;

/// Of all modes together: each has at most as many as there are workers.
const MOST_LANES: usize = 1_000;
/// More than the ring buffers of all workers and modes hold.
const MOST_RECORDS: usize = 1_000_000;
/// More than programs have threads and locks.
const MOST_NAMES: usize = 100_000;

/// The run that was recorded may have been an odd one: of those that one sample took
/// the mean of, or of a sample that was too short and is not among the others.
const MOST_ODD: f64 = 10.0;

/// All of it, against the runs it is of.
pub fn trace(report: &Report) -> Checked {
    let Some(trace) = &report.trace else {
        return Ok(());
    };
    let count = trace.lanes.len();
    hold(
        count <= MOST_LANES,
        "trace.lanes",
        format!("are more than {MOST_LANES}"),
    )?;
    let lanes = lanes(trace, report)?;
    for (list, count) in [("spans", trace.spans.len()), ("events", trace.events.len())] {
        hold(
            count <= MOST_RECORDS,
            format!("trace.{list}"),
            format!("are more than {MOST_RECORDS}"),
        )?;
    }
    names(trace)?;
    for (index, span) in trace.spans.iter().enumerate() {
        let at = |field: &str| format!("trace.spans[{index}].{field}");
        // Not `at(…)` each time: there may be a million of them.
        let Some(&most_ms) = lanes.get(&span.lane) else {
            return hold(false, at("lane"), "is no lane of the trace");
        };
        if span.start_ms > span.end_ms {
            return hold(false, at("endMs"), "is before its start");
        }
        if span.held_by.is_some_and(|lane| !lanes.contains_key(&lane)) {
            return hold(false, at("heldBy"), "is no lane of the trace");
        }
        for (field, time_ms) in [("startMs", span.start_ms), ("endMs", span.end_ms)] {
            if time_ms.abs() > most_ms {
                return Err(too_late(at(field), time_ms));
            }
        }
    }
    for (index, event) in trace.events.iter().enumerate() {
        let most_ms = lanes.get(&event.lane);
        if !most_ms.is_some_and(|&most_ms| event.at_ms.abs() <= most_ms) {
            return hold(
                false,
                format!("trace.events[{index}]"),
                "is at no lane of the trace, or at no time of its run",
            );
        }
    }
    time("trace.clockErrorMs", trace.clock_error_ms)
}

/// That spans and events are about what has a name.
fn names(trace: &Trace) -> Checked {
    let count = trace.names.len();
    hold(
        count <= MOST_NAMES,
        "trace.names",
        format!("are more than {MOST_NAMES}"),
    )?;
    for (index, name) in trace.names.iter().enumerate() {
        text(format!("trace.names[{index}]"), name)?;
    }
    let spans = trace.spans.iter().map(|span| span.about);
    let mut abouts = spans.chain(trace.events.iter().map(|event| event.about));
    hold(
        abouts.all(|about| about.is_none_or(|about| (about as usize) < count)),
        "trace.names",
        "are fewer than its spans and events are about",
    )
}

fn too_late(place: String, time_ms: f64) -> Refusal {
    let why = format!(
        "is {}, but by their samples such runs are not that long",
        shown(time_ms)
    );
    Refusal::wrong(place, why)
}

/// Their ids, and for each the latest time that can be.
fn lanes(trace: &Trace, report: &Report) -> Result<BTreeMap<u32, f64>, Refusal> {
    let mut lanes = BTreeMap::new();
    for (index, lane) in trace.lanes.iter().enumerate() {
        let at = |field: &str| format!("trace.lanes[{index}].{field}");
        let run = report.runs.iter().find(|run| run.mode == lane.mode);
        let Some(run) = run else {
            hold(false, at("mode"), "is that of no run")?;
            continue;
        };
        let most_ms = most_ms(trace, run, report.environment.timer_step_ms);
        let is_new = lanes.insert(lane.id, most_ms).is_none();
        hold(is_new, at("id"), "is that of a lane before")?;
        text(at("name"), &lane.name)?;
        let before = &trace.lanes[..=index];
        // A program starts as many threads as it likes.
        hold(
            run.program.is_some() || workers(before, lane.mode) <= run.workers as usize,
            at("mode"),
            "has more lanes than its run has workers",
        )?;
        label(trace, lane.mode)?;
    }
    Ok(lanes)
}

fn workers(lanes: &[Lane], mode: Mode) -> usize {
    let is_worker = |lane: &&Lane| lane.mode == mode && lane.kind == LaneKind::Worker;
    lanes.iter().filter(is_worker).count()
}

/// What was recorded is worth what the mode's times are; else no clock took it.
fn label(trace: &Trace, mode: Mode) -> Checked {
    match trace.label {
        None | Some(Label::Modelled) => Ok(()),
        Some(label) => words("trace.label".to_owned(), label.id(), mode.label().id()),
    }
}

/// The latest time within a run, by its samples. A sample of a short run is the mean of
/// many runs, enough for the clock to make several steps; one of them may have taken
/// all of that time. Modelled time comes from no clock. After clock synchronisation a
/// time may also lie slightly before the start of the run.
fn most_ms(trace: &Trace, run: &Run, timer_step_ms: f64) -> f64 {
    if trace.label == Some(Label::Modelled) {
        return MOST_MS;
    }
    let longest = run.samples_ms.iter().copied().fold(0.0, f64::max);
    let shortest = run.samples_ms.iter().copied().fold(f64::MAX, f64::min);
    let rounds = (STEPS_PER_SAMPLE * timer_step_ms / shortest).max(1.0);
    (MOST_ODD * rounds * longest + timer_step_ms).min(MOST_MS)
}
