//! Which work to run, and what limits it.

use crate::ui::words;
use crate::work::{Bound, Workload};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The pick.
#[derive(Clone, PartialEq, Properties)]
pub struct WorkloadPickerProps {
    /// The workload now.
    pub workload: Workload,
    /// Says that another was picked.
    pub on_pick: Callback<Workload>,
}

/// A list of all workloads, and what limits the one that is picked.
#[component]
pub fn WorkloadPicker(props: &WorkloadPickerProps) -> Html {
    let on_pick = props.on_pick.clone();
    let on_change = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Some(workload) = Workload::from_id(&select.value()) {
            on_pick.emit(workload);
        }
    });
    let node = use_node_ref();
    // The options' own marks stop counting once a user has picked one.
    use_effect_with((props.workload, node.clone()), |(workload, node)| {
        if let Some(select) = node.cast::<HtmlSelectElement>() {
            select.set_value(workload.id());
        }
    });
    let about = props.workload.about();
    html! {
        <div class="field">
            <label class="section-title" for="workload">{ "The work" }</label>
            <select ref={node} id="workload" data-testid="workload" onchange={on_change}>
                { group("It computes", Bound::Cpu, props.workload) }
                { group("It waits", Bound::Io, props.workload) }
                { group("It does both", Bound::Mixed, props.workload) }
            </select>
            <p class="hint">
                <span class="badge">{ words::bound(about.bound) }</span>
                { " " }{ about.why }
                if !about.caveat.is_empty() { <em class="caveat">{ " " }{ about.caveat }</em> }
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
