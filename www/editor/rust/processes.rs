//! Two threads share nothing: what they need is moved into them, what they find is sent.
use std::sync::mpsc;
use std::thread;

pub fn main() {
    let (results, receiver) = mpsc::channel();
    for part in [0..20_000_u64, 20_000..40_000] {
        let results = results.clone();
        // Processes give Python's workers a GIL each. Rust's threads compute at once without them,
        // and `move` gives each thread its part and its end of the channel: nothing is shared.
        thread::spawn(move || results.send(part.map(|n| n * n).sum::<u64>()).unwrap());
    }
    // The sum would wait for the sender of this thread, too.
    drop(results);
    let total: u64 = receiver.iter().sum();
    println!("{total}");
    assert_eq!(total, (0..40_000).map(|n| n * n).sum::<u64>());
}
