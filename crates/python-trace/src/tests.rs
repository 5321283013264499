//! What becomes of records: spans, events and the names of lanes.

use super::*;
use interleave_core::trace::{EventKind, Idle, Kind, LaneKind};
use interleave_python::record::What;

fn recording(records: &[(f64, u32, What)]) -> Recording {
    let mut recording = Recording::default();
    for (at, thread, what) in records {
        recording.add(record(*at, *thread, what.clone()));
    }
    recording
}

fn record(at: f64, thread: u32, what: What) -> Record {
    Record {
        at,
        process: 1,
        thread,
        what,
    }
}

/// Of a lane: what it did, about what, from when, until when, in milliseconds.
fn spans(trace: &Trace, name: &str) -> Vec<(Kind, String, f64, f64)> {
    let lane = trace.lanes.iter().find(|lane| lane.name == name);
    let lane = lane.expect("there is such a lane").id;
    let spans = trace.spans_of(lane).map(|span| {
        let about = trace.name(span.about).unwrap_or_default().to_owned();
        (span.kind, about, span.start_ms, span.end_ms)
    });
    spans.collect()
}

fn run(by: &str, start_ms: f64, end_ms: f64) -> (Kind, String, f64, f64) {
    (Kind::Run, by.to_owned(), start_ms, end_ms)
}

#[test]
fn turns_that_nobody_else_took_are_one() {
    let recording = recording(&[
        (0.0, 0, What::Runs(0)),
        (1.0, 0, What::CanRun),
        (1.5, 0, What::Runs(0)),
        (2.0, 0, What::CanRun),
        (2.0, 1, What::Runs(0)),
        (3.0, 1, What::Ends),
        (3.0, 0, What::Runs(0)),
        (3.5, 0, What::CanRun),
        (3.5, 0, What::Runs(0)),
        (4.0, 0, What::Ends),
    ]);
    let trace = recording.trace(Mode::Gil);
    assert_eq!(
        spans(&trace, "worker 1"),
        [
            run("MainThread", 0.0, 2e3),
            run("thread 1", 2e3, 3e3),
            run("MainThread", 3e3, 4e3)
        ]
    );
    assert_eq!(
        spans(&trace, "MainThread"),
        [
            run("worker 1", 0.0, 2e3),
            (Kind::Blocked, "the GIL".to_owned(), 2e3, 3e3),
            run("worker 1", 3e3, 4e3)
        ]
    );
}

#[test]
fn who_stands_says_why() {
    let recording = recording(&[
        (0.0, 0, What::Runs(0)),
        (0.0, 0, What::Start(1)),
        (1.0, 0, What::Blocked("lock 'a'".into())),
        (1.0, 1, What::Runs(1)),
        (1.0, 1, What::Named("writer".into())),
        (2.0, 1, What::Release("lock 'a'".into())),
        (2.0, 0, What::CanRun),
        (3.0, 0, What::Runs(0)),
        (4.0, 0, What::Waits(None)),
        (5.0, 1, What::Ends),
    ]);
    let trace = recording.trace(Mode::Parallel);
    assert_eq!(
        spans(&trace, "MainThread"),
        [
            run("worker 1", 0.0, 1e3),
            (Kind::Blocked, "lock 'a'".to_owned(), 1e3, 2e3),
            (Kind::Wait, "a worker".to_owned(), 2e3, 3e3),
            run("worker 1", 3e3, 4e3),
            (Kind::Wait, "time or I/O".to_owned(), 4e3, 5e3),
        ]
    );
    assert_eq!(spans(&trace, "worker 2"), [run("writer", 1e3, 5e3)]);
    let kinds: Vec<LaneKind> = trace.lanes.iter().map(|lane| lane.kind).collect();
    let (worker, thread) = (LaneKind::Worker, LaneKind::Thread);
    assert_eq!(kinds, [worker, worker, thread, thread]);
    let events = trace.events.iter();
    let events: Vec<_> = events
        .map(|event| (event.kind, trace.name(event.about), event.at_ms))
        .collect();
    assert_eq!(
        events,
        [
            (EventKind::Start, Some("writer"), 0.0),
            (EventKind::Release, Some("lock 'a'"), 2e3)
        ]
    );
}

