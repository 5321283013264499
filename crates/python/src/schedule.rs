//! Which thread runs next, on one worker: the threads take turns, as under CPython's GIL.
//!
//! A thread gives up its turn when the switch interval has passed (at a call or a backward jump; with
//! [`Rule::Anywhere`] between any two instructions), and when it waits. Who waits is parked and costs nothing.

use crate::classes;
use crate::machine::{Machine, Resumed};
use crate::native::Wait;
use crate::object::Body;
use crate::report::{Report, Waiting};
use crate::value::Value;
use crate::vm::thread::{Stop, Thread};
use std::collections::{BTreeSet, HashMap, VecDeque};

/// Calls and backward jumps between two looks at the clock: some tenth of a millisecond.
const FUEL: u32 = 2000;

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
    /// With an exit code: 0, or 1 after an exception, or what `sys.exit` was given.
    Exit(i32),
    /// Every thread waits, and nothing can wake one.
    Stuck(Report),
}

/// A program and its threads.
pub struct Scheduler {
    /// The process.
    pub machine: Machine,
    turns: Turns,
    threads: HashMap<u32, Parked>,
    ready: VecDeque<u32>,
    sleeping: BTreeSet<(u64, u32)>,
    main: u32,
    stage: Stage,
    exit: i32,
}

/// A process, with all its threads, can go on on another worker.
const _: fn() = || {
    fn can_move<T: Send>() {}
    can_move::<Machine>();
    can_move::<Thread>();
    can_move::<Scheduler>();
};

struct Parked {
    thread: Thread,
    wait: Option<Wait>,
}

/// What the main thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Runs the program.
    Program,
    /// Prints the exception that ended it.
    Report,
    /// Waits for the threads that are no daemons.
    Shutdown,
    /// Calls the function that a process of its own was made for.
    Child,
    /// Prints the exception that ended that.
    ChildReport,
    /// Runs a cell of a notebook.
    Cell,
}

impl Scheduler {
    /// A program that begins with `main`.
    #[must_use]
    pub fn new(machine: Machine, main: Thread, turns: Turns) -> Self {
        let mut scheduler = Self::idle(machine, turns);
        scheduler.main = main.id;
        scheduler.add(main);
        scheduler
    }

    /// One whose main thread has nothing to do yet.
    #[must_use]
    pub fn idle(mut machine: Machine, turns: Turns) -> Self {
        machine.thread_names.insert(0, "MainThread".into());
        Self {
            machine,
            turns,
            threads: HashMap::new(),
            ready: VecDeque::new(),
            sleeping: BTreeSet::new(),
            main: 0,
            stage: Stage::Program,
            exit: 0,
        }
    }

    /// Gives the main thread, which has nothing to do, a cell of a notebook to run.
    pub fn begin_cell(&mut self, cell: Thread) {
        self.stage = Stage::Cell;
        self.main = cell.id;
        self.add(cell);
    }

    /// Raises `KeyboardInterrupt` in the main thread, also if it waits.
    pub fn interrupt(&mut self) {
        let interrupt = self.machine.exception(classes::KEYBOARD_INTERRUPT, vec![]);
        let parked = self.threads.get(&self.main);
        let waited = parked.is_some_and(|parked| parked.wait.is_some());
        self.wake(self.main, false);
        if let Some(parked) = self.threads.get_mut(&self.main) {
            // Who waits stands before its call, to make it again; it is to be raised by that call.
            if let Some(frame) = parked.thread.frames.last_mut().filter(|_| waited) {
                frame.pc += 1;
            }
            parked.thread.resumed = None;
            parked.thread.inject = Some(interrupt.0);
        }
    }

    /// Ends the main thread where it stands: for what even an interrupt does not end.
    pub fn drop_main(&mut self) {
        self.interrupt();
        self.threads.remove(&self.main);
        self.ready.retain(|id| *id != self.main);
    }

    /// A process of its own, which ends when `main` does.
    pub(crate) fn child(machine: Machine, main: Thread, turns: Turns) -> Self {
        Self {
            stage: Stage::Child,
            ..Self::new(machine, main, turns)
        }
    }

    fn add(&mut self, thread: Thread) {
        self.ready.push_back(thread.id);
        self.threads
            .insert(thread.id, Parked { thread, wait: None });
    }

    /// Gives one thread its turn.
    pub fn turn(&mut self) -> Next {
        self.wake_told();
        self.wake_sleepers();
        let Some(id) = self.ready.pop_front() else {
            return match self.sleeping.first() {
                Some((until, _)) => Next::Idle(f64::from_bits(*until)),
                None => Next::End(End::Stuck(self.report())),
            };
        };
        let Some(mut parked) = self.threads.remove(&id) else {
            return Next::Turn;
        };
        parked.wait = None;
        let began = self.machine.host.monotonic();
        loop {
            let stop = self.run(&mut parked.thread);
            self.take_over();
            match stop {
                Stop::Full => {
                    self.collect(&parked.thread);
                    continue;
                }
                Stop::Slice => {
                    if self.machine.host.monotonic() - began < self.turns.interval {
                        continue;
                    }
                    self.ready.push_back(id);
                    self.threads.insert(id, parked);
                }
                Stop::Wait(wait) => self.park(id, parked, wait),
                Stop::Done(value) => return self.ended(id, Ok(value)),
                Stop::Raised(exception) => return self.ended(id, Err(exception)),
            }
            return Next::Turn;
        }
    }

