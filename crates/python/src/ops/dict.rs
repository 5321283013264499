//! Look-ups in dictionaries.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Dict, Str};
use crate::ops::hash::{hash_bytes, hash_text};
use crate::ops::walk::{Stop, Walk};
use crate::value::Value;
use interleave_python_code::Compare;

/// Bytes that a new entry takes (roughly).
const ENTRY: usize = 40;

impl Machine {
    /// The place of a key whose hash is known. If a comparison with a key on the way needs Python, so does the look-up.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn find_key(&self, dict: &Dict, hash: u64, key: Value) -> Walk<Option<usize>> {
        let mut stopped: Option<Stop> = None;
        let found = dict.find(hash, |other| {
            other.bits() == key.bits()
                || self.equal_in(other, key, 0).unwrap_or_else(|stop| {
                    stopped = Some(stop);
                    true
                })
        });
        stopped.map_or(Ok(found), Err)
    }

    /// The hash of a key that is a small integer or a text, and its place if it is there. `None`: that, or the comparison
    /// with another key, is not so simple.
    #[inline]
    #[cfg_attr(feature = "small", optimize(speed))]
    fn find_simply(&self, dict: &Dict, key: Value) -> Option<(u64, Option<usize>)> {
        let (hash, text) = match key.as_small() {
            Some(-1) => return None,
            Some(number) => (number as u64, None),
            None => {
                let text = self.exact_text(key)?;
                (text.hash(hash_text), Some(&text.text))
            }
        };
        let mut simple = true;
        let found = dict.find(hash, |other| {
            other.bits() == key.bits()
                || match (text, self.exact_text(other)) {
                    (Some(text), Some(other)) => *text == other.text,
                    _ => {
                        simple = false;
                        true
                    }
                }
        });
        simple.then_some((hash, found))
    }

    /// A text that is no instance of a subclass.
    #[inline]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn exact_text(&self, value: Value) -> Option<&Str> {
        let handle = value.as_handle()?;
        match self.heap.get(handle).whole() {
            Body::Str(text) if self.heap.class(handle) == classes::STR => Some(text),
            _ => None,
        }
    }

    /// `dict[key]` of a dictionary that is no instance of a subclass, where that is simple and the key is there.
    #[inline]
    pub(crate) fn item_of_dict(&self, dict: Value, key: Value) -> Option<Value> {
        let dict = self.exact_dict(dict)?;
        let (_, place) = self.find_simply(dict, key)?;
        dict.at(place?).map(|(_, value)| value)
    }

    /// `dict[key] = value` where that is simple and the key is there. Gives whether it was done.
    #[inline]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn put_in_dict(&mut self, dict: Value, key: Value, value: Value) -> bool {
        let found = self
            .exact_dict(dict)
            .and_then(|dict| self.find_simply(dict, key));
        let (Some((_, Some(place))), Some(handle)) = (found, dict.as_handle()) else {
            return false;
        };
        if let Body::Dict(dict) = &mut *self.heap.get_mut(handle) {
            dict.put(place, value);
        }
        true
    }

    #[inline]
    fn exact_dict(&self, value: Value) -> Option<&Dict> {
        let handle = value.as_handle()?;
        match self.heap.get(handle).whole() {
            Body::Dict(dict) if self.heap.class(handle) == classes::DICT => Some(dict),
            _ => None,
        }
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn look_up(&self, dict: Value, key: Value) -> Walk<(u64, Option<usize>)> {
        if let Some(Body::Dict(dict)) = self.body(dict)
            && let Some(found) = self.find_simply(dict, key)
        {
            return Ok(found);
        }
        let hash = self.hash_in(key, 0)?;
        match self.body(dict) {
            Some(Body::Dict(dict)) => Ok((hash, self.find_key(dict, hash, key)?)),
            _ => Ok((hash, None)),
        }
    }

    /// The place of a key and its hash.
    ///
    /// # Errors
    /// `TypeError` if the key has no hash.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn dict_find(&mut self, dict: Value, key: Value) -> Res<Option<(u64, Option<usize>)>> {
        let walk = self.look_up(dict, key);
        self.walked(walk, Compare::Eq, " in comparison")
    }

    /// The value of a key, if it is there. `None`: a comparison needs Python.
    ///
    /// # Errors
    /// `TypeError` if the key has no hash.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn dict_get(&mut self, dict: Value, key: Value) -> Res<Option<Option<Value>>> {
        Ok(self
            .dict_find(dict, key)?
            .map(|(_, place)| self.dict_value(dict, place)))
    }

    fn dict_value(&self, dict: Value, place: Option<usize>) -> Option<Value> {
        match self.body(dict) {
            Some(Body::Dict(dict)) => dict.at(place?).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Sets the value of a key.
    ///
    /// # Errors
    /// `TypeError` if the key has no hash.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn dict_set(&mut self, dict: Value, key: Value, value: Value) -> Res<Option<()>> {
        let Some((hash, place)) = self.dict_find(dict, key)? else {
            return Ok(None);
        };
        if place.is_none() {
            self.reserve(ENTRY)?;
        }
        self.dict_put(dict, hash, place, key, value);
        Ok(Some(()))
    }

    /// Sets the value at a place, or adds a key that is known not to be there.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn dict_put(
        &mut self,
        dict: Value,
        hash: u64,
        place: Option<usize>,
        key: Value,
        value: Value,
    ) {
        let Some(handle) = dict.as_handle() else {
            return;
        };
        let mut grown = 0;
        if let Body::Dict(dict) = &mut *self.heap.get_mut(handle) {
            if let Some(place) = place {
                dict.put(place, value);
            } else {
                dict.push(hash, key, value);
                grown = ENTRY;
            }
        }
        self.heap.grew(grown);
    }

    /// Removes a key; gives its value if it was there.
    ///
    /// # Errors
    /// `TypeError` if the key has no hash.
    pub fn dict_remove(&mut self, dict: Value, key: Value) -> Res<Option<Option<Value>>> {
        let Some((_, place)) = self.dict_find(dict, key)? else {
            return Ok(None);
        };
        Ok(Some(
            place
                .and_then(|place| self.dict_take(dict, place))
                .map(|(_, value)| value),
        ))
    }

    /// Removes what is at a place.
    pub fn dict_take(&mut self, dict: Value, place: usize) -> Option<(Value, Value)> {
        match &mut *self.heap.get_mut(dict.as_handle()?) {
            Body::Dict(dict) => dict.remove(place),
            _ => None,
        }
    }

    /// The place of a text. Keys whose equality is written in Python are passed over.
    fn find_text(&self, dict: Value, key: &str) -> (u64, Option<usize>) {
        let hash = hash_bytes(key.as_bytes());
        let place = match self.body(dict) {
            Some(Body::Dict(dict)) => dict.find(hash, |other| self.as_text(other) == Some(key)),
            _ => None,
        };
        (hash, place)
    }

    /// The value of a text.
    pub fn dict_get_str(&mut self, dict: Value, key: &str) -> Option<Value> {
        let (_, place) = self.find_text(dict, key);
        self.dict_value(dict, place)
    }

    /// Sets the value of a text.
    pub fn dict_set_str(&mut self, dict: Value, key: &str, value: Value) {
        let (hash, place) = self.find_text(dict, key);
        let text = match place {
            Some(_) => Value::UNBOUND,
            None => self.str(key),
        };
        self.dict_put(dict, hash, place, text, value);
    }

    /// A dictionary of pairs, whose keys are hashed natively. `None`: not all are.
    ///
    /// # Errors
    /// `TypeError` if a key has no hash.
    pub fn dict_of(&mut self, pairs: &[(Value, Value)]) -> Res<Option<Value>> {
        let dict = self.new_dict(Dict::default());
        for (key, value) in pairs {
            if self.dict_set(dict, *key, *value)?.is_none() {
                return Ok(None);
            }
        }
        Ok(Some(dict))
    }

    /// A dictionary as a value.
    pub fn new_dict(&mut self, dict: Dict) -> Value {
        self.heap
            .alloc(crate::classes::DICT, Body::Dict(Box::new(dict)))
    }
}
