//! Claims about what is kept of a session, and about two results side by side.

use crate::support::measuring::{FINE_MS, conduct, report_of};
use interleave_core::experiment::Experiment;
use interleave_core::experiment::history::{History, KEPT, KEPT_SPANS, Origin};
use interleave_core::experiment::report::Report;
use interleave_core::experiment::side_by_side::SideBySide;
use interleave_core::mode::Mode;
use interleave_core::stats::Verdict;
use interleave_core::trace::{Kind, Lane, LaneKind, Span, Trace};
use proptest::prelude::*;

const MODES: [Mode; 3] = [Mode::Sequential, Mode::Concurrent, Mode::Parallel];

/// A result where each mode takes about so long.
fn report(modes: &[Mode], time_ms: f64) -> Report {
    let mut experiment = Experiment::new(modes, 8, 1, FINE_MS);
    conduct(&mut experiment, |_, turn| {
        time_ms * (1.0 + 0.002 * (turn % 7) as f64)
    });
    report_of(&experiment)
}

fn traced(spans: usize) -> Report {
    let span = Span {
        lane: 0,
        task: 0,
        kind: Kind::Run,
        start_ms: 0.0,
        end_ms: 1.0,
        ..Span::default()
    };
    let lane = Lane {
        id: 0,
        mode: Mode::Parallel,
        kind: LaneKind::Worker,
        name: "worker 1".to_owned(),
    };
    let trace = Trace {
        lanes: vec![lane],
        spans: vec![span; spans],
        ..Trace::default()
    };
    Report {
        trace: Some(trace),
        ..report(&[Mode::Parallel], 1.0)
    }
}

fn keep(history: &mut History, report: Report) -> u32 {
    let at = "14:03".to_owned();
    history.push(Origin::Measured { at }, report.into())
}

fn numbers(history: &History) -> Vec<u32> {
    history.newest_first().map(|kept| kept.number).collect()
}

// What is kept.

#[test]
fn the_last_twenty_are_kept_newest_first() {
    let mut history = History::default();
    assert_eq!(history.latest(), None);
    for number in 1..=25 {
        assert_eq!(keep(&mut history, report(&MODES, 1.0)), number);
    }
    assert_eq!(numbers(&history), (6..=25).rev().collect::<Vec<_>>());
    assert_eq!(history.latest().map(|kept| kept.number), Some(25));
    assert_eq!(history.get(5), None);
}

#[test]
fn the_pinned_one_stays_however_old_until_another_is_pinned() {
    let mut history = History::default();
    let first = keep(&mut history, report(&MODES, 7.0));
    history.pin(first);
    for _ in 0..50 {
        keep(&mut history, report(&MODES, 1.0));
    }
    assert_eq!(history.pinned().map(|kept| kept.number), Some(first));
    assert_eq!(numbers(&history).len(), KEPT + 1, "it takes nobody's place");
    history.pin(40);
    assert_eq!(history.pinned().map(|kept| kept.number), Some(40));
    assert_eq!(history.get(first), None);
    history.unpin();
    assert_eq!(history.pinned(), None);
    assert_eq!(numbers(&history), (32..=51).rev().collect::<Vec<_>>());
}

#[test]
fn what_was_imported_is_kept_but_was_not_measured_here() {
    let mut history = History::default();
    let measured = keep(&mut history, report(&MODES, 1.0));
    let file = Origin::Imported {
        file: "theirs.json".to_owned(),
        saved: "yesterday".to_owned(),
    };
    let imported = history.push(file, report(&MODES, 2.0).into());
    assert_eq!(history.latest().map(|kept| kept.number), Some(imported));
    assert_eq!(
        history.latest_measured().map(|kept| kept.number),
        Some(measured)
    );
}

#[test]
fn what_is_not_kept_cannot_be_pinned() {
    let mut history = History::default();
    let first = keep(&mut history, report(&MODES, 1.0));
    history.pin(first);
    history.pin(99);
    assert_eq!(history.pinned().map(|kept| kept.number), Some(first));
}

proptest! {
    #[test]
    fn never_more_than_twenty_and_the_pinned_one(steps in proptest::collection::vec(0..40_u32, 0..120)) {
        let mut history = History::default();
        let result = report(&[Mode::Parallel], 1.0);
        let mut pinned = None;
        for step in steps {
            match step {
                0 => {
                    history.unpin();
                    pinned = None;
                }
                1..=8 => {
                    let kept = numbers(&history).get(step as usize).copied();
                    if let Some(number) = kept {
                        history.pin(number);
                    }
                    pinned = kept.or(pinned);
                }
                _ => { keep(&mut history, result.clone()); }
            }
            let kept = numbers(&history);
            prop_assert!(kept.len() <= KEPT + 1);
            prop_assert!(kept.is_sorted_by(|a, b| a > b));
            prop_assert_eq!(history.pinned().map(|kept| kept.number), pinned);
            let others = kept.iter().filter(|&&number| Some(number) != pinned).count();
            prop_assert!(others <= KEPT);
        }
    }
}

