//! What is sent to another thread belongs to that one from then on: nothing is copied.
use std::sync::mpsc;
use std::thread;

pub fn main() {
    let (sender, receiver) = mpsc::channel();
    let numbers: Vec<u32> = (0..32_000).collect();
    let place = numbers.as_ptr() as usize;

    let child = thread::spawn(move || {
        let arrived: Vec<u32> = receiver.recv().unwrap();
        // The very same memory: nothing was copied but where it is, and how long.
        (arrived.len(), arrived.as_ptr() as usize)
    });
    sender.send(numbers).unwrap();
    // println!("{}", numbers.len());  does not compile: the value was moved

    let (length, place_there) = child.join().unwrap();
    assert_eq!(length, 32_000);
    assert_eq!(place_there, place);
}
