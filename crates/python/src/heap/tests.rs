//! The heap alone, with workers that share it. `make miri` runs these under Miri, which sees races and references that
//! must not be.

use super::Heap;
use crate::classes;
use crate::object::Body;
use crate::value::{Handle, Value};
use interleave_lease::Lease;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Fewer rounds where each takes a thousand times as long.
const ROUNDS: i64 = if cfg!(miri) { 8 } else { 2000 };

/// A heap with the objects that every heap has first.
fn heap() -> Heap {
    let mut heap = Heap::default();
    for _ in classes::ALL {
        heap.alloc(classes::OBJECT, Body::Float(0.0));
    }
    heap
}

fn list(heap: &mut Heap, items: Vec<Value>) -> Value {
    heap.alloc(classes::LIST, Body::List(items))
}

fn handle(value: Value) -> Handle {
    value.as_handle().expect("an object")
}

fn items(heap: &Heap, list: Value) -> Vec<Value> {
    match &*heap.get(handle(list)) {
        Body::List(items) => items.clone(),
        other => panic!("no list: {other:?}"),
    }
}

fn push(heap: &mut Heap, list: Value, item: Value) {
    match &mut *heap.get_mut(handle(list)) {
        Body::List(items) => items.push(item),
        other => panic!("no list: {other:?}"),
    }
}

/// A worker's heap, and what it does with it: beside others, and alone.
struct Worker<'a> {
    heap: Heap,
    lease: &'a Lease,
}

impl Worker<'_> {
    fn read<T>(&mut self, what: impl FnOnce(&mut Heap) -> T) -> T {
        self.lease.enter();
        self.heap.refresh();
        let result = what(&mut self.heap);
        self.lease.leave();
        result
    }

    fn alone<T>(&mut self, what: impl FnOnce(&mut Heap) -> T) -> T {
        self.lease.enter();
        self.lease.alone();
        self.heap.refresh();
        self.heap.set_alone(true);
        let result = what(&mut self.heap);
        self.heap.set_alone(false);
        self.lease.together();
        self.lease.leave();
        result
    }
}

/// Each of three workers makes lists of its own, fills them, and adds them to one that is shared; one of them collects
/// now and then.
#[test]
fn workers_share_a_list_and_lose_nothing() {
    let (lease, done) = (Lease::new(), AtomicUsize::new(0));
    let mut first = heap();
    let shared = list(&mut first, vec![]);
    first.publish_all();
    // What only one worker has, for whoever collects: as threads do, it lies here while the worker has no lease.
    let slots = [const { Mutex::new(Value::NONE) }; 3];
    let work = |mut worker: Worker, number: i64| {
        let slot = &slots[number as usize];
        worker.heap.set_thread(number as u32);
        for round in 0..ROUNDS {
            let own = worker.read(|heap| {
                let own = list(heap, vec![]);
                push(heap, own, Value::int(number));
                push(heap, own, Value::int(round));
                *slot.lock().unwrap() = own;
                own
            });
            worker.alone(|heap| {
                heap.publish(own);
                push(heap, shared, own);
            });
            worker.read(|heap| {
                for pair in items(heap, shared) {
                    assert_eq!(items(heap, pair).len(), 2);
                }
            });
            if number == 1 && round % 100 == 7 {
                worker.alone(|heap| {
                    let own = slots.each_ref().map(|slot| *slot.lock().unwrap());
                    heap.collect([shared].into_iter().chain(own));
                });
            }
            if ROUNDS > 100 && round % 50 == 0 {
                worker.alone(|heap| match &mut *heap.get_mut(handle(shared)) {
                    Body::List(items) => {
                        done.fetch_add(items.len(), Ordering::Relaxed);
                        items.clear();
                    }
                    other => panic!("no list: {other:?}"),
                });
            }
        }
        worker.heap
    };
    let others = [first.for_worker(), first.for_worker()];
    first.set_alone(false);
    let mut last = thread::scope(|scope| {
        for (number, heap) in others.into_iter().enumerate() {
            let worker = Worker {
                heap,
                lease: &lease,
            };
            scope.spawn(move || work(worker, number as i64 + 1));
        }
        let worker = Worker {
            heap: first,
            lease: &lease,
        };
        work(worker, 0)
    });
    last.refresh();
    let left = items(&last, shared).len();
    assert_eq!(done.into_inner() + left, 3 * ROUNDS as usize);
}

#[test]
#[should_panic(expected = "not alone")]
fn what_is_shared_is_not_changed_beside_others() {
    let mut heap = heap();
    let shared = list(&mut heap, vec![]);
    heap.publish_all();
    heap.set_alone(false);
    push(&mut heap, shared, Value::int(1));
}

#[test]
fn what_is_published_takes_with_it_what_it_reaches() {
    let mut heap = heap();
    heap.publish_all();
    heap.set_alone(false);
    let inner = list(&mut heap, vec![]);
    let outer = list(&mut heap, vec![inner]);
    push(&mut heap, inner, outer);
    let other = list(&mut heap, vec![]);
    heap.set_alone(true);
    heap.publish(outer);
    assert!(heap.has_shared(inner) && heap.has_shared(outer));
    assert!(!heap.has_shared(other) && !heap.has_shared(Value::int(1)));
}

#[test]
fn a_place_that_was_freed_is_local_again() {
    let mut heap = heap();
    let old = list(&mut heap, vec![]);
    heap.publish(old);
    heap.collect([]);
    let new = list(&mut heap, vec![]);
    assert_eq!(old, new, "the first free place is taken");
    assert!(!heap.has_shared(new));
}

#[test]
fn a_copy_is_another_heap() {
    let mut heap = heap();
    let both = list(&mut heap, vec![Value::int(1)]);
    let mut copy = heap.copy();
    push(&mut copy, both, Value::int(2));
    let more = list(&mut copy, vec![]);
    assert_eq!(items(&heap, both).len(), 1);
    assert_eq!(items(&copy, both).len(), 2);
    assert!(items(&copy, more).is_empty());
}
