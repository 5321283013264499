//! What lies between runs: the same work, run again later, takes a little longer or shorter, for
//! reasons that no sample of one run shows (the processor's clock, its heat, other programs).
//! Pure; it must not know what was measured.

use super::{MIN_SAMPLES, Ratio, median, median_interval};

/// The standard deviation of the logarithm of a run's median that is due to when it was run. So
/// much is assumed where too few runs are there to tell: on 2-core machines, of 100 pairs of
/// neighbouring runs of the same settings, about 5 are then said to differ (`make bench`).
pub const USUAL_DRIFT: f64 = 0.03;
/// Fewer runs of the same settings do not tell it.
const LEAST_RUNS: usize = 4;
/// Two-sided 95 % of the normal distribution, in standard deviations.
const NORMAL_95: f64 = 1.96;

/// The drift that runs of the same settings show, from the samples of each, in any one unit:
/// what their medians differ by beyond what the spread within each of them explains. `None` of
/// fewer than four runs with samples enough.
pub fn drift(runs: &[&[f64]], seed: u64) -> Option<f64> {
    let middles = runs
        .iter()
        .filter(|samples| samples.len() >= MIN_SAMPLES)
        .filter_map(|samples| {
            let [low, high] = median_interval(samples, seed)?;
            let within = (high / low).ln() / (2.0 * NORMAL_95);
            Some((median(samples)?.ln(), within * within))
        });
    let middles: Vec<(f64, f64)> = middles.collect();
    if middles.len() < LEAST_RUNS {
        return None;
    }
    let count = middles.len() as f64;
    let mean = middles.iter().map(|(middle, _)| middle).sum::<f64>() / count;
    let between = middles.iter().map(|(middle, _)| (middle - mean).powi(2));
    let within = middles.iter().map(|(_, within)| within).sum::<f64>() / count;
    let more = between.sum::<f64>() / (count - 1.0) - within;
    Some(more.max(0.0).sqrt())
}

impl Ratio {
    /// The same ratio of two runs that were made at different times, each with this drift: its
    /// interval is as much wider as independent errors add up.
    #[must_use]
    pub fn between_runs(self, drift: f64) -> Self {
        let more = NORMAL_95 * std::f64::consts::SQRT_2 * drift;
        let wider = |end: f64| (end / self.ratio).ln().hypot(more).exp();
        let [low, high] = self.ci95;
        Self {
            ratio: self.ratio,
            ci95: [self.ratio / wider(low), self.ratio * wider(high)],
        }
    }
}
