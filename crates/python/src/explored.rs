//! What the explorer of all interleavings asks of a machine: to go back, and to free what no state needs.

use crate::machine::Machine;
use crate::object::ModuleId;
use crate::value::Value;
use crate::vm::thread::Thread;

impl Machine {
    /// Undoes what was done to objects since a mark of the heap.
    pub fn undo_objects(&mut self, mark: usize) {
        if self.heap.undo(mark) {
            self.classes_changed();
        }
    }

    /// Frees what neither these threads nor these values nor a state to go back to can reach.
    pub fn collect_explored(&mut self, threads: &[&Thread], more: &[Value]) {
        let mut kept = Thread::default();
        kept.registers.extend_from_slice(more);
        self.heap.journal_roots(|value| kept.registers.push(value));
        // What stands in a frame's window is alive.
        kept.frames.push(crate::vm::thread::Frame {
            code: crate::object::CodeId(0),
            pc: 0,
            base: 0,
            size: kept.registers.len() as u32,
            then: crate::vm::thread::Then::End,
            closure: Value::NONE,
            owner: Value::UNBOUND,
            handled: Value::NONE,
        });
        let threads: Vec<&Thread> = threads.iter().copied().chain([&kept]).collect();
        self.collect(threads);
    }

    /// The module of a name, if it was imported.
    #[must_use]
    pub fn module_named(&self, name: &str) -> Option<ModuleId> {
        self.imported.get(name).copied()
    }

    /// What the program calls an object, if it has a name for it: `bank.accounts[0]`.
    #[must_use]
    pub fn name_for(&self, object: crate::value::Handle) -> Option<String> {
        crate::holder::name_of(self, object)
    }
}
