//! Thirty questions and a queue: eight workers ask.
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

const WORKERS: usize = 8;

/// `std` speaks no HTTP: here a server takes its time, and answers.
fn ask_server(day: u32) -> u32 {
    thread::sleep(Duration::from_millis(8));
    6_400 + day
}

pub fn main() {
    let (sender, receiver) = mpsc::channel();
    // A channel has one receiver, so the workers share it under a lock. The lock is free again
    // before the question is asked: otherwise one would wait for all the others.
    let days = Mutex::new(receiver);
    let next = || days.lock().unwrap().recv().ok();
    let prices = Mutex::new(Vec::new());
    let began = Instant::now();
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(day) = next() {
                    let price = ask_server(day);
                    prices.lock().unwrap().push(price);
                }
            });
        }
        (1..=30).for_each(|day| sender.send(day).unwrap());
        // No `None` for each worker: the queue ends when nobody can send any more.
        drop(sender);
    });
    let prices = prices.into_inner().unwrap();
    println!(
        "{} prices, {WORKERS} workers, {} ms",
        prices.len(),
        began.elapsed().as_millis()
    );
    assert_eq!(prices.iter().sum::<u32>(), 30 * 6_400 + 465);
}
