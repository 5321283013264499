//! A chart on the page as one SVG that stands for itself: its parts as they are
//! seen, with their colours and fonts written into them. Drawings stay drawings,
//! words stay words, and a canvas becomes an image. It must not know which chart.

use super::inlined::{colour_behind, inline, style_of};
use super::written::written;
use crate::insight::machine::document;
use interleave_core::format::px;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlCanvasElement, Node, XmlSerializer};

/// The namespace of SVG.
pub const SVG: &str = "http://www.w3.org/2000/svg";
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

/// What is drawn into, and where its corner lies on the page.
pub struct Sheet {
    root: Element,
    left_px: f64,
    top_px: f64,
    /// How far down anything goes: what is left out may leave nothing below.
    bottom_px: Cell<f64>,
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
        let sheet = Sheet {
            root: element("svg", &[])?,
            left_px: place.left(),
            top_px: place.top(),
            bottom_px: Cell::default(),
        };
        sheet.add_title(chart);
        let ground = sheet.add("rect", &[("fill", &colour_behind(chart))])?;
        sheet.add_children(chart);
        let height_px = height_px.min(sheet.bottom_px.get() + MARGIN_PX);
        let (width, height) = (px(width_px), px(height_px));
        for (name, value) in [("width", &width), ("height", &height)] {
            ground.set_attribute(name, value).ok()?;
        }
        for (name, value) in [
            ("width", width.as_str()),
            ("height", height.as_str()),
            ("viewBox", &format!("0 0 {width} {height}")),
        ] {
            sheet.root.set_attribute(name, value).ok()?;
        }
        let svg = XmlSerializer::new()
            .ok()?
            .serialize_to_string(&sheet.root)
            .ok()?;
        Some(Self {
            svg,
            width_px,
            height_px,
        })
    }
}

impl Sheet {
    /// Where something lies on the sheet that is drawn there now.
    pub fn place(&self, on_page: &DomRect) -> [f64; 2] {
        let bottom_px = on_page.bottom() - self.top_px;
        self.bottom_px.set(self.bottom_px.get().max(bottom_px));
        [on_page.left() - self.left_px, on_page.top() - self.top_px]
    }

    /// Adds an element.
    pub fn add(&self, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
        let element = element(name, attributes)?;
        self.root.append_child(&element).ok()?;
        Some(element)
    }

    /// For those who hear it, and as the window's title.
    fn add_title(&self, chart: &Element) {
        let heading = chart.query_selector("h2, h3").ok().flatten();
        let words = heading.and_then(|heading| heading.text_content());
        if let Some(title) = self.add("title", &[]) {
            title.set_text_content(words.as_deref());
        }
    }

    fn add_children(&self, parent: &Element) {
        let children = parent.child_nodes();
        for child in (0..children.length()).filter_map(|index| children.get(index)) {
            match child.dyn_into::<Element>() {
                Ok(element) => self.add_element(&element),
                Err(node) if node.node_type() == Node::TEXT_NODE => written(self, &node, parent),
                Err(_) => {}
            }
        }
    }

    fn add_element(&self, element: &Element) {
        let place = element.get_bounding_client_rect();
        let is_hidden = place.width() <= 1.0 || place.height() <= 1.0;
        if is_hidden || element.matches(LEFT_OUT).unwrap_or(false) {
            return;
        }
        if element.namespace_uri().as_deref() == Some(SVG) {
            self.add_svg(element, &place);
        } else if let Some(canvas) = element.dyn_ref::<HtmlCanvasElement>() {
            self.add_canvas(canvas, &place);
        } else {
            self.add_ground(element, &place);
            self.add_children(element);
        }
    }

    /// A drawing within the chart.
    fn add_svg(&self, original: &Element, place: &DomRect) {
        let Some(copy) = copied(original) else { return };
        let [x_px, y_px] = self.place(place);
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
        let _ = self.root.append_child(&copy);
    }

    fn add_canvas(&self, canvas: &HtmlCanvasElement, place: &DomRect) {
        let Ok(image) = canvas.to_data_url() else {
            return;
        };
        let [x_px, y_px] = self.place(place);
        self.add(
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
    fn add_ground(&self, element: &Element, place: &DomRect) {
        let Some(style) = style_of(element) else {
            return;
        };
        let of = |name: &str| style.get_property_value(name).unwrap_or_default();
        let fill = of("background-color");
        if fill == "transparent" || fill.ends_with(", 0)") {
            return;
        }
        let [x_px, y_px] = self.place(place);
        self.add(
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

fn element(name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document()?.create_element_ns(Some(SVG), name).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    Some(element)
}
