//! A bounded buffer, made of a mutex and two condition variables.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

/// A buffer that holds two things.
#[derive(Default)]
struct Buffer {
    things: Mutex<VecDeque<u32>>,
    changed: Condvar,
}

impl Buffer {
    fn put(&self, thing: u32) {
        let things = self.things.lock().unwrap();
        // Looks again after each waking, by itself.
        let mut things = self
            .changed
            .wait_while(things, |things| things.len() == 2)
            .unwrap();
        things.push_back(thing);
        self.changed.notify_all();
    }

    fn take(&self) -> u32 {
        let things = self.things.lock().unwrap();
        let mut things = self
            .changed
            .wait_while(things, |things| things.is_empty())
            .unwrap();
        self.changed.notify_all();
        things.pop_front().unwrap()
    }
}

pub fn main() {
    let buffer = Buffer::default();
    let taken: u32 = thread::scope(|scope| {
        for producer in 0..2 {
            let buffer = &buffer;
            scope.spawn(move || (0..10).for_each(|number| buffer.put(producer * 10 + number)));
        }
        let consumers =
            [(); 2].map(|()| scope.spawn(|| (0..10).map(|_| buffer.take()).sum::<u32>()));
        consumers.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(taken, (0..20).sum());
}
