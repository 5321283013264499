//! What is said while another result than the newest is shown: which, its numbers,
//! and the way back.

use super::state::{Action, State};
use crate::kit::names;
use crate::kit::table::{Heading, timings_table};
use interleave_core::experiment::history::{Kept, Origin};
use yew::prelude::*;

const NUMBERS: Heading = Heading {
    id: "past-title",
    words: "Its numbers",
    testid: "table-past",
};

/// A note above the tab, if it is needed.
pub fn looking_back(state: &State, on_action: &Callback<Action>) -> Html {
    let Some(kept) = state.shown().filter(|_| state.is_looking_back()) else {
        return html! {};
    };
    let on_return = on_action.reform(|_: MouseEvent| Action::ShowNewest);
    html! {
        <>
            <div class="looking-back" role="status" data-testid="looking-back">
                <p>{ words(kept) }</p>
                <button type="button" class="quiet-button" onclick={on_return}>
                    if state.history.latest_measured().is_some() {
                        { "Back to the newest run" }
                    } else {
                        { "Close it" }
                    }
                </button>
            </div>
            { timings_table(NUMBERS, &kept.report) }
        </>
    }
}

fn words(kept: &Kept) -> String {
    match &kept.origin {
        Origin::Measured { at } => format!("This is run {}, of {at}.", kept.number),
        Origin::Imported { file, saved } => {
            let report = &kept.report;
            let environment = &report.environment;
            let browser = names::browser(&environment.user_agent);
            let place = if environment.engine == "native" {
                "outside of a browser".to_owned()
            } else {
                format!("in {browser}")
            };
            let cores = names::cores(environment.hardware_concurrency);
            format!(
                "This is an imported result: measured {place} with {cores} by version {}, not on this page. From {file}, saved {saved}.",
                report.version
            )
        }
    }
}
