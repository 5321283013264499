//! Something that is done once, with the next frame.

use wasm_bindgen::prelude::*;

/// A call that comes with the next frame, unless this is dropped before.
pub struct NextFrame {
    id: Option<i32>,
    _call: Closure<dyn FnMut()>,
}

impl NextFrame {
    /// Has this called.
    pub fn call(call: impl FnOnce() + 'static) -> Self {
        let call: Closure<dyn FnMut()> = Closure::once(call);
        let window = web_sys::window();
        let id = window.and_then(|window| {
            window
                .request_animation_frame(call.as_ref().unchecked_ref())
                .ok()
        });
        Self { id, _call: call }
    }
}

impl Drop for NextFrame {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.id, web_sys::window()) {
            // A frame that has passed cannot be cancelled, and need not be.
            let _ = window.cancel_animation_frame(id);
        }
    }
}
