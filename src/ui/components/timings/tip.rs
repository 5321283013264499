//! What is said of the dot that is picked out.

use super::{Series, at, px};
use crate::plot::timings::TimingsLayout;
use crate::ui::pick::Pick;
use crate::ui::words;
use interleave_core::format;
use yew::prelude::*;

/// A character's width, generously: text cannot be measured before it is drawn.
const CHARACTER_PX: f64 = 7.6;
const HEIGHT_PX: f64 = 42.0;
/// From the dot to the tip.
const GAP_PX: f64 = 10.0;

/// One sample in words: "12.3 ms", and whether it is an outlier.
pub fn time_in_words(series: &Series, sample: usize) -> String {
    let time = series
        .samples_ms
        .get(sample)
        .map_or_else(String::new, |&time| format::ms(time));
    if series.summary.outliers.contains(&sample) {
        time + ", an outlier"
    } else {
        time
    }
}

/// The tip; none if that dot is gone.
pub fn tip(series: &[Series], layout: &TimingsLayout, pick: Pick) -> Option<Html> {
    let Pick { row, sample } = pick;
    let series = series.get(row)?;
    let dot = layout.rows.get(row)?.dots.get(sample)?;
    let title = format!("{}, run {}", words::name(series.mode), sample + 1);
    let time = time_in_words(series, sample);
    let characters = title.chars().count().max(time.chars().count());
    let half_px = characters as f64 * CHARACTER_PX / 2.0 + 10.0;
    // Within the chart; above the dot if there is room, else below it.
    let x_px = dot.x_px.min(layout.width_px - half_px).max(half_px);
    let above_px = dot.y_px - GAP_PX - HEIGHT_PX;
    let top_px = if above_px >= 0.0 {
        above_px
    } else {
        dot.y_px + GAP_PX
    };
    Some(html! {
        <g class="tip" data-mode={series.mode.id()} aria-hidden="true">
            <circle cx={px(dot.x_px)} cy={px(dot.y_px)} r="7" />
            <g transform={at(x_px, top_px)} text-anchor="middle">
                <rect x={px(-half_px)} width={px(2.0 * half_px)} height={px(HEIGHT_PX)} rx="6" />
                <text y="17">{ title }</text>
                <text class="strong" y="34">{ time }</text>
            </g>
        </g>
    })
}
