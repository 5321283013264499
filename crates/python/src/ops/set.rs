//! Look-ups in sets, and operations of sets on each other, in the order in which CPython adds and removes.

use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Dict, Set, View};
use crate::ops::walk::{Stop, Walk};
use crate::value::Value;
use interleave_python_code::Compare;

/// Bytes that a new member takes (roughly).
const MEMBER: usize = 48;

/// Something with keys that are all different: a set, or the keys of a dictionary.
#[derive(Clone, Copy)]
pub enum Keys<'a> {
    /// A set.
    Set(&'a Set),
    /// A dictionary.
    Dict(&'a Dict),
}

impl<'a> Keys<'a> {
    /// How many.
    pub fn len(self) -> usize {
        match self {
            Self::Set(set) => set.len(),
            Self::Dict(dict) => dict.len(),
        }
    }

    /// Is there none?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// All, with their hashes.
    pub fn hashed(self) -> Box<dyn Iterator<Item = (u64, Value)> + 'a> {
        match self {
            Self::Set(set) => Box::new(set.hashed()),
            Self::Dict(dict) => Box::new(dict.hashed().map(|(hash, key, _)| (hash, key))),
        }
    }
}

/// An operation of two sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SetOp {
    Union,
    Intersection,
    Difference,
    SymmetricDifference,
}

