//! Four threads count together, one at a time. Nothing is lost.
use std::sync::Mutex;
use std::thread;

fn plus_one(number: u32) -> u32 {
    number + 1
}

pub fn main() {
    // The lock holds the number: there is no way to it but through the lock, so nobody forgets it.
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20_000 {
                    let mut counter = counter.lock().unwrap();
                    *counter = plus_one(*counter);
                    // Here the guard ends, and gives the lock back.
                }
            });
        }
    });
    let counter = counter.into_inner().unwrap();
    println!("{counter} of {}", 4 * 20_000);
    assert_eq!(counter, 80_000);
}
