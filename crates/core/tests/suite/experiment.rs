//! Claims about measuring: the ten rules, as far as they are arithmetic. The
//! samples are made up, so that no clock is part of what is tested here.

use crate::support::measuring::{FINE_MS, conduct, report_of, sampled, steady};
use interleave_core::experiment::report::Report;
use interleave_core::experiment::{
    Experiment, Invalid, Progress, Purpose, STEPS_PER_SAMPLE, WARM_UPS,
};
use interleave_core::mode::{Label, Mode};
use interleave_core::sample::Copying;
use interleave_core::sample::Sampled;
use serde_json::Value;
use std::collections::BTreeMap;

/// Times that scatter so widely that no interval becomes narrow.
fn scattered(_: Mode, turn: usize) -> f64 {
    [2.0, 30.0, 5.0, 90.0, 11.0][turn * 7 % 5]
}

fn samples_of(experiment: &Experiment, mode: Mode) -> &[f64] {
    let samples = experiment
        .samples()
        .iter()
        .find(|samples| samples.mode == mode);
    &samples.expect("the mode was asked for").samples_ms
}

fn steady_report() -> Report {
    let mut experiment = Experiment::new(&MODES, 10, 1, FINE_MS);
    conduct(&mut experiment, steady);
    report_of(&experiment)
}

const MODES: [Mode; 3] = [Mode::Sequential, Mode::Concurrent, Mode::Parallel];

// Rule 1: same work.

#[test]
fn an_answer_that_differs_ends_the_experiment_and_names_its_mode() {
    let mut experiment = Experiment::new(&MODES, 3, 1, FINE_MS);
    experiment
        .record(&sampled(1.0))
        .expect("the first answer is the measure");
    let mode = experiment.next_turn().expect("there is more to do").mode;
    let other = Sampled {
        checksum: "ffffffffffffffff".to_owned(),
        ..sampled(1.0)
    };
    let invalid = experiment.record(&other).expect_err("the answers disagree");
    assert_eq!(invalid, Invalid::Disagreement { mode });
    assert!(invalid.to_string().contains(mode.id()), "{invalid}");
}

// Rule 2: apart.

#[test]
fn start_up_is_told_apart_and_the_pool_is_charged_to_parallel_alone() {
    let report = steady_report();
    let startup_ms: Vec<_> = report.runs.iter().map(|run| run.startup_ms).collect();
    assert_eq!(startup_ms, [20.0, 20.0, 25.0]);
    assert!(report.runs.iter().all(|run| run.median_ms < 41.0));
}

// Rule 3: warm.

#[test]
fn warm_ups_come_first_and_are_thrown_away() {
    let mut experiment = Experiment::new(&MODES, 5, 1, FINE_MS);
    let cold_turns = (WARM_UPS * 3) as usize;
    let cold = |mode, turn| {
        if turn < cold_turns {
            1_000.0
        } else {
            steady(mode, turn)
        }
    };
    let turns = conduct(&mut experiment, cold);
    let purposes: Vec<_> = turns.iter().map(|turn| turn.purpose).collect();
    const { assert!(WARM_UPS >= 2) };
    assert!(
        purposes[..cold_turns]
            .iter()
            .all(|&purpose| purpose == Purpose::WarmUp)
    );
    assert!(
        purposes[cold_turns..]
            .iter()
            .all(|&purpose| purpose == Purpose::Sample)
    );
    for mode in MODES {
        assert_eq!(samples_of(&experiment, mode).len(), 5);
        assert!(samples_of(&experiment, mode).iter().all(|&ms| ms < 1_000.0));
    }
}

// Rule 4: interleaved.

#[test]
fn every_round_has_each_mode_once() {
    let turns = conduct(&mut Experiment::new(&MODES, 10, 3, FINE_MS), steady);
    assert_eq!(turns.len(), 3 * (10 + WARM_UPS as usize));
    for round in turns.chunks(3) {
        for mode in MODES {
            assert_eq!(
                round.iter().filter(|turn| turn.mode == mode).count(),
                1,
                "{round:?}"
            );
        }
    }
}

