//! `in`.

use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, View};
use crate::ops::walk::{Number, Stop, Walk};
use crate::value::Value;
use interleave_python_code::Compare;
use num_traits::ToPrimitive;

impl Machine {
    /// `item in container`.
    ///
    /// # Errors
    /// `TypeError` if it contains nothing at all, or cannot contain this.
    pub fn contains(&mut self, container: Value, item: Value) -> Res<Option<bool>> {
        if self.overrides(container, &["__contains__"]) {
            return Ok(None);
        }
        self.contains_plain(container, item)
    }

    /// As the built-in class of what it holds looks for an item.
    ///
    /// # Errors
    /// As `contains`.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn contains_plain(&mut self, container: Value, item: Value) -> Res<Option<bool>> {
        match self.body(container) {
            Some(Body::Str(text)) => match self.as_text(item) {
                Some(part) => Ok(Some(text.text.contains(part))),
                None => {
                    let class = self.class_name(item);
                    self.type_error(format!(
                        "'in <string>' requires string as left operand, not {class}"
                    ))
                }
            },
            Some(Body::Bytes(_) | Body::ByteArray(_)) => self.bytes_contain(container, item),
            Some(
                Body::List(_)
                | Body::Tuple(_)
                | Body::Dict(_)
                | Body::Set(_)
                | Body::Range(_)
                | Body::View(..),
            ) => {
                let walk = self.contains_in(container, item);
                self.walked(walk, Compare::In, " in comparison")
            }
            Some(
                Body::Iter(_)
                | Body::Map { .. }
                | Body::Generator(_)
                | Body::Instance(_)
                | Body::State(_),
            ) => Ok(None),
            _ if !self.is_plain(container) || !self.is_plain_class(container) => Ok(None),
            _ => {
                let class = self.class_name(container);
                self.type_error(format!("argument of type '{class}' is not iterable"))
            }
        }
    }

    /// True, unless it is a class with a metaclass of its own.
    pub fn is_plain_class(&self, value: Value) -> bool {
        match self.body(value) {
            Some(Body::Class(_)) => self.is_plain(value),
            _ => true,
        }
    }

    fn bytes_contain(&mut self, container: Value, item: Value) -> Res<Option<bool>> {
        let bytes: &[u8] = match self.body(container) {
            Some(Body::Bytes(bytes)) => bytes,
            Some(Body::ByteArray(bytes)) => bytes,
            _ => &[],
        };
        let part: &[u8] = match self.body(item) {
            Some(Body::Bytes(part)) => part,
            Some(Body::ByteArray(part)) => part,
            _ => {
                return match self.number(item) {
                    Some(Number::Int(number)) => match u8::try_from(number) {
                        Ok(byte) => Ok(Some(bytes.contains(&byte))),
                        Err(_) => self.value_error("byte must be in range(0, 256)"),
                    },
                    Some(Number::Big(_)) => self.value_error("byte must be in range(0, 256)"),
                    _ if self.overrides(item, &["__index__"]) => Ok(None),
                    _ => {
                        let class = self.class_name(item);
                        self.type_error(format!("a bytes-like object is required, not '{class}'"))
                    }
                };
            }
        };
        Ok(Some(
            part.is_empty() || bytes.windows(part.len()).any(|window| window == part),
        ))
    }

    /// `item in container`, of those whose items are values.
    fn contains_in(&self, container: Value, item: Value) -> Walk<bool> {
        match self.body(container) {
            Some(Body::List(items)) => self.find_item(items, item).map(|at| at.is_some()),
            Some(Body::Tuple(items)) => self.find_item(items, item).map(|at| at.is_some()),
            Some(Body::Dict(dict)) => {
                Ok(self.find_key(dict, self.hash_in(item, 0)?, item)?.is_some())
            }
            Some(Body::Set(set)) => Ok(self
                .find_in_set(set, self.hash_of_member(item)?, item)?
                .is_some()),
            Some(Body::Range(range)) => match self.number(item) {
                _ if self.overrides(item, &["__eq__"]) => Err(Stop::Python),
                Some(Number::Int(number)) => Ok(range.index_of(number).is_some()),
                Some(Number::Float(number)) if number.fract() == 0.0 => Ok(number
                    .to_i64()
                    .is_some_and(|number| range.index_of(number).is_some())),
                _ => Ok(false),
            },
            Some(Body::View(view, dict)) => self.view_contains(*view, *dict, item),
            _ => Ok(false),
        }
    }

    /// The place of the first item that is equal.
    pub fn find_item(&self, items: &[Value], item: Value) -> Walk<Option<usize>> {
        for (place, other) in items.iter().enumerate() {
            if self.same_in(*other, item, 0)? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    fn view_contains(&self, view: View, of: Value, item: Value) -> Walk<bool> {
        let Some(Body::Dict(dict)) = self.body(of) else {
            return Ok(false);
        };
        match view {
            View::Keys => Ok(self.find_key(dict, self.hash_in(item, 0)?, item)?.is_some()),
            View::Values => {
                for (_, value) in dict.iter() {
                    if self.same_in(value, item, 0)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            View::Items => {
                let Some(Body::Tuple(pair)) = self.body(item) else {
                    return Ok(false);
                };
                let [key, value] = pair[..] else {
                    return Ok(false);
                };
                match self.find_key(dict, self.hash_in(key, 0)?, key)? {
                    Some(place) => {
                        let other = dict.at(place).map_or(Value::UNBOUND, |(_, value)| value);
                        self.same_in(other, value, 0)
                    }
                    None => Ok(false),
                }
            }
        }
    }
}
