//! Made-up traces.

use interleave_core::trace::{Kind, Lane, Span, Trace};

/// A trace of one run: of each span its lane, task, kind, start and end.
pub fn trace(mode: &str, lanes: u32, spans: &[(u32, u32, Kind, f64, f64)]) -> Trace {
    let lane = |id| Lane {
        id,
        mode: mode.to_owned(),
        name: format!("worker {}", id + 1),
    };
    let span = |&(lane, task, kind, start_ms, end_ms)| Span {
        lane,
        task,
        kind,
        start_ms,
        end_ms,
    };
    Trace {
        lanes: (0..lanes).map(lane).collect(),
        spans: spans.iter().map(span).collect(),
        ..Trace::default()
    }
}
