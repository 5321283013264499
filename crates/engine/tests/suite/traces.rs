//! Claims about traces: what is recorded of a run is what happened, in every
//! mode.

use crate::support::apart::{Apart, Poison};
use crate::support::little;
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::trace::{EventKind, Kind, Trace};
use interleave_core::work::Work;
use interleave_core::work::{Params, Workload};
use interleave_engine::platform::native::Native;
use interleave_engine::run::telemetry::Telemetry;
use interleave_engine::run::{Halt, Platform, recording, run};
use pollster::block_on;
use std::thread;
use std::time::{Duration, Instant};

const TASKS: u32 = 6;

fn params(workload: Workload) -> Params {
    Params {
        tasks: TASKS,
        latency_ms: 5,
        ..little(workload)
    }
}

fn work(workload: Workload) -> Work {
    Work::Workload(workload, params(workload))
}

/// The trace of a run, and how long the run took from outside, in milliseconds.
fn traced(
    config: RunConfig,
    work: &Work,
    platform: &impl Platform,
    telemetry: &Telemetry,
) -> (Trace, f64) {
    let plan = work.plan().expect("it is little");
    let began = Instant::now();
    block_on(run(config, &*plan, work, platform, telemetry)).expect("nobody stops it");
    let elapsed_ms = began.elapsed().as_secs_f64() * 1e3;
    (
        recording(config.mode, platform, telemetry).trace(),
        elapsed_ms,
    )
}

/// Spans lie in the run, in the order of their ends, and only waits overlap.
fn assert_sound(trace: &Trace, elapsed_ms: f64) {
    for lane in &trace.lanes {
        let spans: Vec<_> = trace.spans_of(lane.id).collect();
        for span in &spans {
            assert!(
                0.0 <= span.start_ms && span.start_ms <= span.end_ms,
                "{span:?}"
            );
            assert!(span.end_ms <= elapsed_ms, "{span:?} in {elapsed_ms} ms");
        }
        for pair in spans.windows(2) {
            assert!(pair[0].end_ms <= pair[1].end_ms + 0.002, "{pair:?}");
        }
        let alone: Vec<_> = spans
            .iter()
            .filter(|span| span.kind != Kind::Wait)
            .collect();
        for pair in alone.windows(2) {
            assert!(pair[0].end_ms <= pair[1].start_ms + 0.002, "{pair:?}");
        }
    }
}

fn tasks_of(trace: &Trace, kind: Kind) -> Vec<u32> {
    let mut tasks: Vec<u32> = trace
        .spans
        .iter()
        .filter(|span| span.kind == kind)
        .map(|span| span.task)
        .collect();
    tasks.sort_unstable();
    tasks.dedup();
    tasks
}

#[test]
fn every_task_of_every_workload_is_in_the_trace_of_every_mode() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(3, None);
    for workload in Workload::ALL {
        let work = work(workload);
        let plan = work.plan().expect("it is little");
        let tasks: Vec<u32> = (0..plan.phases().iter().sum()).collect();
        for mode in Mode::ALL {
            let (trace, elapsed_ms) = traced(RunConfig::of(mode), &work, &platform, &TELEMETRY);
            assert_eq!(tasks_of(&trace, Kind::Run), tasks, "{workload:?} {mode:?}");
            assert_eq!(trace.lanes.len() as u32, mode.workers(3));
            assert_eq!(trace.modes(), [mode]);
            assert_eq!(trace.lost, 0);
            assert_sound(&trace, elapsed_ms);
        }
    }
}

#[test]
fn waits_overlap_in_the_one_lane_of_concurrent_and_nowhere_else() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(2, None);
    let waited = |mode| {
        let (trace, _) = traced(
            RunConfig::of(mode),
            &work(Workload::Sleep),
            &platform,
            &TELEMETRY,
        );
        assert_eq!(tasks_of(&trace, Kind::Wait).len() as u32, TASKS, "{mode:?}");
        let sum: f64 = trace
            .spans
            .iter()
            .map(|span| match span.kind {
                Kind::Wait => span.length_ms(),
                _ => 0.0,
            })
            .sum();
        let covered: f64 = trace
            .lanes
            .iter()
            .map(|lane| trace.time_ms(lane.id, Kind::Wait))
            .sum();
        (sum, covered, trace.clock_error_ms)
    };
    for mode in Mode::ALL {
        let (sum, covered, clock_error_ms) = waited(mode);
        // What another clock has begun too early, or ended too late, is cut off.
        let least_ms = (5.0 - clock_error_ms) * f64::from(TASKS);
        assert!(sum >= least_ms, "{mode:?}: {sum} of {least_ms} ms");
        let overlaps = covered < 0.6 * sum;
        assert_eq!(
            overlaps,
            mode == Mode::Concurrent,
            "{mode:?}: {covered} of {sum} ms"
        );
    }
}

