//! Run it five times. In which order do the threads speak? Nobody promised one, in Rust neither.
use std::thread;

fn speak(name: &str) {
    for step in 0..3 {
        // Rust's `println!` locks the output: a line is never cut in two by another one.
        println!("{name} is at step {step}");
    }
}

pub fn main() {
    let threads = ["Ada", "Bob", "Cyd"].map(|name| {
        // `move` takes the name into the thread, which may live longer than this function.
        thread::spawn(move || {
            speak(name);
            name
        })
    });
    let ended = threads.map(|thread| thread.join().unwrap());
    println!("all three have ended");
    // The order of the joins is certain, that of the lines is not.
    assert_eq!(ended, ["Ada", "Bob", "Cyd"]);
}
