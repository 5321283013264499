//! Whether this machine can do two things at once just now: the control of every
//! claim that something is computed in parallel. It must not know about browsers.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

/// How long each half of the control computes.
const TURN: Duration = Duration::from_millis(150);

/// How much more two threads compute than one, in the same time: 2 on an idle
/// machine with two cores, 1 where there is one core to be had.
pub fn side_by_side() -> f64 {
    let alone = steps(TURN) as f64;
    let both: u64 = thread::scope(|scope| {
        let pair = [(); 2].map(|()| scope.spawn(|| steps(TURN)));
        pair.into_iter().filter_map(|one| one.join().ok()).sum()
    });
    both as f64 / alone.max(1.0)
}

/// How many steps of arithmetic a thread does in a time.
fn steps(time: Duration) -> u64 {
    let began = Instant::now();
    let mut state = 1_u64;
    let mut count = 0;
    while began.elapsed() < time {
        for _ in 0..10_000 {
            state = black_box(
                state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1),
            );
        }
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_threads_compute_something_beside_each_other() {
        let ratio = side_by_side();
        assert!(ratio.is_finite() && ratio > 0.0, "{ratio}");
    }
}
