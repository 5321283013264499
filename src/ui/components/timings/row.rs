//! One row of the chart: its name, its dots with box and median, and its
//! speed-up. The row is one stop of the Tab key; arrow keys go along its dots.

use super::tip::time_in_words;
use super::{Series, Standing, at, px};
use crate::kit::Roving;
use crate::kit::glyph::outline;
use crate::plot::timings::{Dot, RowLayout, TimingsLayout};
use crate::ui::pick::{Pick, beside, fastest};
use crate::ui::words;
use interleave_core::format;
use interleave_core::stats::Verdict;
use yew::prelude::*;

/// Below this width a label has no room for the number of workers.
const ROOMY_PX: f64 = 320.0;

/// What the rows' dots tell of pointers and keys.
pub struct Handlers {
    /// The dot that the arrow keys went to, if they were used.
    pub roving: Roving<Pick>,
    /// Says which dot has the focus now.
    pub on_focus: Callback<Option<Pick>>,
}

/// The row at this place.
pub fn row(index: usize, series: &Series, chart: &TimingsLayout, handlers: &Handlers) -> Html {
    let Some(layout) = chart.rows.get(index) else {
        return html! {};
    };
    let keyed = handlers.roving.keyed.filter(|pick| pick.row == index);
    let current = keyed.map_or_else(|| fastest(&series.samples_ms), |pick| Some(pick.sample));
    let stop = current.map(|sample| Pick { row: index, sample });
    let on_focus = handlers.on_focus.reform(move |_: FocusEvent| stop);
    let on_blur = handlers.on_focus.reform(|_: FocusEvent| None);
    let samples_ms = series.samples_ms.clone();
    let led_to = move |key: &str| {
        let sample = beside(&samples_ms, current?, key)?;
        Some(Pick { row: index, sample })
    };
    let on_key = handlers.roving.on_key(led_to, |_| ());
    let mark = |(sample, place): (usize, &Dot)| {
        let stop = (current == Some(sample)).then_some(keyed.is_some());
        dot(series, sample, *place, stop)
    };
    html! {
        <g class="row" data-mode={series.mode.id()} role="group" aria-label={in_words(series)}
            onkeydown={on_key} onfocusin={on_focus} onfocusout={on_blur}>
            { name(series, layout, chart) }
            { standing(series, layout, chart) }
            if !layout.dots.is_empty() {
                { spread(layout, chart) }
                <g>{ for layout.dots.iter().enumerate().map(mark) }</g>
            }
        </g>
    }
}

fn in_words(series: &Series) -> String {
    let name = words::name(series.mode);
    let workers = words::crew(series.mode, series.workers);
    match series.samples_ms.len() {
        0 => format!("{name}, {workers}: no runs yet"),
        runs => format!(
            "{name}, {workers}: {runs} runs, median {}",
            format::ms(series.summary.median)
        ),
    }
}

/// The mode's name, left of the row or above it.
fn name(series: &Series, row: &RowLayout, chart: &TimingsLayout) -> Html {
    let workers = words::crew(series.mode, series.workers);
    let name = words::name(series.mode);
    let shape = html! { <path d={outline(series.mode)} transform="scale(1.3)" /> };
    if is_narrow(chart) {
        return html! {
            <g class="row-name" transform={at(8.0, row.top_px + 14.0)}>
                { shape }
                <text x="12" y="4"><tspan class="strong">{ name }</tspan>
                    if chart.width_px > ROOMY_PX { { ", " }{ workers } }
                </text>
            </g>
        };
    }
    html! {
        <g class="row-name" transform={at(8.0, row.centre_px)}>
            <g transform="translate(0 -8)">{ shape }</g>
            <text class="strong" x="14" y="-3">{ name }</text>
            <text class="quiet" x="14" y="14">{ workers }</text>
        </g>
    }
}

/// How many times as fast as the baseline, right of the row or above it.
fn standing(series: &Series, row: &RowLayout, chart: &TimingsLayout) -> Html {
    let (times, range, is_clear) = match &series.standing {
        Standing::Unknown => return html! {},
        Standing::Baseline => ("1×".to_owned(), "baseline".to_owned(), false),
        Standing::SideBySide(comparison) => {
            let [low, high] = comparison.ci95.map(format::ratio);
            let is_clear = comparison.verdict != Verdict::NoClearDifference;
            let times = format!("{}×", format::ratio(comparison.ratio));
            (times, format!("{low} – {high}"), is_clear)
        }
    };
    let is_clear = is_clear.then_some("1");
    let right_px = chart.width_px - 2.0;
    if is_narrow(chart) {
        return html! {
            <text class="ratio" data-clear={is_clear} text-anchor="end" transform={at(right_px, row.top_px + 18.0)}>
                { times }<tspan class="quiet">{ " (" }{ range }{ ")" }</tspan>
            </text>
        };
    }
    html! {
        <g class="ratio" data-clear={is_clear} text-anchor="end" transform={at(right_px, row.centre_px)}>
            <text class="ratio-times" y="2">{ times }</text>
            <text class="quiet" y="18">{ range }</text>
        </g>
    }
}

/// The box from quartile to quartile, and the median.
fn spread(row: &RowLayout, chart: &TimingsLayout) -> Html {
    let [low_px, high_px] = row.quartiles_px;
    let half_px = 22.0;
    let (top, bottom) = (px(row.centre_px - half_px), px(row.centre_px + half_px));
    let median = px(row.median_px);
    let [start_px, end_px] = chart.axis_x_px;
    let centre = px(row.centre_px);
    html! {
        <>
            <line class="row-line" x1={px(start_px)} x2={px(end_px)} y1={centre.clone()} y2={centre} />
            <rect class="box" x={px(low_px)} width={px((high_px - low_px).max(1.0))}
                y={top.clone()} height={px(2.0 * half_px)} rx="3" />
            <line class="median" x1={median.clone()} x2={median} y1={top} y2={bottom} />
        </>
    }
}

/// A dot. `stop` is given where the Tab key stops; it tells whether the arrow
/// keys led here.
fn dot(series: &Series, sample: usize, dot: Dot, stop: Option<bool>) -> Html {
    let is_stop = stop.is_some();
    let label = || format!("Run {}: {}", sample + 1, time_in_words(series, sample));
    html! {
        <path key={sample} class="dot" data-outlier={dot.is_outlier.then_some("1")}
            d={outline(series.mode)} transform={at(dot.x_px, dot.y_px)}
            tabindex={is_stop.then_some("0")} role={is_stop.then_some("img")}
            aria-label={is_stop.then(label)} data-keyed={(stop == Some(true)).then_some("1")} />
    }
}

fn is_narrow(chart: &TimingsLayout) -> bool {
    chart.axis_x_px[0] < 100.0
}
