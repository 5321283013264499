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
mod grain;
mod looking_back;
mod machine;
mod measuring;
mod painting;
mod picture;
mod same;
mod speedup;
mod square;
pub mod state;
mod tab;
mod tabs;
mod timeline;

/// Puts it into the element `#insight`, which the app has made for it.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.get_element_by_id("insight"));
    if let Some(place) = place {
        leave_number_to_app();
        yew::Renderer::<app::Insight>::with_root(place).render();
    }
}

/// Yew numbers the trees it draws and writes their numbers on elements, in each
/// module from 1 on. The app has one tree, and ours stands within it: with the
/// same number, the app would take clicks on ours for clicks on its own.
fn leave_number_to_app() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(nowhere) = document.and_then(|document| document.create_element("div").ok()) {
        yew::Renderer::<Nothing>::with_root(nowhere)
            .render()
            .destroy();
    }
}

#[yew::component]
fn Nothing() -> yew::Html {
    yew::Html::default()
}
