//! All processes of a program, and which of them runs next.
//!
//! A worker takes one out ([`Group::take`]), gives it a turn and puts it back. One worker runs them one after the other
//! ([`Group::turn`]); several run as many at once. A process that waits costs nothing.

use crate::machine::Machine;
use crate::process::exchange::{Exchange, Newborn, Pid};
use crate::report::Report;
use crate::schedule::{End, Next, Scheduler, Turns};
use crate::vm::thread::Thread;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// The memory of all processes together, as a multiple of what one may take.
const SHARE: usize = 4;

const MEGABYTE: usize = 1 << 20;

/// What each may take, whatever the others have.
const LEAST: usize = 16 * MEGABYTE;

/// All processes of a program. When its main process ends, those that are left are ended.
pub struct Group {
    exchange: Arc<Exchange>,
    turns: Turns,
    processes: BTreeMap<Pid, Process>,
    ready: VecDeque<Pid>,
    main: Pid,
    bytes: usize,
    end: Option<End>,
    /// Does a team run the main process?
    main_is_elsewhere: bool,
}

struct Process {
    /// `None`: it runs now.
    scheduler: Option<Box<Scheduler>>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// It runs, or stands among the ready ones.
    Active,
    /// Its threads wait: for a time, or for another process.
    Parked(Option<f64>),
}

/// What there is to do.
pub enum Taken {
    /// A process, to be given a turn and to be put back.
    Process(Pid, Box<Scheduler>),
    /// Nothing before this time, as `Host::monotonic` counts (or before the bell rings).
    Idle(Option<f64>),
    /// Nothing any more.
    End(End),
}

impl Group {
    /// A program that begins with `main`.
    #[must_use]
    pub fn new(machine: Machine, main: Thread, turns: Turns) -> Self {
        Self::of(Scheduler::new(machine, main, turns), turns)
    }

    /// A notebook whose first cell is yet to come.
    #[must_use]
    pub fn idle(machine: Machine, turns: Turns) -> Self {
        Self::of(Scheduler::idle(machine, turns), turns)
    }

    fn of(scheduler: Scheduler, turns: Turns) -> Self {
        let mut group = Self {
            main_is_elsewhere: false,
            ..Self::of_children(&scheduler.machine, turns)
        };
        group.add(group.main, scheduler);
        group
    }

    /// The processes that the process of a machine will start, while a team runs that one.
    pub(crate) fn of_children(machine: &Machine, turns: Turns) -> Self {
        Self {
            exchange: Arc::clone(&machine.process.exchange),
            turns,
            processes: BTreeMap::new(),
            ready: VecDeque::new(),
            main: machine.process.pid,
            bytes: machine.limits.bytes,
            end: None,
            main_is_elsewhere: true,
        }
    }

    /// The main process, unless it runs now or has ended.
    pub fn main(&mut self) -> Option<&mut Scheduler> {
        self.processes.get_mut(&self.main)?.scheduler.as_deref_mut()
    }

    /// The main process, to give its main thread something to do, also after every thread waited.
    pub fn resume_main(&mut self) -> Option<&mut Scheduler> {
        if matches!(self.end, Some(End::Stuck(_))) {
            self.end = None;
        }
        self.activate(self.main);
        self.main()
    }

    /// What its processes share.
    #[must_use]
    pub fn exchange(&self) -> Arc<Exchange> {
        Arc::clone(&self.exchange)
    }

    fn add(&mut self, pid: Pid, scheduler: Scheduler) {
        let process = Process {
            scheduler: Some(Box::new(scheduler)),
            state: State::Active,
        };
        self.processes.insert(pid, process);
        self.ready.push_back(pid);
    }

    /// Gives one process a turn.
    pub fn turn(&mut self) -> Next {
        match self.take() {
            Taken::Process(pid, mut scheduler) => {
                let next = scheduler.turn();
                self.put_back(pid, scheduler, &next);
                match next {
                    Next::CellEnded => next,
                    _ => Next::Turn,
                }
            }
            Taken::Idle(until) => Next::Idle(until.unwrap_or_default()),
            Taken::End(end) => Next::End(end),
        }
    }

    /// What there is to do.
    pub fn take(&mut self) -> Taken {
        self.take_over();
        self.wake_sleepers();
        if let Some(end) = &self.end {
            return Taken::End(end.clone());
        }
        while let Some(pid) = self.ready.pop_front() {
            let process = self.processes.get_mut(&pid);
            if let Some(mut scheduler) = process.and_then(|process| process.scheduler.take()) {
                self.bound(&mut scheduler.machine);
                return Taken::Process(pid, scheduler);
            }
        }
        let until = self.sleepers().map(|(until, _)| until).reduce(f64::min);
        let running = self
            .processes
            .values()
            .any(|process| process.scheduler.is_none());
        if until.is_none() && !running && !self.main_is_elsewhere {
            let end = End::Stuck(self.report());
            self.end = Some(end.clone());
            return Taken::End(end);
        }
        Taken::Idle(until)
    }

