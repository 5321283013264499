//! The numbers of the chart as a table.

use super::series::Series;
use super::state::Found;
use crate::kit::data_table::DataTable;
use interleave_core::experiment::report::SweepPoint;
use interleave_core::format::{percent, ratio};
use yew::prelude::*;

/// One row per number of workers.
pub fn numbers(found: &Found, series: &Series) -> Html {
    let is_guessed = !series.guess.is_empty();
    let row = |point: &SweepPoint| {
        let [low, high] = point.ci95.map(ratio);
        html! {
            <tr key={point.workers}>
                <th scope="row">{ point.workers }</th>
                <td>{ format!("{}×", ratio(point.speedup)) }</td>
                <td>{ format!("{low} – {high}") }</td>
                if is_guessed { <td>{ format!("{}×", ratio(series.guess.at(point.workers))) }</td> }
                <td>{ percent(point.speedup / f64::from(point.workers)) }</td>
                <td>{ point.karp_flatt.map_or("–".to_owned(), percent) }</td>
            </tr>
        }
    };
    let mut columns = vec!["Workers", "Speed-up", "95 % CI"];
    columns.extend(is_guessed.then_some("Your guess"));
    columns.extend(["Efficiency", "Serial (Karp–Flatt)"]);
    let table = DataTable {
        testid: "table-speedup",
        caption: "Speed-up on each number of workers",
        heading: None,
        columns: &columns,
    };
    html! {
        <details class="card numbers" open={true}>
            <summary class="section-title">{ "The numbers" }</summary>
            { table.draw(found.sweep.points.iter().map(row).collect()) }
            <p class="hint">
                { "If the serial share by Karp–Flatt grows with the workers, it is not serial work that limits the speed-up, but what the workers cost each other." }
            </p>
        </details>
    }
}
