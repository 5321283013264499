//! Four threads map a function over a list, a quarter each.
use std::thread;

fn collatz(mut n: u64) -> u64 {
    let mut steps = 0;
    while n != 1 {
        n = if n.is_multiple_of(2) {
            n / 2
        } else {
            3 * n + 1
        };
        steps += 1;
    }
    steps
}

pub fn main() {
    let numbers: Vec<u64> = (1..3_000).collect();
    // `std` has no pool. Slices of one list may be borrowed by several threads at once, and these
    // compute at the same time: there is no GIL.
    let lengths: Vec<u64> = thread::scope(|scope| {
        let quarters = numbers.chunks(numbers.len().div_ceil(4));
        let map = |quarter: &[u64]| quarter.iter().map(|n| collatz(*n)).collect::<Vec<_>>();
        let threads: Vec<_> = quarters
            .map(|quarter| scope.spawn(move || map(quarter)))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    let longest = lengths.iter().max().unwrap();
    let first = lengths.iter().position(|length| length == longest).unwrap() + 1;
    println!("the longest has {longest} steps and begins with {first}");
    assert_eq!((*longest, first), (216, 2_919));
}
