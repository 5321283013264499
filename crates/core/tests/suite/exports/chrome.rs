//! Claims about Chrome's trace events. That a public parser takes them too is
//! tried in a browser.

use super::trace;
use crate::support::reports::trace as traces;
use interleave_core::export::chrome::write;
use interleave_core::mode::Mode;
use interleave_core::trace::Trace;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn events(trace: &Trace) -> Vec<Value> {
    let file: Value = serde_json::from_str(&write(trace)).expect("it is JSON");
    file["traceEvents"]
        .as_array()
        .expect("it is a list")
        .clone()
}

fn of_phase<'a>(events: &'a [Value], phase: &str) -> Vec<&'a Value> {
    events.iter().filter(|event| event["ph"] == phase).collect()
}

/// What `M` events call processes or threads, in order.
fn names(events: &[Value], what: &str) -> Vec<(u64, String)> {
    let named = of_phase(events, "M")
        .into_iter()
        .filter(|event| event["name"] == what);
    let named = named.map(|event| {
        let id = if what == "process_name" {
            &event["pid"]
        } else {
            &event["tid"]
        };
        (
            id.as_u64().expect("it is a number"),
            event["args"]["name"]
                .as_str()
                .expect("it is text")
                .to_owned(),
        )
    });
    named.collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("it is a number")
}

proptest! {
    #[test]
    fn what_a_thread_does_never_overlaps_and_nothing_is_left_out(
        trace in traces(vec![Mode::Concurrent, Mode::Parallel]),
    ) {
        let events = events(&trace);
        let mut threads: BTreeMap<u64, Vec<[f64; 2]>> = BTreeMap::new();
        let mut sum_us = 0.0;
        for event in of_phase(&events, "X") {
            let (start, length) = (number(&event["ts"]), number(&event["dur"]));
            prop_assert!(start >= 0.0 && length > 0.0, "{}", event);
            // As viewers add them up.
            threads.entry(event["tid"].as_u64().expect("a number")).or_default().push([start, start + length]);
            sum_us += length;
        }
        prop_assert_eq!(threads.values().map(Vec::len).sum::<usize>(), trace.spans.len());
        for spans in threads.values() {
            prop_assert!(spans.windows(2).all(|pair| pair[0][1] <= pair[1][0]), "{:?}", spans);
        }
        let expected_us: f64 = trace.spans.iter().map(|span| span.length_ms() * 1e3).sum();
        prop_assert!((sum_us - expected_us).abs() <= 0.3 * trace.spans.len() as f64);
        prop_assert_eq!(of_phase(&events, "i").len(), trace.events.len());
    }

    #[test]
    fn every_thread_is_named_and_of_one_process(trace in traces(Mode::ALL.to_vec())) {
        let events = events(&trace);
        let mut processes = BTreeMap::new();
        for event in events.iter().filter(|event| event["tid"] != 0) {
            let (thread, process) = (event["tid"].as_u64(), event["pid"].as_u64());
            prop_assert_eq!(*processes.entry(thread).or_insert(process), process);
        }
        let named = names(&events, "thread_name");
        prop_assert_eq!(named.len(), processes.len());
        let modes: Vec<String> = names(&events, "process_name").into_iter().map(|(_, name)| name).collect();
        let known: Vec<_> = trace.modes().into_iter().map(Mode::id).collect();
        prop_assert_eq!(modes, known);
    }
}

#[test]
fn a_mode_is_a_process_and_a_lane_a_thread() {
    let events = events(&trace());
    let named = |what| {
        names(&events, what)
            .into_iter()
            .map(|(id, name)| format!("{id} {name}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(named("process_name"), ["1 concurrent", "2 parallel"]);
    assert_eq!(
        named("thread_name"),
        [
            "1 worker 1",
            "2 worker 1, row 2",
            "3 worker 1, row 3",
            "4 worker 1",
            "5 worker 2"
        ]
    );
}

#[test]
fn times_are_in_microseconds_and_begin_at_the_first_span() {
    let events = events(&trace());
    let spans = of_phase(&events, "X");
    let last = spans.last().expect("there are spans");
    assert_eq!(
        **last,
        json!({"name": "task 1", "ph": "X", "cat": "run", "ts": 260.0, "dur": 1750.0, "pid": 2, "tid": 5})
    );
    let starts = spans.iter().map(|span| number(&span["ts"]));
    assert!(starts.fold(f64::INFINITY, f64::min).abs() < 1e-9);
    let moments = of_phase(&events, "i");
    assert_eq!(
        *moments[0],
        json!({"name": "task 1: worker died", "ph": "i", "cat": "died", "ts": 2010.0, "pid": 2, "tid": 5, "s": "t"})
    );
}

#[test]
fn what_was_lost_is_told() {
    let file: Value = serde_json::from_str(&write(&trace())).expect("it is JSON");
    assert_eq!(file["otherData"]["lostRecords"], 3);
    assert_eq!(file["displayTimeUnit"], "ms");
}

#[test]
fn ten_thousand_waits_at_once_are_written_in_a_moment() {
    let mut trace = trace();
    let wait = trace.spans[2];
    trace.spans = (0..10_000)
        .map(|task| interleave_core::trace::Span { task, ..wait })
        .collect();
    let events = events(&trace);
    assert_eq!(of_phase(&events, "X").len(), 10_000);
    assert_eq!(names(&events, "thread_name").len(), 10_002);
}
