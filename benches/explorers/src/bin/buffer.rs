//! A buffer of one: a thread puts three items in, three others each take one out. It is what Python's
//! `queue.Queue` is: a lock and two conditions, of which one waiter is told.

use interleave_other_explorers::{Arc, Condvar, Mutex, Work, explore, run};
use std::sync::PoisonError;

/// A buffer of one item.
struct Buffer {
    item: Mutex<Option<usize>>,
    not_empty: Condvar,
    not_full: Condvar,
}

impl Buffer {
    fn put(&self, item: usize) {
        let mut place = self.item.lock().unwrap_or_else(PoisonError::into_inner);
        while place.is_some() {
            place = self
                .not_full
                .wait(place)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *place = Some(item);
        self.not_empty.notify_one();
    }

    fn take(&self) {
        let mut place = self.item.lock().unwrap_or_else(PoisonError::into_inner);
        while place.is_none() {
            place = self
                .not_empty
                .wait(place)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *place = None;
        self.not_full.notify_one();
    }
}

fn main() {
    explore(|| {
        let buffer = Arc::new(Buffer {
            item: Mutex::new(None),
            not_empty: Condvar::new(),
            not_full: Condvar::new(),
        });
        let drain = || {
            let buffer = Arc::clone(&buffer);
            Box::new(move || buffer.take()) as Work
        };
        let fill = Arc::clone(&buffer);
        let fill = Box::new(move || (0..3).for_each(|item| fill.put(item)));
        run(vec![drain(), drain(), drain(), fill]);
        "done".to_owned()
    });
}
