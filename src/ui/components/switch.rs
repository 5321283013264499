//! Where in a program another thread may come in.

use interleave_core::settings::{Settings, Switch};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A list of the places where another thread may come in, and of whom that is true.
pub fn switch_picker(settings: &Settings, on_pick: Callback<String>) -> Html {
    let on_change = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        on_pick.emit(select.value());
    });
    let picked = settings.program.switch;
    let option = |switch: Switch| {
        html! {
            <option value={switch.id()} selected={switch == picked}>{ words(switch) }</option>
        }
    };
    // As with the work, the value is set as a property.
    html! {
        <div class="field">
            <label for="switch">{ "Another thread may come in" }</label>
            <select id="switch" data-testid="switch" aria-describedby="switch-hint"
                ~value={picked.id()} onchange={on_change}>
                { for Switch::ALL.iter().copied().map(option) }
            </select>
            <p class="hint" id="switch-hint">
                { "Under the GIL, and where every interleaving is searched. Without a GIL, others run at the same time." }
            </p>
        </div>
    }
}

/// As the explorer has it (`www/explore.js`).
fn words(switch: Switch) -> &'static str {
    match switch {
        Switch::Anywhere => "between any two instructions",
        Switch::Cpython310 => "at calls and loops, as in CPython 3.10",
        Switch::Cpython38 => "between most instructions, as in CPython 3.8",
    }
}
