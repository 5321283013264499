//! A result as CSV (RFC 4180): one row per sample, with all that distinguishes it from
//! samples of other files, so that a class can concatenate its files.

use crate::experiment::report::{Report, Run};
use csv::{Terminator, WriterBuilder};

/// The columns: of the sample, then of its settings, then of where it was taken.
const COLUMNS: [&str; 18] = [
    "mode",
    "workers",
    "label",
    "sample",
    "time_ms",
    "is_outlier",
    "workload",
    "tasks",
    "size",
    "latency",
    "interval",
    "seed",
    "engine",
    "cores_reported",
    "cores_found",
    "timer_step_ms",
    "version",
    "user_agent",
];

/// The settings that have a column, named as in the URL.
const SETTINGS: std::ops::Range<usize> = 6..12;

/// What a cell must not begin with: spreadsheets would take it, or what follows it, for a
/// formula.
const FORMULAS: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\''];

/// One row per sample, in the order they were taken in each mode.
pub fn write(report: &Report) -> String {
    // It cannot fail: memory takes any bytes, all rows are as long, and cells are
    // UTF-8.
    let bytes = written(report).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn written(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for run in &report.runs {
        for index in 0..run.samples_ms.len() {
            writer.write_record(row(report, run, index))?;
        }
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

fn row(report: &Report, run: &Run, index: usize) -> Vec<String> {
    let environment = &report.environment;
    let mut row = vec![
        run.mode.id().to_owned(),
        run.workers.to_string(),
        run.label.id().to_owned(),
        (index + 1).to_string(),
        run.samples_ms[index].to_string(),
        run.outliers.contains(&index).to_string(),
    ];
    for key in &COLUMNS[SETTINGS] {
        row.push(text(report.settings.get(*key).map_or("", String::as_str)));
    }
    row.extend([
        text(&environment.engine),
        environment.hardware_concurrency.to_string(),
        environment
            .cores_found
            .map_or_else(String::new, |cores| cores.to_string()),
        environment.timer_step_ms.to_string(),
        text(&report.version),
        text(&environment.user_agent),
    ]);
    row
}

/// A cell of untrusted text that no spreadsheet takes for a formula. Quotes at its front
/// are distinguished from the one that we add.
fn text(text: &str) -> String {
    if text.starts_with(FORMULAS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
