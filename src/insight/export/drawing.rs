//! A chart on the page as one SVG that stands for itself: its parts as they are
//! seen, with their colours and fonts written into them. Drawings stay drawings,
//! words stay words, and a canvas becomes an image. It must not know which chart.

use super::inlined::{colour_behind, inline, style_of};
use super::sheet::{SVG, Sheet, set};
use super::written::written;
use interleave_core::format::px;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlCanvasElement, Node};

/// What is no part of a picture: what is clicked, tables, and what says so.
const LEFT_OUT: &str = "button:not(.term), input, select, textarea, output, table, details, .scroll, .tip, .tools, [data-picture=none]";

/// A chart taken from the page.
pub struct Drawing {
    /// The whole text of the SVG.
    pub svg: String,
    /// Its size.
    pub width_px: f64,
    /// Its size.
    pub height_px: f64,
}

/// Left free below all.
const MARGIN_PX: f64 = 16.0;

impl Drawing {
    /// What an element shows; `None` if it shows nothing.
    pub fn of(chart: &Element) -> Option<Self> {
        let place = chart.get_bounding_client_rect();
        let (width_px, height_px) = (place.width(), place.height());
        if width_px < 1.0 || height_px < 1.0 {
            return None;
        }
        let sheet = Sheet::at(&place)?;
        add_title(&sheet, chart);
        let ground = sheet.add("rect", &[("fill", &colour_behind(chart))])?;
        add_children(&sheet, chart);
        let height_px = height_px.min(sheet.bottom_px() + MARGIN_PX);
        let (width, height) = (px(width_px), px(height_px));
        set(&ground, &[("width", &width), ("height", &height)])?;
        Some(Self {
            svg: sheet.text(&width, &height)?,
            width_px,
            height_px,
        })
    }
}

/// For those who hear it, and as the window's title.
fn add_title(sheet: &Sheet, chart: &Element) {
    let heading = chart.query_selector("h2, h3").ok().flatten();
    let words = heading.and_then(|heading| heading.text_content());
    if let Some(title) = sheet.add("title", &[]) {
        title.set_text_content(words.as_deref());
    }
}

fn add_children(sheet: &Sheet, parent: &Element) {
    let children = parent.child_nodes();
    for child in (0..children.length()).filter_map(|index| children.get(index)) {
        match child.dyn_into::<Element>() {
            Ok(element) => add_element(sheet, &element),
            Err(node) if node.node_type() == Node::TEXT_NODE => written(sheet, &node, parent),
            Err(_) => {}
        }
    }
}

fn add_element(sheet: &Sheet, element: &Element) {
    let place = element.get_bounding_client_rect();
    let is_hidden = place.width() <= 1.0 || place.height() <= 1.0;
    if is_hidden || element.matches(LEFT_OUT).unwrap_or(false) {
        return;
    }
    if element.namespace_uri().as_deref() == Some(SVG) {
        add_svg(sheet, element, &place);
    } else if let Some(canvas) = element.dyn_ref::<HtmlCanvasElement>() {
        add_canvas(sheet, canvas, &place);
    } else {
        add_ground(sheet, element, &place);
        add_children(sheet, element);
    }
}

/// A drawing within the chart.
fn add_svg(sheet: &Sheet, original: &Element, place: &DomRect) {
    let Some(copy) = copied(original) else { return };
    let [x_px, y_px] = sheet.place(place);
    let attributes = [
        ("x", px(x_px)),
        ("y", px(y_px)),
        ("width", px(place.width())),
        ("height", px(place.height())),
        ("overflow", "visible".to_owned()),
    ];
    for (name, value) in attributes {
        // These are names that any element takes.
        let _ = copy.set_attribute(name, &value);
    }
    let _ = sheet.append(&copy);
}

fn add_canvas(sheet: &Sheet, canvas: &HtmlCanvasElement, place: &DomRect) {
    let Ok(image) = canvas.to_data_url() else {
        return;
    };
    let [x_px, y_px] = sheet.place(place);
    sheet.add(
        "image",
        &[
            ("x", &px(x_px)),
            ("y", &px(y_px)),
            ("width", &px(place.width())),
            ("height", &px(place.height())),
            ("preserveAspectRatio", "none"),
            ("href", &image),
        ],
    );
}

/// What is painted behind an element: the patches of legends.
fn add_ground(sheet: &Sheet, element: &Element, place: &DomRect) {
    let Some(style) = style_of(element) else {
        return;
    };
    let of = |name: &str| style.get_property_value(name).unwrap_or_default();
    let fill = of("background-color");
    if fill == "transparent" || fill.ends_with(", 0)") {
        return;
    }
    let [x_px, y_px] = sheet.place(place);
    sheet.add(
        "rect",
        &[
            ("x", &px(x_px)),
            ("y", &px(y_px)),
            ("width", &px(place.width())),
            ("height", &px(place.height())),
            ("rx", of("border-top-left-radius").trim_end_matches("px")),
            ("fill", &fill),
        ],
    );
}

/// A copy with its styles written into it.
fn copied(original: &Element) -> Option<Element> {
    let copy: Element = original.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    inline(original, &copy, true);
    let tips = copy.query_selector_all(".tip").ok()?;
    for tip in (0..tips.length()).filter_map(|index| tips.get(index)) {
        if let Ok(tip) = tip.dyn_into::<Element>() {
            tip.remove();
        }
    }
    Some(copy)
}
