//! Where objects are.
//!
//! An object is named by its handle and never moves. Objects that nothing reaches any more are found by marking,
//! and their places used again. All changes to objects go through here.
//!
//! Workers of one process have a [`Heap`] each, over the same pages. An object that only one thread can have is changed
//! freely; one that is *shared* only by a worker that is alone (see `common.rs`).

mod collect;
pub(crate) mod common;
pub mod dict;
#[cfg(feature = "explored")]
mod journal;
mod page;
pub mod set;
mod sharing;
mod store;
#[cfg(test)]
mod tests;

use crate::object::{Attributes, Body};
use crate::value::{Handle, Value};
use common::{Alone, Common};
#[cfg(feature = "explored")]
use journal::Journal;
#[cfg(feature = "explored")]
pub use journal::Was;
use page::{NO_PLACE, PAGE, Page, Place};
use rustc_hash::FxHashMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use store::Store;

/// The objects of a process, as one of its workers has them.
pub struct Heap {
    /// All pages that this worker has heard of.
    pages: Vec<Page>,
    /// What all workers have in common.
    store: Arc<Store>,
    /// The first of the free places that are this worker's.
    free: u32,
    beside: Common<FxHashMap<Handle, Attributes>>,
    /// Bytes beyond the places themselves that were asked for since the last collection (roughly).
    allocated: usize,
    /// Bytes in use after the last collection (roughly).
    used: usize,
    /// The number of new bytes after which to collect.
    threshold: usize,
    /// The same number, or 0 if the thread is to stop for another reason.
    stop_at: usize,
    /// The last collection that this worker knows of.
    collections: u32,
    /// Is this worker alone? For what is `Common` ...
    alone: Alone,
    /// ... and for objects.
    is_alone: bool,
    /// Are new objects shared from the beginning?
    makes_shared: bool,
    /// What objects were before they changed, if somebody wants to undo it.
    #[cfg(feature = "explored")]
    journal: Option<Box<Journal>>,
    /// The thread that runs.
    #[cfg(debug_assertions)]
    thread: u32,
}

/// Read access to an object.
pub struct Ref<'a>(&'a Body);

impl<'a> Ref<'a> {
    /// The body, for as long as the heap does not change.
    #[must_use]
    pub fn whole(self) -> &'a Body {
        self.0
    }
}

impl Deref for Ref<'_> {
    type Target = Body;
    #[inline(always)]
    fn deref(&self) -> &Body {
        self.0
    }
}

/// Write access to an object.
pub struct RefMut<'a>(&'a mut Body);

impl<'a> RefMut<'a> {
    /// The body, for as long as nothing else is asked of the heap.
    pub fn whole(self) -> &'a mut Body {
        self.0
    }
}

impl Deref for RefMut<'_> {
    type Target = Body;
    #[inline(always)]
    fn deref(&self) -> &Body {
        self.0
    }
}

impl DerefMut for RefMut<'_> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Body {
        self.0
    }
}

impl Default for Heap {
    fn default() -> Self {
        let alone = Alone::yes();
        Self {
            pages: Vec::new(),
            store: Arc::default(),
            free: NO_PLACE,
            beside: Common::new(FxHashMap::default(), &alone),
            allocated: 0,
            used: 0,
            threshold: LEAST_THRESHOLD,
            stop_at: LEAST_THRESHOLD,
            collections: 0,
            alone,
            is_alone: true,
            makes_shared: false,
            #[cfg(feature = "explored")]
            journal: None,
            #[cfg(debug_assertions)]
            thread: 0,
        }
    }
}

/// Bytes after which a collection is worth its time.
const LEAST_THRESHOLD: usize = 8 << 20;

