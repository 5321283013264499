//! Between the page's two modules: the app, which starts with the page, and
//! insight, which shows what happened in runs and comes later, or never. Both
//! ends of it stand here, so that they agree; in between is `interleaveLink` of
//! `www/boot.js`, which keeps the last word of each kind for who comes late.
//! Neither module knows more of the other than this.

use super::live::Live;
use interleave_core::experiment::report::{Environment, Report};
use interleave_core::recording::{self, Recording};
use interleave_core::settings::{Page, Settings};
use interleave_engine::protocol::{decode, encode};
use js_sys::{Array, Object, Reflect, Uint8Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

const SETTINGS: &str = "settings";
const ENVIRONMENT: &str = "environment";
const BEGAN: &str = "began";
const FINISHED: &str = "finished";
const ENDED: &str = "ended";
const STOP: &str = "stop";
const PAGE: &str = "page";
const OUTPUT: &str = "output";
const COMPARE: &str = "compare";

#[wasm_bindgen]
extern "C" {
    /// Keeps the word and hands it on.
    #[wasm_bindgen(js_namespace = interleaveLink)]
    fn tell(what: &str, value: &JsValue);
    /// From now on words go there, and first those that were kept, in their order.
    #[wasm_bindgen(js_namespace = interleaveLink)]
    fn listen(receive: JsValue);
    /// What the app offers; there is no insight without an app.
    #[wasm_bindgen(js_namespace = ["interleaveLink", "told", "app"])]
    fn configure(keys: JsValue) -> JsValue;
    #[wasm_bindgen(js_namespace = ["interleaveLink", "told", "app"])]
    fn reserve(is_wanted: bool) -> JsValue;
    #[wasm_bindgen(js_namespace = ["interleaveLink", "told", "app"])]
    fn live() -> JsValue;
}

/// What the app tells.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// What Run would run, once it has settled.
    Settings(Box<Settings>),
    /// Where we run.
    Environment(Box<Environment>),
    /// A run of these settings began.
    Began(Box<Settings>),
    /// It is done, with its trace if there is one.
    Finished(Box<Report>),
    /// It was stopped, or failed.
    Ended,
    /// What is being measured should stop.
    Stop,
    /// The program is to be measured on more and more workers. (`www/code.js` tells it.)
    Compare,
}

// --- the app's end ------------------------------------------------------------

/// What insight may ask of the app.
pub struct Offer {
    /// Takes an object of keys as in the address; gives sentences on what was
    /// not taken.
    pub configure: JsValue,
    /// Takes whether the machine is wanted for measuring; gives whether that is
    /// granted.
    pub reserve: JsValue,
    /// Gives [`share_live`] of the run under way.
    pub live: JsValue,
    /// Gives [`share_owners`] of it.
    pub owners: JsValue,
}

/// Offers it.
pub fn offer(offer: &Offer) {
    let app = Object::new();
    let all = [
        ("configure", &offer.configure),
        ("reserve", &offer.reserve),
        ("live", &offer.live),
        ("owners", &offer.owners),
    ];
    for (name, function) in all {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&app, &name.into(), function);
    }
    tell("app", &app);
}

/// Tells what Run would run.
pub fn tell_settings(settings: &Settings) {
    tell(SETTINGS, &settings.to_fragment().into());
}

/// Tells which page is drawn. (`www/boot.js` listens to this; insight has no use for it.)
pub fn tell_page(page: Page) {
    tell(PAGE, &page.id().into());
}

/// Tells where we run.
pub fn tell_environment(environment: &Environment) {
    tell(ENVIRONMENT, &to_js(environment));
}

/// Tells that a run began.
pub fn tell_began(settings: &Settings) {
    tell(BEGAN, &settings.to_fragment().into());
}

/// Tells what a program printed, as its engine noted it. (`www/program.js` listens to
/// this.)
pub(super) fn tell_output(note: &JsValue) {
    tell(OUTPUT, note);
}

/// Tells a result without a trace, and what was recorded of the last run of each mode.
pub fn tell_finished(report: &Report, recordings: &[Recording]) {
    let bytes = |recording: &Recording| Uint8Array::from(encode(recording).as_slice());
    let recordings: Array = recordings.iter().map(bytes).collect();
    tell(FINISHED, &Array::of2(&to_js(report), &recordings));
}

