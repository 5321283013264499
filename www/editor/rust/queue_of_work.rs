//! One thread makes work, three do it, and a queue lies in between.
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// A channel of `std` has one receiver, so the workers share it under a lock. It is free again
/// when this returns: the work itself is done without it.
fn next(work: &Mutex<mpsc::Receiver<u64>>) -> Option<u64> {
    work.lock().unwrap().recv().ok()
}

fn do_all(name: &str, work: &Mutex<mpsc::Receiver<u64>>) -> u64 {
    let mut done = 0;
    while let Some(number) = next(work) {
        thread::sleep(Duration::from_millis(number % 3));
        done += 1;
    }
    println!("{name} did {done}");
    done
}

pub fn main() {
    // A channel with room for four: who sends into a full one waits.
    let (sender, receiver) = mpsc::sync_channel(4);
    let work = Mutex::new(receiver);
    let done: u64 = thread::scope(|scope| {
        // The sender moves into the maker, and is dropped at its end. That ends the workers, too.
        scope.spawn(move || (0..12).for_each(|number| sender.send(number).unwrap()));
        let work = &work;
        let names = ["worker 0", "worker 1", "worker 2"];
        let workers = names.map(|name| scope.spawn(move || do_all(name, work)));
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .sum()
    });
    assert_eq!(done, 12);
}
