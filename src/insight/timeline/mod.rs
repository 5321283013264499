//! The tab Timeline.

use crate::insight::state::State;
use yew::prelude::*;

/// The tab.
pub fn timeline(state: &State) -> Html {
    match state.newest() {
        None => html! { <p class="hint">{ "Run something to see what happens in it." }</p> },
        Some(_) => html! { <p class="hint">{ "This run left no trace." }</p> },
    }
}
