//! The tab Timeline: who did what, when, live and afterwards. Where things lie
//! is `plot::timeline`'s business; this draws them, and shows what a pointer or
//! the keyboard picks out.

mod chart;
mod frame;
mod gestures;
mod handlers;
mod legend;
mod line;
mod live;
mod paint;
mod palette;
mod table;
mod words;

use super::export::PictureButtons;
use super::same::Same;
use super::state::State;
use crate::plot::timeline::Timeline;
use chart::Chart;
use interleave_core::experiment::report::Report;
use interleave_core::export::stem;
use interleave_core::trace::Trace;
use interleave_core::work::Work;
use live::LiveChart;
use std::rc::Rc;
use yew::prelude::*;

/// The tab.
pub fn timeline(state: &State) -> Html {
    if let Some(settings) = &state.running {
        let is_program = matches!(settings.work(), Work::Program(_));
        return html! { <LiveChart theme={settings.theme} {is_program} /> };
    }
    let traced = state.report().filter(|report| report.trace.is_some());
    let theme = state.settings.as_ref().and_then(|settings| settings.theme);
    match (traced, state.report()) {
        (Some(report), _) => {
            let has_lines = state.has_lines_of(report);
            html! { <Finished report={Same::from(Rc::clone(report))} {theme} {has_lines} /> }
        }
        (None, Some(_)) => html! {
            <p class="card hint">{ "This result has no trace: nothing was recorded of its runs." }</p>
        },
        (None, None) => html! {
            <p class="card hint">{ "Run something, and see here who did what, and when." }</p>
        },
    }
}

/// What is shown of a result.
#[derive(Clone, PartialEq, Properties)]
struct FinishedProps {
    report: Same<Report>,
    theme: Option<interleave_core::settings::Theme>,
    has_lines: bool,
}

/// The chart of a result, and its table.
#[component]
fn Finished(props: &FinishedProps) -> Html {
    let timeline = use_memo(props.report.clone(), |report| {
        Same::new(report.trace.as_ref().map(Timeline::new).unwrap_or_default())
    });
    let notes = props.report.trace.as_ref().map(notes).unwrap_or_default();
    let table = use_memo((*timeline).clone(), |timeline| table::table(timeline));
    html! {
        <>
            <Chart timeline={(*timeline).clone()} theme={props.theme} {notes} has_lines={props.has_lines}>
                { (*table).clone() }
            </Chart>
            <PictureButtons chart="chart-timeline" name="timeline" stem={stem(&props.report)} />
        </>
    }
}

/// What is to be known of a trace.
fn notes(trace: &Trace) -> AttrValue {
    let lost = match trace.lost {
        0 => String::new(),
        1 => "1 record was lost: the ring buffer was full. ".to_owned(),
        lost => format!(
            "The {} oldest records were lost: the ring buffer was full. ",
            interleave_core::format::count(lost)
        ),
    };
    let clocks = if trace.clock_error_ms > 0.0 {
        let error = interleave_core::format::ms(trace.clock_error_ms);
        format!("The workers' clocks may differ by up to {error}.")
    } else {
        String::new()
    };
    (lost + &clocks).into()
}
