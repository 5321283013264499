//! Claims about CSV, read by the rules of RFC 4180.

use super::report;
use crate::support::reports::reports;
use csv::StringRecord;
use interleave_core::experiment::report::Report;
use interleave_core::export::csv::write;
use proptest::prelude::*;

/// The head and the rows, by a strict reader.
fn read(text: &str) -> (StringRecord, Vec<StringRecord>) {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let head = reader.headers().expect("there is a head").clone();
    let rows = reader
        .records()
        .map(|row| row.expect("all rows are as long"));
    (head, rows.collect())
}

/// A column of all rows.
fn column(report: &Report, name: &str) -> Vec<String> {
    let (head, rows) = read(&write(report));
    let place = head
        .iter()
        .position(|title| title == name)
        .expect("there is such a column");
    rows.iter().map(|row| row[place].to_owned()).collect()
}

proptest! {
    #[test]
    fn there_is_a_row_a_sample_with_its_exact_time(report in reports()) {
        let expected: Vec<f64> = report.runs.iter().flat_map(|run| run.samples_ms.clone()).collect();
        let times: Vec<f64> = column(&report, "time_ms").iter().map(|cell| cell.parse().expect("it is a number")).collect();
        prop_assert_eq!(times, expected);
    }

    #[test]
    fn text_comes_back_and_no_cell_is_a_formula(report in reports()) {
        let agent = &report.environment.user_agent;
        for cell in column(&report, "user_agent") {
            prop_assert!(cell == *agent || cell == format!("'{agent}"), "{cell:?} is not {agent:?}");
        }
        let (_, rows) = read(&write(&report));
        for cell in rows.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{:?}", cell);
        }
    }
}

#[test]
fn a_row_says_what_a_sample_is_and_where_it_was_taken() {
    let text = write(&report());
    let mut lines = text.split("\r\n");
    assert_eq!(
        lines.next(),
        Some(
            "mode,workers,label,sample,time_ms,is_outlier,workload,tasks,size,latency,interval,seed,engine,cores_reported,cores_found,timer_step_ms,version,user_agent"
        )
    );
    let first = format!(
        "sequential,1,measured,1,{},false,primes,,,,,,native,0,,0,{},A browser",
        report().runs[0].samples_ms[0],
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(lines.next(), Some(first.as_str()));
    assert_eq!(
        lines.clone().count(),
        9,
        "eight more rows and the end of the last"
    );
    assert_eq!(lines.last(), Some(""));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn a_formula_of_a_stranger_is_text() {
    let mut report = report();
    for formula in ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "'=1"] {
        report
            .settings
            .insert("workload".to_owned(), formula.to_owned());
        assert_eq!(column(&report, "workload")[0], format!("'{formula}"));
    }
}

#[test]
fn those_far_out_are_marked() {
    let mut report = report();
    report.runs[0].outliers = vec![1];
    assert_eq!(
        column(&report, "is_outlier")[..3],
        ["false", "true", "false"]
    );
}
