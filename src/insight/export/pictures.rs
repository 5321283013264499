//! Two buttons that save a chart as it is on the page now.

use super::drawing::Drawing;
use super::raster;
use crate::insight::machine;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

/// Which chart.
#[derive(Clone, PartialEq, Properties)]
pub struct PictureButtonsProps {
    /// Its `data-testid`.
    pub chart: AttrValue,
    /// What it is called in names of files: "timings".
    pub name: AttrValue,
    /// What the names of files begin with.
    pub stem: AttrValue,
}

/// The buttons, to be put below a chart.
#[component]
pub fn PictureButtons(props: &PictureButtonsProps) -> Html {
    let told = use_state_eq(|| "");
    let saving = |kind: &'static str| {
        let (told, props) = (told.setter(), props.clone());
        move |_: MouseEvent| {
            let (told, props) = (told.clone(), props.clone());
            spawn_local(async move { told.set(save(&props, kind).await) });
        }
    };
    let testid = |kind: &str| format!("{}-{kind}", props.name);
    html! {
        <div class="said pictures">
            <button type="button" class="quiet-button" data-testid={testid("svg")} onclick={saving("svg")}>{ "Download SVG" }</button>
            <button type="button" class="quiet-button" data-testid={testid("png")} onclick={saving("png")}>{ "Download PNG" }</button>
            <output>{ *told }</output>
        </div>
    }
}

fn find(chart: &str) -> Option<Element> {
    let selector = format!("[data-testid=\"{chart}\"]");
    machine::document()?.query_selector(&selector).ok()?
}

/// Saves it; says what is to be said of that.
async fn save(props: &PictureButtonsProps, kind: &str) -> &'static str {
    let Some(drawing) = find(&props.chart).and_then(|chart| Drawing::of(&chart)) else {
        return "The chart could not be drawn: scroll it into view and try again.";
    };
    let content = if kind == "png" {
        raster::png(&drawing).await
    } else {
        machine::blob(&drawing.svg, "image/svg+xml")
    };
    match content {
        Some(content) => {
            machine::save(&format!("{}-{}.{kind}", props.stem, props.name), &content);
            "Downloaded."
        }
        None => "This browser could not make a PNG of it. Download the SVG instead.",
    }
}
