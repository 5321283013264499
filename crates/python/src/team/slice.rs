//! A slice of a thread: beside other workers, and alone where it must; and the collector, which is always alone.

use super::Team;
use super::part::{BeingAlone, Part};
use crate::crew::Crew;
use crate::machine::Machine;
use crate::schedule::FUEL;
use crate::value::Value;
use crate::vm::thread::{Stop, Thread};

/// How many instructions a thread does alone before it lets others come in.
const MOST_ALONE: usize = 200;

impl Team {
    /// Lets the thread run beside others, and alone for those of its instructions that need it.
    pub(super) fn slice(&self, part: &mut Part) -> Stop {
        let (number, shares) = (part.number, part.shares);
        part.read(&self.lease, |machine| {
            let Some(mut thread) = self.in_slot(number).take() else {
                return Stop::Done(Value::NONE);
            };
            let mut stop = machine.run(&mut thread, FUEL);
            for _ in 0..MOST_ALONE {
                if stop != Stop::Alone || !shares {
                    break;
                }
                let alone = self.be_alone(machine, number, &mut thread);
                stop = machine.step_alone(&mut thread);
                machine.heap.set_alone(false);
                drop(alone);
                self.take_over(machine);
                if stop == Stop::Slice && !self.lease.wanted() {
                    stop = machine.run(&mut thread, FUEL);
                }
            }
            if let Stop::Done(value) | Stop::Raised(value) = stop {
                // The collector finds it there, until the end of the thread is dealt with.
                thread.inject = Some(value);
            }
            *self.in_slot(number) = Some(thread);
            self.take_over(machine);
            stop
        })
    }

    /// Waits until no other worker runs. Meanwhile the thread is in the slot, where a collector finds it.
    fn be_alone(
        &self,
        machine: &mut Machine,
        number: usize,
        thread: &mut Thread,
    ) -> BeingAlone<'_> {
        if !self.lease.try_alone() {
            *self.in_slot(number) = Some(std::mem::take(thread));
            self.lease.alone();
            *thread = self.in_slot(number).take().unwrap_or_default();
        }
        BeingAlone::of(&self.lease, machine)
    }

    pub(super) fn collect(&self, part: &mut Part) {
        part.alone(&self.lease, |machine| {
            let desk = self.desk();
            let slots: Vec<_> = (0..self.workers())
                .map(|number| self.in_slot(number))
                .collect();
            let running = slots.iter().filter_map(|slot| slot.as_ref());
            machine.collect(desk.board.threads().chain(running));
        });
    }
}
