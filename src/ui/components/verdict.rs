//! What came out, in plain words; or what went wrong and what to do.

use crate::bridge::Trouble;
use crate::experiment::report::Report;
use crate::experiment::verdict;
use crate::settings::Settings;
use crate::ui::state::{End, Shown};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// What there is to say.
#[derive(Clone, PartialEq, Properties)]
pub struct VerdictPanelProps {
    /// What Run would run.
    pub settings: Settings,
    /// The run that is shown.
    pub shown: Option<Shown>,
    /// Whether Run would run something else.
    pub is_stale: bool,
    /// What went wrong.
    pub trouble: Option<Rc<Trouble>>,
}

/// The verdict, or what stands in its place.
#[component]
pub fn VerdictPanel(props: &VerdictPanelProps) -> Html {
    html! {
        <section class="verdict" aria-label="Verdict">
            if let Some(trouble) = &props.trouble { { alarm(trouble) } }
            <div data-testid="verdict" aria-live="polite">{ sentences(props) }</div>
        </section>
    }
}

fn sentences(props: &VerdictPanelProps) -> Html {
    match props.shown.as_ref().map(|shown| (shown, &shown.end)) {
        None if props.trouble.is_some() => html! {},
        None => html! { <p class="lead">{ words::question(&props.settings) }</p> },
        Some((shown, End::Open)) => html! {
            <p class="lead">{ shown.settings.workload.about().title }{ ": a dot for every run …" }</p>
        },
        Some((_, End::BrokenOff)) => html! {
            <p class="lead muted">{ "Not a result: this run did not come to its end." }</p>
        },
        Some((shown, End::Finished(report))) => result(shown, report, props.is_stale),
    }
}

fn result(shown: &Shown, report: &Report, is_stale: bool) -> Html {
    let about = shown.settings.workload.about();
    let baseline = report.comparisons.first().map(|comparison| comparison.over);
    html! {
        <>
            <p class="lead">{ verdict::words(report, about.bound) }</p>
            if let Some(baseline) = baseline {
                <p class="hint">
                    { about.title }{ ", compared with " }{ baseline.id() }
                    { ". In brackets, the range that holds the true ratio 95 times in 100." }
                </p>
            }
            if is_stale {
                <p class="stale">{ "You have changed the settings since. Run again to measure them." }</p>
            }
        </>
    }
}

fn alarm(trouble: &Trouble) -> Html {
    html! {
        <div class="trouble" role="alert">
            <p class="lead">{ &trouble.what }</p>
            <p>{ &trouble.what_to_do }</p>
        </div>
    }
}
