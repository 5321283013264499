//! A number to choose: a slider, and the same number to type.

use super::slider_scale::Stops;
use interleave_core::format;
use interleave_core::work::{Slider, Spread};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A slider.
pub struct SliderField {
    /// Its id in tests and labels.
    pub id: &'static str,
    /// Its range, name and unit.
    pub slider: Slider,
    /// The value now.
    pub value: u32,
    /// Says that the user wants another value, which is within the range.
    pub on_turn: Callback<u32>,
    /// What a newcomer would ask; may be empty.
    pub hint: String,
    /// A value that is marked on the track.
    pub mark: Option<u32>,
}

impl SliderField {
    /// A labelled slider with a field to type the number in.
    pub fn draw(self) -> Html {
        let hint_id = self.hint_id();
        html! {
            <div class="field">
                <div class="field-head">
                    <label for={self.id}>{ self.slider.label }</label>
                    { self.number() }
                </div>
                { self.range() }
                if let Some(id) = hint_id {
                    <p class="hint" {id}>{ self.hint }</p>
                }
            </div>
        }
    }

    fn hint_id(&self) -> Option<String> {
        (!self.hint.is_empty()).then(|| format!("{}-hint", self.id))
    }

    /// The names that tests know the two inputs by. The plain id goes to the one
    /// whose own value is the number: a slider that is spread logarithmically
    /// counts its stops instead.
    fn test_ids(&self) -> [String; 2] {
        match self.slider.spread {
            Spread::Linear => [self.id.to_owned(), format!("{}-number", self.id)],
            Spread::Logarithmic => [format!("{}-slider", self.id), self.id.to_owned()],
        }
    }

    /// The slider itself, over a track that shows how far it is.
    fn range(&self) -> Html {
        let Self {
            id, slider, value, ..
        } = *self;
        let stops = Stops::of(slider);
        let [first, last] = stops.ends();
        let share = |value: u32| percent(stops.share_of(value));
        let track = track(share(value), self.mark.map(share));
        let position = stops.position_of(value).to_string();
        let [test_id, _] = self.test_ids();
        let in_words = format!("{} {}", format::count(value.into()), slider.unit);
        let on_turn = self.on_turn.clone();
        let on_input = Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_turn.emit(stops.value_at(input.value_as_number() as u32));
        });
        html! {
            <div class="slider">
                { track }
                <input type="range" {id} data-testid={test_id} step="1" min={first.to_string()}
                    max={last.to_string()} value={position} data-value={value.to_string()}
                    aria-valuetext={in_words} aria-describedby={self.hint_id()} oninput={on_input} />
            </div>
        }
    }

    /// The number, to be read and to be typed.
    fn number(&self) -> Html {
        let Self { slider, value, .. } = *self;
        let [_, test_id] = self.test_ids();
        html! {
            <span class="number">
                <input type="number" inputmode="numeric" aria-label={slider.label}
                    data-testid={test_id} data-digits={digits(slider.max)}
                    min={slider.min.to_string()} max={slider.max.to_string()}
                    value={value.to_string()} oninput={self.on_typing()} onchange={self.on_typed()} />
                if !slider.unit.is_empty() {
                    <span class="unit">{ slider.unit }</span>
                }
            </span>
        }
    }

    /// What is half typed is not taken yet.
    fn on_typing(&self) -> Callback<InputEvent> {
        let (on_turn, slider) = (self.on_turn.clone(), self.slider);
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let value = typed.parse().ok();
            if let Some(value) = value.filter(|&value| slider.clamp(value) == value) {
                on_turn.emit(value);
            }
        })
    }

    /// What is typed out of range becomes the nearest value within.
    fn on_typed(&self) -> Callback<Event> {
        let (on_turn, slider, before) = (self.on_turn.clone(), self.slider, self.value);
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let typed = input.value_as_number();
            // A cast from a float saturates, so a number too large is the largest.
            let value = if typed.is_nan() {
                before
            } else {
                slider.clamp(typed as u32)
            };
            input.set_value(&value.to_string());
            on_turn.emit(value);
        })
    }
}

/// The line that the handle slides on. Places are shares of it.
fn track(share: String, mark: Option<String>) -> Html {
    html! {
        <svg class="track" aria-hidden="true">
            <line class="track-line" x1="0%" x2="100%" y1="50%" y2="50%" />
            <line class="track-fill" x1="0%" x2={share} y1="50%" y2="50%" />
            if let Some(mark) = mark {
                <line class="track-mark" x1={mark.clone()} x2={mark} y1="0%" y2="100%" />
            }
        </svg>
    }
}

/// A share of 1 as a length: "37.5%".
fn percent(share: f64) -> String {
    let tenths = (share * 1000.0) as u32;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// How many digits a number can have, for the width of its field.
fn digits(max: u32) -> String {
    max.to_string().len().to_string()
}
