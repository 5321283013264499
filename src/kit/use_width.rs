//! How wide an element is, now and whenever that changes.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// The width of the element that the reference is given to, in whole pixels; 0
/// until it is known.
#[hook]
pub fn use_width(node: NodeRef) -> f64 {
    let width_px = use_state_eq(|| 0.0);
    let setter = width_px.setter();
    use_effect_with(node, move |node| {
        let watch = node
            .cast::<Element>()
            .and_then(|element| Watch::new(&element, setter));
        move || drop(watch)
    });
    *width_px
}

/// Watches while it lives.
struct Watch {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut(Array)>,
}

impl Watch {
    fn new(element: &Element, width_px: UseStateSetter<f64>) -> Option<Self> {
        let on_resize = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
                // Not at once: drawing again would change sizes while the browser
                // still tells of sizes, which it reports as an error.
                let (width_px, width) = (width_px.clone(), entry.content_rect().width().floor());
                Timeout::new(0, move || width_px.set(width)).forget();
            }
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _on_resize: on_resize,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
