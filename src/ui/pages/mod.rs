//! The router: which page the settings ask for, what all pages have in common, and
//! where each is drawn. The state is above it, so that going elsewhere loses nothing.
//!
//! A page is a `<main>` of `index.html` that has the page's id. `www/pages.js` shows
//! it alone and moves the focus there, once [`super::hooks::use_page`] says so.

mod about;
pub mod play;
mod ways;

use super::components::{imprint, masthead, notices};
use super::controller::Controller;
use super::place::place;
use super::state::{Action, State};
use interleave_core::settings::{Page, Settings};
use ways::link_to;
use yew::prelude::*;

/// The `<main>` to show. The code page's and the lessons' is the playground's, arranged
/// otherwise (`www/program.js`).
pub fn shown(settings: &Settings) -> Page {
    match settings.page {
        Page::About => Page::About,
        Page::Play | Page::Lesson | Page::Code => Page::Play,
    }
}

/// Draws the page that is asked for, and what is around it.
pub fn draw(controller: &Controller, state: &State, controls: Html) -> Html {
    let page = match shown(&state.settings) {
        Page::About => about::draw(&state.settings),
        _ => play::draw(controller, state, controls),
    };
    let on_dismiss = controller.on_action.reform(Action::Dismiss);
    html! {
        <>
            { head(&state.settings) }
            { place("notices", notices(&state.notices, &on_dismiss)) }
            { page }
            { place("foot", foot(&state.settings)) }
        </>
    }
}

fn way_out(settings: &Settings) -> Html {
    match settings.page {
        Page::Play => link_to(Page::About, "About Interleave", settings),
        _ => link_to(Page::Play, "Back to the playground", settings),
    }
}

/// In a page of another site, the experiment stands for itself.
fn head(settings: &Settings) -> Html {
    if settings.embed {
        return html! {};
    }
    masthead(settings.to_fragment())
}

fn foot(settings: &Settings) -> Html {
    if settings.embed {
        let mut in_full = settings.clone();
        in_full.embed = false;
        let fragment = in_full.fits_address().then(|| in_full.to_fragment());
        return imprint(fragment.as_deref());
    }
    html! {
        <footer>
            { "Interleave " }{ env!("CARGO_PKG_VERSION") }{ ": real work, real clock, your own device. " }
            { way_out(settings) }
        </footer>
    }
}