    fn run(&mut self, thread: &mut Thread) -> Stop {
        match self.turns.rule {
            Rule::Calls => self.machine.run(thread, FUEL),
            Rule::Anywhere => self.machine.run_every(thread, FUEL_ANYWHERE),
        }
    }

    /// Takes in the threads that were started and those that may go on.
    fn take_over(&mut self) {
        for thread in std::mem::take(&mut self.machine.spawned) {
            self.machine.alive += 1;
            self.add(thread);
        }
        for id in std::mem::take(&mut self.machine.woken) {
            self.wake(id, false);
        }
    }

    fn park(&mut self, id: u32, mut parked: Parked, wait: Wait) {
        parked.wait = Some(wait);
        if let Some(until) = wait.until {
            self.sleeping.insert((until.max(0.0).to_bits(), id));
        }
        self.threads.insert(id, parked);
        // It may have been let go between its question and now.
        if let Some(lock) = wait.lock
            && let Body::Lock(lock) = &*self.machine.heap.get(lock)
            && !lock.held
        {
            self.wake(id, false);
        }
    }

    fn wake(&mut self, id: u32, timed_out: bool) {
        let Some(parked) = self.threads.get_mut(&id) else {
            return;
        };
        let Some(wait) = parked.wait.take() else {
            return;
        };
        if let Some(until) = wait.until {
            self.sleeping.remove(&(until.max(0.0).to_bits(), id));
        }
        parked.thread.resumed = Some(Resumed {
            until: wait.until,
            timed_out,
        });
        self.ready.push_back(id);
    }

    /// Wakes those whom other processes told.
    fn wake_told(&mut self) {
        let process = &self.machine.process;
        let woken = process.exchange.state().take_woken(process.pid);
        for id in woken {
            self.wake(id, false);
        }
    }

    fn wake_sleepers(&mut self) {
        if self.sleeping.is_empty() {
            return;
        }
        let now = self.machine.host.monotonic();
        while let Some(&(until, id)) = self.sleeping.first()
            && f64::from_bits(until) <= now
        {
            self.wake(id, true);
        }
    }

    fn collect(&mut self, running: &Thread) {
        let parked = self.threads.values().map(|parked| &parked.thread);
        self.machine.collect(parked.chain([running]));
    }

    fn ended(&mut self, id: u32, result: Result<Value, Value>) -> Next {
        if id != self.main {
            self.machine.alive -= 1;
            if let Err(exception) = result
                && !self.machine.is_instance(exception, classes::SYSTEM_EXIT)
            {
                // The report is printed by a thread of its own, which ends as any other.
                self.machine.alive += 1;
                self.start_main("_report_thread", vec![exception]);
            }
            return Next::Turn;
        }
        match (self.stage, result) {
            (Stage::Program, Err(exception)) => {
                self.stage = Stage::Report;
                self.exit = 1;
                self.main = self.start_main("_report_exit", vec![exception]);
            }
            (Stage::Program, Ok(_)) => self.shut_down(),
            (Stage::Report, result) => {
                self.exit = result.map_or(self.exit, exit_code);
                self.shut_down();
            }
            (Stage::Child, Err(exception)) => {
                self.stage = Stage::ChildReport;
                self.main = self.start_main("_report_exit", vec![exception]);
            }
            (Stage::Child | Stage::ChildReport, result) => {
                return Next::End(End::Exit(result.map_or(1, exit_code)));
            }
            (Stage::Cell, result) => {
                self.machine.cell_ended = result.ok();
                return Next::CellEnded;
            }
            (Stage::Shutdown, _) => return Next::End(End::Exit(self.exit)),
        }
        Next::Turn
    }

    /// Lets the threads that are no daemons come to their end.
    fn shut_down(&mut self) {
        self.stage = Stage::Shutdown;
        self.main = self.start_main("_shut_down", vec![]);
    }

    /// Runs a function of the prelude on a thread of its own, under the main thread's name.
    fn start_main(&mut self, name: &str, args: Vec<Value>) -> u32 {
        let function = self.machine.private(name).unwrap_or(Value::NONE);
        let args = self.machine.tuple(args);
        let mut thread = self.machine.start(function, args, Value::NONE);
        let id = self.machine.next_thread();
        thread.id = id;
        self.machine.thread_names.insert(id, "MainThread".into());
        self.add(thread);
        id
    }

    /// Who waits for what, and who holds it.
    #[must_use]
    pub fn report(&self) -> Report {
        let mut waiting: Vec<Waiting> = self
            .threads
            .values()
            .filter_map(|parked| {
                crate::report::waiting(&self.machine, &parked.thread, parked.wait?)
            })
            .collect();
        waiting.sort_by_key(|waiting| waiting.thread);
        Report { waiting }
    }
}

/// The exit code that a number stands for.
fn exit_code(code: Value) -> i32 {
    code.as_small().map_or(1, |code| (code & 0xff) as i32)
}
