//! What threads do, told to the host as it happens, for a trace of the run. Without a trace no record is made.
//!
//! Records are moments; `crates/python-trace` makes spans of time of them.

use crate::heap::Heap;
use crate::host::Host;
use crate::machine::Machine;
use crate::native::Wait;
use crate::object::Body;
use crate::process::Pid;
use crate::value::{Handle, Value};
use crate::vm::thread::Thread;
use crate::{holder, report};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Something that a thread did or met.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When, as `Host::monotonic` counts.
    pub at: f64,
    /// In which process.
    pub process: Pid,
    /// Which thread; the main thread is 0, also while it reports and ends.
    pub thread: u32,
    /// What.
    pub what: What,
}

/// What a thread did or met.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// It has this name now.
    Named(Arc<str>),
    /// A worker runs it from now on.
    Runs(u32),
    /// It could run from now on: its turn is over, or its wait is.
    CanRun,
    /// It waits: for what, unless it is only time.
    Waits(Option<Arc<str>>),
    /// Another thread holds this lock, and it waits.
    Blocked(Arc<str>),
    /// It started this thread.
    Start(u32),
    /// It took this lock.
    Acquire(Arc<str>),
    /// It released this lock.
    Release(Arc<str>),
    /// It put something into this queue.
    Put(Arc<str>),
    /// It took something out of this queue.
    Get(Arc<str>),
    /// It told those who wait for this.
    Notify(Arc<str>),
    /// This stands otherwise now: told only where somebody watches.
    Stands(Arc<str>, Standing),
    /// It stands in this line of the program: told when it begins to run and when it stops, and, to somebody who watches,
    /// now and then meanwhile.
    At(u32),
    /// An exception of this class ended what it did.
    Exception(Arc<str>),
    /// It is at its end.
    Ends,
}

/// How something stands that threads wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A semaphore: how many permits are left, and how many there were first.
    Permits(u32, u32),
    /// An event: is it set?
    Event(bool),
    /// A barrier: how many threads are there, and how many it takes.
    Barrier(u32, u32),
    /// A condition: how many threads wait for a notification.
    Condition(u32),
    /// A lock that its holder may take again: how often it has.
    Depth(u32),
}

/// How many objects are looked up among the names of the program between two collections, as that takes long in a large
/// program. Others are called by where they were made.
const SEARCHES: u32 = 100;

/// What a machine needs for its records.
#[derive(Debug)]
pub struct Tracing {
    /// Which worker runs the machine now.
    pub worker: u32,
    /// Does the host want records?
    on: bool,
    /// ... and those that are only for somebody who watches?
    watched: bool,
    /// The thread that is the main one now.
    main: u32,
    /// The names of objects, until a collection gives their places to others.
    names: FxHashMap<Handle, Arc<str>>,
    searches: u32,
    /// When it was last told in which line a running thread stands.
    line_told: f64,
}

/// How often it is told in which line a running thread stands, in seconds.
const LINE_EVERY: f64 = 0.01;

impl Tracing {
    /// For a machine with this host.
    pub(crate) fn of(host: &dyn Host) -> Self {
        Self {
            worker: 0,
            on: host.is_traced(),
            watched: host.is_traced() && host.is_watched(),
            main: 0,
            names: FxHashMap::default(),
            searches: SEARCHES,
            line_told: f64::NEG_INFINITY,
        }
    }

    /// Does the host want records?
    #[inline]
    pub(crate) fn is_on(&self) -> bool {
        self.on
    }

    /// Does somebody watch?
    #[inline]
    pub(crate) fn is_watched(&self) -> bool {
        self.watched
    }

    /// The number of a thread in records.
    pub(crate) fn recorded(&self, thread: u32) -> u32 {
        if thread == self.main { 0 } else { thread }
    }

    /// This thread is the main one now.
    #[inline]
    pub(crate) fn set_main(&mut self, thread: u32) {
        self.main = thread;
    }

