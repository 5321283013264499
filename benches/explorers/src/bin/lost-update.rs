//! Two threads that each add one to a counter, in two steps.

use interleave_other_explorers::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave_other_explorers::{Arc, Work, explore, run};

fn main() {
    explore(|| {
        let counter = Arc::new(AtomicUsize::new(0));
        let add = || {
            let counter = Arc::clone(&counter);
            let work = move || counter.store(counter.load(SeqCst) + 1, SeqCst);
            Box::new(work) as Work
        };
        run(vec![add(), add()]);
        counter.load(SeqCst).to_string()
    });
}
