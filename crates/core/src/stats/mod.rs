//! Statistics of samples: median, quartiles, outliers, bootstrap intervals,
//! verdicts, and the number of cores that a sweep over worker counts reveals.
//!
//! Pure: numbers in, numbers out. It must not know what was measured, nor
//! where the numbers are shown. Everything random takes its seed as an
//! argument. Samples are finite numbers in any order, in any one unit.

pub mod drift;
pub mod laws;

use rand_core::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

/// Fewer samples than this say nothing about their spread, so there is no interval.
pub const MIN_SAMPLES: usize = 3;

/// How many resamples a bootstrap takes: the ends of a 95 % interval then rest
/// on 25 resamples each. The page's thread has time for these after a run of five
/// modes with 100 samples each, but not for many more.
const RESAMPLES: usize = 1_000;

/// Modified z-scores beyond this mark an outlier (Iglewicz & Hoaglin 1993).
const OUTLIER_Z: f64 = 3.5;

/// The median absolute deviation of a normal distribution, in standard
/// deviations.
const NORMAL_MAD: f64 = 0.6745;

/// The mean absolute deviation of a normal distribution, in standard
/// deviations: √(2/π).
const NORMAL_MEAN_DEVIATION: f64 = 0.797_885;

/// What is shown of the samples of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Half of the samples are at or below it, in the samples' unit.
    pub median: f64,
    /// First and third quartile, in the samples' unit.
    pub quartiles: [f64; 2],
    /// Indices of the outliers, ascending. They are marked, never dropped: the median
    /// and the quartiles count them.
    pub outliers: Vec<usize>,
}

/// How many times as fast as a baseline something is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// Median of the baseline over the median of the other; above 1 if the
    /// other is faster.
    pub ratio: f64,
    /// The 95 % interval of the ratio, lower end first.
    pub ci95: [f64; 2],
}

/// What may be said of a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The whole interval lies above 1.
    #[serde(rename = "faster")]
    Faster,
    /// The whole interval lies below 1.
    #[serde(rename = "slower")]
    Slower,
    /// The interval contains 1.
    #[serde(rename = "no clear difference")]
    NoClearDifference,
}

impl Ratio {
    /// The verdict: an interval that contains 1, even at its very end, has no winner.
    pub fn verdict(&self) -> Verdict {
        let [low, high] = self.ci95;
        if low > 1.0 {
            Verdict::Faster
        } else if high < 1.0 {
            Verdict::Slower
        } else {
            Verdict::NoClearDifference
        }
    }
}

impl Verdict {
    /// The words for it, as in results: "faster".
    pub fn words(self) -> &'static str {
        match self {
            Self::Faster => "faster",
            Self::Slower => "slower",
            Self::NoClearDifference => "no clear difference",
        }
    }
}

/// Median, quartiles and outliers; `None` of no samples.
pub fn summarize(samples: &[f64]) -> Option<Summary> {
    let sorted = sorted(samples);
    Some(Summary {
        median: quantile_of_sorted(&sorted, 0.5)?,
        quartiles: [
            quantile_of_sorted(&sorted, 0.25)?,
            quantile_of_sorted(&sorted, 0.75)?,
        ],
        outliers: outliers(samples),
    })
}

/// The middle sample, or the mean of the middle two; `None` of no samples.
pub fn median(samples: &[f64]) -> Option<f64> {
    quantile(samples, 0.5)
}

/// The quantile at `p` (0 to 1), linear between the two samples next to it:
/// type 7 of Hyndman & Fan 1996, the default of R and `NumPy`. `None` of no
/// samples.
pub fn quantile(samples: &[f64], p: f64) -> Option<f64> {
    quantile_of_sorted(&sorted(samples), p)
}

/// The median of the distances from the median, in the samples' unit; `None`
/// of no samples.
pub fn median_absolute_deviation(samples: &[f64]) -> Option<f64> {
    median(&distances_from(samples, median(samples)?))
}

/// How many times as fast as `baseline` the `other` is, by their medians, with
/// a 95 % interval by the percentile bootstrap (Efron & Tibshirani 1993, ch. 13).
/// In simulations it covers the true ratio in 95 % of cases from 5 samples on; with
/// 3 samples, in 90 %.
///
/// `None` if either has fewer than [`MIN_SAMPLES`] samples, or one that is not
/// a finite number above 0.
pub fn ratio_of_medians(baseline: &[f64], other: &[f64], seed: u64) -> Option<Ratio> {
    let ratio = median(baseline)? / median(other)?;
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let baseline = Resampler::of_times(baseline)?;
    let other = Resampler::of_times(other)?;
    let ci95 = interval95(|| baseline.median(&mut random) / other.median(&mut random))?;
    Some(Ratio { ratio, ci95 })
}

/// The 95 % interval of the median by the percentile bootstrap, in the samples'
/// unit, lower end first. It is a little narrow: with 10 samples it covers the
/// truth in 94 % of simulations. `None` as for [`ratio_of_medians`].
pub fn median_interval(samples: &[f64], seed: u64) -> Option<[f64; 2]> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let samples = Resampler::of_times(samples)?;
    interval95(|| samples.median(&mut random))
}

