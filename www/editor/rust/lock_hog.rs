//! The hog sleeps with the lock in its hand. How long do the others wait?
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const SLEEP: Duration = Duration::from_millis(60);

/// The guard holds the lock to the end of its block, as `with` does. It needs a name for that:
/// `let _ = lock.lock()` would give the lock back at once, so the compiler refuses it.
fn hog(lock: &Mutex<()>, is_taken: &Barrier) {
    let _guard = lock.lock().unwrap();
    is_taken.wait();
    thread::sleep(SLEEP);
}

fn modest(name: &str, lock: &Mutex<()>, is_taken: &Barrier) {
    is_taken.wait();
    let began = Instant::now();
    drop(lock.lock().unwrap());
    println!("{name} waited {} ms", began.elapsed().as_millis());
}

pub fn main() {
    let (lock, is_taken) = (Mutex::new(()), Barrier::new(3));
    let began = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| hog(&lock, &is_taken));
        scope.spawn(|| modest("Ada", &lock, &is_taken));
        scope.spawn(|| modest("Bob", &lock, &is_taken));
    });
    assert!(began.elapsed() >= SLEEP);
}
