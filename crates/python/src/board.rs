//! The threads of a process: which of them can run, which wait and for what, and what the end of one means.

use crate::classes;
use crate::machine::{Machine, Resumed};
use crate::native::Wait;
use crate::object::Body;
use crate::record::What;
use crate::report::{Report, Waiting};
use crate::schedule::{End, Next};
use crate::value::Value;
use crate::vm::thread::Thread;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::atomic::Ordering;

/// The threads that do not run just now.
pub(crate) struct Board {
    threads: HashMap<u32, Parked>,
    ready: VecDeque<u32>,
    sleeping: BTreeSet<(u64, u32)>,
    /// The number of the main thread.
    main: u32,
    /// Threads that were told to go on by other processes before they were parked.
    early: BTreeSet<u32>,
    /// Threads that can run since they were last asked for, and since when, if it is known. (Kept for a trace only.)
    told: Option<Vec<(u32, Option<f64>)>>,
    stage: Stage,
    /// How the program ends, as far as that is known.
    end: End,
}

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

impl Board {
    /// One whose main thread has nothing to do yet.
    pub(crate) fn idle(machine: &mut Machine) -> Self {
        machine.thread_names.insert(0, "MainThread".into());
        Self {
            threads: HashMap::new(),
            ready: VecDeque::new(),
            sleeping: BTreeSet::new(),
            main: 0,
            early: BTreeSet::new(),
            told: machine.tracing.is_on().then(Vec::new),
            stage: Stage::Program,
            end: End::Exit(0),
        }
    }

    /// A program that begins with `main`.
    pub(crate) fn new(machine: &mut Machine, main: Thread) -> Self {
        let mut board = Self::idle(machine);
        board.main = main.id;
        board.add(main);
        board
    }

    /// A process of its own, which ends when `main` does.
    pub(crate) fn child(machine: &mut Machine, main: Thread) -> Self {
        Self {
            stage: Stage::Child,
            ..Self::new(machine, main)
        }
    }

    /// Gives the main thread, which has nothing to do, a cell of a notebook to run.
    pub(crate) fn begin_cell(&mut self, cell: Thread) {
        self.stage = Stage::Cell;
        self.main = cell.id;
        self.add(cell);
    }

    /// Raises `KeyboardInterrupt` in the main thread, also if it waits.
    pub(crate) fn interrupt(&mut self, machine: &mut Machine) {
        let interrupt = machine.exception(classes::KEYBOARD_INTERRUPT, vec![]);
        self.raise_in_main(interrupt.0);
    }

    /// Raises an exception in the main thread, also if it waits; is it here?
    pub(crate) fn raise_in_main(&mut self, exception: Value) -> bool {
        self.raise_in(self.main, exception)
    }

    fn raise_in(&mut self, id: u32, exception: Value) -> bool {
        let parked = self.threads.get(&id);
        let waited = parked.is_some_and(|parked| parked.wait.is_some());
        self.wake(id, false);
        let Some(parked) = self.threads.get_mut(&id) else {
            return false;
        };
        // A thread that waits stands before its call, to make it again. The exception shall come from that call.
        if let Some(frame) = parked.thread.frames.last_mut().filter(|_| waited) {
            frame.pc += 1;
        }
        parked.thread.resumed = None;
        parked.thread.inject = Some(exception);
        true
    }

    /// Ends the main thread where it stands, for what even an interrupt does not end; is it here?
    pub(crate) fn drop_main(&mut self) -> bool {
        self.wake(self.main, false);
        self.ready.retain(|id| *id != self.main);
        self.threads.remove(&self.main).is_some()
    }

    /// Is it the main thread?
    pub(crate) fn is_main(&self, thread: &Thread) -> bool {
        thread.id == self.main
    }

    /// Adds a thread that can run.
    pub(crate) fn add(&mut self, thread: Thread) {
        self.ready.push_back(thread.id);
        self.tell(thread.id, None);
        self.threads
            .insert(thread.id, Parked { thread, wait: None });
    }

    /// Hands out the thread that has been able to run for longest.
    pub(crate) fn take(&mut self) -> Option<Thread> {
        let id = self.ready.pop_front()?;
        self.threads.remove(&id).map(|parked| parked.thread)
    }

    /// How many threads can run.
    pub(crate) fn ready(&self) -> usize {
        self.ready.len()
    }

    /// When the next sleeper is to be woken, as `Host::monotonic` counts.
    pub(crate) fn next_time(&self) -> Option<f64> {
        self.sleeping
            .first()
            .map(|(until, _)| f64::from_bits(*until))
    }

    /// All threads that do not run, for the collector.
    pub(crate) fn threads(&self) -> impl Iterator<Item = &Thread> {
        self.threads.values().map(|parked| &parked.thread)
    }

    /// Takes in the threads that were started and those that may go on.
    pub(crate) fn take_over(&mut self, machine: &mut Machine) {
        for thread in std::mem::take(&mut machine.spawned) {
            machine.counts.alive.fetch_add(1, Ordering::Relaxed);
            self.add(thread);
        }
        for id in std::mem::take(&mut machine.woken) {
            self.wake(id, false);
        }
    }