    /// After a collection other objects may stand where those with names were.
    pub(crate) fn forget(&mut self) {
        self.names.clear();
        self.searches = SEARCHES;
    }
}

impl Machine {
    /// Tells what a thread does now, if somebody wants to know.
    #[inline]
    pub(crate) fn note(&mut self, thread: u32, what: impl FnOnce(&mut Self) -> What) {
        if self.tracing.on {
            let at = self.host.monotonic();
            let what = what(self);
            self.note_at(at, thread, what);
        }
    }

    /// The same, of the thread that runs.
    #[inline]
    pub(crate) fn note_here(&mut self, what: impl FnOnce(&mut Self) -> What) {
        self.note(self.current.thread, what);
    }

    /// Tells what a thread did then.
    pub(crate) fn note_at(&mut self, at: f64, thread: u32, what: What) {
        self.host.record(Record {
            at,
            process: self.process.pid,
            thread: self.tracing.recorded(thread),
            what,
        });
    }

    /// Tells in which line of the program a running thread stands, if it was not told just now.
    #[inline]
    pub(crate) fn note_line(&mut self, thread: &Thread) {
        if self.tracing.watched {
            let now = self.host.monotonic();
            if now - self.tracing.line_told >= LINE_EVERY {
                self.tracing.line_told = now;
                self.note_place(thread);
            }
        }
    }

    /// Tells that a worker runs a thread from now on, and where that goes on.
    pub(crate) fn note_run(&mut self, thread: &Thread, worker: u32) {
        self.note_place(thread);
        self.note(thread.id, |_| What::Runs(worker));
    }

    /// Tells in which line of the program a thread is about to wait, and for what.
    pub(crate) fn note_wait(&mut self, thread: &Thread, wait: Wait) {
        if self.tracing.on {
            self.note_place(thread);
            self.note(thread.id, |machine| machine.wait_of(wait));
        }
    }

    /// Tells in which line of the program a thread stands.
    pub(crate) fn note_place(&mut self, thread: &Thread) {
        if self.tracing.on
            && let Some(line) = self.line_of(thread)
        {
            self.note(thread.id, |_| What::At(line));
        }
    }

    /// Tells of a lock that the running thread took or released. (One with a label is no lock in the eyes of the program.)
    #[inline]
    pub(crate) fn note_lock(&mut self, lock: Value, what: fn(Arc<str>) -> What) {
        if self.tracing.on
            && let Some(lock) = lock.as_handle()
            && label(&self.heap, lock).is_none()
        {
            self.note_here(|machine| what(machine.called(lock)));
        }
    }

    /// What the record of a wait says.
    fn wait_of(&mut self, wait: Wait) -> What {
        match (wait.lock, wait.shared) {
            (Some(lock), _) => match label(&self.heap, lock) {
                Some(label) => What::Waits(Some(label)),
                None => What::Blocked(self.called(lock)),
            },
            (None, shared) => What::Waits(shared.map(|shared| shared.to_string().into())),
        }
    }

    /// What the program calls an object.
    pub(crate) fn called(&mut self, object: Handle) -> Arc<str> {
        if let Some(name) = self.tracing.names.get(&object) {
            return Arc::clone(name);
        }
        let searches = self.tracing.searches > 0;
        self.tracing.searches = self.tracing.searches.saturating_sub(1);
        let found = searches.then(|| holder::name_of(self, object)).flatten();
        let is_lock = matches!(&*self.heap.get(object), Body::Lock(_));
        let name: Arc<str> = match found {
            Some(found) if is_lock => report::quoted(&found).into(),
            Some(found) => found.into(),
            None if is_lock => report::made(self, object).into(),
            None => self.class_name(Value::object(object)).into(),
        };
        self.tracing.names.insert(object, Arc::clone(&name));
        name
    }
}

fn label(heap: &Heap, lock: Handle) -> Option<Arc<str>> {
    match &*heap.get(lock) {
        Body::Lock(lock) => lock.label.as_deref().map(Arc::from),
        _ => None,
    }
}