#[test]
fn under_a_gil_only_one_lane_runs_at_a_time_and_the_others_are_blocked() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Native::new(3).expect("a few threads can be had");
    let params = Params {
        tasks: 60,
        size: 15_492_781,
        ..params(Workload::Primes)
    };
    let work = Work::Workload(Workload::Primes, params);
    let mut config = RunConfig::of(Mode::Gil);
    config.rules.switch_interval_ms = 1;
    let (trace, _) = traced(config, &work, &platform, &TELEMETRY);
    let mut runs: Vec<_> = trace
        .spans
        .iter()
        .filter(|span| span.kind == Kind::Run)
        .collect();
    runs.sort_by(|a, b| a.start_ms.total_cmp(&b.start_ms));
    for pair in runs.windows(2) {
        // The one who lets go has still to write that down.
        assert!(pair[0].end_ms <= pair[1].start_ms + 0.5, "{pair:?}");
    }
    let blocked = trace.spans.iter().filter(|span| span.kind == Kind::Blocked);
    let blocked_ms: f64 = blocked.map(interleave_core::trace::Span::length_ms).sum();
    assert!(blocked_ms > 0.0);
    let handed = trace
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Handed);
    assert!(handed.count() >= 3);
}

#[test]
fn processes_copy_before_and_after_they_run() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(2, None);
    let (trace, _) = traced(
        RunConfig::of(Mode::Processes),
        &work(Workload::Hash),
        &platform,
        &TELEMETRY,
    );
    for task in 0..TASKS {
        let of_task = trace.spans.iter().filter(|span| span.task == task);
        let kinds: Vec<Kind> = of_task.map(|span| span.kind).collect();
        assert_eq!(kinds, [Kind::Copy, Kind::Run, Kind::Copy], "task {task}");
    }
    assert!(
        trace
            .lanes
            .iter()
            .all(|lane| lane.name.starts_with("process "))
    );
    assert!(trace.clock_error_ms > 0.0, "no ping takes no time");
}

#[test]
fn a_process_that_dies_leaves_an_event() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(2, Some(Poison(3)));
    let work = work(Workload::Hash);
    let plan = work.plan().expect("it is little");
    let ran = block_on(run(
        RunConfig::of(Mode::Processes),
        &*plan,
        &work,
        &platform,
        &TELEMETRY,
    ));
    assert!(
        matches!(ran, Err(Halt::ProcessDied { task: 3, .. })),
        "{ran:?}"
    );
    let trace = recording(Mode::Processes, &platform, &TELEMETRY).trace();
    let died: Vec<_> = trace
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Died)
        .collect();
    assert_eq!(died.len(), 1);
    assert_eq!(died[0].task, 3);
}

#[test]
fn those_who_hear_of_a_stop_leave_events() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Native::new(2).expect("two threads can be had");
    let params = Params {
        latency_ms: 2_000,
        ..params(Workload::Sleep)
    };
    let work = Work::Workload(Workload::Sleep, params);
    let plan = work.plan().expect("it is little");
    let ran = thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(60));
            TELEMETRY.stop();
        });
        block_on(run(
            RunConfig::of(Mode::Parallel),
            &*plan,
            &work,
            &platform,
            &TELEMETRY,
        ))
    });
    assert_eq!(ran, Err(Halt::Stopped));
    let trace = recording(Mode::Parallel, &platform, &TELEMETRY).trace();
    let stopped = trace
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Stopped);
    assert_eq!(stopped.count(), 2);
    assert_eq!(
        tasks_of(&trace, Kind::Wait),
        [0, 1],
        "what was under way is there too"
    );
}

#[test]
fn only_as_many_workers_take_part_as_are_asked_for() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(3, None);
    for mode in [Mode::Parallel, Mode::Gil, Mode::Processes] {
        for (asked, expected) in [(0, 1), (1, 1), (2, 2), (9, 3)] {
            let config = RunConfig {
                workers: asked,
                ..RunConfig::of(mode)
            };
            let (trace, _) = traced(config, &work(Workload::Sleep), &platform, &TELEMETRY);
            assert_eq!(trace.lanes.len(), expected, "{mode:?} on {asked}");
            let busy = trace
                .lanes
                .iter()
                .filter(|lane| trace.spans_of(lane.id).count() > 0);
            assert_eq!(busy.count(), expected, "{mode:?} on {asked}");
        }
    }
}

#[test]
fn nothing_is_recorded_where_nothing_is_asked_for() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(2, None);
    for mode in Mode::ALL {
        let config = RunConfig {
            traced: false,
            ..RunConfig::of(mode)
        };
        let (trace, _) = traced(config, &work(Workload::Mixed), &platform, &TELEMETRY);
        assert_eq!((trace.spans.len(), trace.events.len()), (0, 0), "{mode:?}");
    }
}

#[test]
fn what_does_not_fit_is_counted_and_the_newest_is_kept() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Native::new(64).expect("threads can be had");
    let params = Params {
        tasks: 10_000,
        latency_ms: 0,
        ..params(Workload::Sleep)
    };
    let work = Work::Workload(Workload::Sleep, params);
    let (trace, elapsed_ms) = traced(RunConfig::of(Mode::Parallel), &work, &platform, &TELEMETRY);
    let runs = trace
        .spans
        .iter()
        .filter(|span| span.kind == Kind::Run)
        .count();
    assert!(
        runs as u64 + trace.lost >= 10_000,
        "{runs} and {} lost",
        trace.lost
    );
    assert_sound(&trace, elapsed_ms);
}
