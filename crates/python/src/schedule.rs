//! Which thread runs next, on one worker: the threads take turns, as under CPython's GIL.
//!
//! A thread gives up its turn when the switch interval has passed (at a call or a backward jump; with
//! [`Rule::Anywhere`] between any two instructions), and when it waits. A thread that waits is parked and costs nothing.

use crate::board::Board;
use crate::machine::Machine;
use crate::report::Report;
use crate::value::Value;
use crate::vm::thread::{Stop, Thread};

/// Calls and backward jumps between two looks at the clock: some tenth of a millisecond.
pub(crate) const FUEL: u32 = 2000;

/// Instructions between two looks at the clock.
const FUEL_ANYWHERE: u32 = 10_000;

/// Where another thread may come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// At calls and backward jumps, as CPython 3.10 and later.
    #[default]
    Calls,
    /// Between any two instructions.
    Anywhere,
}

/// How threads take turns.
#[derive(Clone, Copy, Debug)]
pub struct Turns {
    /// Where another thread may come in.
    pub rule: Rule,
    /// After how many seconds.
    pub interval: f64,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            rule: Rule::default(),
            interval: 0.005,
        }
    }
}

/// What is to be done next.
#[derive(Clone, Debug)]
pub enum Next {
    /// Another turn.
    Turn,
    /// Nothing before this time, as `Host::monotonic` counts.
    Idle(f64),
    /// The next cell of a notebook.
    CellEnded,
    /// Nothing any more.
    End(End),
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// With an exit code: 0, or what `sys.exit` was given.
    Exit(i32),
    /// With an exception that nothing caught: the exit code is 1.
    Raised,
    /// Every thread waits, and nothing can wake one.
    Stuck(Report),
}

impl End {
    /// The exit code, unless every thread waits.
    #[must_use]
    pub fn code(&self) -> Option<i32> {
        match self {
            Self::Exit(code) => Some(*code),
            Self::Raised => Some(1),
            Self::Stuck(_) => None,
        }
    }
}

/// A program and its threads.
pub struct Scheduler {
    /// The process.
    pub machine: Machine,
    board: Board,
    turns: Turns,
}

/// A process, with all its threads, can go on on another worker.
const _: fn() = || {
    fn can_move<T: Send>() {}
    can_move::<Machine>();
    can_move::<Thread>();
    can_move::<Scheduler>();
};

impl Scheduler {
    /// A program that begins with `main`.
    #[must_use]
    pub fn new(mut machine: Machine, main: Thread, turns: Turns) -> Self {
        let board = Board::new(&mut machine, main);
        Self {
            machine,
            board,
            turns,
        }
    }

    /// One whose main thread has nothing to do yet.
    #[must_use]
    pub fn idle(mut machine: Machine, turns: Turns) -> Self {
        let board = Board::idle(&mut machine);
        Self {
            machine,
            board,
            turns,
        }
    }

    /// A process of its own, which ends when `main` does.
    pub(crate) fn child(mut machine: Machine, main: Thread, turns: Turns) -> Self {
        let board = Board::child(&mut machine, main);
        Self {
            machine,
            board,
            turns,
        }
    }

    /// Gives the main thread, which has nothing to do, a cell of a notebook to run.
    pub fn begin_cell(&mut self, cell: Thread) {
        self.board.begin_cell(cell);
    }

    /// Raises `KeyboardInterrupt` in the main thread, also if it waits.
    pub fn interrupt(&mut self) {
        self.board.interrupt(&mut self.machine);
    }

    /// Ends the main thread where it stands: for what even an interrupt does not end.
    pub fn drop_main(&mut self) {
        self.board.drop_main();
    }

    /// Gives one thread its turn.
    pub fn turn(&mut self) -> Next {
        self.board.wake_told(&self.machine);
        self.board.wake_sleepers(|| self.machine.host.monotonic());
        self.board.note(&mut self.machine);
        let Some(mut thread) = self.board.take() else {
            return match self.board.next_time() {
                Some(until) => Next::Idle(until),
                None => Next::End(End::Stuck(self.report())),
            };
        };
        let began = self.machine.host.monotonic();
        let worker = self.machine.tracing.worker;
        self.machine.note_run(&thread, worker);
        loop {
            let stop = self.run(&mut thread);
            self.board.take_over(&mut self.machine);
            self.board.note(&mut self.machine);
            self.machine.note_line(&thread);
            match stop {
                // (`Alone` does not happen: a process with one worker is always alone.)
                Stop::Slice | Stop::Alone | Stop::Full => {
                    if stop == Stop::Full {
                        self.machine.collect(self.board.threads().chain([&thread]));
                    }
                    if self.machine.host.monotonic() - began < self.turns.interval {
                        continue;
                    }
                    self.machine.note_place(&thread);
                    self.board.add(thread);
                }
                Stop::Wait(wait) => {
                    self.machine.note_wait(&thread, wait);
                    self.board.park(&self.machine, thread, wait);
                }
                Stop::Done(value) => return self.ended(thread.id, Ok(value)),
                Stop::Raised(exception) => return self.ended(thread.id, Err(exception)),
            }
            self.board.note(&mut self.machine);
            return Next::Turn;
        }
    }

    /// A slice of a turn. Where no other thread could come in, it makes no difference where one
    /// might, and instructions need not be counted. (One that wakes meanwhile comes in at a call or
    /// a jump, this once.)
    fn run(&mut self, thread: &mut Thread) -> Stop {
        match self.turns.rule {
            Rule::Anywhere if self.board.ready() > 0 => {
                self.machine.run_every(thread, FUEL_ANYWHERE)
            }
            _ => self.machine.run(thread, FUEL),
        }
    }

    fn ended(&mut self, id: u32, result: Result<Value, Value>) -> Next {
        self.board.ended(&mut self.machine, id, result)
    }

    /// Who waits for what, and who holds it.
    #[must_use]
    pub fn report(&self) -> Report {
        self.board.report(&self.machine)
    }
}
