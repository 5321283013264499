//! Iterators of built-in values.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::{Body, Iter, Str, View};
use crate::value::{Handle, Value};

/// What an iterator gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The next value.
    Value(Value),
    /// No more.
    End,
    /// Not natively: ask its `__next__`.
    Python,
}

impl Machine {
    /// `iter(value)`.
    ///
    /// # Errors
    /// `TypeError` if there is none.
    pub fn iterator(&mut self, value: Value) -> Res<Option<Value>> {
        if self.overrides(value, &["__iter__"]) {
            return Ok(None);
        }
        self.iterator_plain(value)
    }

    /// As the built-in class of what it holds does it, whatever its own class defines.
    ///
    /// # Errors
    /// As `iterator`.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn iterator_plain(&mut self, value: Value) -> Res<Option<Value>> {
        let (class, iter) = match self.body(value) {
            Some(Body::List(_)) => (classes::LIST_ITERATOR, Iter::Sequence(value, 0)),
            Some(Body::Tuple(_)) => (classes::TUPLE_ITERATOR, Iter::Sequence(value, 0)),
            Some(Body::Bytes(_) | Body::ByteArray(_)) => {
                (classes::BYTES_ITERATOR, Iter::Sequence(value, 0))
            }
            Some(Body::Str(_)) => (classes::STR_ITERATOR, Iter::Chars(value, 0)),
            Some(Body::Range(range)) => (
                classes::RANGE_ITERATOR,
                Iter::Range(range.start, range.step, range.len()),
            ),
            Some(Body::Dict(dict)) => dict_iter(View::Keys, value, dict.len()),
            Some(Body::Set(set)) => (classes::SET_ITERATOR, Iter::Set(value, 0, set.len())),
            Some(Body::View(view, dict)) => {
                dict_iter(*view, *dict, self.length_of(*dict).unwrap_or(0))
            }
            Some(Body::Iter(_) | Body::Map { .. }) => return Ok(Some(value)),
            Some(Body::Generator(_)) if self.class_of(value) != classes::COROUTINE => {
                return Ok((!self.is_async(value)).then_some(value));
            }
            _ if self.may_iterate(value) => return Ok(None),
            _ => {
                let class = self.class_name(value);
                return self.type_error(format!("'{class}' object is not iterable"));
            }
        };
        Ok(Some(self.heap.alloc(class, Body::Iter(Box::new(iter)))))
    }

    fn is_async(&self, value: Value) -> bool {
        self.class_of(value) == classes::ASYNC_GENERATOR
    }

    /// May methods written in Python make it iterable?
    fn may_iterate(&self, value: Value) -> bool {
        !self.is_plain(value)
            || matches!(self.body(value), Some(Body::Instance(_) | Body::State(_)))
    }

    /// Can it be iterated over, as far as can be seen without asking it?
    pub fn is_iterable(&self, value: Value) -> bool {
        if !self.is_plain(value) {
            return self.overrides(value, &["__iter__", "__getitem__"])
                || self.length_of(value).is_some()
                || matches!(
                    self.body(value),
                    Some(Body::Iter(_) | Body::Map { .. } | Body::Generator(_))
                );
        }
        self.length_of(value).is_some()
            || matches!(
                self.body(value),
                Some(
                    Body::Iter(_)
                        | Body::Map { .. }
                        | Body::Generator(_)
                        | Body::State(_)
                        | Body::Instance(_)
                )
            )
    }

    /// The next value of an iterator.
    ///
    /// # Errors
    /// `RuntimeError` if a dictionary or a set changed its size, `ValueError` of a strict `zip`.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn next(&mut self, iterator: Value) -> Res<Next> {
        let Some(handle) = iterator.as_handle() else {
            return Ok(Next::Python);
        };
        let Body::Iter(iter) = self.heap.get(handle).whole() else {
            return Ok(Next::Python);
        };
        match **iter {
            Iter::Range(_, _, 0) => Ok(Next::End),
            Iter::Range(number, step, left) => {
                self.put(
                    handle,
                    Iter::Range(number.wrapping_add(step), step, left - 1),
                );
                Ok(Next::Value(self.integer(number)))
            }
            Iter::Sequence(sequence, index) => {
                let item = match self.body(sequence) {
                    Some(Body::List(items)) => items.get(index).copied(),
                    Some(Body::Tuple(items)) => items.get(index).copied(),
                    Some(Body::Bytes(bytes)) => byte_at(bytes, index),
                    Some(Body::ByteArray(bytes)) => byte_at(bytes, index),
                    _ => None,
                };
                Ok(self.step(handle, item, Iter::Sequence(sequence, index + 1)))
            }
            Iter::Chars(text, from) => self.next_char(handle, text, from),
            Iter::Reversed(sequence, left) => self.next_reversed(handle, sequence, left),
            Iter::Dict(view, dict, place, size, backwards) => {
                self.next_of_dict(handle, (view, dict, place, size, backwards))
            }
            Iter::Set(set, place, size) => self.next_of_set(handle, set, place, size),
            Iter::Enumerate(inner, count) => match self.next(inner)? {
                Next::Value(item) => {
                    self.put(handle, Iter::Enumerate(inner, count.wrapping_add(1)));
                    let number = self.integer(count);
                    Ok(Next::Value(self.tuple([number, item])))
                }
                other => Ok(other),
            },
            Iter::Zip(ref inner, strict) => {
                let inner = inner.clone();
                self.next_of_all(handle, &inner, strict)
            }
        }
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn put(&mut self, handle: Handle, iter: Iter) {
        if let Body::Iter(place) = &mut *self.heap.get_mut(handle) {
            **place = iter;
        }
    }

    /// Goes on, or ends for good.
    #[cfg_attr(feature = "small", optimize(speed))]
    fn step(&mut self, handle: Handle, item: Option<Value>, after: Iter) -> Next {
        match item {
            Some(item) => {
                self.put(handle, after);
                Next::Value(item)
            }
            None => {
                self.put(handle, Iter::Range(0, 1, 0));
                Next::End
            }
        }
    }

    fn next_char(&mut self, handle: Handle, text: Value, from: usize) -> Res<Next> {
        let Some(char) = self
            .as_text(text)
            .and_then(|text| text.get(from..)?.chars().next())
        else {
            return Ok(self.step(handle, None, Iter::Range(0, 1, 0)));
        };
        let item = self.char(char);
        Ok(self.step(
            handle,
            Some(item),
            Iter::Chars(text, from + char.len_utf8()),
        ))
    }

    /// The character at a byte, if it is one of ASCII.
    #[inline]
    pub(crate) fn char_of_one_byte(&self, text: &Str, at: usize) -> Option<Value> {
        let byte = text.text.as_bytes().get(at)?;
        self.vm.chars.get(usize::from(*byte)).copied()
    }

    /// A text of one character; for each ASCII character there is only one object.
    pub(crate) fn char(&mut self, char: char) -> Value {
        match self.vm.chars.get(char as usize) {
            Some(text) => *text,
            None => self.str(&*char.encode_utf8(&mut [0; 4])),
        }
    }

    /// `left`: how many are left; of a text, how many bytes.
    fn next_reversed(&mut self, handle: Handle, sequence: Value, left: usize) -> Res<Next> {
        if let Some(text) = self.as_text(sequence) {
            let char = text.get(..left).and_then(|text| text.chars().next_back());
            let item = char.map(|char| self.char(char));
            let after = left.saturating_sub(char.map_or(0, char::len_utf8));
            return Ok(self.step(handle, item, Iter::Reversed(sequence, after)));
        }
        let index = left.wrapping_sub(1);
        let item = match self.body(sequence) {
            Some(Body::List(items)) => items.get(index).copied(),
            Some(Body::Tuple(items)) => items.get(index).copied(),
            Some(Body::Bytes(bytes)) => byte_at(bytes, index),
            Some(Body::ByteArray(bytes)) => byte_at(bytes, index),
            _ => None,
        };
        Ok(self.step(handle, item, Iter::Reversed(sequence, index)))
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn next_of_dict(
        &mut self,
        handle: Handle,
        (view, of, place, size, backwards): (View, Value, usize, usize, bool),
    ) -> Res<Next> {
        let Some(Body::Dict(dict)) = self.body(of) else {
            return Ok(Next::End);
        };
        if dict.len() != size {
            return Err(self.changed(handle, "dictionary changed size during iteration"));
        }
        let found = if backwards {
            dict.previous(place)
        } else {
            dict.next(place)
        };
        let Some((at, key, value)) = found else {
            return Ok(self.step(handle, None, Iter::Range(0, 1, 0)));
        };
        let item = match view {
            View::Keys => key,
            View::Values => value,
            View::Items => self.tuple([key, value]),
        };
        let after = if backwards { at } else { at + 1 };
        Ok(self.step(
            handle,
            Some(item),
            Iter::Dict(view, of, after, size, backwards),
        ))
    }

    /// The error of an iterator whose container changed; it stays in error.
    fn changed(&mut self, handle: Handle, message: &str) -> Raised {
        if let Body::Iter(iter) = &mut *self.heap.get_mut(handle)
            && let Iter::Dict(.., size, _) | Iter::Set(_, _, size) = &mut **iter
        {
            *size = usize::MAX;
        }
        self.error(classes::RUNTIME_ERROR, message)
    }

    fn next_of_set(&mut self, handle: Handle, of: Value, place: usize, size: usize) -> Res<Next> {
        let Some(Body::Set(set)) = self.body(of) else {
            return Ok(Next::End);
        };
        if set.len() != size {
            return Err(self.changed(handle, "Set changed size during iteration"));
        }
        let found = set.next(place);
        let after = found.map_or(0, |(at, _)| at + 1);
        Ok(self.step(
            handle,
            found.map(|(_, key)| key),
            Iter::Set(of, after, size),
        ))
    }

    fn next_of_all(&mut self, handle: Handle, inner: &[Value], strict: bool) -> Res<Next> {
        let mut items = Vec::with_capacity(inner.len());
        for (place, iterator) in inner.iter().enumerate() {
            match self.next(*iterator)? {
                Next::Value(item) => items.push(item),
                Next::Python => return Ok(Next::Python),
                Next::End if !strict => return Ok(self.end(handle)),
                Next::End => return self.end_of_all(handle, inner, place),
            }
        }
        if items.is_empty() {
            return Ok(self.end(handle));
        }
        Ok(Next::Value(self.tuple(items)))
    }

    fn end(&mut self, handle: Handle) -> Next {
        self.put(handle, Iter::Range(0, 1, 0));
        Next::End
    }

    /// The iterator at `place` of a strict `zip` has ended: so must all others.
    fn end_of_all(&mut self, handle: Handle, inner: &[Value], place: usize) -> Res<Next> {
        if place > 0 {
            return self.value_error(zip_message(place, "shorter"));
        }
        for (place, iterator) in inner.iter().enumerate().skip(1) {
            match self.next(*iterator)? {
                Next::End => {}
                Next::Value(_) => return self.value_error(zip_message(place, "longer")),
                Next::Python => return Ok(Next::Python),
            }
        }
        Ok(self.end(handle))
    }

    /// All that iterating gives; an iterator is used up.
    ///
    /// # Errors
    /// `TypeError` if it cannot be iterated over, and what iterating raises.
    pub fn items_of(&mut self, value: Value) -> Res<Option<Vec<Value>>> {
        if self.overrides(value, &["__iter__"]) {
            return Ok(None);
        }
        if let Some(length) = self.length_of(value) {
            self.reserve(length.saturating_mul(8))?;
            self.worked(length / 4);
        }
        match self.body(value) {
            Some(Body::List(items)) => return Ok(Some(items.clone())),
            Some(Body::Tuple(items)) => return Ok(Some(items.to_vec())),
            Some(Body::Set(set)) => return Ok(Some(set.iter().collect())),
            Some(Body::Dict(dict)) => return Ok(Some(dict.iter().map(|(key, _)| key).collect())),
            _ => {}
        }
        let Some(iterator) = self.iterator_plain(value)? else {
            return Ok(None);
        };
        self.rest_of(iterator)
    }

    /// All that an iterator still gives.
    ///
    /// # Errors
    /// What iterating raises; `MemoryError` if there are too many.
    pub fn rest_of(&mut self, iterator: Value) -> Res<Option<Vec<Value>>> {
        let mut items = Vec::new();
        loop {
            match self.next(iterator)? {
                Next::Value(item) => items.push(item),
                Next::End => {
                    self.worked(items.len());
                    return Ok(Some(items));
                }
                Next::Python => return Ok(None),
            }
            if items.len().is_power_of_two() {
                self.reserve(items.len() * 16)?;
            }
        }
    }

    /// An iterator backwards, of what is built in.
    ///
    /// # Errors
    /// `TypeError` if there is none.
    pub fn reversed(&mut self, value: Value) -> Res<Option<Value>> {
        if self.overrides(
            value,
            &["__reversed__", "__len__", "__getitem__", "__iter__"],
        ) {
            return Ok(None);
        }
        self.reversed_plain(value)
    }

    /// As the built-in class of what it holds does it, whatever its own class defines.
    ///
    /// # Errors
    /// As `reversed`.
    pub fn reversed_plain(&mut self, value: Value) -> Res<Option<Value>> {
        let (class, iter) = match self.body(value) {
            Some(Body::List(items)) => (
                classes::LIST_REVERSE_ITERATOR,
                Iter::Reversed(value, items.len()),
            ),
            Some(Body::Tuple(items)) => (classes::REVERSED, Iter::Reversed(value, items.len())),
            Some(Body::Bytes(bytes)) => (classes::REVERSED, Iter::Reversed(value, bytes.len())),
            Some(Body::ByteArray(bytes)) => (classes::REVERSED, Iter::Reversed(value, bytes.len())),
            Some(Body::Str(text)) => (classes::REVERSED, Iter::Reversed(value, text.text.len())),
            Some(Body::Range(range)) => {
                let length = range.len();
                let last = range.at(length.saturating_sub(1));
                (
                    classes::RANGE_ITERATOR,
                    Iter::Range(last, range.step.saturating_neg(), length),
                )
            }
            Some(Body::Dict(dict)) => reverse_dict_iter(View::Keys, value, dict.end(), dict.len()),
            Some(Body::View(view, of)) => match self.body(*of) {
                Some(Body::Dict(dict)) => reverse_dict_iter(*view, *of, dict.end(), dict.len()),
                _ => return Ok(None),
            },
            _ if self.may_iterate(value) => return Ok(None),
            _ => {
                let class = self.class_name(value);
                return self.type_error(format!("'{class}' object is not reversible"));
            }
        };
        Ok(Some(self.heap.alloc(class, Body::Iter(Box::new(iter)))))
    }
}

fn byte_at(bytes: &[u8], index: usize) -> Option<Value> {
    bytes.get(index).map(|byte| Value::int(i64::from(*byte)))
}

fn dict_iter(view: View, dict: Value, size: usize) -> (Handle, Iter) {
    let class = match view {
        View::Keys => classes::DICT_KEY_ITERATOR,
        View::Values => classes::DICT_VALUE_ITERATOR,
        View::Items => classes::DICT_ITEM_ITERATOR,
    };
    (class, Iter::Dict(view, dict, 0, size, false))
}

fn reverse_dict_iter(view: View, dict: Value, end: usize, size: usize) -> (Handle, Iter) {
    (
        dict_iter(view, dict, size).0,
        Iter::Dict(view, dict, end, size, true),
    )
}

/// What a strict `zip` says of the argument after the first `place` ones.
fn zip_message(place: usize, how: &str) -> String {
    let others = if place == 1 {
        " 1".to_owned()
    } else {
        format!("s 1-{place}")
    };
    format!(
        "zip() argument {} is {how} than argument{others}",
        place + 1
    )
}
