//! Who waits for something that processes share, the first one first.

use crate::process::Pid;
use std::collections::VecDeque;

/// A thread of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    /// Its process.
    pub pid: Pid,
    /// Its number there.
    pub thread: u32,
}

/// The threads that wait. The one that has waited longest is served first, also before one that comes just now.
#[derive(Debug, Default)]
pub(super) struct Line(VecDeque<(Who, Told)>);

/// Has the thread been told to ask again?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Yes,
    No,
}

impl Line {
    /// How many are before `who`.
    pub fn before(&self, who: Who) -> usize {
        let place = self.0.iter().position(|(other, _)| *other == who);
        place.unwrap_or(self.0.len())
    }

    /// Lets `who` wait: at the end, unless it stands in the line already.
    pub fn join(&mut self, who: Who) {
        match self.0.iter_mut().find(|(other, _)| *other == who) {
            Some((_, told)) => *told = Told::No,
            None => self.0.push_back((who, Told::No)),
        }
    }

    pub fn leave(&mut self, who: Who) {
        self.0.retain(|(other, _)| *other != who);
    }

    pub fn leave_all(&mut self, pid: Pid) {
        self.0.retain(|(other, _)| other.pid != pid);
    }

    /// The first `count`, without those who have been told already.
    pub fn tell(&mut self, count: usize) -> Vec<Who> {
        let mut told = Vec::new();
        for (who, state) in self.0.iter_mut().take(count) {
            if *state == Told::No {
                *state = Told::Yes;
                told.push(*who);
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(pid: Pid) -> Who {
        Who { pid, thread: 0 }
    }

    #[test]
    fn the_first_is_told_first_and_only_once() {
        let mut line = Line::default();
        for pid in [3, 1, 2] {
            line.join(who(pid));
        }
        assert_eq!(line.tell(1), [who(3)]);
        assert_eq!(line.tell(2), [who(1)]);
        line.leave(who(3));
        assert_eq!(line.before(who(2)), 1);
        assert_eq!(line.before(who(9)), 2);
        line.join(who(1));
        assert_eq!(line.tell(1), [who(1)], "who waits again is told again");
    }
}
