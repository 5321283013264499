//! Operators of sequences, sets and dictionaries.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Set, View};
use crate::ops::count::count_of;
use crate::ops::set::{Keys, SetOp};
use crate::ops::slice::Key;
use crate::ops::walk::Walk;
use crate::value::Value;
use interleave_python_code::{Binary, Compare};

impl Machine {
    /// `a op b`, or `a op= b`, where one of them is a list, a tuple, bytes, a set, a view or a dictionary.
    ///
    /// # Errors
    /// `TypeError` where only `a` could know how, `MemoryError` if the result would be too big.
    pub fn sequence_binary(
        &mut self,
        op: Binary,
        a: Value,
        b: Value,
        in_place: bool,
    ) -> Res<Option<Value>> {
        if self.is_asked(op, a, b, in_place) {
            return Ok(None);
        }
        self.sequence_plain(op, a, b, in_place)
    }

    /// As the built-in classes of what they hold do it, whatever their own classes define.
    ///
    /// # Errors
    /// As `sequence_binary`.
    pub fn sequence_plain(
        &mut self,
        op: Binary,
        a: Value,
        b: Value,
        in_place: bool,
    ) -> Res<Option<Value>> {
        match op {
            Binary::Add => self.concatenate(a, b, in_place),
            Binary::Mul => self.repeat(a, b, in_place),
            Binary::Or if self.is_dict(a) => self.merge_dicts(a, b, in_place),
            Binary::Or => self.set_binary(SetOp::Union, a, b, in_place),
            Binary::And => self.set_binary(SetOp::Intersection, a, b, in_place),
            Binary::Sub => self.set_binary(SetOp::Difference, a, b, in_place),
            Binary::Xor => self.set_binary(SetOp::SymmetricDifference, a, b, in_place),
            _ => Ok(None),
        }
    }

    /// Does a class of one of them define this operator in Python?
    fn is_asked(&self, op: Binary, a: Value, b: Value, in_place: bool) -> bool {
        if self.is_plain(a) && self.is_plain(b) {
            return false;
        }
        let Some([plain, reflected, assigning]) = names_of(op) else {
            return true;
        };
        self.overrides(a, &[plain])
            || self.overrides(b, &[reflected])
            || in_place && self.overrides(a, &[assigning])
    }

    /// Does the class of `b` define the reflected operator, while `a` could only refuse?
    pub fn answers_reflected(&self, op: Binary, a: Value, b: Value) -> bool {
        let same = match (self.body(a), self.body(b)) {
            (Some(a), Some(b)) => std::mem::discriminant(a) == std::mem::discriminant(b),
            _ => false,
        };
        !same && names_of(op).is_some_and(|[_, reflected, _]| self.overrides(b, &[reflected]))
    }

    /// Does its class define operators like `+=`?
    pub fn changes_in_place(&self, value: Value) -> bool {
        match self.body(value) {
            Some(Body::List(_) | Body::ByteArray(_) | Body::Dict(_)) => true,
            Some(Body::Set(_)) => !self.is_frozen(value),
            _ => false,
        }
    }

    fn is_dict(&self, value: Value) -> bool {
        matches!(self.body(value), Some(Body::Dict(_)))
    }

    fn concatenate(&mut self, a: Value, b: Value, in_place: bool) -> Res<Option<Value>> {
        match (self.body(a), self.body(b)) {
            (Some(Body::List(_)), _) if in_place => self.extend(a, b).map(|done| done.map(|()| a)),
            (Some(Body::List(x)), Some(Body::List(y))) => {
                let all = [&x[..], &y[..]].concat();
                self.reserve(all.len() * 8)?;
                Ok(Some(self.list(all)))
            }
            (Some(Body::Tuple(x)), Some(Body::Tuple(y))) => {
                if x.is_empty() && self.class_of(b) == classes::TUPLE {
                    return Ok(Some(b));
                }
                let all = [&x[..], &y[..]].concat();
                self.reserve(all.len() * 8)?;
                Ok(Some(self.tuple(all)))
            }
            (Some(Body::List(_)), _) => self.not_concatenated("list", b),
            (Some(Body::Tuple(_)), _) => self.not_concatenated("tuple", b),
            _ => self.concatenate_bytes(a, b, in_place),
        }
    }

