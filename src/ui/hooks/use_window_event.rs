//! Events of the window.

use gloo_events::EventListener;
use yew::prelude::*;

/// Calls back on each event of a type, for as long as the component lives.
#[hook]
pub fn use_window_event(event_type: &'static str, callback: Callback<Event>) {
    use_effect_with((event_type, callback), |(event_type, callback)| {
        let callback = callback.clone();
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, *event_type, move |event| {
                callback.emit(event.clone());
            })
        });
        move || drop(listener)
    });
}
