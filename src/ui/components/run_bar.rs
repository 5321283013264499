//! Run and Stop, and how far the run is.

use crate::experiment::Progress;
use yew::prelude::*;

/// What the bar shows.
#[derive(Clone, PartialEq, Properties)]
pub struct RunBarProps {
    /// What goes on, in words.
    pub status: &'static str,
    /// How far the run under way is.
    pub progress: Option<Progress>,
    /// Whether there is nothing that could be run.
    pub has_no_mode: bool,
    /// Says that Run was pressed.
    pub on_run: Callback<()>,
    /// Says that Stop was pressed.
    pub on_stop: Callback<()>,
}

/// One button that is Run or Stop, the status, and the progress.
#[component]
pub fn RunBar(props: &RunBarProps) -> Html {
    let is_running = props.progress.is_some();
    let on_run = props.on_run.reform(|_: MouseEvent| ());
    let on_stop = props.on_stop.reform(|_: MouseEvent| ());
    // Not `disabled`, which would take the focus away from who just pressed it.
    html! {
        <div class="run-bar">
            <div class="buttons">
                <button type="button" class="run" data-testid="run"
                    aria-disabled={(is_running || props.has_no_mode).then_some("true")}
                    onclick={on_run}>
                    <svg class="icon" viewBox="0 0 10 10" aria-hidden="true"><path d="M2 1l7 4l-7 4z" /></svg>
                    { "Run" }
                </button>
                <button type="button" class="stop" data-testid="stop"
                    aria-disabled={(!is_running).then_some("true")} onclick={on_stop}
                    title="Stop (Escape)">
                    <svg class="icon" viewBox="0 0 10 10" aria-hidden="true"><path d="M1.5 1.5h7v7h-7z" /></svg>
                    { "Stop" }
                </button>
            </div>
            <div class="status-line">
                <p role="status" data-testid="status">
                    { if props.has_no_mode { "Choose a way that can run here." } else { props.status } }
                </p>
                <ProgressBar progress={props.progress} />
            </div>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ProgressBarProps {
    progress: Option<Progress>,
}

#[component]
fn ProgressBar(props: &ProgressBarProps) -> Html {
    let Progress { done, total } = props.progress.unwrap_or_default();
    let in_words = format!("{done} of {total} runs");
    html! {
        <div class="progress" data-testid="progress" data-active={props.progress.map(|_| "1")}
            data-done={done.to_string()} data-total={total.to_string()}>
            <progress max={total.max(1).to_string()} value={done.to_string()} aria-label={in_words.clone()} />
            if total > 0 { <span>{ in_words }</span> }
        </div>
    }
}
