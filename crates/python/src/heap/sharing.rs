//! Which objects are shared: more than one thread can have them.

use super::common::{Alone, Twin};
use super::store::is_used;
use super::{Heap, NO_PLACE};
use crate::object::Body;
use crate::value::{Handle, Value};
use std::sync::Arc;
use std::sync::atomic::Ordering;

impl Heap {
    /// Is this worker alone, so that it may change what is shared?
    #[inline(always)]
    pub(crate) fn is_alone(&self) -> bool {
        self.is_alone
    }

    /// Says whether it is alone: only `team` does, and only while nobody else has a lease.
    pub(crate) fn set_alone(&mut self, alone: bool) {
        self.is_alone = alone;
        self.alone.set(alone);
    }

    /// The word in which stands whether it is alone.
    pub(crate) fn alone(&self) -> &Alone {
        &self.alone
    }

    /// May more than one thread have this object?
    #[inline(always)]
    pub(crate) fn is_shared(&self, handle: Handle) -> bool {
        self.place(handle).shared
    }

    /// As `is_shared`, of a value; what is no object cannot change.
    #[inline(always)]
    pub(crate) fn has_shared(&self, value: Value) -> bool {
        value
            .as_handle()
            .is_some_and(|handle| self.is_shared(handle))
    }

    /// Are objects shared from now on as soon as they are made?
    pub(crate) fn make_shared(&mut self, yes: bool) {
        self.makes_shared = yes;
    }

    /// Shares a value, and all that it reaches.
    pub(crate) fn publish(&mut self, value: Value) {
        let Some(handle) = value.as_handle() else {
            return;
        };
        if self.place(handle).shared {
            return;
        }
        let mut open = vec![handle];
        while let Some(handle) = open.pop() {
            let place = self.any_place_mut(handle);
            if !std::mem::replace(&mut place.shared, true) {
                self.each_reached(handle, |value| open.extend(value.as_handle()));
            }
        }
    }

    /// All values that an object has.
    fn each_reached(&self, handle: Handle, mut visit: impl FnMut(Value)) {
        let place = self.place(handle);
        visit(Value::object(place.class));
        place.body.each_value(&mut visit);
        if let Some(attributes) = self.beside(handle) {
            attributes.slots.iter().copied().for_each(visit);
        }
    }

    /// Shares all objects that there are.
    pub(crate) fn publish_all(&mut self) {
        self.each_place_mut(|_, place| place.shared = is_used(place));
    }

    /// Is an iterator, and each iterator that it takes values from, of this thread alone?
    pub(crate) fn is_own_iterator(&self, handle: Handle) -> bool {
        if self.is_shared(handle) {
            return false;
        }
        let body = self.get(handle).whole();
        let mut own = true;
        if matches!(body, Body::Iter(_)) {
            body.each_value(|value| own = own && self.is_own_source(value));
        }
        own
    }

    fn is_own_source(&self, value: Value) -> bool {
        let Some(handle) = value.as_handle() else {
            return true;
        };
        match &*self.get(handle) {
            Body::Iter(_) => self.is_own_iterator(handle),
            Body::Generator(_) => !self.is_shared(handle),
            _ => true,
        }
    }

    /// The same objects, for another worker of the process.
    pub(crate) fn for_worker(&self) -> Self {
        let alone = Alone::not_yet();
        self.store.others.fetch_add(1, Ordering::Relaxed);
        Self {
            pages: self.pages.clone(),
            store: Arc::clone(&self.store),
            free: NO_PLACE,
            beside: self.beside.twin(Twin::Same, &alone),
            allocated: 0,
            alone,
            is_alone: false,
            makes_shared: false,
            #[cfg(feature = "explored")]
            journal: None,
            ..*self
        }
    }

    /// Says which thread runs: debug builds look whether it touches only what it may.
    #[inline(always)]
    #[cfg_attr(
        not(debug_assertions),
        expect(unused_variables, clippy::unused_self, reason = "for debug builds")
    )]
    pub(crate) fn set_thread(&mut self, thread: u32) {
        #[cfg(debug_assertions)]
        {
            self.thread = thread;
        }
    }
}
