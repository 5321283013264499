//! What was not taken of a link or a script: each can be dismissed.

use crate::settings::Notice;
use yew::prelude::*;

/// The notices.
#[derive(Clone, PartialEq, Properties)]
pub struct NoticesProps {
    /// What to tell.
    pub notices: Vec<Notice>,
    /// Says that the notice at this place was read.
    pub on_dismiss: Callback<usize>,
}

/// A list of notices; nothing if there are none.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let notice = |(place, notice): (usize, &Notice)| {
        let on_click = props.on_dismiss.reform(move |_: MouseEvent| place);
        html! {
            <li data-testid="notice">
                <span>{ &notice.message }</span>
                <button type="button" aria-label="Dismiss this notice" onclick={on_click}>{ "×" }</button>
            </li>
        }
    };
    html! {
        <ul class="notices" role="status" hidden={props.notices.is_empty()}>
            { for props.notices.iter().enumerate().map(notice) }
        </ul>
    }
}
