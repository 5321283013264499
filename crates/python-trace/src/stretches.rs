//! From moments to stretches of time, thread by thread.

use crate::holders::{Held, Holders};
use crate::lanes::{Lanes, Thread};
use interleave_core::mode::Mode;
use interleave_core::trace::{Event, EventKind, Idle, Kind, Span, Trace};
use interleave_python::record::{Record, What};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A time, and the line in which the thread stood then, if that is known.
#[derive(Clone, Copy)]
struct Moment {
    at_ms: f64,
    line: Option<u32>,
}

/// What a thread does, since when.
#[derive(Clone, Copy)]
enum Now {
    /// It runs on this worker. If it could give way to another one, since then: a turn that nobody else took goes on.
    Running {
        worker: u32,
        since: Moment,
        paused: Option<Moment>,
    },
    /// It does not: why, and since when.
    Standing(Why, Moment),
}

/// Why a thread does not run.
#[derive(Clone, Copy)]
struct Why {
    kind: Kind,
    /// What it waits for, as a place among the names.
    about: u32,
    /// Whether it only waits for its turn.
    idle: Option<Idle>,
    /// The lock that it waits for.
    held: Option<Held>,
}

/// The spans so far, and what threads do just now.
pub struct Stretches {
    lanes: Lanes,
    threads: BTreeMap<Thread, Now>,
    /// The thread that each worker ran last, if that may still go on.
    on_worker: BTreeMap<u32, Thread>,
    /// In which line each thread was told to stand last.
    lines: BTreeMap<Thread, u32>,
    holders: Holders,
    last_ms: f64,
}

impl Stretches {
    /// None yet.
    pub fn new(lanes: Lanes) -> Self {
        Self {
            lanes,
            threads: BTreeMap::new(),
            on_worker: BTreeMap::new(),
            lines: BTreeMap::new(),
            holders: Holders::default(),
            last_ms: 0.0,
        }
    }

    /// What a thread did next, and in which line it stood, if that is known.
    pub fn add(&mut self, record: &Record, line: Option<u32>) {
        let at_ms = record.at * 1e3;
        self.last_ms = self.last_ms.max(at_ms);
        let thread = (record.process, record.thread);
        if let Some(line) = line {
            self.lines.insert(thread, line);
        }
        let now = Moment { at_ms, line };
        match &record.what {
            What::Named(_) | What::At(_) | What::Stands(..) => {}
            What::Runs(worker) => self.runs(thread, *worker, now),
            What::CanRun => self.can_run(thread, now),
            What::Waits(what) => self.waits(thread, what.as_ref(), now),
            What::Blocked(lock) => self.is_blocked(thread, lock, now),
            What::Ends => self.close(thread, at_ms),
            What::Start(started) => self.starts(thread, (record.process, *started), at_ms),
            What::Acquire(lock) => {
                self.holders.take(thread, lock);
                self.event_about(thread, EventKind::Acquire, lock, at_ms);
            }
            What::Release(lock) => {
                self.holders.release(thread, lock);
                self.event_about(thread, EventKind::Release, lock, at_ms);
            }
            What::Put(queue) => self.event_about(thread, EventKind::Put, queue, at_ms),
            What::Get(queue) => self.event_about(thread, EventKind::Get, queue, at_ms),
            What::Notify(who) => self.event_about(thread, EventKind::Notify, who, at_ms),
            What::Exception(class) => {
                self.event_about(thread, EventKind::Exception, class, at_ms);
            }
        }
    }

    fn starts(&mut self, thread: Thread, started: Thread, at_ms: f64) {
        let about = self.lanes.name_of(self.lanes.of_thread(started));
        self.event(thread, EventKind::Start, about, at_ms);
        if !self.threads.contains_key(&started) {
            self.idles(started, Idle::New, Moment { at_ms, line: None });
        }
    }

