//! The timeline in numbers, for those who do not see it, and for those who want
//! to know exactly.

use super::words;
use crate::kit::data_table::DataTable;
use crate::plot::timeline::{Run, Timeline, Track};
use interleave_core::format;
use interleave_core::trace::Kind;
use yew::prelude::*;

const COLUMNS: [&str; 9] = [
    "Mode",
    "Who",
    "Bars",
    "Computing",
    "Waiting",
    "Blocked",
    "Copying",
    "Run took",
    "Computing",
];

/// The table: one row per lane.
pub fn table(timeline: &Timeline) -> Html {
    let rows = timeline.runs.iter().flat_map(|run| {
        let tracks = run.tracks.iter();
        tracks.map(move |track| row(run, track))
    });
    let table = DataTable {
        testid: "table-timeline",
        caption: "What each worker spent its time on, in the last run of each mode",
        heading: None,
        columns: &COLUMNS,
    };
    html! {
        <details class="more">
            <summary>{ "The same in numbers" }</summary>
            { table.draw(rows.collect()) }
        </details>
    }
}

fn row(run: &Run, track: &Track) -> Html {
    let time = |kind| match track.time_of_ms(kind) {
        0.0 => "–".to_owned(),
        time_ms => format::ms(time_ms),
    };
    let whole_ms = run.end_ms();
    html! {
        <tr>
            <th scope="row">{ words::run(run) }</th>
            <td>{ &track.name }</td>
            <td>{ format::count(track.bars as u64) }</td>
            { for Kind::ALL.map(|kind| html! { <td>{ time(kind) }</td> }) }
            <td>{ format::ms(whole_ms) }</td>
            <td>{ format::percent(track.utilisation(whole_ms)) }</td>
        </tr>
    }
}
