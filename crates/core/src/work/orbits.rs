//! Points of the complex plane under z → z² + c, and how soon they diverge.
//! Must not know which points these are, or what a picture is.

use wide::f64x2;

/// A point that stays within radius 2 this long counts as staying forever.
pub(super) const MAX_ITERATIONS: u32 = 2_000;

/// How many points are followed side by side. One point is a chain of multiplications
/// that each depend on the one before; four chains of two points each keep a processor
/// busy.
pub(super) const POINTS: usize = 8;

const VECTORS: usize = POINTS / 2;

/// How many of the first numbers of the sequence lie within radius 2.
pub(super) fn iterations(re: f64, im: f64) -> u32 {
    let (mut x, mut y) = (0.0, 0.0);
    for count in 0..MAX_ITERATIONS {
        let (xx, yy) = (x * x, y * y);
        if xx + yy > 4.0 {
            return count;
        }
        y = (x + x) * y + im;
        x = xx - yy + re;
    }
    MAX_ITERATIONS
}

/// The same of eight points in one row, by the same operations in the same
/// order, and so with the same rounding.
pub(super) fn iterations_of_row(re: [f64; POINTS], im: f64) -> [u32; POINTS] {
    let mut orbits = Orbits::new(re, im);
    let mut iterations = orbits.skip_while_all_stay();
    let mut counts = [f64x2::splat(f64::from(iterations)); VECTORS];
    while iterations < MAX_ITERATIONS {
        let inside = orbits.inside();
        if !inside.into_iter().any(f64x2::any) {
            break;
        }
        for (count, inside) in counts.iter_mut().zip(inside) {
            *count += inside & f64x2::ONE;
        }
        orbits.advance();
        iterations += 1;
    }
    let counts = counts.map(f64x2::to_array);
    std::array::from_fn(|point| counts[point / 2][point % 2] as u32)
}

/// Whether a point lies in the heart-shaped part of the set or in the disc to
/// its left, by their formulas (Douady and Hubbard): such points never leave.
pub(super) fn is_surely_inside(re: f64, im: f64) -> bool {
    let right = re - 0.25;
    let q = right * right + im * im;
    let in_heart = q * (q + right) <= 0.25 * im * im;
    let in_disc = (re + 1.0) * (re + 1.0) + im * im <= 0.0625;
    in_heart || in_disc
}

/// Where eight points have come to.
#[derive(Clone, Copy)]
struct Orbits {
    re: [f64x2; VECTORS],
    im: f64x2,
    x: [f64x2; VECTORS],
    y: [f64x2; VECTORS],
}

impl Orbits {
    fn new(re: [f64; POINTS], im: f64) -> Self {
        let re = std::array::from_fn(|vector| f64x2::new([re[2 * vector], re[2 * vector + 1]]));
        let zeros = [f64x2::ZERO; VECTORS];
        Self {
            re,
            im: f64x2::splat(im),
            x: zeros,
            y: zeros,
        }
    }

    /// Goes on as long as no point has left; returns how many iterations.
    fn skip_while_all_stay(&mut self) -> u32 {
        // A check costs as much as an iteration. Rare checks are enough, because a point
        // that has left stays outside: it only grows, to infinity or not-a-number.
        const LEAP: u32 = 8;
        for iterations in (0..MAX_ITERATIONS).step_by(LEAP as usize) {
            let mut ahead = *self;
            (0..LEAP).for_each(|_| ahead.advance());
            if !ahead.inside().into_iter().all(f64x2::all) {
                return iterations;
            }
            *self = ahead;
        }
        MAX_ITERATIONS
    }

    #[inline]
    fn advance(&mut self) {
        for ((x, y), re) in self.x.iter_mut().zip(&mut self.y).zip(self.re) {
            let (xx, yy) = (*x * *x, *y * *y);
            *y = (*x + *x) * *y + self.im;
            *x = xx - yy + re;
        }
    }

    /// For each point, all bits set if it lies within radius 2.
    #[inline]
    fn inside(&self) -> [f64x2; VECTORS] {
        std::array::from_fn(|vector| {
            let (x, y) = (self.x[vector], self.y[vector]);
            (x * x + y * y).simd_le(f64x2::splat(4.0))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_ITERATIONS, is_surely_inside, iterations, iterations_of_row};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_at_a_time_are_the_same_to_the_bit(
            re in prop::array::uniform8(-2.1..0.7), im in -1.4..1.4,
        ) {
            prop_assert_eq!(iterations_of_row(re, im), re.map(|re| iterations(re, im)));
        }

        #[test]
        fn neighbours_are_the_same_to_the_bit(re in -2.1..0.7, im in -1.4..1.4) {
            let row = std::array::from_fn(|point| re + 1e-4 * point as f64);
            prop_assert_eq!(iterations_of_row(row, im), row.map(|re| iterations(re, im)));
        }

        #[test]
        fn points_inside_by_formula_never_leave(re in -1.3..0.4, im in -0.7..0.7) {
            prop_assume!(is_surely_inside(re, im));
            prop_assert_eq!(iterations(re, im), MAX_ITERATIONS);
        }
    }

    #[test]
    fn known_points_take_the_known_number_of_iterations() {
        assert_eq!(iterations(0.0, 0.0), MAX_ITERATIONS);
        assert_eq!(iterations(-2.0, 0.0), MAX_ITERATIONS);
        // 0, 1, 2, 5: the first three lie within radius 2.
        assert_eq!(iterations(1.0, 0.0), 3);
    }
}