    fn runs(&mut self, thread: Thread, worker: u32, now: Moment) {
        let before = self.on_worker.get(&worker).copied();
        if before == Some(thread)
            && let Some(Now::Running { paused, .. }) = self.threads.get_mut(&thread)
        {
            *paused = None;
            return;
        }
        // The thread that had the worker before has lost it.
        if let Some(other) = before {
            self.give_way(other);
        }
        self.give_way(thread);
        self.close(thread, now.at_ms);
        let running = Now::Running {
            worker,
            since: now,
            paused: None,
        };
        self.threads.insert(thread, running);
        self.on_worker.insert(worker, thread);
    }

    fn can_run(&mut self, thread: Thread, now: Moment) {
        match self.threads.get_mut(&thread) {
            Some(Now::Running { paused, .. }) => {
                paused.get_or_insert(now);
            }
            // It can since it was started.
            Some(Now::Standing(why, _)) if why.idle == Some(Idle::New) => {}
            _ => self.idles(thread, Idle::Ready, now),
        }
    }

    /// The turn of a thread that paused ended when it paused.
    fn give_way(&mut self, thread: Thread) {
        if let Some(Now::Running {
            paused: Some(paused),
            ..
        }) = self.threads.get(&thread)
        {
            self.idles(thread, Idle::Ready, *paused);
        }
    }

    /// From then on it could run, and does not.
    fn idles(&mut self, thread: Thread, idle: Idle, since: Moment) {
        let kind = match self.lanes.trace.lanes.first() {
            Some(lane) if lane.mode == Mode::Gil => Kind::Blocked,
            _ => Kind::Wait,
        };
        let why = Why {
            kind,
            about: self.lanes.about(self.lanes.turn),
            idle: Some(idle),
            held: None,
        };
        self.stands(thread, why, since);
    }

    fn waits(&mut self, thread: Thread, what: Option<&Arc<str>>, since: Moment) {
        let why = Why {
            kind: Kind::Wait,
            about: self.lanes.about(what.map_or("time or I/O", |what| what)),
            idle: None,
            held: None,
        };
        self.stands(thread, why, since);
    }

    fn is_blocked(&mut self, thread: Thread, lock: &Arc<str>, since: Moment) {
        let why = Why {
            kind: Kind::Blocked,
            about: self.lanes.about(lock),
            idle: None,
            held: self.holders.held(thread, lock),
        };
        self.stands(thread, why, since);
    }

    fn stands(&mut self, thread: Thread, why: Why, since: Moment) {
        self.close(thread, since.at_ms);
        self.threads.insert(thread, Now::Standing(why, since));
    }

    /// Ends what a thread does.
    fn close(&mut self, thread: Thread, at_ms: f64) {
        let lane = self.lanes.of_thread(thread);
        match self.threads.remove(&thread) {
            Some(Now::Running { worker, since, .. }) => {
                self.on_worker.remove(&worker);
                let (by, who) = (self.lanes.name_of(worker), self.lanes.name_of(lane));
                let span = self.span(thread, Kind::Run, since, at_ms);
                self.push(lane, by, span);
                self.push(worker, who, span);
            }
            Some(Now::Standing(why, since)) => {
                let held = why.held;
                let span = Span {
                    state: why.idle,
                    held_by: held.map(|held| self.lanes.of_thread(held.by)),
                    then_others: held.is_some_and(|held| self.holders.was_taken_since(held)),
                    ..self.span(thread, why.kind, since, at_ms)
                };
                self.push(lane, why.about, span);
            }
            None => {}
        }
    }

    /// A thread may begin in the library: then its line is the first of the program that is known.
    fn span(&self, thread: Thread, kind: Kind, since: Moment, end_ms: f64) -> Span {
        Span {
            task: self.lanes.task(thread),
            kind,
            line: since.line.or_else(|| self.lines.get(&thread).copied()),
            start_ms: since.at_ms,
            end_ms,
            ..Span::default()
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
