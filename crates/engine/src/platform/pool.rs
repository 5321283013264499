//! The rayon pool, natively and in the browser alike.

use rayon::prelude::*;
use rayon::{Scope, ThreadPool};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Calls `lane(index)` on the pool for each index below `lanes`. Each index is a job of
/// its own, so that every free worker can take one.
pub(super) fn map<T: Send>(lanes: u32, lane: impl Fn(u32) -> T + Sync) -> Vec<T> {
    (0..lanes)
        .into_par_iter()
        .with_max_len(1)
        .map(&lane)
        .collect()
}

/// As `map`, for lanes without results. This thread, which must not belong to the pool, calls
/// `look` every `every_ms` until all lanes have ended, and once more after that. If `pool` is
/// `None`, the lanes run on the pool that all share.
pub(super) fn watched(
    pool: Option<&ThreadPool>,
    lanes: u32,
    lane: impl Fn(u32) + Sync,
    every_ms: f64,
    look: impl FnMut(),
) {
    let left = Left::of(lanes);
    let lane = |number| {
        let _ended = OneLess(&left);
        lane(number);
    };
    let watch = || left.watch(every_ms, look);
    match pool {
        Some(pool) => pool.in_place_scope(|scope| spawn(scope, lanes, &lane, watch)),
        None => rayon::in_place_scope(|scope| spawn(scope, lanes, &lane, watch)),
    }
}

fn spawn<'a>(scope: &Scope<'a>, lanes: u32, lane: &'a (impl Fn(u32) + Sync), watch: impl FnOnce()) {
    for number in 0..lanes {
        scope.spawn(move |_| lane(number));
    }
    watch();
}

/// How many lanes have not ended.
struct Left {
    count: Mutex<u32>,
    changed: Condvar,
}

/// A lane that ends when this is dropped, also by a panic.
struct OneLess<'a>(&'a Left);

impl Left {
    fn of(lanes: u32) -> Self {
        Self {
            count: Mutex::new(lanes),
            changed: Condvar::new(),
        }
    }

    fn count(&self) -> MutexGuard<'_, u32> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self, every_ms: f64, mut look: impl FnMut()) {
        let every = Duration::from_secs_f64(every_ms / 1e3);
        while !self.is_none_within(every) {
            look();
        }
        look();
    }

    /// Whether none is left, at the latest after this time.
    fn is_none_within(&self, longest: Duration) -> bool {
        let count = self.count();
        if *count == 0 {
            return true;
        }
        let waited = self.changed.wait_timeout(count, longest);
        *waited.unwrap_or_else(PoisonError::into_inner).0 == 0
    }
}

impl Drop for OneLess<'_> {
    fn drop(&mut self) {
        let mut count = self.0.count();
        *count -= 1;
        if *count == 0 {
            self.0.changed.notify_all();
        }
    }
}
