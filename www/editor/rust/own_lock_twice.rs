//! One thread is enough for a deadlock: it would wait for itself.
use std::sync::Mutex;

/// Here `lock()` would never come back (or panic, which Rust leaves open): a `Mutex` does not ask
/// who has it. `try_lock` says so instead.
fn inner(lock: &Mutex<()>) -> bool {
    let is_free = lock.try_lock().is_ok();
    println!(
        "inner {}",
        if is_free {
            "has the lock"
        } else {
            "would wait for ever"
        }
    );
    is_free
}

fn outer(lock: &Mutex<()>) -> bool {
    let _guard = lock.lock().unwrap();
    println!("outer");
    inner(lock)
}

pub fn main() {
    let lock = Mutex::new(());
    assert!(!outer(&lock));
    // The guard of `outer` is dropped by now.
    assert!(inner(&lock));
}
