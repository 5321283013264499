//! What is alive: all that threads, modules, codes and names reach.

use crate::machine::Machine;
use crate::value::Value;
use crate::vm::thread::Thread;

impl Machine {
    /// Frees the objects that neither these threads nor the machine can reach.
    pub fn collect<'a>(&mut self, threads: impl IntoIterator<Item = &'a Thread>) {
        let mut roots = Vec::new();
        for thread in threads {
            add_thread(&mut roots, thread);
        }
        for thread in &self.spawned {
            add_thread(&mut roots, thread);
        }
        roots.extend(self.symbols.texts());
        for module in self.modules.iter() {
            roots.extend(module.object);
            roots.extend(module.names.iter().map(|(_, value)| value));
        }
        for code in self.codes.iter() {
            roots.extend_from_slice(&code.consts);
        }
        for signature in self.vm.signatures.values() {
            signature.add_roots(&mut roots);
        }
        for (class, derived) in self.subclasses.iter() {
            roots.push(Value::object(*class));
            roots.extend(derived.iter().map(|class| Value::object(*class)));
        }
        roots.push(self.current.handled);
        roots.extend_from_slice(&self.vm.chars);
        self.vm.constructors.clear();
        self.vm.lookups.clear();
        self.tracing.forget();
        self.heap.collect(roots);
    }
}

fn add_thread(roots: &mut Vec<Value>, thread: &Thread) {
    let end = thread
        .frames
        .iter()
        .map(|frame| (frame.base + frame.size) as usize)
        .max()
        .unwrap_or(0);
    roots.extend_from_slice(&thread.registers[..end.min(thread.registers.len())]);
    for frame in &thread.frames {
        roots.extend([frame.closure, frame.owner, frame.handled]);
    }
    roots.extend(thread.handled);
    roots.extend(thread.inject);
}
