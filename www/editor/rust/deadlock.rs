//! Two locks, taken in opposite orders: each thread would wait for the other for ever.
use std::sync::{Barrier, Mutex};
use std::thread;

/// Rust's types forbid data races, but no deadlocks: `second.lock()` would compile, and never end.
/// So this asks with `try_lock`, and says what it finds.
fn eat(name: &str, first: &Mutex<()>, second: &Mutex<()>, both: &Barrier) -> bool {
    let _first = first.lock().unwrap();
    both.wait();
    let can_eat = second.try_lock().is_ok();
    // Nobody puts down the first before both have asked for the second.
    both.wait();
    let does = if can_eat {
        "eats"
    } else {
        "would wait for ever"
    };
    println!("{name} {does}");
    can_eat
}

pub fn main() {
    let (fork, knife, both) = (Mutex::new(()), Mutex::new(()), Barrier::new(2));
    let can_eat = thread::scope(|scope| {
        let one = scope.spawn(|| eat("Ada", &fork, &knife, &both));
        let other = scope.spawn(|| eat("Bob", &knife, &fork, &both));
        [one.join().unwrap(), other.join().unwrap()]
    });
    assert_eq!(can_eat, [false, false]);
}
