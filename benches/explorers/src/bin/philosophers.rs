//! Five philosophers, each of whom takes the left fork first.

use interleave_other_explorers::{dine, explore};

fn main() {
    explore(|| dine(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]));
}
