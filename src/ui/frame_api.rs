//! What a page of any site may ask of the frame that we are in it, and what it
//! is told, by messages as the contract has them. It listens only to the page
//! around; whatever that says is untrusted, and gets an `error` at worst.
//! It must not know how anything looks.

use super::script_values::{field, object, pairs_of};
use super::session::{News, Session};
use super::state::Action;
use crate::bridge::hand_over;
use crate::bridge::link::to_js;
use gloo_events::EventListener;
use interleave_core::experiment::Progress;
use interleave_core::programs::ARE_RUN;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MessageEvent, ResizeObserver, ResizeObserverEntry, Window};

/// A longer id names nothing that a person would miss.
const MAX_ID: u32 = 200;
/// To whichever page is around us.
const ANYONE: &str = "*";

const NO_TYPE: &str = "A message's type is configure, run or stop.";
const NO_SETTINGS: &str =
    "configure takes settings: an object with keys as in the address, { workers: 4 }.";
const NO_ID: &str = "run takes an id: a short text or a number, by which its result is told.";
const NO_SUCH_RUN: &str = "No run of this id is under way.";
const UNDER_WAY: &str = "A run is under way already. Wait for its result, or stop it.";

/// Listens to the page around us, and tells it how things go.
pub fn install(session: &Rc<Session>, embedder: Window) {
    let frame = Rc::new(Frame {
        origin: RefCell::new(first_origin()),
        embedder,
        session: Rc::clone(session),
        run: RefCell::default(),
        packing: Cell::default(),
        next_run: RefCell::default(),
        owes_ready: Cell::new(true),
        load: Cell::new(None),
        height_px: Cell::default(),
    });
    let held = Rc::clone(&frame);
    session.inform(move |news| held.tell(news));
    let held = Rc::clone(&frame);
    let on_message = move |event: &Event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            held.receive(event);
        }
    };
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "message", on_message).forget();
        let held = Rc::clone(&frame);
        if ARE_RUN {
            let held = Rc::clone(&frame);
            let on_output = move |event: &Event| held.tell_output(&field(event, "detail"));
            EventListener::new(&window, "interleave:output", on_output).forget();
            let held = Rc::clone(&frame);
            let on_lesson = move |event: &Event| held.tell_lesson(&field(event, "detail"));
            EventListener::new(&window, "interleave:lesson", on_lesson).forget();
        }
        EventListener::new(&window, "resize", move |_| held.look_whether_followed()).forget();
    }
    watch_height(move |height_px| frame.resize(height_px));
}

/// Our side of the conversation.
struct Frame {
    embedder: Window,
    /// Whom messages are meant for: who spoke last, or else who seems to be there.
    origin: RefCell<String>,
    session: Rc<Session>,
    /// The id of the run that was asked for by message, while it is under way.
    run: RefCell<Option<JsValue>>,
    /// Programs that came and are being packed: a run that is asked for meanwhile is of the last one.
    packing: Cell<u32>,
    /// The id of that run.
    next_run: RefCell<Option<JsValue>>,
    /// Whether `ready` is to be said as soon as it is true.
    owes_ready: Cell<bool>,
    /// The latest `load` that came with `configure`: `ready` repeats it, so that the host
    /// knows which of the pages that it loaded into the frame says so.
    load: Cell<Option<f64>>,
    height_px: Cell<u32>,
}

impl Frame {
    fn receive(self: &Rc<Self>, event: &MessageEvent) {
        let is_embedder = event
            .source()
            .is_some_and(|source| *source == ***self.embedder);
        let message = event.data();
        // Other scripts use messages too: what is not meant for us is not ours to
        // complain of.
        if !is_embedder || field(&message, "interleave") != 1 {
            return;
        }
        self.origin.replace(address(event.origin()));
        let id = id_of(&message);
        let kind = field(&message, "type").as_string();
        let outcome = match kind.as_deref() {
            Some("configure") if !field(&message, "program").is_undefined() => {
                self.take_program(event);
                Ok(())
            }
            Some("explore") => {
                // A program that came just now is the one to explore.
                self.session.tell_settings();
                let event = event.clone();
                spawn_local(async move { hand_over(&event).await });
                Ok(())
            }
            Some("configure") => {
                if let Some(load) = field(&message, "load").as_f64() {
                    self.load.set(Some(load));
                }
                self.configure(&field(&message, "settings"))
            }
            Some("run") => self.run(id.clone()),
            Some("stop") => self.stop(&message, id.as_ref()),
            _ => Err(NO_TYPE.to_owned()),
        };
        if let Err(words) = outcome {
            self.error(id, &words);
        }
    }

