//! The programs that the page's editor offers to begin with: each runs, and ends as it says.

mod common;

use common::{Printed, Program, Stage};
use interleave_python::schedule::End;
use std::fs;
use std::path::Path;

/// Each program, and a line that it prints with a GIL (in whatever order).
const PRINTED: [(&str, &str); 8] = [
    ("async_waits", "served: soup, rice, tea"),
    ("lock", "80000 of 80000"),
    ("lost_updates", "of 80000"),
    ("pool", "the longest has 216 steps and begins with 2919"),
    ("primes", "669 primes from 0 to 5000"),
    ("processes", "21332533340000"),
    ("queue_of_work", "worker 2 did"),
    ("waits", "all of them in 0.2 s"),
];

fn ended(name: &str) -> (Printed, Option<End>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/editor/examples");
    let source = fs::read_to_string(folder.join(name).with_extension("py")).unwrap();
    let program = Program::of_file(Stage::default(), &source, "program.py");
    program.expect("it has no mistake").with_gil()
}

#[test]
fn examples_of_the_editor_print_what_they_promise() {
    for (name, line) in PRINTED {
        let (printed, end) = ended(name);
        assert_eq!(end, Some(End::Exit(0)), "{name}: {}", printed.err);
        assert!(printed.out.contains(line), "{name}: {}", printed.out);
    }
}

#[test]
fn the_example_of_a_deadlock_is_one() {
    let (_, end) = ended("deadlock");
    let lines = common::waiting(end);
    assert!(
        lines.iter().any(|line| line.contains("which Bob holds")),
        "{lines:?}"
    );
}

/// Each is offered, and no other.
#[test]
fn all_examples_are_tested() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/editor/examples");
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().path().file_stem().unwrap().to_owned());
    let known = |name: &str| name == "deadlock" || PRINTED.iter().any(|(known, _)| name == *known);
    let mut count = 0;
    for name in names {
        count += 1;
        assert!(known(&name.to_string_lossy()), "{name:?} has no test");
    }
    assert_eq!(count, PRINTED.len() + 1);
}
