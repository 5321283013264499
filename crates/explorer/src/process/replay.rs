//! A schedule, replayed instruction by instruction: it needs none of what is learned while exploring.

use super::{Process, changing};
use crate::look::Next;
use crate::op::Op;
use crate::schedule::Part;

/// What became of an instruction that a thread was to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ran {
    /// It was done, and the thread can go on.
    On,
    /// It was done, and the thread waits for a time now.
    Waits,
    /// It cannot be done: the thread waits, or has ended.
    Not,
}

impl Process {
    /// Runs one instruction of a thread, if it can go on.
    pub fn run_one(&mut self, thread: usize) -> Ran {
        let Some(next) = self.slots.get(thread).and_then(|slot| slot.next) else {
            return Ran::Not;
        };
        if self.end.is_some() {
            return Ran::Not;
        }
        if let Op::Wait(wait) = next {
            if !self.is_possible(&next) {
                return Ran::Not;
            }
            self.wake(thread, wait);
        } else {
            let op = match self.look(thread) {
                Next::Op(op) => op,
                _ => Op::Begin,
            };
            if matches!(op, Op::Acquire(_) | Op::Join(_)) && !self.is_possible(&op) {
                return Ran::Not;
            }
        }
        changing(&mut self.slots[thread]).next = Some(Op::Begin);
        self.carry_out(thread);
        if self.waits(thread) {
            Ran::Waits
        } else {
            Ran::On
        }
    }

    /// Can a thread go on without being told to stop waiting for a time?
    pub fn can_run(&mut self, thread: usize) -> bool {
        let Some(next) = self.slots[thread].next else {
            return false;
        };
        if self.end.is_some() || matches!(next, Op::Wait(_)) {
            return false;
        }
        match self.look(thread) {
            Next::Op(op @ (Op::Acquire(_) | Op::Join(_))) => self.is_possible(&op),
            _ => true,
        }
    }

    /// The first thread that can go on; else the first one whose wait can end.
    pub fn first(&mut self) -> Option<usize> {
        let all = 0..self.slots.len();
        let ready = all.clone().find(|thread| self.can_run(*thread));
        ready.or_else(|| {
            self.end.is_none().then_some(())?;
            let waiting = |process: &Self| {
                all.clone().find(|thread| {
                    process.waits(*thread)
                        && process.slots[*thread]
                            .next
                            .is_some_and(|op| process.is_possible(&op))
                })
            };
            let found = waiting(self);
            found.or_else(|| self.let_time_pass().then(|| waiting(self)).flatten())
        })
    }

    /// Turns a record of who ran how many instructions into parts of a schedule, by replaying it.
    pub fn parts(&mut self, moves: &[(u8, u32)], stops: bool) -> Vec<Part> {
        self.rewind();
        let mut parts: Vec<(Part, bool)> = Vec::new();
        for (thread, count) in moves {
            let first = self.first() == Some(usize::from(*thread));
            let (mut ran, mut waited) = (0, false);
            let mut last = Ran::On;
            while ran < *count {
                waited |= last == Ran::Waits;
                last = self.run_one(usize::from(*thread));
                if last == Ran::Not {
                    break;
                }
                ran += 1;
            }
            let stuck = last == Ran::Waits || !self.can_run(usize::from(*thread));
            let part = (*thread, (!stuck || waited).then_some(*count));
            parts.push((part, first && part.1.is_none()));
        }
        while !stops && parts.last().is_some_and(|(_, usual)| *usual) {
            parts.pop();
        }
        parts.into_iter().map(|(part, _)| part).collect()
    }
}
