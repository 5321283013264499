//! The same numbers in turn and with threads: one word changes.
use std::thread;

/// The digits of 2 to the power of n. `std` has no long numbers, so this doubles digit by digit.
fn digits(n: u32) -> u32 {
    let mut number = vec![1];
    for _ in 0..n {
        let mut carry = 0;
        for digit in &mut number {
            let double = 2 * *digit + carry;
            (*digit, carry) = (double % 10, double / 10);
        }
        if carry > 0 {
            number.push(carry);
        }
    }
    number.into_iter().sum()
}

pub fn main() {
    let numbers = [10, 100, 1_000];
    let in_turn = numbers.map(digits);
    println!("in turn {in_turn:?}");

    // Python chooses: threads to wait, processes to compute. Rust's threads do both, as there is
    // no GIL, and they need nothing copied.
    let in_threads = numbers
        .map(|n| thread::spawn(move || digits(n)))
        .map(|thread| thread.join().unwrap());
    println!("threads {in_threads:?}");
    assert_eq!(in_turn, [7, 115, 1_366]);
    assert_eq!(in_threads, in_turn);
}
