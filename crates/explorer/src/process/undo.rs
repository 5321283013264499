//! Going back to an earlier state, and forgetting what none needs.

use super::main_thread::Stage;
use super::{Process, Slot};
use crate::addresses::{Part, parts};
use crate::fingerprint;
use crate::stage::Mark;
use interleave_python::Thread;
use interleave_python::schedule::End;
use interleave_python::value::{Handle, Value};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A state to which a process can go back: what is not kept by the journals.
#[derive(Clone, Debug)]
pub struct Save {
    slots: Vec<Arc<Slot>>,
    heap: usize,
    log: usize,
    stage: Mark,
    last_thread: u32,
    alive: usize,
    main: Stage,
    end: Option<End>,
}

impl Process {
    /// A state to which it can go back, as long as it does not go back beyond it.
    pub fn save(&mut self) -> Save {
        Save {
            slots: self.slots.clone(),
            heap: self.machine.heap.set_mark(),
            log: self.log.len(),
            stage: self.stage.stage().mark(),
            last_thread: self.machine.last_thread(),
            alive: self.machine.counts.alive.load(Ordering::Relaxed),
            main: self.main,
            end: self.end.clone(),
        }
    }

    /// Goes back.
    pub fn restore(&mut self, save: &Save) {
        let (heap, counts) = (&self.machine.heap, &mut self.changed_objects);
        // What was not counted yet is not taken away.
        for was in heap
            .changed(save.heap)
            .take(self.counted.saturating_sub(save.heap))
        {
            if self.base.get(was.handle.0 as usize) == Some(&true) {
                take_one(counts, &was.handle);
            }
        }
        self.counted = self.counted.min(save.heap);
        self.machine.undo_objects(save.heap);
        for (module, place, old) in self.log.drain(save.log..).rev() {
            self.machine.modules[module as usize].names.put(place, old);
            self.globals[module as usize][place as usize] = old;
            take_one(&mut self.changed_globals, &(module, place));
        }
        self.slots.clone_from(&save.slots);
        self.stage.stage().undo(save.stage);
        self.machine.set_last_thread(save.last_thread);
        self.machine
            .counts
            .alive
            .store(save.alive, Ordering::Relaxed);
        self.main = save.main;
        self.end.clone_from(&save.end);
    }

    /// Counts the objects of the beginning that changed.
    pub(super) fn count_changes(&mut self) {
        let heap = &self.machine.heap;
        let mut seen = self.counted;
        for was in heap.changed(self.counted) {
            seen += 1;
            if self.base.get(was.handle.0 as usize) == Some(&true) {
                *self.changed_objects.entry(was.handle).or_default() += 1;
                // The first time, it is as it was at the beginning.
                if !self.base_digests.contains_key(&was.handle) {
                    let digest = fingerprint::of_base(self, &was);
                    self.base_digests.insert(was.handle, digest);
                }
            }
        }
        self.counted = seen;
    }

    /// Frees what neither the present nor any of these states needs, if that is worth while.
    pub fn collect(&mut self, saves: &[&Save]) {
        if !self.machine.heap.is_full() {
            return;
        }
        let slots = saves.iter().flat_map(|save| &save.slots).chain(&self.slots);
        let mut slots: Vec<&Arc<Slot>> = slots.collect();
        slots.sort_by_key(|slot| Arc::as_ptr(slot));
        slots.dedup_by_key(|slot| Arc::as_ptr(slot));
        let threads: Vec<&Thread> = slots.iter().map(|slot| &slot.thread).collect();
        let heap = &self.machine.heap;
        let mut kept: Vec<Value> = self.log.iter().map(|(_, _, old)| *old).collect();
        kept.extend(self.globals.iter().chain(&self.base_globals).flatten());
        let base = self.base.iter().enumerate().filter(|(_, is)| **is);
        kept.extend(base.map(|(handle, _)| Value::object(Handle(handle as u32))));
        // Nothing else may be where what was printed refers to.
        let stage = self.stage.stage();
        let errors = stage.err.iter().map(|(_, text)| text);
        for text in errors.chain([&stage.out]).filter(|_| stage.has_addresses) {
            kept.extend(parts(text).filter_map(|part| match part {
                Part::Address(handle) => heap.has(handle).then_some(Value::object(handle)),
                Part::Text(_) => None,
            }));
        }
        drop(stage);
        self.machine.collect_explored(&threads, &kept);
    }
}

fn take_one<K: Ord>(counts: &mut std::collections::BTreeMap<K, u32>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}
