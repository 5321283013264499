//! Pages of places for objects, which all workers of a process have in common.

use crate::classes;
use crate::object::Body;
use crate::value::Handle;
use std::cell::UnsafeCell;
use std::sync::Arc;

/// Places of one page. (Under Miri few, so that there are several pages.)
pub(super) const PAGE: usize = if cfg!(miri) { 1 << 5 } else { 1 << 12 };

/// No place.
pub(super) const NO_PLACE: u32 = u32::MAX;

/// A place for an object.
#[cfg_attr(
    feature = "explored",
    expect(
        clippy::struct_excessive_bools,
        reason = "each is a fact of its own, and they fill one word"
    )
)]
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) class: Handle,
    /// Reached by the collection that is under way.
    pub(super) marked: bool,
    /// Does it have attributes beside its body (an instance of a subclass of `list`, a function)?
    pub(super) beside: bool,
    /// May threads other than the one that made it have it? Such an object is changed only by a worker that is alone.
    pub(super) shared: bool,
    /// May threads other than the one that made it have it, while all interleavings are explored (see `journal.rs`)?
    #[cfg(feature = "explored")]
    pub(super) escaped: bool,
    /// The thread that made it: nobody else may touch it while it is not shared.
    #[cfg(debug_assertions)]
    pub(super) thread: u32,
    pub(super) body: Body,
}

/// Neighbouring places; a clone is the same page.
#[derive(Clone)]
pub(super) struct Page(Arc<[UnsafeCell<Place>]>);

// SAFETY: a place is free, or local to one thread, or shared. Free ones are on the list of one worker, which alone touches
// them. Local ones are reached only from that thread's registers and other local objects, and a thread runs on one worker
// at a time (it is handed on under a lock). Shared ones are read by all workers and changed by one that is alone.
#[allow(unsafe_code)]
unsafe impl Sync for Page {}
// SAFETY: as above.
#[allow(unsafe_code)]
unsafe impl Send for Page {}

impl Page {
    /// Free places, each naming the next one, of which the first has number `first`.
    pub(super) fn new(first: u32) -> Self {
        let place = |index: usize| Place {
            class: classes::OBJECT,
            marked: false,
            beside: false,
            shared: false,
            #[cfg(feature = "explored")]
            escaped: false,
            #[cfg(debug_assertions)]
            thread: 0,
            body: Body::Free(if index + 1 == PAGE {
                NO_PLACE
            } else {
                first + index as u32 + 1
            }),
        };
        Self(
            (0..PAGE)
                .map(|index| UnsafeCell::new(place(index)))
                .collect(),
        )
    }

    /// A place.
    ///
    /// # Safety
    /// Nobody changes it for as long as the reference lives.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(super) unsafe fn get(&self, index: usize) -> &Place {
        // SAFETY: the caller's.
        unsafe { &*self.0[index].get() }
    }

    /// A place, to change it.
    ///
    /// # Safety
    /// Nobody else has a reference to it for as long as this one lives.
    #[inline(always)]
    #[allow(unsafe_code)]
    #[expect(
        clippy::mut_from_ref,
        reason = "the caller says that nobody else has one"
    )]
    pub(super) unsafe fn get_mut(&self, index: usize) -> &mut Place {
        // SAFETY: the caller's.
        unsafe { &mut *self.0[index].get() }
    }

    /// A copy, for another process.
    ///
    /// # Safety
    /// Nobody changes any place meanwhile.
    #[allow(unsafe_code)]
    pub(super) unsafe fn copy(&self) -> Self {
        // SAFETY: the caller's.
        let place = |cell: &UnsafeCell<Place>| UnsafeCell::new(unsafe { (*cell.get()).clone() });
        Self(self.0.iter().map(place).collect())
    }
}
