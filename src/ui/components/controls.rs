//! The panel of controls: what to run, in which modes, how much of it.

use super::modes::mode_switches;
use super::more::more;
use super::switch::switch_picker;
use super::workload::workload_picker;
use crate::bridge::Refusal;
use crate::kit::SliderField;
use crate::ui::state::{Action, Knob};
use crate::ui::words;
use interleave_core::mode::Mode;
use interleave_core::settings::{INTERVAL, REPEATS, Settings, WORKERS};
use interleave_core::work::Slider;
use yew::prelude::*;

/// What is chosen, and what may be.
#[derive(Clone, PartialEq)]
pub struct Controls {
    /// What is chosen.
    pub settings: Settings,
    /// The modes that cannot run here, and why.
    pub refusals: Vec<(Mode, Refusal)>,
    /// Cores that the browser reports.
    pub cores_reported: u32,
    /// Cores that were found, once they were counted.
    pub cores_found: Option<u32>,
    /// Whether prices come over a network, once that is known.
    pub has_network: Option<bool>,
    /// Says what the user wants changed.
    pub on_action: Callback<Action>,
}

/// All controls but Run and Stop.
pub fn controls(props: &Controls) -> Html {
    let Controls {
        settings,
        on_action,
        ..
    } = props;
    let more = more(
        settings.seed,
        settings.theme,
        on_action.reform(Action::Seed),
        &on_action.reform(Action::Paint),
    );
    let on_toggle = on_action.reform(Action::Toggle);
    html! {
        <>
            <div class="choices">
                { workload_picker(settings, props.has_network, on_action.reform(Action::Choose)) }
                { mode_switches(settings, &props.refusals, &on_toggle) }
            </div>
            <div class="knobs">
                <h2 class="section-title">{ "How much to run" }</h2>
                { workers(props) }
                { amounts(props) }
                { more }
            </div>
        </>
    }
}

fn workers(props: &Controls) -> Html {
    let cores = match props.cores_found {
        Some(found) if found < props.cores_reported => {
            "at least ".to_owned() + &words::cores(found) + " found here"
        }
        Some(found) => words::cores(found) + " found here",
        None => "this browser reports ".to_owned() + &words::cores(props.cores_reported),
    };
    let hint = if !props.settings.runs_program() {
        format!("Parallel, GIL and processes use them; {cores}.")
    } else if props
        .refusals
        .iter()
        .any(|(mode, _)| *mode == Mode::Parallel)
    {
        "Without shared memory, all threads and processes share one worker.".to_owned()
    } else {
        format!("Threads without a GIL use them, and processes; {cores}.")
    };
    let mark = props.cores_found.unwrap_or(props.cores_reported);
    knob(props, Knob::Workers, WORKERS, &hint, Some(mark))
}

/// How much to run, and how often.
fn amounts(props: &Controls) -> Html {
    let settings = &props.settings;
    let about = settings.about();
    let task = format!("A task {}.", about.task);
    let samples = "Per mode. More samples give a more certain result.";
    let has_gil = props.settings.modes.contains(&Mode::Gil);
    let interval = has_gil.then_some(INTERVAL);
    let sliders = [
        (
            Knob::Tasks,
            (!settings.runs_program()).then_some(about.tasks),
            task.as_str(),
        ),
        (Knob::Size, about.size, ""),
        (Knob::Latency, about.latency, ""),
        (
            Knob::Interval,
            interval,
            "How long a worker may hold the lock while others wait. CPython's default is 5 ms.",
        ),
    ];
    let sliders = sliders
        .into_iter()
        .filter_map(|(which, slider, hint)| Some(knob(props, which, slider?, hint, None)));
    html! {
        <>
            { for sliders }
            if settings.runs_program() { { switch(props) } }
            { knob(props, Knob::Repeats, REPEATS, samples, None) }
        </>
    }
}

/// Where another thread of a program may come in. The explorer has the same (`www/explore.js`):
/// what counts is the address.
fn switch(props: &Controls) -> Html {
    let set = |id| Action::Apply(vec![("switch".to_owned(), id)]);
    switch_picker(&props.settings, props.on_action.reform(set))
}

fn knob(props: &Controls, knob: Knob, slider: Slider, hint: &str, mark: Option<u32>) -> Html {
    let field = SliderField {
        id: id(knob),
        slider,
        value: value(&props.settings, knob),
        on_turn: on_turn(props, knob),
        hint: hint.to_owned(),
        mark,
    };
    field.draw()
}

fn value(settings: &Settings, knob: Knob) -> u32 {
    match knob {
        Knob::Workers => settings.workers,
        Knob::Tasks => settings.tasks,
        Knob::Size => settings.size,
        Knob::Latency => settings.latency_ms,
        Knob::Interval => settings.switch_interval_ms,
        Knob::Repeats => settings.repeats,
    }
}

fn on_turn(props: &Controls, knob: Knob) -> Callback<u32> {
    props
        .on_action
        .reform(move |value| Action::Turn(knob, value))
}

fn id(knob: Knob) -> &'static str {
    match knob {
        Knob::Workers => "workers",
        Knob::Tasks => "tasks",
        Knob::Size => "size",
        Knob::Latency => "latency",
        Knob::Interval => "interval",
        Knob::Repeats => "repeats",
    }
}
