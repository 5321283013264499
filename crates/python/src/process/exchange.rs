//! What all processes of a program share. Nothing here knows Python: values are bytes.

use crate::machine::Machine;
use crate::process::channel::{Channel, Patience, Received, Semaphore, Side};
use crate::process::line::{Line, Who};
use crate::vm::thread::Thread;
use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The number of a process.
pub type Pid = u32;

/// The number of the process that a program begins with.
pub(super) const MAIN: Pid = 1;

/// More processes at a time are refused.
const MOST_PROCESSES: usize = 64;

/// What processes share, and a bell that rings when one of them may go on.
#[derive(Default)]
pub struct Exchange {
    state: Mutex<State>,
    bell: Condvar,
}

/// Channels, semaphores, cells and the ends of processes.
pub struct State {
    channels: Vec<Channel>,
    semaphores: Vec<Semaphore>,
    cells: Vec<Cells>,
    members: BTreeMap<Pid, Member>,
    newborn: Vec<Newborn>,
    last: Pid,
    /// Bytes of values that were sent and not received yet.
    sent: usize,
    /// How often something happened that somebody may wait for.
    rung: u64,
}

/// Numbers in memory that all processes share.
struct Cells {
    kind: Kind,
    /// The bits of an integer or of a float.
    bits: Vec<u64>,
}

/// What cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Integers of 64 bits.
    Whole,
    /// Floats.
    Float,
}

/// A process that was made and that no group has seen yet.
pub struct Newborn {
    /// The process.
    pub machine: Machine,
    /// Its main thread.
    pub main: Thread,
}

struct Member {
    parent: Pid,
    exit: Option<i32>,
    killed: Option<i32>,
    woken: Vec<u32>,
    line: Line,
    /// Bytes of its objects, when it ran last.
    bytes: usize,
}

impl Member {
    fn new(parent: Pid) -> Self {
        Self {
            parent,
            exit: None,
            killed: None,
            woken: Vec::new(),
            line: Line::default(),
            bytes: 0,
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self {
            channels: Vec::new(),
            semaphores: Vec::new(),
            cells: Vec::new(),
            members: BTreeMap::from([(MAIN, Member::new(0))]),
            newborn: Vec::new(),
            last: MAIN,
            sent: 0,
            rung: 0,
        }
    }
}

impl Exchange {
    /// What is shared, while it is locked. A change after which another process may go on is made by a method that tells
    /// that process.
    pub fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere leaves no half-done change: each is made in one step.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes the workers that wait for the bell.
    pub fn ring(&self) {
        self.state().rung += 1;
        self.bell.notify_all();
    }

    /// How often the bell has rung.
    pub fn rung(&self) -> u64 {
        self.state().rung
    }

    /// Waits until the bell has rung more often than `seen` times, or until the time is over; sometimes for less
    /// long: the caller looks at everything again.
    pub fn wait(&self, seen: u64, longest: Duration) {
        let state = self.state();
        if state.rung == seen {
            // (`wait_timeout_while` asks a clock that browsers do not have.)
            drop(self.bell.wait_timeout(state, longest));
        }
    }

    /// Changes what is shared, and rings if somebody may go on.
    pub fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state();
        let before = state.rung;
        let result = change(&mut state);
        if state.rung != before {
            self.bell.notify_all();
        }
        result
    }
}

impl State {
    fn wake(&mut self, told: Vec<Who>) {
        for who in told {
            if let Some(member) = self.members.get_mut(&who.pid) {
                member.woken.push(who.thread);
                self.rung += 1;
            }
        }
    }

    /// Threads of a process that may have what they waited for.
    pub fn take_woken(&mut self, pid: Pid) -> Vec<u32> {
        let member = self.members.get_mut(&pid);
        member.map_or_else(Vec::new, |member| std::mem::take(&mut member.woken))
    }

    /// A new channel; both ends are open in the process that makes it.
    pub fn add_channel(&mut self, pid: Pid) -> usize {
        self.channels.push(Channel::new(pid));
        self.channels.len() - 1
    }

    /// How many values are in a channel; `None`: there is no such channel.
    pub fn length(&self, channel: usize) -> Option<usize> {
        self.channels.get(channel).map(Channel::len)
    }

    /// Has a process this side of a channel open?
    pub fn is_open(&self, channel: usize, pid: Pid, side: Side) -> bool {
        let channel = self.channels.get(channel);
        channel.is_some_and(|channel| channel.is_open(pid, side))
    }

    /// Does any process read a channel?
    pub fn is_read(&self, channel: usize) -> bool {
        self.channels.get(channel).is_some_and(Channel::is_read)
    }

