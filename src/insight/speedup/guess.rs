//! The handles of the guess: one a number of workers, each a slider of its own, so
//! that a curve can be drawn without a pointer.

use super::series::Series;
use crate::kit::ground::place;
use crate::kit::names::workers;
use crate::plot::speedup::SpeedupLayout;
use interleave_core::experiment::guess::Guess;
use interleave_core::format::ratio;
use std::rc::Rc;
use yew::prelude::*;

/// What an arrow key changes, and what the page keys do.
const STEP: f64 = 0.1;
const LEAP: f64 = 1.0;

/// What can be drawn on.
#[derive(Clone)]
pub struct Drawing {
    /// What is shown.
    pub series: Rc<Series>,
    /// Where.
    pub layout: SpeedupLayout,
    /// Told of a new guess.
    pub on_guess: Callback<Guess>,
}

/// All handles.
pub fn handles(drawing: &Drawing) -> Html {
    let counts = drawing.series.counts.iter();
    html! { <g>{ for counts.map(|&workers| handle(drawing, workers)) }</g> }
}

fn handle(drawing: &Drawing, count: u32) -> Html {
    let series = &drawing.series;
    let guessed = series.guess.at(count);
    let most = f64::from(series.most());
    let held = drawing.clone();
    let on_key = move |event: KeyboardEvent| {
        if let Some(next) = led_to(guessed, most, &event.key()) {
            event.prevent_default();
            let mut guess = held.series.guess.clone();
            guess.set(count, next);
            held.on_guess.emit(guess);
        }
    };
    let at = drawing.layout.place(f64::from(count), guessed);
    html! {
        <g key={count} class="handle" tabindex="0" role="slider" data-testid={format!("guess-{count}")}
            transform={place(at)} data-set={(!series.guess.is_empty()).then_some("1")}
            aria-label={format!("Your guess for {}", workers(count))} aria-orientation="vertical"
            aria-valuemin="0" aria-valuemax={series.most().to_string()} aria-valuenow={ratio(guessed)}
            aria-valuetext={format!("{} times as fast", ratio(guessed))} onkeydown={on_key}>
            <circle class="reach" r="16" />
            <circle class="knob" r="6" />
        </g>
    }
}

/// The guess that a key leads to, in whole steps.
fn led_to(from: f64, most: f64, key: &str) -> Option<f64> {
    let next = match key {
        "ArrowUp" | "ArrowRight" => from + STEP,
        "ArrowDown" | "ArrowLeft" => from - STEP,
        "PageUp" => from + LEAP,
        "PageDown" => from - LEAP,
        "Home" => 0.0,
        "End" => most,
        _ => return None,
    };
    Some((next / STEP).round().clamp(0.0, most / STEP) * STEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_a_handle_in_whole_steps_and_not_beyond_the_ends() {
        let led = |from, key| led_to(from, 4.0, key).map(ratio);
        assert_eq!(led(1.0, "ArrowUp").as_deref(), Some("1.1"));
        assert_eq!(led(1.04, "ArrowLeft").as_deref(), Some("0.9"));
        assert_eq!(led(3.5, "PageUp").as_deref(), Some("4"));
        assert_eq!(led(0.2, "PageDown").as_deref(), Some("0"));
        assert_eq!(led(2.0, "Tab"), None);
    }
}
