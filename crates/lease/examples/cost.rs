//! What it costs to be alone: `cargo run --release -p interleave-lease --example cost`.
//!
//! One worker changes something after some work, again and again, while others read and look at each safe point
//! whether somebody wants to be alone. Medians, so that what else the computer does counts little.

use interleave_lease::Lease;
use std::hint::black_box;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::Instant;

const CHANGES: usize = 20_000;

/// Some ten nanoseconds, as between two safe points.
fn work() {
    for number in 0..black_box(20) {
        black_box(number);
    }
}

fn read_until(lease: &Lease, end: &AtomicBool) {
    while !end.load(Relaxed) {
        work();
        if lease.wanted() {
            lease.step_aside();
        }
    }
}

/// Nanoseconds from the wish to be alone to the next instruction after it, with work between changes.
fn waits(lease: &Lease, between: usize) -> Vec<u64> {
    let change = || {
        (0..between).for_each(|_| work());
        let began = Instant::now();
        if !lease.try_alone() {
            lease.alone();
        }
        lease.together();
        began.elapsed().as_nanos() as u64
    };
    (0..CHANGES).map(|_| change()).collect()
}

fn measured(readers: usize, between: usize) -> Vec<u64> {
    let (lease, end) = (Lease::new(), AtomicBool::new(false));
    let begin = Barrier::new(readers + 1);
    thread::scope(|scope| {
        for _ in 0..readers {
            scope.spawn(|| {
                lease.enter();
                begin.wait();
                read_until(&lease, &end);
                lease.leave();
            });
        }
        lease.enter();
        begin.wait();
        let waits = waits(&lease, between);
        lease.leave();
        end.store(true, Relaxed);
        waits
    })
}

fn main() {
    for readers in [0, 1, 3] {
        for between in [0, 10, 100] {
            let mut waits = measured(readers, between);
            waits.sort_unstable();
            let at = |share: usize| waits[waits.len() * share / 100];
            println!(
                "{readers} other readers, {between} pieces of work between: {} ns in the median, {} ns in nine of ten",
                at(50),
                at(90)
            );
        }
    }
}
