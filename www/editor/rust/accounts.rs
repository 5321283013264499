//! Money moves between two accounts, without a lock. Is the sum still 2000 at the end?
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::thread;

/// Rust refuses a program in which two threads may write to one plain number. An atomic number is
/// allowed, but a load and a store are two steps: what others do in between is overwritten.
fn add(balance: &AtomicI64, amount: i64) {
    let seen = balance.load(SeqCst);
    balance.store(seen + amount, SeqCst);
}

fn transfer(giver: &AtomicI64, taker: &AtomicI64) {
    for _ in 0..5_000 {
        add(giver, -1);
        add(taker, 1);
    }
}

pub fn main() {
    let (ada, bob) = (AtomicI64::new(1_000), AtomicI64::new(1_000));
    thread::scope(|scope| {
        scope.spawn(|| transfer(&ada, &bob));
        scope.spawn(|| transfer(&bob, &ada));
    });
    let (ada, bob) = (ada.into_inner(), bob.into_inner());
    println!("the sum is {}", ada + bob);
    // Only this is certain. With `balance.fetch_add(amount, SeqCst)` the sum would be 2000.
    let possible = 1_000 - 5_000..=1_000 + 5_000;
    assert!(possible.contains(&ada) && possible.contains(&bob));
}
