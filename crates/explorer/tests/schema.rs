//! Claims about `docs/outcomes.schema.json`: it fits what is told, and nothing that is wrong.

mod common;

use common::{explored, program};
use interleave_explorer::{Settings, Switch};
use serde_json::{Value, json};

fn faults(outcomes: &Value) -> Vec<String> {
    let schema = include_str!("../../../docs/outcomes.schema.json");
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let errors = validator.iter_errors(outcomes);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn told(source: &str, settings: Settings) -> Value {
    serde_json::to_value(explored(&program(source), settings)).expect("it is JSON")
}

#[test]
fn what_is_told_fits() {
    for source in [
        include_str!("../../../tests/explorer/01-counter-2x1.py"),
        include_str!("../../../tests/explorer/08-both-raise-flags.py"),
        include_str!("../../../tests/explorer/09-back-off.py"),
        include_str!("../../../tests/explorer/09-opposite-order.py"),
        include_str!("../../../tests/explorer/12-test-outside.py"),
        "print('alone')\n",
        "# always: alone\n# never: deadlock\nprint('alone')\n",
    ] {
        for bound in [None, Some(0)] {
            let outcomes = told(
                source,
                Settings {
                    bound,
                    ..Settings::default()
                },
            );
            assert_eq!(faults(&outcomes), Vec::<String>::new(), "{outcomes:#}");
        }
    }
}

#[test]
fn what_is_wrong_does_not() {
    let right = told(
        include_str!("../../../tests/explorer/01-counter-2x1.py"),
        Settings::default(),
    );
    for (place, wrong) in [
        ("/verdict", json!("sure")),
        ("/outcomes/0/end", json!("well")),
        ("/outcomes/0/schedule", json!("2aB")),
        ("/outcomes/0/share/schedules", json!(2)),
        ("/races/0/first/access", json!("look")),
        ("/settings/bound", json!(-1)),
    ] {
        let mut outcomes = right.clone();
        *outcomes.pointer_mut(place).expect("it is there") = wrong;
        assert_eq!(faults(&outcomes).len(), 1, "{place}");
    }
}

#[test]
fn the_lost_update_is_told_to_the_number() {
    let source = include_str!("../../../tests/explorer/01-counter-2x1.py");
    let outcomes = explored(&program(source), Settings::default());
    assert_eq!((outcomes.states, outcomes.transitions), (12, 14));
    assert_eq!(outcomes.schedules, Some(6.0));
    let lost = &outcomes.outcomes[0];
    let close = |share: Option<f64>, to: f64| share.is_some_and(|share| (share - to).abs() < 1e-9);
    assert!(close(lost.share.schedules, 2.0 / 3.0) && close(lost.share.random_scheduler, 0.5));
    assert!(
        outcomes
            .races
            .iter()
            .any(|race| race.changes_outcome && race.what == "global c")
    );
}

#[test]
fn a_bound_is_said_and_hides_what_needs_more() {
    let source = include_str!("../../../tests/explorer/01-counter-2x3.py");
    for (bound, least) in [(3, "3\n"), (4, "2\n")] {
        let settings = Settings {
            bound: Some(bound),
            ..Settings::default()
        };
        let outcomes = explored(&program(source), settings);
        assert_eq!(
            outcomes.outcomes[0].stdout, least,
            "with {bound} preemptions"
        );
        assert!(
            outcomes
                .reason
                .expect("it is bounded")
                .contains(&format!("{bound} preemptions"))
        );
    }
}

#[test]
fn the_rule_is_told_by_the_name_that_was_asked_for() {
    let source = include_str!("../../../tests/explorer/01-counter-2x1.py");
    let of = |switch| {
        let settings = Settings {
            switch,
            ..Settings::default()
        };
        told(source, settings)
    };
    let (anywhere, old) = (of(Switch::Anywhere), of(Switch::Cpython38));
    assert_eq!(faults(&old), Vec::<String>::new());
    assert_eq!(old.pointer("/settings/switch"), Some(&json!("3.8")));
    assert_eq!(old.pointer("/outcomes"), anywhere.pointer("/outcomes"));
}
