//! The tab Export: a result as a file in each form, the charts as pictures, and
//! the way back, from a file onto the page.

mod drawing;
mod files;
mod import;
mod inlined;
mod pictures;
mod raster;
mod sheet;
mod written;

pub use pictures::PictureButtons;

use super::state::{Action, State};
use files::files;
use import::Import;
use yew::prelude::*;

/// The tab.
pub fn export(state: &State, on_action: &Callback<Action>) -> Html {
    let on_import = on_action.reform(|(report, origin)| Action::Import(report, origin));
    html! {
        <div class="cards">
            { files(state.shown()) }
            <section class="card" aria-labelledby="pictures-title">
                <h2 class="section-title" id="pictures-title">{ "Pictures" }</h2>
                <p class="hint">
                    { "The chart of the timings, as it is on the page now. The other charts have the same buttons below them." }
                </p>
                <PictureButtons chart="chart-timings" name="timings" stem={stem(state)} />
            </section>
            <Import {on_import} />
        </div>
    }
}

/// What the names of files of the result that is shown begin with.
pub fn stem(state: &State) -> AttrValue {
    let report = state.report();
    report
        .map_or_else(
            || "interleave".to_owned(),
            |report| interleave_core::export::stem(report),
        )
        .into()
}
