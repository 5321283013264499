//! One process on several workers, and copies of it for other processes.

use super::Machine;
use crate::classes;
use crate::heap::Heap;
use crate::heap::common::Twin;
use crate::host::Host;
use crate::natives::{CLASS_TABLES, MODULE_TABLES};
use crate::record::Tracing;
use crate::vm::cache::Cache;
use crate::vm::names;
use interleave_lease::Lease;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

/// What all workers of a process count. Each number changes while a worker is alone, or needs no order.
#[derive(Debug, Default)]
pub struct Counts {
    /// How many threads run or wait beside the main one.
    pub alive: AtomicUsize,
    /// The number of the thread that was started last.
    last_thread: AtomicU32,
    /// See `Caches::class_version`.
    class_version: AtomicU32,
    /// How many accesses to attributes there are in all codes.
    sites: AtomicUsize,
}

impl Counts {
    fn copy(&self) -> Self {
        Self {
            alive: AtomicUsize::new(0),
            last_thread: AtomicU32::new(self.last_thread.load(Ordering::Relaxed)),
            class_version: AtomicU32::new(self.class_version.load(Ordering::Relaxed)),
            sites: AtomicUsize::new(self.sites.load(Ordering::Relaxed)),
        }
    }
}

impl Machine {
    /// A copy of the process: every object, under the same handle. Threads that were made and not seen yet stay here.
    /// (Only if no other worker runs beside this one, or it is alone.)
    #[must_use]
    pub fn fork(&self, host: Box<dyn Host>) -> Self {
        let counts = Arc::new(self.counts.copy());
        self.twin(Twin::Copy, self.heap.copy(), counts, Arc::default(), host)
    }

    /// The same process, for another worker, which may run it only within the lease that all its workers have.
    pub(crate) fn for_worker(&self, host: Box<dyn Host>) -> Self {
        let (counts, lease) = (Arc::clone(&self.counts), Arc::clone(&self.lease));
        self.twin(Twin::Same, self.heap.for_worker(), counts, lease, host)
    }

    fn twin(
        &self,
        how: Twin,
        heap: Heap,
        counts: Arc<Counts>,
        lease: Arc<Lease>,
        host: Box<dyn Host>,
    ) -> Self {
        let alone = heap.alone().clone();
        let mut vm = self.vm.clone();
        vm.count_apart();
        Self {
            symbols: self.symbols.twin(how, &alone),
            shapes: self.shapes.twin(how, &alone),
            codes: self.codes.twin(how, &alone),
            modules: self.modules.twin(how, &alone),
            imported: self.imported.twin(how, &alone),
            thread_names: self.thread_names.twin(how, &alone),
            subclasses: self.subclasses.twin(how, &alone),
            heap,
            counts,
            lease,
            tracing: Tracing::of(&*host),
            host,
            current: self.current,
            woken: Vec::new(),
            spawned: Vec::new(),
            vm,
            process: self.process.clone(),
            cell_ended: None,
            limits: self.limits,
        }
    }

    /// The number of a new thread; the main one has 0.
    pub fn next_thread(&mut self) -> u32 {
        self.counts.last_thread.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The number of the thread that was started last, to go back to it later.
    #[must_use]
    pub fn last_thread(&self) -> u32 {
        self.counts.last_thread.load(Ordering::Relaxed)
    }

    /// Goes back to where `number` was the thread that was started last.
    pub fn set_last_thread(&mut self, number: u32) {
        self.counts.last_thread.store(number, Ordering::Relaxed);
    }

    /// Takes in what other workers did since this one gave back its last lease.
    pub(crate) fn refresh(&mut self) {
        if self.heap.refresh() {
            self.vm.constructors.clear();
            self.vm.lookups.clear();
            self.tracing.forget();
        }
        self.vm.class_version = self.counts.class_version.load(Ordering::Relaxed);
        let sites = self.counts.sites.load(Ordering::Relaxed);
        self.vm.found.resize(sites, Cache::Empty);
    }

    /// Prepares for other workers: all objects are shared, and what harmless natives take, and the shapes
    /// of the errors that instructions raise, are known.
    pub(crate) fn begin_sharing(&mut self) {
        let classes = CLASS_TABLES.iter().map(|(_, table)| *table);
        for table in classes.chain(MODULE_TABLES.iter().map(|(_, table)| *table)) {
            for (_, native) in table {
                self.signature(native);
            }
        }
        for class in [
            classes::ATTRIBUTE_ERROR,
            classes::NAME_ERROR,
            classes::UNBOUND_LOCAL_ERROR,
        ] {
            let shape = self.empty_shape(class);
            let shape = self.shape_with(shape, names::NAME_ATTRIBUTE);
            self.shape_with(shape, names::OBJ_ATTRIBUTE);
        }
        self.vm.shares = true;
        self.heap.publish_all();
    }

    /// Invalidates all that was remembered of classes.
    pub(crate) fn classes_changed(&mut self) {
        self.vm.class_version = self.vm.class_version.wrapping_add(1);
        let version = &self.counts.class_version;
        version.store(self.vm.class_version, Ordering::Relaxed);
    }

    /// A place for what an access to an attribute finds.
    pub(crate) fn add_site(&mut self) -> u32 {
        let place = self.vm.found.len();
        self.vm.found.push(Cache::Empty);
        self.counts.sites.store(place + 1, Ordering::Relaxed);
        place as u32
    }
}
