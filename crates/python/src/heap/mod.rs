//! Where objects are.
//!
//! An object is named by its handle and never moves. Objects that nothing reaches any more are found by marking,
//! and their places used again. All changes to objects go through here.

pub mod dict;
pub mod set;

use crate::classes;
use crate::object::{Attributes, Body};
use crate::value::{Handle, Value};
use rustc_hash::FxHashMap;
use std::ops::{Deref, DerefMut};

const PAGE: usize = 1 << 12;

/// A place for an object.
#[derive(Clone, Debug)]
struct Place {
    class: Handle,
    marked: bool,
    /// Does it have attributes beside its body (an instance of a subclass of `list`, a function)?
    beside: bool,
    body: Body,
}

/// All objects of a process. A clone is a copy of all of them, under the same handles.
#[derive(Clone)]
pub struct Heap {
    pages: Vec<Box<[Place]>>,
    free: u32,
    live: usize,
    beside: FxHashMap<Handle, Attributes>,
    /// Bytes beyond the places themselves that were asked for since the last collection (roughly).
    allocated: usize,
    /// Bytes in use after the last collection (roughly).
    used: usize,
    /// The number of new bytes after which to collect.
    threshold: usize,
}

/// Several workers may read the same objects, as long as none changes them.
const _: fn() = || {
    fn can_be_read_by_several<T: Sync>() {}
    can_be_read_by_several::<Heap>();
};

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

const NO_PLACE: u32 = u32::MAX;

impl Default for Heap {
    fn default() -> Self {
        Self {
            pages: Vec::new(),
            free: NO_PLACE,
            live: 0,
            beside: FxHashMap::default(),
            allocated: 0,
            used: 0,
            threshold: 8 << 20,
        }
    }
}

impl Heap {
    /// A new object of a class.
    pub fn alloc(&mut self, class: Handle, body: Body) -> Value {
        if self.free == NO_PLACE {
            self.grow();
        }
        let handle = Handle(self.free);
        self.allocated += size_of::<Place>() + buffer(&body);
        let place = self.place_mut(handle);
        let Body::Free(next) = place.body else {
            unreachable!("a free place is free")
        };
        *place = Place {
            class,
            marked: false,
            beside: false,
            body,
        };
        self.free = next;
        self.live += 1;
        Value::object(handle)
    }

    #[cold]
    fn grow(&mut self) {
        let first = (self.pages.len() * PAGE) as u32;
        let place = |index: usize| {
            let next = if index + 1 == PAGE {
                NO_PLACE
            } else {
                first + index as u32 + 1
            };
            Place {
                class: classes::OBJECT,
                marked: false,
                beside: false,
                body: Body::Free(next),
            }
        };
        self.pages.push((0..PAGE).map(place).collect());
        self.free = first;
    }

    #[inline(always)]
    fn place(&self, handle: Handle) -> &Place {
        &self.pages[handle.0 as usize / PAGE][handle.0 as usize % PAGE]
    }

    #[inline(always)]
    fn place_mut(&mut self, handle: Handle) -> &mut Place {
        &mut self.pages[handle.0 as usize / PAGE][handle.0 as usize % PAGE]
    }

    /// What an object holds. Match on `&*heap.get(handle)`, and let go of it before anything else is asked of the heap.
    #[inline(always)]
    #[must_use]
    pub fn get(&self, handle: Handle) -> Ref<'_> {
        Ref(&self.place(handle).body)
    }

    /// As `get`, to change it.
    #[inline(always)]
    pub fn get_mut(&mut self, handle: Handle) -> RefMut<'_> {
        RefMut(&mut self.place_mut(handle).body)
    }

    /// All bodies, to change them.
    pub fn bodies_mut(&mut self) -> impl Iterator<Item = &mut Body> {
        let places = self.pages.iter_mut().flat_map(|page| page.iter_mut());
        places.map(|place| &mut place.body)
    }

    /// The class of an object.
    #[inline(always)]
    #[must_use]
    pub fn class(&self, handle: Handle) -> Handle {
        self.place(handle).class
    }

    /// Gives an object another class (`x.__class__ = C`).
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

    /// How many objects there are.
    #[must_use]
    pub fn objects(&self) -> usize {
        self.live
    }

    /// Is it time to collect?
    #[inline(always)]
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.allocated >= self.threshold
    }

    /// Frees all that `roots` do not reach.
    pub fn collect(&mut self, roots: impl IntoIterator<Item = Value>) {
        let mut reached: Vec<Handle> = Vec::new();
        for class in 0..classes::ALL.len() {
            self.mark(Value::object(Handle(class as u32)), &mut reached);
        }
        for root in roots {
            self.mark(root, &mut reached);
        }
        let mut found = Vec::new();
        while let Some(handle) = reached.pop() {
            let place = self.place(handle);
            found.push(Value::object(place.class));
            place.body.each_value(|value| found.push(value));
            if place.beside
                && let Some(attributes) = self.beside.get(&handle)
            {
                found.extend_from_slice(&attributes.slots);
            }
            while let Some(value) = found.pop() {
                self.mark(value, &mut reached);
            }
        }
        self.sweep();
    }

    fn mark(&mut self, value: Value, reached: &mut Vec<Handle>) {
        if let Some(handle) = value.as_handle() {
            let place = self.place_mut(handle);
            if !place.marked {
                place.marked = true;
                reached.push(handle);
            }
        }
    }

    fn sweep(&mut self) {
        (self.free, self.live, self.used) = (NO_PLACE, 0, 0);
        for (number, page) in self.pages.iter_mut().enumerate().rev() {
            for (index, place) in page.iter_mut().enumerate().rev() {
                let handle = (number * PAGE + index) as u32;
                if place.marked {
                    place.marked = false;
                    self.live += 1;
                    self.used += size_of::<Place>() + buffer(&place.body);
                } else {
                    if place.beside {
                        self.beside.remove(&Handle(handle));
                        place.beside = false;
                    }
                    place.body = Body::Free(self.free);
                    self.free = handle;
                }
            }
        }
        self.allocated = 0;
        self.threshold = (self.used / 2).max(8 << 20);
    }
}

/// Bytes that a body takes beside its place (roughly).
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
