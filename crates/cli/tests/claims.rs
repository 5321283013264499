//! Claims that programs make in comments, as the command line tells of them.

use std::path::Path;
use std::process::{Command, Output};

fn explore(name: &str, comments: &str) -> Output {
    let source = format!("print(1)\n{comments}\n");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, source).expect("it can be written");
    Command::new(env!("CARGO_BIN_EXE_interleave"))
        .arg("explore")
        .arg(path)
        .output()
        .expect("it starts")
}

#[test]
fn a_broken_claim_is_told_with_its_schedule_and_by_the_exit_code() {
    let output = explore("broken.py", "# never: 1");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let claim = "claim in line 2: never: 1: broken\n  interleave replay ";
    assert!(said.contains(claim), "{said}");
}

#[test]
fn claims_that_are_met_end_well() {
    let output = explore("met.py", "# always: 1\n# never: deadlock");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("claim in line 3: never: deadlock: met\n"),
        "{said}"
    );
}

#[test]
fn outcomes_are_compared_with_those_of_a_right_solution() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let files = [
        ("one.py", "print(1)\n"),
        ("same.py", "print(2 - 1)\n"),
        ("other.py", "print(2)\n"),
    ];
    for (name, source) in files {
        std::fs::write(folder.join(name), source).expect("it can be written");
    }
    let compared = |like: &str| {
        Command::new(env!("CARGO_BIN_EXE_interleave"))
            .arg("explore")
            .arg(folder.join("one.py"))
            .arg("--like")
            .arg(folder.join(like))
            .output()
            .expect("it starts")
    };
    let same = compared("same.py");
    assert_eq!(same.status.code(), Some(0), "{same:?}");
    let other = compared("other.py");
    let said = String::from_utf8_lossy(&other.stderr);
    assert_eq!(other.status.code(), Some(1), "{said}");
    assert!(said.contains("only here: finished: 1 ("), "{said}");
    assert!(
        said.contains("only in the other program: finished: 2 ("),
        "{said}"
    );
}