#[test]
fn memory_is_bounded_the_oldest_lose_their_traces_first() {
    let mut history = History::default();
    let pinned = keep(&mut history, traced(KEPT_SPANS / 4));
    history.pin(pinned);
    for _ in 0..6 {
        keep(&mut history, traced(KEPT_SPANS / 4));
    }
    let has_trace: Vec<bool> = history
        .newest_first()
        .map(|kept| kept.report.trace.is_some())
        .collect();
    assert_eq!(has_trace, [true, true, true, false, false, false, true]);
    keep(&mut history, traced(2 * KEPT_SPANS));
    let latest = history.latest().expect("there is one");
    assert!(latest.report.trace.is_some(), "the newest is looked at");
}

// Side by side.

#[test]
fn every_mode_of_either_has_a_row_and_those_of_both_a_ratio() {
    let before = report(&[Mode::Sequential, Mode::Parallel], 10.0);
    let after = report(&[Mode::Parallel, Mode::Gil, Mode::Sequential], 5.0);
    let compared = SideBySide::new(&before, &after, &[]);
    let modes: Vec<_> = compared.rows.iter().map(|row| row.mode).collect();
    assert_eq!(modes, [Mode::Sequential, Mode::Parallel, Mode::Gil]);
    for row in &compared.rows[..2] {
        let ratio = row.ratio.expect("both have samples").ratio;
        assert!((ratio - 2.0).abs() < 0.02, "{ratio}");
        assert_eq!(row.verdict(), Some(Verdict::Faster));
        assert_eq!(row.before.map(|run| run.mode), Some(row.mode));
    }
    let gil = &compared.rows[2];
    assert!(gil.before.is_none() && gil.after.is_some() && gil.verdict().is_none());
}

#[test]
fn the_same_result_twice_is_no_difference() {
    let report = report(&MODES, 10.0);
    let compared = SideBySide::new(&report, &report, &[]);
    assert!(compared.differences.is_empty() && compared.is_same_work);
    assert!(
        compared
            .rows
            .iter()
            .all(|row| row.verdict() == Some(Verdict::NoClearDifference))
    );
}

#[test]
fn a_slower_second_is_called_slower() {
    let (quick, slow) = (report(&MODES, 5.0), report(&MODES, 10.0));
    let compared = SideBySide::new(&quick, &slow, &[]);
    assert!(
        compared
            .rows
            .iter()
            .all(|row| row.verdict() == Some(Verdict::Slower))
    );
}

#[test]
fn runs_of_one_setting_tell_how_far_runs_differ_here() {
    let (before, after) = (report(&MODES, 10.0), report(&MODES, 11.5));
    let verdict_among =
        |others: &[&Report]| SideBySide::new(&before, &after, others).rows[0].verdict();
    assert_eq!(verdict_among(&[]), Some(Verdict::Slower));
    let all: Vec<Report> = [8.0, 12.5, 9.0, 11.0].map(|ms| report(&MODES, ms)).into();
    let all: Vec<&Report> = all.iter().collect();
    assert_eq!(
        verdict_among(&all[..3]),
        Some(Verdict::Slower),
        "three are too few"
    );
    assert_eq!(verdict_among(&all), Some(Verdict::NoClearDifference));
    // Those of other settings say nothing of these.
    let mut elsewhere = report(&MODES, 8.0);
    elsewhere.settings.insert("tasks".into(), "3".into());
    let others = [&elsewhere, all[1], all[2], all[3]];
    assert_eq!(verdict_among(&others), Some(Verdict::Slower));
}

/// What is said of a change of settings, as "key: before > after".
fn said(change: impl FnOnce(&mut Report)) -> (Vec<String>, bool) {
    let before = report(&MODES, 10.0);
    let mut after = before.clone();
    change(&mut after);
    let compared = SideBySide::new(&before, &after, &[]);
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let line = |difference: &interleave_core::experiment::side_by_side::Difference| {
        format!(
            "{}: {} > {}",
            difference.key,
            text(&difference.before),
            text(&difference.after)
        )
    };
    (
        compared.differences.iter().map(line).collect(),
        compared.is_same_work,
    )
}

#[test]
fn what_differs_is_named() {
    let set = |key: &'static str, value: &'static str| {
        said(move |after| {
            after.settings.insert(key.to_owned(), value.to_owned());
        })
    };
    assert_eq!(
        set("workers", "8"),
        (vec!["workers: – > 8".to_owned()], true)
    );
    assert_eq!(
        set("workload", "hash"),
        (vec!["workload: primes > hash".to_owned()], false)
    );
    assert_eq!(
        set("theme", "dark"),
        (vec![], true),
        "how it looks changes no time"
    );
    let engine = said(|after| after.environment.engine = "single".into());
    assert_eq!(engine, (vec!["engine: native > single".to_owned()], true));
    let cores = said(|after| after.environment.cores_found = Some(2));
    assert_eq!(cores.0, ["coresFound: – > 2"]);
}

#[test]
fn another_answer_is_other_work() {
    let (differences, is_same_work) = said(|after| {
        for run in &mut after.runs {
            run.checksum = "fedcba9876543210".to_owned();
        }
    });
    assert!(differences.is_empty() && !is_same_work);
}
