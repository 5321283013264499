//! Claims about "Why not more?": the shares of a run's time add up, and the
//! sentences name what it was really lost to. The traces are made up.

use interleave_core::experiment::diagnosis::{Cause, Diagnosis};
use interleave_core::experiment::time_breakdown::{Facts, TimeBreakdown};
use interleave_core::mode::Mode;
use interleave_core::trace::{Kind, Trace};
use proptest::collection::vec;
use proptest::prelude::*;

const MODE: Mode = Mode::Parallel;

/// A trace of this many workers, from lane, task, kind, start and end.
fn trace(workers: u32, spans: &[(u32, u32, Kind, f64, f64)]) -> Trace {
    crate::support::traces::trace(MODE, workers, spans)
}

/// A run of tasks of this kind, the same number on every worker, with a gap
/// before each.
fn even(workers: u32, tasks: u32, kind: Kind, task_ms: f64, gap_ms: f64) -> Trace {
    let span = |task: u32| {
        let start_ms = f64::from(task / workers) * (task_ms + gap_ms);
        (task % workers, task, kind, start_ms, start_ms + task_ms)
    };
    trace(workers, &(0..tasks).map(span).collect::<Vec<_>>())
}

fn facts(workers: u32, tasks: u32, cores: u32, speedup: f64) -> Facts {
    Facts {
        mode: MODE,
        workers,
        tasks,
        cores_found: Some(cores),
        speedup,
    }
}

fn diagnosis(trace: &Trace, facts: &Facts) -> Diagnosis {
    Diagnosis::of(trace, facts).expect("the run is in the trace")
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-9
}

fn sum(breakdown: &TimeBreakdown) -> f64 {
    breakdown.shares().iter().map(|(_, share)| share).sum()
}

#[test]
fn every_moment_of_every_worker_has_a_name() {
    let spans = [
        (0, 0, Kind::Run, 1.0, 4.0),
        (0, 1, Kind::Copy, 5.0, 6.0),
        (0, 1, Kind::Run, 6.0, 8.0),
        (1, 2, Kind::Wait, 0.0, 2.0),
        (1, 2, Kind::Blocked, 2.0, 3.0),
        (1, 2, Kind::Run, 3.0, 10.0),
    ];
    let breakdown =
        TimeBreakdown::of(&trace(2, &spans), &facts(2, 3, 2, 1.2)).expect("there is a run");
    assert!(close(breakdown.waking, 1.0 / 20.0), "{breakdown:?}");
    assert!(close(breakdown.handing, 1.0 / 20.0), "{breakdown:?}");
    assert!(close(breakdown.idle, 2.0 / 20.0), "{breakdown:?}");
    assert!(close(breakdown.copying, 1.0 / 20.0), "{breakdown:?}");
    assert!(close(breakdown.blocked, 1.0 / 20.0), "{breakdown:?}");
    assert!(close(breakdown.waiting, 2.0 / 20.0), "{breakdown:?}");
    assert!(
        close(breakdown.useful + breakdown.slowed, 12.0 / 20.0),
        "{breakdown:?}"
    );
    // Sequentially it would take 12 of the 20 ms, 2 of them waiting.
    assert!(close(breakdown.slowed, 2.0 / 20.0), "{breakdown:?}");
    assert!(close(breakdown.unused, 0.0), "{breakdown:?}");
}

#[test]
fn each_phase_has_a_waking_and_an_end_of_its_own() {
    let spans = [
        (0, 0, Kind::Run, 0.0, 4.0),
        (1, 1, Kind::Run, 0.0, 2.0),
        (0, 2, Kind::Run, 5.0, 8.0),
        (1, 3, Kind::Run, 4.0, 8.0),
    ];
    let breakdown =
        TimeBreakdown::of(&trace(2, &spans), &facts(2, 2, 2, 2.0)).expect("there is a run");
    assert!(
        close(breakdown.idle, 2.0 / 16.0),
        "waiting for the other phase: {breakdown:?}"
    );
    assert!(close(breakdown.waking, 1.0 / 16.0), "{breakdown:?}");
    assert!(close(breakdown.handing, 0.0), "{breakdown:?}");
}

#[test]
fn spans_that_overlap_count_once_by_what_keeps_a_worker_busiest() {
    let spans = [
        (0, 0, Kind::Wait, 0.0, 6.0),
        (0, 1, Kind::Wait, 1.0, 7.0),
        (0, 2, Kind::Run, 2.0, 4.0),
        (0, 2, Kind::Copy, 3.0, 5.0),
    ];
    let breakdown =
        TimeBreakdown::of(&trace(1, &spans), &facts(1, 3, 2, 9.0)).expect("there is a run");
    assert!(close(breakdown.useful, 2.0 / 7.0), "{breakdown:?}");
    assert!(close(breakdown.copying, 1.0 / 7.0), "{breakdown:?}");
    assert!(close(breakdown.waiting, 4.0 / 7.0), "{breakdown:?}");
}

