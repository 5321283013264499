//! Two timers: one rings, one is cancelled in time.
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// `std` has no timer: a thread waits for a word that cancels it, but not longer than this.
/// It says in the end whether it rang.
fn ring(what: &'static str, after: Duration) -> (Sender<()>, JoinHandle<bool>) {
    let (cancel, cancelled) = mpsc::channel();
    let thread = thread::spawn(move || {
        let began = Instant::now();
        let has_rung = cancelled.recv_timeout(after) == Err(RecvTimeoutError::Timeout);
        if has_rung {
            println!("{what} after {} ms", began.elapsed().as_millis());
        }
        has_rung
    });
    (cancel, thread)
}

pub fn main() {
    // Who drops the sender cancels the timer, too. So this one is kept, if only by its name.
    let (_keep, tea) = ring("tea is ready", Duration::from_millis(20));
    let (cancel, alarm) = ring("the alarm rings", Duration::from_mins(1));
    assert!(tea.join().unwrap());
    cancel.send(()).unwrap();
    assert!(!alarm.join().unwrap());
    println!("no alarm today");
}