    fn not_concatenated(&mut self, kind: &str, b: Value) -> Res<Option<Value>> {
        let class = self.class_name(b);
        self.type_error(format!(
            "can only concatenate {kind} (not \"{class}\") to {kind}"
        ))
    }

    fn concatenate_bytes(&mut self, a: Value, b: Value, in_place: bool) -> Res<Option<Value>> {
        let (Some(x), y) = (self.bytes_like(a), self.bytes_like(b)) else {
            return Ok(None);
        };
        let Some(y) = y else {
            let (b, a) = (self.class_name(b), self.class_name(a));
            return self.type_error(format!("can't concat {b} to {a}"));
        };
        let all = [x, y].concat();
        self.reserve(all.len())?;
        let Some(Body::ByteArray(_)) = self.body(a) else {
            return Ok(Some(
                self.heap.alloc(classes::BYTES, Body::Bytes(all.into())),
            ));
        };
        if in_place && let Some(handle) = a.as_handle() {
            self.heap.grew(all.len());
            if let Body::ByteArray(bytes) = &mut *self.heap.get_mut(handle) {
                *bytes = all;
            }
            return Ok(Some(a));
        }
        Ok(Some(
            self.heap.alloc(classes::BYTEARRAY, Body::ByteArray(all)),
        ))
    }

