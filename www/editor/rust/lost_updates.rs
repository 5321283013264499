//! Four threads count together. Is anything lost?
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

/// A plain `counter += 1` in several threads does not compile: Rust refuses a data race. An atomic
/// number is allowed, but to load it and to store it are two steps: what others add in between is
/// overwritten.
fn load_and_store(counter: &AtomicU32) {
    let seen = counter.load(SeqCst);
    counter.store(seen + 1, SeqCst);
}

/// One step instead of two: nobody can come in between.
fn in_one_step(counter: &AtomicU32) {
    counter.fetch_add(1, SeqCst);
}

fn count(plus_one: fn(&AtomicU32)) -> u32 {
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..20_000).for_each(|_| plus_one(&counter)));
        }
    });
    counter.into_inner()
}

pub fn main() {
    let with_losses = count(load_and_store);
    println!("{with_losses} of {}", 4 * 20_000);
    assert!(with_losses <= 80_000);

    let without = count(in_one_step);
    println!("{without} of {} with fetch_add", 4 * 20_000);
    assert_eq!(without, 80_000);
}
