//! Names and what they stand for.

use crate::symbol::Symbol;
use crate::value::Value;
use rustc_hash::FxHashMap;

/// Names and what they stand for, in the order in which they were added. A name keeps its place for good: one that was deleted is unbound.
#[derive(Clone, Debug, Default)]
pub struct Namespace {
    index: FxHashMap<Symbol, u32>,
    slots: Vec<(Symbol, Value)>,
}

impl Namespace {
    /// What a name stands for.
    #[must_use]
    pub fn get(&self, name: Symbol) -> Option<Value> {
        self.index
            .get(&name)
            .map(|&slot| self.slots[slot as usize].1)
            .filter(|value| !value.is_unbound())
    }

    /// The place of a name that stands for something.
    #[must_use]
    pub fn place(&self, name: Symbol) -> Option<u32> {
        let slot = self.index.get(&name).copied()?;
        (!self.at(slot).is_unbound()).then_some(slot)
    }

    /// The place of a name; a new one is unbound.
    pub fn slot(&mut self, name: Symbol) -> u32 {
        *self.index.entry(name).or_insert_with(|| {
            self.slots.push((name, Value::UNBOUND));
            (self.slots.len() - 1) as u32
        })
    }

    /// What is at a place.
    #[inline(always)]
    #[must_use]
    pub fn at(&self, slot: u32) -> Value {
        self.slots[slot as usize].1
    }

    /// How many places there are, bound or not.
    #[must_use]
    pub fn places(&self) -> u32 {
        self.slots.len() as u32
    }

    /// Which name is at a place.
    #[must_use]
    pub fn name_at(&self, slot: u32) -> Symbol {
        self.slots[slot as usize].0
    }

    /// Changes what is at a place.
    #[inline(always)]
    pub fn put(&mut self, slot: u32, value: Value) {
        self.slots[slot as usize].1 = value;
    }

    /// Binds a name to a value.
    pub fn set(&mut self, name: Symbol, value: Value) {
        let slot = self.slot(name);
        self.put(slot, value);
    }

    /// Deletes a name; was it there?
    pub fn remove(&mut self, name: Symbol) -> bool {
        let there = self.get(name).is_some();
        if there {
            self.set(name, Value::UNBOUND);
        }
        there
    }

    /// All names that are bound.
    pub fn iter(&self) -> impl Iterator<Item = (Symbol, Value)> + '_ {
        self.slots
            .iter()
            .copied()
            .filter(|(_, value)| !value.is_unbound())
    }
}
