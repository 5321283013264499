//! Three questions, one after another: the time is the sum.
use std::thread;
use std::time::{Duration, Instant};

const WAIT: Duration = Duration::from_millis(20);

/// `std` speaks no HTTP: here a server takes its time, and answers.
fn ask(exchange: &str) -> usize {
    thread::sleep(WAIT);
    6_400 + exchange.len()
}

pub fn main() {
    let began = Instant::now();
    for exchange in ["kraken", "bitstamp", "okex"] {
        let one = Instant::now();
        println!("{exchange} {}", ask(exchange));
        println!("    took {} ms", one.elapsed().as_millis());
    }
    // Rust computes faster than Python, but it waits no faster.
    println!("all of them in {} ms", began.elapsed().as_millis());
    assert!(began.elapsed() >= 3 * WAIT);
}