    /// Takes in new processes, those that may go on, and those that are to end.
    fn take_over(&mut self) {
        let newborn = self.exchange.state().take_newborn();
        for Newborn { machine, main } in newborn {
            let pid = machine.process.pid;
            self.add(pid, Scheduler::child(machine, main, self.turns));
        }
        self.bury_killed();
        // Only now: the end of a process may be what others wait for.
        let called = self.exchange.state().called();
        for (pid, _) in called {
            self.activate(pid);
        }
    }

    /// Is there a process that could have a turn now?
    pub(crate) fn has_ready(&mut self) -> bool {
        self.take_over();
        self.wake_sleepers();
        !self.ready.is_empty()
    }

    /// Are there processes for several workers?
    pub(super) fn has_several_ready(&self) -> bool {
        self.ready.len() > 1
    }

    /// How the program ended, if it has.
    pub(super) fn ended(&self) -> Option<End> {
        self.end.clone()
    }

    /// Ends the killed ones, unless they run now: those end when they are put back.
    fn bury_killed(&mut self) {
        let called = self.exchange.state().called();
        for (pid, killed) in called {
            if let Some(signal) = killed.filter(|_| pid == self.main && self.main_is_elsewhere) {
                self.end.get_or_insert(End::Exit(128 + signal));
            }
            let process = self.processes.get(&pid);
            let stands = process.is_some_and(|process| process.scheduler.is_some());
            if let Some(signal) = killed.filter(|_| stands) {
                self.bury(pid, -signal);
            }
        }
    }

    fn activate(&mut self, pid: Pid) {
        if let Some(process) = self.processes.get_mut(&pid)
            && process.state != State::Active
        {
            process.state = State::Active;
            self.ready.push_back(pid);
        }
    }

    fn sleepers(&self) -> impl Iterator<Item = (f64, Pid)> + '_ {
        let states = self.processes.iter();
        states.filter_map(|(pid, process)| match process.state {
            State::Parked(Some(until)) => Some((until, *pid)),
            _ => None,
        })
    }

    fn wake_sleepers(&mut self) {
        let Some((_, first)) = self.sleepers().next() else {
            return;
        };
        let now = self.processes.get_mut(&first).and_then(|process| {
            let scheduler = process.scheduler.as_mut()?;
            Some(scheduler.machine.host.monotonic())
        });
        let Some(now) = now else { return };
        let mut due: Vec<_> = self.sleepers().filter(|(until, _)| *until <= now).collect();
        due.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (_, pid) in due {
            self.activate(pid);
        }
    }

    /// Bounds the memory of a process by what the others leave of the memory for all.
    fn bound(&self, machine: &mut Machine) {
        let own = machine.heap.bytes();
        let state = self.exchange.state();
        let others = state.bytes_of_others(machine.process.pid);
        let left = self.bytes.saturating_mul(SHARE).saturating_sub(others);
        // A process may keep what it has: otherwise it could not even report that memory is short.
        let kept = own.next_multiple_of(MEGABYTE).max(LEAST);
        machine.limits.bytes = self.bytes.min(left.max(kept));
    }

    /// Takes a process back after its turn.
    pub fn put_back(&mut self, pid: Pid, scheduler: Box<Scheduler>, next: &Next) {
        let Some(process) = self.processes.get_mut(&pid) else {
            return;
        };
        let bytes = scheduler.machine.heap.bytes();
        self.exchange.state().note_bytes(pid, bytes);
        process.scheduler = Some(scheduler);
        match next {
            Next::Turn => self.ready.push_back(pid),
            Next::Idle(until) => process.state = State::Parked(Some(*until)),
            Next::End(End::Stuck(_)) | Next::CellEnded => process.state = State::Parked(None),
            Next::End(End::Exit(code)) => self.bury(pid, *code),
            Next::End(End::Raised) => {
                if pid == self.main {
                    self.end.get_or_insert(End::Raised);
                }
                self.bury(pid, 1);
            }
        }
    }

    fn bury(&mut self, pid: Pid, code: i32) {
        if let Some(mut process) = self.processes.remove(&pid)
            && let Some(scheduler) = &mut process.scheduler
        {
            scheduler.machine.host.flush();
        }
        self.exchange.change(|state| state.ended(pid, code));
        if pid == self.main {
            // As a shell has it: 128 and the signal.
            let code = if code < 0 { 128 - code } else { code };
            self.end.get_or_insert(End::Exit(code));
        }
    }

    /// Who waits for what, in all processes.
    pub(crate) fn report(&self) -> Report {
        let mut waiting = Vec::new();
        for (pid, process) in &self.processes {
            let Some(scheduler) = &process.scheduler else {
                continue;
            };
            for mut thread in scheduler.report().waiting {
                if *pid != self.main {
                    thread.name = format!("{} (process {pid})", thread.name);
                }
                waiting.push(thread);
            }
        }
        Report { waiting }
    }

    /// The host of a process that does not run now.
    pub fn host(&mut self) -> Option<&mut dyn crate::Host> {
        let mut processes = self.processes.values_mut();
        let scheduler = processes.find_map(|process| process.scheduler.as_mut())?;
        Some(&mut *scheduler.machine.host)
    }
}
