//! The result of a comparison, in the shape that is exported: schema
//! `interleave.result/1`. Times are in milliseconds.

use super::{Experiment, ModeSamples};
use crate::mode::{Label, Mode};
use crate::sample::{Copying, ProgramRun};
use crate::stats::{self, Summary, Verdict, laws};
use crate::trace::Trace;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The schema's name and version.
pub const SCHEMA: &str = "interleave.result/1";

/// A whole result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: Cow<'static, str>,
    /// Version of this program.
    pub version: Cow<'static, str>,
    /// Where it was measured.
    pub environment: Environment,
    /// What was measured, as in the URL.
    pub settings: BTreeMap<String, String>,
    /// One run per mode, in the order the modes were asked for.
    pub runs: Vec<Run>,
    /// Every other mode against the baseline: `sequential`, if it was run,
    /// otherwise the first mode.
    pub comparisons: Vec<Comparison>,
    /// How the speed-up grows with the workers, if that was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sweep: Option<Sweep>,
    /// The last run of each mode as it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
}

/// How the speed-up grows with the workers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sweep {
    /// What ran on those workers: `parallel`, or `processes`.
    pub mode: Mode,
    /// One point per number of workers, fewest first.
    pub points: Vec<SweepPoint>,
    /// Amdahl's law, fitted; `None` through fewer than 3 points.
    pub amdahl: Option<Amdahl>,
    /// The universal scalability law, where it fits better.
    pub usl: Option<Usl>,
    /// The number of workers from which on more do not help.
    #[serde(rename = "coresFound")]
    pub knee: Option<u32>,
}

/// The speed-up on one number of workers, over one task after another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SweepPoint {
    /// How many workers.
    pub workers: u32,
    /// How many times faster than `sequential`.
    pub speedup: f64,
    /// Its 95 % interval.
    pub ci95: [f64; 2],
    /// The serial share that this point alone says (Karp and Flatt); `None` for
    /// one worker.
    pub karp_flatt: Option<f64>,
}

/// Amdahl's law: the speed-up on n workers is 1 / (s + (1 - s) / n).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amdahl {
    /// The serial share s of the work, 0 to 1.
    pub serial: f64,
    /// Its 95 % interval.
    pub ci95: [f64; 2],
}

/// Gunther's universal scalability law: the speed-up on n workers is
/// n / (1 + α (n - 1) + β n (n - 1)).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Usl {
    /// Contention α: what must be done one after another.
    pub contention: f64,
    /// Its 95 % interval.
    pub contention_ci95: [f64; 2],
    /// Coherency β: what each pair of workers costs.
    pub coherency: f64,
    /// Its 95 % interval.
    pub coherency_ci95: [f64; 2],
}

/// The circumstances of a measurement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Environment {
    /// Which build ran: `threads`, `single` or `native`.
    pub engine: Cow<'static, str>,
    /// Whether the page is isolated, and so may share memory.
    pub cross_origin_isolated: bool,
    /// Cores the browser reports.
    pub hardware_concurrency: u32,
    /// Cores found by loading them; `None` if they were not counted.
    pub cores_found: Option<u32>,
    /// The smallest step of the clock that took the samples.
    pub timer_step_ms: f64,
    /// Whether prices came over a network; otherwise their waits were timers.
    /// The first results do not say.
    #[serde(default)]
    pub network: bool,
    /// The browser, as it names itself.
    pub user_agent: String,
}

/// How an engine's start went: timed apart, never inside a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StartUp {
    /// The engine worker, up to its module being ready.
    pub engine_ms: f64,
    /// The pool, on top of that.
    pub pool_ms: f64,
    /// The processes, if there are any.
    pub processes_ms: f64,
}

impl Amdahl {
    /// The law itself, to draw it.
    pub fn law(&self) -> laws::Amdahl {
        laws::Amdahl {
            serial: self.serial,
        }
    }
}

impl Usl {
    /// The law itself, to draw it.
    pub fn law(&self) -> laws::Usl {
        laws::Usl {
            contention: self.contention,
            coherency: self.coherency,
        }
    }
}

impl StartUp {
    /// What has to stand before this mode can run.
    fn of(self, mode: Mode) -> f64 {
        match mode {
            Mode::Sequential | Mode::Concurrent => self.engine_ms,
            Mode::Parallel | Mode::Gil => self.engine_ms + self.pool_ms,
            Mode::Processes => self.processes_ms,
        }
    }
}

