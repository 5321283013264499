//! Coroutines and a queue: one maker, two users, and only one thread.
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// A `RefCell` is enough: all tasks are in one thread, so there is no lock.
type Queue = RefCell<VecDeque<Option<u32>>>;

/// `std` has nothing that runs coroutines, so programs use a crate for it. This one asks each task
/// in turn until all have ended; a real one sleeps until a waker calls it.
fn run_all(mut tasks: Vec<Pin<Box<dyn Future<Output = ()> + '_>>>) {
    let mut context = Context::from_waker(Waker::noop());
    while !tasks.is_empty() {
        tasks.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
    }
}

/// Lets the other tasks go on until there is an answer.
async fn until<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    poll_fn(|_| ask().map_or(Poll::Pending, Poll::Ready)).await
}

async fn make(queue: &Queue) {
    for item in [Some(0), Some(1), Some(2), Some(3), None, None] {
        until(|| queue.borrow().is_empty().then_some(())).await;
        queue.borrow_mut().push_back(item);
        if let Some(number) = item {
            println!("made {number}");
        }
    }
}

async fn consume(name: &str, queue: &Queue) {
    while let Some(number) = until(|| queue.borrow_mut().pop_front()).await {
        println!("{name} used {number}");
    }
}

pub fn main() {
    let queue = Queue::default();
    run_all(vec![
        Box::pin(make(&queue)),
        Box::pin(consume("Ada", &queue)),
        Box::pin(consume("Bob", &queue)),
    ]);
    assert!(queue.into_inner().is_empty());
}
