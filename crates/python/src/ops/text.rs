//! `+`, `*` and `%` of texts and bytes.

use super::number::{Number, is_built_in};
use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::value::Value;
use interleave_python_code::Binary;

/// What is repeated or appended to.
enum Kind {
    Text,
    Bytes,
    ByteArray,
}

impl Machine {
    /// `+`, `*` and `%` where an operand is a text or bytes; all else is for sequences.
    pub(super) fn binary_of_texts(&mut self, op: Binary, a: Value, b: Value) -> Res<Option<Value>> {
        match (op, self.kind(a), self.kind(b)) {
            (Binary::Add, Some(_), _) => self.concatenate_texts(a, b),
            (Binary::Mul, Some(_), _) => self.repeat_text(a, b),
            (Binary::Mul, None, Some(_)) if !self.is_list_or_tuple(a) => self.repeat_text(b, a),
            (Binary::Mod, Some(Kind::Text), _) => self.percent(a, b),
            (Binary::Mod, Some(_), _) => self.percent_bytes(a, b),
            _ => self.sequence_binary(op, a, b, false),
        }
    }

    fn is_list_or_tuple(&self, value: Value) -> bool {
        matches!(self.body(value), Some(Body::List(_) | Body::Tuple(_)))
    }

    fn kind(&self, value: Value) -> Option<Kind> {
        match self.body(value)? {
            Body::Str(_) => Some(Kind::Text),
            Body::Bytes(_) => Some(Kind::Bytes),
            Body::ByteArray(_) => Some(Kind::ByteArray),
            _ => None,
        }
    }

    /// The bytes of a `bytes` or a `bytearray`.
    pub fn as_bytes(&self, value: Value) -> Option<&[u8]> {
        match self.body(value)? {
            Body::Bytes(bytes) => Some(bytes),
            Body::ByteArray(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Bytes as a value of the class of another one: `bytearray` or `bytes`.
    pub fn bytes_as(&mut self, like: Value, bytes: Vec<u8>) -> Value {
        match self.body(like) {
            Some(Body::ByteArray(_)) => self.heap.alloc(classes::BYTEARRAY, Body::ByteArray(bytes)),
            _ => self.bytes(bytes),
        }
    }

    /// A `bytes`.
    pub fn bytes(&mut self, bytes: Vec<u8>) -> Value {
        self.heap
            .alloc(classes::BYTES, Body::Bytes(bytes.into_boxed_slice()))
    }

    fn concatenate_texts(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        if let (Some(left), Some(right)) = (self.as_text(a), self.as_text(b)) {
            let text = [left, right].concat();
            self.reserve(text.len())?;
            return Ok(Some(self.str(text)));
        }
        if let (Some(left), Some(right)) = (self.as_bytes(a), self.as_bytes(b)) {
            let bytes = [left, right].concat();
            self.reserve(bytes.len())?;
            return Ok(Some(self.bytes_as(a, bytes)));
        }
        if self.may_answer(b, "__radd__") {
            return Ok(None);
        }
        let (left, right) = (self.class_name(a), self.class_name(b));
        self.type_error(if self.as_text(a).is_some() {
            format!("can only concatenate str (not \"{right}\") to str")
        } else {
            format!("can't concat {right} to {left}")
        })
    }

    /// Is it an object whose class may have a method for the operator?
    fn may_answer(&self, value: Value, method: &str) -> bool {
        let class = self.class_of(value);
        !is_built_in(class)
            && self
                .symbols
                .find(method)
                .is_some_and(|name| self.class_attribute(class, name).is_some())
    }

    fn repeat_text(&mut self, sequence: Value, count: Value) -> Res<Option<Value>> {
        let count = match self.numeric(count) {
            Some(Number::Small(count)) => count,
            Some(Number::Big(_)) => {
                return Err(self.error(
                    classes::OVERFLOW_ERROR,
                    "cannot fit 'int' into an index-sized integer",
                ));
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
        let count = usize::try_from(count).unwrap_or(0);
        let length = match self.body(sequence) {
            Some(Body::Str(text)) => text.text.len(),
            _ => self.as_bytes(sequence).map_or(0, <[u8]>::len),
        };
        self.reserve(length.saturating_mul(count))?;
        if let Some(text) = self.as_text(sequence) {
            let text = text.repeat(if length == 0 { 0 } else { count });
            return Ok(Some(self.str(text)));
        }
        let count = if length == 0 { 0 } else { count };
        let bytes = self.as_bytes(sequence).unwrap_or_default().repeat(count);
        Ok(Some(self.bytes_as(sequence, bytes)))
    }
}