    /// Takes in a thread that waits.
    pub(crate) fn park(&mut self, machine: &Machine, thread: Thread, wait: Wait) {
        let (id, inject) = (thread.id, thread.inject);
        if let Some(until) = wait.until {
            self.sleeping.insert((until.max(0.0).to_bits(), id));
        }
        let wait_now = Some(wait);
        self.threads.insert(
            id,
            Parked {
                thread,
                wait: wait_now,
            },
        );
        if self.early.remove(&id) && wait.shared.is_some() {
            self.wake(id, false);
        }
        // The lock may have been released since the thread asked for it.
        if let Some(lock) = wait.lock
            && let Body::Lock(lock) = &*machine.heap.get(lock)
            && !lock.held
        {
            self.wake(id, false);
        }
        // It may have been interrupted since it asked.
        if let Some(exception) = inject {
            self.raise_in(id, exception);
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
        self.tell(id, wait.until.filter(|_| timed_out));
    }

    fn tell(&mut self, id: u32, since: Option<f64>) {
        if let Some(told) = &mut self.told {
            told.push((id, since));
        }
    }

    /// Tells a trace who can run now.
    pub(crate) fn note(&mut self, machine: &mut Machine) {
        machine.tracing.set_main(self.main);
        for (id, since) in self.told.iter_mut().flat_map(|told| told.drain(..)) {
            let now = machine.host.monotonic();
            let at = since.map_or(now, |since| since.min(now));
            machine.note_at(at, id, What::CanRun);
        }
    }

    /// Wakes those whom other processes told.
    pub(crate) fn wake_told(&mut self, machine: &Machine) {
        let process = &machine.process;
        let woken = process.exchange.state().take_woken(process.pid);
        for id in woken {
            if !self.threads.contains_key(&id) {
                self.early.insert(id);
            }
            self.wake(id, false);
        }
    }

    /// Wakes those whose time has come. `now` is asked for only if somebody sleeps.
    pub(crate) fn wake_sleepers(&mut self, now: impl FnOnce() -> f64) {
        if self.sleeping.is_empty() {
            return;
        }
        let now = now();
        while let Some(&(until, id)) = self.sleeping.first()
            && f64::from_bits(until) <= now
        {
            self.wake(id, true);
        }
    }

    /// What the end of a thread means.
    pub(crate) fn ended(
        &mut self,
        machine: &mut Machine,
        id: u32,
        result: Result<Value, Value>,
    ) -> Next {
        if let Err(exception) = result
            && !machine.is_instance(exception, classes::SYSTEM_EXIT)
        {
            let class = machine.class_of(exception);
            machine.note(id, |machine| {
                What::Exception(machine.name_of_class(class).into())
            });
        }
        machine.note(id, |_| What::Ends);
        if id != self.main {
            machine.counts.alive.fetch_sub(1, Ordering::Relaxed);
            if let Err(exception) = result
                && !machine.is_instance(exception, classes::SYSTEM_EXIT)
            {
                // The report is printed by a thread of its own, which ends as any other.
                machine.counts.alive.fetch_add(1, Ordering::Relaxed);
                self.start_main(machine, "_report_thread", vec![exception]);
            }
            return Next::Turn;
        }
        match (self.stage, result) {
            (Stage::Program, Err(exception)) => {
                self.stage = Stage::Report;
                self.end = if machine.is_instance(exception, classes::SYSTEM_EXIT) {
                    End::Exit(1)
                } else {
                    End::Raised
                };
                self.main = self.start_main(machine, "_report_exit", vec![exception]);
            }
            (Stage::Program, Ok(_)) => self.shut_down(machine),
            (Stage::Report, result) => {
                if let (End::Exit(exit), Ok(code)) = (&mut self.end, result) {
                    *exit = exit_code(code);
                }
                self.shut_down(machine);
            }
            (Stage::Child, Err(exception)) => {
                self.stage = Stage::ChildReport;
                self.main = self.start_main(machine, "_report_exit", vec![exception]);
            }
            (Stage::Child | Stage::ChildReport, result) => {
                return Next::End(End::Exit(result.map_or(1, exit_code)));
            }
            (Stage::Cell, result) => {
                machine.cell_ended = result.ok();
                return Next::CellEnded;
            }
            (Stage::Shutdown, _) => return Next::End(self.end.clone()),
        }
        Next::Turn
    }

    /// Lets the threads that are no daemons come to their end.
    fn shut_down(&mut self, machine: &mut Machine) {
        self.stage = Stage::Shutdown;
        self.main = self.start_main(machine, "_shut_down", vec![]);
    }

    /// Runs a function of the prelude on a thread of its own, under the main thread's name.
    fn start_main(&mut self, machine: &mut Machine, name: &str, args: Vec<Value>) -> u32 {
        let function = machine.private(name).unwrap_or(Value::NONE);
        let args = machine.tuple(args);
        let mut thread = machine.start(function, args, Value::NONE);
        let id = machine.next_thread();
        thread.id = id;
        machine.thread_names.insert(id, "MainThread".into());
        self.add(thread);
        id
    }

    /// Who waits for what, and who holds it.
    pub(crate) fn report(&self, machine: &Machine) -> Report {
        let mut waiting: Vec<Waiting> = self
            .threads
            .values()
            .filter_map(|parked| crate::report::waiting(machine, &parked.thread, parked.wait?))
            .collect();
        waiting.sort_by_key(|waiting| waiting.thread);
        Report { waiting }
    }
}

/// The exit code that a number stands for.
fn exit_code(code: Value) -> i32 {
    code.as_small().map_or(1, |code| (code & 0xff) as i32)
}
