//! Made-up traces.

use interleave_core::mode::Mode;
use interleave_core::trace::{Kind, Lane, LaneKind, Span, Trace};

/// A trace of one run: of each span its lane, task, kind, start and end.
pub fn trace(mode: Mode, lanes: u32, spans: &[(u32, u32, Kind, f64, f64)]) -> Trace {
    let lane = |id| Lane {
        id,
        mode,
        kind: LaneKind::Worker,
        name: format!("worker {}", id + 1),
    };
    let span = |&(lane, task, kind, start_ms, end_ms)| Span {
        lane,
        task,
        kind,
        start_ms,
        end_ms,
        ..Span::default()
    };
    Trace {
        lanes: (0..lanes).map(lane).collect(),
        spans: spans.iter().map(span).collect(),
        ..Trace::default()
    }
}
