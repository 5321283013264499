//! The class as a table.

use super::class::{Class, machine, who};
use crate::kit::data_table::DataTable;
use crate::kit::glyph::glyph;
use crate::kit::names;
use interleave_core::board::Entry;
use interleave_core::format;
use yew::prelude::*;

/// One row per entry, fewest cores first.
pub fn table(class: &Class) -> Html {
    let mut entries: Vec<&Entry> = class.entries.iter().collect();
    entries.sort_by_key(|entry| (entry.cores(), std::cmp::Reverse(entry.speedup.parts)));
    let table = DataTable {
        testid: "table-class",
        caption: "Every result of the class, fewest cores first",
        heading: Some("class-table-title"),
        columns: &["Who", "Machine", "Workers", "Speed-up", "95 % CI"],
    };
    html! {
        <section class="card" aria-labelledby="class-table-title">
            <h2 class="section-title" id="class-table-title">{ "The class in numbers" }</h2>
            { table.draw(entries.into_iter().map(row).collect()) }
        </section>
    }
}

fn row(entry: &Entry) -> Html {
    let [low, high] = entry.speedup.ci95().map(format::ratio);
    html! {
        <tr data-mode={entry.mode.id()}>
            <th scope="row">{ glyph(entry.mode) }<bdi>{ who(entry) }</bdi></th>
            <td>{ machine(entry) }</td>
            <td>{ names::crew(entry.mode, entry.workers) }</td>
            <td><strong>{ format::ratio(entry.speedup.times()) }{ "×" }</strong></td>
            <td>{ low }{ " – " }{ high }</td>
        </tr>
    }
}
