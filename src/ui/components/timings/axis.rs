//! The axis of time below the rows, and its lines behind them.

use super::{at, px};
use crate::plot::timings::{Tick, TimingsLayout};
use yew::prelude::*;

/// The axis; before there are samples it has no ticks.
pub fn axis(layout: &TimingsLayout, has_samples: bool) -> Html {
    let [start_px, end_px] = layout.axis_x_px;
    let y = px(layout.axis_y_px);
    html! {
        <g class="axis">
            if has_samples {
                { for layout.ticks.iter().map(|tick| mark(tick, layout.axis_y_px)) }
            }
            <line class="axis-line" x1={px(start_px)} x2={px(end_px)} y1={y.clone()} y2={y} />
            <text class="axis-title" transform={at(start_px, layout.axis_y_px + 40.0)}>
                { "time per run: shorter is better" }
            </text>
        </g>
    }
}

fn mark(tick: &Tick, axis_y_px: f64) -> Html {
    let x = px(tick.x_px);
    html! {
        <g>
            <line class="grid" x1={x.clone()} x2={x.clone()} y1="0" y2={px(axis_y_px)} />
            <text x={x} y={px(axis_y_px + 18.0)} text-anchor="middle">{ &tick.label }</text>
        </g>
    }
}
