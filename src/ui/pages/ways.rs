//! Ways from page to page. They must not know what is drawn there.

use interleave_core::settings::{Page, Settings};
use yew::prelude::*;

/// A link to another page, with all other settings as they are. The browser makes an
/// entry of the history of it.
pub fn link_to(page: Page, words: &'static str, settings: &Settings) -> Html {
    let there = Settings {
        page,
        lesson: settings.lesson.filter(|_| page != Page::Play),
        ..settings.clone()
    };
    let testid = format!("to-{}", page.id());
    html! { <a href={format!("#{}", there.to_fragment())} data-testid={testid}>{ words }</a> }
}
