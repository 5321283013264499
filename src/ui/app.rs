//! The app as a whole: the state, what changes it, and the page that is shown. All
//! that must outlast a page stands here. It must not draw more than that.

use super::address;
use super::controller::{Controller, refusals};
use super::hooks::{use_page, use_root, use_window_event};
use super::pages::{draw, play, shown};
use super::state::State;
use crate::bridge::Features;
use interleave_core::settings::Settings;
use std::rc::Rc;
use yew::prelude::*;

/// The app.
#[component]
pub fn App() -> Html {
    let features = use_memo((), |()| Features::detect());
    let state = use_reducer(|| begin(&features));
    let controller = use_memo((), |()| Controller::open(state.clone(), &features));
    use_root(state.word(), &state.settings);
    use_page(shown(&state.settings));
    use_settling(&controller, &state.settings);
    let controls = use_controls(&controller, &state);
    use_window_event("popstate", controller.on_arrival.clone());
    use_window_event("keydown", controller.on_key.clone());
    use_window_event("interleave:served", controller.on_served.clone());
    draw(&controller, &state, controls)
}

/// The state of a page that was just opened.
fn begin(features: &Features) -> State {
    let parsed = Settings::parse(&address::fragment(), features.hardware_concurrency);
    let refused = refusals(features).into_iter().map(|(mode, _)| mode);
    State::new(parsed, refused.collect())
}

/// Tells the session of changed settings; those that the page was opened with
/// have not changed.
#[hook]
fn use_settling(controller: &Rc<Controller>, settings: &Settings) {
    let session = Rc::clone(&controller.session);
    let is_first = use_mut_ref(|| true);
    use_effect_with(settings.clone(), move |settings| {
        if !is_first.replace(false) {
            session.settle(settings.clone());
        }
    });
}

/// Drawn anew only when something of it changes, which a run does not.
#[hook]
fn use_controls(controller: &Controller, state: &State) -> Html {
    let environment = state.environment.as_ref();
    let controls_now = play::Controls {
        settings: state.settings.clone(),
        refusals: controller.refusals.clone(),
        cores_reported: controller.cores_reported,
        cores_found: environment.and_then(|environment| environment.cores_found),
        has_network: environment.map(|environment| environment.network),
        on_action: controller.on_action.clone(),
    };
    (*use_memo(controls_now, play::controls)).clone()
}
