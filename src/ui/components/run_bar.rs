//! Run and Stop, and how far the run is.

use interleave_core::experiment::Progress;
use yew::prelude::*;

/// What the bar shows.
pub struct RunBar {
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

impl RunBar {
    /// The two buttons, the progress and the status.
    pub fn draw(self) -> Html {
        let status = if self.has_no_mode {
            "Choose a mode that can run here."
        } else {
            self.status
        };
        html! {
            <div class="run-bar">
                <div class="buttons">{ self.run() }{ self.stop() }</div>
                { self.progress(status) }
            </div>
        }
    }

    // Neither button is ever `disabled`, which would take the focus away from
    // who has just pressed it.

    fn run(&self) -> Html {
        let is_idle = self.progress.is_some() || self.has_no_mode;
        let on_click = self.on_run.reform(|_: MouseEvent| ());
        html! {
            <button type="button" class="run" data-testid="run" onclick={on_click}
                aria-disabled={is_idle.then_some("true")}>
                { icon("M2 1l7 4l-7 4z") }{ "Run" }
            </button>
        }
    }

    fn stop(&self) -> Html {
        let on_click = self.on_stop.reform(|_: MouseEvent| ());
        html! {
            <button type="button" class="stop" data-testid="stop" onclick={on_click}
                title="Stop (Escape)" aria-disabled={self.progress.is_none().then_some("true")}>
                { icon("M1.5 1.5h7v7h-7z") }{ "Stop" }
            </button>
        }
    }

    fn progress(&self, status: &'static str) -> Html {
        let Progress { done, total } = self.progress.unwrap_or_default();
        let in_words = if total > 0 {
            format!("{done} of {total} runs")
        } else {
            String::new()
        };
        html! {
            <div class="progress" data-testid="progress" data-done={done.to_string()}
                data-total={total.to_string()}>
                <progress max={total.max(1).to_string()} value={done.to_string()} aria-label="Runs done" />
                <p role="status" data-testid="status">{ status }</p>
                <span>{ in_words }</span>
            </div>
        }
    }
}

fn icon(d: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 10 10" aria-hidden="true"><path {d} /></svg> }
}
