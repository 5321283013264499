//! Threads that wait at the same time, and threads that data moves into.
use std::thread;
use std::time::Duration;

/// `join` gives back what the closure returned.
fn fetch_all(names: &[&str]) -> Vec<String> {
    thread::scope(|scope| {
        let threads: Vec<_> = names
            .iter()
            .map(|name| {
                scope.spawn(move || {
                    thread::sleep(Duration::from_millis(20));
                    name.to_uppercase()
                })
            })
            .collect();
        // All are started by now; only then is anybody waited for.
        threads.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

pub fn main() {
    // The order is that of the joins, whoever was ready first.
    assert_eq!(fetch_all(&["bread", "milk"]), ["BREAD", "MILK"]);

    // Outside of a scope, the data has to move into the thread.
    let basket = [3, 2, 1];
    let total = thread::spawn(move || basket.iter().sum::<i32>());
    assert_eq!(total.join().unwrap(), 6);
}
