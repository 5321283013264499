//! Claims about JSON: it comes back as the very same, and nothing else comes in.

use super::report;
use crate::support::reports::{reports, text};
use interleave_core::export::json::{MAX_BYTES, Refusal, read, write};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// The result above with one thing changed.
fn changed(pointer: &str, to: Value) -> Result<(), Refusal> {
    let mut result: Value = serde_json::from_str(&write(&report())).expect("it is JSON");
    let place = result.pointer_mut(pointer);
    *place.unwrap_or_else(|| panic!("{pointer} is there")) = to;
    read(&result.to_string()).map(|_| ())
}

fn without(object: &str, key: &str) -> Result<(), Refusal> {
    let mut result: Value = serde_json::from_str(&write(&report())).expect("it is JSON");
    let object = result.pointer_mut(object).and_then(Value::as_object_mut);
    object
        .and_then(|object| object.remove(key))
        .expect("it was there");
    read(&result.to_string()).map(|_| ())
}

/// It is one paragraph of a few sentences, whatever the text was.
fn reads_as_a_sentence(refusal: &Refusal) -> bool {
    let said = refusal.to_string();
    said.ends_with('.')
        && said.starts_with("This ")
        && said.len() < 500
        && !said.contains(['\n', '\r'])
}

proptest! {
    #[test]
    fn what_was_written_is_read_as_the_very_same(report in reports()) {
        prop_assert_eq!(read(&write(&report)), Ok(report));
    }

    #[test]
    fn no_text_is_more_than_refused(text in text()) {
        let refusal = read(&text).expect_err("it is no result");
        prop_assert!(reads_as_a_sentence(&refusal), "{}", refusal);
    }

    #[test]
    fn a_result_that_breaks_off_is_refused(at in any::<Index>()) {
        let whole = write(&report());
        // Nothing follows the last bracket but the end of the line.
        let part = &whole[..at.index(whole.len() - 1)];
        let refusal = read(part).expect_err("it breaks off");
        prop_assert!(matches!(refusal, Refusal::NotJson(_)), "{}", refusal);
        prop_assert!(reads_as_a_sentence(&refusal), "{}", refusal);
    }

    #[test]
    fn what_a_result_became_is_a_result_or_refused(
        changes in proptest::collection::vec((any::<Index>(), 0x20..0x7f_u8), 1..4),
    ) {
        let mut bytes = write(&report()).into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let text = String::from_utf8(bytes).expect("it is all ASCII");
        match read(&text) {
            // What came in can go out, and is as sound as before.
            Ok(report) => prop_assert_eq!(read(&write(&report)), Ok(report)),
            Err(refusal) => prop_assert!(reads_as_a_sentence(&refusal), "{}", refusal),
        }
    }
}

#[test]
fn each_kind_of_contradiction_is_refused_by_its_place() {
    let cases = [
        ("/runs", json!([]), "runs"),
        ("/runs/1/mode", json!("sequential"), "runs[1].mode"),
        ("/runs/2/checksum", json!("another"), "runs[2].checksum"),
        (
            "/runs/0/checksum",
            json!("x".repeat(3_000)),
            "runs[0].checksum",
        ),
        ("/runs/0/verified", json!(false), "runs[0].verified"),
        ("/runs/0/workers", json!(0), "runs[0].workers"),
        ("/runs/0/workers", json!(65), "runs[0].workers"),
        ("/runs/0/samplesMs", json!([]), "runs[0].samplesMs"),
        (
            "/runs/0/samplesMs",
            json!(vec![40.0; 10_001]),
            "runs[0].samplesMs",
        ),
        ("/runs/0/samplesMs/0", json!(-1.0), "runs[0].samplesMs[0]"),
        ("/runs/0/samplesMs/0", json!(1e10), "runs[0].samplesMs[0]"),
        ("/runs/0/medianMs", json!(1.0), "runs[0].medianMs"),
        (
            "/runs/0/quartilesMs",
            json!([50.0, 30.0]),
            "runs[0].quartilesMs[0]",
        ),
        (
            "/runs/0/quartilesMs",
            json!([1.0, 90.0]),
            "runs[0].quartilesMs[0]",
        ),
        ("/runs/0/outliers", json!([3]), "runs[0].outliers"),
        ("/runs/0/outliers", json!([1, 1]), "runs[0].outliers"),
        ("/runs/0/startupMs", json!(-0.5), "runs[0].startupMs"),
        (
            "/environment/timerStepMs",
            json!(-1),
            "environment.timerStepMs",
        ),
        (
            "/environment/userAgent",
            json!("x".repeat(3_000)),
            "environment.userAgent",
        ),
        ("/version", json!("x".repeat(3_000)), "version"),
        ("/settings/workload", json!("x".repeat(300_000)), "settings"),
        ("/comparisons/0/mode", json!("gil"), "comparisons[0].mode"),
        (
            "/comparisons/1/mode",
            json!("concurrent"),
            "comparisons[1].mode",
        ),
        (
            "/comparisons/1/mode",
            json!("sequential"),
            "comparisons[1].mode",
        ),
        ("/comparisons/1/ratio", json!(0.0), "comparisons[1].ratio"),
        (
            "/comparisons/1/ci95",
            json!([4.0, 3.0]),
            "comparisons[1].ci95[0]",
        ),
        (
            "/comparisons/1/verdict",
            json!("slower"),
            "comparisons[1].verdict",
        ),
        ("/trace/lanes/1/id", json!(0), "trace.lanes[1].id"),
        ("/trace/spans/4/lane", json!(7), "trace.spans[4].lane"),
        ("/trace/spans/4/endMs", json!(-1.0), "trace.spans[4].endMs"),
        ("/trace/spans/4/endMs", json!(1e300), "trace.spans[4].endMs"),
        ("/trace/events/0/lane", json!(7), "trace.events[0]"),
        ("/trace/clockErrorMs", json!(-1.0), "trace.clockErrorMs"),
    ];
    for (pointer, value, place) in cases {
        match changed(pointer, value) {
            Err(Refusal::Wrong { place: named, .. }) => assert_eq!(named, place, "{pointer}"),
            other => panic!("{pointer}: {other:?}"),
        }
    }
}