/// The samples of one mode, and what they come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The mode.
    pub mode: Mode,
    /// How many workers ran tasks.
    pub workers: u32,
    /// What the numbers are worth.
    pub label: Label,
    /// Every sample, in the order they were taken.
    pub samples_ms: Vec<f64>,
    /// Their median.
    pub median_ms: f64,
    /// Their first and third quartile.
    pub quartiles_ms: [f64; 2],
    /// Indices into `samples_ms` of those that lie far out.
    pub outliers: Vec<usize>,
    /// How many samples were disturbed and taken again.
    pub voided: u32,
    /// How long its workers took to start.
    pub startup_ms: f64,
    /// What its tasks cost that share no memory.
    #[serde(flatten)]
    pub shares: Option<Shares>,
    /// What a program did.
    #[serde(flatten)]
    pub program: Option<ProgramRun>,
    /// Stands for the answer; the same in all runs. Of a program, for what its first run
    /// printed.
    pub checksum: String,
    /// Whether the answer was compared with the known one: always, or there
    /// would be no result. Of a program, whether it printed the same in all runs.
    pub verified: bool,
}

/// Where the time of all workers of one run went together, in modes whose tasks
/// share no memory.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shares {
    /// Copying what tasks need and what they leave behind: the mean.
    pub copy_ms: f64,
    /// Computing, or waiting for I/O: the mean.
    pub compute_ms: f64,
    /// Bytes copied by a run, there and back.
    pub copied_bytes: u64,
}

/// One mode against another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The mode.
    pub mode: Mode,
    /// The baseline.
    pub over: Mode,
    /// How many times faster than the baseline.
    pub ratio: f64,
    /// Its 95 % interval.
    pub ci95: [f64; 2],
    /// What may be said.
    pub verdict: Verdict,
}

impl Report {
    /// The result of a finished experiment. `workers` is the size of the pool.
    pub fn new(
        experiment: &Experiment,
        environment: Environment,
        settings: BTreeMap<String, String>,
        workers: u32,
        start_up: StartUp,
    ) -> Self {
        let checksum = experiment.checksum().unwrap_or_default();
        let mut runs: Vec<Run> = experiment
            .samples()
            .iter()
            .filter_map(|samples| Run::new(samples, workers, start_up, checksum))
            .collect();
        for (run, program) in runs.iter_mut().zip(experiment.programs()) {
            run.program.clone_from(program);
            run.verified = !experiment.output_differs();
        }
        let comparisons = compare(&runs, experiment.seed());
        Self {
            schema: SCHEMA.into(),
            version: env!("CARGO_PKG_VERSION").into(),
            environment,
            settings,
            runs,
            comparisons,
            sweep: None,
            trace: None,
        }
    }
}

impl Shares {
    /// The means, not the medians: where the clock is coarse, a short task takes
    /// no time or a whole step of it, and only the mean of many is right.
    fn of(copying: &[Copying]) -> Option<Self> {
        let sum = copying
            .iter()
            .copied()
            .reduce(|sum, more| more.and(Some(sum)))?;
        let mean = sum.divided_by(copying.len() as u32);
        Some(Self {
            copy_ms: mean.copy_ms,
            compute_ms: mean.compute_ms,
            copied_bytes: mean.bytes,
        })
    }
}

impl Run {
    fn new(samples: &ModeSamples, pool: u32, start_up: StartUp, checksum: &str) -> Option<Self> {
        let Summary {
            median,
            quartiles,
            outliers,
        } = stats::summarize(&samples.samples_ms)?;
        Some(Self {
            mode: samples.mode,
            workers: samples.mode.workers(pool),
            label: samples.mode.label(),
            samples_ms: samples.samples_ms.clone(),
            median_ms: median,
            quartiles_ms: quartiles,
            outliers,
            voided: samples.voided,
            startup_ms: start_up.of(samples.mode),
            shares: Shares::of(&samples.copying),
            program: None,
            checksum: checksum.to_owned(),
            verified: true,
        })
    }
}

/// Every other mode against the baseline, in the order of the runs, by their samples
/// alone. `seed` is that of the bootstrap; modes with too few samples for an interval
/// are left out.
pub fn compare(runs: &[Run], seed: u64) -> Vec<Comparison> {
    let sequential = runs.iter().find(|run| run.mode == Mode::Sequential);
    let Some(baseline) = sequential.or(runs.first()) else {
        return Vec::new();
    };
    let others = runs.iter().filter(|run| run.mode != baseline.mode);
    others
        .filter_map(|run| {
            let ratio = stats::ratio_of_medians(&baseline.samples_ms, &run.samples_ms, seed)?;
            Some(Comparison {
                mode: run.mode,
                over: baseline.mode,
                ratio: ratio.ratio,
                ci95: ratio.ci95,
                verdict: ratio.verdict(),
            })
        })
        .collect()
}