#[test]
fn the_seed_and_nothing_else_orders_the_turns() {
    let order = |seed| {
        let turns = conduct(&mut Experiment::new(&MODES, 10, seed, FINE_MS), steady);
        turns.iter().map(|turn| turn.mode).collect::<Vec<_>>()
    };
    assert_eq!(order(5), order(5));
    assert_ne!(order(5), order(6));
}

#[test]
fn each_mode_comes_first_about_as_often_as_the_others() {
    let mut firsts = BTreeMap::new();
    for seed in 0..300 {
        let experiment = Experiment::new(&MODES, 3, seed, FINE_MS);
        let first = experiment.next_turn().expect("there is a first turn").mode;
        *firsts.entry(first.id()).or_insert(0) += 1;
    }
    assert!(
        firsts.values().all(|&count| (70..130).contains(&count)),
        "{firsts:?}"
    );
}

// Rule 5: long enough.

#[test]
fn a_run_too_short_for_the_timer_is_repeated_within_the_sample() {
    let mut experiment = Experiment::new(&[Mode::Sequential], 5, 1, 0.1);
    let turns = conduct(&mut experiment, |_, _| 0.5);
    assert_eq!(turns[0].rounds, 1, "nothing is known before the first run");
    for turn in turns.iter().filter(|turn| turn.purpose == Purpose::Sample) {
        let sample_ms = 0.5 * f64::from(turn.rounds);
        assert!(sample_ms >= STEPS_PER_SAMPLE * 0.1, "{sample_ms} ms");
        assert!(
            sample_ms < 2.0 * STEPS_PER_SAMPLE * 0.1,
            "no longer than needed"
        );
    }
}

#[test]
fn a_sample_that_turns_out_too_short_is_taken_again_with_more_rounds() {
    let mut experiment = Experiment::new(&[Mode::Sequential], 3, 1, 0.1);
    // The code gets ten times faster once it is warm.
    let turns = conduct(&mut experiment, |_, turn| if turn < 2 { 5.0 } else { 0.5 });
    let rounds: Vec<_> = turns.iter().map(|turn| turn.rounds).collect();
    assert_eq!(
        rounds[..4],
        [1, 2, 2, 20],
        "two warm-ups, one too short, one long enough"
    );
    assert_eq!(samples_of(&experiment, Mode::Sequential).len(), 3);
}

#[test]
fn a_run_quicker_than_the_timer_can_tell_still_comes_to_an_end() {
    let mut experiment = Experiment::new(&[Mode::Sequential], 3, 1, 0.1);
    let turns = conduct(&mut experiment, |_, _| 0.0);
    assert!(turns.iter().all(|turn| turn.rounds <= 1_000_000));
    let mut experiment = Experiment::new(&[Mode::Sequential], 3, 1, f64::INFINITY);
    conduct(&mut experiment, |_, _| 1.0);
}

// Rule 6: enough.

#[test]
fn narrow_intervals_need_no_more_samples_than_were_asked_for() {
    for repeats in [3, 10, 100] {
        let mut experiment = Experiment::new(&MODES, repeats, 1, FINE_MS);
        conduct(&mut experiment, |_, turn| 1.0 + 0.001 * (turn % 3) as f64);
        assert!(
            experiment
                .samples()
                .iter()
                .all(|mode| mode.samples_ms.len() == repeats as usize)
        );
    }
}

#[test]
fn a_wide_interval_asks_for_more_samples_up_to_twice_as_many() {
    let mut experiment = Experiment::new(&MODES, 10, 1, FINE_MS);
    conduct(&mut experiment, scattered);
    assert!(
        experiment
            .samples()
            .iter()
            .all(|mode| mode.samples_ms.len() == 20)
    );
}

