//! Has the page painted before something is timed, so that painting does not fall into that.
//! It must not know what is painted.

use futures_util::future::{Either, select};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Where nothing is painted (a frame that is scrolled out of view), nothing is waited
/// for longer than this.
const LIMIT_MS: u32 = 100;

/// Who shows a run looks at it when the window hears of this (`kit/use_looks.rs`, `www/opening.js`).
pub const LOOK: &str = "interleave:look";

/// Has all who show a run look at what there is. They are called by a timer, not by the task
/// that asks for it: scripts that listen would run in its middle, and a browser that lets
/// promises go on after them would begin it again.
pub(super) async fn call_to_look() {
    // Kept until it has rung: one that is forgotten is never freed.
    let mut timer = None;
    let called = Promise::new(&mut |resolve, _| {
        timer = Some(Timeout::new(0, move || {
            let event = web_sys::Event::new(LOOK);
            if let (Some(window), Ok(event)) = (web_sys::window(), event) {
                // Nobody refuses it.
                let _ = window.dispatch_event(&event);
            }
            // Fails never: it is the promise's own.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }));
    });
    // Never rejected.
    let _ = JsFuture::from(called).await;
    drop(timer);
}

/// Ends once what has changed so far is on the screen, or nearly: a frame paints it,
/// and is drawn by other threads while the next one comes.
pub(super) async fn painted() {
    let two_frames = Box::pin(async {
        frame().await;
        frame().await;
    });
    match select(two_frames, TimeoutFuture::new(LIMIT_MS)).await {
        Either::Left(_) | Either::Right(_) => {}
    }
}

async fn frame() {
    let next = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Fails only in a document that is gone, where the limit ends the wait.
            let _ = window.request_animation_frame(&resolve);
        }
    });
    // Never rejected.
    let _ = JsFuture::from(next).await;
}
