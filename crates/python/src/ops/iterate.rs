//! Iterators of built-in values.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;

/// What an iterator gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The next value.
    Value(Value),
    /// No more.
    End,
    /// Not natively: ask its `__next__`.
    Python,
}

impl Machine {
    /// `iter(value)`.
    pub fn iterator(&mut self, _value: Value) -> Res<Option<Value>> {
        Ok(None)
    }

    /// The next value of an iterator.
    pub fn next(&mut self, _iterator: Value) -> Res<Next> {
        Ok(Next::Python)
    }

    /// All that iterating gives; an iterator is used up.
    pub fn items_of(&mut self, _value: Value) -> Res<Option<Vec<Value>>> {
        Ok(None)
    }
}
