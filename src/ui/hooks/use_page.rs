//! Which page is shown, for the document: what is hidden, the title, the focus.

use crate::bridge::link;
use interleave_core::settings::Page;
use yew::prelude::*;

/// Has the document show this page, from when it has been drawn.
#[hook]
pub fn use_page(page: Page) {
    use_effect_with(page, |&page| link::tell_page(page));
}
