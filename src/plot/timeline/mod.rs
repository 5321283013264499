//! The layout of the timeline: runs stacked over one axis of time, a track per
//! lane, a bar per span. This file says what is in it; `view` which part of the
//! time is shown, `layout` where tracks lie, `marks` what of the bars is drawn,
//! `steps` where keys lead.
//!
//! It must not know how any of it is drawn or named.

pub mod layout;
pub mod marks;
pub mod steps;
pub mod view;

use interleave_core::mode::{Label, Mode};
use interleave_core::trace::{EventKind, Idle, Kind, Lane, LaneKind, Span, Trace};

/// Bars that overlap go below each other, in no more rows than this.
const MOST_ROWS: usize = 12;

/// Bars that overlap by less do not: records have whole microseconds.
const SLACK_MS: f64 = 0.000_5;

/// What happened in a few runs, ready to be looked at from any distance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// One run per mode, in the order they are stacked.
    pub runs: Vec<Run>,
    /// What bars of programs are about.
    pub names: Vec<String>,
}

/// One run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its mode.
    pub mode: Mode,
    /// What its times are worth.
    pub label: Label,
    /// Whether it is of a program.
    pub is_program: bool,
    /// One track per lane.
    pub tracks: Vec<Track>,
}

/// One lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// As people read it: "worker 1".
    pub name: String,
    /// Whether it is of a thread of a program, and not of a worker.
    pub is_thread: bool,
    /// Its bars. Those of one row do not overlap, and stand in their order.
    pub rows: Vec<Vec<Bar>>,
    /// Its moments.
    pub moments: Vec<Moment>,
    /// How many bars there are.
    pub bars: usize,
    /// For how long it did each kind of thing, in the order of [`Kind::ALL`]. Waits
    /// that overlap count once.
    pub time_ms: [f64; 4],
    /// The same by the shapes of its bars, in the order of [`Shape::ALL`].
    pub shape_ms: [f64; 6],
    /// When its last bar ended.
    pub end_ms: f64,
    /// Whether its waits overlap with all else, as in an event loop.
    pub waits_overlap: bool,
    /// Until when its waits are counted.
    waited_until_ms: f64,
}

/// What bars look like: those of a kind of time alike, and, of threads that could run, by
/// their state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It computed.
    Run,
    /// It waited for I/O, or for another thread.
    Wait,
    /// A lock was in its way.
    Blocked,
    /// It copied.
    Copy,
    /// A thread that had not run yet.
    New,
    /// A thread that waited for its turn.
    Ready,
}

/// What a thread of a program is, as CPython has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was started, and has not run yet.
    New,
    /// It could run, and waits for its turn.
    Ready,
    /// It runs.
    Running,
    /// It waits: for a lock, another thread, time or I/O.
    Waiting,
    /// It is at its end.
    Ended,
}

/// A span, and what of it is in nobody's way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// For which task.
    pub task: u32,
    /// What the lane did.
    pub kind: Kind,
    /// From then on.
    pub start_ms: f64,
    /// Until then.
    pub end_ms: f64,
    /// Drawn from then on: later than its start where all rows are taken.
    pub drawn_ms: f64,
    /// Of a program: what it is about, as a place in [`Timeline::names`].
    pub about: Option<u32>,
    /// What a thread was that could have run and did not.
    pub idle: Option<Idle>,
    /// The line where the thread began to run, or stood while it did not.
    pub line: Option<u32>,
    /// Who held the lock, as a place among the tracks of the run.
    pub held_by: Option<usize>,
    /// Whether others held it after that.
    pub then_others: bool,
}

/// A moment of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at_ms: f64,
}

/// Where a bar is: which run, track, row, and which of the row's bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The run.
    pub run: usize,
    /// Its track.
    pub track: usize,
    /// Its row.
    pub row: usize,
    /// The bar.
    pub bar: usize,
}

impl Timeline {
    /// The timeline of a trace.
    pub fn new(trace: &Trace) -> Self {
        let mut timeline = Self::default();
        let mut places = Vec::with_capacity(trace.lanes.len());
        for lane in &trace.lanes {
            let label = trace.label_of(lane.mode);
            places.push((lane.id, timeline.add_track(lane, label)));
        }
        timeline.names.clone_from(&trace.names);
        let mut last = None;
        for span in &trace.spans {
            // Spans come lane by lane, so most are of the same lane as the one before.
            let place = last.filter(|&(id, _)| id == span.lane);
            let place = place.or_else(|| places.iter().find(|(id, _)| *id == span.lane).copied());
            last = place;
            if let Some((_, (run, track))) = place {
                let of = |lane: u32| places.iter().find(|(id, _)| *id == lane);
                let holder = span.held_by.and_then(of).map(|(_, place)| *place);
                let holder = holder.filter(|&(of, _)| of == run);
                let bar = Bar {
                    held_by: holder.map(|(_, track)| track),
                    ..Bar::of(span)
                };
                timeline.runs[run].tracks[track].add_bar(bar);
            }
        }
        for event in &trace.events {
            if let Some((_, (run, track))) = places.iter().find(|(id, _)| *id == event.lane) {
                timeline.runs[*run].tracks[*track].moments.push(Moment {
                    kind: event.kind,
                    at_ms: event.at_ms,
                });
            }
        }
        timeline
    }

