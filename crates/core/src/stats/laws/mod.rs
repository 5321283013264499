//! The laws of speed-up: how many times as fast n workers are, by Amdahl's law and by
//! Gunther's, fitted to measured points. Pure; it must not know what ran.
//!
//! Both laws are fitted by least squares to the same residuals: the relative
//! difference between each measured time and the law's. Times on few and on many
//! workers then have the same weight, which matches their errors (a clock and a busy
//! machine disturb a run in proportion to its length); residuals of speed-ups would
//! give the points on many workers far more weight. With these residuals both laws
//! are also linear in their parameters, so that a formula gives the least squares,
//! in each of a thousand resamples.

mod equations;

use super::{RESAMPLES, Resampler, median, middle95};
use equations::Equations;
use rand_core::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// No law is fitted through fewer different worker counts than this.
pub const MIN_COUNTS: usize = 3;

/// No measurement gives a speed-up beyond this, or below its reciprocal.
const LARGEST_SPEEDUP: f64 = 1e6;

/// The most workers that a law is asked about.
const MOST_WORKERS: f64 = 1e6;

/// A measured speed-up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The number of workers.
    pub workers: u32,
    /// How many times as fast as without workers.
    pub speedup: f64,
}

/// Amdahl's law (1967): a share of the work is done one after another, whatever
/// the number of workers. The speed-up on n is 1 / (s + (1 - s) / n).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amdahl {
    /// The serial share s, 0 to 1.
    pub serial: f64,
}

/// Gunther's universal scalability law (1993): besides what is serial, every
/// pair of workers costs. The speed-up on n is n / (1 + α (n - 1) + β n (n - 1)).
/// Without that cost (β = 0) it is Amdahl's law, with α for s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usl {
    /// Contention α, at least 0.
    pub contention: f64,
    /// Coherency β, at least 0.
    pub coherency: f64,
}

/// What the samples say of both laws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Laws {
    /// Amdahl's law.
    pub amdahl: Amdahl,
    /// The 95 % interval of its serial share.
    pub serial_ci95: [f64; 2],
    /// The universal scalability law.
    pub usl: Usl,
    /// The 95 % interval of its contention.
    pub contention_ci95: [f64; 2],
    /// The 95 % interval of its coherency.
    pub coherency_ci95: [f64; 2],
    /// Which of the two fits better.
    pub better: Law,
}

/// Both laws, each nearest to the same points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitted {
    /// Amdahl's law.
    pub amdahl: Amdahl,
    /// The universal scalability law.
    pub usl: Usl,
    /// Which of the two fits better.
    pub better: Law,
}

/// One of the two laws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// Amdahl's.
    Amdahl,
    /// The universal scalability law.
    Usl,
}

impl Amdahl {
    /// The law nearest to the points; `None` through fewer than [`MIN_COUNTS`]
    /// worker counts. Points that no measurement can give are ignored.
    pub fn fit(points: &[Point]) -> Option<Self> {
        Some(Self::of(&Equations::new(points)?))
    }

    /// The speed-up on this many workers, at least 1.
    pub fn predict(self, workers: f64) -> f64 {
        let workers = at_least_one(workers);
        1.0 / (self.serial + (1.0 - self.serial) / workers)
    }

    /// The limit that no number of workers exceeds; infinite if nothing is serial.
    pub fn limit(self) -> f64 {
        1.0 / self.serial
    }

    fn of(equations: &Equations) -> Self {
        Self {
            serial: equations.contention_alone().min(1.0),
        }
    }
}

impl Usl {
    /// The law nearest to the points, as [`Amdahl::fit`].
    pub fn fit(points: &[Point]) -> Option<Self> {
        Some(Self::of(&Equations::new(points)?))
    }

    /// The speed-up on this many workers, at least 1.
    pub fn predict(self, workers: f64) -> f64 {
        let workers = at_least_one(workers);
        let others = workers - 1.0;
        workers / (1.0 + self.contention * others + self.coherency * workers * others)
    }

    /// The number of workers beyond which more make it slower: √((1 - α) / β).
    /// `None` if there is none.
    pub fn peak(self) -> Option<f64> {
        let peak = ((1.0 - self.contention) / self.coherency).sqrt();
        if self.contention >= 1.0 {
            Some(1.0)
        } else {
            peak.is_finite().then_some(peak.max(1.0))
        }
    }

    /// Least squares with both parameters at least 0: if the minimum lies outside of
    /// this range, the minimum within it lies on its border.
    fn of(equations: &Equations) -> Self {
        let [contention, coherency] = equations.both();
        if contention >= 0.0 && coherency >= 0.0 {
            return Self {
                contention,
                coherency,
            };
        }
        let on_borders = [
            [equations.contention_alone(), 0.0],
            [0.0, equations.coherency_alone()],
        ];
        let [contention, coherency] = nearer(on_borders, equations);
        Self {
            contention,
            coherency,
        }
    }
}

