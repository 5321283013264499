//! What came out, in plain words; or what went wrong and what to do.

use crate::bridge::Problem;
use crate::kit::term;
use crate::ui::state::{End, Shown, State};
use crate::ui::words;
use interleave_core::experiment::report::Report;
use interleave_core::experiment::verdict;
use yew::prelude::*;

/// The verdict, or what stands in its place.
pub fn verdict_panel(state: &State) -> Html {
    html! {
        <section class="verdict" aria-label="Verdict">
            if let Some(problem) = &state.problem { { alarm(problem) } }
            <div data-testid="verdict" aria-live="polite">{ sentences(state) }</div>
        </section>
    }
}

fn sentences(state: &State) -> Html {
    match state.shown.as_ref().map(|shown| (shown, &shown.end)) {
        None if state.problem.is_some() => html! {},
        None => html! { <p class="lead question">{ words::question(&state.settings) }</p> },
        Some((shown, End::Open)) => html! {
            <p class="lead question">{ shown.settings.about().title }{ ": a dot for every run …" }</p>
        },
        Some((shown, End::BrokenOff)) if shown.samples.is_empty() => html! {},
        Some((_, End::BrokenOff)) => html! {
            <p class="lead muted">{ "Not a result: this run did not come to its end." }</p>
        },
        Some((shown, End::Finished(report))) => result(shown, report, state.is_stale()),
    }
}

fn result(shown: &Shown, report: &Report, is_stale: bool) -> Html {
    let about = shown.settings.about();
    let baseline = report.comparisons.first().map(|comparison| comparison.over);
    html! {
        <>
            <p class="lead">{ verdict::words(report, about.bound) }</p>
            if verdict::is_busy(report, about.bound) {
                <p class="hint busy" data-testid="busy">{ words::BUSY }</p>
            }
            if is_stale {
                <p class="hint stale">{ "You have changed the settings since. Run again to measure them." }</p>
            } else if let Some(baseline) = baseline {
                <p class="hint">
                    { about.title }{ ", compared with " }{ baseline.id() }
                    { ". In brackets, the " }{ term::CI95.draw() }{ "." }
                </p>
            }
        </>
    }
}

fn alarm(problem: &Problem) -> Html {
    html! {
        <div class="problem" role="alert">
            <p class="lead">{ &problem.what }</p>
            <p>{ &problem.what_to_do }</p>
        </div>
    }
}
