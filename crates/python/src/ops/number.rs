//! Operators of numbers, and from here those of all built-in values.

use super::fault::Fault;
use super::float;
use super::integer::{self, Answer};
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::value::Value;
use interleave_python_code::{Binary, Unary};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::borrow::Cow;

/// A number, as operators see it.
#[derive(Clone, Copy, Debug)]
pub enum Number<'a> {
    /// An integer of at most 64 bits; `True` is 1.
    Small(i64),
    /// An integer.
    Big(&'a BigInt),
    /// A float.
    Float(f64),
}

impl<'a> Number<'a> {
    /// The integer; `None` of a float.
    pub fn whole(self) -> Option<Cow<'a, BigInt>> {
        match self {
            Self::Small(number) => Some(Cow::Owned(BigInt::from(number))),
            Self::Big(number) => Some(Cow::Borrowed(number)),
            Self::Float(_) => None,
        }
    }

    /// The nearest float.
    ///
    /// # Errors
    /// `OverflowError`.
    pub fn float(self) -> Result<f64, Fault> {
        match self {
            Self::Small(number) => Ok(number as f64),
            Self::Big(number) => integer::to_float(number),
            Self::Float(number) => Ok(number),
        }
    }

    /// Is it 0?
    pub fn is_zero(self) -> bool {
        match self {
            Self::Small(number) => number == 0,
            Self::Big(number) => number.sign() == num_bigint::Sign::NoSign,
            Self::Float(number) => number == 0.0,
        }
    }
}

/// The operators' methods, which a subclass may define: as left operand, as right operand.
const METHODS: [(&str, &str); 13] = [
    ("__add__", "__radd__"),
    ("__sub__", "__rsub__"),
    ("__mul__", "__rmul__"),
    ("__truediv__", "__rtruediv__"),
    ("__floordiv__", "__rfloordiv__"),
    ("__mod__", "__rmod__"),
    ("__pow__", "__rpow__"),
    ("__lshift__", "__rlshift__"),
    ("__rshift__", "__rrshift__"),
    ("__and__", "__rand__"),
    ("__or__", "__ror__"),
    ("__xor__", "__rxor__"),
    ("__matmul__", "__rmatmul__"),
];

