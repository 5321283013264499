//! Where the time of the workers went that ran the threads of a program: the same shares as
//! those of tasks, read off what the threads did meanwhile. They have no tasks to hand out;
//! what leaves a worker idle is that no thread can run.
//!
//! At each moment, idle workers count for threads that wait for a lock, then for those that
//! are ready, then for those that wait; what is left has no thread at all. Who waits for
//! another thread's end has nothing to do, and counts for nobody.

use super::time_breakdown::{Facts, TimeBreakdown, Times};
use crate::trace::{Kind, LaneKind, Span, Trace};
use std::collections::BTreeMap;

/// What threads that wait for another one wait for begins so.
const OTHERS: [&str; 2] = ["the end of ", "the start of "];

/// What lasts for less of the run is a coincidence, as a thread that starts another one.
const LASTING: f64 = 0.05;

/// What a trace says of the threads of one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Threads {
    /// How long the run took.
    pub(super) run_ms: f64,
    /// The most that had something to do at the same time, and for long enough.
    pub(super) most: u32,
    /// The lock that was waited for longest, and the line where.
    pub(super) lock: Option<(String, Option<u32>)>,
}

/// What a thread, or a worker, is at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Work,
    Lock,
    Ready,
    Wait,
}

/// How many are at each of it.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 4]);

impl Counts {
    fn of(self, at: At) -> usize {
        self.0[at as usize]
    }

    /// All that have something to do.
    fn active(self) -> usize {
        self.0.iter().sum()
    }
}

/// Whether the run of the facts is one of a program.
pub(super) fn has_threads(trace: &Trace, facts: &Facts) -> bool {
    let mut lanes = trace.lanes_of(facts.mode);
    lanes.any(|lane| lane.kind == LaneKind::Thread)
}

/// The losses, and what they say of threads; `None` if the trace has nothing of it.
pub(super) fn account(trace: &Trace, facts: &Facts) -> Option<(TimeBreakdown, Threads)> {
    let lanes: BTreeMap<u32, LaneKind> = trace
        .lanes_of(facts.mode)
        .map(|lane| (lane.id, lane.kind))
        .collect();
    let is_sound = |span: &&Span| {
        span.start_ms.is_finite() && span.end_ms.is_finite() && span.start_ms < span.end_ms
    };
    let of_lanes = |span: &Span| Some((*lanes.get(&span.lane)?, *span));
    let spans: Vec<(LaneKind, Span)> = trace
        .spans
        .iter()
        .filter(is_sound)
        .filter_map(of_lanes)
        .collect();
    let worker_lanes = lanes
        .values()
        .filter(|&&kind| kind == LaneKind::Worker)
        .count();
    let workers = worker_lanes.max(facts.workers as usize);
    let steps = steps(trace, &spans);
    let run_ms = steps.last().map_or(0.0, |&(_, end_ms, _)| end_ms);
    let all_ms = run_ms * workers as f64;
    if !(all_ms > 0.0 && all_ms.is_finite()) {
        return None;
    }
    let most = most(&steps, LASTING * run_ms);
    let begins = steps.iter().find(|&&(.., counts)| counts.active() >= most);
    let peak_ms = begins.map_or(0.0, |&(start_ms, ..)| start_ms);
    let mut times = Times::default();
    for &(start_ms, end_ms, counts) in &steps {
        let length_ms = end_ms - start_ms;
        let mut idle = workers;
        let mut take = |count: usize| {
            let taken = count.min(idle);
            idle -= taken;
            taken as f64 * length_ms
        };
        *times.of_kind(Kind::Run) += take(counts.of(At::Work));
        *times.of_kind(Kind::Blocked) += take(counts.of(At::Lock));
        times.handing += take(counts.of(At::Ready));
        *times.of_kind(Kind::Wait) += take(counts.of(At::Wait));
        times.unused += take(workers.saturating_sub(most));
        let rest = take(workers);
        if start_ms < peak_ms {
            times.waking += rest;
        } else {
            times.idle += rest;
        }
    }
    // With the GIL the same waits overlap, too: only what was computed longer was slowed down.
    let waiting = *times.of_kind(Kind::Wait) / all_ms;
    let breakdown = times.breakdown(all_ms, facts.speedup / workers as f64 + waiting);
    let threads = Threads {
        run_ms,
        most: most as u32,
        lock: longest_lock(trace, &spans),
    };
    Some((breakdown, threads))
}

/// The most that are active, for this time all in all.
fn most(steps: &[(f64, f64, Counts)], least_ms: f64) -> usize {
    let lasted_for = |count: usize| -> f64 {
        let with_more = steps
            .iter()
            .filter(|&&(.., counts)| counts.active() >= count);
        with_more
            .map(|&(start_ms, end_ms, _)| end_ms - start_ms)
            .sum()
    };
    let most = steps.iter().map(|&(.., counts)| counts.active()).max();
    let counts = (1..=most.unwrap_or_default()).rev();
    counts
        .into_iter()
        .find(|&count| lasted_for(count) >= least_ms)
        .unwrap_or_default()
}

/// What all are at, from moment to moment, from the beginning of the run on.
fn steps(trace: &Trace, spans: &[(LaneKind, Span)]) -> Vec<(f64, f64, Counts)> {
    let placed = spans
        .iter()
        .filter_map(|(kind, span)| Some((at(trace, *kind, span)?, span)));
    let mut edges: Vec<(f64, At, bool)> = placed
        .flat_map(|(at, span)| {
            [
                (span.start_ms.max(0.0), at, true),
                (span.end_ms.max(0.0), at, false),
            ]
        })
        .collect();
    // At the same moment, who ends goes first.
    edges.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.2.cmp(&other.2)));
    let mut counts = Counts::default();
    let mut since_ms = 0.0;
    let mut steps = Vec::new();
    for (at_ms, at, begins) in edges {
        if at_ms > since_ms {
            steps.push((since_ms, at_ms, counts));
            since_ms = at_ms;
        }
        let count = &mut counts.0[at as usize];
        *count = if begins {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
    }
    steps
}

/// What a span says of that; `None` if somebody else's span says it, or nothing is to do.
fn at(trace: &Trace, lane: LaneKind, span: &Span) -> Option<At> {
    match (lane, span.kind) {
        (LaneKind::Worker, Kind::Run) => Some(At::Work),
        (LaneKind::Worker, _) | (LaneKind::Thread, Kind::Run | Kind::Copy) => None,
        (LaneKind::Thread, _) if span.state.is_some() => Some(At::Ready),
        (LaneKind::Thread, Kind::Blocked) => Some(At::Lock),
        (LaneKind::Thread, Kind::Wait) => {
            let about = trace.name(span.about).unwrap_or_default();
            let is_for_another = OTHERS.iter().any(|begin| about.starts_with(begin));
            (!is_for_another).then_some(At::Wait)
        }
    }
}

fn longest_lock(trace: &Trace, spans: &[(LaneKind, Span)]) -> Option<(String, Option<u32>)> {
    let mut waited: BTreeMap<(&str, Option<u32>), f64> = BTreeMap::new();
    for (kind, span) in spans {
        if at(trace, *kind, span) == Some(At::Lock) {
            let name = trace.name(span.about).unwrap_or_default();
            *waited.entry((name, span.line)).or_default() += span.length_ms();
        }
    }
    let longest = waited
        .into_iter()
        .max_by(|one, other| one.1.total_cmp(&other.1));
    longest.map(|((name, line), _)| (name.to_owned(), line))
}
