//! The shape of a mode: the same wherever the mode is meant, so that nobody
//! needs to tell its colour.

use interleave_core::mode::Mode;
use yew::prelude::*;

/// The shape's outline around the origin, about six pixels across.
pub fn outline(mode: Mode) -> &'static str {
    match mode {
        Mode::Sequential => "M-3.3 0a3.3 3.3 0 1 0 6.6 0a3.3 3.3 0 1 0-6.6 0z",
        Mode::Concurrent => "M0-4.3L4.3 0L0 4.3L-4.3 0z",
        Mode::Parallel => "M-3-3h6v6h-6z",
        Mode::Gil => "M0-3.9L4.2 3.3H-4.2z",
        Mode::Processes => "M-1.5-4.2h3v2.7h2.7v3h-2.7v2.7h-3v-2.7h-2.7v-3h2.7z",
    }
}

/// A mode's shape, in its colour, within a line of text.
pub fn glyph(mode: Mode) -> Html {
    html! {
        <svg class="glyph" data-mode={mode.id()} viewBox="-5 -5 10 10" aria-hidden="true">
            <path d={outline(mode)} />
        </svg>
    }
}
