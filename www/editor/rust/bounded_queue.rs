//! The queue has room for two. How often is the maker held up?
use std::sync::mpsc::{self, SyncSender, TrySendError};
use std::thread;
use std::time::Duration;

const ROOM: usize = 2;

/// A channel does not say how many things lie in it: that would be out of date at once. But
/// `try_send` gives back what did not fit.
fn make(queue: &SyncSender<u32>) -> u32 {
    let mut waits = 0;
    for number in 0..8 {
        if let Err(TrySendError::Full(number)) = queue.try_send(number) {
            waits += 1;
            queue.send(number).unwrap();
        }
    }
    waits
}

pub fn main() {
    let (sender, receiver) = mpsc::sync_channel(ROOM);
    // The sender is moved into the maker, and dropped with it: that is the end mark.
    let maker = thread::spawn(move || make(&sender));
    let mut used = Vec::new();
    for number in receiver {
        used.push(number);
        thread::sleep(Duration::from_millis(5));
    }
    let waits = maker.join().unwrap();
    println!("never more than {ROOM} in the box, the maker was held up {waits} times");
    assert_eq!(used, [0, 1, 2, 3, 4, 5, 6, 7]);
}
