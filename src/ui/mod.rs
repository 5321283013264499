//! The page: one state with its reducer, components that draw it, and hooks
//! that join it to the document. It draws samples and results; it must not
//! measure, judge or lay anything out itself: that is the work of
//! `experiment`, `stats` and `plot`, and engines belong to `bridge`.

mod address;
mod app;
mod components;
mod controller;
mod embedder;
mod frame_api;
mod hooks;
mod page_api;
mod pages;
mod pick;
mod place;
mod script_values;
mod session;
pub mod state;
pub mod words;

/// Puts the page's head into the element `#app`, or into the body if there is none,
/// and the rest into the places that `index.html` has for it.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    match document.and_then(|document| document.get_element_by_id("app")) {
        Some(root) => yew::Renderer::<app::App>::with_root(root).render(),
        None => yew::Renderer::<app::App>::new().render(),
    };
}
