//! What becomes of a thread when memory is short.

use crate::classes;
use crate::machine::Machine;
use crate::vm::thread::{Stop, Thread};
use interleave_python_code::Op;

/// Units of work of natives (see [`Machine::worked`]) after which a slice ends: about a millisecond.
const WORK_OF_SLICE: usize = 50_000;

impl Machine {
    /// Goes back to the instruction that was refused memory, once, if it changes nothing but its result: after a
    /// collection there may be enough.
    pub(super) fn can_repeat(&mut self, thread: &mut Thread) -> bool {
        let Some(frame) = thread.frames.last_mut() else {
            return false;
        };
        let place = (frame.code, frame.pc.saturating_sub(1));
        let instr = self.codes[frame.code.0 as usize]
            .instrs
            .get(place.1 as usize);
        let is_pure = instr.is_some_and(|instr| {
            matches!(
                instr.op,
                Op::Add
                    | Op::AddReturn
                    | Op::Mul
                    | Op::Mod
                    | Op::Binary
                    | Op::GetItem
                    | Op::BuildString
            )
        });
        if !is_pure || self.vm.repeated == Some(place) && !self.heap.has_grown() {
            return false;
        }
        self.vm.repeated = Some(place);
        frame.pc = place.1;
        true
    }

    /// Counts what a native function does beyond what each does, in units of about 20 ns. After a lot of it the thread gives
    /// up its slice, so that the scheduler looks at the clock.
    pub(crate) fn worked(&mut self, units: usize) {
        self.vm.worked = self.vm.worked.saturating_add(units);
        if self.vm.worked > WORK_OF_SLICE {
            self.vm.worked = 0;
            self.heap.stop_soon();
        }
    }

    /// Too much is in use: collects before the error is raised, and again before its handler runs, so that this has room.
    /// The handler may then run for one slice, even if there is still too much.
    pub(super) fn out_of_memory(&mut self, thread: &mut Thread) -> Option<Stop> {
        if self.heap.has_grown() {
            return Some(Stop::Full);
        }
        self.vm.out_of_memory = !self.vm.out_of_memory;
        if !self.vm.out_of_memory {
            return None;
        }
        let error = self.exception(classes::MEMORY_ERROR, vec![]);
        let exception = *thread.inject.get_or_insert(error.0);
        self.unwind_injected(thread, exception).or(Some(Stop::Full))
    }
}
