//! Two threads that take two locks in opposite order.

use interleave_other_explorers::{dine, explore};

fn main() {
    explore(|| dine(2, &[(0, 1), (1, 0)]));
}
