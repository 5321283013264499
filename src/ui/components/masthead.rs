//! The head of the page: its name and what it is.

use yew::prelude::*;

/// The name, with three lanes whose tasks interleave.
pub fn masthead() -> Html {
    html! {
        <header class="masthead">
            <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
                <path class="lane-a" d="M3 8h8M17 8h12" />
                <path class="lane-b" d="M3 16h14M23 16h6" />
                <path class="lane-c" d="M3 24h5M14 24h15" />
            </svg>
            <h1>{ "Interleave" }</h1>
            <p>{ "Run real work on real threads, right here, and see what concurrency is worth." }</p>
        </header>
    }
}
