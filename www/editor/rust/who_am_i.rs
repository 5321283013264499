//! One function, three threads: inside, each can ask who it is.
use std::thread;

/// A thread has a name only if it was given one. Daemons are not told apart: all threads end with
/// the process.
fn introduce() -> Option<String> {
    let me = thread::current();
    println!("I am {:?}, {:?}", me.name(), me.id());
    me.name().map(str::to_owned)
}

pub fn main() {
    for _ in 0..2 {
        assert_eq!(thread::spawn(introduce).join().unwrap(), None);
    }
    let grace = thread::Builder::new().name("Grace".to_owned());
    let name = grace.spawn(introduce).unwrap().join().unwrap();
    assert_eq!(name.as_deref(), Some("Grace"));
    // The main thread's name is `main`. How many threads are alive, `std` does not count.
    introduce();
}
