//! Are these numbers prime? By trial division, slowly, as the tutorial does
//! it: by every odd number below. Must not know of clocks, threads or the web.

use super::answer::all_equal;
use super::{About, Bound, Job, Output, Params, Plan, Slider, Spread, Step, WrongAnswer};

/// The tutorial's numbers. All are prime but the fifth.
const TUTORIAL: [u32; 10] = [
    15_492_781, 15_492_787, 15_492_803, 15_492_811, 15_492_810, 15_492_833, 15_492_859, 15_502_547,
    15_520_301, 15_527_509,
];

/// Some 0.1 ms of dividing.
const DIVISORS_PER_STEP: u32 = 1 << 16;

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

/// One task a number. From the tutorial's first number on, these are the
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

/// Whether one of `from`, `from + 2`, … below `end` divides the number.
fn has_divisor(number: u32, from: u32, end: u32) -> bool {
    let mut divisor = from;
    while divisor < end {
        if number.is_multiple_of(divisor) {
            return true;
        }
        divisor += 2;
    }
    false
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
