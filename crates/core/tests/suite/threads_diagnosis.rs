//! Claims about "Why not more?" of programs: idle workers are accounted to what their threads
//! wait for, and the sentences name it. The traces are made up.

use interleave_core::experiment::diagnosis::{Cause, Diagnosis};
use interleave_core::experiment::time_breakdown::Facts;
use interleave_core::mode::Mode;
use interleave_core::trace::{Idle, Kind, Lane, LaneKind, Span, Trace};
use proptest::collection::vec;
use proptest::prelude::*;

const MODE: Mode = Mode::Parallel;
const NAMES: [&str; 4] = ["lock 'box'", "time or I/O", "the end of Ada", "a turn"];

/// What a thread did: on which worker it ran, or what it waited for, in which line.
#[derive(Clone, Copy, Debug)]
enum Did {
    Run(u32),
    Lock(u32),
    Wait,
    Join,
    Ready,
}

/// A trace of these workers and of threads, from thread, what it did, start and end.
fn trace(workers: u32, spans: &[(u32, Did, f64, f64)]) -> Trace {
    let threads = spans
        .iter()
        .map(|span| span.0 + 1)
        .max()
        .unwrap_or_default();
    let numbered = |id| Lane {
        id,
        mode: MODE,
        kind: if id < workers {
            LaneKind::Worker
        } else {
            LaneKind::Thread
        },
        name: format!("lane {id}"),
    };
    let mut trace = Trace {
        lanes: (0..workers + threads).map(numbered).collect(),
        names: NAMES.map(str::to_owned).to_vec(),
        ..Trace::default()
    };
    for &(thread, did, start_ms, end_ms) in spans {
        let span = Span {
            lane: workers + thread,
            start_ms,
            end_ms,
            ..Span::default()
        };
        let of_thread = match did {
            Did::Run(worker) => {
                trace.spans.push(Span {
                    lane: worker,
                    ..span
                });
                span
            }
            Did::Lock(line) => Span {
                kind: Kind::Blocked,
                about: Some(0),
                line: Some(line),
                ..span
            },
            Did::Wait => Span {
                kind: Kind::Wait,
                about: Some(1),
                ..span
            },
            Did::Join => Span {
                kind: Kind::Wait,
                about: Some(2),
                ..span
            },
            Did::Ready => Span {
                kind: Kind::Wait,
                about: Some(3),
                state: Some(Idle::Ready),
                ..span
            },
        };
        trace.spans.push(of_thread);
    }
    trace
}

fn facts(workers: u32, speedup: f64) -> Facts {
    Facts {
        mode: MODE,
        workers,
        tasks: 1,
        cores_found: Some(4),
        speedup,
    }
}

fn why(workers: u32, speedup: f64, spans: &[(u32, Did, f64, f64)]) -> Diagnosis {
    let why = Diagnosis::of(&trace(workers, spans), &facts(workers, speedup));
    why.expect("the run is in the trace")
}

fn share(why: &Diagnosis, name: &str) -> f64 {
    let found = why.shares().into_iter().find(|&(of, _)| of == name);
    found.expect("there is such a share").1
}

#[test]
fn two_threads_that_compute_all_the_time_are_as_good_as_can_be() {
    let found = why(
        2,
        1.98,
        &[
            (0, Did::Join, 0.0, 10.0),
            (1, Did::Run(0), 0.0, 10.0),
            (2, Did::Run(1), 0.0, 10.0),
        ],
    );
    assert!(found.is_of_threads && found.causes.is_empty(), "{found:?}");
    assert!(
        found.words.contains("close to the best possible"),
        "{}",
        found.words
    );
    assert!(
        (share(&found, "computing") - 0.99).abs() < 1e-9,
        "{found:?}"
    );
}

#[test]
fn a_worker_without_a_thread_that_can_run_is_accounted_to_the_lock() {
    let found = why(
        2,
        1.1,
        &[
            (0, Did::Join, 0.0, 10.0),
            (1, Did::Run(0), 0.0, 5.0),
            (2, Did::Lock(7), 0.0, 5.0),
            (1, Did::Lock(9), 5.0, 9.0),
            (2, Did::Run(1), 5.0, 10.0),
            (1, Did::Ready, 9.0, 10.0),
        ],
    );
    assert_eq!(found.causes, [Cause::Lock]);
    assert!(
        (share(&found, "threads wait for a lock") - 0.45).abs() < 1e-9,
        "{found:?}"
    );
    assert!(
        (share(&found, "between two threads") - 0.05).abs() < 1e-9,
        "{found:?}"
    );
    assert!(found.words.contains("'box' in line 7"), "{}", found.words);
}

