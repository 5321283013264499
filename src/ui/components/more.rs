//! What few people change: the seed, the colours, and what is stored.

use interleave_core::settings::{MAX_SEED, Theme};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A disclosure with the seed, the colours, and a button that clears what is stored
/// (`www/dialogs.js` sees to that).
pub fn more(
    seed: u64,
    theme: Option<Theme>,
    on_seed: Callback<u64>,
    on_paint: &Callback<Option<Theme>>,
) -> Html {
    html! {
        <details class="more">
            <summary>{ "More" }</summary>
            { seed_field(seed, on_seed) }
            { theme_switch(theme, on_paint) }
            <div class="said">
                <button type="button" class="quiet-button" data-testid="forget" data-fragment="">
                    { "Forget what is stored here" }
                </button>
                <output></output>
            </div>
        </details>
    }
}

fn seed_field(seed: u64, on_seed: Callback<u64>) -> Html {
    let on_change = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let typed = input.value().parse();
        let typed = typed.map_or(seed, |typed: u64| typed.min(MAX_SEED));
        input.set_value(&typed.to_string());
        on_seed.emit(typed);
    });
    html! {
        <div class="field">
            <div class="field-head">
                <label for="seed">{ "Seed" }</label>
                <span class="number">
                    <input type="number" inputmode="numeric" id="seed" data-testid="seed"
                        data-digits="16" min="0" max={MAX_SEED.to_string()}
                        value={seed.to_string()} onchange={on_change} />
                </span>
            </div>
            <p class="hint">{ "The same seed gives the same random input and order of runs." }</p>
        </div>
    }
}

fn theme_switch(chosen: Option<Theme>, on_paint: &Callback<Option<Theme>>) -> Html {
    let choice = |label: &'static str, theme: Option<Theme>| {
        let on_change = on_paint.reform(move |_: Event| theme);
        html! {
            <label>
                <input type="radio" name="theme" checked={chosen == theme} onchange={on_change} />
                <span>{ label }</span>
            </label>
        }
    };
    html! {
        <fieldset class="field choice">
            <legend>{ "Colours" }</legend>
            { choice("System", None) }
            { choice("Light", Some(Theme::Light)) }
            { choice("Dark", Some(Theme::Dark)) }
        </fieldset>
    }
}
