//! Dictionaries: entries in the order in which they came, and an index over them.
//!
//! A dictionary knows hashes, not equality: a caller that looks for a key asks for the entries with its hash and compares.
//! So it can stop where a comparison needs Python code.

use crate::value::Value;

/// A dictionary.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    entries: Vec<Option<Entry>>,
    /// Places in `entries`, plus one; 0: none. Its length is a power of two, or 0.
    index: Vec<u32>,
    live: usize,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u64,
    key: Value,
    value: Value,
}

impl Dict {
    /// How many entries it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.live
    }

    /// Has it none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Bytes it takes (roughly).
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.entries.capacity() * size_of::<Option<Entry>>() + self.index.capacity() * 4
    }

    /// The place of the first entry of this hash whose key is accepted.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn find(&self, hash: u64, mut accept: impl FnMut(Value) -> bool) -> Option<usize> {
        if self.index.is_empty() {
            return None;
        }
        let mask = self.index.len() - 1;
        let mut slot = spread(hash) & mask;
        loop {
            match self.index[slot] {
                0 => return None,
                place => {
                    let place = place as usize - 1;
                    if let Some(entry) = &self.entries[place]
                        && entry.hash == hash
                        && accept(entry.key)
                    {
                        return Some(place);
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Keys with this hash, and their places.
    #[must_use]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn candidates(&self, hash: u64) -> Vec<(usize, Value)> {
        let mut found = Vec::new();
        let mut seen = Vec::new();
        while let Some(place) = self.find(hash, |key| !seen.contains(&key.bits())) {
            let key = self.entries[place].map_or(Value::UNBOUND, |entry| entry.key);
            seen.push(key.bits());
            found.push((place, key));
        }
        found
    }

    /// Key and value at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<(Value, Value)> {
        self.entries
            .get(place)
            .copied()
            .flatten()
            .map(|entry| (entry.key, entry.value))
    }

    /// Changes the value at a place.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn put(&mut self, place: usize, value: Value) {
        if let Some(Some(entry)) = self.entries.get_mut(place) {
            entry.value = value;
        }
    }

    /// Adds a key that is known not to be there.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        if (self.entries.len() + 1) * 3 > self.index.len() * 2 {
            self.rebuild();
        }
        self.entries.push(Some(Entry { hash, key, value }));
        self.live += 1;
        self.link(hash, self.entries.len());
    }

    /// Removes what is at a place.
    pub fn remove(&mut self, place: usize) -> Option<(Value, Value)> {
        let entry = self.entries.get_mut(place)?.take()?;
        self.live -= 1;
        if self.live == 0 {
            self.entries.clear();
            self.index.fill(0);
        }
        Some((entry.key, entry.value))
    }

    /// Removes all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The first entry at this place or after it, and its place.
    #[must_use]
    pub fn next(&self, from: usize) -> Option<(usize, Value, Value)> {
        let rest = self.entries.get(from..)?;
        let (skip, entry) = rest
            .iter()
            .enumerate()
            .find_map(|(skip, entry)| entry.map(|entry| (skip, entry)))?;
        Some((from + skip, entry.key, entry.value))
    }

    /// The last entry before this place, and its place.
    #[must_use]
    pub fn previous(&self, before: usize) -> Option<(usize, Value, Value)> {
        let rest = &self.entries[..before.min(self.entries.len())];
        let (place, entry) = rest
            .iter()
            .enumerate()
            .rev()
            .find_map(|(place, entry)| entry.map(|entry| (place, entry)))?;
        Some((place, entry.key, entry.value))
    }

    /// The place after the last entry.
    #[must_use]
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    /// All entries.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Value, Value)> + '_ {
        self.entries
            .iter()
            .flatten()
            .map(|entry| (entry.key, entry.value))
    }

    /// All entries with the hashes of their keys.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn hashed(&self) -> impl Iterator<Item = (u64, Value, Value)> + '_ {
        self.entries
            .iter()
            .flatten()
            .map(|entry| (entry.hash, entry.key, entry.value))
    }

    fn link(&mut self, hash: u64, place_plus_one: usize) {
        let mask = self.index.len() - 1;
        let mut slot = spread(hash) & mask;
        while self.index[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.index[slot] = place_plus_one as u32;
    }

    fn rebuild(&mut self) {
        self.entries.retain(Option::is_some);
        self.index = vec![0; (self.live * 3 + 4).next_power_of_two().max(8)];
        for place in 0..self.entries.len() {
            if let Some(entry) = self.entries[place] {
                self.link(entry.hash, place + 1);
            }
        }
    }
}

/// Hashes of small integers are these integers: spread them.
#[cfg_attr(feature = "small", optimize(speed))]
fn spread(hash: u64) -> usize {
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}
