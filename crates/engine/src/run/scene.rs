//! What there is of a program at one moment: its threads, and the locks, queues and the like
//! that it has names for. It must not know where it is shown.

use std::sync::Arc;

/// A moment of a program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The first threads, in the order of their processes and numbers.
    pub threads: Vec<ThreadSeen>,
    /// How many more there are.
    pub more_threads: u32,
    /// The first queues and the like that the program made, in the order of their processes
    /// and names, and then the first locks.
    pub things: Vec<Thing>,
    /// How many more there are.
    pub more_things: u32,
    /// When that was, in milliseconds of the run.
    pub at_ms: f64,
}

/// A thread at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadSeen {
    /// The place of its process among those of the run, in the order of their start.
    pub process: u32,
    /// Its number in that process.
    pub thread: u32,
    /// What it is called.
    pub name: Arc<str>,
    /// What it does.
    pub state: State,
    /// What it did since the moment before this one: when that began, in milliseconds of the
    /// run, and what. As many of the first as are kept, and the last.
    pub changes: Vec<(f64, State)>,
    /// What it waits for, if that is known.
    pub awaits: Option<Arc<str>>,
    /// The line of the program in which it was seen last; 0: in none yet.
    pub line: u32,
}

/// What a thread does, in `CPython`'s words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was started, and has not run.
    New,
    /// It could run, and another thread does.
    Ready,
    /// It runs.
    Running,
    /// It waits.
    Waiting,
    /// It is over.
    Ended,
}

impl State {
    /// Its name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Waiting => "waiting",
            Self::Ended => "ended",
        }
    }
}

/// Something that threads wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// The place of its process among those of the run.
    pub process: u32,
    /// What the program calls it.
    pub name: Arc<str>,
    /// What it is, and how it stands.
    pub kind: ThingKind,
}

/// What threads wait for, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThingKind {
    /// A lock: by whom it is held, and who waits for it, the first one first.
    Lock {
        /// The name of its holder.
        holder: Option<Arc<str>>,
        /// How often that has taken it, if it may do so more than once.
        depth: u32,
        /// The names of those who wait.
        waiting: Vec<Arc<str>>,
    },
    /// A queue, with the number of its items.
    Queue(u32),
    /// A semaphore.
    Semaphore {
        /// How many permits are left,
        left: u32,
        /// of how many.
        most: u32,
    },
    /// An event: is it set?
    Event(bool),
    /// A barrier.
    Barrier {
        /// How many threads are there,
        there: u32,
        /// of how many that it takes.
        of: u32,
    },
    /// A condition, with the number of those who wait for a notification.
    Condition(u32),
}