#[test]
fn processes_are_told_apart() {
    let mut recording = recording(&[(0.0, 0, What::Runs(0)), (1.0, 0, What::CanRun)]);
    recording.add(Record {
        process: 2,
        ..record(1.0, 0, What::Runs(0))
    });
    recording.add(record(2.0, 0, What::Runs(1)));
    recording.add(record(3.0, 0, What::Ends));
    let trace = recording.trace(Mode::Gil);
    assert_eq!(
        spans(&trace, "worker 1"),
        [
            run("MainThread", 0.0, 1e3),
            run("MainThread (process 2)", 1e3, 3e3)
        ]
    );
    let about = "the GIL or a worker".to_owned();
    assert_eq!(
        spans(&trace, "MainThread")[1],
        (Kind::Blocked, about, 1e3, 2e3)
    );
}

#[test]
fn there_is_a_bound() {
    let mut recording = Recording::of_at_most(3);
    for number in 0..10 {
        recording.add(record(f64::from(number), 0, What::Runs(0)));
    }
    assert_eq!(recording.lost(), 7);
    let trace = recording.trace(Mode::Gil);
    assert_eq!(trace.lost, 7);
    assert!((trace.end_ms(Mode::Gil) - 2e3).abs() < 1e-9);
}

/// Of a span: its kind, state, line, the holder's name, and whether others held the lock after that.
type Told = (Kind, Option<Idle>, Option<u32>, Option<String>, bool);

fn told(trace: &Trace, name: &str) -> Vec<Told> {
    let lane_of = |id: u32| trace.lanes.iter().find(|lane| lane.id == id);
    let lane = trace.lanes.iter().find(|lane| lane.name == name);
    let spans = trace.spans_of(lane.expect("there is such a lane").id);
    let told = spans.map(|span| {
        let holder = span.held_by.and_then(lane_of).map(|lane| lane.name.clone());
        (span.kind, span.state, span.line, holder, span.then_others)
    });
    told.collect()
}

fn lock() -> std::sync::Arc<str> {
    "lock 'a'".into()
}

/// Thread 1 holds a lock, and two others come for it.
fn three_at_a_lock() -> Recording {
    recording(&[
        (0.0, 0, What::At(1)),
        (0.0, 0, What::Runs(0)),
        (0.0, 1, What::Named("Ben".into())),
        (1.0, 1, What::Runs(1)),
        (1.0, 1, What::Acquire(lock())),
        (2.0, 0, What::At(7)),
        (2.0, 0, What::Blocked(lock())),
        (3.0, 2, What::Runs(0)),
        (4.0, 2, What::At(8)),
        (4.0, 2, What::Blocked(lock())),
        (5.0, 1, What::Release(lock())),
        (5.0, 0, What::CanRun),
        (5.0, 0, What::Runs(0)),
        (5.0, 0, What::Acquire(lock())),
        (6.0, 0, What::Release(lock())),
        (6.0, 2, What::CanRun),
    ])
}

#[test]
fn who_waits_for_a_lock_says_who_holds_it() {
    let trace = three_at_a_lock().trace(Mode::Parallel);
    let ben = Some("Ben".to_owned());
    assert_eq!(
        told(&trace, "MainThread"),
        [
            (Kind::Run, None, Some(1), None, false),
            (Kind::Blocked, None, Some(7), ben.clone(), false),
            (Kind::Run, None, Some(7), None, false),
        ]
    );
    // It came while Ben held the lock, and then the main thread was before it.
    assert_eq!(
        told(&trace, "thread 2")[1],
        (Kind::Blocked, None, Some(8), ben, true)
    );
}

