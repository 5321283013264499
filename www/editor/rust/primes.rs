//! Work that computes: four threads search for primes.
use std::ops::Range;
use std::thread;

fn is_prime(n: u32) -> bool {
    n > 1 && (2..=n.isqrt()).all(|divisor| !n.is_multiple_of(divisor))
}

fn search(part: Range<u32>) -> usize {
    let (first, last) = (part.start, part.end);
    let found = part.filter(|n| is_prime(*n)).count();
    println!("{found} primes from {first} to {last}");
    found
}

pub fn main() {
    // There is no GIL: on four cores all of them compute at the same time.
    let threads =
        [0, 5_000, 10_000, 15_000].map(|first| thread::spawn(move || search(first..first + 5_000)));
    // `join` gives what the thread's function returned.
    let found = threads.map(|thread| thread.join().unwrap());
    assert_eq!(found, [669, 560, 525, 508]);
}
