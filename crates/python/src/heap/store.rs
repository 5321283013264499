//! What the heaps of all workers of a process have in common beside their pages' content: which pages there are, which
//! places are free, and when they were found.

use super::common::Twin;
use super::page::{NO_PLACE, PAGE, Page};
use super::{Heap, LEAST_THRESHOLD, Place};
use crate::object::Body;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Which pages and free places there are.
#[derive(Default)]
pub(super) struct Store {
    inner: Mutex<Inner>,
    /// How many collections there were.
    collections: AtomicU32,
    /// How many pages there are.
    pages: AtomicUsize,
    /// Bytes in use after the last one.
    used: AtomicUsize,
    /// How many workers share the heap, beside the first.
    pub(super) others: AtomicUsize,
}

#[derive(Default)]
struct Inner {
    pages: Vec<Page>,
    /// The first free place of each page that has one and that no worker has taken.
    chains: Vec<u32>,
}

impl Store {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says what a collection found, and gives its number.
    pub(super) fn collected(&self, chains: Vec<u32>, used: usize) -> u32 {
        self.inner().chains = chains;
        self.used.store(used, Ordering::Relaxed);
        // The other workers see these when they take their next lease, which orders memory.
        self.collections.fetch_add(1, Ordering::Relaxed) + 1
    }
}

impl Heap {
    /// Takes the free places of a page that has some, or of a new one.
    #[cold]
    pub(super) fn more_places(&mut self) {
        let store = Arc::clone(&self.store);
        let mut inner = store.inner();
        let taken = inner.chains.pop();
        self.free = taken.unwrap_or_else(|| {
            let first = (inner.pages.len() * PAGE) as u32;
            inner.pages.push(Page::new(first));
            store.pages.store(inner.pages.len(), Ordering::Relaxed);
            first
        });
        self.hear_of(&inner);
    }

    fn hear_of(&mut self, inner: &Inner) {
        let known = self.pages.len();
        self.pages.extend(inner.pages[known..].iter().cloned());
    }

    /// Takes in what other workers did since this one had its last lease: pages, and a collection. Was there one?
    pub(crate) fn refresh(&mut self) -> bool {
        // Written by workers that have given back their leases since: taking the lease made that visible.
        let collections = self.store.collections.load(Ordering::Relaxed);
        if self.store.pages.load(Ordering::Relaxed) != self.pages.len() {
            let store = Arc::clone(&self.store);
            self.hear_of(&store.inner());
        }
        let collected = collections != self.collections;
        if collected {
            self.collections = collections;
            self.begin_anew(self.store.used.load(Ordering::Relaxed));
        }
        collected
    }

    /// After a collection: no place is this worker's, and nothing was asked for.
    pub(super) fn begin_anew(&mut self, used: usize) {
        self.free = NO_PLACE;
        self.allocated = 0;
        self.used = used;
        let workers = 1 + self.store.others.load(Ordering::Relaxed);
        self.threshold = (used / 2 / workers).max(LEAST_THRESHOLD);
        self.stop_at = self.threshold;
    }

    /// Changes all places.
    ///
    /// # Panics
    /// If the worker is not alone.
    pub(super) fn each_place_mut(&mut self, mut change: impl FnMut(u32, &mut Place)) {
        assert!(self.is_alone, "only a worker that is alone changes all");
        self.refresh();
        for (number, page) in self.pages.iter().enumerate() {
            for index in 0..PAGE {
                // SAFETY: the worker is alone, and `self` is borrowed mutably: nobody has a reference to any place.
                #[allow(unsafe_code)]
                let place = unsafe { page.get_mut(index) };
                change((number * PAGE + index) as u32, place);
            }
        }
    }

    /// A copy of all objects, under the same handles, for another process.
    pub(crate) fn copy(&self) -> Self {
        let pages: Vec<Page> = self.pages.iter().map(copy).collect();
        let heap = Self::default();
        heap.store.inner().pages.clone_from(&pages);
        heap.store.pages.store(pages.len(), Ordering::Relaxed);
        let beside = self.beside.twin(Twin::Copy, &heap.alone);
        Self {
            pages,
            beside,
            free: self.free,
            allocated: self.allocated,
            used: self.used,
            threshold: self.threshold,
            stop_at: self.threshold,
            #[cfg(debug_assertions)]
            thread: self.thread,
            ..heap
        }
    }
}

fn copy(page: &Page) -> Page {
    // SAFETY: only a worker that is alone makes processes (`Machine::fork` is called from a native function that no list
    // takes for one that changes nothing), so nobody changes a place.
    #[allow(unsafe_code)]
    unsafe {
        page.copy()
    }
}

/// Is a place in use?
pub(super) fn is_used(place: &Place) -> bool {
    !matches!(place.body, Body::Free(_))
}
