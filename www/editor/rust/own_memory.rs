//! A thread sets x to 1: in a copy of its own, then in the one that is there.
use std::thread;

pub fn main() {
    let mut x = 0;

    // Rust's `std` starts other programs, but no copies of this one: there is no `fork`. What is
    // most like it is `move`: a number is copied into the thread, and the copy changes.
    let copied = thread::spawn(move || {
        x += 1;
        x
    });
    assert_eq!(copied.join().unwrap(), 1);
    println!("after the copy:   {x}");
    assert_eq!(x, 0);

    // Within a scope a thread may borrow. As long as it may write, nobody else may even read, and
    // the compiler sees to that.
    thread::scope(|scope| {
        scope.spawn(|| x += 1);
    });
    println!("after the borrow: {x}");
    assert_eq!(x, 1);
}
