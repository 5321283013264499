//! Two large numbers, first in turn and then in two threads.
use std::thread;
use std::time::Instant;

const NUMBERS: [u64; 2] = [15_492_781, 15_492_787];

fn is_prime(n: u64) -> bool {
    let mut odd = (3..=n.isqrt()).step_by(2);
    n % 2 == 1 && odd.all(|divisor| !n.is_multiple_of(divisor))
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let result = work();
    println!("{what}: {} µs", began.elapsed().as_micros());
    result
}

/// There is no GIL: on two cores this computes both at once. But each is so short in Rust that
/// to start a thread may take as long as its work.
fn in_threads() -> [bool; 2] {
    thread::scope(|scope| {
        let threads = NUMBERS.map(|n| scope.spawn(move || is_prime(n)));
        threads.map(|thread| thread.join().unwrap())
    })
}

pub fn main() {
    let primes: Vec<u64> = NUMBERS.into_iter().filter(|n| is_prime(*n)).collect();
    println!("prime: {primes:?}");
    let in_turn = timed("in turn", || NUMBERS.map(is_prime));
    assert_eq!(timed("in threads", in_threads), in_turn);
}
