//! Four philosophers, one of whom takes the forks in the other order.

use interleave_other_explorers::{dine, explore};

fn main() {
    explore(|| dine(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]));
}