#[test]
fn a_wide_interval_gets_no_more_time_than_the_budget() {
    let mut experiment = Experiment::new(&MODES, 10, 1, FINE_MS);
    let turns = conduct(&mut experiment, |mode, turn| 100.0 * scattered(mode, turn));
    assert_eq!(turns.len(), 3 * (10 + WARM_UPS as usize));
}

#[test]
fn progress_counts_every_turn_to_the_end() {
    let mut experiment = Experiment::new(&MODES, 3, 1, FINE_MS);
    let total = 3 * (3 + WARM_UPS);
    assert_eq!(experiment.progress(), Progress { done: 0, total });
    conduct(&mut experiment, |_, _| 1.0);
    assert_eq!(experiment.progress(), Progress { done: total, total });
}

// Rule 7: shown whole.

#[test]
fn outliers_are_marked_and_kept() {
    let mut experiment = Experiment::new(&[Mode::Sequential], 10, 1, FINE_MS);
    conduct(&mut experiment, |mode, turn| {
        if turn == 6 { 400.0 } else { steady(mode, turn) }
    });
    let run = &report_of(&experiment).runs[0];
    assert_eq!(run.outliers, [6 - WARM_UPS as usize]);
    assert_eq!(run.samples_ms.len(), 10);
    assert!(run.samples_ms[run.outliers[0]] >= 400.0);
    let [low, high] = run.quartiles_ms;
    assert!(low <= run.median_ms && run.median_ms <= high && high < 41.0);
}

// Rule 8: compared as ratios.

#[test]
fn the_others_are_compared_with_sequential_by_ratio_and_interval() {
    let report = steady_report();
    let modes: Vec<_> = report
        .comparisons
        .iter()
        .map(|comparison| comparison.mode)
        .collect();
    assert_eq!(modes, [Mode::Concurrent, Mode::Parallel]);
    for comparison in &report.comparisons {
        let [low, high] = comparison.ci95;
        assert_eq!(comparison.over, Mode::Sequential);
        assert!(low <= comparison.ratio && comparison.ratio <= high);
    }
    assert!((report.comparisons[1].ratio - 4.0).abs() < 0.05);
}

#[test]
fn without_sequential_the_first_mode_is_the_measure() {
    let mut experiment = Experiment::new(&[Mode::Parallel, Mode::Concurrent], 5, 1, FINE_MS);
    conduct(&mut experiment, steady);
    let [comparison] = &report_of(&experiment).comparisons[..] else {
        panic!("there are two modes to compare");
    };
    assert_eq!(
        (comparison.mode, comparison.over),
        (Mode::Concurrent, Mode::Parallel)
    );
    assert!((comparison.ratio - 0.25).abs() < 0.01);
}

// Rule 9: void when disturbed.

#[test]
fn a_disturbed_turn_is_counted_and_taken_again() {
    let mut experiment = Experiment::new(&MODES, 5, 1, FINE_MS);
    let before = experiment.next_turn();
    experiment.void().expect("one disturbance is no disaster");
    assert_eq!(experiment.next_turn(), before);
    conduct(&mut experiment, steady);
    let report = report_of(&experiment);
    assert!(report.runs.iter().all(|run| run.samples_ms.len() == 5));
    assert_eq!(report.runs.iter().map(|run| run.voided).sum::<u32>(), 1);
}

#[test]
fn a_page_that_is_disturbed_all_the_time_gets_no_result() {
    let mut experiment = Experiment::new(&MODES, 5, 1, FINE_MS);
    let outcome = (0..1_000).find_map(|_| experiment.void().err());
    assert_eq!(outcome, Some(Invalid::Disturbed));
}

// Rule 10: with its circumstances; and the shape of it all.

fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("it is an object");
    object.keys().map(String::as_str).collect()
}

