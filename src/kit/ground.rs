//! Draws the ground of a chart: grid, axes, and the words on them. Where they lie
//! is `plot::ground`'s business. Also from an event to a place of a chart, and back.

use crate::plot::ground::{Ground, Label, Line};
use interleave_core::format::px;
use web_sys::{Element, MouseEvent};
use yew::prelude::*;

/// The ground, with a title from the left and one up to the right; either may be
/// empty.
pub fn ground(ground: &Ground, titles: [&str; 2]) -> Html {
    let grid = ground.grid().into_iter().map(line);
    let lines = ground.lines().into_iter().map(line);
    let words = ground.labels().into_iter().chain(ground.titles(titles));
    html! {
        <g class="axis">
            <g class="grid">{ for grid }</g>
            <g class="axis-line">{ for lines }</g>
            { for words.map(label) }
        </g>
    }
}

fn line([from, to]: Line) -> Html {
    let ([x1, y1], [x2, y2]) = (from.map(px), to.map(px));
    html! { <line {x1} {y1} {x2} {y2} /> }
}

fn label(label: Label) -> Html {
    let [x, y] = label.at_px.map(px);
    html! { <text {x} {y} text-anchor={label.anchor}>{ label.text }</text> }
}

/// A place, as an attribute.
pub fn place([x_px, y_px]: [f64; 2]) -> String {
    format!("translate({} {})", px(x_px), px(y_px))
}

/// Where an event happened, from a chart's upper left corner; `None` if the chart
/// is gone. (The event's own target is no help: the framework listens at the root
/// of the page.)
pub fn place_of(event: &MouseEvent, chart: &NodeRef) -> Option<[f64; 2]> {
    let corner = chart.cast::<Element>()?.get_bounding_client_rect();
    Some([
        f64::from(event.client_x()) - corner.left(),
        f64::from(event.client_y()) - corner.top(),
    ])
}
