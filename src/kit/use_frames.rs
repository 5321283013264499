//! Something to do once every few frames.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// Calls back once every `frames_a_look` frames while `is_active`, and once more when
/// that ends, so that the last state is seen.
#[hook]
pub fn use_frames(is_active: bool, frames_a_look: u32, callback: Callback<()>) {
    use_effect_with((is_active, callback), move |(is_active, callback)| {
        let frames = is_active.then(|| Frames::begin(frames_a_look, callback.clone()));
        let callback = callback.clone();
        move || {
            if frames.is_some() {
                callback.emit(());
            }
        }
    });
}

type OnFrame = Closure<dyn FnMut()>;

/// Asks for the next frame, again and again, while it lives.
struct Frames {
    id: Rc<Cell<i32>>,
    on_frame: Rc<RefCell<Option<OnFrame>>>,
}

impl Frames {
    fn begin(frames_a_look: u32, callback: Callback<()>) -> Self {
        let id = Rc::new(Cell::new(0));
        let on_frame = Rc::new(RefCell::new(None));
        let (next_id, next) = (Rc::clone(&id), Rc::clone(&on_frame));
        let mut frames = 0_u32;
        let closure = OnFrame::new(move || {
            frames = frames.wrapping_add(1);
            if frames.is_multiple_of(frames_a_look) {
                callback.emit(());
            }
            next_id.set(request(next.borrow().as_ref()));
        });
        on_frame.replace(Some(closure));
        id.set(request(on_frame.borrow().as_ref()));
        Self { id, on_frame }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            // A frame that has passed cannot be cancelled, and need not be.
            let _ = window.cancel_animation_frame(self.id.get());
        }
        // The closure holds itself; this lets it go.
        self.on_frame.take();
    }
}

fn request(on_frame: Option<&OnFrame>) -> i32 {
    let window = web_sys::window();
    let id = window.zip(on_frame).map(|(window, on_frame)| {
        window.request_animation_frame(on_frame.as_ref().unchecked_ref())
    });
    id.and_then(Result::ok).unwrap_or_default()
}
