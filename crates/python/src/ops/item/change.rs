//! `a[key] = item` and `del a[key]` of built-in values.

use super::{Place, Sequence};
use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::ops::slice::Cut;
use crate::ops::walk::Number;
use crate::value::Value;

impl Machine {
    /// `value[key] = item`.
    ///
    /// # Errors
    /// `IndexError`, `TypeError`, `ValueError` as CPython raises them.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn set_item(&mut self, value: Value, key: Value, item: Value) -> Res<Option<()>> {
        if self.overrides(value, &["__setitem__"]) {
            return Ok(None);
        }
        self.set_item_plain(value, key, item)
    }

    /// As the built-in class of what it holds does it, whatever its own class defines.
    ///
    /// # Errors
    /// As `set_item`.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn set_item_plain(&mut self, value: Value, key: Value, item: Value) -> Res<Option<()>> {
        if let Some(Body::Dict(_)) = self.body(value) {
            return self.dict_set(value, key, item);
        }
        let Some((sequence @ (Sequence::List | Sequence::ByteArray), length)) =
            self.sequence(value)
        else {
            return self.no_item(value, "does not support item assignment");
        };
        match self.resolve(sequence, length, key, true)? {
            None => Ok(None),
            Some(Place::At(index)) if sequence == Sequence::List => {
                self.list_mut(value, |items| {
                    if let Some(place) = items.get_mut(index as usize) {
                        *place = item;
                    }
                });
                Ok(Some(()))
            }
            Some(Place::At(index)) => self.set_byte(value, index as usize, item),
            Some(Place::Cut(cut)) if sequence == Sequence::List => self.set_cut(value, cut, item),
            Some(Place::Cut(cut)) => self.set_bytes(value, cut, item),
        }
    }

    /// Changes a list.
    pub fn list_mut<T: Default>(
        &mut self,
        list: Value,
        change: impl FnOnce(&mut Vec<Value>) -> T,
    ) -> T {
        let Some(handle) = list.as_handle() else {
            return T::default();
        };
        let (before, after, result) = match &mut *self.heap.get_mut(handle) {
            Body::List(items) => {
                let before = items.capacity();
                let result = change(items);
                (before, items.capacity(), result)
            }
            _ => return T::default(),
        };
        self.heap.grew(after.saturating_sub(before) * 8);
        result
    }

    fn set_cut(&mut self, list: Value, cut: Cut, item: Value) -> Res<Option<()>> {
        if !self.is_iterable(item) {
            return self.type_error(if cut.step == 1 {
                "can only assign an iterable"
            } else {
                "must assign iterable to extended slice"
            });
        }
        if matches!(self.body(item), Some(Body::Iter(_))) && cut.step != 1 {
            return Ok(None);
        }
        let Some(new) = self.items_of(item)? else {
            return Ok(None);
        };
        if cut.step == 1 {
            self.reserve(new.len() * 8)?;
            self.list_mut(list, |items| {
                let start = cut.start().min(items.len());
                let end = (start + cut.size()).min(items.len());
                items.splice(start..end, new);
            });
            return Ok(Some(()));
        }
        if new.len() != cut.size() {
            return self.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                new.len(),
                cut.count
            ));
        }
        self.list_mut(list, |items| {
            for (index, item) in cut.indexes().zip(new) {
                if let Some(place) = items.get_mut(index) {
                    *place = item;
                }
            }
        });
        Ok(Some(()))
    }

    /// A byte, from an integer.
    ///
    /// # Errors
    /// `ValueError` if it is too great, `TypeError` if it is no integer.
    pub fn byte(&mut self, item: Value) -> Res<Option<u8>> {
        match self.number(item) {
            Some(Number::Int(number)) => match u8::try_from(number) {
                Ok(byte) => Ok(Some(byte)),
                Err(_) => self.value_error("byte must be in range(0, 256)"),
            },
            Some(Number::Big(_)) => self.value_error("byte must be in range(0, 256)"),
            _ if self.overrides(item, &["__index__"]) => Ok(None),
            _ => {
                let class = self.class_name(item);
                self.type_error(format!(
                    "'{class}' object cannot be interpreted as an integer"
                ))
            }
        }
    }

    fn set_byte(&mut self, value: Value, index: usize, item: Value) -> Res<Option<()>> {
        let Some(byte) = self.byte(item)? else {
            return Ok(None);
        };
        self.bytes_mut(value, |bytes| {
            if let Some(place) = bytes.get_mut(index) {
                *place = byte;
            }
        });
        Ok(Some(()))
    }

    fn bytes_mut(&mut self, value: Value, change: impl FnOnce(&mut Vec<u8>)) {
        if let Some(handle) = value.as_handle()
            && let Body::ByteArray(bytes) = &mut *self.heap.get_mut(handle)
        {
            change(bytes);
        }
    }

    fn set_bytes(&mut self, value: Value, cut: Cut, item: Value) -> Res<Option<()>> {
        let new = match self.body(item) {
            Some(Body::Bytes(bytes)) => bytes.to_vec(),
            Some(Body::ByteArray(bytes)) => bytes.clone(),
            Some(Body::List(items)) => {
                let mut new = Vec::new();
                for item in items.clone() {
                    match self.byte(item)? {
                        Some(byte) => new.push(byte),
                        None => return Ok(None),
                    }
                }
                new
            }
            _ if !self.is_iterable(item) || self.as_text(item).is_some() => {
                return self.type_error(
                    "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                );
            }
            _ => return Ok(None),
        };
        if cut.step == 1 {
            self.bytes_mut(value, |bytes| {
                let start = cut.start().min(bytes.len());
                let end = (start + cut.size()).min(bytes.len());
                bytes.splice(start..end, new);
            });
            return Ok(Some(()));
        }
        if new.len() != cut.size() {
            return self.value_error(format!(
                "attempt to assign bytes of size {} to extended slice of size {}",
                new.len(),
                cut.count
            ));
        }
        self.bytes_mut(value, |bytes| {
            for (index, byte) in cut.indexes().zip(new) {
                if let Some(place) = bytes.get_mut(index) {
                    *place = byte;
                }
            }
        });
        Ok(Some(()))
    }

    /// `del value[key]`.
    ///
    /// # Errors
    /// `IndexError`, `KeyError`, `TypeError` as CPython raises them.
    pub fn delete_item(&mut self, value: Value, key: Value) -> Res<Option<()>> {
        if self.overrides(value, &["__delitem__"]) {
            return Ok(None);
        }
        self.delete_item_plain(value, key)
    }

    /// As the built-in class of what it holds does it, whatever its own class defines.
    ///
    /// # Errors
    /// As `delete_item`.
    pub fn delete_item_plain(&mut self, value: Value, key: Value) -> Res<Option<()>> {
        if let Some(Body::Dict(_)) = self.body(value) {
            return match self.dict_remove(value, key)? {
                None => Ok(None),
                Some(Some(_)) => Ok(Some(())),
                Some(None) => Err(self.exception(classes::KEY_ERROR, vec![key])),
            };
        }
        let Some((sequence @ (Sequence::List | Sequence::ByteArray), length)) =
            self.sequence(value)
        else {
            let by_index = self.whole(key).is_some();
            let what = if self.length_of(value).is_some() && by_index {
                "doesn't support item deletion"
            } else {
                "does not support item deletion"
            };
            return self.no_item(value, what);
        };
        let Some(place) = self.resolve(sequence, length, key, true)? else {
            return Ok(None);
        };
        let gone = match place {
            Place::At(index) => vec![index as usize],
            Place::Cut(cut) => cut.ascending(),
        };
        if sequence == Sequence::List {
            self.list_mut(value, |items| remove_all(items, &gone));
        } else {
            self.bytes_mut(value, |bytes| remove_all(bytes, &gone));
        }
        Ok(Some(()))
    }
}

/// Removes the items at these indexes, which ascend.
fn remove_all<T>(items: &mut Vec<T>, gone: &[usize]) {
    if let ([first, ..], [.., last]) = (gone, gone)
        && last - first + 1 == gone.len()
    {
        items.drain(*first..(*last + 1).min(items.len()));
        return;
    }
    let (mut index, mut next) = (0, 0);
    items.retain(|_| {
        let remove = gone.get(next) == Some(&index);
        index += 1;
        next += usize::from(remove);
        !remove
    });
}
