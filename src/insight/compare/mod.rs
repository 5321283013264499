//! The tab Compare: the result that is shown beside the pinned one, and the last
//! results of the session, any of which can be pinned.

mod list;
mod sides;

use super::state::{Action, State};
use interleave_core::experiment::history::Kept;
use interleave_core::experiment::report::Report;
use interleave_core::work::Workload;
use list::list;
use sides::sides;
use yew::prelude::*;

/// The tab.
pub fn compare(state: &State, on_action: &Callback<Action>) -> Html {
    let Some(shown) = state.shown().or_else(|| state.history.latest()) else {
        return html! {
            <p class="card hint">
                { "Run something and pin it. Then change something, run again, and see here what that did." }
            </p>
        };
    };
    html! {
        <div class="cards">
            { pinned(state, shown, on_action) }
            { list(state, shown.number, on_action) }
        </div>
    }
}

fn pinned(state: &State, shown: &Kept, on_action: &Callback<Action>) -> Html {
    let pinned = state.history.pinned();
    let others: Vec<&Report> = state
        .history
        .newest_first()
        .map(|kept| &*kept.report)
        .collect();
    let pin = shown.number;
    let on_pin = on_action.reform(move |_: MouseEvent| Action::Pin(pin));
    let on_unpin = on_action.reform(|_: MouseEvent| Action::Unpin);
    html! {
        <section class="card" aria-labelledby="sides-title">
            <h2 class="section-title" id="sides-title">{ "Side by side" }</h2>
            if let Some(pinned) = pinned {
                <div class="said">
                    <p>{ "Pinned: " }{ called(pinned) }{ "." }</p>
                    <button type="button" class="quiet-button" data-testid="unpin" onclick={on_unpin}>{ "Unpin" }</button>
                </div>
                if pinned.number == shown.number {
                    <p class="hint">{ "Now change something and run again: the new result will stand beside this one." }</p>
                } else {
                    { sides(pinned, shown, &others) }
                }
            } else {
                <p class="hint">{ "Pin a result, change something, run again, and see what that did." }</p>
                <button type="button" class="quiet-button" data-testid="pin" onclick={on_pin}>
                    { "Pin " }{ called(shown) }
                </button>
            }
        </section>
    }
}

/// "run 3, Prime numbers".
fn called(kept: &Kept) -> String {
    format!("run {}, {}", kept.number, work(kept))
}

/// What was run; of another version it may be unknown.
fn work(kept: &Kept) -> String {
    let id = kept
        .report
        .settings
        .get("workload")
        .map_or("", String::as_str);
    Workload::from_id(id).map_or_else(
        || id.to_owned(),
        |workload| workload.about().title.to_owned(),
    )
}
