//! `+`, `*` and `%` of texts, and `%` of bytes.

use super::number::Number;
use super::walk::is_builtin;
use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Str};
use crate::ops::count::count_of;
use crate::value::Value;
use interleave_python_code::Binary;

impl Machine {
    /// `+`, `*` and `%` where an operand is a text, and `%` of bytes; all else is for sequences.
    pub(super) fn binary_of_texts(&mut self, op: Binary, a: Value, b: Value) -> Res<Option<Value>> {
        let (text, other) = (self.as_text(a).is_some(), self.as_text(b).is_some());
        match op {
            Binary::Add if text => self.concatenate_texts(a, b),
            Binary::Mul if text => self.repeat_text(a, b),
            Binary::Mul if other && !self.is_list_or_tuple(a) => self.repeat_text(b, a),
            Binary::Mod if text => self.percent(a, b),
            Binary::Mod if self.bytes_like(a).is_some() => self.percent_bytes(a, b),
            _ => self.sequence_binary(op, a, b, false),
        }
    }

    fn is_list_or_tuple(&self, value: Value) -> bool {
        matches!(
            self.body(value),
            Some(Body::List(_) | Body::Tuple(_) | Body::Bytes(_) | Body::ByteArray(_))
        )
    }

    /// Bytes as a value of the class of another one: `bytearray` or `bytes`.
    pub fn bytes_as(&mut self, like: Value, bytes: Vec<u8>) -> Value {
        match self.body(like) {
            Some(Body::ByteArray(_)) => self.heap.alloc(classes::BYTEARRAY, Body::ByteArray(bytes)),
            _ => self.bytes(bytes),
        }
    }

    /// A `bytes`.
    pub fn bytes(&mut self, bytes: impl Into<Box<[u8]>>) -> Value {
        self.heap.alloc(classes::BYTES, Body::Bytes(bytes.into()))
    }

    fn concatenate_texts(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        if let (Some(Body::Str(left)), Some(Body::Str(right))) = (self.body(a), self.body(b)) {
            let sum = Str::sum(left, right);
            self.reserve(sum.text.len())?;
            return Ok(Some(self.heap.alloc(classes::STR, Body::Str(sum))));
        }
        if self.may_answer(b, "__radd__") {
            return Ok(None);
        }
        let class = self.class_name(b);
        self.type_error(format!("can only concatenate str (not \"{class}\") to str"))
    }

    /// Is it an object whose class may have a method for the operator?
    fn may_answer(&self, value: Value, method: &str) -> bool {
        let class = self.class_of(value);
        !is_builtin(class)
            && self
                .symbols
                .find(method)
                .is_some_and(|name| self.class_attribute(class, name).is_some())
    }

    fn repeat_text(&mut self, text: Value, count: Value) -> Res<Option<Value>> {
        let count = match self.numeric(count) {
            Some(Number::Small(count)) => count_of(count),
            Some(Number::Big(_)) => {
                let message = "cannot fit 'int' into an index-sized integer";
                return Err(self.error(classes::OVERFLOW_ERROR, message));
            }
            _ if self.may_answer(count, "__rmul__")
                || self.may_answer(count, "__mul__")
                || self.may_answer(count, "__index__") =>
            {
                return Ok(None);
            }
            _ => {
                let class = self.class_name(count);
                return self.type_error(format!(
                    "can't multiply sequence by non-int of type '{class}'"
                ));
            }
        };
        let length = self.as_text(text).map_or(0, str::len);
        let chars = self.length_of(text).unwrap_or(0);
        if chars as u128 * count as u128 > i64::MAX as u128 {
            let message = "repeated string is too long";
            return Err(self.error(classes::OVERFLOW_ERROR, message));
        }
        self.reserve(length.saturating_mul(count))?;
        let text = self
            .as_text(text)
            .map(|text| text.repeat(count))
            .unwrap_or_default();
        Ok(Some(self.str(text)))
    }
}
