//! Undoing what was done to objects: how the explorer goes back to an earlier state of a program.
//!
//! While there is a journal, every object is `shared` until it is changed: the first change after a mark comes by
//! [`Heap::shared_place_mut`], which keeps the object as it was, and only once. Only the explorer is built with it (the feature
//! `explored`): such a call on the way of every change made programs slower. Objects that were made since are not freed: a
//! collection finds them.

use super::Heap;
use super::page::{PAGE, Place};
use super::store::is_used;
use crate::object::{Attributes, Body};
use crate::value::{Handle, Value};

/// What objects were.
#[derive(Default)]
pub(super) struct Journal {
    entries: Vec<Entry>,
    /// Where the entries since the last mark begin.
    marked: usize,
}

struct Entry {
    handle: Handle,
    place: Place,
    beside: Option<Attributes>,
}

/// What an object was.
#[derive(Clone, Copy, Debug)]
pub struct Was<'a> {
    /// The object.
    pub handle: Handle,
    /// Its class.
    pub class: Handle,
    /// What it held.
    pub body: &'a Body,
    /// Its attributes, if its body has none.
    pub beside: Option<&'a Attributes>,
}

impl Heap {
    /// A shared place, to change it. Apart, and to its end: where this came back before the place is looked up, the way
    /// of what is not shared would look it up again as well, and programs were up to 6 % slower.
    ///
    /// # Panics
    /// If the worker is not alone: see `Common`.
    #[cold]
    #[inline(never)]
    pub(super) fn shared_place_mut(&mut self, handle: Handle) -> &mut Place {
        self.before_change(handle);
        self.any_place_mut(handle)
    }

    /// What is shared is about to change.
    fn before_change(&mut self, handle: Handle) {
        assert!(
            self.is_alone,
            "a shared object, changed by a worker that is not alone"
        );
        if self.journal.is_none() {
            return;
        }
        let place = self.place(handle).clone();
        let beside = self.beside(handle).cloned();
        self.any_place_mut(handle).shared = false;
        if let Some(journal) = &mut self.journal {
            journal.entries.push(Entry {
                handle,
                place,
                beside,
            });
        }
    }

    /// Keeps from now on what objects were before they change.
    pub fn begin_journal(&mut self) {
        self.each_place_mut(|_, place| place.shared = is_used(place));
        self.make_shared(true);
        self.journal = Some(Box::default());
    }

    /// A moment to which [`Heap::undo`] can go back.
    pub fn set_mark(&mut self) -> usize {
        let Some(mut journal) = self.journal.take() else {
            return 0;
        };
        for entry in &journal.entries[journal.marked..] {
            self.any_place_mut(entry.handle).shared = true;
        }
        let mark = journal.entries.len();
        journal.marked = mark;
        self.journal = Some(journal);
        mark
    }

    /// The objects that changed since a mark, as they were. One that changed before and after another mark stands there
    /// twice.
    pub fn changed(&self, mark: usize) -> impl Iterator<Item = Was<'_>> {
        let journal = self.journal.iter();
        let entries = journal.flat_map(move |journal| &journal.entries[mark..]);
        entries.map(|entry| Was {
            handle: entry.handle,
            class: entry.place.class,
            body: &entry.place.body,
            beside: entry.beside.as_ref(),
        })
    }

    /// Makes all objects again what they were at a mark. Was a class among them?
    pub fn undo(&mut self, mark: usize) -> bool {
        let Some(mut journal) = self.journal.take() else {
            return false;
        };
        let mut classes = false;
        for entry in journal.entries.drain(mark..).rev() {
            classes |= matches!(entry.place.body, Body::Class(_));
            *self.any_place_mut(entry.handle) = entry.place;
            match entry.beside {
                Some(attributes) => {
                    self.beside.insert(entry.handle, attributes);
                }
                None => {
                    self.beside.remove(&entry.handle);
                }
            }
        }
        journal.marked = mark;
        self.journal = Some(journal);
        classes
    }

    /// All that the journal may bring back, for the collector.
    pub(crate) fn journal_roots(&self, mut visit: impl FnMut(Value)) {
        for entry in self.journal.iter().flat_map(|journal| &journal.entries) {
            visit(Value::object(entry.handle));
            visit(Value::object(entry.place.class));
            entry.place.body.each_value(&mut visit);
            if let Some(attributes) = &entry.beside {
                attributes.slots.iter().copied().for_each(&mut visit);
            }
        }
    }

    /// Is there an object at this place?
    #[must_use]
    pub fn has(&self, handle: Handle) -> bool {
        handle.0 < (self.pages.len() * PAGE) as u32 && is_used(self.place(handle))
    }

    /// All objects that there are.
    pub fn all(&mut self) -> Vec<Handle> {
        let mut all = Vec::new();
        self.each_place_mut(|handle, place| {
            if is_used(place) {
                all.push(Handle(handle));
            }
        });
        all
    }

    /// May another thread than the one that made it have this object?
    #[must_use]
    pub fn has_escaped(&self, handle: Handle) -> bool {
        self.place(handle).escaped
    }

    /// Another thread may have this value from now on, and all that it reaches.
    pub fn escape(&mut self, value: Value) {
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            let Some(handle) = value.as_handle() else {
                continue;
            };
            if !self.place(handle).escaped {
                self.place_mut(handle).escaped = true;
                self.each_value_of(handle, |value| open.push(value));
            }
        }
    }

    /// All values that an object holds.
    pub fn each_value_of(&self, handle: Handle, mut visit: impl FnMut(Value)) {
        self.place(handle).body.each_value(&mut visit);
        if let Some(attributes) = self.beside(handle) {
            attributes.slots.iter().copied().for_each(visit);
        }
    }
}
