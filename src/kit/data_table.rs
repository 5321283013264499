//! A table as all tables of the page are: it has a caption for those who hear it,
//! and scrolls by itself on narrow screens, with the keyboard too. It must not know
//! what is in it.

use super::term;
use yew::prelude::*;

/// What a table is, apart from its rows.
pub struct DataTable<'a> {
    /// The name that tests hold on to.
    pub testid: &'static str,
    /// What it is a table of.
    pub caption: &'static str,
    /// The id of its heading, where the caption is not what it is called by.
    pub heading: Option<&'static str>,
    /// The titles of its columns; those that are terms explain themselves.
    pub columns: &'a [&'a str],
}

impl DataTable<'_> {
    /// The table with its rows, each a `tr` that begins with a `th` of the row.
    pub fn draw(&self, rows: Html) -> Html {
        let column = |title: &&str| html! { <th scope="col">{ term::column(title) }</th> };
        let label = self.heading.is_none().then_some(self.caption);
        html! {
            <div class="scroll" tabindex="0" role="group" aria-labelledby={self.heading} aria-label={label}>
                <table data-testid={self.testid}>
                    <caption>{ self.caption }</caption>
                    <thead><tr>{ for self.columns.iter().map(column) }</tr></thead>
                    <tbody>{ rows }</tbody>
                </table>
            </div>
        }
    }
}
