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

/// On a narrow screen the result lies below the controls.
pub fn scroll_to_results() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(results) = document.and_then(|document| document.get_element_by_id("results")) else {
        return;
    };
    let top_px = results.get_bounding_client_rect().top();
    let height_px = results
        .owner_document()
        .and_then(|document| document.document_element())
        .map_or(0, |root| root.client_height());
    if top_px > f64::from(height_px) / 2.0 {
        results.scroll_into_view();
    }
}
