//! One row of the chart: its name, its dots with box and median, and its
//! speed-up. The row is one stop of the Tab key; arrow keys go along its dots.

use super::tip::time_in_words;
use super::{Series, at, px};
use crate::plot::format;
use crate::plot::timings::{Dot, RowLayout, TimingsLayout};
use crate::ui::components::glyph::outline;
use crate::ui::pick::{Pick, by_time};
use crate::ui::words;
use std::rc::Rc;
use web_sys::{Element, SvgElement};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    pub series: Series,
    pub layout: Rc<TimingsLayout>,
    pub index: usize,
    pub on_pick: Callback<Option<Pick>>,
}

#[component]
pub fn Row(props: &RowProps) -> Html {
    let node = use_node_ref();
    let order = use_memo(props.series.samples_ms.clone(), |samples_ms| {
        by_time(samples_ms)
    });
    // The place in `order` that the arrow keys have reached; `None` until they
    // are used, so that nothing takes the focus by itself.
    let reached = use_state_eq(|| None::<usize>);
    let current = order.get(reached.unwrap_or(0)).copied();
    use_effect_with((*reached, node.clone()), |(reached, node)| {
        if reached.is_some() {
            focus_current(node);
        }
    });
    let on_key = {
        let (reached, last) = (reached.clone(), order.len().saturating_sub(1));
        Callback::from(move |event: KeyboardEvent| {
            if let Some(place) = place_after(&event.key(), reached.unwrap_or(0), last) {
                event.prevent_default();
                reached.set(Some(place));
            }
        })
    };
    let pick = current.map(|sample| Pick {
        row: props.index,
        sample,
    });
    let on_focus = props.on_pick.reform(move |_: FocusEvent| pick);
    let on_blur = props.on_pick.reform(|_: FocusEvent| None);
    let Some(layout) = props.layout.rows.get(props.index) else {
        return html! {};
    };
    html! {
        <g class="row" ref={node} data-mode={props.series.mode.id()} role="group"
            aria-label={in_words(&props.series)} onkeydown={on_key} onfocusin={on_focus} onfocusout={on_blur}>
            { name(&props.series, layout, &props.layout) }
            { ratio(&props.series, layout, &props.layout) }
            if !layout.dots.is_empty() {
                { spread(layout, &props.layout) }
                { for layout.dots.iter().enumerate().map(|(sample, dot)| {
                    self::dot(&props.series, sample, *dot, current == Some(sample))
                }) }
            }
        </g>
    }
}

/// Where a key leads, from a place in a row.
fn place_after(key: &str, place: usize, last: usize) -> Option<usize> {
    match key {
        "ArrowRight" | "ArrowUp" => Some((place + 1).min(last)),
        "ArrowLeft" | "ArrowDown" => Some(place.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

fn focus_current(row: &NodeRef) {
    let current = row
        .cast::<Element>()
        .and_then(|row| row.query_selector("[tabindex]").ok().flatten())
        .and_then(|dot| wasm_bindgen::JsCast::dyn_into::<SvgElement>(dot).ok());
    if let Some(current) = current {
        // Fails only for what cannot take the focus; then nothing is to be done.
        let _ = current.focus();
    }
}

fn in_words(series: &Series) -> String {
    let name = words::name(series.mode);
    let workers = words::workers(series.workers);
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
    let workers = words::workers(series.workers);
    let name = words::name(series.mode);
    let shape = html! { <path d={outline(series.mode)} transform="scale(1.3)" /> };
    if is_narrow(chart) {
        return html! {
            <g class="row-name" transform={at(8.0, row.top_px + 14.0)}>
                { shape }
                <text x="12" y="4"><tspan class="strong">{ name }</tspan>{ ", " }{ workers }</text>
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
fn ratio(series: &Series, row: &RowLayout, chart: &TimingsLayout) -> Html {
    let Some((ratio, ci95)) = series.ratio else {
        return html! {};
    };
    let [low, high] = ci95.map(format::ratio);
    let times = format!("{}×", format::ratio(ratio));
    let range = format!("{low} – {high}");
    let right_px = chart.width_px - 2.0;
    if is_narrow(chart) {
        return html! {
            <text class="ratio" text-anchor="end" transform={at(right_px, row.top_px + 18.0)}>
                { times }<tspan class="quiet">{ " (" }{ range }{ ")" }</tspan>
            </text>
        };
    }
    html! {
        <g class="ratio" text-anchor="end" transform={at(right_px, row.centre_px)}>
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

fn dot(series: &Series, sample: usize, dot: Dot, is_current: bool) -> Html {
    let class = if dot.is_outlier { "dot out" } else { "dot" };
    let transform = at(dot.x_px, dot.y_px);
    let d = outline(series.mode);
    if !is_current {
        return html! { <path {class} {d} {transform} data-sample={sample.to_string()} /> };
    }
    let label = format!("Run {}: {}", sample + 1, time_in_words(series, sample));
    html! {
        <path {class} {d} {transform} data-sample={sample.to_string()} tabindex="0" role="img"
            aria-label={label} />
    }
}

fn is_narrow(chart: &TimingsLayout) -> bool {
    chart.axis_x_px[0] < 100.0
}