#[test]
fn a_report_has_the_shape_of_its_schema() {
    let json = serde_json::to_value(steady_report()).expect("a report is plain data");
    assert_eq!(json["schema"], "interleave.result/1");
    assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(
        keys(&json),
        [
            "comparisons",
            "environment",
            "runs",
            "schema",
            "settings",
            "version"
        ]
    );
    assert_eq!(
        keys(&json["environment"]),
        [
            "coresFound",
            "crossOriginIsolated",
            "engine",
            "hardwareConcurrency",
            "network",
            "timerStepMs",
            "userAgent"
        ]
    );
    assert_eq!(
        keys(&json["runs"][0]),
        [
            "checksum",
            "label",
            "medianMs",
            "mode",
            "outliers",
            "quartilesMs",
            "samplesMs",
            "startupMs",
            "verified",
            "voided",
            "workers"
        ]
    );
    assert_eq!(
        keys(&json["comparisons"][0]),
        ["ci95", "mode", "over", "ratio", "verdict"]
    );
    assert_eq!(json["settings"]["workload"], "primes");
}

#[test]
fn a_report_speaks_the_words_of_its_schema() {
    let json = serde_json::to_value(steady_report()).expect("a report is plain data");
    let words = |list: &str, key: &str| -> Vec<Value> {
        let items = json[list].as_array().expect("it is a list");
        items.iter().map(|item| item[key].clone()).collect()
    };
    assert_eq!(
        words("runs", "mode"),
        ["sequential", "concurrent", "parallel"]
    );
    assert_eq!(words("runs", "label"), ["measured"; 3]);
    assert_eq!(words("runs", "workers"), [1, 1, 4]);
    assert_eq!(words("runs", "verified"), [true; 3]);
    assert_eq!(words("runs", "checksum"), ["0123456789abcdef"; 3]);
    assert_eq!(
        words("comparisons", "verdict"),
        ["no clear difference", "faster"]
    );
}

#[test]
fn every_number_is_labelled_with_what_it_is_worth() {
    let mut experiment = Experiment::new(&Mode::ALL, 3, 1, FINE_MS);
    conduct(&mut experiment, steady);
    for run in report_of(&experiment).runs {
        let is_emulated = run.label == Label::Emulated;
        assert_eq!(is_emulated, run.mode == Mode::Gil, "{:?}", run.mode);
    }
}

#[test]
fn every_mode_is_charged_with_the_start_of_what_it_needs() {
    let mut experiment = Experiment::new(&Mode::ALL, 3, 1, FINE_MS);
    conduct(&mut experiment, steady);
    let runs = report_of(&experiment).runs;
    let startups_ms: Vec<f64> = runs.iter().map(|run| run.startup_ms).collect();
    assert_eq!(startups_ms, [20.0, 20.0, 25.0, 25.0, 40.0]);
}

#[test]
fn copying_has_numbers_of_its_own_where_memory_is_not_shared() {
    let modes = [Mode::Sequential, Mode::Processes];
    let mut experiment = Experiment::new(&modes, 3, 1, FINE_MS);
    let mut copy_ms = 0.0;
    while let Some(turn) = experiment.next_turn() {
        let mut sampled = sampled(40.0);
        if turn.mode == Mode::Processes && turn.purpose == Purpose::Sample {
            copy_ms += 1.0;
            sampled.copying = Some(Copying {
                copy_ms,
                compute_ms: 10.0,
                bytes: 1_000,
            });
        }
        experiment.record(&sampled).expect("all answers agree");
    }
    let json = serde_json::to_value(report_of(&experiment)).expect("a report is plain data");
    assert_eq!(json["runs"][0]["copyMs"], Value::Null);
    assert_eq!(json["runs"][1]["copyMs"], 2.0, "the mean of 1, 2 and 3");
    assert_eq!(json["runs"][1]["computeMs"], 10.0);
    assert_eq!(json["runs"][1]["copiedBytes"], 1_000);
}
