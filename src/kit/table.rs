//! The result as a table: the chart's numbers, to be read and copied.

use super::data_table::DataTable;
use super::glyph::glyph;
use super::names;
use super::term;
use interleave_core::experiment::report::{Comparison, Report, Run};
use interleave_core::format;
use yew::prelude::*;

const COLUMNS: [&str; 10] = [
    "Mode",
    "Workers",
    "Median",
    "Quartiles",
    "Samples",
    "Outliers",
    "Discarded",
    "Speed-up",
    "Start-up",
    "Answer",
];

/// The heading, which the page must not have twice.
#[derive(Clone, Copy)]
pub struct Heading {
    /// Its id in the document.
    pub id: &'static str,
    /// Its words.
    pub words: &'static str,
    /// The name of the table that tests hold on to.
    pub testid: &'static str,
}

/// One row per mode.
pub fn timings_table(heading: Heading, report: &Report) -> Html {
    let Heading { id, words, testid } = heading;
    let table = DataTable {
        testid,
        caption: "Times of every mode",
        heading: Some(id),
        columns: &COLUMNS,
    };
    let rows = report.runs.iter().map(|run| row(report, run));
    html! {
        <section class="card" aria-labelledby={id}>
            <h2 class="section-title" {id}>{ words }</h2>
            <p class="hint">
                { "Times are for one run. " }
                { for baseline(report) }
                { "Workers are started before the runs: start-up is not part of a run." }
            </p>
            { table.draw(rows.collect()) }
            { for report.runs.iter().filter_map(shares) }
        </section>
    }
}

/// Where the time of processes went.
fn shares(run: &Run) -> Option<Html> {
    let shares = run.shares.as_ref()?;
    let copied = match shares.copied_bytes {
        0 => "handing them over".to_owned(),
        bytes => format!("copying {} there and back", format::bytes(bytes)),
    };
    let sentence = format!(
        "In a run, {} spent {} on the tasks, and {} on {copied}. Starting took {}, apart from that.",
        names::crew(run.mode, run.workers),
        format::ms(shares.compute_ms),
        format::ms(shares.copy_ms),
        format::ms(run.startup_ms),
    );
    Some(html! { <p class="hint" data-testid="copying">{ sentence }</p> })
}

fn baseline(report: &Report) -> Option<Html> {
    let over = report.comparisons.first()?.over.id();
    Some(
        html! { <>{ "Speed-up is over " }{ over }{ ", with its " }{ term::CI95.draw() }{ ". " }</> },
    )
}

fn row(report: &Report, run: &Run) -> Html {
    let [low, high] = run.quartiles_ms;
    let comparison = report
        .comparisons
        .iter()
        .find(|comparison| comparison.mode == run.mode);
    html! {
        <tr data-mode={run.mode.id()}>
            <th scope="row">{ glyph(run.mode) }{ names::name(run.mode) }</th>
            <td>{ run.workers }</td>
            <td><strong>{ format::ms(run.median_ms) }</strong></td>
            <td>{ format::ms(low) }{ " – " }{ format::ms(high) }</td>
            <td>{ run.samples_ms.len() }</td>
            <td>{ run.outliers.len() }</td>
            <td>{ run.voided }</td>
            <td>{ comparison.map_or_else(|| "–".to_owned(), speed_up) }</td>
            <td>{ format::ms(run.startup_ms) }</td>
            <td class="answer">{ answer(run) }</td>
        </tr>
    }
}

fn speed_up(comparison: &Comparison) -> String {
    let [low, high] = comparison.ci95.map(format::ratio);
    format!("{}× ({low} – {high})", format::ratio(comparison.ratio))
}

/// Checked, and the first digits of what stands for it.
fn answer(run: &Run) -> Html {
    let short: String = run.checksum.chars().take(6).collect();
    let checked = match (&run.program, run.verified) {
        (None, true) => "✓ correct",
        (None, false) => "not checked",
        (Some(_), true) => "same output",
        (Some(_), false) => "output differs",
    };
    html! { <>{ checked }{ " " }<code title={run.checksum.clone()}>{ short }</code></> }
}
