//! What Interleave is. Its text is `www/about.html`, which is fetched when somebody
//! wants to read it (`www/pages.js`): nobody else waits for it.

use super::ways::link_to;
use crate::ui::place::place;
use interleave_core::settings::{Page, Settings};
use yew::prelude::*;

/// Draws its heading and, but in a frame, the way back.
pub fn draw(settings: &Settings) -> Html {
    let back = (!settings.embed).then(|| link_to(Page::Play, "Back to the playground", settings));
    place(
        "about-head",
        html! { <><h2 id="about-title" tabindex="-1">{ "About Interleave" }</h2>{ back }</> },
    )
}
