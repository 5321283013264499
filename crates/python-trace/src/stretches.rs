//! From moments to stretches of time, thread by thread.

use crate::lanes::{Lanes, Thread};
use interleave_core::mode::Mode;
use interleave_core::trace::{Event, EventKind, Kind, Span, Trace};
use interleave_python::record::{Record, What};
use std::collections::BTreeMap;

/// What a thread does, since when.
#[derive(Clone, Copy)]
enum Now {
    /// It runs on this worker. If it could give way to another one, since then: a turn that nobody else took goes on.
    Running {
        worker: u32,
        since_ms: f64,
        paused_ms: Option<f64>,
    },
    /// It does not: why, and what it is about.
    Standing {
        kind: Kind,
        about: u32,
        since_ms: f64,
    },
}

/// The spans so far, and what threads do just now.
pub struct Stretches {
    lanes: Lanes,
    threads: BTreeMap<Thread, Now>,
    /// The thread that each worker ran last, if that may still go on.
    on_worker: BTreeMap<u32, Thread>,
    last_ms: f64,
}

impl Stretches {
    /// None yet.
    pub fn new(lanes: Lanes) -> Self {
        Self {
            lanes,
            threads: BTreeMap::new(),
            on_worker: BTreeMap::new(),
            last_ms: 0.0,
        }
    }

    /// What a thread did next.
    pub fn add(&mut self, record: &Record) {
        let at_ms = record.at * 1e3;
        self.last_ms = self.last_ms.max(at_ms);
        let thread = (record.process, record.thread);
        match &record.what {
            What::Named(_) | What::At(_) | What::Permits(..) => {}
            What::Runs(worker) => self.runs(thread, *worker, at_ms),
            What::CanRun => self.can_run(thread, at_ms),
            What::Waits(what) => {
                let what = what.as_deref().unwrap_or("time or I/O");
                self.stands(thread, Kind::Wait, what, at_ms);
            }
            What::Blocked(lock) => self.stands(thread, Kind::Blocked, lock, at_ms),
            What::Ends => self.close(thread, at_ms),
            What::Start(started) => {
                let lane = self.lanes.of_thread((record.process, *started));
                let about = self.lanes.name_of(lane);
                self.event(thread, EventKind::Start, about, at_ms);
            }
            What::Acquire(lock) => self.event_about(thread, EventKind::Acquire, lock, at_ms),
            What::Release(lock) => self.event_about(thread, EventKind::Release, lock, at_ms),
            What::Put(queue) => self.event_about(thread, EventKind::Put, queue, at_ms),
            What::Get(queue) => self.event_about(thread, EventKind::Get, queue, at_ms),
            What::Notify(who) => self.event_about(thread, EventKind::Notify, who, at_ms),
            What::Exception(class) => {
                self.event_about(thread, EventKind::Exception, class, at_ms);
            }
        }
    }

    fn runs(&mut self, thread: Thread, worker: u32, at_ms: f64) {
        let before = self.on_worker.get(&worker).copied();
        if before == Some(thread)
            && let Some(Now::Running { paused_ms, .. }) = self.threads.get_mut(&thread)
        {
            *paused_ms = None;
            return;
        }
        // The thread that had the worker before has lost it.
        if let Some(other) = before {
            self.give_way(other);
        }
        self.give_way(thread);
        self.close(thread, at_ms);
        let now = Now::Running {
            worker,
            since_ms: at_ms,
            paused_ms: None,
        };
        self.threads.insert(thread, now);
        self.on_worker.insert(worker, thread);
    }

    fn can_run(&mut self, thread: Thread, at_ms: f64) {
        if let Some(Now::Running { paused_ms, .. }) = self.threads.get_mut(&thread) {
            paused_ms.get_or_insert(at_ms);
        } else {
            self.ready(thread, at_ms);
        }
    }

    /// The turn of a thread that paused ended when it paused.
    fn give_way(&mut self, thread: Thread) {
        if let Some(Now::Running {
            paused_ms: Some(paused_ms),
            ..
        }) = self.threads.get(&thread)
        {
            let paused_ms = *paused_ms;
            self.ready(thread, paused_ms);
        }
    }

    fn ready(&mut self, thread: Thread, at_ms: f64) {
        let turn = self.lanes.turn;
        let kind = match self.lanes.trace.lanes.first() {
            Some(lane) if lane.mode == Mode::Gil => Kind::Blocked,
            _ => Kind::Wait,
        };
        self.stands(thread, kind, turn, at_ms);
    }

    fn stands(&mut self, thread: Thread, kind: Kind, what: &str, at_ms: f64) {
        self.close(thread, at_ms);
        let about = self.lanes.about(what);
        let since_ms = at_ms;
        let now = Now::Standing {
            kind,
            about,
            since_ms,
        };
        self.threads.insert(thread, now);
    }

    /// Ends what a thread does.
    fn close(&mut self, thread: Thread, at_ms: f64) {
        let lane = self.lanes.of_thread(thread);
        match self.threads.remove(&thread) {
            Some(Now::Running {
                worker, since_ms, ..
            }) => {
                self.on_worker.remove(&worker);
                let (by, who) = (self.lanes.name_of(worker), self.lanes.name_of(lane));
                let span = self.span(thread, Kind::Run, since_ms, at_ms);
                self.push(lane, by, span);
                self.push(worker, who, span);
            }
            Some(Now::Standing {
                kind,
                about,
                since_ms,
            }) => {
                let span = self.span(thread, kind, since_ms, at_ms);
                self.push(lane, about, span);
            }
            None => {}
        }
    }

    fn span(&self, thread: Thread, kind: Kind, start_ms: f64, end_ms: f64) -> Span {
        Span {
            lane: 0,
            task: self.lanes.task(thread),
            kind,
            about: None,
            start_ms,
            end_ms,
        }
    }

    /// Adds a span, unless it has no duration.
    fn push(&mut self, lane: u32, about: u32, span: Span) {
        if span.end_ms > span.start_ms {
            let span = Span {
                lane,
                about: Some(about),
                ..span
            };
            self.lanes.trace.spans.push(span);
        }
    }

    fn event_about(&mut self, thread: Thread, kind: EventKind, what: &str, at_ms: f64) {
        let about = self.lanes.about(what);
        self.event(thread, kind, about, at_ms);
    }

    fn event(&mut self, thread: Thread, kind: EventKind, about: u32, at_ms: f64) {
        self.lanes.trace.events.push(Event {
            lane: self.lanes.of_thread(thread),
            task: self.lanes.task(thread),
            kind,
            about: Some(about),
            at_ms,
        });
    }

    /// The trace: what goes on at the end ends there.
    pub fn finish(mut self) -> Trace {
        let threads: Vec<Thread> = self.threads.keys().copied().collect();
        for thread in threads {
            self.give_way(thread);
            self.close(thread, self.last_ms);
        }
        let mut trace = self.lanes.trace;
        let spans = &mut trace.spans;
        spans.sort_by(|a, b| a.lane.cmp(&b.lane).then(a.end_ms.total_cmp(&b.end_ms)));
        let events = &mut trace.events;
        events.sort_by(|a, b| a.lane.cmp(&b.lane).then(a.at_ms.total_cmp(&b.at_ms)));
        trace
    }
}
