//! Threads do not keep a Rust program alive: all of them are daemons.
use std::thread;
use std::time::Duration;

fn tick() {
    for number in 0..20 {
        println!("tick {number}");
        thread::sleep(Duration::from_millis(10));
    }
}

pub fn main() {
    // Its handle is dropped at once, so nobody can wait for it. When `main` ends, the process
    // ends, and the thread with it, whatever it does just then. Python's `daemon=False` is here
    // to keep the handle, and to call `join` in the end.
    drop(thread::spawn(tick));
    thread::sleep(Duration::from_millis(25));
    println!("the main thread ends, and so does the clock");
}
