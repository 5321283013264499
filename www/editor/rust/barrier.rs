//! Nobody begins the second part before all have ended the first one.
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

pub fn main() {
    let gate = Barrier::new(3);
    let ended = AtomicU32::new(0);
    // Threads of a scope may borrow what lives longer than the scope. `move` takes the number,
    // and only the borrow of the others.
    let (gate, ended) = (&gate, &ended);
    thread::scope(|scope| {
        for number in 1..=3 {
            scope.spawn(move || {
                thread::sleep(Duration::from_millis(number * 5));
                println!("first part of {number}");
                ended.fetch_add(1, SeqCst);
                gate.wait();
                println!("second part of {number}");
                assert_eq!(ended.load(SeqCst), 3);
            });
        }
    });
}
