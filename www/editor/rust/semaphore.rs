//! A room with two seats, and five guests. Never are there more than two inside.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// `std` has no semaphore: it is a number under a lock, and a condition to wait for.
struct Semaphore {
    free: Mutex<u32>,
    changed: Condvar,
}

impl Semaphore {
    fn acquire(&self) {
        let free = self.free.lock().unwrap();
        let mut free = self.changed.wait_while(free, |free| *free == 0).unwrap();
        *free -= 1;
    }

    fn release(&self) {
        *self.free.lock().unwrap() += 1;
        self.changed.notify_one();
    }
}

pub fn main() {
    let (free, changed) = (Mutex::new(2), Condvar::new());
    let seats = Semaphore { free, changed };
    let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
    let visit = || {
        seats.acquire();
        // One step each, so these need no lock.
        let now = inside.fetch_add(1, SeqCst) + 1;
        most.fetch_max(now, SeqCst);
        thread::sleep(Duration::from_millis(10));
        inside.fetch_sub(1, SeqCst);
        seats.release();
    };
    thread::scope(|scope| {
        for _ in 0..5 {
            scope.spawn(visit);
        }
    });
    let most = most.into_inner();
    println!("at most {most} were inside");
    assert!(most <= 2);
}