#[test]
fn a_name_that_several_locks_have_says_no_holder_that_may_be_wrong() {
    let mut recording = recording(&[
        (0.0, 0, What::Runs(0)),
        (0.0, 0, What::Acquire(lock())),
        (1.0, 1, What::Acquire(lock())),
        (2.0, 2, What::Blocked(lock())),
        (3.0, 1, What::Release(lock())),
        (3.0, 2, What::CanRun),
        (3.0, 2, What::Blocked(lock())),
        (4.0, 1, What::Acquire(lock())),
        (5.0, 0, What::Release(lock())),
        (5.0, 2, What::CanRun),
    ]);
    recording.add(Record {
        process: 2,
        ..record(6.0, 3, What::Blocked(lock()))
    });
    recording.add(record(7.0, 0, What::Ends));
    let trace = recording.trace(Mode::Parallel);
    let main = Some("MainThread".to_owned());
    assert_eq!(
        told(&trace, "thread 2")[..2],
        [
            (Kind::Blocked, None, None, None, false),
            (Kind::Blocked, None, None, main, false),
        ]
    );
    // Another process has other locks.
    assert_eq!(told(&trace, "thread 3 (process 2)")[0].3, None);
}

#[test]
fn a_lock_may_be_held_by_who_waits_for_it_and_be_released_by_another_thread() {
    let trace = recording(&[
        (0.0, 0, What::Acquire(lock())),
        (1.0, 0, What::Blocked(lock())),
        (2.0, 1, What::Release(lock())),
        (2.0, 0, What::CanRun),
        (3.0, 1, What::Blocked(lock())),
        (4.0, 1, What::CanRun),
    ]);
    let trace = trace.trace(Mode::Gil);
    let itself = Some("MainThread".to_owned());
    assert_eq!(told(&trace, "MainThread")[0].3, itself);
    assert_eq!(told(&trace, "thread 1")[0].3, None);
}

#[test]
fn a_thread_is_new_then_ready_and_says_where_it_stands() {
    let trace = recording(&[
        (0.0, 0, What::At(1)),
        (0.0, 0, What::Runs(0)),
        (1.0, 0, What::Start(1)),
        (1.5, 1, What::CanRun),
        (2.0, 0, What::At(9)),
        (2.0, 0, What::CanRun),
        (2.0, 1, What::Runs(0)),
        (3.0, 1, What::At(4)),
        (3.0, 1, What::Waits(None)),
        (3.0, 0, What::Runs(0)),
        (4.0, 1, What::CanRun),
        (5.0, 0, What::Ends),
        (5.0, 1, What::Runs(0)),
        (6.0, 1, What::Ends),
        (9.0, 0, What::Ends),
    ]);
    let trace = trace.trace(Mode::Gil);
    assert_eq!(
        told(&trace, "thread 1"),
        [
            (Kind::Blocked, Some(Idle::New), None, None, false),
            // It began in the library.
            (Kind::Run, None, Some(4), None, false),
            (Kind::Wait, None, Some(4), None, false),
            (Kind::Blocked, Some(Idle::Ready), Some(4), None, false),
            (Kind::Run, None, Some(4), None, false),
        ]
    );
    assert_eq!(
        spans(&trace, "thread 1")[0],
        (Kind::Blocked, "the GIL".to_owned(), 1e3, 2e3)
    );
    assert_eq!(
        told(&trace, "MainThread")[1],
        (Kind::Blocked, Some(Idle::Ready), Some(9), None, false)
    );
    let lines: Vec<_> = told(&trace, "worker 1").iter().map(|span| span.2).collect();
    assert_eq!(lines, [Some(1), Some(4), Some(9), Some(4)]);
}

#[test]
fn lines_take_no_room_of_records() {
    let mut recording = Recording::of_at_most(2);
    for number in 0..10 {
        recording.add(record(f64::from(number), 0, What::At(number as u32)));
        recording.add(record(f64::from(number), 0, What::Runs(0)));
    }
    assert_eq!(recording.lost(), 8);
    assert_eq!(recording.records.len(), 2);
}
