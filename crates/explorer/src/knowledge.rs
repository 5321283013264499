//! What is known of a program before its states are told apart: which places several threads use.
//!
//! A step ends only before what another thread can notice. What that is, is learned while exploring: where a place turns
//! out to be written and used by two threads, or a lock to be tried, the search begins anew and knows it from the start.
//! At the end nothing was learned since the last beginning, so all that was taken together was the thread's own.

use interleave_python::symbol::Symbol;
use interleave_python::value::Handle;
use rustc_hash::FxHashMap;

/// A place that threads may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A name of a module: the module, and the name's place in it.
    Global(u32, u32),
    /// An attribute of that name, of any object.
    Attribute(Symbol),
    /// What an object holds that was made before the first thread started.
    Content(Handle),
}

#[derive(Clone, Copy, Debug, Default)]
struct Use {
    /// By which threads, as bits.
    by: u64,
    written: bool,
}

impl Use {
    fn is_shared(self) -> bool {
        self.written && (self.by.count_ones() > 1 || self.by >> 63 == 1)
    }
}

/// What is known of a program.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    uses: FxHashMap<Key, Use>,
    /// Was something learned since the search began?
    pub changed: bool,
    /// Are lines printed in parts, so that their order counts?
    pub in_parts: bool,
    /// Are objects' addresses printed?
    pub addresses: bool,
    /// Is the time read?
    pub clock: bool,
    /// Do threads ask which threads there are?
    pub ends: bool,
    /// Are locks tried, or taken with a timeout, so that who holds them is noticed?
    pub tries: bool,
    /// Are releases of locks and ends of threads steps, so that preemptions are counted exactly?
    pub finely: bool,
    /// Do several threads take one lock, or wait for the ends of others? Then it matters when it is released.
    pub holds: bool,
    /// Which threads take a lock, as bits.
    locks: FxHashMap<Handle, u64>,
    /// Modules that are imported while several threads run: they are loaded before.
    pub modules: Vec<String>,
}

impl Knowledge {
    /// A thread uses a place: is that of interest to another thread?
    pub fn touch(&mut self, key: Key, thread: usize, write: bool) -> bool {
        let entry = self.uses.entry(key).or_default();
        let before = entry.is_shared();
        entry.by |= 1 << thread.min(63);
        entry.written |= write;
        let after = entry.is_shared();
        self.changed |= after && !before;
        after
    }

    /// A thread takes a lock.
    pub fn lock(&mut self, lock: Handle, thread: usize) {
        let by = self.locks.entry(lock).or_default();
        *by |= 1 << thread.min(63);
        self.holds |= by.count_ones() > 1;
    }

    /// The library changes a place under a lock of its own: a thread that reads it too shares it.
    pub fn written_by_library(&mut self, key: Key) {
        self.touch(key, 63, true);
    }

    /// Learns one of the facts.
    pub fn learn(&mut self, fact: fn(&mut Self) -> &mut bool) {
        if !std::mem::replace(fact(self), true) {
            self.changed = true;
        }
    }

    /// Learns that a module is imported.
    pub fn load(&mut self, module: &str) {
        if !self.modules.iter().any(|other| other == module) {
            self.modules.push(module.to_owned());
        }
        self.changed = true;
    }
}
