//! Two results side by side, mode by mode, and what differs in how they came
//! about.

use crate::kit::data_table::DataTable;
use crate::kit::glyph::glyph;
use crate::kit::names;
use interleave_core::experiment::history::Kept;
use interleave_core::experiment::report::{Report, Run};
use interleave_core::experiment::side_by_side::{Difference, Row, SideBySide};
use interleave_core::format;
use interleave_core::stats::drift::USUAL_DRIFT;
use yew::prelude::*;

/// The second beside the first; others of the session tell how far runs differ here.
pub fn sides(before: &Kept, after: &Kept, others: &[&Report]) -> Html {
    let compared = SideBySide::new(&before.report, &after.report, others);
    let head = |kept: &Kept| format!("Run {}", kept.number);
    let table = DataTable {
        testid: "table-compared",
        caption: "The pinned result and the one that is shown",
        heading: Some("sides-title"),
        columns: &[
            "Mode",
            &format!("{}, pinned", head(before)),
            &head(after),
            "Times as fast",
            "95 % CI",
            "Verdict",
        ],
    };
    html! {
        <>
            if !compared.is_same_work {
                <p class="warning" role="note" data-testid="other-work">
                    { "These two did not do the same work. The ratios say what changing the work did, not which mode is faster." }
                </p>
            }
            { table.draw(compared.rows.iter().map(row).collect()) }
            { drift(&compared.rows) }
            { differences(&compared.differences) }
        </>
    }
}

/// What runs at different times can tell.
fn drift(rows: &[Row]) -> Html {
    let most = rows.iter().map(|row| row.drift).fold(0.0, f64::max);
    let percent = format!("{:.0} %", most * 100.0);
    let from = if most > USUAL_DRIFT {
        "as those of this session with the same settings do"
    } else {
        "as such runs usually do (four runs with the same settings tell it for this device)"
    };
    html! {
        <p class="hint" data-testid="drift">
            { format!("These runs were made at different times. Such medians differ by chance, by {percent} and more, {from}; the intervals allow for that. Modes of one run take turns, and can be compared more closely.") }
        </p>
    }
}

fn row(row: &Row) -> Html {
    let ratio = row.ratio.as_ref();
    let range = |[low, high]: [f64; 2]| format!("{} – {}", format::ratio(low), format::ratio(high));
    html! {
        <tr data-mode={row.mode.id()}>
            <th scope="row">{ glyph(row.mode) }{ names::name(row.mode) }</th>
            <td>{ side(row.before) }</td>
            <td>{ side(row.after) }</td>
            <td><strong>{ or_dash(ratio.map(|ratio| format!("{}×", format::ratio(ratio.ratio)))) }</strong></td>
            <td>{ or_dash(ratio.map(|ratio| range(ratio.ci95))) }</td>
            <td>{ or_dash(row.verdict().map(|verdict| verdict.words().to_owned())) }</td>
        </tr>
    }
}

fn side(run: Option<&Run>) -> Html {
    match run {
        None => html! { "not run" },
        Some(run) => html! {
            <>
                { format::ms(run.median_ms) }
                <span class="aside">{ names::crew(run.mode, run.workers) }</span>
            </>
        },
    }
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "–".to_owned())
}

fn differences(differences: &[Difference]) -> Html {
    if differences.is_empty() {
        return html! {
            <p class="hint">{ "Both were run with the same settings, in the same place: any difference is chance, or due to other programs on the machine." }</p>
        };
    }
    let item = |difference: &Difference| {
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "not set".to_owned());
        html! {
            <>
                <dt><code>{ &difference.key }</code></dt>
                <dd>{ shown(&difference.before) }{ " → " }{ shown(&difference.after) }</dd>
            </>
        }
    };
    html! {
        <>
            <h3 class="section-title">{ "What differs" }</h3>
            <dl class="differences" data-testid="differences">{ for differences.iter().map(item) }</dl>
        </>
    }
}