    /// When the last bar of all ends.
    pub fn end_ms(&self) -> f64 {
        self.runs.iter().map(Run::end_ms).fold(0.0, f64::max)
    }

    /// How many tracks there are.
    pub fn tracks(&self) -> usize {
        self.runs.iter().map(|run| run.tracks.len()).sum()
    }

    /// How many bars there are.
    pub fn bars(&self) -> usize {
        let tracks = self.runs.iter().flat_map(|run| &run.tracks);
        tracks.map(|track| track.bars).sum()
    }

    /// The track at a place.
    pub fn track(&self, place: Place) -> Option<&Track> {
        self.runs.get(place.run)?.tracks.get(place.track)
    }

    /// Whether it is of a program.
    pub fn is_program(&self) -> bool {
        self.runs.iter().any(|run| run.is_program)
    }

    /// What a bar is about.
    pub fn name(&self, about: Option<u32>) -> Option<&str> {
        let name = self.names.get(about? as usize)?;
        Some(name)
    }

    /// The bar at a place.
    pub fn bar(&self, place: Place) -> Option<&Bar> {
        self.track(place)?.rows.get(place.row)?.get(place.bar)
    }

    fn add_track(&mut self, lane: &Lane, label: Label) -> (usize, usize) {
        let mode = lane.mode;
        let run = self.runs.iter().position(|run| run.mode == mode);
        let run = run.unwrap_or_else(|| {
            self.runs.push(Run {
                mode,
                label,
                is_program: false,
                tracks: Vec::new(),
            });
            self.runs.len() - 1
        });
        let is_thread = lane.kind == LaneKind::Thread;
        let of_run = &mut self.runs[run];
        of_run.is_program |= is_thread;
        of_run.tracks.push(Track {
            is_thread,
            ..Track::new(mode, &lane.name)
        });
        (run, of_run.tracks.len() - 1)
    }
}

impl Run {
    /// When its last bar ends.
    pub fn end_ms(&self) -> f64 {
        let ends = self.tracks.iter().map(|track| track.end_ms);
        ends.fold(0.0, f64::max)
    }

    /// When a thread ended, if the run went on after that.
    pub fn ended_ms(&self, track: &Track) -> Option<f64> {
        (track.is_thread && track.end_ms < self.end_ms()).then_some(track.end_ms)
    }

    /// For how long a thread was in this state.
    pub fn state_ms(&self, track: &Track, state: State) -> f64 {
        let of = |shape: Shape| track.shape_ms[shape as usize];
        match state {
            State::New => of(Shape::New),
            State::Ready => of(Shape::Ready),
            State::Running => of(Shape::Run) + of(Shape::Copy),
            State::Waiting => of(Shape::Wait) + of(Shape::Blocked),
            State::Ended => self
                .ended_ms(track)
                .map_or(0.0, |ended_ms| self.end_ms() - ended_ms),
        }
    }

    /// All its bars of a task, with their tracks.
    pub fn bars_of(&self, task: u32) -> impl Iterator<Item = (&Track, &Bar)> {
        self.tracks.iter().flat_map(move |track| {
            let bars = track.rows.iter().flatten();
            bars.filter(move |bar| bar.task == task)
                .map(move |bar| (track, bar))
        })
    }
}

impl Shape {
    /// All shapes, in the order legends show them.
    pub const ALL: [Self; 6] = [
        Self::Run,
        Self::Wait,
        Self::Blocked,
        Self::Copy,
        Self::New,
        Self::Ready,
    ];
}

impl Bar {
    /// Of a span, but for who held the lock.
    fn of(span: &Span) -> Self {
        Self {
            task: span.task,
            kind: span.kind,
            start_ms: span.start_ms,
            end_ms: span.end_ms,
            about: span.about,
            idle: span.state,
            line: span.line,
            then_others: span.then_others,
            ..Self::default()
        }
    }

