//! Claims about notebooks on the command line: one line per cell, and exit codes.

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A file of these cells.
fn notebook(name: &str, cells: &[&str]) -> PathBuf {
    let cells = cells
        .iter()
        .map(|source| serde_json::json!({"cell_type": "code", "source": source}));
    let text = serde_json::json!({"nbformat": 4, "cells": cells.collect::<Vec<_>>()});
    written(name, &text.to_string())
}

fn written(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

fn run(path: &PathBuf, flags: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interleave"));
    let output = command.arg("run").arg(path).args(flags).output();
    output.expect("it starts")
}

/// The flags of every mode.
const MODES: [&[&str]; 4] = [
    &[],
    &["--mode", "free", "--workers", "1"],
    &["--mode", "free", "--workers", "2"],
    &["--mode", "free", "--workers", "4"],
];

#[test]
fn json_has_one_line_per_cell() {
    for mode in MODES {
        json_has_one_line_per_cell_in(mode);
    }
}

fn json_has_one_line_per_cell_in(mode: &[&str]) {
    let cells = ["print('é')\n1 + 1", "1 / 0", "import time\ntime.sleep(100)"];
    let path = notebook("lines.ipynb", &cells);
    let output = run(&path, &[mode, &["--json", "--limit-seconds", "1"]].concat());
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(
        text.starts_with("{\"cell\":1,\"stdout\":\"é\\n\",\"result\":\"2\",\"error\":null}\n"),
        "{text}"
    );
    let lines = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    let errors: Vec<Value> = lines.map(|line: Value| line["error"].clone()).collect();
    assert!(
        errors[1]
            .as_str()
            .is_some_and(|error| error.ends_with("ZeroDivisionError: division by zero"))
    );
    assert!(
        errors[2]
            .as_str()
            .is_some_and(|error| error.ends_with("KeyboardInterrupt"))
    );
}

#[test]
fn without_json_results_are_printed_and_errors_are_not_among_them() {
    let path = notebook("plain.ipynb", &["print('a')\n'b'", "1 / 0", "'c'"]);
    for mode in MODES {
        let output = run(&path, mode);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "a\n'b'\n'c'\n");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(errors.contains("File \"Cell In[2]\", line 1"), "{errors}");
    }
}

#[test]
fn what_is_no_notebook_takes_one_line() {
    let missing = PathBuf::from("there/is/no.ipynb");
    for path in [
        written("text.ipynb", "x = 1"),
        written("list.ipynb", "[]"),
        missing,
    ] {
        let output = run(&path, &[]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
    }
}

/// A cell that waits for ever says who waits for what and ends; the next one runs. At the end a thread still waits.
#[test]
fn a_stuck_cell_ends_with_a_report() {
    let start = "import threading\nlock = threading.Lock()\nlock.acquire()
threading.Thread(target=lock.acquire, name='other').start()";
    let path = notebook("stuck.ipynb", &[start, "lock.acquire()", "lock.locked()"]);
    for mode in MODES {
        let output = run(&path, mode);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "True\n");
        let errors = String::from_utf8_lossy(&output.stderr);
        for said in [
            "MainThread waits for lock 'lock'",
            "other waits for lock 'lock'",
            "KeyboardInterrupt",
        ] {
            assert!(errors.contains(said), "{errors}");
        }
    }
}
