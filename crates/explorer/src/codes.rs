//! What the explorer knows of the codes of a program.

use crate::live::{Live, handlers};
use interleave_python::Machine;
use interleave_python::object::CodeId;
use std::sync::Arc;

/// Whose a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The program's: each access counts.
    Program,
    /// The library's: what it does up to its return, or to a lock, is one step, as of a function written in C.
    Whole,
    /// The library's, under its own locks: only these count.
    Locked,
}

/// What is known of a code.
#[derive(Debug)]
pub struct Known {
    /// Whose it is.
    pub kind: Kind,
    /// Which registers matter.
    pub live: Live,
    /// The handler of each instruction.
    pub handlers: Vec<Option<(u32, u16)>>,
    /// Does it tell which threads there are?
    pub tells_threads: bool,
    /// Is it the end of the program, which waits for all threads, and so need not be told which there are?
    pub shuts_down: bool,
    /// Is it a thread's end?
    pub ends_thread: bool,
}

/// Modules whose functions change what threads share only under locks of their own.
const LOCKED: [&str; 6] = [
    "threading",
    "queue",
    "_thread_local",
    "concurrent.futures",
    "concurrent.futures._base",
    "concurrent.futures.thread",
];

/// The functions there that look without a lock.
const LOOKING: [&str; 12] = [
    "Event.is_set",
    "Thread.is_alive",
    "SimpleQueue.empty",
    "SimpleQueue.qsize",
    "Barrier.n_waiting",
    "Barrier.broken",
    "Future.done",
    "Future.running",
    "Future.cancelled",
    "enumerate",
    "active_count",
    "Semaphore.__repr__",
];

/// Those that tell which threads there are.
const TELLING: [&str; 3] = ["Thread.is_alive", "enumerate", "active_count"];

/// The codes that were met, by number.
#[derive(Debug, Default)]
pub struct Codes(Vec<Option<Arc<Known>>>);

impl Codes {
    /// What is known of a code.
    pub fn get(&mut self, machine: &Machine, id: CodeId) -> &Arc<Known> {
        let place = id.0 as usize;
        if self.0.len() <= place {
            self.0.resize(place + 1, None);
        }
        self.0[place].get_or_insert_with(|| Arc::new(Known::of(machine, id)))
    }
}

impl Known {
    fn of(machine: &Machine, id: CodeId) -> Self {
        let linked = machine.linked(id);
        let module = &machine.modules[linked.module.0 as usize];
        let locked = module.own && LOCKED.contains(&module.name.as_str());
        let name = linked.code.qualname.as_str();
        let kind = match (module.own, locked && !LOOKING.contains(&name)) {
            (false, _) => Kind::Program,
            (true, false) => Kind::Whole,
            (true, true) => Kind::Locked,
        };
        Self {
            kind,
            live: Live::of(&linked.code, &linked.instrs),
            handlers: handlers(&linked.code, linked.instrs.len()),
            tells_threads: locked && TELLING.contains(&name),
            shuts_down: locked && name == "_shutdown",
            ends_thread: locked && name == "Thread._stop",
        }
    }
}
