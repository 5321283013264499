//! The playground: controls, and what came of the last run. It must not keep anything:
//! it is drawn anew whenever somebody comes back to it.

use crate::kit::table::{Heading, timings_table};
pub use crate::ui::components::{Controls, controls};
use crate::ui::components::{RunBar, TimingsChart, environment_card, verdict_panel};
use crate::ui::controller::Controller;
use crate::ui::place::place;
use crate::ui::state::{Phase, State};
use crate::ui::words;
use interleave_core::experiment::Progress;
use std::rc::Rc;
use yew::prelude::*;

const NUMBERS: Heading = Heading {
    id: "table-title",
    words: "The numbers",
    testid: "table-timings",
};

/// Draws it in its places.
pub fn draw(controller: &Controller, state: &State, controls: Html) -> Html {
    html! {
        <>
            { place("panel", panel(controller, state, controls)) }
            { place("outcome", verdict_panel(state)) }
            { place("timings", timings(state)) }
            { place("numbers", numbers(state)) }
            { place("machine", environment_card(state.environment.as_deref())) }
        </>
    }
}

fn panel(controller: &Controller, state: &State, controls: Html) -> Html {
    let progress = match state.phase {
        Phase::Running { progress, .. } => Some(progress),
        // Somebody else keeps count of it.
        Phase::Reserved => Some(Progress::default()),
        Phase::Loading | Phase::Idle => None,
    };
    let bar = RunBar {
        status: words::status(state),
        progress,
        has_no_mode: state.runnable().modes.is_empty(),
        on_run: controller.on_run.clone(),
        on_stop: controller.on_stop.clone(),
    };
    html! {
        <>
            <div class="controls">{ controls }</div>
            { bar.draw() }
        </>
    }
}

fn timings(state: &State) -> Html {
    html! { <TimingsChart settings={Rc::new(state.runnable())} shown={state.shown.clone()} /> }
}

fn numbers(state: &State) -> Html {
    let table = state.report().map(|report| timings_table(NUMBERS, report));
    table.unwrap_or_default()
}
