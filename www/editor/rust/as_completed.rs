//! Takes the results in the order in which they are ready.
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn brew(cup: &str, ms: u64) -> &str {
    thread::sleep(Duration::from_millis(ms));
    cup
}

pub fn main() {
    let (sender, receiver) = mpsc::channel();
    for (cup, ms) in [("coffee", 60), ("tea", 120), ("water", 20)] {
        let sender = sender.clone();
        thread::spawn(move || sender.send(brew(cup, ms)).unwrap());
    }
    // The loop ends when no thread has a sender any more, so this one gives up its own.
    drop(sender);

    // `join()` waits for one thread that was chosen before. A channel gives the result that comes first.
    let mut ready = Vec::new();
    for cup in receiver {
        println!("{cup} is ready");
        ready.push(cup);
    }
    ready.sort_unstable();
    assert_eq!(ready, ["coffee", "tea", "water"]);
}
