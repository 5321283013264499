//! What few people change: the seed and the colours.

use crate::settings::{MAX_SEED, Theme};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What few people change.
#[derive(Clone, PartialEq, Properties)]
pub struct MoreProps {
    /// The random seed.
    pub seed: u64,
    /// Light, dark, or as the system has it.
    pub theme: Option<Theme>,
    /// Says that another seed is wanted.
    pub on_seed: Callback<u64>,
    /// Says that other colours are wanted.
    pub on_paint: Callback<Option<Theme>>,
}

/// A disclosure with the seed and the colours.
#[component]
pub fn More(props: &MoreProps) -> Html {
    html! {
        <details class="more">
            <summary>{ "More" }</summary>
            <SeedField seed={props.seed} on_seed={props.on_seed.clone()} />
            <ThemeSwitch theme={props.theme} on_paint={props.on_paint.clone()} />
        </details>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SeedFieldProps {
    seed: u64,
    on_seed: Callback<u64>,
}

#[component]
fn SeedField(props: &SeedFieldProps) -> Html {
    let (on_seed, before) = (props.on_seed.clone(), props.seed);
    let on_change = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let seed = input
            .value()
            .parse()
            .map_or(before, |seed: u64| seed.min(MAX_SEED));
        input.set_value(&seed.to_string());
        on_seed.emit(seed);
    });
    html! {
        <div class="field">
            <div class="field-head">
                <label for="seed">{ "Seed" }</label>
                <span class="number">
                    <input type="number" inputmode="numeric" id="seed" data-testid="seed"
                        data-digits="16" min="0" max={MAX_SEED.to_string()}
                        value={props.seed.to_string()} onchange={on_change} />
                </span>
            </div>
            <p class="hint">{ "The same seed gives the same random input and order of runs." }</p>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ThemeSwitchProps {
    theme: Option<Theme>,
    on_paint: Callback<Option<Theme>>,
}

#[component]
fn ThemeSwitch(props: &ThemeSwitchProps) -> Html {
    let choice = |label: &'static str, theme: Option<Theme>| {
        let on_change = props.on_paint.reform(move |_: Event| theme);
        html! {
            <label>
                <input type="radio" name="theme" checked={props.theme == theme} onchange={on_change} />
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
