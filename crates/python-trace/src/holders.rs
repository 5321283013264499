//! Who holds which lock, by what threads tell of taking and releasing. Locks are told apart by their names.

use crate::lanes::Thread;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All locks that were told of so far.
#[derive(Default)]
pub struct Holders {
    /// The place of each lock, by its process and its name.
    places: BTreeMap<(u32, Arc<str>), usize>,
    locks: Vec<Lock>,
}

#[derive(Default)]
struct Lock {
    /// Several, if several locks have this name.
    holders: Vec<Thread>,
    /// How often it was taken.
    taken: u32,
    /// Whether several locks are known to have this name.
    is_several: bool,
}

/// A lock as it was held when another thread came.
#[derive(Clone, Copy)]
pub struct Held {
    /// By whom.
    pub by: Thread,
    lock: usize,
    taken: u32,
}

impl Holders {
    /// A thread took a lock.
    pub fn take(&mut self, thread: Thread, name: &Arc<str>) {
        let place = *self
            .places
            .entry((thread.0, Arc::clone(name)))
            .or_insert(self.locks.len());
        if place == self.locks.len() {
            self.locks.push(Lock::default());
        }
        let lock = &mut self.locks[place];
        lock.is_several |= !lock.holders.is_empty();
        lock.holders.push(thread);
        lock.taken += 1;
    }

    /// A thread released a lock, which another one may have taken.
    pub fn release(&mut self, thread: Thread, name: &Arc<str>) {
        let place = self.places.get(&(thread.0, Arc::clone(name)));
        let Some(lock) = place.map(|&place| &mut self.locks[place]) else {
            return;
        };
        let own = lock.holders.iter().position(|holder| *holder == thread);
        if !lock.holders.is_empty() {
            lock.holders.remove(own.unwrap_or_default());
        }
    }

    /// Who holds a lock for which a thread waits now; `None` if that is not known for certain.
    pub fn held(&self, waiting: Thread, name: &Arc<str>) -> Option<Held> {
        let lock = *self.places.get(&(waiting.0, Arc::clone(name)))?;
        let Lock { holders, taken, .. } = &self.locks[lock];
        match holders[..] {
            [by] => Some(Held {
                by,
                lock,
                taken: *taken,
            }),
            _ => None,
        }
    }

    /// Whether another one took the lock since then.
    pub fn was_taken_since(&self, held: Held) -> bool {
        let lock = &self.locks[held.lock];
        !lock.is_several && lock.taken > held.taken
    }
}
