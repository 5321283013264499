//! Where parts of the page are drawn: elements of `index.html`. It must not know what
//! is drawn there.

use yew::prelude::*;

/// Draws a part of the page in its place, an element of `index.html`. (Between
/// ours are those of other modules.)
pub fn place(id: &str, content: Html) -> Html {
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.get_element_by_id(id));
    place.map_or_else(Html::default, |place| create_portal(content, place))
}

/// The result may lie below what is in view. Who sees the opening (`www/opening.js`) has the
/// answer there; and beside an editor nothing moves away from who writes there.
pub fn scroll_to_results() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    let element = |id| document.get_element_by_id(id);
    if element("editor").is_some() {
        return;
    }
    let (Some(results), Some(root)) = (element("results"), document.document_element()) else {
        return;
    };
    let middle_px = f64::from(root.client_height()) / 2.0;
    let is_below = results.get_bounding_client_rect().top() > middle_px;
    // One that is not shown has no height, and lies at the top.
    let opening = element("opening").map(|opening| opening.get_bounding_client_rect().bottom());
    if is_below && opening.is_none_or(|bottom_px| bottom_px < middle_px / 2.0) {
        results.scroll_into_view();
    }
}
