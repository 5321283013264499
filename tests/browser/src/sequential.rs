//! Decides whether a number that is measured again and again clears a bar: a
//! sequential test, which goes on until it is sure, or gives up. Pure; it must
//! not know what is measured, or how.
//!
//! Each sample is compared with the bar on a logarithmic scale, so that twice and
//! half as much weigh the same. After every sample, Student's interval about the
//! mean is looked at: the claim holds once the interval has left the bar behind on
//! the claimed side, and fails once it has on the other. Failing asks for more than
//! holding: ten times the certainty, and more samples than a neighbour on the same
//! machine spoils in one go.

/// The most samples that are taken: where they have not decided, more will not.
pub const MOST: usize = 15;

/// The fewest samples that a claim can fail by.
pub const LEAST_TO_FAIL: usize = 8;

/// One-sided quantiles of Student's t for 1, 2, 3 ... degrees of freedom: one look
/// in 200 is wrong by chance.
const TO_HOLD: [f64; MOST - 1] = [
    63.657, 9.925, 5.841, 4.604, 4.032, 3.707, 3.499, 3.355, 3.250, 3.169, 3.106, 3.055, 3.012,
    2.977,
];
/// The same for one look in 2000.
const TO_FAIL: [f64; MOST - 1] = [
    636.619, 31.599, 12.924, 8.610, 6.869, 5.959, 5.408, 5.041, 4.781, 4.587, 4.437, 4.318, 4.221,
    4.140,
];
/// Samples are never taken for more alike than this (as a part of themselves):
/// clocks are coarse, and equal readings are no proof of no spread.
const LEAST_SPREAD: f64 = 0.01;

/// On which side of the bar the number is claimed to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// More than the bar.
    Above,
    /// Less than the bar.
    Below,
}

/// What the samples say so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The number clears the bar.
    Holds,
    /// It does not.
    Fails,
    /// Another sample is needed.
    Open,
    /// There were enough samples, and they do not say.
    Undecidable,
}

/// A claim about a number, and its samples so far.
#[derive(Clone, Debug)]
pub struct Claim {
    side: Side,
    bar: f64,
    samples: Vec<f64>,
}

impl Claim {
    /// The number is more than this; `bar` must be positive.
    pub fn above(bar: f64) -> Self {
        Self::new(Side::Above, bar)
    }

    /// The number is less than this; `bar` must be positive.
    pub fn below(bar: f64) -> Self {
        Self::new(Side::Below, bar)
    }

    fn new(side: Side, bar: f64) -> Self {
        Self {
            side,
            bar,
            samples: Vec::new(),
        }
    }

    /// Whether a single number clears the bar.
    pub fn is_cleared_by(&self, sample: f64) -> bool {
        match self.side {
            Side::Above => sample > self.bar,
            Side::Below => sample < self.bar,
        }
    }

    /// Adds a sample. What is no positive number is taken for the worst there is.
    pub fn add(&mut self, sample: f64) {
        let worst = match self.side {
            Side::Above => self.bar / 1_000.0,
            Side::Below => self.bar * 1_000.0,
        };
        let is_number = sample.is_finite() && sample > 0.0;
        self.samples.push(if is_number { sample } else { worst });
    }

    /// The samples so far, in their order.
    pub fn samples(&self) -> &[f64] {
        &self.samples
    }

    /// What the samples say.
    pub fn decision(&self) -> Decision {
        let count = self.samples.len();
        if count < 2 {
            return Decision::Open;
        }
        let freedom = (count - 2).min(MOST - 2);
        let distance = self.distance();
        if distance > TO_HOLD[freedom] {
            Decision::Holds
        } else if count >= LEAST_TO_FAIL && distance < -TO_FAIL[freedom] {
            Decision::Fails
        } else if count < MOST {
            Decision::Open
        } else {
            Decision::Undecidable
        }
    }

