//! Which lanes there are, and what they are called.

use interleave_core::mode::Mode;
use interleave_core::trace::{Lane, LaneKind, Trace};
use interleave_python::record::{Record, What};
use std::collections::BTreeMap;

/// A thread: its process and its number.
pub type Thread = (u32, u32);

/// The lanes of a run, with a trace that has nothing else yet.
pub struct Lanes {
    /// The trace.
    pub trace: Trace,
    /// What those who can run wait for.
    pub turn: &'static str,
    workers: u32,
    threads: BTreeMap<Thread, u32>,
    names: BTreeMap<String, u32>,
}

impl Lanes {
    /// Those that these records are of.
    pub fn of(records: &[&Record], mode: Mode) -> Self {
        let mut lanes = Self {
            trace: Trace::default(),
            turn: turn(records, mode),
            workers: workers(records),
            threads: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for worker in 0..lanes.workers {
            lanes.add(mode, LaneKind::Worker, format!("worker {}", worker + 1));
        }
        let named = named(records);
        for thread in threads(records) {
            let id = lanes.add(mode, LaneKind::Thread, name(thread, records, &named));
            lanes.threads.insert(thread, id);
        }
        lanes
    }

    fn add(&mut self, mode: Mode, kind: LaneKind, name: String) -> u32 {
        let id = self.trace.lanes.len() as u32;
        self.trace.lanes.push(Lane {
            id,
            mode,
            kind,
            name,
        });
        id
    }

    /// The lane of a thread.
    pub fn of_thread(&self, thread: Thread) -> u32 {
        self.threads.get(&thread).copied().unwrap_or_default()
    }

    /// The place of a thread among the threads: its task.
    pub fn task(&self, thread: Thread) -> u32 {
        self.of_thread(thread).saturating_sub(self.workers)
    }

    /// The name of a lane, as what a span is about.
    pub fn name_of(&mut self, lane: u32) -> u32 {
        let name = self.trace.lanes[lane as usize].name.clone();
        self.about(&name)
    }

    /// The place of a name.
    pub fn about(&mut self, name: &str) -> u32 {
        if let Some(place) = self.names.get(name) {
            return *place;
        }
        let place = self.trace.names.len() as u32;
        self.trace.names.push(name.to_owned());
        self.names.insert(name.to_owned(), place);
        place
    }
}

fn turn(records: &[&Record], mode: Mode) -> &'static str {
    let first = records.first().map(|record| record.process);
    let is_one = records.iter().all(|record| Some(record.process) == first);
    match (mode, is_one) {
        (Mode::Gil, true) => "the GIL",
        (Mode::Gil, false) => "the GIL or a worker",
        _ => "a worker",
    }
}

fn workers(records: &[&Record]) -> u32 {
    let last = records.iter().filter_map(|record| match record.what {
        What::Runs(worker) => Some(worker + 1),
        _ => None,
    });
    last.max().unwrap_or_default()
}

/// All threads, by their processes and numbers.
fn threads(records: &[&Record]) -> Vec<Thread> {
    let threads = records.iter().flat_map(|record| {
        let started = match record.what {
            What::Start(thread) => Some((record.process, thread)),
            _ => None,
        };
        [Some((record.process, record.thread)), started]
    });
    let mut threads: Vec<Thread> = threads.flatten().collect();
    threads.sort_unstable();
    threads.dedup();
    threads
}

/// The last names that threads gave themselves.
fn named(records: &[&Record]) -> BTreeMap<Thread, String> {
    let names = records.iter().filter_map(|record| match &record.what {
        What::Named(name) => Some(((record.process, record.thread), name.to_string())),
        _ => None,
    });
    names.collect()
}

fn name(thread: Thread, records: &[&Record], named: &BTreeMap<Thread, String>) -> String {
    let name = match (named.get(&thread), thread.1) {
        (Some(name), _) => name.clone(),
        (None, 0) => "MainThread".to_owned(),
        (None, number) => format!("thread {number}"),
    };
    match records.first() {
        Some(first) if first.process != thread.0 => format!("{name} (process {})", thread.0),
        _ => name,
    }
}
