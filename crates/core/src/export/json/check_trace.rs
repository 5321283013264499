//! Whether a trace that was read can be: as large as charts can draw, and of
//! lanes that exist.

use super::Refusal;
use super::check::{MOST_MS, hold, text, time};
use crate::trace::Trace;
use std::collections::BTreeSet;

/// Of all modes together: each has at most as many as there are workers.
const MOST_LANES: usize = 1_000;
/// More than the ring buffers of all workers and modes hold.
const MOST_RECORDS: usize = 1_000_000;

/// All of it.
pub fn trace(trace: &Trace) -> Result<(), Refusal> {
    let count = trace.lanes.len();
    hold(
        count <= MOST_LANES,
        "trace.lanes",
        format!("are more than {MOST_LANES}"),
    )?;
    let lanes = lanes(trace)?;
    for (list, count) in [("spans", trace.spans.len()), ("events", trace.events.len())] {
        hold(
            count <= MOST_RECORDS,
            format!("trace.{list}"),
            format!("are more than {MOST_RECORDS}"),
        )?;
    }
    for (index, span) in trace.spans.iter().enumerate() {
        let at = |field: &str| format!("trace.spans[{index}].{field}");
        let is_time = moment(span.start_ms) && moment(span.end_ms);
        // Not `at(…)` each time: there may be a million of them.
        if !lanes.contains(&span.lane) {
            hold(false, at("lane"), "is no lane of the trace")?;
        } else if !is_time || span.start_ms > span.end_ms {
            hold(
                false,
                at("endMs"),
                "is before its start, or no time of a run",
            )?;
        }
    }
    for (index, event) in trace.events.iter().enumerate() {
        if !lanes.contains(&event.lane) || !moment(event.at_ms) {
            hold(
                false,
                format!("trace.events[{index}]"),
                "is at no lane of the trace, or at no time of a run",
            )?;
        }
    }
    time("trace.clockErrorMs", trace.clock_error_ms)
}

/// Their ids.
fn lanes(trace: &Trace) -> Result<BTreeSet<u32>, Refusal> {
    let mut ids = BTreeSet::new();
    for (index, lane) in trace.lanes.iter().enumerate() {
        let at = |field: &str| format!("trace.lanes[{index}].{field}");
        hold(ids.insert(lane.id), at("id"), "is that of a lane before")?;
        text(at("name"), &lane.name)?;
    }
    Ok(ids)
}

/// Clocks that are aligned may say a moment before the run began.
fn moment(time_ms: f64) -> bool {
    time_ms.abs() <= MOST_MS
}
