//! What happened in a run, and when: the one model that all runs share, whatever
//! drove them. Only this crosses from runs to charts of them. Times are in
//! milliseconds since the run began, on one clock for all lanes.

use crate::mode::{Label, Mode};
use serde::{Deserialize, Serialize};

/// What one lane did for a while.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It computed.
    #[default]
    Run,
    /// It waited for I/O.
    Wait,
    /// It could have gone on, but a lock was in its way.
    Blocked,
    /// It copied to another memory, or from there.
    Copy,
}

impl Kind {
    /// All kinds, in the order legends show them.
    pub const ALL: [Self; 4] = [Self::Run, Self::Wait, Self::Blocked, Self::Copy];

    /// Its id in exports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Wait => "wait",
            Self::Blocked => "blocked",
            Self::Copy => "copy",
        }
    }
}

/// What took no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    /// The lane handed the lock to another.
    Handed,
    /// The lane heard that the run was stopped.
    Stopped,
    /// The lane's worker died.
    Died,
    /// A thread of a program started another.
    Start,
    /// It took a lock.
    Acquire,
    /// It released one.
    Release,
    /// It put something into a queue.
    Put,
    /// It took something out of one.
    Get,
    /// It told those who wait that something changed.
    Notify,
    /// An exception ended it.
    Exception,
}

impl EventKind {
    /// All kinds, in the order legends show them.
    pub const ALL: [Self; 10] = [
        Self::Handed,
        Self::Stopped,
        Self::Died,
        Self::Start,
        Self::Acquire,
        Self::Release,
        Self::Put,
        Self::Get,
        Self::Notify,
        Self::Exception,
    ];

    /// Its id in exports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Handed => "handed",
            Self::Stopped => "stopped",
            Self::Died => "died",
            Self::Start => "start",
            Self::Acquire => "acquire",
            Self::Release => "release",
            Self::Put => "put",
            Self::Get => "get",
            Self::Notify => "notify",
            Self::Exception => "exception",
        }
    }
}

/// What a thread of a program was that could have run and did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Idle {
    /// It was started, and had not run yet.
    New,
    /// It waited for its turn: for the GIL, or for a worker.
    Ready,
}

/// A stretch of time of one lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// Of which lane: its [`Lane::id`].
    pub lane: u32,
    /// For which task, counted from 0.
    pub task: u32,
    /// What it did.
    pub kind: Kind,
    /// Of a program: the thread that ran, or what it waited for, as a place in
    /// [`Trace::names`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<u32>,
    /// Of a thread of a program that could have run and did not: what it was. (The kind
    /// of such a span is [`Kind::Blocked`] under the GIL, and else [`Kind::Wait`].)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Idle>,
    /// Of a program: the line, counted from 1, where the thread began to run, or stood
    /// while it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Of a thread that waited for a lock: the [`Lane::id`] of the thread that held it
    /// when the wait began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_by: Option<u32>,
    /// Whether another thread held the lock after that one, during the wait.
    #[serde(default, skip_serializing_if = "is_false")]
    pub then_others: bool,
    /// From then on.
    pub start_ms: f64,
    /// Until then.
    pub end_ms: f64,
}

// Serde hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Span {
    /// How long it took.
    pub fn length_ms(&self) -> f64 {
        self.end_ms - self.start_ms
    }
}

/// A moment of one lane.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Of which lane.
    pub lane: u32,
    /// For which task.
    pub task: u32,
    /// What happened.
    pub kind: EventKind,
    /// Of a program: the lock, the queue, the exception, as a place in [`Trace::names`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<u32>,
    /// When.
    pub at_ms: f64,
}

/// What a lane stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LaneKind {
    /// A worker, or a process, which does tasks.
    #[default]
    Worker,
    /// A thread of a program, which workers run.
    Thread,
}

impl LaneKind {
    // Serde hands over a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    fn is_worker(&self) -> bool {
        *self == Self::Worker
    }
}

/// One worker or thread of one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// Unlike that of every other lane of the trace.
    pub id: u32,
    /// Of which run.
    pub mode: Mode,
    /// What it stands for; the first results do not say, and have workers only.
    #[serde(default, skip_serializing_if = "LaneKind::is_worker")]
    pub kind: LaneKind,
    /// As people read it: "worker 1".
    pub name: String,
}

/// What happened in one run, or in a few that are to be compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// The lanes, those of one run together, in the order they are drawn.
    pub lanes: Vec<Lane>,
    /// The spans: lane by lane, within a lane by their ends.
    pub spans: Vec<Span>,
    /// The moments, in the same order.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What spans and events are about: threads, locks, queues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// How many records were overwritten because there were too many.
    #[serde(default)]
    pub lost: u64,
    /// By how much the lanes' clocks may differ at most.
    #[serde(default)]
    pub clock_error_ms: f64,
    /// What all of it is worth, where the lanes' modes do not tell: no clock took
    /// the times of a modelled trace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
}

