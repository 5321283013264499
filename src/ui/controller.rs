//! What buttons, keys and the window call, on every page: it stands as long as the
//! document does. It must not draw.

use super::embedder::embedder;
use super::place::scroll_to_results;
use super::session::Session;
use super::state::{Action, State};
use super::{frame_api, page_api};
use crate::bridge::{Features, Refusal};
use interleave_core::mode::Mode;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What does not change while the page is open.
pub struct Controller {
    /// What is called.
    pub session: Rc<Session>,
    /// Modes that cannot run here, and why.
    pub refusals: Vec<(Mode, Refusal)>,
    /// Cores that the browser reports.
    pub cores_reported: u32,
    /// Changes the state.
    pub on_action: Callback<Action>,
    /// Begins a run.
    pub on_run: Callback<()>,
    /// Ends it.
    pub on_stop: Callback<()>,
    /// The address has changed.
    pub on_arrival: Callback<Event>,
    /// A key was pressed, wherever.
    pub on_key: Callback<Event>,
    /// A service worker looks after the page from now on.
    pub on_served: Callback<Event>,
}

impl Controller {
    /// Starts the session, and offers it to scripts.
    pub fn open(state: UseReducerHandle<State>, features: &Features) -> Self {
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

/// Modes that cannot run here, and why.
pub fn refusals(features: &Features) -> Vec<(Mode, Refusal)> {
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
