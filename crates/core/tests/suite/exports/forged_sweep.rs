//! Claims about sweeps that someone changed: what follows from the points is computed
//! again, the rest is within what can be measured.

use super::report;
use crate::support::measuring::{FINE_MS, sampled};
use interleave_core::experiment::report::Report;
use interleave_core::experiment::sweep::Sweep;
use interleave_core::export::json::{Refusal, read, write};
use interleave_core::mode::Mode;
use interleave_core::stats::laws::Usl;
use serde_json::{Value, json};

/// A result with a sweep over eight numbers of workers, which cost each other
/// something.
fn swept() -> Report {
    let law = Usl {
        contention: 0.05,
        coherency: 0.02,
    };
    let counts: Vec<u32> = (1..=8).collect();
    let mut sweep = Sweep::new(Mode::Parallel, &counts, 5, 3, FINE_MS);
    for before in 0.. {
        let Some(turn) = sweep.next_turn() else { break };
        let speedup = match turn.mode {
            Mode::Sequential => 1.0,
            _ => law.predict(f64::from(turn.workers)),
        };
        let took_ms = 40.0 / speedup * (1.0 + 0.001 * f64::from(before % 7));
        let recorded = sweep.record(&sampled(took_ms), took_ms);
        recorded.expect("all answers agree");
    }
    Report {
        sweep: sweep.result(),
        ..report()
    }
}

fn refused(pointer: &str, to: Value) -> String {
    let mut result: Value = serde_json::from_str(&write(&swept())).expect("it is JSON");
    *result.pointer_mut(pointer).expect("it is there") = to;
    match read(&result.to_string()) {
        Err(Refusal::Wrong { place, .. }) => place,
        other => panic!("{pointer}: {other:?}"),
    }
}

#[test]
fn a_sweep_as_it_was_measured_is_read_back() {
    let report = swept();
    let sweep = report.sweep.as_ref().expect("it has one");
    assert!(sweep.amdahl.is_some() && sweep.usl.is_some() && sweep.knee.is_some());
    assert_eq!(read(&write(&report)), Ok(report));
}

#[test]
fn what_the_points_do_not_give_is_refused() {
    for (pointer, to, place) in [
        (
            "/sweep/points/3/karpFlatt",
            json!(0.5),
            "sweep.points[3].karpFlatt",
        ),
        (
            "/sweep/points/3/karpFlatt",
            json!(null),
            "sweep.points[3].karpFlatt",
        ),
        (
            "/sweep/points/0/karpFlatt",
            json!(0.1),
            "sweep.points[0].karpFlatt",
        ),
        ("/sweep/amdahl", json!(null), "sweep.amdahl.serial"),
        ("/sweep/amdahl/serial", json!(0.0), "sweep.amdahl.serial"),
        ("/sweep/usl", json!(null), "sweep.usl.contention"),
        ("/sweep/usl/contention", json!(0.0), "sweep.usl.contention"),
        ("/sweep/usl/coherency", json!(0.5), "sweep.usl.coherency"),
        ("/sweep/coresFound", json!(64), "sweep.coresFound"),
        ("/sweep/coresFound", json!(null), "sweep.coresFound"),
    ] {
        assert_eq!(refused(pointer, to), place);
    }
}

#[test]
fn a_law_through_too_few_points_is_refused() {
    let mut report = swept();
    let sweep = report.sweep.as_mut().expect("it has one");
    sweep.points.truncate(2);
    let refusal = read(&write(&report)).expect_err("two are too few");
    assert!(
        refusal.to_string().contains("sweep.amdahl.serial is given"),
        "{refusal}"
    );
}

#[test]
fn a_sweep_that_cannot_be_is_refused() {
    for (pointer, to, place) in [
        ("/sweep/mode", json!("gil"), "sweep.mode"),
        ("/sweep/points", json!([]), "sweep.points"),
        (
            "/sweep/points/1/workers",
            json!(1),
            "sweep.points[1].workers",
        ),
        (
            "/sweep/points/7/workers",
            json!(65),
            "sweep.points[7].workers",
        ),
        (
            "/sweep/points/1/speedup",
            json!(-1.0),
            "sweep.points[1].speedup",
        ),
        (
            "/sweep/points/1/speedup",
            json!(50.0),
            "sweep.points[1].ci95",
        ),
        (
            "/sweep/points/1/ci95",
            json!([2.0, 1.0]),
            "sweep.points[1].ci95",
        ),
        (
            "/sweep/points/1/ci95",
            json!([-1.0, 3.0]),
            "sweep.points[1].ci95",
        ),
        ("/sweep/amdahl/ci95", json!([0.9, 1.0]), "sweep.amdahl.ci95"),
        ("/sweep/amdahl/ci95", json!([0.0, 1.5]), "sweep.amdahl.ci95"),
        (
            "/sweep/usl/contentionCi95",
            json!([0.5, 0.6]),
            "sweep.usl.contentionCi95",
        ),
        (
            "/sweep/usl/coherencyCi95",
            json!([-0.5, 0.6]),
            "sweep.usl.coherencyCi95",
        ),
    ] {
        assert_eq!(refused(pointer, to), place);
    }
}

#[test]
fn no_number_of_workers_gains_fifty_times_as_much() {
    let point = "/sweep/points/1";
    let forged = json!({"workers": 2, "speedup": 100.0, "ci95": [99.0, 101.0], "karpFlatt": -0.98});
    assert_eq!(refused(point, forged), "sweep.points[1].speedup");
}
