//! `a[key]` of built-in values.

mod change;

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::natives::str::{text_item, text_slice};
use crate::object::{Body, Range, Str};
use crate::ops::slice::{Cut, Key};
use crate::value::Value;

/// Sequences, as messages name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sequence {
    List,
    Tuple,
    Str,
    Bytes,
    ByteArray,
    Range,
}

impl Sequence {
    fn out_of_range(self, assigns: bool) -> &'static str {
        match self {
            Self::List if assigns => "list assignment index out of range",
            Self::List => "list index out of range",
            Self::Tuple => "tuple index out of range",
            Self::Str => "string index out of range",
            Self::Bytes => "index out of range",
            Self::ByteArray => "bytearray index out of range",
            Self::Range => "range object index out of range",
        }
    }

    fn wrong_key(self, class: &str) -> String {
        let name = match self {
            Self::List => "list",
            Self::Tuple => "tuple",
            Self::Str => return format!("string indices must be integers, not '{class}'"),
            Self::Bytes => "byte",
            Self::ByteArray => "bytearray",
            Self::Range => "range",
        };
        format!("{name} indices must be integers or slices, not {class}")
    }
}

/// A key, resolved.
enum Place {
    At(u64),
    Cut(Cut),
}

impl Machine {
    /// `value[key]`.
    ///
    /// # Errors
    /// `IndexError`, `KeyError`, `TypeError` as CPython raises them.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn get_item(&mut self, value: Value, key: Value) -> Res<Option<Value>> {
        if self.overrides(value, &["__getitem__"]) {
            return Ok(None);
        }
        self.get_item_plain(value, key)
    }

    /// As the built-in class of what it holds does it, whatever its own class defines.
    ///
    /// # Errors
    /// As `get_item`.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn get_item_plain(&mut self, value: Value, key: Value) -> Res<Option<Value>> {
        if let (Some(Body::List(items)), Some(index)) = (self.body(value), key.as_small())
            && let Ok(index) = usize::try_from(index)
            && let Some(item) = items.get(index)
        {
            return Ok(Some(*item));
        }
        if let Some(Body::Dict(_)) = self.body(value) {
            return self.get_key(value, key);
        }
        let Some((sequence, length)) = self.sequence(value) else {
            return self.no_item(value, "is not subscriptable");
        };
        let Some(place) = self.resolve(sequence, length, key, false)? else {
            return Ok(None);
        };
        match place {
            Place::At(index) => self.item_at(value, index).map(Some),
            Place::Cut(cut) => self.items_at(value, cut).map(Some),
        }
    }

    fn get_key(&mut self, dict: Value, key: Value) -> Res<Option<Value>> {
        match self.dict_get(dict, key)? {
            None => Ok(None),
            Some(Some(value)) => Ok(Some(value)),
            Some(None) if self.overrides(dict, &["__missing__"]) => Ok(None),
            Some(None) => Err(self.exception(classes::KEY_ERROR, vec![key])),
        }
    }

    fn sequence(&self, value: Value) -> Option<(Sequence, u64)> {
        let (sequence, length) = match self.body(value)? {
            Body::List(items) => (Sequence::List, items.len()),
            Body::Tuple(items) => (Sequence::Tuple, items.len()),
            Body::Str(text) => (Sequence::Str, text.chars as usize),
            Body::Bytes(bytes) => (Sequence::Bytes, bytes.len()),
            Body::ByteArray(bytes) => (Sequence::ByteArray, bytes.len()),
            Body::Range(range) => return Some((Sequence::Range, range.len())),
            _ => return None,
        };
        Some((sequence, length as u64))
    }

    /// What has no items at all: an error, or a question to Python.
    fn no_item<T>(&mut self, value: Value, what: &str) -> Res<Option<T>> {
        if !self.is_plain(value)
            || matches!(
                self.body(value),
                Some(Body::Class(_) | Body::State(_) | Body::Instance(_))
            )
        {
            return Ok(None);
        }
        let class = self.class_name(value);
        self.type_error(format!("'{class}' object {what}"))
    }

    fn resolve(
        &mut self,
        sequence: Sequence,
        length: u64,
        key: Value,
        assigns: bool,
    ) -> Res<Option<Place>> {
        match self.key_of(key) {
            Key::Index(index) => match place_in(index, length) {
                Some(index) => Ok(Some(Place::At(index))),
                None => Err(self.index_error(sequence.out_of_range(assigns))),
            },
            Key::Huge if sequence == Sequence::Range => {
                Err(self.index_error(sequence.out_of_range(assigns)))
            }
            Key::Huge => Err(self.index_error("cannot fit 'int' into an index-sized integer")),
            Key::Slice(parts) => Ok(self.cut(parts, length)?.map(Place::Cut)),
            Key::Python => Ok(None),
            Key::Other => {
                let class = self.class_name(key);
                self.type_error(sequence.wrong_key(&class))
            }
        }
    }

    /// An `IndexError`.
    pub fn index_error(&mut self, message: &str) -> Raised {
        self.error(classes::INDEX_ERROR, message)
    }

    /// The item of a sequence at an index, which must be less than its length.
    ///
    /// # Errors
    /// `IndexError` if it is not.
    #[cfg_attr(feature = "small", optimize(speed))]
    fn item_at(&mut self, value: Value, place: u64) -> Res<Value> {
        let index = place as usize;
        let found = match self.body(value) {
            Some(Body::List(items)) => items.get(index).copied(),
            Some(Body::Tuple(items)) => items.get(index).copied(),
            Some(Body::Bytes(bytes)) => bytes.get(index).map(|byte| Value::int(i64::from(*byte))),
            Some(Body::ByteArray(bytes)) => {
                bytes.get(index).map(|byte| Value::int(i64::from(*byte)))
            }
            Some(Body::Range(range)) => {
                let number = range.at(place);
                return Ok(self.integer(number));
            }
            Some(Body::Str(text)) => {
                let char = text_item(text, index as i64).and_then(|text| text.chars().next());
                char.map(|char| self.char(char))
            }
            _ => None,
        };
        match found {
            Some(item) => Ok(item),
            None => Err(self.index_error("index out of range")),
        }
    }

    /// The items of a sequence that a slice takes, as a sequence of the same kind.
    fn items_at(&mut self, value: Value, cut: Cut) -> Res<Value> {
        if let Some(Body::Range(range)) = self.body(value) {
            let range = Body::Range(Box::new(cut_range(range, cut)));
            return Ok(self.heap.alloc(classes::RANGE, range));
        }
        self.reserve(cut.size() * 8)?;
        Ok(match self.body(value) {
            Some(Body::List(items)) => {
                let items = pick(items, cut);
                self.list(items)
            }
            Some(Body::Tuple(items)) => {
                if cut.size() == items.len()
                    && cut.step == 1
                    && self.class_of(value) == classes::TUPLE
                {
                    return Ok(value);
                }
                let items = pick(items, cut);
                self.tuple(items)
            }
            Some(Body::Bytes(bytes)) => {
                let bytes = pick(bytes, cut).into_boxed_slice();
                self.heap.alloc(classes::BYTES, Body::Bytes(bytes))
            }
            Some(Body::ByteArray(bytes)) => {
                let bytes = pick(bytes, cut);
                self.heap.alloc(classes::BYTEARRAY, Body::ByteArray(bytes))
            }
            Some(Body::Str(text)) => {
                let text = slice_text(text, cut);
                self.str(text)
            }
            _ => Value::NONE,
        })
    }
}

