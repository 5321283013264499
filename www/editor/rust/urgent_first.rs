//! A priority queue gives the smallest first, in whatever order things were put in.
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::thread;

/// A `BinaryHeap` gives the largest first, hence the `Reverse`.
type Desk = BinaryHeap<Reverse<(u32, &'static str)>>;

fn clerk(mut desk: Desk) -> Vec<&'static str> {
    let mut letters = Vec::new();
    while let Some(Reverse((urgency, letter))) = desk.pop() {
        println!("{urgency} {letter}");
        letters.push(letter);
    }
    letters
}

pub fn main() {
    let letters = [(3, "a postcard"), (1, "a fire"), (2, "a bill")];
    let desk: Desk = letters.map(Reverse).into();
    // The whole desk moves to the clerk, so it needs no lock and no end mark. One that several
    // threads use at a time would stand in a `Mutex`.
    let thread = thread::spawn(move || clerk(desk));
    assert_eq!(thread.join().unwrap(), ["a fire", "a bill", "a postcard"]);
}
