//! Something to look at again and again, once a frame or less often.

use crate::bridge::LOOK;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// Calls `look` with a frame while `is_active`, and once more when that ends, so that the
/// last state is seen. Each look says how many milliseconds may pass before the next:
/// after 0 it comes with the next frame. It comes earlier when all are called to look.
#[hook]
pub fn use_looks(is_active: bool, look: Callback<(), u32>) {
    use_effect_with((is_active, look), move |(is_active, look)| {
        let looks = is_active.then(|| Looks::begin(look.clone()));
        let look = look.clone();
        move || {
            if looks.is_some() {
                look.emit(());
            }
        }
    });
}

type OnFrame = Closure<dyn FnMut()>;

/// Looks while it lives.
struct Looks {
    next: Rc<Next>,
    _calls: Option<EventListener>,
}

#[derive(Default)]
struct Next {
    on_frame: RefCell<Option<OnFrame>>,
    planned: RefCell<Planned>,
}

/// What comes next.
#[derive(Default)]
enum Planned {
    #[default]
    Nothing,
    Frame(i32),
    Pause(#[expect(dead_code, reason = "it is cancelled when it is dropped")] Timeout),
}

impl Looks {
    fn begin(look: Callback<(), u32>) -> Self {
        let next = Rc::new(Next::default());
        let held = Rc::clone(&next);
        let on_frame = OnFrame::new(move || match look.emit(()) {
            0 => held.plan_frame(),
            pause_ms => Next::plan_pause(&held, pause_ms),
        });
        next.on_frame.replace(Some(on_frame));
        next.plan_frame();
        let called = Rc::clone(&next);
        let calls = web_sys::window()
            .map(|window| EventListener::new(&window, LOOK, move |_| called.plan_early()));
        Self {
            next,
            _calls: calls,
        }
    }
}

impl Next {
    fn plan_frame(&self) {
        let on_frame = self.on_frame.borrow();
        let id = web_sys::window().zip(on_frame.as_ref());
        let id = id.map(|(window, on_frame)| {
            window.request_animation_frame(on_frame.as_ref().unchecked_ref())
        });
        let id = id.and_then(Result::ok);
        self.planned
            .replace(id.map_or(Planned::Nothing, Planned::Frame));
    }

    /// With the next frame, instead of after a pause.
    fn plan_early(&self) {
        if matches!(*self.planned.borrow(), Planned::Pause(_)) {
            self.plan_frame();
        }
    }

    fn plan_pause(next: &Rc<Self>, pause_ms: u32) {
        let held = Rc::clone(next);
        let pause = Timeout::new(pause_ms, move || held.plan_frame());
        next.planned.replace(Planned::Pause(pause));
    }
}

impl Drop for Looks {
    fn drop(&mut self) {
        if let (Planned::Frame(id), Some(window)) = (self.next.planned.take(), web_sys::window()) {
            // A frame that has passed cannot be cancelled, and need not be.
            let _ = window.cancel_animation_frame(id);
        }
        // The closure holds itself; this lets it go.
        self.next.on_frame.take();
    }
}
