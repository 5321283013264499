//! Two threads count: in two steps, in one step, and under a lock.
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Two threads, each of which looks and then writes: additions can be lost,
/// although each look and each write is atomic.
fn look_then_write() -> u32 {
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..1_000 {
                    let seen = counter.load(Ordering::SeqCst);
                    counter.store(seen + 1, Ordering::SeqCst);
                }
            });
        }
    });
    counter.into_inner()
}

/// One step instead of two: nobody can come in between.
fn add_in_one_step() -> u32 {
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..1_000 {
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    counter.into_inner()
}

/// The lock holds the number: there is no way to it but through the lock.
fn add_under_a_lock() -> u32 {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..1_000 {
                    *counter.lock().unwrap() += 1;
                }
            });
        }
    });
    counter.into_inner().unwrap()
}

pub fn main() {
    println!("look, then write: {} of 2000", look_then_write());
    assert_eq!(add_in_one_step(), 2_000);
    assert_eq!(add_under_a_lock(), 2_000);
}