    /// Bytes of values that were sent and not received yet.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.sent
    }

    /// Sends an encoded value.
    pub fn send(&mut self, channel: usize, value: Vec<u8>) {
        if let Some(channel) = self.channels.get_mut(channel) {
            self.sent += value.len();
            let told = channel.send(value);
            self.wake(told);
        }
    }

    /// Takes the oldest value out of a channel.
    pub fn receive(&mut self, channel: usize, who: Who, patience: Patience) -> Received {
        let Some(channel) = self.channels.get_mut(channel) else {
            return Received::End;
        };
        let (received, told) = channel.receive(who, patience);
        if let Received::Value(value) = &received {
            self.sent -= value.len();
        }
        self.wake(told);
        received
    }

    /// Is there something to receive, or the end? `None`: not yet.
    pub fn poll(&mut self, channel: usize, who: Who, patience: Patience) -> Option<bool> {
        match self.channels.get_mut(channel) {
            Some(channel) => channel.poll(who, patience),
            None => Some(false),
        }
    }

    /// A process closes a side of a channel.
    pub fn close(&mut self, channel: usize, pid: Pid, side: Side) {
        if let Some(channel) = self.channels.get_mut(channel) {
            let told = channel.close(pid, side);
            self.sent -= channel.clear_if_unread();
            self.wake(told);
        }
    }

    /// A new semaphore.
    pub fn add_semaphore(&mut self, value: u64) -> usize {
        self.semaphores.push(Semaphore::new(value));
        self.semaphores.len() - 1
    }

    /// How many permits a semaphore has.
    pub fn value(&self, semaphore: usize) -> Option<u64> {
        let semaphore = self.semaphores.get(semaphore)?;
        Some(semaphore.value)
    }

    /// Takes a permit; `None`: not yet.
    pub fn acquire(&mut self, semaphore: usize, who: Who, patience: Patience) -> Option<bool> {
        let Some(semaphore) = self.semaphores.get_mut(semaphore) else {
            return Some(false);
        };
        let (taken, told) = semaphore.acquire(who, patience);
        self.wake(told);
        taken
    }

    /// Gives a permit back.
    pub fn release(&mut self, semaphore: usize) {
        if let Some(semaphore) = self.semaphores.get_mut(semaphore) {
            let told = semaphore.release();
            self.wake(told);
        }
    }

    /// New cells, all 0.
    pub fn add_cells(&mut self, kind: Kind, count: usize) -> usize {
        let bits = vec![0; count];
        self.cells.push(Cells { kind, bits });
        self.cells.len() - 1
    }

    /// A cell and what it holds.
    pub fn cell(&mut self, cells: usize, index: usize) -> Option<(Kind, &mut u64)> {
        let cells = self.cells.get_mut(cells)?;
        Some((cells.kind, cells.bits.get_mut(index)?))
    }

    /// The number of a new process; `None` if there are too many.
    pub fn fork(&mut self, parent: Pid) -> Option<Pid> {
        let living = self.members.values().filter(|member| member.exit.is_none());
        if living.count() >= MOST_PROCESSES {
            return None;
        }
        self.last += 1;
        self.members.insert(self.last, Member::new(parent));
        for channel in &mut self.channels {
            channel.inherit(parent, self.last);
        }
        Some(self.last)
    }

    /// Hands a new process to the group.
    pub fn add_newborn(&mut self, newborn: Newborn) {
        self.newborn.push(newborn);
        self.rung += 1;
    }

    /// Processes that were made.
    pub(super) fn take_newborn(&mut self) -> Vec<Newborn> {
        std::mem::take(&mut self.newborn)
    }

    /// The parent of a process.
    pub fn parent(&self, pid: Pid) -> Pid {
        self.members.get(&pid).map_or(0, |member| member.parent)
    }

    /// The exit code of a child; `None` while it runs: then the asking thread waits for it, unless it gives up.
    pub fn exit_of(&mut self, child: Pid, who: Who, patience: Patience) -> Option<i32> {
        let member = self.members.get_mut(&child)?;
        match (member.exit, patience) {
            (None, Patience::Waits) => member.line.join(who),
            _ => member.line.leave(who),
        }
        member.exit
    }

    /// Ends a process by a signal; is there one of this number?
    pub fn kill(&mut self, pid: Pid, signal: i32) -> bool {
        let member = self.members.get_mut(&pid);
        let Some(member) = member.filter(|member| member.exit.is_none()) else {
            return false;
        };
        if signal != 0 {
            member.killed.get_or_insert(signal);
            self.rung += 1;
        }
        true
    }

    /// Processes that may go on, and those that are to end.
    pub(super) fn called(&self) -> Vec<(Pid, Option<i32>)> {
        let called = self.members.iter().filter(|(_, member)| {
            member.exit.is_none() && (member.killed.is_some() || !member.woken.is_empty())
        });
        called.map(|(pid, member)| (*pid, member.killed)).collect()
    }

    /// A process has ended with an exit code, or by a signal (less than 0).
    pub fn ended(&mut self, pid: Pid, code: i32) {
        let mut told = Vec::new();
        if let Some(member) = self.members.get_mut(&pid) {
            member.exit = Some(code);
            member.bytes = 0;
            told.extend(member.line.tell(usize::MAX));
        }
        for member in self.members.values_mut() {
            member.line.leave_all(pid);
        }
        for channel in &mut self.channels {
            told.extend(channel.forget(pid));
            self.sent -= channel.clear_if_unread();
        }
        for semaphore in &mut self.semaphores {
            told.extend(semaphore.forget(pid));
        }
        self.wake(told);
        self.rung += 1;
    }

    /// Notes the bytes of a process's objects.
    pub(crate) fn note_bytes(&mut self, pid: Pid, bytes: usize) {
        if let Some(member) = self.members.get_mut(&pid) {
            member.bytes = bytes;
        }
    }

    /// Bytes of the objects of all other processes, and of what was sent.
    pub(super) fn bytes_of_others(&self, pid: Pid) -> usize {
        let others = self.members.iter().filter(|(other, _)| **other != pid);
        others.map(|(_, member)| member.bytes).sum::<usize>() + self.sent
    }
}