#[test]
fn too_few_threads_are_no_fault_of_the_one_that_joins() {
    let found = why(
        2,
        1.0,
        &[(0, Did::Join, 0.0, 10.0), (1, Did::Run(0), 0.0, 10.0)],
    );
    assert_eq!(found.causes, [Cause::FewTasks]);
    assert!(
        (share(&found, "no thread for it") - 0.5).abs() < 1e-9,
        "{found:?}"
    );
    assert!(
        found.words.starts_with("No more than 1 thread had"),
        "{}",
        found.words
    );
}

#[test]
fn who_starts_a_thread_is_no_second_one() {
    let found = why(
        2,
        1.0,
        &[
            (0, Did::Run(0), 0.0, 5.2),
            (0, Did::Join, 5.2, 10.0),
            (1, Did::Run(1), 5.0, 10.0),
        ],
    );
    assert_eq!(found.causes, [Cause::FewTasks], "{found:?}");
}

#[test]
fn threads_that_end_early_leave_the_others_alone() {
    let found = why(
        2,
        1.4,
        &[(1, Did::Run(0), 0.0, 10.0), (2, Did::Run(1), 0.0, 4.0)],
    );
    assert_eq!(found.causes, [Cause::Imbalance]);
    assert!(
        (share(&found, "other threads have ended") - 0.3).abs() < 1e-9,
        "{found:?}"
    );
}

#[test]
fn until_all_are_started_it_is_the_start() {
    let found = why(
        2,
        1.2,
        &[(0, Did::Run(0), 0.0, 6.0), (1, Did::Run(1), 4.0, 6.0)],
    );
    assert_eq!(found.causes, [Cause::LittleWork]);
    assert!(
        found.words.contains("until the threads were started"),
        "{}",
        found.words
    );
}

#[test]
fn waits_take_no_workers() {
    let found = why(
        2,
        1.0,
        &[
            (0, Did::Run(0), 0.0, 1.0),
            (0, Did::Wait, 1.0, 10.0),
            (1, Did::Run(1), 0.0, 1.0),
            (1, Did::Wait, 1.0, 10.0),
        ],
    );
    assert_eq!(found.causes, [Cause::Waits]);
    assert!(
        (share(&found, "all threads wait") - 0.9).abs() < 1e-9,
        "{found:?}"
    );
    assert!(
        found.words.contains("more workers do not"),
        "{}",
        found.words
    );
}

#[test]
fn one_worker_is_as_fast_as_with_the_gil() {
    let found = why(
        1,
        1.0,
        &[(0, Did::Run(0), 0.0, 5.0), (1, Did::Run(0), 5.0, 10.0)],
    );
    assert_eq!(found.words, "One worker alone is as fast as with the GIL.");
}

fn did() -> impl Strategy<Value = Did> {
    prop_oneof![
        (0..3_u32).prop_map(Did::Run),
        (0..9_u32).prop_map(Did::Lock),
        Just(Did::Wait),
        Just(Did::Join),
        Just(Did::Ready),
    ]
}

proptest! {
    #[test]
    fn the_shares_add_up_and_there_is_something_to_say(
        spans in vec((0..6_u32, did(), -5.0..20.0, prop_oneof![8 => 0.0..20.0, 1 => any::<f64>()]), 0..40),
        workers in 0..6_u32,
        speedup in prop_oneof![0.0..9.0, any::<f64>()],
    ) {
        let trace = trace(3, &spans);
        if let Some(why) = Diagnosis::of(&trace, &facts(workers, speedup)) {
            let sum: f64 = why.shares().iter().map(|(_, share)| share).sum();
            prop_assert!((sum - 1.0).abs() < 1e-6, "{why:?}");
            for (name, share) in why.shares() {
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&share), "{name}: {share}");
            }
            prop_assert!(why.causes.len() <= 2);
            prop_assert!(why.words.ends_with('.'), "{}", why.words);
            prop_assert!(!why.words.contains("NaN") && !why.words.contains("inf"), "{}", why.words);
        }
    }
}
