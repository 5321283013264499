//! Which work to run, and what limits it.

use crate::ui::words;
use interleave_core::programs::ARE_RUN;
use interleave_core::settings::{Page, Settings};
use interleave_core::work::program::ABOUT as PROGRAM;
use interleave_core::work::{About, Bound, Workload};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A list of all workloads, and of the program if there is one, and what limits the one
/// that is picked. Whether there is a network is known once an engine stands.
pub fn workload_picker(
    settings: &Settings,
    has_network: Option<bool>,
    on_pick: Callback<String>,
) -> Html {
    let on_change = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        on_pick.emit(select.value());
    });
    let about = settings.about();
    let picked = about.id;
    let caveat = if picked == Workload::Prices.id() && has_network == Some(false) {
        words::NO_NETWORK
    } else {
        about.caveat
    };
    // The value is set as a property: the options' own marks stop counting once
    // a user has picked one.
    html! {
        <div class="field">
            <label class="section-title" for="workload">{ "The work" }</label>
            <select id="workload" data-testid="workload" ~value={picked} onchange={on_change}>
                { group("It computes", Bound::Cpu, picked) }
                { group("It waits", Bound::Io, picked) }
                { group("It does both", Bound::Mixed, picked) }
                if ARE_RUN && settings.program.code.is_some() {
                    { option(&PROGRAM, picked) }
                } else if !settings.embed {
                    <option value={Page::Code.id()}>{ "A Python program of your own …" }</option>
                }
            </select>
            <p class="hint">
                <span class="badge">{ words::bound(about.bound) }</span>
                { " " }{ about.why }
                if !caveat.is_empty() { <em class="caveat">{ " " }{ caveat }</em> }
            </p>
        </div>
    }
}

fn group(label: &'static str, bound: Bound, picked: &str) -> Html {
    let members = Workload::ALL.into_iter().map(Workload::about);
    let members = members.filter(|about| about.bound == bound);
    html! { <optgroup {label}>{ for members.map(|about| option(about, picked)) }</optgroup> }
}

fn option(about: &'static About, picked: &str) -> Html {
    html! { <option value={about.id} selected={about.id == picked}>{ about.title }</option> }
}