/// The place of an index in a sequence that is in memory; it counts from the end if it is negative.
pub fn place_of(index: i64, length: usize) -> Option<usize> {
    place_in(index, length as u64).map(|place| place as usize)
}

/// As `place_of`, also in a range, which may be longer than any memory.
fn place_in(index: i64, length: u64) -> Option<u64> {
    let place = if index < 0 {
        index.checked_add_unsigned(length)?
    } else {
        index
    };
    u64::try_from(place).ok().filter(|place| *place < length)
}

#[cfg_attr(feature = "small", optimize(speed))]
fn pick<T: Copy>(items: &[T], cut: Cut) -> Vec<T> {
    if cut.step == 1
        && let Some(part) = items.get(cut.start()..cut.start() + cut.size())
    {
        return part.to_vec();
    }
    cut.indexes()
        .filter_map(|index| items.get(index).copied())
        .collect()
}

fn slice_text(text: &Str, cut: Cut) -> String {
    if cut.count == 0 {
        return String::new();
    }
    text_slice(text, cut.start(), cut.step, cut.size())
}

fn cut_range(range: &Range, cut: Cut) -> Range {
    let at = |index: i128| {
        let number = i128::from(range.start) + i128::from(range.step) * index;
        number.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64
    };
    Range {
        start: at(i128::from(cut.first.max(0))),
        stop: at(i128::from(cut.stop)),
        step: range.step.saturating_mul(cut.step),
    }
}
