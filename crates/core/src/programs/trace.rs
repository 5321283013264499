//! What happened in a run of a program, as it is sent.

use crate::mode::Mode;
use crate::trace::{Event, EventKind, Idle, Kind, Lane, LaneKind, Span, Trace};
use serde::{Deserialize, Serialize};

/// What happened in a run of a program. (A [`Trace`] is written for exports, which leave out
/// what is not there; a message needs each field in its place.)
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProgramTrace {
    lanes: Vec<(LaneKind, String)>,
    spans: Vec<(Place, Kind, Circumstances, [f64; 2])>,
    events: Vec<(Place, EventKind, f64)>,
    names: Vec<String>,
    lost: u64,
}

/// Lane, task, and what it is about.
type Place = (u32, u32, Option<u32>);

/// Of a span: state, line, who held the lock, and whether others did after that.
type Circumstances = (Option<Idle>, Option<u32>, Option<u32>, bool);

impl ProgramTrace {
    /// Of one run: its lanes are numbered from 0.
    pub fn new(trace: &Trace) -> Self {
        let span = |span: &Span| {
            let place = (span.lane, span.task, span.about);
            let circumstances = (span.state, span.line, span.held_by, span.then_others);
            let times = [span.start_ms, span.end_ms];
            (place, span.kind, circumstances, times)
        };
        let event = |event: &Event| {
            let place = (event.lane, event.task, event.about);
            (place, event.kind, event.at_ms)
        };
        let lanes = trace.lanes.iter();
        Self {
            lanes: lanes.map(|lane| (lane.kind, lane.name.clone())).collect(),
            spans: trace.spans.iter().map(span).collect(),
            events: trace.events.iter().map(event).collect(),
            names: trace.names.clone(),
            lost: trace.lost,
        }
    }

    /// How many spans and events there are.
    pub fn len(&self) -> usize {
        self.spans.len() + self.events.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The trace, of a run in this mode.
    pub fn trace(&self, mode: Mode) -> Trace {
        let lanes = (0..).zip(&self.lanes).map(|(id, (kind, name))| Lane {
            id,
            mode,
            kind: *kind,
            name: name.clone(),
        });
        let spans = self.spans.iter();
        let spans = spans.map(|(place, kind, circumstances, times)| {
            let (state, line, held_by, then_others) = *circumstances;
            Span {
                lane: place.0,
                task: place.1,
                kind: *kind,
                about: place.2,
                state,
                line,
                held_by,
                then_others,
                start_ms: times[0],
                end_ms: times[1],
            }
        });
        let events = self.events.iter().map(|(place, kind, at_ms)| Event {
            lane: place.0,
            task: place.1,
            kind: *kind,
            about: place.2,
            at_ms: *at_ms,
        });
        Trace {
            lanes: lanes.collect(),
            spans: spans.collect(),
            events: events.collect(),
            names: self.names.clone(),
            lost: self.lost,
            ..Trace::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_the_trace() {
        let lane = |id, kind, name: &str| Lane {
            id,
            mode: Mode::Gil,
            kind,
            name: name.to_owned(),
        };
        let trace = Trace {
            lanes: vec![
                lane(0, LaneKind::Worker, "worker 1"),
                lane(1, LaneKind::Thread, "MainThread"),
            ],
            spans: vec![Span {
                lane: 1,
                task: 2,
                kind: Kind::Blocked,
                about: Some(0),
                state: Some(Idle::Ready),
                line: Some(4),
                held_by: Some(0),
                then_others: true,
                start_ms: 0.5,
                end_ms: 1.5,
            }],
            events: vec![Event {
                lane: 1,
                task: 2,
                kind: EventKind::Acquire,
                about: None,
                at_ms: 1.5,
            }],
            names: vec!["lock 'a'".to_owned()],
            lost: 3,
            ..Trace::default()
        };
        let sent = ProgramTrace::new(&trace);
        assert_eq!(sent.len(), 2);
        assert_eq!(sent.trace(Mode::Gil), trace);
    }
}