impl Trace {
    /// Several runs as one trace. Their lanes are numbered anew.
    #[must_use]
    pub fn of_runs(runs: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for run in runs {
            let first = all.lanes.len() as u32;
            let named = all.names.len() as u32;
            let about = |about: Option<u32>| Some(named + about?);
            let place = |id: u32| {
                let place = run.lanes.iter().position(|lane| lane.id == id);
                first + place.unwrap_or_default() as u32
            };
            all.spans.extend(run.spans.iter().map(|span| Span {
                lane: place(span.lane),
                about: about(span.about),
                held_by: span.held_by.map(place),
                ..*span
            }));
            all.events.extend(run.events.iter().map(|event| Event {
                lane: place(event.lane),
                about: about(event.about),
                ..*event
            }));
            for (id, lane) in (first..).zip(&run.lanes) {
                all.lanes.push(Lane { id, ..lane.clone() });
            }
            all.names.extend(run.names);
            all.lost += run.lost;
            all.clock_error_ms = all.clock_error_ms.max(run.clock_error_ms);
            all.label = all.label.or(run.label);
        }
        all
    }

    /// The runs that are in it, by their modes.
    pub fn modes(&self) -> Vec<Mode> {
        let mut modes = Vec::new();
        for lane in &self.lanes {
            if !modes.contains(&lane.mode) {
                modes.push(lane.mode);
            }
        }
        modes
    }

    /// What the times of one run are worth.
    pub fn label_of(&self, mode: Mode) -> Label {
        self.label.unwrap_or_else(|| mode.label())
    }

    /// The lanes of one run.
    pub fn lanes_of(&self, mode: Mode) -> impl Iterator<Item = &Lane> {
        self.lanes.iter().filter(move |lane| lane.mode == mode)
    }

    /// What a span or an event is about.
    pub fn name(&self, about: Option<u32>) -> Option<&str> {
        let name = self.names.get(about? as usize)?;
        Some(name)
    }

    /// The spans of one lane.
    pub fn spans_of(&self, lane: u32) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(move |span| span.lane == lane)
    }

    /// When the last span of one run ended.
    pub fn end_ms(&self, mode: Mode) -> f64 {
        let lanes: Vec<u32> = self.lanes_of(mode).map(|lane| lane.id).collect();
        let ends = self.spans.iter().filter(|span| lanes.contains(&span.lane));
        ends.map(|span| span.end_ms).fold(0.0, f64::max)
    }

    /// For how long a lane did this, where spans that overlap count once.
    pub fn time_ms(&self, lane: u32, kind: Kind) -> f64 {
        let of_kind = self.spans_of(lane).filter(|span| span.kind == kind);
        let mut task_spans: Vec<[f64; 2]> =
            of_kind.map(|span| [span.start_ms, span.end_ms]).collect();
        task_spans.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let (mut sum, mut until) = (0.0, f64::NEG_INFINITY);
        for [start, end] in task_spans {
            sum += (end - start.max(until)).max(0.0);
            until = until.max(end);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(id: u32, mode: Mode) -> Lane {
        Lane {
            id,
            mode,
            kind: LaneKind::Worker,
            name: format!("worker {}", id + 1),
        }
    }

    fn span(lane: u32, kind: Kind, start_ms: f64, end_ms: f64) -> Span {
        Span {
            lane,
            task: 0,
            kind,
            start_ms,
            end_ms,
            ..Span::default()
        }
    }

    fn run(mode: Mode) -> Trace {
        Trace {
            lanes: vec![lane(0, mode), lane(1, mode)],
            spans: vec![
                span(0, Kind::Wait, 0.0, 4.0),
                span(0, Kind::Wait, 1.0, 5.0),
                span(1, Kind::Run, 2.0, 7.0),
            ],
            lost: 1,
            ..Trace::default()
        }
    }

    #[test]
    fn runs_keep_their_lanes_apart() {
        let both = Trace::of_runs([run(Mode::Parallel), run(Mode::Gil)]);
        assert_eq!(both.modes(), [Mode::Parallel, Mode::Gil]);
        assert_eq!(
            both.lanes.iter().map(|lane| lane.id).collect::<Vec<_>>(),
            [0, 1, 2, 3]
        );
        assert_eq!(both.spans_of(3).count(), 1);
        assert_eq!(both.lost, 2);
        assert!((both.end_ms(Mode::Gil) - 7.0).abs() < 1e-9);
    }

    #[test]
    fn runs_keep_their_names_apart() {
        let named = |mode, name: &str| {
            let mut run = run(mode);
            run.spans[0].about = Some(0);
            run.names.push(name.to_owned());
            run
        };
        let both = Trace::of_runs([named(Mode::Parallel, "a"), named(Mode::Gil, "b")]);
        let about = |lane| both.spans_of(lane).next().and_then(|span| span.about);
        assert_eq!(both.name(about(0)), Some("a"));
        assert_eq!(both.name(about(2)), Some("b"));
        assert_eq!(both.name(about(1)), None);
    }

    #[test]
    fn time_that_overlaps_counts_once() {
        assert!((run(Mode::Concurrent).time_ms(0, Kind::Wait) - 5.0).abs() < 1e-9);
        assert!(run(Mode::Concurrent).time_ms(0, Kind::Copy).abs() < 1e-9);
    }
}