/// Tells that a run is over and has no result.
pub fn tell_ended() {
    tell(ENDED, &JsValue::UNDEFINED);
}

/// Tells the measuring module to stop.
pub fn tell_stop() {
    tell(STOP, &JsValue::UNDEFINED);
}

/// What a run shows of itself, for the other end.
pub fn share_live(live: Option<Live>) -> JsValue {
    live.map_or(JsValue::UNDEFINED, |live| {
        Array::of2(live.words(), &live.is_timed().into()).into()
    })
}

/// Which run it is, of which mode, whether it is timed, and which worker has done each of its
/// tasks, for `www/opening.js`.
pub fn share_owners(live: Option<Live>) -> JsValue {
    live.map_or(JsValue::UNDEFINED, |live| {
        let mode = live.mode().map(|mode| mode.id().into());
        let (run, is_timed) = (live.run().into(), live.is_timed().into());
        Array::of4(&run, &mode.unwrap_or_default(), &is_timed, &live.owners()).into()
    })
}

/// Our own plain data for scripts.
pub fn to_js(value: &impl Serialize) -> JsValue {
    // Plain data is what every serializer takes.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

// --- insight's end ------------------------------------------------------------

/// Calls with all that the app told so far, as far as it still holds, and from
/// then on with its news. What cannot be read is left out: the two modules are
/// of one release.
pub fn on_news(cores: u32, call: impl Fn(News) + 'static) {
    let receive = move |what: String, value: JsValue| {
        if let Some(news) = read(&what, &value, cores) {
            call(news);
        }
    };
    listen(Closure::<dyn Fn(String, JsValue)>::new(receive).into_js_value());
}

/// Sets keys as in the address; gives sentences on what was not taken.
pub fn set_in_app(pairs: &[(&str, String)]) -> Vec<String> {
    let keys = Object::new();
    for (key, value) in pairs {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&keys, &(*key).into(), &value.into());
    }
    let refused = configure(keys.into()).dyn_into::<Array>();
    let sentences = refused.unwrap_or_default();
    sentences
        .iter()
        .filter_map(|text| text.as_string())
        .collect()
}

/// Asks for the machine, so that only one measures at a time; false if the app
/// is about to run itself. The one who got it gives it back.
pub fn reserve_machine() -> bool {
    reserve(true).is_truthy()
}

/// Gives it back.
pub fn release_machine() {
    reserve(false);
}

/// What the app's run shows of itself.
pub fn live_in_app() -> Option<Live> {
    let parts: Array = live().dyn_into().ok()?;
    let words: Uint32Array = parts.get(0).dyn_into().ok()?;
    Some(Live::of_words(words).timed(parts.get(1).is_truthy()))
}

fn read(what: &str, value: &JsValue, cores: u32) -> Option<News> {
    let settings = || {
        let parsed = Settings::parse(&value.as_string()?, cores);
        Some(Box::new(parsed.settings))
    };
    match what {
        SETTINGS => settings().map(News::Settings),
        BEGAN => settings().map(News::Began),
        ENVIRONMENT => Some(News::Environment(Box::new(
            serde_wasm_bindgen::from_value(value.clone()).ok()?,
        ))),
        FINISHED => finished(value).map(News::Finished),
        ENDED => Some(News::Ended),
        STOP => Some(News::Stop),
        COMPARE => Some(News::Compare),
        _ => None,
    }
}

fn finished(value: &JsValue) -> Option<Box<Report>> {
    let parts: &Array = value.dyn_ref()?;
    let mut report: Report = serde_wasm_bindgen::from_value(parts.get(0)).ok()?;
    let recordings = parts.get(1).dyn_into::<Array>().unwrap_or_default();
    let recordings = recordings.iter().filter_map(|bytes| recording(&bytes));
    let recordings: Vec<Recording> = recordings.collect();
    if !recordings.is_empty() {
        report.trace = Some(recording::trace(&recordings));
    }
    Some(Box::new(report))
}

fn recording(bytes: &JsValue) -> Option<Recording> {
    let bytes: &Uint8Array = bytes.dyn_ref()?;
    decode(&bytes.to_vec()).ok()
}
