//! What walks over nested built-in values share: how deep they go, and what stops them.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::Body;
use crate::value::{Handle, Value};
use interleave_python_code::Compare;
use num_bigint::BigInt;

/// How deep built-in values may be nested before a walk over them is refused.
pub const DEPTH: usize = 200;

/// What ends a walk that has no answer. A walk only reads, so it can begin again in Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A method written in Python must be asked.
    Python,
    /// Nested too deeply.
    Deep,
    /// These two have no order.
    Unordered(Value, Value),
    /// This one has no hash.
    Unhashable(Value),
    /// This integer has too many digits to be shown.
    Digits(Value),
}

/// A step of a walk.
pub type Walk<T> = Result<T, Stop>;

/// A number that is built in.
#[derive(Clone, Copy, Debug)]
pub enum Number<'a> {
    /// An integer of 64 bits, or a truth value.
    Int(i64),
    /// A greater integer.
    Big(&'a BigInt),
    /// A float.
    Float(f64),
}

impl Machine {
    /// The number that a value is, if it is one.
    pub fn number(&self, value: Value) -> Option<Number<'_>> {
        if let Some(number) = value.as_small() {
            return Some(Number::Int(number));
        }
        if let Some(number) = value.as_float() {
            return Some(Number::Float(number));
        }
        match self.body(value) {
            Some(Body::Int(number)) => Some(Number::Big(number)),
            Some(Body::Float(number)) => Some(Number::Float(*number)),
            Some(_) => None,
            None => value.as_bool().map(|yes| Number::Int(i64::from(yes))),
        }
    }

    /// Is its class a built-in one, so that no method of it is written in a program?
    pub fn is_plain(&self, value: Value) -> bool {
        is_builtin(self.class_of(value))
    }

    /// Does the class of a value define one of these methods in Python (or set it to `None`)?
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn overrides(&self, value: Value, names: &[&str]) -> bool {
        let class = self.class_of(value);
        !is_builtin(class)
            && names
                .iter()
                .any(|name| self.own_method(class, name).is_some())
    }

    /// A method of a class that is not native.
    pub fn own_method(&self, class: Handle, name: &str) -> Option<Value> {
        let found = self.class_attribute(class, self.symbols.find(name)?)?;
        (!matches!(self.body(found), Some(Body::Native(_)))).then_some(found)
    }

    /// The end of a walk, as the caller of a native helper sees it.
    ///
    /// # Errors
    /// The exception that the walk ended with.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn walked<T>(&mut self, walk: Walk<T>, op: Compare, doing: &str) -> Res<Option<T>> {
        match walk {
            Ok(answer) => Ok(Some(answer)),
            Err(Stop::Python) => Ok(None),
            Err(stop) => Err(self.stopped(stop, op, doing)),
        }
    }

    fn stopped(&mut self, stop: Stop, op: Compare, doing: &str) -> Raised {
        match stop {
            Stop::Python | Stop::Deep => {
                let message = format!("maximum recursion depth exceeded{doing}");
                self.error(classes::RECURSION_ERROR, message)
            }
            Stop::Unordered(a, b) => {
                let (op, a, b) = (op.symbol(), self.class_name(a), self.class_name(b));
                let message = format!("'{op}' not supported between instances of '{a}' and '{b}'");
                self.error(classes::TYPE_ERROR, message)
            }
            Stop::Unhashable(value) => {
                let message = format!("unhashable type: '{}'", self.class_name(value));
                self.error(classes::TYPE_ERROR, message)
            }
            Stop::Digits(_) => self.error(
                classes::VALUE_ERROR,
                "Exceeds the limit (4300 digits) for integer string conversion; \
                 use sys.set_int_max_str_digits() to increase the limit",
            ),
        }
    }
}

/// Is a class one of the built-in ones?
pub fn is_builtin(class: Handle) -> bool {
    (class.0 as usize) < classes::ALL.len()
}
