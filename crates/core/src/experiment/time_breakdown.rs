//! Where the time of all workers of a run went: one share each for what was of
//! use and for every way to lose it. They are read off the trace, and add up to
//! all the time there was: the number of workers times the length of the run.
//! It must not know what to say of them.

use crate::mode::Mode;
use crate::trace::{Kind, Span, Trace};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The run that is asked about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    /// Its mode.
    pub mode: Mode,
    /// How many workers took part.
    pub workers: u32,
    /// How many tasks each phase has. The tasks of a trace are counted on from
    /// phase to phase.
    pub tasks: u32,
    /// Cores found by loading them; `None` if they were not counted.
    pub cores_found: Option<u32>,
    /// How many times as fast as `sequential` it is.
    pub speedup: f64,
}

/// Shares of the time of all workers: each at least 0, together 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeBreakdown {
    /// Computing, for as long as `sequential` would have to.
    pub useful: f64,
    /// Computing, for longer than `sequential` would have to: cores, caches or
    /// memory are shared, or the processor's clock is slower.
    pub slowed: f64,
    /// Waiting for I/O.
    pub waiting: f64,
    /// Waiting for a lock that another held.
    pub blocked: f64,
    /// Copying to another memory, or from there.
    pub copying: f64,
    /// Not yet begun, at the start of the run or of a phase: waking up.
    pub waking: f64,
    /// Between two tasks: the cost of handing them out.
    pub handing: f64,
    /// Nothing left to do, while others were not done yet.
    pub idle: f64,
    /// Never had anything to do: there were fewer tasks than workers.
    pub unused: f64,
}

/// What a trace says of the tasks of one run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tasks {
    /// How long the run took.
    pub(super) run_ms: f64,
    /// How long a task took, in the mean, all kinds of spans together.
    pub(super) mean_ms: f64,
    /// Which took longest, counted from 0, and how long.
    pub(super) longest: (u32, f64),
}

impl TimeBreakdown {
    /// The losses of the facts' run; `None` if the trace has nothing of it.
    pub fn of(trace: &Trace, facts: &Facts) -> Option<Self> {
        Some(account(trace, facts)?.0)
    }

