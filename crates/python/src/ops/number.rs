//! Operators of numbers and texts.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;
use interleave_python_code::{Binary, Unary};

impl Machine {
    /// `a op b` of built-in values; `None`: not natively (also where the types do not go together).
    ///
    /// # Errors
    /// The exception that the operation raises.
    pub fn binary(&mut self, _op: Binary, _a: Value, _b: Value) -> Res<Option<Value>> {
        Ok(None)
    }

    /// `op a` of a built-in value; `None`: not natively.
    ///
    /// # Errors
    /// The exception that the operation raises.
    pub fn unary(&mut self, _op: Unary, _a: Value) -> Res<Option<Value>> {
        Ok(None)
    }
}
