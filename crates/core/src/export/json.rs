//! A result as JSON, and back: schema `interleave.result/1`, as
//! `docs/result.schema.json` spells it out. Numbers come back as the very same.
//!
//! What is read is untrusted text until it is checked: it is bounded, what it claims is
//! computed again from its samples, and every refusal is a sentence.

mod check;
mod check_settings;
mod check_sweep;
mod check_trace;
mod claim;
mod layout;
mod recompute;
mod refusal;

pub use refusal::Refusal;

use crate::experiment::report::{Report, SCHEMA};
use crate::trace::Trace;
use layout::Layout;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// More than the largest result that this program makes: a hundred thousand
/// spans are some 10 MB.
pub const MAX_BYTES: usize = 64 << 20;

/// The text of a result: indented where people read it, with one line per span.
pub fn write(report: &Report) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Layout::default());
    // It cannot fail: the keys of maps are text, and memory takes any bytes.
    let _ = report.serialize(&mut serializer);
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// A result from its text.
///
/// # Errors
/// What is wrong with it, if it is not such a result or contradicts itself.
pub fn read(text: &str) -> Result<Report, Refusal> {
    /// What tells which shape to expect.
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        schema: Option<String>,
    }

    if text.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    // Some editors put a mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: Head = serde_json::from_str(text).map_err(|error| Refusal::of_text(&error))?;
    match head.schema.as_deref() {
        Some(SCHEMA) => {}
        Some(other) => return Err(Refusal::other_schema(other)),
        None => return Err(Refusal::NotAResult),
    }
    let mut report: Report =
        serde_json::from_str(text).map_err(|error| Refusal::of_shape(&error))?;
    check::report(&report)?;
    check_trace::trace(&report)?;
    if let Some(trace) = &mut report.trace {
        in_order(trace);
    }
    Ok(report)
}

/// Brings spans and events into the order that [`Trace`] promises: a file need
/// not keep to it.
fn in_order(trace: &mut Trace) {
    let ids = trace.lanes.iter().map(|lane| lane.id);
    let places: BTreeMap<u32, usize> = ids.zip(0..).collect();
    let place = |id: u32| places.get(&id);
    let by_end =
        |a: (u32, f64), b: (u32, f64)| place(a.0).cmp(&place(b.0)).then(a.1.total_cmp(&b.1));
    trace
        .spans
        .sort_by(|a, b| by_end((a.lane, a.end_ms), (b.lane, b.end_ms)));
    trace
        .events
        .sort_by(|a, b| by_end((a.lane, a.at_ms), (b.lane, b.at_ms)));
}
