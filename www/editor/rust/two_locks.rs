//! Both use a lock, and it does not help: each has its own.
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn in_two_threads(work: impl Fn() + Sync) {
    thread::scope(|scope| {
        scope.spawn(&work);
        scope.spawn(&work);
    });
}

pub fn main() {
    // A lock beside the data, as in Python: nothing says which lock is the right one.
    let counter = AtomicU32::new(0);
    in_two_threads(|| {
        let lock = Mutex::new(());
        for _ in 0..20_000 {
            let _guard = lock.lock().unwrap();
            let seen = counter.load(SeqCst);
            counter.store(seen + 1, SeqCst);
        }
    });
    println!("{} of {}", counter.load(SeqCst), 2 * 20_000);
    assert!(counter.into_inner() <= 40_000);

    // A lock around the data, as usual in Rust: here nobody can take the wrong one.
    let counter = Mutex::new(0);
    in_two_threads(|| (0..20_000).for_each(|_| *counter.lock().unwrap() += 1));
    let counter = counter.into_inner().unwrap();
    println!("{counter} of {} with the number in the lock", 2 * 20_000);
    assert_eq!(counter, 40_000);
}