    /// What it looks like.
    pub fn shape(&self) -> Shape {
        match (self.idle, self.kind) {
            (Some(Idle::New), _) => Shape::New,
            (Some(Idle::Ready), _) => Shape::Ready,
            (None, Kind::Run) => Shape::Run,
            (None, Kind::Wait) => Shape::Wait,
            (None, Kind::Blocked) => Shape::Blocked,
            (None, Kind::Copy) => Shape::Copy,
        }
    }
}

impl Track {
    /// An empty track of a mode.
    pub fn new(mode: Mode, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            waits_overlap: mode == Mode::Concurrent,
            rows: vec![Vec::new()],
            ..Self::default()
        }
    }

    /// Adds a bar that says no more than this.
    pub fn add(&mut self, task: u32, kind: Kind, [start_ms, end_ms]: [f64; 2]) {
        self.add_bar(Bar {
            task,
            kind,
            start_ms,
            end_ms,
            ..Bar::default()
        });
    }

    /// Adds a bar. They come in the order of their ends.
    pub fn add_bar(&mut self, bar: Bar) {
        let Bar {
            kind,
            start_ms,
            end_ms,
            ..
        } = bar;
        let row = self.row_for(kind, start_ms);
        let row = &mut self.rows[row];
        let free_ms = row.last().map_or(start_ms, |bar| bar.end_ms);
        row.push(Bar {
            drawn_ms: start_ms.max(free_ms).min(end_ms),
            ..bar
        });
        self.bars += 1;
        self.end_ms = self.end_ms.max(end_ms);
        let counted_from_ms = if kind == Kind::Wait {
            let from_ms = start_ms.max(self.waited_until_ms);
            self.waited_until_ms = self.waited_until_ms.max(end_ms);
            from_ms
        } else {
            start_ms
        };
        let counted_ms = (end_ms - counted_from_ms).max(0.0);
        self.time_ms[kind as usize] += counted_ms;
        self.shape_ms[bar.shape() as usize] += counted_ms;
    }

    /// From when to when there is something to draw it for: of a thread, as long as there
    /// is that thread.
    pub fn life_ms(&self) -> [f64; 2] {
        if !self.is_thread {
            return [f64::NEG_INFINITY, f64::INFINITY];
        }
        let first = self.rows[0].first();
        [first.map_or(self.end_ms, |bar| bar.start_ms), self.end_ms]
    }

    /// The bar of the longest wait that was not for a turn.
    pub fn longest_wait(&self) -> Option<&Bar> {
        let length_ms = |bar: &&Bar| bar.end_ms - bar.start_ms;
        let bars = self.rows.iter().flatten();
        let waits = bars.filter(|bar| self.state(bar) == Some(State::Waiting));
        waits.max_by(|one, other| length_ms(one).total_cmp(&length_ms(other)))
    }

    /// What a thread of a program is in a bar.
    pub fn state(&self, bar: &Bar) -> Option<State> {
        self.is_thread.then(|| match bar.shape() {
            Shape::New => State::New,
            Shape::Ready => State::Ready,
            Shape::Run | Shape::Copy => State::Running,
            Shape::Wait | Shape::Blocked => State::Waiting,
        })
    }

    /// For how long it did this.
    pub fn time_of_ms(&self, kind: Kind) -> f64 {
        self.time_ms[kind as usize]
    }

    /// The share of a time for which it computed.
    pub fn utilisation(&self, of_ms: f64) -> f64 {
        if of_ms > 0.0 {
            self.time_of_ms(Kind::Run) / of_ms
        } else {
            0.0
        }
    }

    /// The first row whose bars have all ended; a new one if none has, and in the
    /// end the one that is free the soonest. What a lane does itself is in the
    /// first row, where its waits may overlap with that.
    fn row_for(&mut self, kind: Kind, start_ms: f64) -> usize {
        let first = usize::from(self.waits_overlap && kind == Kind::Wait);
        if self.waits_overlap && kind != Kind::Wait {
            return 0;
        }
        let end_ms = |row: &Vec<Bar>| row.last().map_or(f64::NEG_INFINITY, |bar| bar.end_ms);
        let mut rows = self.rows.iter().enumerate().skip(first);
        if let Some((free, _)) = rows.find(|(_, row)| end_ms(row) <= start_ms + SLACK_MS) {
            return free;
        }
        if self.rows.len() < MOST_ROWS {
            self.rows.push(Vec::new());
            return self.rows.len() - 1;
        }
        let rows = self.rows.iter().enumerate().skip(first);
        let soonest = rows.min_by(|(_, a), (_, b)| end_ms(a).total_cmp(&end_ms(b)));
        soonest.map_or(first, |(row, _)| row)
    }
}
