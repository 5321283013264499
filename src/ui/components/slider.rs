//! A number to choose: a slider, and the same number to type.

use crate::plot::format;
use crate::ui::slider_scale::Stops;
use crate::work::Slider;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A slider.
#[derive(Clone, PartialEq, Properties)]
pub struct SliderFieldProps {
    /// Its id in tests and labels.
    pub id: &'static str,
    /// Its range, name and unit.
    pub slider: Slider,
    /// The value now.
    pub value: u32,
    /// Says that the user wants another value, which is within the range.
    pub on_turn: Callback<u32>,
    /// What a newcomer would ask.
    #[prop_or_default]
    pub hint: AttrValue,
    /// A value that is marked on the track.
    #[prop_or_default]
    pub mark: Option<u32>,
}

/// A labelled slider with a field to type the number in.
#[component]
pub fn SliderField(props: &SliderFieldProps) -> Html {
    let SliderFieldProps {
        id, slider, hint, ..
    } = props;
    let hint_id = format!("{id}-hint");
    html! {
        <div class="field">
            <div class="field-head">
                <label for={*id}>{ slider.label }</label>
                <NumberField ..props.clone() />
            </div>
            <Range ..props.clone() />
            if !hint.is_empty() {
                <p class="hint" id={hint_id}>{ hint }</p>
            }
        </div>
    }
}

/// The slider itself, over a track that shows how far it is.
#[component]
fn Range(props: &SliderFieldProps) -> Html {
    let stops = use_memo(props.slider, |&slider| Stops::of(slider));
    let [first, last] = stops.ends();
    let on_input = {
        let (stops, on_turn) = (stops.clone(), props.on_turn.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_turn.emit(stops.value_at(input.value_as_number() as u32));
        })
    };
    let in_words = format!(
        "{} {}",
        format::count(props.value.into()),
        props.slider.unit
    );
    let share = |value: u32| format::percent(stops.share_of(value)).replace('\u{a0}', "");
    html! {
        <div class="slider">
            <Track share={share(props.value)} mark={props.mark.map(share)} />
            <input type="range" id={props.id} data-testid={props.id} step="1"
                min={first.to_string()} max={last.to_string()}
                value={stops.position_of(props.value).to_string()}
                data-value={props.value.to_string()} aria-valuetext={in_words}
                aria-describedby={format!("{}-hint", props.id)} oninput={on_input} />
        </div>
    }
}

/// The line that the handle slides on. Lengths are shares of it, in percent.
#[component]
fn Track(props: &TrackProps) -> Html {
    html! {
        <svg class="track" aria-hidden="true">
            <line class="track-line" x1="0%" x2="100%" y1="50%" y2="50%" />
            <line class="track-fill" x1="0%" x2={props.share.clone()} y1="50%" y2="50%" />
            if let Some(mark) = &props.mark {
                <line class="track-mark" x1={mark.clone()} x2={mark.clone()} y1="0%" y2="100%" />
            }
        </svg>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TrackProps {
    share: String,
    mark: Option<String>,
}

/// The number, to be read and to be typed.
#[component]
fn NumberField(props: &SliderFieldProps) -> Html {
    let slider = props.slider;
    let typed = |event: &Event| -> HtmlInputElement { event.target_unchecked_into() };
    let on_input = {
        let on_turn = props.on_turn.clone();
        Callback::from(move |event: InputEvent| {
            let value = typed(&event).value().parse().ok();
            // What is half typed is not taken yet.
            if let Some(value) = value.filter(|&value| slider.clamp(value) == value) {
                on_turn.emit(value);
            }
        })
    };
    let on_change = {
        let (on_turn, before) = (props.on_turn.clone(), props.value);
        Callback::from(move |event: Event| {
            let input = typed(&event);
            let value = input.value_as_number();
            // A cast from a float saturates, so a number too large is the largest.
            let value = if value.is_nan() {
                before
            } else {
                slider.clamp(value as u32)
            };
            input.set_value(&value.to_string());
            on_turn.emit(value);
        })
    };
    let width = slider.max.to_string().len().to_string();
    html! {
        <span class="number">
            <input type="number" inputmode="numeric" aria-label={slider.label}
                data-testid={format!("{}-number", props.id)} data-digits={width}
                min={slider.min.to_string()} max={slider.max.to_string()}
                value={props.value.to_string()} oninput={on_input} onchange={on_change} />
            if !slider.unit.is_empty() {
                <span class="unit">{ slider.unit }</span>
            }
        </span>
    }
}
