//! The programs that the page's editor offers to begin with: each runs, and ends as it says,
//! with a GIL and without one.

mod common;

use common::{Printed, Program, Stage};
use interleave_python::schedule::End;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each program, and a line that it prints in whatever order and mode.
const PRINTED: [(&str, &str); 49] = [
    ("accounts", "the sum is "),
    ("all_tasks_done", "done: [0, 1, 4, 9, 16, 25, 36, 49, 64]"),
    (
        "as_completed",
        "water is ready\ncoffee is ready\ntea is ready",
    ),
    ("async_queue", "Ada used 0"),
    ("async_race", "careless 1 of 100\ncareful 100 of 100"),
    ("async_waits", "served: soup, rice, tea"),
    ("back_off", "nobody is stuck"),
    ("barrier", "first part of 3\nsecond part of "),
    ("bounded_queue", "never more than 2 in the box"),
    ("condition", "sold: ['cake 0', 'cake 1']"),
    ("daemon", "the main thread ends, and so does the clock"),
    ("empty_and_full", "in it: a letter and 0 more"),
    ("event", "too late to wait: True"),
    (
        "exception_in_a_thread",
        "10 / 2 = 5.0\nthe main thread never heard of it",
    ),
    ("future_states", "error:   ValueError('7 is odd')"),
    ("joinable_queue", "[0, 1, 8, 27, 64]"),
    (
        "life_of_a_thread",
        "again?   threads can only be started once",
    ),
    ("last_ticket", "tickets left: "),
    ("lock", "80000 of 80000"),
    ("lock_hog", "Bob waited 0.3 s"),
    ("lock_order", "{'Ada': 1000, 'Bob': 1000} sum 2000"),
    ("lost_updates", "of 80000"),
    ("nine_hundred", "900 threads, "),
    ("order", "all three have ended"),
    ("own_copy", "1000 2000 3000\nthe main thread has one: False"),
    ("own_memory", "after the process: 0\nafter the thread:  1"),
    (
        "parallel_failures",
        "price 6406\nfailed: no answer\nprice 6404",
    ),
    (
        "parallel_map",
        "soup by Ada\nrice by Ada\ncake by Ada\nall in 0.",
    ),
    ("philosophers", "all have eaten"),
    ("pipe", "queue -> QUEUE!\npipe -> PIPE!\nexit code 0"),
    ("pool", "the longest has 216 steps and begins with 2919"),
    ("prices_by_queue", "30 prices, 8 workers, "),
    ("prices_in_turn", "all of them in 0."),
    ("prime_or_not", "prime: [15492781, 15492787]"),
    ("primes", "669 primes from 0 to 5000"),
    ("process_pool", "720 has 30 divisors\n240 has 20"),
    ("processes", "21332533340000"),
    ("queue_of_work", "worker 2 did"),
    ("reentrant", "whole: True"),
    ("semaphore", "at most 2 were inside"),
    ("subclass", "together 49995000"),
    ("ticket_with_lock", "tickets left: 0"),
    ("timer", "tea is ready after 0.2 s\nno alarm today"),
    ("two_executors", "ProcessPoolExecutor [7, 115, 1366]"),
    ("two_locks", "of 40000"),
    ("urgent_first", "1 a fire\n2 a bill\n3 a postcard"),
    ("wait_and_compute", "both in 0.2 s"),
    ("waits", "all of them in 0."),
    (
        "who_am_i",
        "I am 'Grace', daemon: False\nI am 'MainThread', daemon: False\nalive now: 1",
    ),
];

/// Each that ends with all threads waiting, and who waits for what then.
const STUCK: [(&str, &str); 3] = [
    ("deadlock", "which Bob holds"),
    ("own_lock_twice", "which MainThread holds"),
    ("stuck_pool", "waits"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/editor/examples")
}

fn program(name: &str, stage: Stage) -> Program {
    let source = fs::read_to_string(folder().join(name).with_extension("py")).unwrap();
    let program = Program::of_file(stage, &source, "program.py");
    program.expect("it has no mistake")
}

#[track_caller]
fn check(name: &str, line: &str, (printed, end): (Printed, Option<End>)) {
    assert_eq!(end, Some(End::Exit(0)), "{name}: {}", printed.err);
    assert!(printed.out.contains(line), "{name}: {}", printed.out);
}

#[test]
fn examples_of_the_editor_print_what_they_promise() {
    for (name, line) in PRINTED {
        check(name, line, program(name, Stage::default()).with_gil());
    }
}

/// By a real clock: so what it says of times, and of the order in which waits end, may differ.
#[test]
fn so_they_do_without_a_gil() {
    for (name, lines) in PRINTED {
        let last = lines.lines().last().unwrap_or_default();
        let untimed = last.split(" 0.").next().unwrap_or_default();
        let ended = program(name, Stage::in_real_time()).without_gil(2);
        let (printed, end) = ended.unwrap_or_else(|| panic!("{name} does not end"));
        check(name, untimed, (printed, Some(end)));
    }
}

#[test]
fn the_examples_of_deadlocks_are_some() {
    for (name, words) in STUCK {
        let (_, end) = program(name, Stage::default()).with_gil();
        let lines = common::waiting(end);
        let is_told = lines.iter().any(|line| line.contains(words));
        assert!(is_told, "{name}: {lines:?}");
    }
}

/// Each is tested, and offered, and no other is.
#[test]
fn all_examples_are_tested_and_offered() {
    let names = fs::read_dir(folder()).unwrap();
    let names = names.map(|entry| entry.unwrap().path());
    let there: BTreeSet<_> = names
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let known = PRINTED
        .iter()
        .chain(&STUCK)
        .map(|(name, _)| (*name).to_owned());
    assert_eq!(there, known.collect());
    let list = fs::read_to_string(folder().join("../examples.js")).unwrap();
    let imported = list
        .lines()
        .filter_map(|line| line.split("./examples/").nth(1)?.split(".py").next());
    assert_eq!(there, imported.map(str::to_owned).collect());
}

/// What a learner meets first: short, and a word on what to look for.
#[test]
fn each_is_short_and_says_what_to_look_for() {
    for (name, _) in PRINTED.iter().chain(&STUCK) {
        let source = fs::read_to_string(folder().join(name).with_extension("py")).unwrap();
        let count = source.lines().count();
        assert!((10..=36).contains(&count), "{name}: {count} lines");
        assert!(source.starts_with("# "), "{name}");
        let longest = source.lines().map(str::len).max();
        assert!(longest <= Some(80), "{name}: {longest:?} characters");
    }
}
