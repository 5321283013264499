//! A panic ends its own thread only, and the thread that joins it is told.
use std::thread;

fn divide(by: i32) {
    println!("10 / {by} = {}", 10 / by);
}

pub fn main() {
    let mut failed = Vec::new();
    for by in [5, 0, 2] {
        // `join` gives a `Result`: a panic is an `Err`, which has to be looked at.
        // With `.unwrap()` the main thread would panic, too.
        if thread::spawn(move || divide(by)).join().is_err() {
            failed.push(by);
        }
    }
    println!("the main thread has heard of it: {failed:?}");
    assert_eq!(failed, [0]);
}
