//! The programs of `tests/python/`, held against what CPython 3.11 printed.
//!
//! `NAME.py` is run; its output must be `NAME.out`, and if there is a `NAME.err`, the last line that it writes to the
//! error stream must be that one, and its exit code 1. Time is the test's own: who sleeps costs nothing.

mod common;

use common::{Example, Stage, examples};
use interleave_python::schedule::End;
use std::sync::{Mutex, mpsc};
use std::thread;

struct Outcome {
    out: String,
    err: String,
    exit: i32,
}

fn play(example: &Example) -> Outcome {
    let program = match example.program(Stage::default()) {
        Ok(program) => program,
        Err(problems) => {
            // As CPython: the first one only.
            return Outcome {
                out: String::new(),
                err: format!("{}: {}", problems[0].kind, problems[0].message),
                exit: 1,
            };
        }
    };
    let (mut printed, end) = program.with_gil();
    let exit = match end {
        Some(End::Exit(code)) => code,
        Some(End::Raised) => 1,
        Some(End::Stuck(report)) => {
            printed.err.push_str(&report.to_string());
            3
        }
        None => -1,
    };
    Outcome {
        out: printed.out,
        err: printed.err,
        exit,
    }
}

/// What is wrong with a program's outcome.
fn judge(example: &Example) -> Option<String> {
    let (expected, last_error) = (example.expected(), example.last_error());
    let outcome = play(example);
    let exit = i32::from(last_error.is_some());
    let last = outcome.err.trim_end().lines().last().unwrap_or_default();
    let wrong = if outcome.out != expected {
        difference(&expected, &outcome.out)
    } else if last_error.is_some_and(|error| error != last) || outcome.exit != exit {
        format!("  exit {} instead of {exit}", outcome.exit)
    } else {
        return None;
    };
    let lines: Vec<&str> = outcome.err.lines().rev().take(4).collect();
    let err = lines.join("\n  on the error stream: ");
    Some(format!(
        "{}\n{wrong}\n  on the error stream: {err}",
        example.name
    ))
}

/// What is wrong with a program's outcome, given whether it is known to differ.
fn verdict(example: &Example) -> Option<String> {
    match (judge(example), example.differs) {
        (Some(_), true) | (None, false) => None,
        (Some(wrong), false) => Some(wrong),
        (None, true) => Some(format!(
            "{} is right now: take it out of not-yet.txt",
            example.name
        )),
    }
}

fn difference(expected: &str, got: &str) -> String {
    let number = expected
        .lines()
        .zip(got.lines())
        .take_while(|(one, other)| one == other)
        .count();
    let line = |text: &str| text.lines().nth(number).unwrap_or("(nothing)").to_owned();
    format!(
        "  line {}: expected {:?}\n           and got  {:?}",
        number + 1,
        line(expected),
        line(got)
    )
}

#[test]
fn programs_print_what_cpython_prints() {
    let all = examples();
    let rest = Mutex::new(all.iter());
    let next = || rest.lock().unwrap().next();
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                while let Some(example) = next() {
                    send.send(verdict(example)).unwrap();
                }
            });
        }
    });
    drop(send);
    let mut wrong: Vec<String> = receive.iter().flatten().collect();
    wrong.sort();
    assert!(
        wrong.is_empty(),
        "{} of {} programs differ:\n{}",
        wrong.len(),
        all.len(),
        wrong.join("\n")
    );
}
