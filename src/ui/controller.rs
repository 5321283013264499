//! What buttons, keys and the window call, on every page: it stands as long as the
//! document does. It must not draw.

use super::address;
use super::embedder::embedder;
use super::place::scroll_to_results;
use super::session::Session;
use super::state::{Action, State};
use super::{frame_api, page_api};
use crate::bridge::{Features, Refusal};
use gloo_events::EventListener;
use interleave_core::mode::Mode;
use interleave_core::settings::Settings;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What does not change while the page is open.
pub struct Controller {
    /// What is called.
    pub session: Rc<Session>,
    /// Modes in which workloads cannot run here, and why; and in which programs cannot.
    pub refusals: [Vec<(Mode, Refusal)>; 2],
    /// Cores that the browser reports.
    pub cores_reported: u32,
    /// Changes the state.
    pub on_action: Callback<Action>,
    /// Begins a run.
    pub on_run: Callback<()>,
    /// Ends it.
    pub on_stop: Callback<()>,
}

impl Controller {
    /// Starts the session, listens to the window, and offers all of it to scripts.
    /// `redraw` has the page drawn anew.
    pub fn open(redraw: impl Fn() + 'static) -> Self {
        let features = Features::detect();
        let refusals = [false, true].map(|is_program| refusals(&features, is_program));
        let cores_reported = features.hardware_concurrency;
        let parsed = Settings::parse(&address::fragment(), cores_reported);
        let refused = refusals[0].iter().map(|(mode, _)| *mode).collect();
        let session = Session::start(State::new(parsed, refused), features, redraw);
        listen(&session);
        page_api::offer(&session);
        match embedder() {
            Some(embedder) => frame_api::install(&session, embedder),
            None => page_api::install(&session),
        }
        Self {
            refusals,
            cores_reported,
            on_action: calling(&session, Session::dispatch),
            on_run: calling(&session, |session, ()| {
                // Why it cannot begin is on the page already.
                let _ = session.run();
                scroll_to_results();
            }),
            on_stop: calling(&session, |session, ()| session.stop()),
            session,
        }
    }
}

/// What happens to the window: the address changed, a key was pressed wherever, a
/// service worker looks after the page from now on.
fn listen(session: &Rc<Session>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let on = |event_type: &'static str, call: fn(&Rc<Session>, &Event)| {
        let session = Rc::clone(session);
        EventListener::new(&window, event_type, move |event| call(&session, event)).forget();
    };
    on("popstate", |session, _| session.arrive());
    on("keydown", |session, event| {
        let key = event.dyn_ref::<KeyboardEvent>();
        if key.is_some_and(|event| event.key() == "Escape") {
            session.stop();
        }
    });
    on("interleave:served", |session, _| {
        // News of an engine would take away what went wrong.
        if session.state().problem.is_none() {
            session.prepare();
        }
    });
}

/// Modes that cannot run here, and why.
fn refusals(features: &Features, is_program: bool) -> Vec<(Mode, Refusal)> {
    let refusal = |mode| Some((mode, features.refusal(mode, is_program)?));
    Mode::ALL.into_iter().filter_map(refusal).collect()
}

fn calling<T: 'static>(
    session: &Rc<Session>,
    call: impl Fn(&Rc<Session>, T) + 'static,
) -> Callback<T> {
    let session = Rc::clone(session);
    Callback::from(move |argument| call(&session, argument))
}
