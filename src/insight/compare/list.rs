//! The last results of the session: each can be pinned, shown again, or taken
//! along.

use super::work;
use crate::insight::state::{Action, State};
use crate::insight::tab::Tab;
use crate::kit::data_table::DataTable;
use crate::kit::glyph::glyph;
use crate::kit::names;
use interleave_core::experiment::history::{KEPT, Kept, Origin};
use interleave_core::experiment::report::Run;
use interleave_core::format;
use yew::prelude::*;

/// The list, with one result shown.
pub fn list(state: &State, shown: u32, on_action: &Callback<Action>) -> Html {
    let pinned = state.history.pinned().map(|kept| kept.number);
    let row = |kept: &Kept| {
        row(
            kept,
            Some(kept.number) == pinned,
            kept.number == shown,
            state.is_embedded(),
            on_action,
        )
    };
    let table = DataTable {
        testid: "history",
        caption: "The last results of this session, newest first",
        heading: Some("history-title"),
        columns: &["Run", "When", "Work", "Workers", "Medians", "Actions"],
    };
    html! {
        <section class="card" aria-labelledby="history-title">
            <h2 class="section-title" id="history-title">{ "This session" }</h2>
            <p class="hint">
                { format!("The last {KEPT} results, until this page is closed. None of them is stored.") }
            </p>
            { table.draw(state.history.newest_first().map(row).collect()) }
        </section>
    }
}

fn row(
    kept: &Kept,
    is_pinned: bool,
    is_shown: bool,
    is_embedded: bool,
    on_action: &Callback<Action>,
) -> Html {
    let number = kept.number;
    let workers = kept.report.settings.get("workers").cloned();
    let button = |label: &str, is_pressed: Option<bool>, on_click: Callback<MouseEvent>| {
        html! {
            <button type="button" class="quiet-button" aria-pressed={is_pressed.map(|it| it.to_string())}
                aria-label={format!("{label} run {number}")} onclick={on_click}>{ label }</button>
        }
    };
    let on_pin = on_action.reform(move |_| {
        if is_pinned {
            Action::Unpin
        } else {
            Action::Pin(number)
        }
    });
    let on_show = on_action.reform(move |_| Action::Show(number));
    let on_export = {
        let on_action = on_action.clone();
        Callback::from(move |_| {
            on_action.emit(Action::Show(number));
            on_action.emit(Action::Open(Tab::Export));
        })
    };
    html! {
        <tr key={number} data-run={number.to_string()} aria-current={is_shown.then_some("true")}>
            <th scope="row">{ number }</th>
            <td>{ when(kept) }</td>
            <td>{ work(kept) }</td>
            <td>{ workers.unwrap_or_else(|| "–".to_owned()) }</td>
            <td class="medians">{ for kept.report.runs.iter().map(median) }</td>
            <td class="choices-of-run">
                { button("Pin", Some(is_pinned), on_pin) }
                { button("Show", Some(is_shown), on_show) }
                if !is_embedded { { button("Export", None, on_export) } }
            </td>
        </tr>
    }
}

fn when(kept: &Kept) -> String {
    match &kept.origin {
        Origin::Measured { at } => at.clone(),
        Origin::Imported { file, .. } => format!("from {file}"),
    }
}

fn median(run: &Run) -> Html {
    html! {
        <span title={names::name(run.mode)}>
            { glyph(run.mode) }<span class="unseen">{ names::name(run.mode) }{ " " }</span>{ format::ms(run.median_ms) }
        </span>
    }
}
