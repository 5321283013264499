//! Claims about results as files: what is written is right for those who read
//! it, and what is read is either a result or refused with a sentence.

mod chrome;
mod csv;
mod forged;
mod forged_sweep;
mod json;
mod markdown;

use crate::support::measuring::{FINE_MS, conduct, report_of, steady};
use interleave_core::experiment::Experiment;
use interleave_core::experiment::report::Report;
use interleave_core::mode::Mode;
use interleave_core::trace::{Event, EventKind, Kind, Lane, LaneKind, Span, Trace};

/// Three modes, and what two of them did.
fn report() -> Report {
    let modes = [Mode::Sequential, Mode::Concurrent, Mode::Parallel];
    let mut experiment = Experiment::new(&modes, 3, 1, FINE_MS);
    conduct(&mut experiment, steady);
    let mut report = report_of(&experiment);
    "A browser".clone_into(&mut report.environment.user_agent);
    report.trace = Some(trace());
    report
}

/// One worker that waits for two tasks at once; then two, of which one dies.
fn trace() -> Trace {
    let lane = |id, mode: Mode, name: &str| Lane {
        id,
        mode,
        kind: LaneKind::Worker,
        name: name.to_owned(),
    };
    let span = |lane, task, kind, start_ms, end_ms| Span {
        lane,
        task,
        kind,
        start_ms,
        end_ms,
        ..Span::default()
    };
    Trace {
        lanes: vec![
            lane(0, Mode::Concurrent, "worker 1"),
            lane(1, Mode::Parallel, "worker 1"),
            lane(2, Mode::Parallel, "worker 2"),
        ],
        spans: vec![
            span(0, 0, Kind::Run, 0.0, 0.5),
            span(0, 1, Kind::Run, 0.5, 1.0),
            span(0, 0, Kind::Wait, 0.5, 4.5),
            span(0, 1, Kind::Wait, 1.0, 5.0),
            span(1, 0, Kind::Run, -0.01, 1.25),
            span(2, 1, Kind::Blocked, 0.0, 0.25),
            span(2, 1, Kind::Run, 0.25, 2.0),
        ],
        events: vec![Event {
            lane: 2,
            task: 1,
            kind: EventKind::Died,
            about: None,
            at_ms: 2.0,
        }],
        names: Vec::new(),
        lost: 3,
        clock_error_ms: 0.02,
        label: None,
    }
}
