//! Waits for all tasks of a queue to be done, not only for the queue to be empty.
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// A channel of `std` has one receiver, so the workers share it under a lock.
fn next(todo: &Mutex<mpsc::Receiver<u64>>) -> Option<u64> {
    todo.lock().unwrap().recv().ok()
}

pub fn main() {
    let (sender, receiver) = mpsc::channel();
    let (todo, done) = (Mutex::new(receiver), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while let Some(number) = next(&todo) {
                    thread::sleep(Duration::from_millis(2));
                    done.lock().unwrap().push(number * number);
                }
            });
        }
        for number in 0..9 {
            sender.send(number).unwrap();
        }
        // A channel has no `join()`. It ends when nobody can send any more: then the workers end,
        // and the scope waits for them, so all is done below it.
        drop(sender);
    });
    let mut done = done.into_inner().unwrap();
    done.sort_unstable();
    println!("done: {done:?}");
    assert_eq!(done, [0, 1, 4, 9, 16, 25, 36, 49, 64]);
}
