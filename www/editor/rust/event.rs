//! Runners wait for the start: an event lets all of them go at once, and stays set.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// `std` has no event: it is a flag under a lock, and a condition to wait for.
#[derive(Default)]
struct Event {
    is_set: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    fn set(&self) {
        *self.is_set.lock().unwrap() = true;
        self.changed.notify_all();
    }

    /// Whether it is set by then.
    fn wait(&self, limit: Duration) -> bool {
        let is_set = self.is_set.lock().unwrap();
        let waited = self
            .changed
            .wait_timeout_while(is_set, limit, |is_set| !*is_set);
        *waited.unwrap().0
    }
}

pub fn main() {
    let start = &Event::default();
    thread::scope(|scope| {
        for name in ["Ada", "Bob"] {
            scope.spawn(move || {
                assert!(start.wait(Duration::MAX));
                println!("{name} runs");
            });
        }
        thread::sleep(Duration::from_millis(20));
        println!("ready, steady, go");
        start.set();
    });
    let is_set = start.wait(Duration::from_secs(1));
    println!("too late to wait: {is_set}");
    assert!(is_set);
}
