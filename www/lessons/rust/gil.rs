//! What may go to another thread: the compiler says so, where Python has one lock around everything.
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::thread;

/// Whether this can go to another thread. The compiler answers, not the machine.
fn can_be_sent<T: Send>(value: T) -> T {
    value
}

pub fn main() {
    // Counted by one thread only: cheap, and not to be sent.
    let here = Rc::new(5);
    assert_eq!(*here, 5);
    // can_be_sent(here);  does not compile: `Rc<i32>` cannot be sent between threads safely

    // Counted by all threads, with a lock on the data that they share.
    let total = can_be_sent(Arc::new(Mutex::new(0)));
    let threads: Vec<_> = (1..=6)
        .map(|number| {
            let total = Arc::clone(&total);
            thread::spawn(move || {
                // Computing needs no lock, so it happens at the same time.
                let answer = number * number;
                *total.lock().unwrap() += answer;
            })
        })
        .collect();
    for one in threads {
        one.join().unwrap();
    }
    assert_eq!(*total.lock().unwrap(), 91);
}
