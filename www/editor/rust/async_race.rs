//! No threads, and still a lost update: at `await` another coroutine comes in.
use std::cell::Cell;
use std::future::poll_fn;
use std::mem;
use std::task::{Context, Poll, Waker};

/// `std` has nothing that runs coroutines: this asks each in turn, until all have ended.
fn run_all(tasks: impl Iterator<Item = impl Future<Output = ()>>) {
    let mut tasks: Vec<_> = tasks.map(Box::pin).collect();
    let mut context = Context::from_waker(Waker::noop());
    while !tasks.is_empty() {
        tasks.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
    }
}

/// Lets the others go on until this is so.
async fn until(mut is_so: impl FnMut() -> bool) {
    poll_fn(|_| {
        if is_so() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

/// Rust refuses a data race, but this is none: all happens in one thread, where a `Cell` is right.
async fn careless(counter: &Cell<u32>) {
    let seen = counter.get();
    let mut was_asked = false;
    until(|| mem::replace(&mut was_asked, true)).await;
    counter.set(seen + 1);
}

/// The lock is a flag that says whether somebody has it.
async fn careful(counter: &Cell<u32>, is_locked: &Cell<bool>) {
    until(|| !is_locked.replace(true)).await;
    careless(counter).await;
    is_locked.set(false);
}

pub fn main() {
    let (counter, is_locked) = (Cell::new(0), Cell::new(false));
    run_all((0..100).map(|_| careless(&counter)));
    println!("careless {} of 100", counter.get());
    assert_eq!(counter.replace(0), 1);

    run_all((0..100).map(|_| careful(&counter, &is_locked)));
    println!("careful {} of 100", counter.get());
    assert_eq!(counter.get(), 100);
}
