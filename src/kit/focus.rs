//! Where the focus goes when arrow keys go from dot to dot of a chart.

use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};
use yew::NodeRef;

/// Takes the focus to the dot that the arrow keys went to.
pub fn focus_keyed(chart: &NodeRef) {
    let dot = chart
        .cast::<Element>()
        .and_then(|chart| chart.query_selector("[data-keyed]").ok().flatten())
        .and_then(|dot| dot.dyn_into::<SvgElement>().ok());
    if let Some(dot) = dot {
        // Fails only for what cannot take the focus; then nothing is to be done.
        let _ = dot.focus();
    }
}
