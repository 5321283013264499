//! Equality and order of built-in values, their truth and their length.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Dict, Range, View};
use crate::ops::count::count_of;
use crate::ops::walk::{DEPTH, Number, Stop, Walk};
use crate::value::Value;
use interleave_python_code::Compare;
use num_bigint::BigInt;
use num_traits::FromPrimitive;
use std::cmp::Ordering;

impl Machine {
    /// `a == b`.
    ///
    /// # Errors
    /// `RecursionError` where values are nested too deeply.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn equal(&mut self, a: Value, b: Value) -> Res<Option<bool>> {
        let walk = self.equal_in(a, b, 0);
        self.walked(walk, Compare::Eq, " in comparison")
    }

    /// `a op b`, also with `in` and `is`.
    ///
    /// # Errors
    /// `TypeError` where there is no order, and what looking for a key raises.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn compare(&mut self, op: Compare, a: Value, b: Value) -> Res<Option<bool>> {
        let same = a.bits() == b.bits();
        match op {
            Compare::Is => Ok(Some(same)),
            Compare::IsNot => Ok(Some(!same)),
            Compare::Eq => self.equal(a, b),
            Compare::Ne => {
                if self.overrides(a, &["__ne__"]) || self.overrides(b, &["__ne__"]) {
                    return Ok(None);
                }
                Ok(self.equal(a, b)?.map(|equal| !equal))
            }
            Compare::In => self.contains(b, a),
            Compare::NotIn => Ok(self.contains(b, a)?.map(|found| !found)),
            Compare::Lt | Compare::Le | Compare::Gt | Compare::Ge => {
                let walk = self.order_in(op, a, b, 0);
                self.walked(walk, op, " in comparison")
            }
        }
    }

    /// As containers compare: the same object is always equal.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn same_in(&self, a: Value, b: Value, depth: usize) -> Walk<bool> {
        Ok(a.bits() == b.bits() || self.equal_in(a, b, depth)?)
    }

    /// `a == b`, within `depth` other values.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn equal_in(&self, a: Value, b: Value, depth: usize) -> Walk<bool> {
        if let (Some(a), Some(b)) = (a.as_small(), b.as_small()) {
            return Ok(a == b);
        }
        if self.overrides(a, &["__eq__"]) || self.overrides(b, &["__eq__"]) {
            return Err(Stop::Python);
        }
        self.equal_plain(a, b, depth)
    }

    /// As the built-in classes of what they hold compare `a` and `b`, whatever their own classes define.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn equal_plain(&self, a: Value, b: Value, depth: usize) -> Walk<bool> {
        if depth > DEPTH {
            return Err(Stop::Deep);
        }
        let (Some(x), Some(y)) = (self.body(a), self.body(b)) else {
            return Ok(match (self.number(a), self.number(b)) {
                (Some(a), Some(b)) => order_of_numbers(a, b) == Some(Ordering::Equal),
                _ => a.bits() == b.bits(),
            });
        };
        Ok(match (x, y) {
            (Body::Str(a), Body::Str(b)) => a.text == b.text,
            (Body::Tuple(a), Body::Tuple(b)) => self.equal_items(a, b, depth)?,
            (Body::List(a), Body::List(b)) => self.equal_items(a, b, depth)?,
            (Body::Dict(a), Body::Dict(b)) => self.equal_dicts(a, b, depth)?,
            (Body::Range(a), Body::Range(b)) => equal_ranges(a, b),
            (Body::Slice(a), Body::Slice(b)) => self.equal_items(&a[..], &b[..], depth)?,
            (Body::View(View::Items, a), Body::View(View::Items, b)) => {
                match (self.body(*a), self.body(*b)) {
                    (Some(Body::Dict(a)), Some(Body::Dict(b))) => self.equal_dicts(a, b, depth)?,
                    _ => false,
                }
            }
            (
                Body::Method { function, receiver },
                Body::Method {
                    function: other,
                    receiver: of,
                },
            ) => receiver.bits() == of.bits() && self.equal_functions(*function, *other),
            _ => match (bytes_of(x), bytes_of(y)) {
                (Some(a), Some(b)) => a == b,
                _ if matches!(
                    (x, y),
                    (Body::Int(_) | Body::Float(_), Body::Int(_) | Body::Float(_))
                ) =>
                {
                    match (self.number(a), self.number(b)) {
                        (Some(a), Some(b)) => order_of_numbers(a, b) == Some(Ordering::Equal),
                        _ => false,
                    }
                }
                _ => self.equal_sets(a, b)?.unwrap_or(a.bits() == b.bits()),
            },
        })
    }

    /// The functions of two bound methods: a native one has several objects.
    fn equal_functions(&self, a: Value, b: Value) -> bool {
        a.bits() == b.bits()
            || match (self.body(a), self.body(b)) {
                (Some(Body::Native(a)), Some(Body::Native(b))) => std::ptr::eq(*a, *b),
                _ => false,
            }
    }

    fn equal_items(&self, a: &[Value], b: &[Value], depth: usize) -> Walk<bool> {
        if a.len() != b.len() {
            return Ok(false);
        }
        for (a, b) in a.iter().zip(b) {
            if !self.same_in(*a, *b, depth + 1)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn equal_dicts(&self, a: &Dict, b: &Dict, depth: usize) -> Walk<bool> {
        if a.len() != b.len() {
            return Ok(false);
        }
        for (hash, key, value) in a.hashed() {
            let Some(place) = self.find_key(b, hash, key)? else {
                return Ok(false);
            };
            let other = b.at(place).map_or(Value::UNBOUND, |(_, value)| value);
            if !self.same_in(value, other, depth + 1)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `None`: one of them is no set.
    fn equal_sets(&self, a: Value, b: Value) -> Walk<Option<bool>> {
        let (Some(a), Some(b)) = (self.keys(a), self.keys(b)) else {
            return self.are_like_sets(a, b);
        };
        Ok(Some(a.len() == b.len() && self.is_subset(a, b)?))
    }

    /// A dictionary's view of items is like a set, too, but its pairs do not exist yet: Python makes them.
    fn are_like_sets<T>(&self, a: Value, b: Value) -> Walk<Option<T>> {
        let is_items = |value| matches!(self.body(value), Some(Body::View(View::Items, _)));
        let like_set = |value| is_items(value) || self.keys(value).is_some();
        if (is_items(a) || is_items(b)) && like_set(a) && like_set(b) {
            return Err(Stop::Python);
        }
        Ok(None)
    }

    /// `a op b`, where `op` is an order.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn order_in(&self, op: Compare, a: Value, b: Value, depth: usize) -> Walk<bool> {
        const NAMES: &[&str] = &["__lt__", "__le__", "__gt__", "__ge__"];
        if let (Some(a), Some(b)) = (a.as_small(), b.as_small()) {
            return Ok(holds(op, a.cmp(&b)));
        }
        if self.overrides(a, NAMES) || self.overrides(b, NAMES) {
            return Err(Stop::Python);
        }
        self.order_plain(op, a, b, depth)
    }

    /// As the built-in classes of what they hold order `a` and `b`, whatever their own classes define.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn order_plain(&self, op: Compare, a: Value, b: Value, depth: usize) -> Walk<bool> {
        if depth > DEPTH {
            return Err(Stop::Deep);
        }
        if let (Some(a), Some(b)) = (self.number(a), self.number(b)) {
            return Ok(order_of_numbers(a, b).is_some_and(|order| holds(op, order)));
        }
        let (Some(x), Some(y)) = (self.body(a), self.body(b)) else {
            return Err(Stop::Unordered(a, b));
        };
        match (x, y) {
            (Body::Str(a), Body::Str(b)) => Ok(holds(op, a.text.cmp(&b.text))),
            (Body::Tuple(a), Body::Tuple(b)) => self.order_items(op, a, b, depth),
            (Body::List(a), Body::List(b)) => self.order_items(op, a, b, depth),
            (Body::Slice(a), Body::Slice(b)) => self.order_items(op, &a[..], &b[..], depth),
            _ => match (bytes_of(x), bytes_of(y)) {
                (Some(a), Some(b)) => Ok(holds(op, a.cmp(b))),
                _ => self.order_sets(op, a, b),
            },
        }
    }

    fn order_items(&self, op: Compare, a: &[Value], b: &[Value], depth: usize) -> Walk<bool> {
        for (a, b) in a.iter().zip(b) {
            if !self.same_in(*a, *b, depth + 1)? {
                return self.order_in(op, *a, *b, depth + 1);
            }
        }
        Ok(holds(op, a.len().cmp(&b.len())))
    }

    fn order_sets(&self, op: Compare, a: Value, b: Value) -> Walk<bool> {
        let (Some(x), Some(y)) = (self.keys(a), self.keys(b)) else {
            self.are_like_sets::<()>(a, b)?;
            return Err(Stop::Unordered(a, b));
        };
        match op {
            Compare::Le => self.is_subset(x, y),
            Compare::Lt => Ok(x.len() < y.len() && self.is_subset(x, y)?),
            Compare::Ge => self.is_subset(y, x),
            _ => Ok(y.len() < x.len() && self.is_subset(y, x)?),
        }
    }

    /// Is it true? `None`: a method written in Python says.
    pub fn truth(&self, value: Value) -> Option<bool> {
        if let Some(number) = value.as_small() {
            return Some(number != 0);
        }
        if self.overrides(value, &["__bool__", "__len__"]) {
            return None;
        }
        if let Some(number) = value.as_float() {
            return Some(number != 0.0);
        }
        let Some(body) = self.body(value) else {
            return Some(!matches!(value, Value::FALSE | Value::NONE));
        };
        Some(match body {
            Body::Int(number) => *number != BigInt::ZERO,
            Body::Float(number) => *number != 0.0,
            _ => self.length_of(value) != Some(0),
        })
    }

    /// `len(value)`.
    ///
    /// # Errors
    /// `TypeError` where it has none.
    pub fn length(&mut self, value: Value) -> Res<Option<usize>> {
        if self.overrides(value, &["__len__"]) {
            return Ok(None);
        }
        match self.length_of(value) {
            Some(length) => Ok(Some(length)),
            None => {
                let class = self.class_name(value);
                self.type_error(format!("object of type '{class}' has no len()"))
            }
        }
    }

    /// How many there are in a built-in container.
    pub fn length_of(&self, value: Value) -> Option<usize> {
        Some(match self.body(value)? {
            Body::Str(text) => text.chars as usize,
            Body::Bytes(bytes) => bytes.len(),
            Body::ByteArray(bytes) => bytes.len(),
            Body::Tuple(items) => items.len(),
            Body::List(items) => items.len(),
            Body::Dict(dict) => dict.len(),
            Body::Set(set) => set.len(),
            Body::Range(range) => count_of(range.len()),
            Body::View(_, dict) => return self.length_of(*dict),
            _ => return None,
        })
    }

    /// Is it a `frozenset` (or of a subclass), not a `set`?
    pub fn is_frozen(&self, value: Value) -> bool {
        self.is_instance(value, classes::FROZENSET)
    }
}

fn bytes_of(body: &Body) -> Option<&[u8]> {
    match body {
        Body::Bytes(bytes) => Some(bytes),
        Body::ByteArray(bytes) => Some(bytes),
        _ => None,
    }
}

/// Does an order satisfy an operator?
pub fn holds(op: Compare, order: Ordering) -> bool {
    match op {
        Compare::Lt => order.is_lt(),
        Compare::Le => order.is_le(),
        Compare::Gt => order.is_gt(),
        Compare::Ge => order.is_ge(),
        Compare::Ne => order.is_ne(),
        _ => order.is_eq(),
    }
}

/// The exact order of two numbers; `None` if one of them is not a number (NaN).
pub fn order_of_numbers(a: Number<'_>, b: Number<'_>) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(&b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(&b),
        (Number::Big(a), Number::Big(b)) => Some(a.cmp(b)),
        (Number::Int(a), Number::Big(b)) => Some(BigInt::from(a).cmp(b)),
        (Number::Int(a), Number::Float(b)) if a.unsigned_abs() <= 1 << 53 => {
            (a as f64).partial_cmp(&b)
        }
        (Number::Int(a), Number::Float(b)) => order_with_float(&BigInt::from(a), b),
        (Number::Big(a), Number::Float(b)) => order_with_float(a, b),
        (Number::Big(_), Number::Int(_)) | (Number::Float(_), _) => {
            order_of_numbers(b, a).map(Ordering::reverse)
        }
    }
}

fn order_with_float(a: &BigInt, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    match BigInt::from_f64(b.trunc()) {
        Some(whole) => Some(a.cmp(&whole).then(0.0.partial_cmp(&b.fract())?)),
        None if b > 0.0 => Some(Ordering::Less),
        None => Some(Ordering::Greater),
    }
}

/// Ranges are equal if the same numbers come from them.
fn equal_ranges(a: &Range, b: &Range) -> bool {
    a.len() == b.len() && (a.is_empty() || a.start == b.start && (a.len() == 1 || a.step == b.step))
}
