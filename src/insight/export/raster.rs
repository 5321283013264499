//! A drawing as pixels.

use super::drawing::Drawing;
use js_sys::{Promise, encode_uri_component};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Sharp on screens of today, and in print.
const SCALE: f64 = 2.0;

/// A PNG; `None` if the browser refuses.
pub async fn png(drawing: &Drawing) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    let text = String::from(encode_uri_component(&drawing.svg));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas = crate::insight::machine::document()?
        .create_element("canvas")
        .ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    let (width, height) = (drawing.width_px * SCALE, drawing.height_px * SCALE);
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
        .ok()?;
    JsFuture::from(blob_of(&canvas)).await.ok()?.dyn_into().ok()
}

/// A promise of what is on a canvas.
fn blob_of(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let on_blob = Closure::once_into_js(move |blob: JsValue| {
            // It is called with nothing where it cannot be done.
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        if canvas.to_blob(on_blob.unchecked_ref()).is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    })
}
