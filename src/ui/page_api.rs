//! `window.interleave`: what scripts of this page may ask, and what the page's
//! other module may. Whatever they hand in is untrusted: wrong shapes become messages or rejected promises,
//! never an exception that ends the app.

use super::script_values::pairs_of;
use super::session::{News, Session};
use super::state::Action;
use crate::bridge::link::{self, Offer, to_js};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// The promises of the run under way.
#[derive(Default)]
struct Promises(RefCell<Vec<Settlers>>);

struct Settlers {
    resolve: Function,
    reject: Function,
}

/// Puts `interleave` into the window.
pub fn install(session: &Rc<Session>) {
    let promises = Rc::new(Promises::default());
    let api = Object::new();
    let set = |name: &str, function: JsValue| {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&api, &name.into(), &function);
    };
    set("configure", configuring(session));
    let (held, waiting) = (Rc::clone(session), Rc::clone(&promises));
    set("run", giving(move || run(&held, &waiting).into()));
    let held = Rc::clone(session);
    set("stop", giving(move || stop(&held)));
    let held = Rc::clone(session);
    define_getter(&api, "environment", &giving(move || environment(&held)));
    let _ = Reflect::set(&js_sys::global(), &"interleave".into(), &api);
    session.inform(move |news| promises.receive(news));
}

impl Promises {
    fn promise(&self) -> Promise {
        Promise::new(&mut |resolve, reject| {
            self.0.borrow_mut().push(Settlers { resolve, reject });
        })
    }

    fn receive(&self, news: &News) {
        match news {
            News::Ready | News::Progress(_) => {}
            News::Finished(report) => self.settle(|by| &by.resolve, &to_js(report)),
            News::Stopped => self.reject("Stopped."),
            News::Failed(message) => self.reject(message),
        }
    }

    fn reject(&self, message: &str) {
        self.settle(|by| &by.reject, &js_sys::Error::new(message));
    }

    fn settle(&self, how: impl Fn(&Settlers) -> &Function, value: &JsValue) {
        for settlers in self.0.take() {
            // A promise's own functions never throw.
            let _ = how(&settlers).call1(&JsValue::UNDEFINED, value);
        }
    }
}

/// Offers what the page's other module may ask.
pub fn offer(session: &Rc<Session>) {
    let held = Rc::clone(session);
    let (client, seen) = (session.client(), session.client());
    link::offer(&Offer {
        configure: configuring(session),
        reserve: taking(move |is_wanted| held.reserve(is_wanted.is_truthy()).into()),
        live: giving(move || link::share_live(client.live())),
        owners: giving(move || link::share_owners(seen.live())),
    });
}

fn configuring(session: &Rc<Session>) -> JsValue {
    let held = Rc::clone(session);
    taking(move |keys| configure(&held, &keys))
}

/// Sets some keys of the URL's table, and says in an array of sentences what
/// was not taken.
fn configure(session: &Rc<Session>, keys: &JsValue) -> JsValue {
    let Some(pairs) = pairs_of(keys) else {
        let message = "configure takes an object with keys as in the address: { workers: 4 }.";
        return Array::of1(&message.into()).into();
    };
    let keys = pairs.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    session.dispatch(Action::Apply(pairs));
    let state = session.state();
    let words = state.told_of(&keys).into_iter();
    words.map(JsValue::from_str).collect::<Array>().into()
}

fn run(session: &Rc<Session>, promises: &Promises) -> Promise {
    match session.run() {
        Ok(()) => promises.promise(),
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
