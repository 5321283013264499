//! Sets, in the order of CPython's table: programs print it.

use crate::value::Value;

/// A set or a frozen set. Like a dictionary, it knows hashes and not equality.
#[derive(Clone, Debug)]
pub struct Set {
    table: Vec<Slot>,
    /// Slots that are not empty.
    filled: usize,
    live: usize,
    /// Where the next key to be popped is looked for.
    finger: usize,
}

#[derive(Clone, Copy, Debug)]
enum Slot {
    Empty,
    Removed,
    Key(u64, Value),
}

const LEAST: usize = 8;
const NEIGHBOURS: usize = 9;

impl Default for Set {
    fn default() -> Self {
        Self {
            table: vec![Slot::Empty; LEAST],
            filled: 0,
            live: 0,
            finger: 0,
        }
    }
}

impl Set {
    /// How many it has.
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
        self.table.capacity() * size_of::<Slot>()
    }

    /// The place of the first key of this hash that is accepted.
    pub fn find(&self, hash: u64, mut accept: impl FnMut(Value) -> bool) -> Option<usize> {
        self.probe(hash, |slot| match slot {
            Slot::Empty => Some(false),
            Slot::Key(other, key) if *other == hash && accept(*key) => Some(true),
            _ => None,
        })
        .and_then(|(place, found)| found.then_some(place))
    }

    /// Keys with this hash.
    #[must_use]
    pub fn candidates(&self, hash: u64) -> Vec<Value> {
        let mut found: Vec<Value> = Vec::new();
        while let Some(place) = self.find(hash, |key| {
            found.iter().all(|seen| seen.bits() != key.bits())
        }) {
            if let Some(key) = self.at(place) {
                found.push(key);
            }
        }
        found
    }

    /// The key at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<Value> {
        match self.table.get(place) {
            Some(Slot::Key(_, key)) => Some(*key),
            _ => None,
        }
    }

    /// Adds a key that is known not to be there.
    pub fn push(&mut self, hash: u64, key: Value) {
        self.live += 1;
        if self.place(hash, key) {
            return;
        }
        self.filled += 1;
        if self.filled * 5 >= (self.table.len() - 1) * 3 {
            self.grow();
        }
    }

    fn grow(&mut self) {
        self.resize(if self.live > 50_000 {
            self.live * 2
        } else {
            self.live * 4
        });
    }

    /// Makes room before many keys are added.
    pub fn expect(&mut self, more: usize) {
        if (self.filled + more) * 5 >= (self.table.len() - 1) * 3 {
            self.resize((self.live + more) * 2);
        }
    }

    /// If this set has nothing yet: adds all of another one, in the order of its table.
    pub fn take_all(&mut self, other: &Self) -> bool {
        if self.filled != 0 {
            return false;
        }
        self.expect(other.live);
        if self.table.len() == other.table.len() && other.filled == other.live {
            self.table.clone_from(&other.table);
        } else {
            for (hash, key) in other.hashed() {
                self.place(hash, key);
            }
        }
        (self.filled, self.live) = (other.live, other.live);
        true
    }

    /// After many keys were removed: makes their slots empty.
    pub fn tidy(&mut self) {
        if self.filled - self.live > (self.table.len() - 1) / 4 {
            self.grow();
        }
    }

    /// Removes some key.
    pub fn pop(&mut self) -> Option<Value> {
        if self.live == 0 {
            return None;
        }
        let start = self.finger & (self.table.len() - 1);
        let (place, key) = self.next(start).or_else(|| self.next(0))?;
        self.remove(place);
        self.finger = place + 1;
        Some(key)
    }

    /// Removes the key at a place.
    pub fn remove(&mut self, place: usize) {
        if let Some(slot @ Slot::Key(..)) = self.table.get_mut(place) {
            *slot = Slot::Removed;
            self.live -= 1;
        }
    }

    /// The first key at this place or after it, and its place.
    #[must_use]
    pub fn next(&self, from: usize) -> Option<(usize, Value)> {
        (from..self.table.len()).find_map(|place| self.at(place).map(|key| (place, key)))
    }

    /// All keys.
    pub fn iter(&self) -> impl Iterator<Item = Value> + '_ {
        self.hashed().map(|(_, key)| key)
    }

    /// All keys with their hashes.
    pub fn hashed(&self) -> impl Iterator<Item = (u64, Value)> + '_ {
        self.table.iter().filter_map(|slot| match slot {
            Slot::Key(hash, key) => Some((*hash, *key)),
            _ => None,
        })
    }

    fn resize(&mut self, least: usize) {
        let mut size = LEAST;
        while size <= least {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.table, vec![Slot::Empty; size]);
        self.filled = self.live;
        for slot in old {
            if let Slot::Key(hash, key) = slot {
                self.place(hash, key);
            }
        }
    }

    /// Puts a key where it belongs: into the last slot of a removed key on the way, if there is one. Was there one?
    fn place(&mut self, hash: u64, key: Value) -> bool {
        let mut removed = None;
        let free = self.probe_places(hash, |place, slot| match slot {
            Slot::Empty => Some(()),
            Slot::Removed => {
                removed = Some(place);
                None
            }
            Slot::Key(..) => None,
        });
        if let Some(slot) = removed
            .or(free.map(|(place, ())| place))
            .and_then(|place| self.table.get_mut(place))
        {
            *slot = Slot::Key(hash, key);
        }
        removed.is_some()
    }

    /// Goes through the slots in the order in which CPython looks for a hash, until `decide` has decided.
    fn probe<T>(
        &self,
        hash: u64,
        mut decide: impl FnMut(&Slot) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.probe_places(hash, |_, slot| decide(slot))
    }

    fn probe_places<T>(
        &self,
        hash: u64,
        mut decide: impl FnMut(usize, &Slot) -> Option<T>,
    ) -> Option<(usize, T)> {
        let mask = self.table.len() - 1;
        let (mut perturb, mut start) = (hash, hash as usize & mask);
        loop {
            let neighbours = if start + NEIGHBOURS <= mask {
                NEIGHBOURS
            } else {
                0
            };
            for place in start..=start + neighbours {
                if let Some(decided) = decide(place, &self.table[place]) {
                    return Some((place, decided));
                }
            }
            perturb >>= 5;
            start = (start
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize))
                & mask;
        }
    }
}
