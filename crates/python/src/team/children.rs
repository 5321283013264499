//! Processes that a free-threaded program started. Each has a heap of its own, and one worker at a time.

use super::cells::Order;
use super::{Desk, Part, Team};
use crate::machine::Machine;
use crate::process::{Group, Pid, Taken};
use crate::report::Waiting;
use crate::schedule::{Scheduler, Turns};

/// What a worker does next.
pub(super) enum Task {
    /// It carries out an order.
    Order(Order),
    /// It runs the thread in its slot.
    Thread,
    /// It gives a process a turn.
    Process(Pid, Box<Scheduler>),
}

/// All that were started, and those that they started.
pub(super) struct Children {
    group: Group,
    /// When the first of those that sleep is to be woken.
    until: Option<f64>,
    /// Do processes come before threads this time?
    first: bool,
}

impl Children {
    /// Those of this machine's process: none yet.
    pub(super) fn of(machine: &Machine) -> Self {
        Self {
            group: Group::of_children(machine, Turns::default()),
            until: None,
            first: false,
        }
    }

    /// Every other time.
    pub(super) fn are_first(&mut self) -> bool {
        self.first = !self.first;
        self.first
    }

    /// Could one have a turn now?
    pub(super) fn have_ready(&mut self) -> bool {
        self.group.has_ready()
    }

    /// Who waits in them.
    pub(super) fn waiting(&self) -> Vec<Waiting> {
        self.group.report().waiting
    }
}

impl Desk {
    /// When the next sleeper is to be woken.
    pub(super) fn next_time(&self) -> Option<f64> {
        let times = [self.board.next_time(), self.children.until];
        times.into_iter().flatten().reduce(f64::min)
    }
}

impl Team {
    /// A process that can have a turn. (If the program was killed, it ends.)
    pub(super) fn process(&self, desk: &mut Desk) -> Option<Task> {
        desk.children.until = None;
        let exchange = desk.children.group.exchange();
        let rung = exchange.rung();
        let taken = desk.children.group.take();
        if exchange.rung() != rung {
            // A process was ended: others may have waited for that.
            self.called.notify_all();
        }
        match taken {
            Taken::Process(pid, process) => return Some(Task::Process(pid, process)),
            Taken::Idle(until) => desk.children.until = until,
            Taken::End(end) => {
                desk.ended.get_or_insert(end);
                self.be_over();
            }
        }
        None
    }

    /// Gives a process a turn.
    pub(super) fn run_process(&self, number: usize, pid: Pid, mut process: Box<Scheduler>) {
        process.machine.tracing.worker = number as u32;
        let next = process.turn();
        let mut desk = self.desk();
        desk.busy -= 1;
        desk.children.group.put_back(pid, process, &next);
        drop(desk);
        // Others may go on by what it did, or see now that nobody runs.
        self.called.notify_all();
    }

    /// Tells the others if a thread did something that other processes may have waited for.
    pub(super) fn hear(&self, part: &mut Part) {
        let process = &part.machine.process;
        let rung = process.exchange.rung();
        if rung != part.rung {
            part.rung = rung;
            let bytes = part.machine.heap.bytes();
            process.exchange.state().note_bytes(process.pid, bytes);
            drop(self.desk());
            self.called.notify_all();
        }
    }
}
