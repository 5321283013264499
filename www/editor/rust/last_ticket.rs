//! One ticket, two buyers. Between the question and the sale there is time for the other one.
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

/// Rust forbids data races, and this has none: each look and each change is one step. But the two
/// together are not, so the last ticket may be sold twice. The compiler cannot know what belongs
/// together.
fn buy(name: &str, tickets: &AtomicI32) {
    if tickets.load(SeqCst) > 0 {
        thread::sleep(Duration::from_millis(10)); // the buyer looks for money
        tickets.fetch_sub(1, SeqCst);
        println!("{name} has a ticket");
    } else {
        println!("{name} comes too late");
    }
}

pub fn main() {
    let tickets = AtomicI32::new(1);
    thread::scope(|scope| {
        scope.spawn(|| buy("Ada", &tickets));
        scope.spawn(|| buy("Bob", &tickets));
    });
    let left = tickets.into_inner();
    println!("tickets left: {left}");
    assert!(left == 0 || left == -1);
}
