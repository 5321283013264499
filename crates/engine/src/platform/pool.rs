//! The rayon pool, natively and in the browser alike.

use rayon::prelude::*;

/// Calls `lane(index)` on the pool for each index below `lanes`. Each index is a job of
/// its own, so that every free worker can take one.
pub(super) fn map<T: Send>(lanes: u32, lane: impl Fn(u32) -> T + Sync) -> Vec<T> {
    (0..lanes)
        .into_par_iter()
        .with_max_len(1)
        .map(&lane)
        .collect()
}