impl Fitted {
    /// The laws nearest to the points; `None` through fewer than [`MIN_COUNTS`]
    /// worker counts. Points that no measurement can give are ignored.
    pub fn to(points: &[Point]) -> Option<Self> {
        let equations = Equations::new(points)?;
        let (amdahl, usl) = (Amdahl::of(&equations), Usl::of(&equations));
        Some(Self {
            amdahl,
            usl,
            better: equations.better(amdahl, usl),
        })
    }
}

fn nearer([one, other]: [[f64; 2]; 2], equations: &Equations) -> [f64; 2] {
    if equations.squares(other) < equations.squares(one) {
        other
    } else {
        one
    }
}

/// The speed-up if nothing were lost.
pub fn ideal(workers: f64) -> f64 {
    at_least_one(workers)
}

/// The serial share that one point alone says: (1/S - 1/n) / (1 - 1/n) (Karp and
/// Flatt 1990). If it grows with the workers, it is not serial work that slows
/// them down, but what they cost each other. Below 0 where n workers are more
/// than n times as fast. `None` of one worker, and of what is no speed-up.
pub fn karp_flatt(speedup: f64, workers: u32) -> Option<f64> {
    let point = Point { workers, speedup };
    let share = 1.0 / f64::from(workers);
    (workers > 1 && point.is_possible()).then(|| (1.0 / speedup - share) / (1.0 - share))
}

/// Both laws from samples: those of the baseline, and those on each number of
/// workers, all times in one unit. The intervals are percentile bootstraps: each
/// resample draws anew from the baseline's samples and from those of each worker
/// count apart, takes the medians, and fits both laws to them.
///
/// `None` through fewer than [`MIN_COUNTS`] worker counts that have samples
/// enough for an interval.
pub fn fit(baseline: &[f64], on_workers: &[(u32, &[f64])], seed: u64) -> Option<Laws> {
    let sweep = Resampled::new(baseline, on_workers)?;
    let Fitted {
        amdahl,
        usl,
        better,
    } = Fitted::to(&sweep.measured)?;

    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let draws: Vec<(Amdahl, Usl)> = (0..RESAMPLES)
        .map(|_| sweep.draw(&mut random))
        .map(|equations| (Amdahl::of(&equations), Usl::of(&equations)))
        .collect();
    let around = |fitted: f64, drawn: fn(&(Amdahl, Usl)) -> f64| {
        let [low, high] = middle95(draws.iter().map(drawn).collect())?;
        // The interval always contains the fitted value, however odd the samples.
        Some([low.min(fitted), high.max(fitted)])
    };
    Some(Laws {
        amdahl,
        serial_ci95: around(amdahl.serial, |(amdahl, _)| amdahl.serial)?,
        usl,
        contention_ci95: around(usl.contention, |(_, usl)| usl.contention)?,
        coherency_ci95: around(usl.coherency, |(_, usl)| usl.coherency)?,
        better,
    })
}

/// The samples of a sweep, to draw from.
struct Resampled {
    baseline: Resampler,
    on_workers: Vec<(u32, Resampler)>,
    /// The speed-ups of the medians themselves.
    measured: Vec<Point>,
}

impl Resampled {
    fn new(baseline: &[f64], on_workers: &[(u32, &[f64])]) -> Option<Self> {
        let baseline_time = median(baseline)?;
        let mut sweep = Self {
            baseline: Resampler::of_times(baseline)?,
            on_workers: Vec::new(),
            measured: Vec::new(),
        };
        for &(workers, times) in on_workers {
            if let (Some(time), Some(times)) = (median(times), Resampler::of_times(times)) {
                let speedup = baseline_time / time;
                sweep.measured.push(Point { workers, speedup });
                sweep.on_workers.push((workers, times));
            }
        }
        Some(sweep)
    }

    fn draw(&self, random: &mut impl Rng) -> Equations {
        let baseline = self.baseline.median(random);
        Equations::of(self.on_workers.iter().map(|(workers, times)| Point {
            workers: *workers,
            speedup: baseline / times.median(random),
        }))
    }
}

impl Point {
    fn is_possible(&self) -> bool {
        self.workers > 0 && (LARGEST_SPEEDUP.recip()..=LARGEST_SPEEDUP).contains(&self.speedup)
    }
}

/// Anything that is not a number of workers counts as 1.
fn at_least_one(workers: f64) -> f64 {
    if workers.is_nan() {
        1.0
    } else {
        workers.clamp(1.0, MOST_WORKERS)
    }
}
