//! Each thread has a total of its own, and all see the same map.
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Mutex;
use std::thread;

thread_local! {
    /// A `Cell` may not be shared by threads. Nobody shares this one, so it compiles.
    static MINE: Cell<u32> = const { Cell::new(0) };
}

fn count(step: u32, shared: &Mutex<HashMap<u32, u32>>) {
    for _ in 0..1_000 {
        MINE.set(MINE.get() + step);
    }
    // In Python the dict needs no lock of ours. Here the map does not compile without one.
    shared.lock().unwrap().insert(step, MINE.get());
}

pub fn main() {
    let shared = Mutex::new(HashMap::new());
    thread::scope(|scope| {
        for step in 1..=3 {
            let shared = &shared;
            scope.spawn(move || count(step, shared));
        }
    });
    let shared = shared.into_inner().unwrap();
    println!("{} {} {}", shared[&1], shared[&2], shared[&3]);
    assert_eq!([shared[&1], shared[&2], shared[&3]], [1_000, 2_000, 3_000]);
    // Every thread has one, from the first look at it: the main thread, too.
    println!("the main thread has one: {}", MINE.get());
    assert_eq!(MINE.get(), 0);
}
