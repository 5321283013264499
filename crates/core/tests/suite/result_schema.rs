//! Claims about `docs/result.schema.json`: it fits what is exported, and nothing
//! that is wrong. (Of real results, `crates/cli/tests/` says so.)

use crate::support::reports::reports;
use interleave_core::export::json::{read, write};
use interleave_core::settings::DEFAULT_SEED;
use interleave_core::stats;
use interleave_core::stats::laws::{self, Fitted, Point, Usl};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The largest number of workers of a sweep.
const COUNTS: u32 = 8;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../../docs/result.schema.json");
    serde_json::from_str(text).expect("the schema is JSON")
});

static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::validator_for(&SCHEMA).expect("the schema is one"));

fn faults(result: &Value) -> Vec<String> {
    let errors = VALIDATOR.iter_errors(result);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// A result with everything in it.
fn whole() -> Value {
    let ratio = stats::ratio_of_medians(&[2.0, 1.0, 3.0], &[1.0, 0.5, 1.5], DEFAULT_SEED)
        .expect("there are samples enough");
    json!({
        "schema": "interleave.result/1", "version": "0.1.0",
        "environment": {
            "engine": "threads", "crossOriginIsolated": true, "hardwareConcurrency": 2,
            "coresFound": 2, "timerStepMs": 0.005, "network": false, "userAgent": "A browser"
        },
        "settings": { "workload": "primes" },
        "runs": [{
            "mode": "sequential", "workers": 1, "label": "measured", "samplesMs": [2.0, 1.0, 3.0],
            "medianMs": 2.0, "quartilesMs": [1.5, 2.5], "outliers": [], "voided": 0,
            "startupMs": 30.0, "checksum": "0123456789abcdef", "verified": true
        }, {
            "mode": "processes", "workers": 2, "label": "measured", "samplesMs": [1.0, 0.5, 1.5],
            "medianMs": 1.0, "quartilesMs": [0.75, 1.25], "outliers": [], "voided": 0,
            "startupMs": 30.0, "copyMs": 1.0, "computeMs": 2.0, "copiedBytes": 8,
            "checksum": "0123456789abcdef", "verified": true
        }],
        "comparisons": [{
            "mode": "processes", "over": "sequential", "ratio": ratio.ratio, "ci95": ratio.ci95,
            "verdict": ratio.verdict().words()
        }],
        "sweep": sweep(),
        "trace": {
            "lanes": [{"id": 0, "mode": "processes", "name": "worker 1"}],
            "spans": [{"lane": 0, "task": 3, "kind": "run", "startMs": 0.0, "endMs": 1.2}],
            "events": [{"lane": 0, "task": 3, "kind": "died", "atMs": 1.2}],
            "lost": 0, "clockErrorMs": 0.01
        }
    })
}

/// Workers that cost each other something, so that it has both laws.
fn sweep() -> Value {
    let law = Usl {
        contention: 0.05,
        coherency: 0.02,
    };
    let points: Vec<Point> = (1..=COUNTS)
        .map(|workers| Point {
            workers,
            speedup: law.predict(f64::from(workers)),
        })
        .collect();
    let Fitted { amdahl, usl, .. } = Fitted::to(&points).expect("there are points enough");
    let speedups: Vec<_> = points.iter().map(|it| (it.workers, it.speedup)).collect();
    let points = points.iter().map(|&Point { workers, speedup }| {
        json!({
            "workers": workers, "speedup": speedup, "ci95": [speedup, speedup],
            "karpFlatt": laws::karp_flatt(speedup, workers)
        })
    });
    json!({
        "mode": "processes",
        "points": points.collect::<Vec<_>>(),
        "amdahl": {"serial": amdahl.serial, "ci95": [0.0, 1.0]},
        "usl": {
            "contention": usl.contention, "contentionCi95": [0.0, 0.2],
            "coherency": usl.coherency, "coherencyCi95": [0.0, 0.1]
        },
        "coresFound": stats::cores_found(&speedups)
    })
}

/// Every object of a value, by its pointer; `settings` has no fields of its own.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.push(at.to_owned());
            for (key, value) in fields.iter().filter(|(key, _)| *key != "settings") {
                objects(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                objects(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_schema_is_a_schema_of_its_draft() {
    assert!(jsonschema::meta::is_valid(&SCHEMA));
    assert_eq!(
        SCHEMA["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
}

proptest! {
    #[test]
    fn every_result_that_is_written_fits(report in reports()) {
        let result: Value = serde_json::from_str(&write(&report)).expect("it is JSON");
        prop_assert_eq!(faults(&result), Vec::<String>::new());
    }
}

#[test]
fn a_result_with_everything_fits_and_is_read() {
    assert_eq!(faults(&whole()), Vec::<String>::new());
    read(&whole().to_string()).expect("it is a result");
}

#[test]
fn what_must_be_there_is_missed_and_what_is_not_known_is_refused() {
    let may_be_missing = [
        "/sweep",
        "/trace",
        "/environment/network",
        "/sweep/amdahl",
        "/sweep/usl",
        "/sweep/coresFound",
        "/trace/events",
        "/trace/lost",
        "/trace/clockErrorMs",
    ];
    let mut places = Vec::new();
    objects(&whole(), "", &mut places);
    assert_eq!(places.len(), 12 + COUNTS as usize, "{places:?}");
    for place in places {
        let fields = whole()
            .pointer(&place)
            .and_then(Value::as_object)
            .expect("it is an object")
            .clone();
        for field in fields.keys() {
            let mut broken = whole();
            broken
                .pointer_mut(&place)
                .and_then(Value::as_object_mut)
                .expect("it is there")
                .remove(field);
            let pointer = format!("{place}/{field}");
            let is_fine =
                may_be_missing.contains(&pointer.as_str()) || pointer.ends_with("/karpFlatt");
            assert_eq!(faults(&broken).is_empty(), is_fine, "{pointer}");
        }
        let mut more = whole();
        let object = more.pointer_mut(&place).and_then(Value::as_object_mut);
        object
            .expect("it is there")
            .insert("colour".to_owned(), json!("blue"));
        assert!(!faults(&more).is_empty(), "{place}/colour is taken");
    }
}

#[test]
fn what_is_wrong_is_refused() {
    let cases = [
        ("/schema", json!("interleave.result/2")),
        ("/version", json!("")),
        ("/version", json!(1)),
        ("/environment/engine", json!("steam")),
        ("/environment/crossOriginIsolated", json!("yes")),
        ("/environment/hardwareConcurrency", json!(0)),
        ("/environment/hardwareConcurrency", json!(1.5)),
        ("/environment/coresFound", json!("two")),
        ("/environment/timerStepMs", json!(-1)),
        ("/settings/workload", json!(7)),
        ("/runs", json!([])),
        ("/runs/0/mode", json!("quantum")),
        ("/runs/0/workers", json!(65)),
        ("/runs/0/label", json!("guessed")),
        ("/runs/0/samplesMs", json!([])),
        ("/runs/0/samplesMs/0", json!(null)),
        ("/runs/0/samplesMs/0", json!(-1)),
        ("/runs/0/quartilesMs", json!([1, 2, 3])),
        ("/runs/0/outliers", json!([1, 1])),
        ("/runs/0/outliers", json!([-1])),
        ("/runs/0/voided", json!(0.5)),
        ("/runs/0/checksum", json!("")),
        ("/runs/0/verified", json!(false)),
        ("/comparisons/0/ratio", json!(0)),
        ("/comparisons/0/ci95", json!([1.0])),
        ("/comparisons/0/verdict", json!("better")),
        ("/sweep/mode", json!("gil")),
        ("/sweep/points/0/workers", json!(0)),
        ("/sweep/points/0/speedup", json!("fast")),
        ("/sweep/amdahl/serial", json!(1.5)),
        ("/sweep/usl/contention", json!(null)),
        ("/trace/lanes/0/id", json!(-1)),
        ("/trace/lanes/0/mode", json!("magic")),
        ("/trace/spans/0/kind", json!("nap")),
        ("/trace/spans/0/startMs", json!("0")),
        ("/trace/events/0/kind", json!("born")),
        ("/trace/lost", json!(-1)),
        ("/trace/clockErrorMs", json!(-0.1)),
    ];
    for (pointer, value) in cases {
        let mut broken = whole();
        *broken.pointer_mut(pointer).expect("it is there") = value;
        let faults = faults(&broken);
        assert!(
            faults.iter().any(|fault| fault.starts_with(pointer)),
            "{pointer}: {faults:?}"
        );
        // What reads results is at least as strict, but where text is text.
        let lenient = ["/version", "/environment"]
            .iter()
            .any(|part| pointer.starts_with(part));
        assert!(
            lenient || read(&broken.to_string()).is_err(),
            "{pointer} is read"
        );
    }
}
