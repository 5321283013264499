//! One thread waits for many things at once: coroutines.
use std::future::poll_fn;
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

async fn sleep(time: Duration) {
    let end = Instant::now() + time;
    poll_fn(|_| {
        if Instant::now() < end {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
    .await;
}

async fn cook(dish: &str, ms: u64) -> &str {
    sleep(Duration::from_millis(ms)).await;
    println!("{dish} is ready");
    dish
}

/// `std` has nothing that runs coroutines, so programs use a crate for it. This one asks each of
/// them again and again until all have ended; a real one sleeps until a waker calls it.
fn gather<T>(tasks: impl IntoIterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut context = Context::from_waker(Waker::noop());
    let mut tasks: Vec<_> = tasks
        .into_iter()
        .map(|task| (Box::pin(task), None))
        .collect();
    while tasks.iter().any(|(_, result)| result.is_none()) {
        for (task, result) in tasks.iter_mut().filter(|(_, result)| result.is_none()) {
            if let Poll::Ready(value) = task.as_mut().poll(&mut context) {
                *result = Some(value);
            }
        }
        thread::sleep(Duration::from_millis(1));
    }
    tasks.into_iter().filter_map(|(_, result)| result).collect()
}

pub fn main() {
    // A coroutine does nothing before somebody asks it.
    let dishes = gather([cook("soup", 60), cook("rice", 20), cook("tea", 40)]);
    println!("served: {}", dishes.join(", "));
    assert_eq!(dishes, ["soup", "rice", "tea"]);
}