#[test]
fn a_worker_without_a_lane_was_never_used() {
    let mut run = even(2, 2, Kind::Run, 10.0, 0.0);
    run.lanes.truncate(2);
    let breakdown = TimeBreakdown::of(&run, &facts(4, 2, 4, 2.0)).expect("there is a run");
    assert!(close(breakdown.unused, 0.5), "{breakdown:?}");
}

#[test]
fn what_records_were_lost_of_is_no_waking() {
    let spans = [(0, 8, Kind::Run, 40.0, 50.0), (1, 9, Kind::Run, 41.0, 50.0)];
    let lost = Trace {
        lost: 100,
        ..trace(2, &spans)
    };
    let breakdown = TimeBreakdown::of(&lost, &facts(2, 10, 2, 2.0)).expect("there is a run");
    assert!(close(breakdown.waking, 0.0), "{breakdown:?}");
    assert!(close(breakdown.useful, 1.0), "{breakdown:?}");
}

#[test]
fn a_run_that_uses_its_cores_is_as_good_as_it_can_be() {
    let why = diagnosis(&even(2, 16, Kind::Run, 10.0, 0.0), &facts(2, 16, 2, 1.95));
    assert_eq!(why.causes, []);
    assert_eq!(
        why.words,
        "This is close to the best possible: 1.95 times as fast on 2 workers."
    );
}

#[test]
fn more_workers_than_cores_are_named() {
    let why = diagnosis(&even(4, 16, Kind::Run, 20.0, 0.0), &facts(4, 16, 2, 1.9));
    assert_eq!(why.causes, [Cause::FewCores]);
    assert!(
        why.words.contains("4 workers share 2 cores"),
        "{}",
        why.words
    );
    assert!(
        close(why.breakdown.slowed, 1.0 - 1.9 / 4.0),
        "{:?}",
        why.breakdown
    );
}

#[test]
fn less_than_the_cores_have_is_explained_besides() {
    let spans = [
        (0, 0, Kind::Run, 0.0, 10.0),
        (1, 1, Kind::Run, 0.0, 10.0),
        (2, 2, Kind::Run, 0.0, 10.0),
        (3, 3, Kind::Run, 0.0, 30.0),
    ];
    let why = diagnosis(&trace(4, &spans), &facts(4, 4, 2, 1.2));
    assert_eq!(why.causes[0], Cause::Imbalance);
    let few = even(8, 64, Kind::Run, 10.0, 2.0);
    let why = self::diagnosis(&few, &facts(8, 64, 2, 1.5));
    assert_eq!(why.causes, [Cause::FewCores, Cause::LittleWork]);
}

#[test]
fn one_long_task_is_named_with_its_number_and_length() {
    let mut spans: Vec<_> = (0..7)
        .map(|task| (0, task, Kind::Run, f64::from(task), f64::from(task) + 1.0))
        .collect();
    spans.push((1, 7, Kind::Run, 0.0, 20.0));
    let why = diagnosis(&trace(2, &spans), &facts(2, 8, 2, 1.35));
    assert_eq!(why.causes, [Cause::Imbalance]);
    assert!(
        why.words
            .contains("Task 8 alone took 20 ms of the run's 20 ms"),
        "{}",
        why.words
    );
    assert!(why.words.contains("33 %"), "{}", why.words);
}

#[test]
fn tasks_that_do_not_share_out_are_told_from_one_long_task() {
    let why = diagnosis(&even(2, 3, Kind::Run, 10.0, 0.0), &facts(2, 3, 2, 1.5));
    assert_eq!(why.causes, [Cause::Imbalance]);
    assert!(
        why.words.contains("did not share out evenly"),
        "{}",
        why.words
    );
}

#[test]
fn handing_out_tiny_tasks_is_named_with_their_length() {
    let why = diagnosis(&even(2, 100, Kind::Run, 0.01, 0.02), &facts(2, 100, 2, 0.6));
    assert_eq!(why.causes, [Cause::LittleWork]);
    assert!(
        why.words.contains("Too little work per task"),
        "{}",
        why.words
    );
    assert!(why.words.contains("10 µs"), "{}", why.words);
}

#[test]
fn a_run_that_is_over_before_all_are_awake_has_too_little_work() {
    let spans = [
        (0, 0, Kind::Run, 0.1, 0.2),
        (0, 1, Kind::Run, 0.2, 0.3),
        (0, 2, Kind::Run, 0.3, 0.4),
    ];
    let why = diagnosis(&trace(2, &spans), &facts(2, 3, 2, 0.7));
    assert_eq!(why.causes[0], Cause::LittleWork);
    assert!(
        why.words
            .contains("Too little work in all: of a run of 400 µs"),
        "{}",
        why.words
    );
}

#[test]
fn fewer_tasks_than_workers_are_named() {
    let why = diagnosis(
        &trace(
            4,
            &[
                (0, 0, Kind::Run, 0.0, 10.0),
                (1, 1, Kind::Run, 0.0, 10.0),
                (2, 2, Kind::Run, 0.0, 10.0),
            ],
        ),
        &facts(4, 3, 8, 2.9),
    );
    assert_eq!(why.causes, [Cause::FewTasks]);
    assert_eq!(
        why.words,
        "There are only 3 tasks for 4 workers, so 25 % of the workers' time went unused: cut the work into more tasks."
    );
}