/// The width of an interval as a share of its middle: 0.1 is ±5 %. More samples
/// are wanted while it is large. The ends must be above 0.
pub fn relative_width(interval: [f64; 2]) -> f64 {
    let [low, high] = interval;
    (high - low) / f64::midpoint(low, high)
}

/// How many workers find a core of their own, from pairs of a worker count and
/// the throughput measured with it (in any one unit).
///
/// A worker has found a core if it adds at least half of what one worker does
/// alone. Where counts were skipped (4, then 8), the gain is told in whole
/// workers, rounded. A count without a gain is skipped, and the next one is compared
/// with the one before it, so that one bad sample does not end the search.
///
/// `None` without a throughput above 0 of one worker.
pub fn cores_found(throughputs: &[(u32, f64)]) -> Option<u32> {
    let mut points = throughputs.to_vec();
    points.retain(|&(_, throughput)| throughput.is_finite());
    points.sort_by_key(|&(workers, _)| workers);
    let &(_, alone) = points
        .iter()
        .find(|&&(workers, each)| workers == 1 && each > 0.0)?;
    let (mut cores, mut reached) = (1, alone);
    for (workers, throughput) in points {
        // A cast from a float saturates, so a loss counts as no gain.
        let gained = ((throughput - reached) / alone).round() as u32;
        let gained = gained.min(workers.saturating_sub(cores));
        if gained > 0 {
            cores += gained;
            reached = throughput;
        }
    }
    Some(cores)
}

/// Draws from samples with replacement, and keeps of each draw only its median.
///
/// A draw is kept as how often each rank was drawn. The median is then found by
/// counting from below, with neither sorting nor copying: a page's thread does
/// this thousands of times.
struct Resampler {
    sorted: Vec<f64>,
}

impl Resampler {
    /// `None` if there are too few samples, or any is not a finite number above 0.
    fn of_times(samples: &[f64]) -> Option<Self> {
        let are_times = samples
            .iter()
            .all(|&sample| sample.is_finite() && sample > 0.0);
        (samples.len() >= MIN_SAMPLES && are_times).then(|| Self {
            sorted: sorted(samples),
        })
    }

    fn median(&self, random: &mut impl Rng) -> f64 {
        let count = self.sorted.len();
        let mut drawn = vec![0_u32; count];
        for _ in 0..count {
            drawn[below(count, random)] += 1;
        }
        let upper = self.at_rank(&drawn, count / 2);
        if count % 2 == 1 {
            upper
        } else {
            f64::midpoint(self.at_rank(&drawn, count / 2 - 1), upper)
        }
    }

    /// The sample at a rank (from 0) of what was drawn.
    fn at_rank(&self, drawn: &[u32], rank: usize) -> f64 {
        let mut passed = 0;
        for (&sample, &times) in self.sorted.iter().zip(drawn) {
            passed += times as usize;
            if passed > rank {
                return sample;
            }
        }
        // Never reached: as many were drawn as there are samples, and `rank` is
        // below that.
        f64::NAN
    }
}

/// A random index below `count`: the high half of a product (Lemire 2019). Its
/// bias is below `count` in 2³², far less than a bootstrap can notice.
fn below(count: usize, random: &mut impl Rng) -> usize {
    ((u64::from(random.next_u32()) * count as u64) >> 32) as usize
}

/// The middle 95 % of many draws of a statistic.
fn interval95(draw: impl FnMut() -> f64) -> Option<[f64; 2]> {
    middle95(std::iter::repeat_with(draw).take(RESAMPLES).collect())
}

/// The middle 95 % of what was drawn.
fn middle95(mut draws: Vec<f64>) -> Option<[f64; 2]> {
    draws.sort_unstable_by(f64::total_cmp);
    Some([
        quantile_of_sorted(&draws, 0.025)?,
        quantile_of_sorted(&draws, 0.975)?,
    ])
}

/// The samples whose modified z-score is beyond [`OUTLIER_Z`].
///
/// When more than half of the samples are equal, as with a coarse timer, the
/// median distance is 0 and cannot be a measure. The mean distance takes its
/// place: otherwise one sample that took five times as long would not be marked.
fn outliers(samples: &[f64]) -> Vec<usize> {
    let Some(centre) = median(samples) else {
        return Vec::new();
    };
    let distances = distances_from(samples, centre);
    let deviation = match median(&distances) {
        Some(mad) if mad > 0.0 => mad / NORMAL_MAD,
        _ => distances.iter().sum::<f64>() / distances.len() as f64 / NORMAL_MEAN_DEVIATION,
    };
    let is_far = |&index: &usize| distances[index] > OUTLIER_Z * deviation;
    (0..samples.len()).filter(is_far).collect()
}

fn distances_from(samples: &[f64], centre: f64) -> Vec<f64> {
    samples
        .iter()
        .map(|sample| (sample - centre).abs())
        .collect()
}

fn sorted(samples: &[f64]) -> Vec<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

fn quantile_of_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = p.clamp(0.0, 1.0) * last as f64;
    let below = (position as usize).min(last);
    let above = (below + 1).min(last);
    let share = position - below as f64;
    Some(sorted[below] + share * (sorted[above] - sorted[below]))
}
