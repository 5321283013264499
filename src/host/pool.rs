//! The rayon pool, natively and in the browser alike.

use rayon::prelude::*;

/// Calls `task(worker, index)` on the pool for each index below `count`; each
/// index on its own, so that a free worker always finds the next one.
pub(super) fn map<T: Send>(count: u32, task: impl Fn(u32, u32) -> T + Sync) -> Vec<T> {
    (0..count)
        .into_par_iter()
        .with_max_len(1)
        .map(|index| {
            let worker = rayon::current_thread_index().unwrap_or_default() as u32;
            task(worker, index)
        })
        .collect()
}