#[test]
fn a_lock_is_named() {
    let spans = [
        (0, 0, Kind::Run, 0.0, 10.0),
        (0, 0, Kind::Blocked, 10.0, 20.0),
        (1, 1, Kind::Blocked, 0.0, 10.0),
        (1, 1, Kind::Run, 10.0, 20.0),
    ];
    let why = diagnosis(&trace(2, &spans), &facts(2, 2, 2, 1.0));
    assert_eq!(why.causes, [Cause::Lock]);
    assert!(why.words.contains("50 %"), "{}", why.words);
}

#[test]
fn copying_is_named() {
    let spans = [
        (0, 0, Kind::Copy, 0.0, 4.0),
        (0, 0, Kind::Run, 4.0, 10.0),
        (1, 1, Kind::Copy, 0.0, 4.0),
        (1, 1, Kind::Run, 4.0, 10.0),
    ];
    let why = diagnosis(&trace(2, &spans), &facts(2, 2, 2, 1.2));
    assert_eq!(why.causes, [Cause::Copying]);
    assert!(why.words.contains("40 %"), "{}", why.words);
}

#[test]
fn waits_need_no_cores_so_cores_are_no_excuse_for_them() {
    let waits = even(4, 16, Kind::Wait, 20.0, 0.0);
    let well = diagnosis(&waits, &facts(4, 16, 2, 3.9));
    assert_eq!(well.causes, []);
    let ill = diagnosis(&even(4, 16, Kind::Wait, 20.0, 0.0), &facts(4, 16, 2, 3.0));
    assert_eq!(ill.causes, [Cause::Waits]);
}

#[test]
fn computing_that_takes_longer_on_cores_of_their_own_is_named() {
    let why = diagnosis(&even(4, 16, Kind::Run, 10.0, 0.0), &facts(4, 16, 8, 2.5));
    assert_eq!(why.causes, [Cause::Slowed]);
    assert!(why.words.contains("60 % longer"), "{}", why.words);
}

#[test]
fn another_runs_lanes_are_none_of_its_time() {
    let mut other = even(3, 9, Kind::Run, 50.0, 1.0);
    for lane in &mut other.lanes {
        lane.mode = Mode::Gil;
    }
    let alone = even(2, 16, Kind::Run, 10.0, 0.0);
    let both = Trace::of_runs([other.clone(), alone.clone()]);
    let facts = facts(2, 16, 2, 1.95);
    assert_eq!(Diagnosis::of(&both, &facts), Diagnosis::of(&alone, &facts));
    assert_eq!(Diagnosis::of(&other, &facts), None);
    assert_eq!(Diagnosis::of(&Trace::default(), &facts), None);
}

fn time() -> impl Strategy<Value = f64> {
    prop_oneof![8 => 0.0..20.0, 1 => any::<f64>()]
}

prop_compose! {
    fn any_trace()(
        workers in 0..5_u32,
        spans in vec((0..6_u32, 0..12_u32, prop::sample::select(Kind::ALL.to_vec()), time(), time()), 0..40),
        lost in 0..2_u64,
    ) -> Trace {
        Trace { lost, ..trace(workers, &spans) }
    }
}

prop_compose! {
    fn any_facts()(
        workers in 0..9_u32,
        tasks in 0..15_u32,
        cores_found in prop::option::of(0..9_u32),
        speedup in prop_oneof![0.0..9.0, any::<f64>()],
    ) -> Facts {
        Facts { mode: MODE, workers, tasks, cores_found, speedup }
    }
}

proptest! {
    #[test]
    fn the_shares_add_up_whatever_happened(trace in any_trace(), facts in any_facts()) {
        if let Some(breakdown) = TimeBreakdown::of(&trace, &facts) {
            prop_assert!((sum(&breakdown) - 1.0).abs() < 1e-6, "{breakdown:?}");
            for (name, share) in breakdown.shares() {
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&share), "{name}: {share}");
            }
        }
    }

    #[test]
    fn there_is_always_something_to_say(trace in any_trace(), facts in any_facts()) {
        if let Some(why) = Diagnosis::of(&trace, &facts) {
            prop_assert!(why.causes.len() <= 2);
            prop_assert!(why.words.ends_with('.'), "{}", why.words);
            prop_assert!(!why.words.contains("NaN") && !why.words.contains("inf"), "{}", why.words);
        }
    }

    #[test]
    fn a_slow_run_is_never_called_good(
        workers in 2..9_u32,
        tasks in 1..40_u32,
        gap_ms in 0.0..5.0,
        part in 0.05..0.85,
    ) {
        let trace = even(workers, tasks, Kind::Run, 1.0, gap_ms);
        let facts = facts(workers, tasks, 64, part * f64::from(workers));
        prop_assert!(!diagnosis(&trace, &facts).causes.is_empty());
    }
}
