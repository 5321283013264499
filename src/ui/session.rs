//! Joins the state and the engine client: what buttons, keys, the address bar and
//! scripts call. It must not draw.

use super::address::{self, Address};
use super::state::{Action, Phase, State};
use crate::bridge::{EngineClient, Event, Features, LOOK, link};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use interleave_core::experiment::Progress;
use interleave_core::experiment::report::Report;
use interleave_core::recording::{self, Recording};
use interleave_core::settings::Settings;
use interleave_core::trace::Trace;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// News is shown at most this often: samples can come every millisecond.
const NEWS_INTERVAL_MS: u32 = 100;

/// The same once samples are timed: drawing takes time from the workers that are being
/// measured. Between two samples there is a call to look, at most once a second, and then it is
/// shown at once.
const TIMED_NEWS_INTERVAL_MS: u32 = 2_000;

/// The longest trace, in records, that scripts get: to turn a longer one into JavaScript
/// objects would keep the page busy. Insight, which draws it, gets the records.
const LONGEST_TRACE: usize = 3_000;

/// Settings count as settled when nothing has moved for so long.
const SETTLED_AFTER_MS: u32 = 300;

/// One a page.
pub struct Session {
    state: RefCell<Rc<State>>,
    /// Has the page drawn as the state is then.
    redraw: Box<dyn Fn()>,
    client: EngineClient,
    address: Address,
    /// Cores the browser reports, for the default of `workers`.
    cores: u32,
    /// Tells scripts how it goes.
    informant: OnceCell<Informant>,
    /// Run as soon as an engine is ready.
    wants_run: Cell<bool>,
    unheard: RefCell<Unheard>,
    settling: RefCell<Option<Timeout>>,
}

type Informant = Box<dyn Fn(&News)>;

