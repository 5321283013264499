//! The language of format specifications, and `str.format`.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;

impl Machine {
    /// `format(a, spec)` of a built-in value; `None`: not natively.
    ///
    /// # Errors
    /// What CPython raises for a specification that does not fit.
    pub fn format(&mut self, _a: Value, _spec: &str) -> Res<Option<String>> {
        Ok(None)
    }
}
