//! What the document's root element says of the page, for style sheets, tests
//! and embedding pages.

use interleave_core::settings::{Settings, Theme};
use web_sys::Element;
use yew::prelude::*;

/// Keeps the root element's `data-state`, `data-theme` and `data-embed` true.
#[hook]
pub fn use_root(word: &'static str, settings: &Settings) {
    use_effect_with((word, settings.theme, settings.embed), |seen| {
        let (word, theme, embed) = *seen;
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(root) = document.and_then(|document| document.document_element()) {
            set(&root, "data-state", Some(word));
            set(&root, "data-theme", theme.map(Theme::id));
            set(&root, "data-embed", embed.then_some("1"));
        }
    });
}

fn set(root: &Element, name: &str, value: Option<&str>) {
    // Only a name that is no name is refused.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}
