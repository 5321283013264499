//! The page around us, where we stand in a frame. It must not know what is said to
//! it.

use web_sys::Window;

/// The page around us, if there is one.
pub fn embedder() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok()??;
    let is_top: bool = parent == window;
    (!is_top).then_some(parent)
}