/// What scripts are told, of this page or of the one around it.
pub enum News<'a> {
    /// An engine is ready for a run.
    Ready,
    /// The run under way is so far.
    Progress(Progress),
    /// The run is done and its answers are right.
    Finished(&'a Report),
    /// The run was stopped.
    Stopped,
    /// The run, or the first start, failed: what happened and what to do.
    Failed(&'a str),
}

/// News that has not been shown yet, and the time it waits for.
#[derive(Default)]
struct Unheard {
    stage: Option<Event>,
    progress: Option<Event>,
    pause: Option<Timeout>,
}

impl Session {
    /// A session that starts its first engine. `redraw` is called when the state has
    /// changed.
    pub fn start(state: State, features: Features, redraw: impl Fn() + 'static) -> Rc<Self> {
        let settings = state.settings.clone();
        let cores = features.hardware_concurrency;
        let session = Rc::new_cyclic(|session: &std::rc::Weak<Self>| {
            let session = session.clone();
            let on_event = move |event| {
                if let Some(session) = session.upgrade() {
                    session.receive(event);
                }
            };
            Self {
                state: RefCell::new(Rc::new(state)),
                redraw: Box::new(redraw),
                client: EngineClient::new(features, Rc::new(on_event)),
                address: Address::new(&settings),
                cores,
                informant: OnceCell::new(),
                wants_run: Cell::new(settings.autorun),
                unheard: RefCell::default(),
                settling: RefCell::default(),
            }
        });
        session.prepare();
        session.listen();
        session
    }

    /// Shows what is unheard when there is a call to look.
    fn listen(self: &Rc<Self>) {
        let session = Rc::clone(self);
        let on_look = move |_: &web_sys::Event| session.tell_news();
        if let Some(window) = web_sys::window() {
            EventListener::new(&window, LOOK, on_look).forget();
        }
    }

    /// The state as it is now.
    pub fn state(&self) -> Rc<State> {
        Rc::clone(&self.state.borrow())
    }

    /// The engine client, for those who look at what it does.
    pub fn client(&self) -> EngineClient {
        self.client.clone()
    }

    /// Changes the state. Settings that it changes have to settle.
    pub fn dispatch(self: &Rc<Self>, action: Action) {
        let before = self.state();
        let state = Rc::new(State::clone(&before).after(action));
        self.state.replace(Rc::clone(&state));
        (self.redraw)();
        if state.settings != before.settings {
            self.settle(state.settings.clone());
        }
    }

    /// Begins a run, now or as soon as an engine is ready.
    ///
    /// # Errors
    /// A sentence that says why none can begin.
    pub fn run(self: &Rc<Self>) -> Result<(), &'static str> {
        let state = self.state();
        let settings = state.runnable();
        if settings.modes.is_empty() {
            return Err("None of the chosen modes can run here. Choose another one.");
        }
        match state.phase {
            Phase::Running { .. } => return Err("A run is under way already."),
            Phase::Reserved => return Err("The charts below are measuring. Stop them first."),
            Phase::Loading => self.wants_run.set(true),
            // What would not begin must not be shown as under way: it would have no end.
            Phase::Idle if self.client.is_running() => return Err("A run is under way already."),
            Phase::Idle => {
                self.address.commit(&state.settings);
                link::tell_began(&settings);
                self.dispatch(Action::Begin(Rc::new(settings.clone())));
                self.client.run(settings);
            }
        }
        Ok(())
    }

    /// Makes an engine ready for the settings, ahead of a run.
    pub fn prepare(&self) {
        self.tell_settings();
        self.client.prepare(&self.state().runnable());
    }

    /// Tells other modules the settings as they are, also those that have not settled yet.
    pub fn tell_settings(&self) {
        link::tell_settings(&self.state().runnable());
    }

    /// Reserves the machine for another module of the page, or takes it back;
    /// says whether it is reserved now.
    pub fn reserve(self: &Rc<Self>, is_wanted: bool) -> bool {
        self.dispatch(Action::Reserve(is_wanted));
        self.state().phase == Phase::Reserved
    }

    /// Stops the run under way, or the wish for one, or who else measures.
    pub fn stop(&self) {
        if self.wants_run.take() {
            self.tell(&News::Stopped);
        }
        link::tell_stop();
        self.client.stop();
    }

    /// From now on, scripts are told of news by this; the first one given stays.
    pub fn inform(&self, informant: impl Fn(&News) + 'static) {
        // Whether it was the first is of no use to anyone.
        let _ = self.informant.set(Box::new(informant));
    }

    /// The settings have changed: once they settle, the address bar shows them
    /// and an engine is made ready for them.
    fn settle(self: &Rc<Self>, settings: Settings) {
        let session = Rc::clone(self);
        let settled = move || {
            session.address.draft(&settings);
            session.prepare();
        };
        self.settling
            .replace(Some(Timeout::new(SETTLED_AFTER_MS, settled)));
    }

    /// The address has changed: its settings are taken.
    pub fn arrive(self: &Rc<Self>) {
        let parsed = Settings::parse(&address::fragment(), self.cores);
        self.settling.take();
        self.address.arrive(&parsed.settings);
        self.dispatch(Action::Load(Box::new(parsed)));
    }

    fn receive(self: &Rc<Self>, event: Event) {
        match &event {
            Event::Stage(_) => self.unheard.borrow_mut().stage = Some(event),
            Event::Progress { .. } => self.unheard.borrow_mut().progress = Some(event),
            Event::Ready(environment) => {
                link::tell_environment(environment);
                self.dispatch(Action::Hear(event));
                self.tell(&News::Ready);
                self.run_if_wanted();
                return;
            }
            Event::Finished { .. } | Event::Failed(_) | Event::Stopped => {
                self.end(event);
                return;
            }
        }
        if self.unheard.borrow().pause.is_none() {
            self.tell_news();
        }
    }

    /// Shows what is unheard, and then nothing for a while.
    fn tell_news(self: &Rc<Self>) {
        let (stage, progress) = {
            let mut unheard = self.unheard.borrow_mut();
            unheard.pause = None;
            (unheard.stage.take(), unheard.progress.take())
        };
        if stage.is_none() && progress.is_none() {
            return;
        }
        let pause_ms = if progress.is_some() {
            TIMED_NEWS_INTERVAL_MS
        } else {
            NEWS_INTERVAL_MS
        };
        for event in [stage, progress].into_iter().flatten() {
            self.show(event);
        }
        let session = Rc::clone(self);
        let pause = Timeout::new(pause_ms, move || session.tell_news());
        self.unheard.borrow_mut().pause = Some(pause);
    }

    fn end(self: &Rc<Self>, mut event: Event) {
        if !matches!(event, Event::Finished { .. }) {
            link::tell_ended();
        }
        // The last samples first, so that none is missing from what is shown.
        let unheard = self.unheard.take();
        if let Some(progress) = unheard.progress {
            self.show(progress);
        }
        match &mut event {
            Event::Finished { report, recordings } => {
                link::tell_finished(report, recordings);
                report.trace = short_trace(recordings);
                self.tell(&News::Finished(report));
            }
            Event::Failed(problem) => {
                self.wants_run.set(false);
                let message = format!("{} {}", problem.what, problem.what_to_do);
                self.tell(&News::Failed(&message));
            }
            _ => self.tell(&News::Stopped),
        }
        self.dispatch(Action::Hear(event));
    }

    fn run_if_wanted(self: &Rc<Self>) {
        if self.wants_run.take()
            && let Err(reason) = self.run()
        {
            self.tell(&News::Failed(reason));
        }
    }

    fn show(self: &Rc<Self>, event: Event) {
        if let Event::Progress { progress, .. } = &event {
            self.tell(&News::Progress(*progress));
        }
        self.dispatch(Action::Hear(event));
    }

    fn tell(&self, news: &News) {
        if let Some(informant) = self.informant.get() {
            informant(news);
        }
    }
}

fn short_trace(recordings: &[Recording]) -> Option<Trace> {
    let records: usize = recordings.iter().map(Recording::len).sum();
    (records <= LONGEST_TRACE).then(|| recording::trace(recordings))
}