    /// Has a program packed, which takes a moment; then what was to be run is run.
    fn take_program(self: &Rc<Self>, event: &MessageEvent) {
        let (frame, event) = (Rc::clone(self), event.clone());
        self.packing.set(self.packing.get() + 1);
        spawn_local(async move {
            hand_over(&event).await;
            frame.packing.set(frame.packing.get() - 1);
            if frame.packing.get() == 0
                && let Some(id) = frame.next_run.take()
                && let Err(words) = frame.run(Some(id.clone()))
            {
                frame.error(Some(id), &words);
            }
        });
    }

    /// Sets some keys. The answer is `ready`, as soon as that is true; so nobody
    /// who comes late misses it.
    fn configure(&self, settings: &JsValue) -> Result<(), String> {
        let pairs = pairs_of(settings).ok_or(NO_SETTINGS)?;
        let keys = pairs.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        if !pairs.is_empty() {
            self.session.dispatch(Action::Apply(pairs));
        }
        self.owes_ready.set(true);
        self.say_ready();
        self.say_height();
        let state = self.session.state();
        let words = state.told_of(&keys);
        if words.is_empty() {
            return Ok(());
        }
        Err(words.join(" "))
    }

    fn run(&self, id: Option<JsValue>) -> Result<(), String> {
        let id = id.ok_or(NO_ID)?;
        if self.run.borrow().is_some() || self.next_run.borrow().is_some() {
            return Err(UNDER_WAY.to_owned());
        }
        if self.packing.get() > 0 {
            self.next_run.replace(Some(id));
            return Ok(());
        }
        self.session.run()?;
        self.run.replace(Some(id));
        Ok(())
    }

    /// Stops the run of an id, or, without one, whichever is under way.
    fn stop(&self, message: &JsValue, id: Option<&JsValue>) -> Result<(), String> {
        let names_none = field(message, "id").is_null_or_undefined();
        let is_next = self.next_run.borrow().as_ref() == id && id.is_some();
        if (names_none || is_next)
            && let Some(next) = self.next_run.take()
        {
            self.error(Some(next), "Stopped.");
            return Ok(());
        }
        if !names_none && (id.is_none() || self.run.borrow().as_ref() != id) {
            return Err(NO_SUCH_RUN.to_owned());
        }
        self.session.stop();
        Ok(())
    }

    fn tell(&self, news: &News) {
        match news {
            News::Ready => self.say_ready(),
            // Runs by hand are told too, without an id: a course may want to know.
            News::Progress(Progress { done, total }) => self.post(
                "progress",
                &[
                    ("id", or_null(self.run.borrow().clone())),
                    ("done", (*done).into()),
                    ("total", (*total).into()),
                ],
            ),
            News::Finished(report) => {
                let id = or_null(self.run.take());
                self.post("result", &[("id", id), ("result", to_js(report))]);
            }
            News::Stopped => {
                if let Some(id) = self.run.take() {
                    self.error(Some(id), "Stopped.");
                }
            }
            News::Failed(words) => self.error(self.run.take(), words),
        }
    }

    /// What a program printed, as `www/program.js` hands it on.
    fn tell_output(&self, note: &JsValue) {
        let id = or_null(self.run.borrow().clone());
        let [thread, text] = ["thread", "text"].map(|name| (name, field(note, name)));
        self.post("output", &[("id", id), thread, text]);
    }

