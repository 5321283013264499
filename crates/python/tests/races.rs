//! Racy programs without a GIL, on two workers: none crashes, tears a value or loses an object.
//!
//! Each is made from a seed; `SEED=` is the first one, `COUNT=` how many (all 1,000 by `make stress`).

mod common;
#[path = "races/program.rs"]
mod program;

use common::{Printed, Program, Stage, number};
use interleave_python::schedule::End;
use program::program;

const WORKERS: usize = 2;

/// Little memory, so that the collector works often.
const MEGABYTES: usize = 48;

/// What a program prints, and how it ends; `None` if it does not, or a worker panics.
fn play(source: &str) -> Option<(Printed, End)> {
    let program = Program::new(Stage::in_real_time(), source);
    program.with_megabytes(MEGABYTES).without_gil(WORKERS)
}

/// What is wrong with the program of a seed.
fn judge(seed: u64) -> Option<String> {
    match play(&program(seed)) {
        Some((printed, End::Exit(0))) if printed.all() == "ok\n" => None,
        Some((printed, end)) => Some(format!("seed {seed}: {end:?}\n{}", printed.all())),
        None => Some(format!(
            "seed {seed}: it does not end, or a worker panicked"
        )),
    }
}

fn holds_for(count: u64) {
    let first = number("SEED", 1);
    let wrong: Vec<String> = (first..first + count).filter_map(judge).collect();
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn sixty_racy_programs_keep_what_they_share_whole() {
    holds_for(60);
}

#[test]
#[ignore = "it takes minutes: make stress"]
fn a_thousand_racy_programs_keep_what_they_share_whole() {
    holds_for(number("COUNT", 1000));
}

/// The checks see what they are for: one that is broken on purpose is told.
#[test]
fn a_lost_object_is_told() {
    let source = program(1).replace("\nthreads = [", "\nlog.append((9, 9))\nthreads = [");
    let (printed, _) = play(&source).expect("it ends");
    assert!(printed.out.contains("log"), "{printed:?}");
}
