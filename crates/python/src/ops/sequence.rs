//! Operators of sequences, sets and dictionaries.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;
use interleave_python_code::Binary;

impl Machine {
    /// `a op b`, or `a op= b`, where one of them is a list, a tuple, bytes, a set, a view or a dictionary.
    pub fn sequence_binary(
        &mut self,
        _op: Binary,
        _a: Value,
        _b: Value,
        _in_place: bool,
    ) -> Res<Option<Value>> {
        Ok(None)
    }
}
