//! Attributes.

use crate::machine::Machine;
use crate::native::Res;
use crate::symbol::Symbol;
use crate::value::Value;

/// What an attribute is.
#[derive(Clone, Debug)]
pub enum Found {
    /// This.
    Value(Value),
    /// What this callable returns for these arguments (a property, `__getattr__`).
    Call(Value, Vec<Value>),
    /// There is none.
    Missing,
}

impl Machine {
    /// The attribute of a value, without running Python.
    ///
    /// # Errors
    /// What CPython raises; not the `AttributeError`.
    pub fn attribute(&mut self, _value: Value, _name: Symbol) -> Res<Found> {
        Ok(Found::Missing)
    }

    /// The `AttributeError` of an attribute that is missing.
    pub fn no_attribute(&mut self, value: Value, name: Symbol) -> crate::Raised {
        let message = format!(
            "'{}' object has no attribute '{}'",
            self.class_name(value),
            self.symbols.name(name)
        );
        self.error(crate::classes::ATTRIBUTE_ERROR, message)
    }
}