    /// How far a lesson is, as `www/lessons/lesson.js` says it.
    fn tell_lesson(&self, note: &JsValue) {
        let told = ["lesson", "step", "prediction", "claims"].map(|name| (name, field(note, name)));
        self.post("lesson", &told);
    }

    fn resize(&self, height_px: u32) {
        if self.height_px.replace(height_px) != height_px {
            self.say_height();
        }
    }

    /// Where the host makes the frame as high as its content, a scrollbar is of no
    /// use, and would make the content narrower: some of it is then less high, so
    /// that the bar would be needed for ever.
    fn look_whether_followed(&self) {
        let window = web_sys::window();
        let inner_px = window
            .as_ref()
            .and_then(|window| window.inner_height().ok()?.as_f64());
        let document = window.and_then(|window| window.document());
        let root = document.and_then(|document| document.document_element());
        if let (Some(root), true) = (root, inner_px == Some(self.height_px.get().into())) {
            // A name of ours is a valid one.
            let _ = root.set_attribute("data-followed", "");
        }
    }

    fn say_ready(&self) {
        let state = self.session.state();
        // A page that runs no programs opens once more, and is ready for one then.
        let is_right = ARE_RUN || !state.settings.is_program;
        if let Some(environment) = &state.environment
            && is_right
            && self.owes_ready.take()
        {
            let version = env!("CARGO_PKG_VERSION").into();
            let environment = to_js(environment.as_ref());
            // With the id of the run under way: a request for another run went to a page
            // that is gone.
            self.post(
                "ready",
                &[
                    ("version", version),
                    ("environment", environment),
                    ("id", or_null(self.run.borrow().clone())),
                    ("load", or_null(self.load.get().map(JsValue::from))),
                ],
            );
        }
    }

    fn say_height(&self) {
        let height_px = self.height_px.get();
        if height_px > 0 {
            self.post("resize", &[("height", height_px.into())]);
        }
    }

    fn error(&self, id: Option<JsValue>, words: &str) {
        self.post("error", &[("id", or_null(id)), ("message", words.into())]);
    }

    fn post(&self, kind: &str, fields: &[(&str, JsValue)]) {
        let message = object(&[("interleave", 1.into()), ("type", kind.into())], fields);
        // Only an address that is none is refused; `address` gives none such.
        let _ = self.embedder.post_message(&message, &self.origin.borrow());
    }
}

/// Before anyone has spoken: the origin of the page around us, where the browser
/// tells it. (Not its `document.referrer`, which may name another page, and what
/// is meant for another page is lost.) To anyone is as safe: only the page
/// around us can get it, nothing in it is secret, and any page around us may ask.
fn first_origin() -> String {
    let location = field(&js_sys::global(), "location");
    let origins = field(&location, "ancestorOrigins");
    address(field(&origins, "0").as_string().unwrap_or_default())
}

/// An origin as an address for messages. Pages without one that can be named
/// (sandboxed, or of a file) can be reached as anyone only.
fn address(origin: String) -> String {
    if origin.starts_with("http") {
        origin
    } else {
        ANYONE.to_owned()
    }
}

/// A message's id: a number or a short text.
fn id_of(message: &JsValue) -> Option<JsValue> {
    let id = field(message, "id");
    let is_short = |text: &js_sys::JsString| text.length() <= MAX_ID;
    let is_id = id.as_f64().is_some() || id.dyn_ref().is_some_and(is_short);
    is_id.then_some(id)
}

fn or_null(id: Option<JsValue>) -> JsValue {
    id.unwrap_or(JsValue::NULL)
}

/// Calls with the page's height, in whole pixels, now and on each change. It is
/// that of the content: what the host makes of it does not change it again.
fn watch_height(call: impl Fn(u32) + 'static) {
    let on_resize = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
            call(entry.content_rect().height().ceil() as u32);
        }
    });
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    if let Ok(observer) = ResizeObserver::new(on_resize.into_js_value().unchecked_ref())
        && let Some(root) = root
    {
        observer.observe(&root);
    }
}