impl Heap {
    /// A new object of a class.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn alloc(&mut self, class: Handle, body: Body) -> Value {
        if self.free == NO_PLACE {
            self.more_places();
        }
        let handle = Handle(self.free);
        self.allocated += size_of::<Place>() + buffer(&body);
        let shared = self.makes_shared;
        #[cfg(debug_assertions)]
        let thread = self.thread;
        let place = self.any_place_mut(handle);
        let Body::Free(next) = place.body else {
            unreachable!("a free place is free")
        };
        *place = Place {
            class,
            marked: false,
            beside: false,
            shared,
            #[cfg(feature = "explored")]
            escaped: false,
            #[cfg(debug_assertions)]
            thread,
            body,
        };
        self.free = next;
        Value::object(handle)
    }

    #[inline(always)]
    #[cfg_attr(feature = "small", optimize(speed))]
    fn place(&self, handle: Handle) -> &Place {
        let page = &self.pages[handle.0 as usize / PAGE];
        // SAFETY: if the object is local, its thread runs on this worker, and no other worker has its handle. If it is
        // shared, nobody changes it now: this worker has a lease, so no other one is alone. Own changes need `&mut self`.
        #[allow(unsafe_code)]
        let place = unsafe { page.get(handle.0 as usize % PAGE) };
        #[cfg(debug_assertions)]
        self.check(place);
        place
    }

    /// A place that this worker may change.
    ///
    /// # Panics
    /// If it is shared, and the worker not alone: see `Common`.
    #[inline(always)]
    #[cfg_attr(feature = "small", optimize(speed))]
    fn place_mut(&mut self, handle: Handle) -> &mut Place {
        let is_shared = self.place(handle).shared;
        #[cfg(feature = "explored")]
        if is_shared {
            return self.shared_place_mut(handle);
        }
        #[cfg(not(feature = "explored"))]
        assert!(
            !is_shared || self.is_alone,
            "a shared object, changed by a worker that is not alone"
        );
        self.any_place_mut(handle)
    }

    /// A place that is free and this worker's, or that it may change.
    #[inline(always)]
    fn any_place_mut(&mut self, handle: Handle) -> &mut Place {
        let page = &self.pages[handle.0 as usize / PAGE];
        // SAFETY: it is free and on this worker's list, or local to the thread that this worker runs, or the worker is
        // alone. So no other worker has a reference, and its own are bound to a borrow of `self`.
        #[allow(unsafe_code)]
        unsafe {
            page.get_mut(handle.0 as usize % PAGE)
        }
    }

    /// Checks that the running thread may touch a place.
    #[cfg(debug_assertions)]
    fn check(&self, place: &Place) {
        let may = place.shared || place.thread == self.thread || self.is_alone;
        assert!(may, "another thread's object: {:?}", place.body);
    }

    /// What an object holds. Match on `&*heap.get(handle)`, and let go of it before anything else is asked of the heap.
    #[inline(always)]
    #[must_use]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn get(&self, handle: Handle) -> Ref<'_> {
        Ref(&self.place(handle).body)
    }

    /// As `get`, to change it.
    #[inline(always)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn get_mut(&mut self, handle: Handle) -> RefMut<'_> {
        RefMut(&mut self.place_mut(handle).body)
    }

    /// Changes all bodies, if this worker is alone.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn each_body_mut(&mut self, mut change: impl FnMut(&mut Body)) {
        self.each_place_mut(|_, place| change(&mut place.body));
    }

    /// The class of an object.
    #[inline(always)]
    #[must_use]
    pub fn class(&self, handle: Handle) -> Handle {
        self.place(handle).class
    }

    /// Changes the class of an object (`x.__class__ = C`).
    pub fn set_class(&mut self, handle: Handle, class: Handle) {
        self.place_mut(handle).class = class;
    }

    /// The attributes of an object whose body has none.
    #[must_use]
    pub fn beside(&self, handle: Handle) -> Option<&Attributes> {
        if self.place(handle).beside {
            self.beside.get(&handle)
        } else {
            None
        }
    }

    /// As `beside`, to change them; there are some from now on.
    pub fn beside_mut(
        &mut self,
        handle: Handle,
        empty: impl FnOnce() -> Attributes,
    ) -> &mut Attributes {
        self.place_mut(handle).beside = true;
        self.beside.entry(handle).or_insert_with(empty)
    }

    /// Tells of bytes that an object took since it was made (a list that grew).
    pub fn grew(&mut self, bytes: usize) {
        self.allocated += bytes;
    }

    /// Bytes in use (roughly).
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.used + self.allocated
    }

    /// Was enough allocated since the last collection that another one may help?
    #[must_use]
    pub fn has_grown(&self) -> bool {
        self.allocated > 1 << 20
    }

    /// How many objects there are. (It counts them.)
    #[must_use]
    pub fn objects(&mut self) -> usize {
        let mut live = 0;
        self.each_place_mut(|_, place| live += usize::from(!matches!(place.body, Body::Free(_))));
        live
    }

    /// Is it time to collect?
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.allocated >= self.threshold
    }

    /// Is the thread that runs to stop: to collect, or because of `stop_soon`?
    #[inline(always)]
    pub(crate) fn wants_stop(&self) -> bool {
        self.allocated >= self.stop_at
    }

    /// Lets the thread that runs stop where it can.
    pub(crate) fn stop_soon(&mut self) {
        self.stop_at = 0;
    }

    /// The thread has stopped.
    pub(crate) fn has_stopped(&mut self) {
        self.stop_at = self.threshold;
    }
}

/// Bytes that a body takes beside its place (roughly).
#[cfg_attr(feature = "small", optimize(speed))]
fn buffer(body: &Body) -> usize {
    match body {
        Body::Int(number) => number.bits() as usize / 8,
        Body::Str(text) => text.text.len(),
        Body::Bytes(bytes) => bytes.len(),
        Body::ByteArray(bytes) => bytes.capacity(),
        Body::Tuple(items) => items.len() * 8,
        Body::List(items) => items.capacity() * 8,
        Body::Dict(dict) => 64 + dict.bytes(),
        Body::Set(set) => 64 + set.bytes(),
        Body::Instance(attributes) => attributes.slots.capacity() * 8,
        Body::Generator(generator) => 96 + generator.registers.capacity() * 8,
        Body::Exception(_) | Body::Function(_) | Body::Class(_) | Body::Iter(_) | Body::Lock(_) => {
            96
        }
        _ => 0,
    }
}
