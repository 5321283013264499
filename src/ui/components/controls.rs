//! The panel of controls: what to run, in which ways, how much of it.

use super::modes::ModeSwitches;
use super::more::More;
use super::slider::SliderField;
use super::workload::WorkloadPicker;
use crate::bridge::Refusal;
use crate::run::Mode;
use crate::settings::{REPEATS, Settings, WORKERS};
use crate::ui::state::{Action, Knob};
use crate::work::Slider;
use yew::prelude::*;

/// What is chosen, and what may be.
#[derive(Clone, PartialEq, Properties)]
pub struct ControlsProps {
    /// What is chosen.
    pub settings: Settings,
    /// The modes that cannot run here, and why.
    pub refusals: Vec<(Mode, Refusal)>,
    /// Cores that the browser reports.
    pub cores_reported: u32,
    /// Cores that were found, once they were counted.
    pub cores_found: Option<u32>,
    /// Says what the user wants changed.
    pub on_action: Callback<Action>,
}

/// All controls but Run and Stop.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let ControlsProps {
        settings,
        on_action,
        ..
    } = props;
    html! {
        <>
            <WorkloadPicker workload={settings.workload} on_pick={on_action.reform(Action::Choose)} />
            <ModeSwitches chosen={settings.modes.clone()} refusals={props.refusals.clone()}
                on_toggle={on_action.reform(Action::Toggle)} />
            <div class="knobs">
                <h2 class="section-title">{ "How much of it" }</h2>
                { workers(props) }
                { amounts(props) }
                { knob(props, Knob::Repeats, REPEATS, settings.repeats, "For each way. More samples make a surer answer.") }
                <More seed={settings.seed} theme={settings.theme}
                    on_seed={on_action.reform(Action::Seed)} on_paint={on_action.reform(Action::Paint)} />
            </div>
        </>
    }
}

fn workers(props: &ControlsProps) -> Html {
    let cores = match props.cores_found {
        Some(found) => format!("{found} cores found here"),
        None => format!("this browser reports {} cores", props.cores_reported),
    };
    html! {
        <SliderField id="workers" slider={WORKERS} value={props.settings.workers}
            on_turn={on_turn(props, Knob::Workers)} hint={format!("Only parallel uses them; {cores}.")}
            mark={props.cores_found.unwrap_or(props.cores_reported)} />
    }
}

/// The sliders that depend on the workload.
fn amounts(props: &ControlsProps) -> Html {
    let settings = &props.settings;
    let about = settings.workload.about();
    let task = format!("A task {}.", about.task);
    let part = |knob, slider: Option<Slider>, value| {
        slider.map(|slider| knob_without_hint(props, knob, slider, value))
    };
    html! {
        <>
            { knob(props, Knob::Tasks, about.tasks, settings.tasks, &task) }
            { for part(Knob::Size, about.size, settings.size) }
            { for part(Knob::Latency, about.latency, settings.latency_ms) }
        </>
    }
}

fn knob_without_hint(props: &ControlsProps, knob: Knob, slider: Slider, value: u32) -> Html {
    self::knob(props, knob, slider, value, "")
}

fn knob(props: &ControlsProps, knob: Knob, slider: Slider, value: u32, hint: &str) -> Html {
    html! {
        <SliderField id={id(knob)} {slider} {value} on_turn={on_turn(props, knob)}
            hint={hint.to_owned()} />
    }
}

fn on_turn(props: &ControlsProps, knob: Knob) -> Callback<u32> {
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
        Knob::Repeats => "repeats",
    }
}
