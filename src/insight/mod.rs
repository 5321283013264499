//! What happened in the page's runs, live and afterwards: the page's second
//! module, loaded once nobody waits for it. One state with its reducer, a tab a
//! question; each tab draws in a folder of its own and lays nothing out itself:
//! that is the work of `plot`, and engines belong to `bridge`. It must not know
//! the app but by `bridge::link`.

mod app;
mod board;
mod compare;
mod copying;
mod export;
mod granularity;
mod looking_back;
mod machine;
mod measuring;
mod painting;
mod picture;
mod same;
mod speedup;
pub mod state;
mod tab;
mod tabs;
mod timeline;

/// Puts it into the elements `#insight` and `#picture`, its places in `index.html`.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.get_element_by_id("insight"));
    if let Some(place) = place {
        yew::Renderer::<app::Insight>::with_root(place).render();
    }
}
