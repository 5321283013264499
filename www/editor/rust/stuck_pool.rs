//! A pool of one, whose task waits for a second task of the same pool.
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

type Task = Box<dyn FnOnce() + Send>;

/// Puts a call into the queue of a pool; its result comes through a channel of its own.
fn submit<T: Send + 'static>(
    pool: &Sender<Task>,
    call: impl FnOnce() -> T + Send + 'static,
) -> Receiver<T> {
    let (sender, result) = mpsc::channel();
    // Who asked may have gone: then nobody takes the result.
    pool.send(Box::new(move || drop(sender.send(call()))))
        .unwrap();
    result
}

pub fn main() {
    let (pool, tasks) = mpsc::channel::<Task>();
    let worker = thread::spawn(move || tasks.into_iter().for_each(|task| task()));

    let same_pool = pool.clone();
    let outer = submit(&pool, move || {
        let inner = submit(&same_pool, || 21);
        // The only worker is here, so nobody does the other task: `recv()` would wait for ever.
        inner
            .recv_timeout(Duration::from_millis(20))
            .map(|half| 2 * half)
    });
    let result = outer.recv().unwrap();
    match &result {
        Ok(answer) => println!("{answer}"),
        Err(why) => println!("stuck: {why}"),
    }
    assert!(result.is_err());

    // Nobody can send any more: the worker does what is left, and ends.
    drop(pool);
    worker.join().unwrap();
}
