//! What the programs have in common: their threads and locks are those of the explorer that is
//! chosen by a feature, and each different outcome is printed as soon as it is found. The last line
//! says whether all were: `exhausted`, or why not.

use std::collections::BTreeSet;
use std::sync::Mutex as PlainMutex;

#[cfg(feature = "loom")]
mod on_loom;
#[cfg(feature = "shuttle")]
mod on_shuttle;

#[cfg(feature = "loom")]
pub use loom::{
    sync::{Arc, Condvar, Mutex, atomic},
    thread,
};
#[cfg(feature = "loom")]
pub use on_loom::explore;
#[cfg(feature = "shuttle")]
pub use on_shuttle::explore;
#[cfg(feature = "shuttle")]
pub use shuttle::{
    sync::{Arc, Condvar, Mutex, atomic},
    thread,
};

/// What one thread of a program does.
pub type Work = Box<dyn FnOnce() + Send>;

/// Runs threads to their end. The last of them is the thread that calls: Loom has no more than five.
///
/// # Panics
/// If one of them did.
pub fn run(mut threads: Vec<Work>) {
    let last = threads.pop().expect("there are threads");
    let started: Vec<_> = threads.into_iter().map(thread::spawn).collect();
    last();
    for thread in started {
        thread.join().expect("it ends");
    }
}

/// The different outcomes so far.
#[derive(Default)]
struct Outcomes(PlainMutex<BTreeSet<String>>);

impl Outcomes {
    /// Prints one that is new.
    fn add(&self, outcome: &str) {
        let mut known = self.0.lock().expect("nobody panics in between");
        if known.insert(outcome.to_owned()) {
            println!("{outcome}");
        }
    }
}

/// Both explorers say with these words why they give up a schedule in which all threads wait.
fn is_deadlock(panic: &(dyn std::any::Any + Send)) -> bool {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.is_some_and(|text| text.contains("deadlock"))
}

/// Threads that each take two of some locks, one after the other.
#[must_use]
pub fn dine(count: usize, pairs: &[(usize, usize)]) -> String {
    let locks: Arc<Vec<_>> = Arc::new((0..count).map(|_| Mutex::new(())).collect());
    let take = |&(first, second): &(usize, usize)| {
        let locks = Arc::clone(&locks);
        let work = move || {
            let _first = locks[first].lock();
            let _second = locks[second].lock();
        };
        Box::new(work) as Work
    };
    run(pairs.iter().map(take).collect());
    "done".to_owned()
}