impl Machine {
    /// A set, or the keys of a dictionary's view.
    pub fn keys(&self, value: Value) -> Option<Keys<'_>> {
        match self.body(value)? {
            Body::Set(set) => Some(Keys::Set(set)),
            Body::View(View::Keys, dict) => match self.body(*dict)? {
                Body::Dict(dict) => Some(Keys::Dict(dict)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The place of a member of which the hash is known.
    pub fn find_in_set(&self, set: &Set, hash: u64, key: Value) -> Walk<Option<usize>> {
        let mut stopped: Option<Stop> = None;
        let found = set.find(hash, |other| {
            other.bits() == key.bits()
                || self.equal_in(other, key, 0).unwrap_or_else(|stop| {
                    stopped = Some(stop);
                    true
                })
        });
        stopped.map_or(Ok(found), Err)
    }

    /// The hash of what is looked for in a set: a set is looked for as the frozen set of the same members.
    pub fn hash_of_member(&self, item: Value) -> Walk<u64> {
        match self.hash_in(item, 0) {
            Err(Stop::Unhashable(value)) if value == item => match self.body(item) {
                Some(Body::Set(set)) => Ok(crate::ops::hash::hash_set(set)),
                _ => Err(Stop::Unhashable(value)),
            },
            other => other,
        }
    }

    /// Is a key with this hash among others?
    pub fn is_among(&self, keys: Keys<'_>, hash: u64, key: Value) -> Walk<bool> {
        Ok(match keys {
            Keys::Set(set) => self.find_in_set(set, hash, key)?.is_some(),
            Keys::Dict(dict) => self.find_key(dict, hash, key)?.is_some(),
        })
    }

    /// Are all of `a` in `b`?
    pub fn is_subset(&self, a: Keys<'_>, b: Keys<'_>) -> Walk<bool> {
        if a.len() > b.len() {
            return Ok(false);
        }
        for (hash, key) in a.hashed() {
            if !self.is_among(b, hash, key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Are they disjoint?
    pub fn is_disjoint(&self, a: Keys<'_>, b: Keys<'_>) -> Walk<bool> {
        let (few, many) = if b.len() > a.len() { (a, b) } else { (b, a) };
        for (hash, key) in few.hashed() {
            if self.is_among(many, hash, key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Adds a key to a set that no program sees yet.
    pub fn insert(&self, set: &mut Set, hash: u64, key: Value) -> Walk<()> {
        if self.find_in_set(set, hash, key)?.is_none() {
            set.push(hash, key);
        }
        Ok(())
    }

    /// Adds all of another set to one that no program sees yet.
    pub fn merge(&self, set: &mut Set, other: Keys<'_>) -> Walk<()> {
        if let Keys::Set(other) = other
            && set.take_all(other)
        {
            return Ok(());
        }
        set.expect(other.len());
        for (hash, key) in other.hashed() {
            self.insert(set, hash, key)?;
        }
        Ok(())
    }

    /// A set of values.
    pub fn set_from(&self, items: &[Value]) -> Walk<Set> {
        let mut set = Set::default();
        for item in items {
            self.insert(&mut set, self.hash_in(*item, 0)?, *item)?;
        }
        Ok(set)
    }

    /// The result of an operation, as a new set.
    pub fn set_operation(&self, op: SetOp, a: &Set, b: Keys<'_>) -> Walk<Set> {
        let mut result = Set::default();
        match op {
            SetOp::Union => {
                self.merge(&mut result, Keys::Set(a))?;
                self.merge(&mut result, b)?;
            }
            SetOp::Intersection => {
                let (few, many) = match b {
                    Keys::Set(b) if b.len() > a.len() => (Keys::Set(a), Keys::Set(b)),
                    _ => (b, Keys::Set(a)),
                };
                for (hash, key) in few.hashed() {
                    if self.is_among(many, hash, key)? {
                        self.insert(&mut result, hash, key)?;
                    }
                }
            }
            SetOp::Difference => return self.set_difference(a, b),
            SetOp::SymmetricDifference => {
                self.merge(&mut result, b)?;
                self.toggle(&mut result, Keys::Set(a))?;
            }
        }
        Ok(result)
    }

    fn set_difference(&self, a: &Set, b: Keys<'_>) -> Walk<Set> {
        let mut result = Set::default();
        if a.len() / 4 > b.len() {
            self.merge(&mut result, Keys::Set(a))?;
            self.subtract(&mut result, b)?;
            return Ok(result);
        }
        for (hash, key) in a.hashed() {
            if !self.is_among(b, hash, key)? {
                self.insert(&mut result, hash, key)?;
            }
        }
        Ok(result)
    }

    /// Removes all of `b` from a set that no program sees yet.
    pub fn subtract(&self, set: &mut Set, b: Keys<'_>) -> Walk<()> {
        for (hash, key) in b.hashed() {
            if let Some(place) = self.find_in_set(set, hash, key)? {
                set.remove(place);
            }
        }
        set.tidy();
        Ok(())
    }

    /// Removes the members of `b` that are in the set, and adds those that are not.
    pub fn toggle(&self, set: &mut Set, b: Keys<'_>) -> Walk<()> {
        for (hash, key) in b.hashed() {
            match self.find_in_set(set, hash, key)? {
                Some(place) => set.remove(place),
                None => set.push(hash, key),
            }
        }
        Ok(())
    }

    fn look_up_member(&self, set: Value, item: Value, hash: u64) -> Walk<(u64, Option<usize>)> {
        match self.body(set) {
            Some(Body::Set(set)) => Ok((hash, self.find_in_set(set, hash, item)?)),
            _ => Ok((hash, None)),
        }
    }

    /// Adds an item; was it new?
    ///
    /// # Errors
    /// `TypeError` if it has no hash.
    pub fn set_add(&mut self, set: Value, item: Value) -> Res<Option<bool>> {
        let walk = self
            .hash_in(item, 0)
            .and_then(|hash| self.look_up_member(set, item, hash));
        let Some((hash, place)) = self.walked(walk, Compare::Eq, " in comparison")? else {
            return Ok(None);
        };
        if place.is_some() {
            return Ok(Some(false));
        }
        self.reserve(MEMBER)?;
        self.set_push(set, hash, item);
        Ok(Some(true))
    }

    /// Adds an item that is known not to be there.
    pub fn set_push(&mut self, set: Value, hash: u64, item: Value) {
        if let Some(handle) = set.as_handle() {
            if let Body::Set(set) = &mut *self.heap.get_mut(handle) {
                set.push(hash, item);
            }
            self.heap.grew(MEMBER);
        }
    }

    /// Removes an item; was it there?
    ///
    /// # Errors
    /// `TypeError` if it has no hash.
    pub fn set_discard(&mut self, set: Value, item: Value) -> Res<Option<bool>> {
        let walk = self
            .hash_of_member(item)
            .and_then(|hash| self.look_up_member(set, item, hash));
        let Some((_, place)) = self.walked(walk, Compare::Eq, " in comparison")? else {
            return Ok(None);
        };
        if let Some(place) = place {
            self.set_take(set, place);
        }
        Ok(Some(place.is_some()))
    }

    /// Removes what is at a place.
    pub fn set_take(&mut self, set: Value, place: usize) {
        if let Some(handle) = set.as_handle()
            && let Body::Set(set) = &mut *self.heap.get_mut(handle)
        {
            set.remove(place);
        }
    }

    /// Replaces the content of a set.
    pub fn set_replace(&mut self, set: Value, content: Set) {
        if let Some(handle) = set.as_handle() {
            let bytes = content.bytes();
            if let Body::Set(set) = &mut *self.heap.get_mut(handle) {
                **set = content;
            }
            self.heap.grew(bytes);
        }
    }
}