impl Machine {
    /// A value as a number: of `int`, `float`, `bool` or a subclass.
    #[inline]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn numeric(&self, value: Value) -> Option<Number<'_>> {
        if let Some(number) = value.as_small() {
            return Some(Number::Small(number));
        }
        if let Some(number) = value.as_float() {
            return Some(Number::Float(number));
        }
        if let Some(yes) = value.as_bool() {
            return Some(Number::Small(i64::from(yes)));
        }
        match self.body(value)? {
            Body::Int(number) => Some(match number.to_i64() {
                Some(small) => Number::Small(small),
                None => Number::Big(number),
            }),
            Body::Float(number) => Some(Number::Float(*number)),
            _ => None,
        }
    }

    /// A value as an integer of any size; `None`: it is no `int`.
    pub fn whole(&self, value: Value) -> Option<Cow<'_, BigInt>> {
        self.numeric(value)?.whole()
    }

    /// A result as a value.
    ///
    /// # Errors
    /// The fault as an exception.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn answer(&mut self, outcome: Result<Answer, Fault>) -> Res<Option<Value>> {
        match outcome {
            Ok(Answer::Small(number)) => Ok(Some(self.integer(number))),
            Ok(Answer::Float(number)) => Ok(Some(self.float(number))),
            Ok(Answer::Big(number)) => {
                self.reserve((number.bits() / 8) as usize)?;
                self.worked((number.bits() / 32) as usize);
                Ok(Some(self.big(number)))
            }
            Ok(Answer::No) => Ok(None),
            Err(fault) => Err(self.raise(fault)),
        }
    }

    /// `a op b` of built-in values; `None`: not natively (also where the types do not go together).
    ///
    /// # Errors
    /// The exception that the operation raises.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn binary(&mut self, op: Binary, a: Value, b: Value) -> Res<Option<Value>> {
        if let Some((a, b)) = a.both_small(b) {
            return self.answer(integer::small(op, a, b));
        }
        if let (Some(a), Some(b)) = (a.as_float(), b.as_float()) {
            return self.answer(float::arithmetic(op, a, b));
        }
        if self.has_own_operator(op, a, b) {
            return Ok(None);
        }
        self.binary_as_built_in(op, a, b)
    }

    /// As `binary`, also of an instance of a subclass that has the operator itself.
    ///
    /// # Errors
    /// The exception that the operation raises.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn binary_as_built_in(&mut self, op: Binary, a: Value, b: Value) -> Res<Option<Value>> {
        if let (Some(a), Some(b)) = (a.as_bool(), b.as_bool()) {
            match op {
                Binary::And => return Ok(Some(Value::bool(a & b))),
                Binary::Or => return Ok(Some(Value::bool(a | b))),
                Binary::Xor => return Ok(Some(Value::bool(a ^ b))),
                _ => {}
            }
        }
        if let (Some(a), Some(b)) = (self.numeric(a), self.numeric(b)) {
            let outcome = arithmetic(op, a, b);
            return self.answer(outcome);
        }
        self.binary_of_texts(op, a, b)
    }

    /// Is `a` or `b` an instance of a subclass of a built-in class that defines the operator itself?
    fn has_own_operator(&self, op: Binary, a: Value, b: Value) -> bool {
        let (left, right) = METHODS[op as usize];
        self.overrides(a, &[left]) || self.overrides(b, &[right])
    }

    /// `op a` of a built-in value; `None`: not natively.
    ///
    /// # Errors
    /// The exception that the operation raises.
    pub fn unary(&mut self, op: Unary, a: Value) -> Res<Option<Value>> {
        let name = match op {
            Unary::Negative => "__neg__",
            Unary::Positive => "__pos__",
            Unary::Invert => "__invert__",
        };
        if self.overrides(a, &[name]) {
            return Ok(None);
        }
        self.unary_as_built_in(op, a)
    }

    /// As `unary`, also of an instance of a subclass that has the operator itself.
    ///
    /// # Errors
    /// The exception that the operation raises.
    pub fn unary_as_built_in(&mut self, op: Unary, a: Value) -> Res<Option<Value>> {
        let answer = match (self.numeric(a), op) {
            (None, _) | (Some(Number::Float(_)), Unary::Invert) => return Ok(None),
            (Some(Number::Float(number)), Unary::Negative) => Answer::Float(-number),
            (Some(Number::Float(number)), Unary::Positive) => Answer::Float(number),
            (Some(Number::Small(number)), Unary::Positive) => Answer::Small(number),
            (Some(Number::Small(number)), Unary::Invert) => Answer::Small(!number),
            (Some(Number::Small(number)), Unary::Negative) => match number.checked_neg() {
                Some(number) => Answer::Small(number),
                None => Answer::Big(-BigInt::from(number)),
            },
            (Some(Number::Big(number)), Unary::Positive) => Answer::Big(number.clone()),
            (Some(Number::Big(number)), Unary::Negative) => Answer::Big(-number),
            (Some(Number::Big(number)), Unary::Invert) => Answer::Big(!number),
        };
        self.answer(Ok(answer))
    }
}

/// An operator of two numbers.
///
/// # Errors
/// As in Python.
#[cfg_attr(feature = "small", optimize(speed))]
pub fn arithmetic(op: Binary, a: Number<'_>, b: Number<'_>) -> integer::Outcome {
    match (a, b) {
        (Number::Small(a), Number::Small(b)) => integer::small(op, a, b),
        (Number::Float(_), _) | (_, Number::Float(_)) => match op {
            Binary::LShift | Binary::RShift | Binary::And | Binary::Or | Binary::Xor => {
                Ok(Answer::No)
            }
            _ => float::arithmetic(op, a.float()?, b.float()?),
        },
        (Number::Big(a), Number::Small(b))
            if matches!(op, Binary::FloorDiv | Binary::Mod) && integer::is_one_digit(a, b) =>
        {
            Ok(integer::by_one_digit(op, a, b as u32))
        }
        _ => match (a.whole(), b.whole()) {
            (Some(a), Some(b)) => integer::big(op, &a, &b),
            _ => Ok(Answer::No),
        },
    }
}
