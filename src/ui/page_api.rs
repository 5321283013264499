//! `window.interleave`: what scripts of this page may ask. Whatever they hand
//! in is a stranger's: wrong shapes become messages or rejected promises,
//! never an exception that ends the app.

use super::session::Session;
use super::state::Action;
use crate::experiment::report::Report;
use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Of one object, so many keys are read.
const MAX_KEYS: usize = 1_000;

/// The promises of the run under way.
#[derive(Default)]
pub struct Promises(RefCell<Vec<Settlers>>);

struct Settlers {
    resolve: Function,
    reject: Function,
}

impl Promises {
    /// Keeps the promises with a result.
    pub fn resolve(&self, report: &Report) {
        for promise in self.0.take() {
            settle(&promise.resolve, &to_js(report));
        }
    }

    /// Breaks the promises.
    pub fn reject(&self, message: &str) {
        for promise in self.0.take() {
            settle(&promise.reject, &js_sys::Error::new(message));
        }
    }

    fn promise(&self) -> Promise {
        Promise::new(&mut |resolve, reject| {
            self.0.borrow_mut().push(Settlers { resolve, reject });
        })
    }
}

/// Puts `interleave` into the window.
pub fn install(session: &Rc<Session>) {
    let api = Object::new();
    let set = |name: &str, function: JsValue| {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&api, &name.into(), &function);
    };
    let held = Rc::clone(session);
    set("configure", taking(move |keys| configure(&held, &keys)));
    let held = Rc::clone(session);
    set("run", giving(move || run(&held).into()));
    let held = Rc::clone(session);
    set("stop", giving(move || stop(&held)));
    let held = Rc::clone(session);
    define_getter(&api, "environment", &giving(move || environment(&held)));
    let _ = Reflect::set(&js_sys::global(), &"interleave".into(), &api);
}

/// Sets some keys of the URL's table, and says in an array of sentences what
/// was not taken.
fn configure(session: &Session, keys: &JsValue) -> JsValue {
    let Some(pairs) = pairs_of(keys) else {
        let message = "configure takes an object with keys as in the address: { workers: 4 }.";
        return Array::of1(&message.into()).into();
    };
    session.dispatch(Action::Apply(pairs));
    let state = session.state();
    let messages = state.notices.iter();
    messages
        .map(|notice| JsValue::from_str(&notice.message))
        .collect::<Array>()
        .into()
}

fn run(session: &Session) -> Promise {
    match session.run() {
        Ok(()) => session.promises.promise(),
        Err(reason) => Promise::reject(&js_sys::Error::new(reason)),
    }
}

fn stop(session: &Session) -> JsValue {
    session.stop();
    JsValue::UNDEFINED
}

fn environment(session: &Session) -> JsValue {
    let state = session.state();
    state
        .environment
        .as_ref()
        .map_or(JsValue::NULL, |environment| to_js(environment.as_ref()))
}

/// Keys and values as a fragment would hold them; `None` of no object.
fn pairs_of(object: &JsValue) -> Option<Vec<(String, String)>> {
    let object: &Object = object.dyn_ref()?;
    let keys = Reflect::own_keys(object).ok()?;
    let pair = |key: JsValue| {
        let value = Reflect::get(object, &key).ok()?;
        Some((key.as_string()?, text_of(&value)))
    };
    Some(keys.iter().take(MAX_KEYS).filter_map(pair).collect())
}

/// A value as a fragment would hold it. What no fragment could hold becomes a
/// text that no key accepts.
fn text_of(value: &JsValue) -> String {
    if let Some(switch) = value.as_bool() {
        return if switch { "1" } else { "0" }.to_owned();
    }
    if let Some(number) = value.as_f64() {
        let text = js_sys::Number::from(number).to_string_with_radix(10);
        return text.map(String::from).unwrap_or_default();
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        let items: Vec<String> = list
            .iter()
            .take(MAX_KEYS)
            .filter_map(|item| item.as_string())
            .collect();
        return items.join(",");
    }
    value.as_string().unwrap_or_else(|| "?".to_owned())
}

fn to_js(value: &impl Serialize) -> JsValue {
    // Our results are plain data, which every serializer takes.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

fn settle(settler: &Function, value: &JsValue) {
    // A promise's own functions never throw.
    let _ = settler.call1(&JsValue::UNDEFINED, value);
}

fn taking(function: impl Fn(JsValue) -> JsValue + 'static) -> JsValue {
    Closure::<dyn Fn(JsValue) -> JsValue>::new(function).into_js_value()
}

fn giving(function: impl Fn() -> JsValue + 'static) -> JsValue {
    Closure::<dyn Fn() -> JsValue>::new(function).into_js_value()
}

fn define_getter(object: &Object, name: &str, getter: &JsValue) {
    let descriptor = Object::new();
    // A fresh plain object takes any property.
    let _ = Reflect::set(&descriptor, &"get".into(), getter);
    let _ = Reflect::set(&descriptor, &"enumerable".into(), &JsValue::TRUE);
    Object::define_property(object, &name.into(), &descriptor);
}