    /// The bytes of a `bytes` or a `bytearray`.
    pub fn bytes_like(&self, value: Value) -> Option<&[u8]> {
        match self.body(value)? {
            Body::Bytes(bytes) => Some(bytes),
            Body::ByteArray(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Appends all of an iterable to a list.
    ///
    /// # Errors
    /// `TypeError` if it cannot be iterated over.
    pub fn extend(&mut self, list: Value, more: Value) -> Res<Option<()>> {
        let Some(more) = self.items_of(more)? else {
            return Ok(None);
        };
        self.reserve(more.len() * 8)?;
        self.list_mut(list, |items| items.extend(more));
        Ok(Some(()))
    }

    fn repeat(&mut self, a: Value, b: Value, in_place: bool) -> Res<Option<Value>> {
        let (sequence, times) = if self.is_sequence(a) { (a, b) } else { (b, a) };
        if !self.is_sequence(sequence) {
            return Ok(None);
        }
        let times = match self.key_of(times) {
            Key::Index(times) => count_of(times),
            Key::Huge => {
                return Err(self.error(
                    classes::OVERFLOW_ERROR,
                    "cannot fit 'int' into an index-sized integer",
                ));
            }
            Key::Python => return Ok(None),
            _ => {
                let class = self.class_name(times);
                return self.type_error(format!(
                    "can't multiply sequence by non-int of type '{class}'"
                ));
            }
        };
        let length = self.length_of(sequence).unwrap_or(0);
        self.reserve(length.saturating_mul(times).saturating_mul(8))?;
        Ok(Some(match self.body(sequence) {
            Some(Body::List(_)) if in_place && sequence == a => {
                self.list_mut(a, |items| *items = items.repeat(times));
                a
            }
            Some(Body::List(items)) => {
                let items = items.repeat(times);
                self.list(items)
            }
            Some(Body::Tuple(items)) => {
                let items = items.repeat(times);
                self.tuple(items)
            }
            Some(Body::ByteArray(bytes)) => {
                let bytes = bytes.repeat(times);
                self.heap.alloc(classes::BYTEARRAY, Body::ByteArray(bytes))
            }
            Some(Body::Bytes(bytes)) => {
                let bytes = bytes.repeat(times);
                self.heap.alloc(classes::BYTES, Body::Bytes(bytes.into()))
            }
            _ => return Ok(None),
        }))
    }

    fn is_sequence(&self, value: Value) -> bool {
        matches!(
            self.body(value),
            Some(Body::List(_) | Body::Tuple(_) | Body::Bytes(_) | Body::ByteArray(_))
        )
    }

    fn merge_dicts(&mut self, a: Value, b: Value, in_place: bool) -> Res<Option<Value>> {
        let (Some(Body::Dict(x)), y) = (self.body(a), self.body(b)) else {
            return Ok(None);
        };
        let (result, pairs) = match y {
            Some(Body::Dict(y)) => ((**x).clone(), y.hashed().collect::<Vec<_>>()),
            _ => return Ok(None),
        };
        let result = if in_place { a } else { self.new_dict(result) };
        if self.put_all(result, &pairs)?.is_none() {
            return Ok(None);
        }
        Ok(Some(result))
    }

    /// Adds the entries of another dictionary. `None`: a comparison needs Python; some entries may have been added then.
    ///
    /// # Errors
    /// `MemoryError` if there are too many.
    pub fn put_all(&mut self, dict: Value, entries: &[(u64, Value, Value)]) -> Res<Option<()>> {
        self.reserve(entries.len() * 40)?;
        for (hash, key, value) in entries {
            let walk = match self.body(dict) {
                Some(Body::Dict(dict)) => self.find_key(dict, *hash, *key),
                _ => return Ok(None),
            };
            let Some(place) = self.walked(walk, Compare::Eq, " in comparison")? else {
                return Ok(None);
            };
            self.dict_put(dict, *hash, place, *key, *value);
        }
        Ok(Some(()))
    }

    fn set_binary(&mut self, op: SetOp, a: Value, b: Value, in_place: bool) -> Res<Option<Value>> {
        let walk = match (self.body(a), self.body(b)) {
            (Some(Body::Set(a)), Some(Body::Set(b))) => {
                self.set_result(op, a, Keys::Set(b), in_place)
            }
            // What a view is combined with may be any iterable; the result is a set.
            (Some(Body::View(View::Keys | View::Items, _)), _)
            | (Some(Body::Set(_)), Some(Body::View(View::Keys | View::Items, _))) => {
                return self.view_binary(op, a, b);
            }
            _ => return Ok(None),
        };
        let Some(set) = self.walked(walk, Compare::Eq, " in comparison")? else {
            return Ok(None);
        };
        self.reserve(set.bytes())?;
        if in_place && !self.is_frozen(a) {
            self.set_replace(a, set);
            return Ok(Some(a));
        }
        let class = if self.is_frozen(a) {
            classes::FROZENSET
        } else {
            classes::SET
        };
        Ok(Some(self.new_set(class, set)))
    }

    /// In place, sets add to what they have, so the order may differ.
    fn set_result(&self, op: SetOp, a: &Set, b: Keys<'_>, in_place: bool) -> Walk<Set> {
        if !in_place || op == SetOp::Intersection {
            return self.set_operation(op, a, b);
        }
        let mut set = a.clone();
        match op {
            SetOp::Union => self.merge(&mut set, b)?,
            SetOp::Difference => self.subtract(&mut set, b)?,
            _ => self.toggle(&mut set, b)?,
        }
        Ok(set)
    }

    fn view_binary(&mut self, op: SetOp, a: Value, b: Value) -> Res<Option<Value>> {
        if self.is_plain(b) && !self.is_iterable(b) {
            let class = self.class_name(b);
            return self.type_error(format!("'{class}' object is not iterable"));
        }
        if self.is_native_iterator(b) {
            return Ok(None);
        }
        let (Some(x), Some(y)) = (self.items_of(a)?, self.items_of(b)?) else {
            return Ok(None);
        };
        let walk = self.set_from(&x).and_then(|x| {
            let y = self.set_from(&y)?;
            self.set_result(op, &x, Keys::Set(&y), true)
        });
        let Some(set) = self.walked(walk, Compare::Eq, " in comparison")? else {
            return Ok(None);
        };
        Ok(Some(self.new_set(classes::SET, set)))
    }

    /// A set as a value.
    pub fn new_set(&mut self, class: crate::value::Handle, set: Set) -> Value {
        self.heap.alloc(class, Body::Set(Box::new(set)))
    }
}

/// The methods of an operator: of the left value, of the right one, in place.
fn names_of(op: Binary) -> Option<[&'static str; 3]> {
    Some(match op {
        Binary::Add => ["__add__", "__radd__", "__iadd__"],
        Binary::Mul => ["__mul__", "__rmul__", "__imul__"],
        Binary::Or => ["__or__", "__ror__", "__ior__"],
        Binary::And => ["__and__", "__rand__", "__iand__"],
        Binary::Sub => ["__sub__", "__rsub__", "__isub__"],
        Binary::Xor => ["__xor__", "__rxor__", "__ixor__"],
        _ => return None,
    })
}
