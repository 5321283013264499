//! The ground of the charts with two axes: grid, axes and the words on them. Where
//! they lie is `plot::square`'s business.

use crate::plot::square::{Mark, Square};
use interleave_core::format::px;
use yew::prelude::*;

/// The ground, with marks below it and beside it, and what the lower axis counts.
pub fn ground(square: &Square, below: &[Mark], beside: &[Mark], counts: &str) -> Html {
    let [left, right] = square.x_px;
    let [top, bottom] = square.y_px;
    let across = |mark: &Mark| {
        let y = px(mark.at_px);
        html! {
            <g key={mark.label.clone()}>
                <path class="grid" d={format!("M{} {y}H{}", px(left), px(right))} />
                <text x={px(left - 6.0)} {y} dy="4" text-anchor="end">{ &mark.label }</text>
            </g>
        }
    };
    let along = |mark: &Mark| {
        html! {
            <text key={mark.label.clone()} x={px(mark.at_px)} y={px(bottom + 18.0)} text-anchor="middle">{ &mark.label }</text>
        }
    };
    html! {
        <g class="axis" aria-hidden="true">
            { for beside.iter().map(across) }
            <path class="axis-line" d={format!("M{} {}V{}H{}", px(left), px(top), px(bottom), px(right))} />
            { for below.iter().map(along) }
            <text x={px(right)} y={px(bottom + 36.0)} text-anchor="end">{ counts }</text>
        </g>
    }
}

/// A place, as an attribute.
pub fn place([x_px, y_px]: [f64; 2]) -> String {
    format!("translate({} {})", px(x_px), px(y_px))
}
