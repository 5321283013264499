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
use interleave_core::trace::{EventKind, Kind, Trace};

/// Bars that overlap go below each other, in no more rows than this.
const MOST_ROWS: usize = 12;

/// Bars that overlap by less do not: records have whole microseconds.
const SLACK_MS: f64 = 0.000_5;

/// What happened in a few runs, ready to be looked at from any distance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// One run per mode, in the order they are stacked.
    pub runs: Vec<Run>,
}

/// One run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its mode.
    pub mode: Mode,
    /// What its times are worth.
    pub label: Label,
    /// One track per lane.
    pub tracks: Vec<Track>,
}

/// One lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// As people read it: "worker 1".
    pub name: String,
    /// Its bars. Those of one row do not overlap, and stand in their order.
    pub rows: Vec<Vec<Bar>>,
    /// Its moments.
    pub moments: Vec<Moment>,
    /// How many bars there are.
    pub bars: usize,
    /// For how long it did each kind of thing, in the order of [`Kind::ALL`]. Waits
    /// that overlap count once.
    pub time_ms: [f64; 4],
    /// When its last bar ended.
    pub end_ms: f64,
    /// Whether its waits overlap with all else, as in an event loop.
    pub waits_overlap: bool,
    /// Until when its waits are counted.
    waited_until_ms: f64,
}

/// A span, and what of it is in nobody's way.
#[derive(Clone, Copy, Debug, PartialEq)]
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
            places.push((
                lane.id,
                timeline.add_track(lane.mode, trace.label_of(lane.mode), &lane.name),
            ));
        }
        let mut last = None;
        for span in &trace.spans {
            // Spans come lane by lane, so most are of the same lane as the one before.
            let place = last.filter(|&(id, _)| id == span.lane);
            let place = place.or_else(|| places.iter().find(|(id, _)| *id == span.lane).copied());
            last = place;
            if let Some((_, (run, track))) = place {
                let of_lane = &mut timeline.runs[run].tracks[track];
                of_lane.add(span.task, span.kind, [span.start_ms, span.end_ms]);
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

    /// The bar at a place.
    pub fn bar(&self, place: Place) -> Option<&Bar> {
        self.track(place)?.rows.get(place.row)?.get(place.bar)
    }

    fn add_track(&mut self, mode: Mode, label: Label, name: &str) -> (usize, usize) {
        let run = self.runs.iter().position(|run| run.mode == mode);
        let run = run.unwrap_or_else(|| {
            self.runs.push(Run {
                mode,
                label,
                tracks: Vec::new(),
            });
            self.runs.len() - 1
        });
        let tracks = &mut self.runs[run].tracks;
        tracks.push(Track::new(mode, name));
        (run, tracks.len() - 1)
    }
}

impl Run {
    /// When its last bar ends.
    pub fn end_ms(&self) -> f64 {
        let ends = self.tracks.iter().map(|track| track.end_ms);
        ends.fold(0.0, f64::max)
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

    /// Adds a bar. They come in the order of their ends.
    pub fn add(&mut self, task: u32, kind: Kind, [start_ms, end_ms]: [f64; 2]) {
        let row = self.row_for(kind, start_ms);
        let row = &mut self.rows[row];
        let free_ms = row.last().map_or(start_ms, |bar| bar.end_ms);
        row.push(Bar {
            task,
            kind,
            start_ms,
            end_ms,
            drawn_ms: start_ms.max(free_ms).min(end_ms),
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
        self.time_ms[kind as usize] += (end_ms - counted_from_ms).max(0.0);
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
