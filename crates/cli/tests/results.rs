//! Claims about what the command line prints: real results, which fit
//! `docs/result.schema.json` and can be read again.

use interleave_core::export::json::{read, write};
use serde_json::Value;
use std::process::Command;

/// What the command line prints, for an experiment of all modes it has.
fn printed(form: &str) -> String {
    printed_of("workload=mixed&workers=2&tasks=4&size=1&latency=2", form)
}

fn printed_of(work: &str, form: &str) -> String {
    let fragment = format!("#{work}&modes=sequential,concurrent,parallel,gil&repeats=3&seed=7");
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args(["run", &fragment, form])
        .output();
    let output = output.expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).expect("it prints text")
}

fn faults(result: &Value) -> Vec<String> {
    let schema = include_str!("../../../docs/result.schema.json");
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let errors = validator.iter_errors(result);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn a_real_result_fits_and_comes_back() {
    let text = printed("json");
    let result: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(faults(&result), Vec::<String>::new());
    let modes: Vec<_> = result["runs"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|run| &run["mode"])
        .collect();
    assert_eq!(modes, ["sequential", "concurrent", "parallel", "gil"]);
    assert!(
        !result["trace"]["spans"]
            .as_array()
            .expect("a list")
            .is_empty()
    );
    let report = read(&text).expect("what it printed it reads");
    assert_eq!(write(&report), text, "to the letter");
}

#[test]
fn what_was_measured_comes_back_however_short_and_whether_it_waits() {
    for work in [
        "workload=sleep&workers=3&tasks=8&latency=1",
        "workload=prices&workers=3&tasks=6&latency=1",
        "workload=primes&workers=4&tasks=4&size=1000",
    ] {
        let report = read(&printed_of(work, "json"));
        assert!(report.is_ok(), "{work}: {report:?}");
    }
}

#[test]
fn the_command_line_prints_every_form() {
    assert!(printed("csv").starts_with("mode,workers,label,sample,time_ms,"));
    assert!(printed("chrome").starts_with("{\"displayTimeUnit\":\"ms\","));
    assert!(printed("markdown").contains("\n| gil | 2 |"));
}

/// By Python's zlib: `print('hi')`.
const HI: &str = "KyjKzCvRUM_IVNfkAgA";

fn ran(fragment: &str) -> std::process::Output {
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args(["run", fragment, "json"])
        .output();
    output.expect("it starts")
}

#[test]
fn a_program_of_a_link_gives_a_result_that_comes_back() {
    let output = ran(&format!(
        "#workload=program&modes=gil&workers=2&repeats=3&code={HI}"
    ));
    let text = String::from_utf8(output.stdout).expect("it prints text");
    let result: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(faults(&result), Vec::<String>::new());
    let run = &result["runs"][0];
    assert_eq!(run["output"], "hi\n");
    assert_eq!(run["exit"], 0);
    assert_eq!(run["end"], "finished");
    assert_eq!(run["label"], "emulated");
    assert_eq!(run["workers"], 2);
    assert_eq!(run["verified"], true);
    assert_eq!(result["settings"]["workload"], "program");
    assert_eq!(result["settings"]["code"], HI);
    let report = read(&text).expect("what it printed it reads");
    assert_eq!(write(&report), text, "to the letter");
}

#[test]
fn a_wrong_program_of_a_link_is_told_as_python_words_it() {
    // `x = 1 +`, and what is not packed at all.
    for (code, words) in [
        ("q1CwVTBU0OYCAA", "SyntaxError: invalid syntax"),
        ("AAAA", "cannot be unpacked"),
    ] {
        let output = ran(&format!("#workload=program&modes=gil&code={code}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(words), "{said}");
    }
}
