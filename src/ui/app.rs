//! The page as a whole: the state, the session, and where the parts go. It
//! must not draw more than that.

use super::address;
use super::components::{
    Controls, RunBar, TimingsChart, controls, environment_card, imprint, masthead, notices,
    verdict_panel,
};
use super::embedder::embedder;
use super::hooks::{use_root, use_window_event};
use super::session::Session;
use super::state::{Action, Phase, State};
use super::words;
use super::{frame_api, page_api};
use crate::bridge::{Features, Refusal};
use crate::kit::table::{Heading, timings_table};
use interleave_core::experiment::Progress;
use interleave_core::mode::Mode;
use interleave_core::settings::Settings;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

const NUMBERS: Heading = Heading {
    id: "table-title",
    words: "The numbers",
    testid: "table-timings",
};

/// The page.
#[component]
pub fn App() -> Html {
    let features = use_memo((), |()| Features::detect());
    let state = use_reducer(|| begin(&features));
    let page = use_memo((), |()| Page::open(state.clone(), &features));
    use_root(state.word(), &state.settings);
    use_settling(&page, &state.settings);
    let controls = use_controls(&page, &state);
    use_window_event("popstate", page.on_arrival.clone());
    use_window_event("keydown", page.on_key.clone());
    use_window_event("interleave:served", page.on_served.clone());
    html! {
        <>
            { head(&state.settings) }
            { place("panel", panel(&page, &state, controls)) }
            { place("outcome", outcome(&page, &state)) }
            { place("timings", timings(&state)) }
            { place("numbers", numbers(&state)) }
            { place("machine", environment_card(state.environment.as_deref())) }
            { place("foot", foot(&state.settings)) }
        </>
    }
}

/// Draws a part of the page in its place, an element of `index.html`. (Between
/// ours are those of other modules.)
fn place(id: &str, content: Html) -> Html {
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.get_element_by_id(id));
    place.map_or_else(Html::default, |place| create_portal(content, place))
}

/// What does not change while the page is open.
struct Page {
    session: Rc<Session>,
    refusals: Vec<(Mode, Refusal)>,
    cores_reported: u32,
    on_action: Callback<Action>,
    on_run: Callback<()>,
    on_stop: Callback<()>,
    on_arrival: Callback<Event>,
    on_key: Callback<Event>,
    on_served: Callback<Event>,
}

impl Page {
    fn open(state: UseReducerHandle<State>, features: &Features) -> Self {
        let session = Session::start(state, features.clone());
        page_api::offer(&session);
        match embedder() {
            Some(embedder) => frame_api::install(&session, embedder),
            None => page_api::install(&session),
        }
        Self {
            refusals: refusals(features),
            cores_reported: features.hardware_concurrency,
            on_action: calling(&session, |session, action| session.dispatch(action)),
            on_run: calling(&session, |session, ()| {
                // Why it cannot begin is on the page already.
                let _ = session.run();
                scroll_to_results();
            }),
            on_stop: calling(&session, |session, ()| session.stop()),
            on_served: calling(&session, |session, _| {
                // News of an engine would take away what went wrong.
                if session.state().problem.is_none() {
                    session.prepare();
                }
            }),
            on_arrival: calling(&session, |session, _| session.arrive()),
            on_key: calling(&session, |session, event: Event| {
                let key = event.dyn_into::<KeyboardEvent>();
                if key.is_ok_and(|event| event.key() == "Escape") {
                    session.stop();
                }
            }),
            session,
        }
    }
}

/// The state of a page that was just opened.
fn begin(features: &Features) -> State {
    let parsed = Settings::parse(&address::fragment(), features.hardware_concurrency);
    let refused = refusals(features).into_iter().map(|(mode, _)| mode);
    State::new(parsed, refused.collect())
}

fn refusals(features: &Features) -> Vec<(Mode, Refusal)> {
    let refusal = |mode| Some((mode, features.refusal(mode)?));
    Mode::ALL.into_iter().filter_map(refusal).collect()
}

fn calling<T: 'static>(
    session: &Rc<Session>,
    call: impl Fn(&Rc<Session>, T) + 'static,
) -> Callback<T> {
    let session = Rc::clone(session);
    Callback::from(move |argument| call(&session, argument))
}

/// Tells the session of changed settings; those that the page was opened with
/// have not changed.
#[hook]
fn use_settling(page: &Rc<Page>, settings: &Settings) {
    let session = Rc::clone(&page.session);
    let is_first = use_mut_ref(|| true);
    use_effect_with(settings.clone(), move |settings| {
        if !is_first.replace(false) {
            session.settle(settings.clone());
        }
    });
}

/// Drawn anew only when something of it changes, which a run does not.
#[hook]
fn use_controls(page: &Page, state: &State) -> Html {
    let environment = state.environment.as_ref();
    let controls_now = Controls {
        settings: state.settings.clone(),
        refusals: page.refusals.clone(),
        cores_reported: page.cores_reported,
        cores_found: environment.and_then(|environment| environment.cores_found),
        has_network: environment.map(|environment| environment.network),
        on_action: page.on_action.clone(),
    };
    (*use_memo(controls_now, controls)).clone()
}

/// In a page of another site, the experiment stands for itself.
fn head(settings: &Settings) -> Html {
    if settings.embed {
        return html! {};
    }
    masthead(settings.to_fragment())
}

fn foot(settings: &Settings) -> Html {
    if settings.embed {
        let mut in_full = settings.clone();
        in_full.embed = false;
        return imprint(&in_full.to_fragment());
    }
    html! {
        <footer>
            { "Interleave " }{ env!("CARGO_PKG_VERSION") }{ ": real work, real clock, your own device." }
        </footer>
    }
}

fn panel(page: &Page, state: &State, controls: Html) -> Html {
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
        on_run: page.on_run.clone(),
        on_stop: page.on_stop.clone(),
    };
    html! {
        <>
            <div class="controls">{ controls }</div>
            { bar.draw() }
        </>
    }
}

/// What is to be said before any chart.
fn outcome(page: &Page, state: &State) -> Html {
    let on_dismiss = page.on_action.reform(Action::Dismiss);
    html! {
        <>
            { notices(&state.notices, &on_dismiss) }
            { verdict_panel(state) }
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

/// On a narrow screen the result lies below the controls.
fn scroll_to_results() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(results) = document.and_then(|document| document.get_element_by_id("results")) else {
        return;
    };
    let top_px = results.get_bounding_client_rect().top();
    let height_px = results
        .owner_document()
        .and_then(|document| document.document_element())
        .map_or(0, |root| root.client_height());
    if top_px > f64::from(height_px) / 2.0 {
        results.scroll_into_view();
    }
}
