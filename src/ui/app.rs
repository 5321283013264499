//! The app as a whole: what stands as long as the document does, and the page that is
//! shown. It must not draw more than that.

use super::controller::Controller;
use super::hooks::{use_page, use_root};
use super::pages::{draw, play, shown};
use super::state::State;
use yew::prelude::*;

/// The app.
#[component]
pub fn App() -> Html {
    let redraw = use_force_update();
    let controller = use_memo((), |()| Controller::open(move || redraw.force_update()));
    let state = controller.session.state();
    use_root(state.word(), &state.settings);
    use_page(shown(&state.settings));
    let controls = use_controls(&controller, &state);
    draw(&controller, &state, controls)
}

/// Drawn anew only when something of it changes, which a run does not.
#[hook]
fn use_controls(controller: &Controller, state: &State) -> Html {
    let environment = state.environment.as_ref();
    let controls_now = play::Controls {
        settings: state.settings.clone(),
        refusals: controller.refusals[usize::from(state.settings.runs_program())].clone(),
        cores_reported: controller.cores_reported,
        cores_found: environment.and_then(|environment| environment.cores_found),
        has_network: environment.map(|environment| environment.network),
        on_action: controller.on_action.clone(),
    };
    (*use_memo(controls_now, play::controls)).clone()
}
