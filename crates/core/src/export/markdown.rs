//! A result as a Markdown table, to be pasted into a report or an issue.

use crate::experiment::report::{Comparison, Report, Run};
use crate::format;
use crate::stats::Verdict;
use std::fmt::Write;

const HEAD: &str = "\
| Mode | Workers | Median | Quartiles | Samples | Speed-up | 95 % CI | Verdict | Label |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
";

/// What was run, a table with one row per mode, and where it was run.
pub fn write(report: &Report) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}\n", settings(report));
    text += HEAD;
    for run in &report.runs {
        text += &row(report, run);
    }
    let _ = writeln!(text, "\n{}", circumstances(report));
    text
}

/// All settings, so that a reader of the table can run the same.
fn settings(report: &Report) -> String {
    let pairs = report.settings.iter();
    let pairs: Vec<String> = pairs.map(|(key, value)| format!("{key}={value}")).collect();
    format!("Interleave, {}:", code(&pairs.join(" ")))
}

fn row(report: &Report, run: &Run) -> String {
    let [low, high] = run.quartiles_ms;
    let comparison = report
        .comparisons
        .iter()
        .find(|comparison| comparison.mode == run.mode);
    let [speed_up, range, verdict] =
        comparison.map_or_else(|| ["–"; 3].map(str::to_owned), compared);
    format!(
        "| {} | {} | {} | {} – {} | {} | {speed_up} | {range} | {verdict} | {} |\n",
        run.mode.id(),
        run.workers,
        format::ms(run.median_ms),
        format::ms(low),
        format::ms(high),
        run.samples_ms.len(),
        run.label.id(),
    )
}

fn compared(comparison: &Comparison) -> [String; 3] {
    let [low, high] = comparison.ci95.map(format::ratio);
    [
        format!("{} ×", format::ratio(comparison.ratio)),
        format!("{low} – {high}"),
        verdict(comparison),
    ]
}

fn verdict(comparison: &Comparison) -> String {
    let link = match comparison.verdict {
        Verdict::Faster | Verdict::Slower => "than",
        Verdict::NoClearDifference => "from",
    };
    let (words, over) = (comparison.verdict.words(), comparison.over.id());
    format!("{words} {link} {over}")
}

fn circumstances(report: &Report) -> String {
    let environment = &report.environment;
    let found = environment
        .cores_found
        .map_or_else(String::new, |cores| format!(", {cores} found"));
    format!(
        "Interleave {}, engine {}, {} cores reported{found}, clock step {}, {}.",
        code(&report.version),
        code(&environment.engine),
        environment.hardware_concurrency,
        format::ms(environment.timer_step_ms),
        code(&environment.user_agent),
    )
}

/// Untrusted text as code, so that it makes no markup, no link and no picture, and mentions
/// nobody by `@name`.
fn code(text: &str) -> String {
    let plain = |char: char| match char {
        '`' => '\'',
        char if char.is_control() => ' ',
        char => char,
    };
    let text: String = text.chars().map(plain).collect();
    // A code span of nothing, or of spaces, is none.
    match text.trim() {
        "" => "`–`".to_owned(),
        text => format!("`{text}`"),
    }
}
