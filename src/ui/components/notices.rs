//! What was not taken of a link or a script: each can be dismissed.

use interleave_core::settings::Notice;
use yew::prelude::*;

/// A list of notices; `on_dismiss` is told the place of one that was read.
pub fn notices(notices: &[Notice], on_dismiss: &Callback<usize>) -> Html {
    let item = |(place, notice): (usize, &Notice)| {
        let on_click = on_dismiss.reform(move |_: MouseEvent| place);
        html! {
            <li data-testid="notice">
                <span>{ &notice.message }</span>
                <button type="button" aria-label="Dismiss this notice" onclick={on_click}>{ "×" }</button>
            </li>
        }
    };
    html! {
        <ul class="notices" role="status" hidden={notices.is_empty()}>
            { for notices.iter().enumerate().map(item) }
        </ul>
    }
}
