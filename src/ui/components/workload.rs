//! Which work to run, and what limits it.

use crate::ui::words;
use interleave_core::work::{Bound, Workload};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A list of all workloads, and what limits the one that is picked. Whether there
/// is a network is known once an engine stands.
pub fn workload_picker(
    picked: Workload,
    has_network: Option<bool>,
    on_pick: Callback<Workload>,
) -> Html {
    let on_change = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Some(workload) = Workload::from_id(&select.value()) {
            on_pick.emit(workload);
        }
    });
    let about = picked.about();
    let caveat = if picked == Workload::Prices && has_network == Some(false) {
        words::NO_NETWORK
    } else {
        about.caveat
    };
    // The value is set as a property: the options' own marks stop counting once
    // a user has picked one.
    html! {
        <div class="field">
            <label class="section-title" for="workload">{ "The work" }</label>
            <select id="workload" data-testid="workload" ~value={about.id} onchange={on_change}>
                { group("It computes", Bound::Cpu, picked) }
                { group("It waits", Bound::Io, picked) }
                { group("It does both", Bound::Mixed, picked) }
            </select>
            <p class="hint">
                <span class="badge">{ words::bound(about.bound) }</span>
                { " " }{ about.why }
                if !caveat.is_empty() { <em class="caveat">{ " " }{ caveat }</em> }
            </p>
        </div>
    }
}

fn group(label: &'static str, bound: Bound, picked: Workload) -> Html {
    let option = |workload: Workload| {
        html! {
            <option value={workload.id()} selected={workload == picked}>
                { workload.about().title }
            </option>
        }
    };
    let members = Workload::ALL
        .into_iter()
        .filter(|workload| workload.about().bound == bound);
    html! { <optgroup {label}>{ for members.map(option) }</optgroup> }
}
