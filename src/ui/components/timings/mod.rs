//! The timings chart: one row per mode, one dot per run. Where things lie is
//! `plot::timings`' business; this only draws them, and shows what a pointer
//! or the keyboard picks out.

mod legend;
mod row;
mod tip;

use crate::kit::ground::{ground, place, place_of};
use crate::kit::{use_roving, use_width};
use crate::plot::timings::{TimingsFrame, TimingsLayout, TimingsRow};
use crate::ui::pick::{Pick, nearest};
use crate::ui::state::{End, Shown};
use interleave_core::experiment::ModeSamples;
use interleave_core::experiment::report::{Comparison, Report};
use interleave_core::mode::Mode;
use interleave_core::settings::Settings;
use interleave_core::stats::{Summary, summarize};
use legend::legend;
use row::{Handlers, row};
use std::rc::Rc;
use tip::tip;
use yew::prelude::*;

/// Room for the speed-up right of each row, where labels stand left of it.
const RATIO_PX: f64 = 88.0;

/// What the chart shows.
#[derive(Clone, PartialEq, Properties)]
pub struct TimingsChartProps {
    /// What Run would run; gives the rows before there is anything to show.
    pub settings: Rc<Settings>,
    /// The run to show.
    pub shown: Option<Shown>,
}

/// What a row shows.
#[derive(Clone, Debug, PartialEq)]
struct Series {
    mode: Mode,
    workers: u32,
    samples_ms: Vec<f64>,
    summary: Summary,
    standing: Standing,
}

/// How a mode stands to the others.
#[derive(Clone, Debug, PartialEq)]
enum Standing {
    /// There is no result.
    Unknown,
    /// The others are compared with it.
    Baseline,
    /// It was compared.
    SideBySide(Comparison),
}

/// Every run as a dot, over one axis of time.
#[component]
pub fn TimingsChart(props: &TimingsChartProps) -> Html {
    let node = use_node_ref();
    let width_px = use_width(node.clone());
    let pick = use_state_eq(|| None::<Pick>);
    let series = series(props);
    let layout = Rc::new(layout(&series, width_px));
    let roving = use_roving(node.clone());
    let on_pick = setting(&pick);
    let on_leave = on_pick.reform(|_: PointerEvent| None);
    let on_move = pointing(node.clone(), &layout, &on_pick);
    let handlers = Handlers {
        roving,
        on_focus: on_pick,
    };
    let tip = pick.and_then(|pick| tip(&series, &layout, pick));
    let rows = series.iter().enumerate();
    let rows = rows.map(|(index, series)| row(index, series, &layout, &handlers));
    let is_broken_off = matches!(&props.shown, Some(shown) if shown.end == End::BrokenOff);
    html! {
        <figure class="card timings" data-testid="chart-timings" data-broken-off={is_broken_off.then_some("1")}>
            <figcaption>
                <h2 class="section-title">{ "Every sample is a mark" }</h2>
                { legend() }
            </figcaption>
            <div class="canvas" ref={node}>
                <svg width={px(width_px)} height={px(layout.height_px)} role="group"
                    aria-label="Time of every run, one row per mode"
                    onpointermove={on_move.clone()} onpointerdown={on_move} onpointerleave={on_leave}>
                    { ground(&layout.ground(has_samples(&series)), ["time per run: shorter is better", ""]) }
                    <g>{ for rows }</g>
                    <g>{ for tip }</g>
                </svg>
            </div>
        </figure>
    }
}

fn setting(state: &UseStateHandle<Option<Pick>>) -> Callback<Option<Pick>> {
    let setter = state.setter();
    Callback::from(move |pick| setter.set(pick))
}

/// Picks the dot nearest to the pointer.
fn pointing(
    chart: NodeRef,
    layout: &Rc<TimingsLayout>,
    on_pick: &Callback<Option<Pick>>,
) -> Callback<PointerEvent> {
    let (layout, on_pick) = (Rc::clone(layout), on_pick.clone());
    Callback::from(move |event: PointerEvent| {
        if let Some([x_px, y_px]) = place_of(&event, &chart) {
            on_pick.emit(nearest(&layout, x_px, y_px));
        }
    })
}

fn series(props: &TimingsChartProps) -> Vec<Series> {
    let shown = props.shown.as_ref();
    let settings = shown.map_or(&props.settings, |shown| &shown.settings);
    let report = shown.and_then(|shown| match &shown.end {
        End::Finished(report) => Some(report.as_ref()),
        End::Open | End::BrokenOff => None,
    });
    let of_mode = |&mode: &Mode| {
        let samples = shown.map_or(&[] as &[ModeSamples], |shown| &shown.samples);
        let samples_ms = samples
            .iter()
            .find(|samples| samples.mode == mode)
            .map(|samples| samples.samples_ms.clone())
            .unwrap_or_default();
        Series {
            mode,
            workers: report
                .and_then(|report| report.runs.iter().find(|run| run.mode == mode))
                .map_or(mode.workers(settings.workers), |run| run.workers),
            summary: summarize(&samples_ms).unwrap_or_else(nothing),
            samples_ms,
            standing: report.map_or(Standing::Unknown, |report| standing(report, mode)),
        }
    };
    settings.modes.iter().map(of_mode).collect()
}

fn standing(report: &Report, mode: Mode) -> Standing {
    let mut comparisons = report.comparisons.iter();
    match comparisons.find(|comparison| comparison.mode == mode) {
        Some(comparison) => Standing::SideBySide(comparison.clone()),
        None if report.comparisons.is_empty() => Standing::Unknown,
        None => Standing::Baseline,
    }
}

/// The summary of no samples; nothing of it is drawn.
fn nothing() -> Summary {
    Summary {
        median: 0.0,
        quartiles: [0.0; 2],
        outliers: Vec::new(),
    }
}

fn layout(series: &[Series], width_px: f64) -> TimingsLayout {
    let usual = TimingsFrame::for_width(width_px);
    let is_wide = usual.label_left_px > 0.0;
    let frame = TimingsFrame {
        width_px: if is_wide {
            width_px - RATIO_PX
        } else {
            width_px
        },
        label_left_px: if is_wide { 128.0 } else { 0.0 },
        band_px: 56.0,
        axis_px: 48.0,
        dot_radius_px: 4.0,
        ..usual
    };
    let rows = series.iter().map(|series| TimingsRow {
        mode: series.mode,
        samples_ms: &series.samples_ms,
        summary: &series.summary,
    });
    let rows: Vec<TimingsRow> = rows.collect();
    TimingsLayout {
        width_px,
        ..frame.layout(&rows)
    }
}

fn has_samples(series: &[Series]) -> bool {
    series.iter().any(|series| !series.samples_ms.is_empty())
}

/// A length as an attribute.
fn px(length_px: f64) -> String {
    interleave_core::format::px(length_px)
}

/// A place as a transform.
fn at(x_px: f64, y_px: f64) -> String {
    place([x_px, y_px])
}
