//! Running: frames, instructions, calls, exceptions, generators, attributes, classes, imports.

pub mod attribute;
pub mod call;
pub mod link;
pub mod roots;
pub mod run;
pub mod thread;

use crate::machine::Machine;
use crate::object::ModuleId;

/// What the machine remembers to be faster, and where its own library is.
#[derive(Default)]
pub struct Caches {
    /// Changes whenever an attribute of a class does that a cache may hold.
    pub class_version: u32,
    /// The module of `lib/_prelude/`.
    pub prelude: Option<ModuleId>,
    /// The module `builtins`.
    pub builtins: Option<ModuleId>,
}

impl Machine {
    /// A process with its builtins, ready to load a program.
    #[must_use]
    pub fn new(host: Box<dyn crate::Host>) -> Self {
        Self::bare(host)
    }
}