    /// All shares, in the order of the fields, with their names: of use first,
    /// so that a bar of them shows the loss as the rest.
    pub fn shares(&self) -> [(&'static str, f64); 9] {
        self.named([
            "computing",
            "slowed down",
            "waiting for I/O",
            "waiting for a lock",
            "copying",
            "waking up",
            "between tasks",
            "nothing left to do",
            "never had a task",
        ])
    }

    /// The same of a program, whose workers run threads.
    pub fn shares_of_threads(&self) -> [(&'static str, f64); 9] {
        self.named([
            "computing",
            "slowed down",
            "all threads wait",
            "threads wait for a lock",
            "copying",
            "threads are being started",
            "between two threads",
            "other threads have ended",
            "no thread for it",
        ])
    }

    fn named(&self, names: [&'static str; 9]) -> [(&'static str, f64); 9] {
        let shares = [
            self.useful,
            self.slowed,
            self.waiting,
            self.blocked,
            self.copying,
            self.waking,
            self.handing,
            self.idle,
            self.unused,
        ];
        std::array::from_fn(|place| (names[place], shares[place]))
    }
}

/// The losses, and what they say of tasks.
pub(super) fn account(trace: &Trace, facts: &Facts) -> Option<(TimeBreakdown, Tasks)> {
    let lanes: Vec<u32> = trace.lanes_of(facts.mode).map(|lane| lane.id).collect();
    let is_sound = |span: &&Span| {
        span.start_ms.is_finite() && span.end_ms.is_finite() && span.start_ms < span.end_ms
    };
    let spans = trace.spans.iter().filter(is_sound);
    let spans: Vec<(usize, Span)> = spans
        .filter_map(|span| Some((lanes.iter().position(|&id| id == span.lane)?, *span)))
        .collect();
    // Lanes of workers that got nothing to do may be missing.
    let workers = lanes.len().max(facts.workers as usize);
    let begin_ms = begin_ms(trace, &spans);
    let mut times = Times::default();
    let mut from_ms = begin_ms;
    for phase in phases(&spans, facts.tasks).values() {
        let until_ms = phase.iter().map(|(_, span)| span.end_ms);
        let until_ms = until_ms.fold(from_ms, f64::max);
        let few = (facts.tasks as usize) < workers;
        times.add_phase(phase, workers, [from_ms, until_ms], few);
        from_ms = until_ms;
    }
    let run_ms = from_ms - begin_ms;
    let all_ms = run_ms * workers as f64;
    (all_ms > 0.0 && all_ms.is_finite()).then(|| {
        let breakdown = times.breakdown(all_ms, facts.speedup / workers as f64);
        (breakdown, tasks(&spans, run_ms))
    })
}

/// When the run began: at 0, or, if records were lost, when there is a first one
/// of every lane that has any. What was before is not known.
fn begin_ms(trace: &Trace, spans: &[(usize, Span)]) -> f64 {
    if trace.lost == 0 {
        return 0.0;
    }
    let mut firsts = BTreeMap::new();
    for (lane, span) in spans {
        let first_ms = firsts.entry(lane).or_insert(span.start_ms);
        *first_ms = span.start_ms.min(*first_ms);
    }
    firsts.into_values().fold(0.0, f64::max)
}

fn phases(spans: &[(usize, Span)], tasks: u32) -> BTreeMap<u32, Vec<&(usize, Span)>> {
    let mut phases: BTreeMap<u32, Vec<_>> = BTreeMap::new();
    for placed in spans {
        let phase = placed.1.task / tasks.max(1);
        phases.entry(phase).or_default().push(placed);
    }
    phases
}

fn tasks(spans: &[(usize, Span)], run_ms: f64) -> Tasks {
    let mut lengths_ms: BTreeMap<u32, f64> = BTreeMap::new();
    for (_, span) in spans {
        *lengths_ms.entry(span.task).or_default() += span.length_ms();
    }
    let longest = lengths_ms
        .iter()
        .max_by(|one, other| one.1.total_cmp(other.1));
    Tasks {
        run_ms,
        mean_ms: lengths_ms.values().sum::<f64>() / lengths_ms.len().max(1) as f64,
        longest: longest.map_or((0, 0.0), |(&task, &length_ms)| (task, length_ms)),
    }
}

/// Milliseconds of all workers together.
#[derive(Default)]
pub(super) struct Times {
    of_kind: [f64; Kind::ALL.len()],
    pub(super) waking: f64,
    pub(super) handing: f64,
    pub(super) idle: f64,
    pub(super) unused: f64,
}

impl Times {
    pub(super) fn of_kind(&mut self, kind: Kind) -> &mut f64 {
        &mut self.of_kind[kind as usize]
    }

    /// Accounts for the time of all workers in one phase.
    fn add_phase(
        &mut self,
        spans: &[&(usize, Span)],
        workers: usize,
        [from_ms, until_ms]: [f64; 2],
        few_tasks: bool,
    ) {
        let mut lanes = vec![Vec::new(); workers];
        for (lane, span) in spans {
            let start_ms = span.start_ms.max(from_ms);
            if start_ms < span.end_ms {
                lanes[*lane].push((start_ms, span.end_ms, span.kind));
            }
        }
        for mut lane in lanes {
            lane.sort_by(|one, other| one.0.total_cmp(&other.0));
            match lane.first() {
                Some(&(first_ms, ..)) => {
                    self.waking += first_ms - from_ms;
                    self.idle += until_ms - self.add_lane(&lane);
                }
                None if few_tasks => self.unused += until_ms - from_ms,
                // It woke too late to get any.
                None => self.waking += until_ms - from_ms,
            }
        }
    }

    /// Accounts for what one lane did from its first span on, and gives the
    /// moment of its last end. Where spans overlap, the kind that keeps a worker
    /// busiest counts.
    fn add_lane(&mut self, spans: &[(f64, f64, Kind)]) -> f64 {
        let starts = spans.iter().map(|&(start_ms, _, kind)| (start_ms, kind, 1));
        let ends = spans.iter().map(|&(_, end_ms, kind)| (end_ms, kind, -1));
        let mut edges: Vec<(f64, Kind, i32)> = starts.chain(ends).collect();
        edges.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut open = [0; Kind::ALL.len()];
        let mut since_ms = edges.first().map_or(0.0, |edge| edge.0);
        for (at_ms, kind, change) in edges {
            let busiest = [Kind::Run, Kind::Copy, Kind::Blocked, Kind::Wait]
                .into_iter()
                .find(|&kind| open[kind as usize] > 0);
            match busiest {
                Some(kind) => self.of_kind[kind as usize] += at_ms - since_ms,
                None => self.handing += at_ms - since_ms,
            }
            open[kind as usize] += change;
            since_ms = at_ms;
        }
        since_ms
    }

    /// The shares. `needed` is the share that `sequential` would need.
    pub(super) fn breakdown(&self, all_ms: f64, needed: f64) -> TimeBreakdown {
        let share = |time_ms: f64| time_ms / all_ms;
        let of_kind = |kind: Kind| share(self.of_kind[kind as usize]);
        let (computing, waiting) = (of_kind(Kind::Run), of_kind(Kind::Wait));
        // `sequential` has the same waits; what is over and above is lost. A
        // speed-up that is no number says nothing of that.
        let over = if needed.is_finite() {
            computing + waiting - needed.max(0.0)
        } else {
            0.0
        };
        let slowed = over.clamp(0.0, computing);
        TimeBreakdown {
            useful: computing - slowed,
            slowed,
            waiting,
            blocked: of_kind(Kind::Blocked),
            copying: of_kind(Kind::Copy),
            waking: share(self.waking),
            handing: share(self.handing),
            idle: share(self.idle),
            unused: share(self.unused),
        }
    }
}
