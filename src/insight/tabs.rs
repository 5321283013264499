//! The list of tabs: one stop of the Tab key, arrow keys go along it.

use super::tab::Tab;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The list, with one tab chosen.
pub fn tabs(chosen: Tab, is_embedded: bool, on_choose: &Callback<Tab>) -> Html {
    let shown: Vec<Tab> = Tab::shown(is_embedded).collect();
    let on_choose_key = on_choose.clone();
    let around = shown.clone();
    let on_key = move |event: KeyboardEvent| {
        if let Some(next) = led_to(&around, chosen, &event.key()) {
            event.prevent_default();
            focus(next);
            on_choose_key.emit(next);
        }
    };
    let tab = |tab: Tab| {
        let is_chosen = tab == chosen;
        html! {
            <button type="button" role="tab" class="tab" id={format!("tab-{}", tab.id())}
                data-testid={tab.testid()} aria-controls={format!("panel-{}", tab.id())}
                aria-selected={is_chosen.to_string()} tabindex={if is_chosen { "0" } else { "-1" }}
                onclick={on_choose.reform(move |_: MouseEvent| tab)}>
                { tab.name() }
            </button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label="What happened" onkeydown={on_key}>
            { for shown.into_iter().map(tab) }
        </div>
    }
}

/// The panel of a tab.
pub fn panel(tab: Tab, content: Html) -> Html {
    html! {
        <div key={tab.id()} role="tabpanel" class="tab-panel" id={format!("panel-{}", tab.id())}
            aria-labelledby={format!("tab-{}", tab.id())}>
            { content }
        </div>
    }
}

/// The tab that a key leads to; the list is a ring buffer.
fn led_to(shown: &[Tab], from: Tab, key: &str) -> Option<Tab> {
    let count = shown.len();
    let place = shown.iter().position(|&tab| tab == from)?;
    let next = match key {
        "ArrowRight" => place + 1,
        "ArrowLeft" => place + count - 1,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    shown.get(next % count).copied()
}

fn focus(tab: Tab) {
    let document = web_sys::window().and_then(|window| window.document());
    let id = format!("tab-{}", tab.id());
    let button = document.and_then(|document| document.get_element_by_id(&id));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // Fails only for what cannot take the focus; then nothing is to be done.
        let _ = button.focus();
    }
}
