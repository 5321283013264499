//! From code as it was compiled to code that can run in a module.

use crate::object::ModuleId;
use crate::symbol::Symbol;
use crate::value::Value;
use interleave_python_code::{Code, Instr};
use std::sync::Arc;

/// A code, made ready to run in a module.
pub struct Linked {
    /// As it was compiled.
    pub code: Arc<Code>,
    /// The module whose globals it uses.
    pub module: ModuleId,
    /// Its instructions; in those of globals, the name's number has become the place among the module's names.
    pub instrs: Box<[Instr]>,
    /// Its constants; of a code, a `Body::Code`.
    pub consts: Box<[Value]>,
    /// Its names.
    pub names: Box<[Symbol]>,
}
