//! Equality, order, hashes, truth and length of built-in values.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;
use interleave_python_code::Compare;

impl Machine {
    /// `a == b`.
    pub fn equal(&mut self, a: Value, b: Value) -> Res<Option<bool>> {
        self.compare(Compare::Eq, a, b)
    }

    /// `a op b`, also with `in` and `is`.
    pub fn compare(&mut self, op: Compare, a: Value, b: Value) -> Res<Option<bool>> {
        let same = a.bits() == b.bits();
        Ok(match op {
            Compare::Is => Some(same),
            Compare::IsNot => Some(!same),
            _ => None,
        })
    }

    /// The hash, as the bits of a signed number.
    pub fn hash(&mut self, value: Value) -> Res<Option<u64>> {
        Ok(value.as_small().map(|number| number as u64))
    }

    /// Is it true?
    #[must_use]
    pub fn truth(&self, value: Value) -> Option<bool> {
        value.as_bool()
    }

    /// `len(value)`.
    pub fn length(&mut self, _value: Value) -> Res<Option<usize>> {
        Ok(None)
    }
}
