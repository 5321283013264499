//! Reading the arguments of natives.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::ops::fault::Fault;
use crate::ops::number::Number;
use crate::value::Value;
use num_bigint::BigInt;

/// The argument at a place; unbound if there is none.
pub fn arg(args: &[Value], place: usize) -> Value {
    args.get(place).copied().unwrap_or(Value::UNBOUND)
}

/// Was the argument left out, or `None`?
pub fn is_absent(value: Value) -> bool {
    value.is_unbound() || value.is_none()
}

impl Machine {
    /// What a native found, or its fault as an exception.
    ///
    /// # Errors
    /// The fault.
    pub fn found<T>(&mut self, found: Result<T, Fault>) -> Res<T> {
        found.map_err(|fault| self.raise(fault))
    }

    /// An argument that must be an integer, of any size.
    ///
    /// # Errors
    /// `TypeError`.
    pub fn want_whole(&mut self, value: Value) -> Res<BigInt> {
        match self.whole(value) {
            Some(number) => Ok(number.into_owned()),
            None => {
                let class = self.class_name(value);
                self.type_error(format!(
                    "'{class}' object cannot be interpreted as an integer"
                ))
            }
        }
    }

    /// An argument that must be an integer that a machine word holds.
    ///
    /// # Errors
    /// `TypeError`, `OverflowError`.
    pub fn want_int(&mut self, value: Value) -> Res<i64> {
        match self.numeric(value) {
            Some(Number::Small(number)) => Ok(number),
            Some(Number::Big(_)) => Err(self.error(
                classes::OVERFLOW_ERROR,
                "Python int too large to convert to C ssize_t",
            )),
            _ => {
                let class = self.class_name(value);
                self.type_error(format!(
                    "'{class}' object cannot be interpreted as an integer"
                ))
            }
        }
    }

    /// As `want_int`, with a default for an argument that was left out.
    ///
    /// # Errors
    /// `TypeError`, `OverflowError`.
    pub fn int_or(&mut self, value: Value, default: i64) -> Res<i64> {
        if value.is_unbound() {
            Ok(default)
        } else {
            self.want_int(value)
        }
    }

    /// A bound of a search, which `None` leaves open and which may be as great as it likes.
    ///
    /// # Errors
    /// `TypeError`.
    pub fn bound_or(&mut self, value: Value, default: i64) -> Res<i64> {
        if is_absent(value) {
            return Ok(default);
        }
        match self.numeric(value) {
            Some(Number::Small(number)) => Ok(number),
            Some(Number::Big(number)) => Ok(if number.sign() == num_bigint::Sign::Minus {
                i64::MIN
            } else {
                i64::MAX
            }),
            _ => self
                .type_error("slice indices must be integers or None or have an __index__ method"),
        }
    }

    /// An argument that must be a number, as a float.
    ///
    /// # Errors
    /// `TypeError`, `OverflowError`.
    pub fn want_float(&mut self, value: Value) -> Res<f64> {
        match self.numeric(value) {
            Some(number) => {
                let number = number.float();
                self.found(number)
            }
            None => {
                let class = self.class_name(value);
                self.type_error(format!("must be real number, not {class}"))
            }
        }
    }

    /// An argument that must be a text; `wrong` says what is wrong with a value of another class.
    ///
    /// # Errors
    /// `TypeError`.
    pub fn want_text(&mut self, value: Value, wrong: impl Fn(&str) -> String) -> Res<&str> {
        if self.as_text(value).is_none() {
            let message = wrong(&self.class_name(value));
            return self.type_error(message);
        }
        Ok(self.as_text(value).unwrap_or_default())
    }

    /// An integer as the end of a native.
    pub fn out_big(&mut self, number: BigInt) -> Out {
        self.big(number).into()
    }

    /// A text as the end of a native.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn out_text(&mut self, text: impl Into<Box<str>>) -> Res<Out> {
        let text = text.into();
        self.reserve(text.len())?;
        Ok(self.str(text).into())
    }

    /// What was done natively, or the call of this function of the prelude.
    ///
    /// # Errors
    /// None of its own.
    pub fn or_prelude(&mut self, done: Option<Value>, name: &str, args: &[Value]) -> Res<Out> {
        match done {
            Some(value) => Ok(value.into()),
            None => self.prelude(name, args.to_vec()),
        }
    }
}
