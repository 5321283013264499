//! Real threads that share data by turns.
#![cfg(not(loom))]

use interleave_lease::Lease;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

/// Two halves that are equal unless a change is under way, and how many readers there are.
#[derive(Default)]
struct Shared {
    lease: Lease,
    halves: [AtomicUsize; 2],
    readers: AtomicUsize,
}

impl Shared {
    fn add(&self) {
        self.readers.fetch_sub(1, Relaxed);
        self.lease.alone();
        assert_eq!(self.readers.load(Relaxed), 0, "somebody reads");
        for half in &self.halves {
            // Two steps, so that two at once would lose one.
            half.store(half.load(Relaxed) + 1, Relaxed);
        }
        self.readers.fetch_add(1, Relaxed);
        self.lease.together();
    }

    fn look(&self) {
        assert_eq!(self.halves[0].load(Relaxed), self.halves[1].load(Relaxed));
    }

    fn safe_point(&self) {
        if self.lease.wanted() {
            self.readers.fetch_sub(1, Relaxed);
            self.lease.step_aside();
            self.readers.fetch_add(1, Relaxed);
        }
    }

    fn work(&self, rounds: usize, change_every: usize) {
        self.lease.enter();
        self.readers.fetch_add(1, Relaxed);
        for round in 0..rounds {
            self.look();
            self.safe_point();
            if round % change_every == 0 {
                self.add();
            }
        }
        self.readers.fetch_sub(1, Relaxed);
        self.lease.leave();
    }
}

#[test]
fn no_change_is_lost_or_seen_by_half() {
    const ROUNDS: usize = 20_000;
    let shared = Arc::new(Shared::default());
    let workers: Vec<_> = [7, 11, 13]
        .map(|every| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared.work(ROUNDS, every))
        })
        .into();
    for worker in workers {
        worker.join().unwrap();
    }
    let changes: usize = [7, 11, 13]
        .iter()
        .map(|every| ROUNDS.div_ceil(*every))
        .sum();
    assert_eq!(shared.halves[0].load(Relaxed), changes);
}

#[test]
fn who_has_the_only_lease_is_alone_without_waiting() {
    let lease = Lease::new();
    lease.enter();
    assert!(lease.try_alone());
    assert!(!lease.try_alone(), "is alone already");
    lease.together();
    lease.enter();
    assert!(!lease.try_alone(), "another one has a lease");
}
