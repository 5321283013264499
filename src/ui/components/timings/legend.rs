//! What the marks of the chart mean.

use crate::kit::term;
use yew::prelude::*;

/// The legend.
pub fn legend() -> Html {
    html! {
        <ul class="legend">
            <li>{ mark(html! { <circle class="dot" cx="8" cy="8" r="3.5" /> }) }{ "One run" }</li>
            <li>{ mark(html! { <circle class="dot" data-outlier="1" cx="8" cy="8" r="3.5" /> }) }{ term::OUTLIERS.draw() }{ "(counted)" }</li>
            <li>{ mark(html! { <rect class="box" x="1" y="2" width="14" height="12" /> }) }{ term::QUARTILES.draw() }</li>
            <li>{ mark(html! { <line class="median" x1="8" x2="8" y1="1" y2="15" /> }) }{ term::MEDIAN.draw() }</li>
        </ul>
    }
}

fn mark(shape: Html) -> Html {
    html! { <svg viewBox="0 0 16 16" aria-hidden="true">{ shape }</svg> }
}
