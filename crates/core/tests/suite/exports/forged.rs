//! Claims about results that someone changed: what a file says of its samples is
//! computed again, and what differs is refused by its place.

use super::report;
use crate::support::measuring::{conduct, report_of};
use crate::support::reports::reports;
use interleave_core::experiment::Experiment;
use interleave_core::export::json::{Refusal, read, write};
use interleave_core::mode::Mode;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

fn result() -> Value {
    serde_json::from_str(&write(&report())).expect("it is JSON")
}

/// The place that is refused, once these are changed.
fn refused(changes: &[(&str, Value)]) -> String {
    let mut result = result();
    for (pointer, to) in changes {
        let place = result.pointer_mut(pointer);
        *place.unwrap_or_else(|| panic!("{pointer} is there")) = to.clone();
    }
    place(&result).unwrap_or_else(|| panic!("{changes:?} is read"))
}

fn place(result: &Value) -> Option<String> {
    match read(&result.to_string()) {
        Ok(_) => None,
        Err(Refusal::Wrong { place, .. }) => Some(place),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_ratio_that_the_samples_do_not_give_is_refused() {
    let forged = [
        ("/comparisons/1/ratio", json!(50.0)),
        ("/comparisons/1/ci95", json!([49.0, 51.0])),
    ];
    assert_eq!(refused(&forged), "comparisons[1].ratio");
    assert_eq!(refused(&forged[1..]), "comparisons[1].ci95[0]");
    let outside = [("/comparisons/1/ratio", json!(4.5))];
    assert_eq!(refused(&outside), "comparisons[1].ratio");
}

#[test]
fn a_gil_three_times_faster_is_refused() {
    let modes = [Mode::Sequential, Mode::Gil];
    let mut experiment = Experiment::new(&modes, 5, 1, 0.005);
    conduct(&mut experiment, |_, turn| 40.0 + (turn % 3) as f64);
    let mut result: Value =
        serde_json::from_str(&write(&report_of(&experiment))).expect("it is JSON");
    assert_eq!(place(&result), None);
    result["comparisons"][0]["ratio"] = json!(3.0);
    result["comparisons"][0]["ci95"] = json!([2.9, 3.1]);
    result["comparisons"][0]["verdict"] = json!("faster");
    assert_eq!(place(&result), Some("comparisons[0].ratio".to_owned()));
}

#[test]
fn a_median_that_is_not_the_samples_is_refused_with_both_numbers() {
    let mut result = result();
    result["runs"][0]["samplesMs"] = json!([40.0, 41.0, 42.0]);
    result["runs"][0]["medianMs"] = json!(40.5);
    let refusal = read(&result.to_string()).expect_err("it is not the median");
    assert_eq!(
        refusal.to_string(),
        "This result cannot be right: runs[0].medianMs is 40.5, but the samples give 41. Export it again, and leave the file as it is."
    );
}

#[test]
fn quartiles_outliers_and_verdicts_that_samples_do_not_give_are_refused() {
    let claims = [
        (
            "/runs/1/quartilesMs/0",
            json!(39.0),
            "runs[1].quartilesMs[0]",
        ),
        (
            "/runs/1/quartilesMs/1",
            json!(41.0),
            "runs[1].quartilesMs[1]",
        ),
        ("/runs/1/outliers", json!([0]), "runs[1].outliers"),
        (
            "/comparisons/0/verdict",
            json!("faster"),
            "comparisons[0].verdict",
        ),
    ];
    for (pointer, to, place) in claims {
        assert_eq!(refused(&[(pointer, to)]), place);
    }
}

#[test]
fn times_that_no_clock_gives_are_refused() {
    let zeros = ("/runs/0/samplesMs", json!([0.0, 0.0, 0.0]));
    assert_eq!(refused(&[zeros]), "runs[0].samplesMs[0]");
    for time in [-1.0, 0.0, 1e-9, 1e8] {
        let changed = [("/runs/1/samplesMs/2", json!(time))];
        assert_eq!(refused(&changed), "runs[1].samplesMs[2]", "{time}");
    }
    let refusal = write(&report()).replacen("\"samplesMs\": [", "\"samplesMs\": [1e999, ", 1);
    assert!(read(&refusal).is_err());
}

#[test]
fn a_mode_has_its_own_label_and_no_other() {
    for (pointer, label) in [("/runs/2/label", "emulated"), ("/runs/0/label", "modelled")] {
        let index = &pointer[6..7];
        let place = refused(&[(pointer, json!(label))]);
        assert_eq!(place, format!("runs[{index}].label"));
    }
    let mut experiment = Experiment::new(&[Mode::Gil], 5, 1, 0.005);
    conduct(&mut experiment, |_, _| 40.0);
    let text = write(&report_of(&experiment)).replace("\"emulated\"", "\"measured\"");
    let refusal = read(&text).expect_err("a GIL is emulated").to_string();
    assert!(
        refusal.contains("runs[0].label is “measured”, but should be “emulated”"),
        "{refusal}"
    );
}

#[test]
fn circumstances_that_no_machine_has_are_refused() {
    let claims = [
        (
            "/environment/hardwareConcurrency",
            json!(4_000_000_000_u32),
            "environment.hardwareConcurrency",
        ),
        (
            "/environment/coresFound",
            json!(4_097),
            "environment.coresFound",
        ),
        (
            "/environment/timerStepMs",
            json!(1_001.0),
            "environment.timerStepMs",
        ),
        ("/runs/1/startupMs", json!(1e8), "runs[1].startupMs"),
        ("/runs/1/voided", json!(21), "runs[1].voided"),
    ];
    for (pointer, to, place) in claims {
        assert_eq!(refused(&[(pointer, to)]), place);
    }
}

#[test]
fn a_result_that_its_settings_do_not_make_is_refused() {
    let settings = |key: &str, value: &str| {
        let mut settings = json!({"workload": "primes"});
        settings[key] = json!(value);
        ("/settings", settings)
    };
    let of = |key, value| refused(&[settings(key, value)]);
    assert_eq!(of("workers", "8"), "runs[2].workers");
    assert_eq!(of("modes", "sequential,parallel"), "runs[1].mode");
    assert_eq!(of("repeats", "4"), "runs[0].samplesMs", "there are too few");
    assert_eq!(
        of("repeats", "1"),
        "runs[0].samplesMs",
        "there are too many"
    );
    let two = ("/runs/0/workers", json!(2));
    assert_eq!(refused(&[two]), "runs[0].workers", "sequential has one");
}

#[test]
fn all_modes_have_equally_many_samples() {
    let mut report = report();
    report.runs[2].samples_ms.push(10.0);
    let summary = interleave_core::stats::summarize(&report.runs[2].samples_ms);
    let summary = summary.expect("there are samples");
    report.runs[2].median_ms = summary.median;
    report.runs[2].quartiles_ms = summary.quartiles;
    report.runs[2].outliers = summary.outliers;
    report.comparisons = interleave_core::experiment::report::compare(&report.runs, 1);
    let refusal = read(&write(&report)).expect_err("one has more").to_string();
    assert!(refusal.contains("runs[2].samplesMs"), "{refusal}");
}

#[test]
fn every_other_mode_is_compared_with_the_baseline_once() {
    let one = result()["comparisons"][0].clone();
    for comparisons in [json!([]), json!([one]), json!([one, one, one])] {
        let place = refused(&[("/comparisons", comparisons)]);
        assert_eq!(place, "comparisons");
    }
    let twice = ("/comparisons/1/mode", json!("concurrent"));
    assert_eq!(refused(&[twice]), "comparisons[1].mode");
    let over = ("/comparisons/1/over", json!("concurrent"));
    assert_eq!(refused(&[over]), "comparisons[1].over");
}

#[test]
fn what_only_processes_do_is_refused_of_other_modes() {
    let mut report = report();
    let shares = interleave_core::experiment::report::Shares {
        copy_ms: 1.0,
        compute_ms: 1.0,
        copied_bytes: 8,
    };
    report.runs[2].shares = Some(shares);
    let refusal = read(&write(&report))
        .expect_err("it copies nothing")
        .to_string();
    assert!(refusal.contains("runs[2].copyMs"), "{refusal}");
}

#[test]
fn computing_on_four_workers_is_not_fifty_times_as_fast() {
    let mut experiment = Experiment::new(&[Mode::Sequential, Mode::Parallel], 5, 1, 0.005);
    let times = |mode, turn: usize| {
        let time = if mode == Mode::Parallel { 10.0 } else { 500.0 };
        time + 0.01 * (turn % 3) as f64
    };
    conduct(&mut experiment, times);
    let mut report = report_of(&experiment);
    let refusal = read(&write(&report))
        .expect_err("nothing gains that")
        .to_string();
    assert!(
        refusal.contains("comparisons[0].ratio is above 40"),
        "{refusal}"
    );
    // Waits can overlap, as many as there are tasks.
    let settings = &mut report.settings;
    settings.insert("workload".to_owned(), "sleep".to_owned());
    settings.insert("tasks".to_owned(), "64".to_owned());
    assert_eq!(read(&write(&report)), Ok(report));
}

#[test]
fn a_trace_of_other_runs_is_refused() {
    let claims = [
        ("/trace/lanes/0/mode", json!("gil"), "trace.lanes[0].mode"),
        (
            "/trace/lanes/1/mode",
            json!("concurrent"),
            "trace.lanes[1].mode",
        ),
        (
            "/trace/spans/4/endMs",
            json!(5_000.0),
            "trace.spans[4].endMs",
        ),
        (
            "/trace/spans/4/startMs",
            json!(-5_000.0),
            "trace.spans[4].startMs",
        ),
        ("/trace/spans/4/startMs", json!(1.5), "trace.spans[4].endMs"),
        ("/trace/events/0/atMs", json!(5_000.0), "trace.events[0]"),
    ];
    for (pointer, to, place) in claims {
        assert_eq!(refused(&[(pointer, to)]), place);
    }
    let mut result = result();
    result["trace"]["label"] = json!("emulated");
    assert_eq!(place(&result), Some("trace.label".to_owned()));
    result["trace"]["label"] = json!("modelled");
    result["trace"]["spans"][4]["endMs"] = json!(5_000.0);
    assert_eq!(place(&result), None, "a model's time is no clock's");
}

#[test]
fn a_file_that_was_written_anew_with_15_digits_is_read() {
    fn shorten(value: &mut Value) {
        match value {
            Value::Number(number) if number.is_f64() => {
                let short = format!("{:.14e}", number.as_f64().expect("it is one"));
                *value = json!(short.parse::<f64>().expect("it is a number"));
            }
            Value::Array(items) => items.iter_mut().for_each(shorten),
            Value::Object(fields) => fields.values_mut().for_each(shorten),
            _ => {}
        }
    }
    let mut shortened = result();
    shorten(&mut shortened);
    assert_ne!(shortened, result(), "there is something to shorten");
    assert_eq!(place(&shortened), None);
}

proptest! {
    // Each case has a few bootstraps.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_number_claimed_of_samples_is_refused_once_it_is_changed(
        report in reports(),
        which in any::<Index>(),
        by in select(vec![-0.5, -1e-3, -1e-6, 1e-6, 1e-3, 0.5, 10.0]),
    ) {
        let mut result: Value = serde_json::from_str(&write(&report)).expect("it is JSON");
        let mut pointers = Vec::new();
        for run in 0..report.runs.len() {
            for claim in ["medianMs", "quartilesMs/0", "quartilesMs/1"] {
                pointers.push(format!("/runs/{run}/{claim}"));
            }
        }
        for comparison in 0..report.comparisons.len() {
            for claim in ["ratio", "ci95/0", "ci95/1"] {
                pointers.push(format!("/comparisons/{comparison}/{claim}"));
            }
        }
        let pointer = which.get(&pointers);
        let number = result.pointer_mut(pointer).expect("it is there");
        *number = json!(number.as_f64().expect("it is a number") * (1.0 + by));
        let wrong = place(&result).expect("it is changed");
        let wrong = wrong.replace(['.', '['], "/").replace(']', "");
        prop_assert_eq!(format!("/{wrong}"), pointer.as_str());
    }

    #[test]
    fn any_count_of_a_run_is_refused_once_it_is_out_of_all_proportion(
        report in reports(),
        run in any::<Index>(),
        field in select(vec!["workers", "voided", "startupMs", "copyMs", "computeMs", "copiedBytes"]),
    ) {
        let mut result: Value = serde_json::from_str(&write(&report)).expect("it is JSON");
        let run = run.index(report.runs.len());
        if let Some(number) = result.pointer_mut(&format!("/runs/{run}/{field}")) {
            *number = json!(4_294_967_295_u64 << if field == "copiedBytes" { 20 } else { 0 });
            if field.ends_with("Ms") {
                *number = json!(1e12);
            }
            prop_assert_eq!(place(&result), Some(format!("runs[{run}].{field}")));
        }
    }

    #[test]
    fn whatever_is_measured_is_read_back(
        seed in any::<u64>().prop_map(|seed| seed >> 11),
        repeats in 3..12_u32,
        step_ms in select(vec![1e-6, 0.005, 0.1, 1.0, 100.0]),
        times_ms in proptest::collection::vec(1e-4..100.0_f64, 4..40),
    ) {
        let modes = [Mode::Sequential, Mode::Gil, Mode::Parallel];
        let mut experiment = Experiment::new(&modes, repeats, seed, step_ms);
        let mut turns = 0;
        // A clock of such steps, which sees short runs only when there are many.
        while let Some(turn) = experiment.next_turn() {
            turns += 1;
            let rounds = f64::from(turn.rounds);
            let took_ms: f64 = times_ms[turns % times_ms.len()] * rounds;
            let seen_ms = (took_ms / step_ms).floor() * step_ms;
            let sampled = crate::support::measuring::sampled(seen_ms / rounds);
            experiment.record(&sampled).expect("all answers agree");
        }
        let mut report = report_of(&experiment);
        report.environment.timer_step_ms = step_ms;
        for (key, value) in [
            ("workload", "sleep".to_owned()),
            ("seed", seed.to_string()),
            ("repeats", repeats.to_string()),
            ("workers", "4".to_owned()),
        ] {
            report.settings.insert(key.to_owned(), value);
        }
        prop_assert_eq!(read(&write(&report)), Ok(report));
    }
}
