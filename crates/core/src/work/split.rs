//! Cuts work into parts that are as equal as can be, and draws each part its
//! own random numbers. Knows no workload.

use rand_core::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;
use std::ops::Range;

/// The `index`th of `parts` neighbouring ranges that together are `0..total`.
/// Their lengths differ by at most one.
pub(super) fn part(total: u64, parts: u32, index: u32) -> Range<u64> {
    let cut = |index: u32| total * u64::from(index) / u64::from(parts);
    cut(index)..cut(index + 1)
}

/// The same for indices into memory.
pub(super) fn slots(total: usize, parts: u32, index: u32) -> Range<usize> {
    let part = part(total as u64, parts, index);
    part.start as usize..part.end as usize
}

/// The random numbers that belong to `index` under `seed`, independent of
/// those of every other index.
pub(super) fn stream(seed: u64, index: u32) -> Xoshiro256PlusPlus {
    // Mixed first, because neighbouring seeds would give overlapping SplitMix64
    // sequences, and so related states.
    Xoshiro256PlusPlus::seed_from_u64(mix(seed ^ mix(u64::from(index))))
}

/// Scatters a number over all of `u64`, one to one: the output function of
/// `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", 2014).
pub(super) fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
