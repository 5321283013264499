//! Two channels between two threads, one for each direction: a pipe.
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// What is sent is moved, not copied: who sent it has it no more, so nobody needs a lock. (Between
/// processes it would be copied. Rust's threads compute at once without them.)
fn shout(words: Receiver<String>, back: &Sender<String>) -> usize {
    let mut count = 0;
    for word in words {
        back.send(word.to_uppercase() + "!").unwrap();
        count += 1;
    }
    count
}

pub fn main() {
    let (there, words) = mpsc::channel();
    let (back, here) = mpsc::channel();
    let echo = thread::spawn(move || shout(words, &back));
    for word in ["lock", "queue", "pipe"] {
        there.send(word.to_owned()).unwrap();
        let answer = here.recv().unwrap();
        println!("{word} -> {answer}");
        assert_eq!(answer, format!("{}!", word.to_uppercase()));
    }
    // The end mark: nobody can send any more, so the loop over there ends.
    drop(there);
    let count = echo.join().unwrap();
    println!("words {count}");
    assert_eq!(count, 3);
}
