//! One cook and three ovens: who asks instead of waiting can look after all of them.
use std::time::{Duration, Instant};

/// A dish in its oven.
struct Dish {
    ready_at: Instant,
}

impl Dish {
    /// Hands first, then the oven.
    fn prepare(oven: Duration) -> Self {
        Self {
            ready_at: Instant::now() + oven,
        }
    }

    /// Asks, and does not wait.
    fn is_ready(&self) -> bool {
        Instant::now() >= self.ready_at
    }
}

/// One thread looks after all of them: whoever is ready leaves the list.
fn cook(mut dishes: Vec<Dish>) -> Duration {
    let began = Instant::now();
    while !dishes.is_empty() {
        dishes.retain(|dish| !dish.is_ready());
        std::thread::sleep(Duration::from_millis(1));
    }
    began.elapsed()
}

pub fn main() {
    let oven = Duration::from_millis(20);
    let took = cook((0..3).map(|_| Dish::prepare(oven)).collect());
    println!("three ovens of 20 ms, one cook: {took:?}");
    assert!(took >= oven);
}
