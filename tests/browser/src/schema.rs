//! Compares a result with the contract: schema `interleave.result/1`, as
//! `docs/result.schema.json` spells it out, and what a schema cannot say. Gives
//! all that differs, not only the first. It must not know how results are made.

use jsonschema::Validator;
use serde_json::Value;
use std::sync::LazyLock;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let text = include_str!("../../../docs/result.schema.json");
    let schema = serde_json::from_str(text).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
});

/// A field, and what it must be in each result of a page of today. The schema
/// leaves room for the command line, and for the first version.
type Field = (&'static str, fn(&Value) -> bool);

const OF_A_PAGE: [Field; 5] = [
    ("engine", |value| value == "threads" || value == "single"),
    ("coresFound", is_positive),
    ("timerStepMs", is_positive),
    ("network", Value::is_boolean),
    ("userAgent", |value| value != ""),
];

/// What a run has besides, in modes whose tasks share no memory.
const SHARES: [&str; 3] = ["copyMs", "computeMs", "copiedBytes"];

/// What of a result is not as the contract says; nothing if all is well.
pub fn faults(result: &Value) -> Vec<String> {
    let errors = SCHEMA.iter_errors(result);
    let mut faults: Vec<String> = errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    // A program has one worker, so nobody counts the cores for it.
    let is_program = result["settings"]["workload"] == "program";
    let fields = OF_A_PAGE
        .iter()
        .filter(|(name, _)| !is_program || *name != "coresFound");
    faults.extend(fields.filter_map(|(name, fits)| {
        let value = &result["environment"][*name];
        (!fits(value)).then(|| format!("environment.{name} is {value}"))
    }));
    for run in list(&result["runs"]) {
        let copies = run["mode"] == "processes";
        let missing = SHARES.iter().filter(|name| copies && run[**name].is_null());
        faults.extend(missing.map(|name| format!("runs.{name} is missing")));
        if !is_positive(&run["startupMs"]) {
            faults.push(format!("runs.startupMs is {}", run["startupMs"]));
        }
        faults.extend(inconsistencies(run));
    }
    for comparison in list(&result["comparisons"]) {
        if !is_interval(&comparison["ci95"]) {
            faults.push(format!("comparisons.ci95 is {}", comparison["ci95"]));
        }
    }
    let checksums: Vec<_> = list(&result["runs"])
        .iter()
        .map(|run| &run["checksum"])
        .collect();
    if checksums.windows(2).any(|pair| pair[0] != pair[1]) {
        faults.push(format!("the runs disagree: {checksums:?}"));
    }
    faults
}

/// The run of a mode.
pub fn run_of<'a>(result: &'a Value, mode: &str) -> &'a Value {
    let run = list(&result["runs"]).iter().find(|run| run["mode"] == mode);
    run.unwrap_or(&Value::Null)
}

/// How many times faster than the baseline a mode is.
pub fn ratio_of(result: &Value, mode: &str) -> Option<f64> {
    let comparisons = list(&result["comparisons"]);
    comparisons
        .iter()
        .find(|comparison| comparison["mode"] == mode)?["ratio"]
        .as_f64()
}

/// Numbers of a run that contradict one another.
fn inconsistencies(run: &Value) -> Vec<String> {
    let mut samples: Vec<f64> = list(&run["samplesMs"])
        .iter()
        .filter_map(Value::as_f64)
        .collect();
    samples.sort_by(f64::total_cmp);
    let (Some(&least), Some(&most)) = (samples.first(), samples.last()) else {
        return vec!["samplesMs holds no numbers".to_owned()];
    };
    let numbers = [
        &run["quartilesMs"][0],
        &run["medianMs"],
        &run["quartilesMs"][1],
    ];
    let [low, median, high] = numbers.map(|number| number.as_f64().unwrap_or(f64::NAN));
    let mut faults = Vec::new();
    if !(0.0 < least && least <= low && low <= median && median <= high && high <= most) {
        faults.push(format!("the quartiles do not fit the samples: {run}"));
    }
    let count = samples.len() as u64;
    if list(&run["outliers"])
        .iter()
        .any(|index| index.as_u64().is_none_or(|index| index >= count))
    {
        faults.push(format!("outliers are not indices of samples: {run}"));
    }
    faults
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn is_positive(value: &Value) -> bool {
    value.as_f64().is_some_and(|number| number > 0.0)
}

fn is_interval(value: &Value) -> bool {
    let numbers: Vec<_> = list(value).iter().filter_map(Value::as_f64).collect();
    matches!(numbers[..], [low, high] if low <= high)
}

#[cfg(test)]
mod tests {
    use super::{faults, ratio_of, run_of};
    use serde_json::{Value, json};

    fn result() -> Value {
        let run = |mode: &str, workers: u32| {
            json!({
                "mode": mode, "workers": workers, "label": "measured", "samplesMs": [2.0, 1.0, 3.0],
                "medianMs": 2.0, "quartilesMs": [1.5, 2.5], "outliers": [], "voided": 0,
                "startupMs": 30.0, "checksum": "0123456789abcdef", "verified": true
            })
        };
        json!({
            "schema": "interleave.result/1", "version": "0.1.0",
            "environment": {
                "engine": "threads", "crossOriginIsolated": true, "hardwareConcurrency": 2,
                "coresFound": 2, "timerStepMs": 0.005, "network": false, "userAgent": "A browser"
            },
            "settings": { "workload": "primes" },
            "runs": [run("sequential", 1), run("parallel", 2)],
            "comparisons": [{
                "mode": "parallel", "over": "sequential", "ratio": 1.9, "ci95": [1.8, 2.0],
                "verdict": "faster"
            }]
        })
    }

    #[test]
    fn a_result_as_in_the_contract_has_no_faults() {
        assert_eq!(faults(&result()), Vec::<String>::new());
        assert_eq!(ratio_of(&result(), "parallel"), Some(1.9));
        assert_eq!(run_of(&result(), "parallel")["workers"], 2);
        assert_eq!(run_of(&result(), "gil"), &Value::Null);
    }

    #[test]
    fn every_field_is_missed() {
        let whole = result();
        for pointer in ["", "/environment", "/runs/1", "/comparisons/0"] {
            let object = whole.pointer(pointer).and_then(Value::as_object);
            for name in object.expect("it is an object").keys() {
                let mut broken = whole.clone();
                let object = broken.pointer_mut(pointer).and_then(Value::as_object_mut);
                object.expect("it is an object").remove(name);
                assert!(
                    !faults(&broken).is_empty(),
                    "{pointer}/{name} is not missed"
                );
            }
        }
    }

    #[test]
    fn what_is_not_in_the_contract_or_contradicts_itself_is_a_fault() {
        let change = |pointer: &str, value: Value| {
            let mut broken = result();
            *broken.pointer_mut(pointer).expect("it is there") = value;
            faults(&broken).len()
        };
        assert_eq!(change("/runs/1/checksum", json!("another")), 1);
        assert_eq!(change("/runs/0/verified", json!(false)), 1);
        assert_eq!(change("/runs/0/medianMs", json!(9.0)), 1);
        assert_eq!(change("/runs/0/outliers", json!([3])), 1);
        assert_eq!(change("/comparisons/0/ci95", json!([2.0, 1.0])), 1);
        let mut more = result();
        more["colour"] = json!("blue");
        assert_eq!(faults(&more).len(), 1);
    }
}
