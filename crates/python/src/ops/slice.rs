//! Indexes and slices.

use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::ops::walk::Number;
use crate::value::Value;
use num_bigint::Sign;

/// The numbers of a slice of a sequence: `count` of them from `first` on, each `step` after the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The first one (where to insert, if there is none), as `slice.indices` shows it: it may be -1,
    /// before the first item.
    pub first: i64,
    /// The index before which it ends.
    pub stop: i64,
    /// From one to the next.
    pub step: i64,
    /// How many.
    pub count: u64,
}

impl Cut {
    /// Where it begins in a sequence that is in memory.
    pub fn start(self) -> usize {
        self.first.max(0) as usize
    }

    /// How many items of a sequence that is in memory.
    pub fn size(self) -> usize {
        self.count as usize
    }

    /// All indexes, in their order. They are within the sequence.
    pub fn indexes(self) -> impl Iterator<Item = usize> {
        (0..self.count as i64).map(move |number| {
            let index = self.first.wrapping_add(number.wrapping_mul(self.step));
            index as usize
        })
    }

    /// As `indexes`, the least one first.
    pub fn ascending(self) -> Vec<usize> {
        let mut all: Vec<usize> = self.indexes().collect();
        if self.step < 0 {
            all.reverse();
        }
        all
    }
}

/// A key of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// An index, as it was given.
    Index(i64),
    /// An index of more than 64 bits.
    Huge,
    /// A slice.
    Slice([Value; 3]),
    /// An object that may know its index.
    Python,
    /// Something else.
    Other,
}

impl Machine {
    /// What a key of a sequence is.
    pub fn key_of(&self, key: Value) -> Key {
        match self.number(key) {
            Some(Number::Int(index)) => Key::Index(index),
            Some(Number::Big(index)) => {
                num_traits::ToPrimitive::to_i64(index).map_or(Key::Huge, Key::Index)
            }
            Some(Number::Float(_)) => Key::Other,
            None => match self.body(key) {
                Some(Body::Slice(parts)) => Key::Slice(**parts),
                _ if self.overrides(key, &["__index__"]) => Key::Python,
                _ => Key::Other,
            },
        }
    }

    /// Which indexes of a sequence of `length` a slice takes.
    ///
    /// # Errors
    /// `TypeError` if one of its parts is no integer, `ValueError` for a step of 0.
    pub fn cut(&mut self, parts: [Value; 3], length: u64) -> Res<Option<Cut>> {
        let Some(step) = self.slice_part(parts[2])? else {
            return Ok(None);
        };
        let step = step.unwrap_or(1);
        if step == 0 {
            return self.value_error("slice step cannot be zero");
        }
        let (Some(start), Some(before)) = (self.slice_part(parts[0])?, self.slice_part(parts[1])?)
        else {
            return Ok(None);
        };
        let length = length as i64;
        let (least, most) = if step > 0 {
            (0, length)
        } else {
            (-1, length - 1)
        };
        let place = |part: i64| {
            let part = if part < 0 {
                part.saturating_add(length)
            } else {
                part
            };
            part.clamp(least, most)
        };
        let first = start.map_or(if step > 0 { least } else { most }, place);
        let end = before.map_or(if step > 0 { most } else { least }, place);
        let distance = if step > 0 { end - first } else { first - end };
        let count = if distance > 0 {
            (distance - 1) as u64 / step.unsigned_abs() + 1
        } else {
            0
        };
        Ok(Some(Cut {
            first,
            stop: end,
            step,
            count,
        }))
    }

    /// A part of a slice: `Some(None)` if it is `None`. Greater integers are as good as the greatest of 64 bits.
    fn slice_part(&mut self, part: Value) -> Res<Option<Option<i64>>> {
        if part.is_none() {
            return Ok(Some(None));
        }
        match self.number(part) {
            Some(Number::Int(number)) => Ok(Some(Some(number.max(-i64::MAX)))),
            Some(Number::Big(number)) => Ok(Some(Some(match number.sign() {
                Sign::Minus => -i64::MAX,
                _ => i64::MAX,
            }))),
            _ if self.overrides(part, &["__index__"]) => Ok(None),
            _ => self
                .type_error("slice indices must be integers or None or have an __index__ method"),
        }
    }
}
