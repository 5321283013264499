//! The timeline in numbers, for those who do not see it, and for those who want
//! to know exactly.

use super::words;
use crate::kit::data_table::DataTable;
use crate::plot::timeline::{Run, State, Timeline, Track};
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

const STATES: [State; 5] = [
    State::New,
    State::Ready,
    State::Running,
    State::Waiting,
    State::Ended,
];
const COLUMNS_OF_PROGRAM: [&str; 11] = [
    "Mode",
    "Who",
    "Bars",
    "New",
    "Ready",
    "Running",
    "Waiting",
    "Ended",
    "Run took",
    "Running",
    "Longest wait",
];

/// The table: one row per lane.
pub fn table(timeline: &Timeline) -> Html {
    let rows = timeline.runs.iter().flat_map(|run| {
        let tracks = run.tracks.iter();
        tracks.map(move |track| {
            if run.is_program {
                row_of_program(timeline, run, track)
            } else {
                row(run, track)
            }
        })
    });
    let (caption, columns): (_, &[&str]) = if timeline.is_program() {
        let caption = "How long each thread was new, ready, running, waiting and ended, and each worker running, \
            in the last run of each mode";
        (caption, &COLUMNS_OF_PROGRAM)
    } else {
        let caption = "What each worker spent its time on, in the last run of each mode";
        (caption, &COLUMNS)
    };
    let table = DataTable {
        testid: "table-timeline",
        caption,
        heading: None,
        columns,
    };
    html! {
        <details class="more">
            <summary>{ "The same in numbers" }</summary>
            { table.draw(rows.collect()) }
        </details>
    }
}

fn row(run: &Run, track: &Track) -> Html {
    let times = Kind::ALL.map(|kind| track.time_of_ms(kind));
    row_of(run, track, &times, None)
}

fn row_of_program(timeline: &Timeline, run: &Run, track: &Track) -> Html {
    let times = STATES.map(|state| run.state_ms(track, state));
    let longest = track.longest_wait();
    let words = longest.map(|bar| words::wait(timeline, run, track, bar));
    row_of(run, track, &times, Some(words.unwrap_or_else(nothing)))
}

fn nothing() -> String {
    "–".to_owned()
}

fn row_of(run: &Run, track: &Track, columns_ms: &[f64], last: Option<String>) -> Html {
    let time = |&time_ms: &f64| match time_ms {
        0.0 => nothing(),
        time_ms => format::ms(time_ms),
    };
    let whole_ms = run.end_ms();
    html! {
        <tr>
            <th scope="row">{ words::run(run) }</th>
            <td>{ &track.name }</td>
            <td>{ format::count(track.bars as u64) }</td>
            { for columns_ms.iter().map(|time_ms| html! { <td>{ time(time_ms) }</td> }) }
            <td>{ format::ms(whole_ms) }</td>
            <td>{ format::percent(track.utilisation(whole_ms)) }</td>
            { for last.map(|words| html! { <td>{ words }</td> }) }
        </tr>
    }
}