#[test]
fn what_a_result_must_have_is_missed() {
    for key in ["version", "environment", "settings", "runs", "comparisons"] {
        let refusal = without("", key).expect_err("it is missing");
        assert!(matches!(refusal, Refusal::Misshapen(_)), "{refusal}");
        assert!(refusal.to_string().contains(key), "{refusal}");
    }
    for key in [
        "mode",
        "workers",
        "samplesMs",
        "medianMs",
        "checksum",
        "verified",
    ] {
        assert!(without("/runs/0", key).is_err(), "{key}");
    }
    for key in ["lane", "task", "kind", "startMs", "endMs"] {
        assert!(without("/trace/spans/0", key).is_err(), "{key}");
    }
}

#[test]
fn what_is_no_result_is_told_apart() {
    assert!(matches!(read(""), Err(Refusal::NotJson(_))));
    assert!(matches!(read("{\"schema\": "), Err(Refusal::NotJson(_))));
    assert_eq!(read("{}"), Err(Refusal::NotAResult));
    assert_eq!(read("[]"), Err(Refusal::NotAResult));
    assert_eq!(read("{\"schema\": 1}"), Err(Refusal::NotAResult));
    let later = read("{\"schema\": \"interleave.result/2\"}").expect_err("it is of the future");
    assert_eq!(
        later,
        Refusal::OtherSchema("interleave.result/2".to_owned())
    );
    assert!(later.to_string().contains("interleave.result/2"), "{later}");
    let large = " ".repeat(MAX_BYTES + 1);
    assert_eq!(read(&large), Err(Refusal::TooLarge));
    let deep = "[".repeat(1_000_000);
    assert!(read(&deep).is_err(), "and the stack is as it was");
    let endless = format!(
        "{{\"schema\": \"interleave.result/1\", \"runs\": {}",
        "[{".repeat(100_000)
    );
    assert!(read(&endless).is_err());
}

#[test]
fn a_number_too_large_to_be_one_is_refused() {
    let text = write(&report()).replace("\"voided\": 0", "\"voided\": 1e999");
    assert!(read(&text).is_err());
    let text = write(&report()).replace("\"medianMs\": ", "\"medianMs\": 1e999, \"x\": ");
    assert!(read(&text).is_err());
}

#[test]
fn a_refusal_repeats_little_of_a_strangers_text() {
    let hostile = format!("\u{202e}<script>{}\n", "x".repeat(10_000));
    let refusal = read(&json!({"schema": hostile}).to_string()).expect_err("it is another");
    assert!(reads_as_a_sentence(&refusal), "{refusal}");
    assert!(!refusal.to_string().contains('\u{202e}'), "{refusal}");
    for place in ["/runs/0/mode", "/trace/lanes/1/mode"] {
        let refusal = changed(place, json!(hostile)).expect_err("it is no mode");
        assert!(reads_as_a_sentence(&refusal), "{refusal}");
        assert!(
            refusal.to_string().contains("line 1"),
            "the place is kept: {refusal}"
        );
    }
}

#[test]
fn what_later_versions_add_is_passed_over_and_what_earlier_ones_lack_is_not_missed() {
    let mut result: Value = serde_json::from_str(&write(&report())).expect("it is JSON");
    result["mood"] = json!({"of": ["the", "day"]});
    result["runs"][0]["mood"] = json!("fine");
    assert_eq!(read(&result.to_string()), Ok(report()));
    let first = result.as_object_mut().expect("it is an object");
    first.remove("trace");
    first["environment"]
        .as_object_mut()
        .expect("too")
        .remove("network");
    let read = read(&result.to_string()).expect("it is of the first version");
    assert_eq!(read.trace, None);
    assert_eq!(read.runs, report().runs);
}

#[test]
fn whole_numbers_are_times_as_javascript_writes_them() {
    let text = write(&report())
        .replace(".0,", ",")
        .replace(".0]", "]")
        .replace(".0}", "}");
    assert_ne!(text, write(&report()));
    assert_eq!(read(&text), Ok(report()));
}

#[test]
fn a_mark_that_editors_put_in_front_is_passed_over() {
    assert_eq!(read(&format!("\u{feff}{}", write(&report()))), Ok(report()));
}

#[test]
fn spans_are_brought_into_order() {
    let mut shuffled = report();
    let trace = shuffled.trace.as_mut().expect("it has one");
    trace.spans.reverse();
    let read = read(&write(&shuffled)).expect("the order is no fault");
    assert_eq!(read, report());
}

#[test]
fn people_can_read_it_a_line_a_span_and_a_line_for_all_samples() {
    let text = write(&report());
    let spans = text.lines().filter(|line| line.contains("\"startMs\""));
    assert_eq!(spans.count(), 7);
    let samples = text
        .lines()
        .filter(|line| line.trim_start().starts_with("\"samplesMs\": ["));
    assert_eq!(samples.count(), 3);
    assert!(text.contains("\n  \"version\": "), "{text}");
    assert!(text.ends_with("\n}\n"), "{text}");
}
