//! One thread waits, the other one computes.
use std::thread;
use std::time::{Duration, Instant};

const TIME: Duration = Duration::from_millis(50);

fn wait() {
    thread::sleep(TIME);
    println!("waited");
}

fn compute(began: Instant) -> u64 {
    let mut total = 0;
    while began.elapsed() < TIME {
        total += 1;
    }
    println!("computed all the while");
    total
}

pub fn main() {
    let began = Instant::now();
    // They overlap in Python because who waits gives the GIL away. Here is no GIL: two threads
    // that compute would overlap as well, if there are two cores.
    let total = thread::scope(|scope| {
        scope.spawn(wait);
        scope.spawn(|| compute(began)).join().unwrap()
    });
    println!("both in {} ms", began.elapsed().as_millis());
    assert!(total > 0);
    assert!(began.elapsed() >= TIME);
}
