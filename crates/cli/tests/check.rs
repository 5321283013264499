//! `interleave check`, as a course would call it.

use std::path::PathBuf;
use std::process::{Command, Output};

fn checked(lesson: &str, name: &str, source: &str) -> (Output, String) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, source).expect("the folder of tests can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args(["check", lesson])
        .arg(&path)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (output, said)
}

/// The blocks of a lesson by a name.
fn blocks(lesson: &str, name: &str) -> Vec<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/lessons/texts");
    let text = std::fs::read_to_string(format!("{root}/{lesson}.md")).expect("the lesson is there");
    let fence = format!("```{name}");
    let parts = text.split(&fence).skip(1);
    parts
        .filter_map(|part| Some(part.split_once('\n')?.1.split("\n```").next()?.to_owned() + "\n"))
        .collect()
}

#[test]
fn an_answer_is_proved_and_a_near_miss_is_broken_by_a_schedule_that_replays() {
    let answer = &blocks("deadlock", "solution")[0];
    let (output, said) = checked("deadlock", "answer.py", answer);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.starts_with("It holds. Every schedule was tried"),
        "{said}"
    );

    let miss = &blocks("primitives", "miss")[0];
    let (output, said) = checked("primitives", "miss.py", miss);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let call = said
        .lines()
        .find_map(|line| line.strip_prefix("  interleave "));
    let words: Vec<&str> = call.expect("a schedule").split(' ').collect();
    let replayed = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args(words)
        .output();
    assert_ne!(replayed.expect("it runs").status.code(), Some(2));
}

#[test]
fn what_starts_processes_is_run_instead() {
    let answer = &blocks("processes", "solution")[0];
    let (output, said) = checked("processes", "processes.py", answer);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("no proof"), "{said}");
    let in_turn = answer.replace("process.start()", "process.run()");
    assert_ne!(&in_turn, answer);
    for refused in ["print('primes: 109')\n", &in_turn] {
        let (output, said) = checked("processes", "refused.py", refused);
        assert_eq!(output.status.code(), Some(1), "{said}");
    }
    for miss in blocks("processes", "miss") {
        let (output, said) = checked("processes", "no-process.py", &miss);
        assert_eq!(output.status.code(), Some(1), "{said}");
    }
}

#[test]
fn what_cannot_be_checked_is_told() {
    for (lesson, source) in [("nothing", "pass"), ("kitchen", "pass"), ("race", "def")] {
        let (output, _) = checked(lesson, "wrong.py", source);
        assert_eq!(output.status.code(), Some(2), "{lesson}");
        assert!(!output.stderr.is_empty());
    }
}
