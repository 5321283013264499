//! Work that waits: three questions at once take as long as one.
use std::thread;
use std::time::{Duration, Instant};

/// `std` speaks no HTTP: here a server takes its time, and answers.
fn ask(exchange: &str) -> usize {
    thread::sleep(Duration::from_millis(50));
    let price = 6_400 + exchange.len();
    println!("{exchange} {price}");
    price
}

pub fn main() {
    let began = Instant::now();
    // An array's `map` starts all three before the first one is waited for.
    let threads =
        ["kraken", "bitstamp", "okex"].map(|exchange| thread::spawn(move || ask(exchange)));
    let prices = threads.map(|thread| thread.join().unwrap());
    println!("all of them in {} ms", began.elapsed().as_millis());
    assert_eq!(prices, [6_406, 6_408, 6_404]);
}
