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

#[test]
fn json_has_one_line_per_cell() {
    let cells = ["print('é')\n1 + 1", "1 / 0", "import time\ntime.sleep(100)"];
    let path = notebook("lines.ipynb", &cells);
    let output = run(&path, &["--json", "--limit-seconds", "0.3"]);
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
    let output = run(&path, &[]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "a\n'b'\n'c'\n");
    assert!(String::from_utf8_lossy(&output.stderr).contains("File \"Cell In[2]\", line 1"));
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
