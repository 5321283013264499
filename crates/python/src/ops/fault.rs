//! Errors of computing that knows no machine, before they become exceptions.

use crate::classes;
use crate::machine::Machine;
use crate::native::Raised;
use crate::value::{Handle, Value};
use std::borrow::Cow;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An exception of this class with this message.
    Error(Handle, Cow<'static, str>),
    /// `MemoryError`: the result would be too big, or take too long.
    Memory,
    /// `OverflowError(34, 'Numerical result out of range')`.
    Range,
}

impl Fault {
    /// A `ZeroDivisionError`.
    pub const fn zero(message: &'static str) -> Self {
        Self::Error(classes::ZERO_DIVISION_ERROR, Cow::Borrowed(message))
    }

    /// An `OverflowError`.
    pub const fn overflow(message: &'static str) -> Self {
        Self::Error(classes::OVERFLOW_ERROR, Cow::Borrowed(message))
    }

    /// A `ValueError`.
    pub fn value(message: impl Into<Cow<'static, str>>) -> Self {
        Self::Error(classes::VALUE_ERROR, message.into())
    }

    /// A `TypeError`.
    pub fn kind(message: impl Into<Cow<'static, str>>) -> Self {
        Self::Error(classes::TYPE_ERROR, message.into())
    }
}

impl Machine {
    /// The exception of a fault.
    pub fn raise(&mut self, fault: Fault) -> Raised {
        match fault {
            Fault::Error(class, message) => self.error(class, message),
            Fault::Memory => self.exception(classes::MEMORY_ERROR, vec![]),
            Fault::Range => {
                let text = self.str("Numerical result out of range");
                self.exception(classes::OVERFLOW_ERROR, vec![Value::int(34), text])
            }
        }
    }
}
