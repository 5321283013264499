//! Running: frames, instructions, calls, exceptions, generators, attributes, classes, imports.

pub mod access;
pub(crate) mod alone;
pub mod assign;
pub mod attribute;
pub mod bind;
pub mod build;
pub mod cache;
pub mod call;
pub mod cells;
pub mod class;
pub mod construct;
mod follow;
mod frame;
pub mod generator;
pub mod import;
mod in_place;
pub mod library;
pub mod link;
pub mod look;
mod memory;
pub mod names;
mod near;
pub mod operate;
mod pairs;
pub mod parameters;
pub mod roots;
pub mod run;
pub mod slots;
pub mod special;
pub mod suggest;
pub mod thread;
#[cfg(feature = "explored")]
pub mod touch;
pub mod trace;
pub mod unpack;
pub mod unwind;

use crate::object::{CodeId, ModuleId};
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use bind::Signature;
use construct::Constructor;
use interleave_python_code::Code;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What the machine remembers to be faster, and where its own library is.
#[derive(Clone, Default)]
pub struct Caches {
    /// Changes with every attribute of a class that a cache may hold.
    pub class_version: u32,
    /// The module of `lib/_prelude/`.
    pub prelude: Option<ModuleId>,
    /// The module `builtins`.
    pub builtins: Option<ModuleId>,
    /// Was `MemoryError` raised, and its handler has not run yet?
    pub(crate) out_of_memory: bool,
    /// Was memory refused to an instruction, and nothing collected since?
    pub(crate) refused: bool,
    /// The instruction that was repeated last because memory was refused to it.
    pub(crate) repeated: Option<(CodeId, u32)>,
    /// See [`Machine::worked`].
    pub(crate) worked: usize,
    /// Do other workers run the same process?
    pub(crate) shares: bool,
    /// The codes, as this worker holds them.
    pub(crate) codes: link::Codes,
    /// The texts of one character of ASCII.
    pub(crate) chars: Vec<Value>,
    /// The program, for processes that begin it anew.
    pub(crate) main: Option<Arc<Code>>,
    /// The code that calls a function as the only frame of a thread.
    pub(crate) starter: Option<CodeId>,
    /// What native functions take, by their addresses.
    pub(crate) signatures: FxHashMap<usize, Arc<Signature>>,
    /// What accesses to attributes found last.
    pub(crate) found: Vec<cache::Cache>,
    /// How to make instances of a class. Forgotten at each collection.
    pub(crate) constructors: FxHashMap<Handle, (u32, Constructor)>,
    /// Attributes of classes that were looked up, by class and name. Forgotten at each collection.
    pub(crate) lookups: Vec<LookedUp>,
}

impl Caches {
    /// Gives this worker its own counts of references to codes and signatures: calls would wait for counts that several
    /// workers write.
    pub(crate) fn count_apart(&mut self) {
        self.codes = Arc::default();
        for signature in self.signatures.values_mut() {
            *signature = Arc::new(Signature::clone(signature));
        }
    }
}

/// An attribute of a class that was looked up.
#[derive(Clone, Copy)]
pub(crate) struct LookedUp {
    pub class: Handle,
    pub name: Symbol,
    pub version: u32,
    /// Unbound: there is none.
    pub value: Value,
}
