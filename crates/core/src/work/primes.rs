//! Are these numbers prime? By trial division, slowly, as the tutorial does
//! it: by every odd number below. Must not know of clocks, threads or the web.

use super::answer::all_equal;
use super::{About, Bound, Job, Output, Params, Plan, Slider, Spread, Step, WrongAnswer};

/// The tutorial's numbers. All are prime but the fifth.
const TUTORIAL: [u32; 10] = [
    15_492_781, 15_492_787, 15_492_803, 15_492_811, 15_492_810, 15_492_833, 15_492_859, 15_502_547,
    15_520_301, 15_527_509,
];

/// Some 0.1 ms of dividing; a multiple of those that are tried at once.
const DIVISORS_PER_STEP: u32 = 3 << 16;

pub(super) const ABOUT: About = About {
    id: "primes",
    title: "Prime numbers",
    task: "tests one number by dividing it by every odd number below it",
    bound: Bound::Cpu,
    why: "A division needs the processor from beginning to end; there is nothing to wait for.",
    caveat: "",
    tasks: Slider {
        label: "Numbers to test",
        unit: "",
        min: 1,
        max: 10_000,
        default: TUTORIAL.len() as u32,
        spread: Spread::Logarithmic,
    },
    size: Some(Slider {
        label: "First number",
        unit: "",
        min: 3,
        max: 100_000_000,
        default: TUTORIAL[0],
        spread: Spread::Logarithmic,
    }),
    latency: None,
    element: None,
};

/// One task per number. From the tutorial's first number on, these are the
/// tutorial's ten and then the odd numbers that follow; from any other, the
/// odd numbers from there up.
pub(super) fn plan(params: Params) -> impl Plan {
    Numbers {
        first: params.size,
        tasks: params.tasks,
    }
}

struct Numbers {
    first: u32,
    tasks: u32,
}

/// A number that has no odd divisor below `next`.
struct Division {
    number: u32,
    next: u32,
}

impl Numbers {
    fn number(&self, task: u32) -> u32 {
        if self.first != TUTORIAL[0] {
            return (self.first | 1) + 2 * task;
        }
        let [.., last] = TUTORIAL;
        let tutorial = TUTORIAL.get(task as usize).copied();
        tutorial.unwrap_or_else(|| last + 2 * (task + 1 - TUTORIAL.len() as u32))
    }
}

impl Plan for Numbers {
    fn phases(&self) -> Vec<u32> {
        vec![self.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        Box::new(Division {
            number: self.number(task),
            next: 3,
        })
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        all_equal(self.tasks, outputs, |task| {
            answer(is_prime(self.number(task)))
        })
    }
}

impl Job for Division {
    fn step(&mut self) -> Step {
        if self.number.is_multiple_of(2) {
            return Step::Done(answer(self.number == 2));
        }
        let end = self.number.min(self.next + 2 * DIVISORS_PER_STEP);
        if has_divisor(self.number, self.next, end) {
            return Step::Done(answer(false));
        }
        self.next = end;
        if end == self.number {
            Step::Done(answer(true))
        } else {
            Step::More
        }
    }
}

fn answer(is_prime: bool) -> Output {
    Output::Count(u64::from(is_prime))
}

/// Whether one of `from`, `from + 2`, … below `end` divides the number. Of three
/// divisors in a row, one is tried in whole numbers and two in floating point: a
/// processor has a divider for each, and both work at once.
fn has_divisor(number: u32, from: u32, end: u32) -> bool {
    let dividend = f64::from(number);
    let mut divisor = from;
    let (mut second, mut third) = (f64::from(from) + 2.0, f64::from(from) + 4.0);
    while end.saturating_sub(divisor) > 4 {
        let divides = number.is_multiple_of(divisor);
        if divides | is_whole(dividend / second) | is_whole(dividend / third) {
            return true;
        }
        divisor += 6;
        second += 6.0;
        third += 6.0;
    }
    let mut rest = (divisor..end).step_by(2);
    rest.any(|divisor| number.is_multiple_of(divisor))
}

/// Whether a quotient of two `u32` has no remainder. Rounding hides none: a
/// remainder makes at least 1 / divisor, and the rounding error is smaller than
/// that as long as the dividend is below 2⁵³.
#[expect(clippy::float_cmp, reason = "it is the same number or it is not")]
fn is_whole(quotient: f64) -> bool {
    // So large that a sum with it has no fractional part left.
    const LARGE: f64 = (3_u64 << 51) as f64;
    (quotient + LARGE) - LARGE == quotient
}

/// The known answer, by another way: the test of Miller and Rabin. With these
/// bases it is exact for all of `u32` (Jaeschke, "On strong pseudoprimes to
/// several bases", 1993).
fn is_prime(number: u32) -> bool {
    const BASES: [u32; 3] = [2, 7, 61];
    if number < 2 || BASES.contains(&number) {
        return number >= 2;
    }
    !number.is_multiple_of(2)
        && BASES
            .into_iter()
            .all(|base| is_strong_probable(number, base))
}

/// Whether an odd number is a strong probable prime to a base.
fn is_strong_probable(number: u32, base: u32) -> bool {
    let twos = (number - 1).trailing_zeros();
    let mut power = power_modulo(base, (number - 1) >> twos, number);
    if power == 1 || power == number - 1 {
        return true;
    }
    for _ in 1..twos {
        power = power_modulo(power, 2, number);
        if power == number - 1 {
            return true;
        }
    }
    false
}

fn power_modulo(base: u32, mut exponent: u32, modulus: u32) -> u32 {
    let multiply = |a: u32, b: u32| (u64::from(a) * u64::from(b) % u64::from(modulus)) as u32;
    let (mut power, mut square) = (1 % modulus, base % modulus);
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = multiply(power, square);
        }
        square = multiply(square, square);
        exponent /= 2;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::{has_divisor, is_prime};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_largest_numbers_too_are_divided_exactly(
            number in 1_u32 << 31..,
            from in 0..1_u32 << 20,
            count in 0..40_u32,
        ) {
            let (from, end) = (2 * from + 3, 2 * (from + count) + 3);
            let expected = (from..end).step_by(2).any(|divisor| number % divisor == 0);
            prop_assert_eq!(has_divisor(number, from, end), expected);
        }

        #[test]
        fn a_divisor_is_found_wherever_it_lies(
            factors in prop::array::uniform2(3..1_u32 << 16),
            before in 0..9_u32,
        ) {
            let [divisor, other] = factors.map(|factor| factor | 1);
            let from = divisor.saturating_sub(2 * before).max(3);
            prop_assert!(has_divisor(divisor * other, from, divisor + 1));
        }
    }

    #[test]
    fn both_ways_agree_on_every_small_number() {
        for number in 3..20_000 {
            let by_division = number % 2 == 1 && !has_divisor(number, 3, number);
            assert_eq!(is_prime(number), by_division, "{number}");
        }
    }

    #[test]
    fn numbers_that_fool_single_bases_are_recognized() {
        // Strong pseudoprimes to base 2, to bases 2 and 3, to bases 2, 3 and 5.
        for pseudoprime in [2_047, 1_373_653, 25_326_001] {
            assert!(!is_prime(pseudoprime), "{pseudoprime}");
        }
        assert!(is_prime(u32::MAX - 4));
    }
}