    /// How far the mean is on the claimed side of the bar, in standard errors.
    fn distance(&self) -> f64 {
        let count = self.samples.len() as f64;
        let logs = self.samples.iter().map(|sample| (sample / self.bar).ln());
        let mean = logs.clone().sum::<f64>() / count;
        let squares: f64 = logs.map(|log| (log - mean).powi(2)).sum();
        let spread = (squares / (count - 1.0)).sqrt().max(LEAST_SPREAD);
        let distance = mean / (spread / count.sqrt());
        match self.side {
            Side::Above => distance,
            Side::Below => -distance,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is decided, and after how many samples.
    fn decided(mut claim: Claim, samples: impl IntoIterator<Item = f64>) -> (Decision, usize) {
        for sample in samples {
            claim.add(sample);
            match claim.decision() {
                Decision::Open => {}
                decision => return (decision, claim.samples().len()),
            }
        }
        (Decision::Open, claim.samples().len())
    }

    /// Numbers from 0 to 1 that are the same each time (xorshift).
    fn noise(mut state: u64) -> impl Iterator<Item = f64> {
        std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) as f64 / (1_u64 << 53) as f64
        })
    }

    #[test]
    fn a_clear_number_is_decided_within_three_samples() {
        let (decision, count) = decided(Claim::above(1.2), [1.9, 1.8, 1.93]);
        assert_eq!(decision, Decision::Holds);
        assert!(count <= 3);
        let (decision, count) = decided(Claim::below(300.0), [41.0, 80.0, 25.0, 60.0]);
        assert_eq!(decision, Decision::Holds);
        assert!(count <= 4);
    }

    #[test]
    fn one_sample_decides_nothing() {
        assert_eq!(decided(Claim::above(1.2), [50.0]), (Decision::Open, 1));
        assert_eq!(decided(Claim::above(1.2), []), (Decision::Open, 0));
    }

    #[test]
    fn a_number_that_misses_the_bar_fails() {
        let steady = [1.006, 1.002, 1.01, 0.99, 1.0, 1.003, 1.01, 1.0];
        let expected = (Decision::Fails, LEAST_TO_FAIL);
        assert_eq!(decided(Claim::above(1.2), steady), expected);
        let late = [900.0, 850.0, 1_100.0, 870.0, 990.0, 920.0, 400.0, 900.0];
        assert_eq!(decided(Claim::below(300.0), late), expected);
    }

    #[test]
    fn one_bad_sample_among_good_ones_does_not_fail() {
        let samples = (0..MOST).map(|at| if at == 0 { 0.6 } else { 1.9 });
        assert_eq!(decided(Claim::above(1.2), samples).0, Decision::Holds);
    }

    #[test]
    fn a_few_spoilt_runs_in_a_row_do_not_fail() {
        let samples = (0..MOST).map(|at| if at < 5 { 0.9 } else { 1.7 });
        assert_ne!(decided(Claim::above(1.2), samples).0, Decision::Fails);
    }

    #[test]
    fn around_the_bar_nothing_is_decided() {
        let samples = (0..40).map(|at| if at % 2 == 0 { 1.1 } else { 1.31 });
        assert_eq!(
            decided(Claim::above(1.2), samples),
            (Decision::Undecidable, MOST)
        );
    }

    #[test]
    fn what_is_no_number_counts_as_the_worst() {
        for worst in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
            assert_eq!(
                decided(Claim::above(1.2), [worst; LEAST_TO_FAIL]).0,
                Decision::Fails,
                "{worst}"
            );
            assert_eq!(
                decided(Claim::below(1.2), [worst; LEAST_TO_FAIL]).0,
                Decision::Fails,
                "{worst}"
            );
        }
    }

    #[test]
    fn a_noisy_machine_seldom_gets_a_wrong_answer() {
        // True for half of the samples: the worst there is. Ratios of 1.2, give or
        // take a third.
        let trials = 2_000;
        let mut wrong = 0;
        for seed in 1..=trials {
            let ratios = noise(seed * 0x9e37_79b9).map(|it| 1.2 * (0.6 * (it - 0.5)).exp());
            if decided(Claim::above(1.2), ratios.take(MOST)).0 == Decision::Fails {
                wrong += 1;
            }
        }
        assert!(wrong * 100 < trials, "{wrong} of {trials} failed");
    }

    #[test]
    fn a_true_claim_never_fails_beside_a_busy_neighbour() {
        // 1.5 times as fast, and one run in five spoilt.
        for seed in 1..=2_000_u64 {
            let ratios = noise(seed * 0x9e37_79b9).map(|it| {
                if it < 0.2 {
                    0.9
                } else {
                    1.5 * (0.3 * (it - 0.6)).exp()
                }
            });
            let decision = decided(Claim::above(1.2), ratios.take(MOST)).0;
            assert_ne!(decision, Decision::Fails, "seed {seed}");
        }
    }
}
