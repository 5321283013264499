//! The class as a table.

use super::class::{Class, machine, who};
use crate::kit::glyph::glyph;
use crate::kit::names;
use crate::kit::term;
use interleave_core::board::Entry;
use interleave_core::format;
use yew::prelude::*;

/// One row per entry, fewest cores first.
pub fn table(class: &Class) -> Html {
    let mut entries: Vec<&Entry> = class.entries.iter().collect();
    entries.sort_by_key(|entry| (entry.cores(), std::cmp::Reverse(entry.speedup.parts)));
    html! {
        <section class="card" aria-labelledby="class-table-title">
            <h2 class="section-title" id="class-table-title">{ "The class in numbers" }</h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="class-table-title">
                <table data-testid="table-class">
                    <caption>{ "Every result of the class, fewest cores first" }</caption>
                    <thead><tr>
                        <th scope="col">{ "Who" }</th>
                        <th scope="col">{ "Machine" }</th>
                        <th scope="col">{ "Workers" }</th>
                        <th scope="col">{ term::SPEED_UP.draw() }</th>
                        <th scope="col">{ term::CI95.draw() }</th>
                    </tr></thead>
                    <tbody>{ for entries.into_iter().map(row) }</tbody>
                </table>
            </div>
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
