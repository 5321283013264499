//! The head of the page: its name, what it is, and the ways to take it along.

use yew::prelude::*;

/// The name, with three lanes whose tasks interleave; and the buttons that share
/// the settings of this fragment. `www/dialogs.js` does what they promise, and
/// says in the `output` what came of it.
pub fn masthead(fragment: String) -> Html {
    html! {
        <header class="masthead">
            <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
                <path class="lane-a" d="M3 8h8M17 8h12" />
                <path class="lane-b" d="M3 16h14M23 16h6" />
                <path class="lane-c" d="M3 24h5M14 24h15" />
            </svg>
            <h1 tabindex="-1">{ "Interleave" }</h1>
            <p>{ "Run real work on real threads, right here, and see what concurrency is worth." }</p>
            <div class="said actions">
                <output></output>
                <button type="button" class="quiet-button" data-testid="share"
                    data-fragment={fragment.clone()}>{ "Share" }</button>
                <button type="button" class="quiet-button" data-testid="embed"
                    data-fragment={fragment} aria-haspopup="dialog">{ "Embed" }</button>
            </div>
        </header>
    }
}

/// The foot of an embedded experiment: its name, and the same in full, if an address has
/// room for it.
pub fn imprint(fragment: Option<&str>) -> Html {
    html! {
        <footer class="imprint hint">
            <h1>{ "Interleave" }</h1>
            if let Some(fragment) = fragment {
                <a href={format!("./#{fragment}")} target="_blank" rel="noopener" data-testid="open-in-full">
                    { "Open in full" }
                </a>
            }
        </footer>
    }
}
