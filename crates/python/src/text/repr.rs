//! `repr` and `str` of built-in values.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;

impl Machine {
    /// `repr(value)`.
    pub fn repr(&mut self, _value: Value) -> Res<Option<String>> {
        Ok(None)
    }

    /// `str(value)`.
    pub fn str_of(&mut self, value: Value) -> Res<Option<String>> {
        Ok(self.as_text(value).map(str::to_owned))
    }
}
