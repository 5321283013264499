//! Unbounded queues between processes, and permits.

use crate::process::Pid;
use crate::process::line::{Line, Who};
use std::collections::{BTreeSet, VecDeque};

/// A queue of encoded values.
#[derive(Debug, Default)]
pub(super) struct Channel {
    values: VecDeque<Vec<u8>>,
    readers: BTreeSet<Pid>,
    writers: BTreeSet<Pid>,
    receivers: Line,
    /// Threads that only ask whether there is something.
    watchers: Line,
}

/// What a receiver does if there is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Waits.
    Waits,
    /// Gives up: its time is over.
    GivesUp,
}

/// The two sides of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    Reading,
    Writing,
}

/// What a receiver gets.
#[derive(Debug, PartialEq, Eq)]
pub enum Received {
    /// An encoded value.
    Value(Vec<u8>),
    /// Nothing, and nobody can write any more.
    End,
    /// Nothing, and it gave up.
    Nothing,
    /// Nothing yet.
    Wait,
}

impl Channel {
    pub fn new(pid: Pid) -> Self {
        Self {
            readers: BTreeSet::from([pid]),
            writers: BTreeSet::from([pid]),
            ..Self::default()
        }
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_read(&self) -> bool {
        !self.readers.is_empty()
    }

    /// Has a process this side open?
    pub fn is_open(&self, pid: Pid, side: Side) -> bool {
        match side {
            Side::Reading => self.readers.contains(&pid),
            Side::Writing => self.writers.contains(&pid),
        }
    }

    fn has_ended(&self) -> bool {
        self.values.is_empty() && self.writers.is_empty()
    }

    /// Puts a value in; gives the threads that may go on.
    pub fn send(&mut self, value: Vec<u8>) -> Vec<Who> {
        self.values.push_back(value);
        self.tell()
    }

    fn tell(&mut self) -> Vec<Who> {
        let count = if self.has_ended() {
            usize::MAX
        } else {
            self.values.len()
        };
        let mut told = self.receivers.tell(count);
        if count > 0 {
            told.extend(self.watchers.tell(usize::MAX));
        }
        told
    }

    pub fn receive(&mut self, who: Who, patience: Patience) -> (Received, Vec<Who>) {
        let mine = self.receivers.before(who) < self.values.len();
        let value = mine.then(|| self.values.pop_front()).flatten();
        let received = value.map_or_else(|| self.without(patience), Received::Value);
        if received == Received::Wait {
            self.receivers.join(who);
            return (received, Vec::new());
        }
        self.receivers.leave(who);
        (received, self.tell())
    }

    fn without(&self, patience: Patience) -> Received {
        match patience {
            _ if self.has_ended() => Received::End,
            Patience::GivesUp => Received::Nothing,
            Patience::Waits => Received::Wait,
        }
    }

    /// Is there something to receive, or the end? `None`: not yet.
    pub fn poll(&mut self, who: Who, patience: Patience) -> Option<bool> {
        let something = !self.values.is_empty() || self.has_ended();
        if !something && patience == Patience::Waits {
            self.watchers.join(who);
            return None;
        }
        self.watchers.leave(who);
        Some(something)
    }

    /// A process no longer reads, or no longer writes; gives the threads that may go on.
    pub fn close(&mut self, pid: Pid, side: Side) -> Vec<Who> {
        match side {
            Side::Reading => self.readers.remove(&pid),
            Side::Writing => self.writers.remove(&pid),
        };
        self.tell()
    }

    /// A new process has the ends that its parent has.
    pub fn inherit(&mut self, parent: Pid, child: Pid) {
        for ends in [&mut self.readers, &mut self.writers] {
            if ends.contains(&parent) {
                ends.insert(child);
            }
        }
    }

    /// A process has ended; gives the threads that may go on.
    pub fn forget(&mut self, pid: Pid) -> Vec<Who> {
        self.receivers.leave_all(pid);
        self.watchers.leave_all(pid);
        self.readers.remove(&pid);
        self.writers.remove(&pid);
        self.tell()
    }

    /// Drops the values if nobody can read them any more; gives the bytes that they took.
    pub fn clear_if_unread(&mut self) -> usize {
        if self.is_read() {
            return 0;
        }
        self.values.drain(..).map(|value| value.len()).sum()
    }
}

/// A number of permits.
#[derive(Debug)]
pub(super) struct Semaphore {
    pub value: u64,
    line: Line,
}

impl Semaphore {
    pub fn new(value: u64) -> Self {
        Self {
            value,
            line: Line::default(),
        }
    }

    fn tell(&mut self) -> Vec<Who> {
        self.line
            .tell(usize::try_from(self.value).unwrap_or(usize::MAX))
    }

    /// Takes a permit; `None`: not yet.
    pub fn acquire(&mut self, who: Who, patience: Patience) -> (Option<bool>, Vec<Who>) {
        let taken = (self.line.before(who) as u64) < self.value;
        if !taken && patience == Patience::Waits {
            self.line.join(who);
            return (None, Vec::new());
        }
        self.value -= u64::from(taken);
        self.line.leave(who);
        (Some(taken), self.tell())
    }

    pub fn release(&mut self) -> Vec<Who> {
        self.value += 1;
        self.tell()
    }

    /// A process has ended; gives the threads that may go on.
    pub fn forget(&mut self, pid: Pid) -> Vec<Who> {
        self.line.leave_all(pid);
        self.tell()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(pid: Pid) -> Who {
        Who { pid, thread: 0 }
    }

    #[test]
    fn the_oldest_value_goes_to_the_one_that_waited_longest() {
        let mut channel = Channel::new(1);
        for pid in [1, 2] {
            let (received, _) = channel.receive(who(pid), Patience::Waits);
            assert_eq!(received, Received::Wait);
        }
        assert_eq!(channel.send(vec![7]), [who(1)]);
        let late = channel.receive(who(3), Patience::GivesUp);
        assert_eq!(late, (Received::Nothing, vec![]), "it came later");
        let second = channel.receive(who(2), Patience::Waits);
        assert_eq!(second.0, Received::Wait);
        let first = channel.receive(who(1), Patience::Waits);
        assert_eq!(first, (Received::Value(vec![7]), vec![]));
    }

    #[test]
    fn one_who_gives_up_leaves_its_value_to_the_next() {
        let mut channel = Channel::new(1);
        channel.receive(who(1), Patience::Waits);
        channel.receive(who(2), Patience::Waits);
        assert_eq!(channel.send(vec![7]), [who(1)]);
        assert_eq!(
            channel.forget(1),
            [who(2)],
            "the end of a process is as good"
        );
    }

    #[test]
    fn without_writers_it_ends_after_its_values() {
        let mut channel = Channel::new(1);
        channel.inherit(1, 2);
        channel.send(vec![7]);
        channel.close(1, Side::Writing);
        channel.close(2, Side::Writing);
        assert_eq!(channel.poll(who(2), Patience::GivesUp), Some(true));
        let mut receive = || channel.receive(who(2), Patience::Waits).0;
        assert_eq!(receive(), Received::Value(vec![7]));
        assert_eq!(receive(), Received::End);
    }

    #[test]
    fn a_permit_goes_to_the_one_that_waited_longest() {
        let mut semaphore = Semaphore::new(0);
        assert_eq!(semaphore.acquire(who(1), Patience::Waits).0, None);
        assert_eq!(semaphore.release(), [who(1)]);
        assert_eq!(semaphore.acquire(who(2), Patience::GivesUp).0, Some(false));
        assert_eq!(semaphore.acquire(who(1), Patience::Waits).0, Some(true));
        assert_eq!(semaphore.value, 0);
    }
}
