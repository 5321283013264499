//! What an export draws into: an SVG, and where its corner lies on the page. It
//! must not know what is drawn.

use crate::insight::machine::document;
use std::cell::Cell;
use web_sys::{DomRect, Element, XmlSerializer};

/// The namespace of SVG.
pub const SVG: &str = "http://www.w3.org/2000/svg";

/// What is drawn into, and where its corner lies on the page.
pub struct Sheet {
    root: Element,
    left_px: f64,
    top_px: f64,
    /// How far down anything goes: what is left out may leave nothing below.
    bottom_px: Cell<f64>,
}

impl Sheet {
    /// An empty one whose corner is that of a place on the page; `None` where
    /// there is no document.
    pub fn at(on_page: &DomRect) -> Option<Self> {
        Some(Self {
            root: element("svg", &[])?,
            left_px: on_page.left(),
            top_px: on_page.top(),
            bottom_px: Cell::default(),
        })
    }

    /// Where something lies on the sheet that is drawn there now.
    pub fn place(&self, on_page: &DomRect) -> [f64; 2] {
        let bottom_px = on_page.bottom() - self.top_px;
        self.bottom_px.set(self.bottom_px.get().max(bottom_px));
        [on_page.left() - self.left_px, on_page.top() - self.top_px]
    }

    /// How far down anything goes that was placed.
    pub fn bottom_px(&self) -> f64 {
        self.bottom_px.get()
    }

    /// Adds an element.
    pub fn add(&self, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
        let element = element(name, attributes)?;
        self.append(&element)?;
        Some(element)
    }

    /// Adds an element that is there already.
    pub fn append(&self, element: &Element) -> Option<()> {
        self.root.append_child(element).ok()?;
        Some(())
    }

    /// The whole text of the SVG, of this size.
    pub fn text(&self, width: &str, height: &str) -> Option<String> {
        let attributes = [
            ("width", width),
            ("height", height),
            ("viewBox", &format!("0 0 {width} {height}")),
        ];
        set(&self.root, &attributes)?;
        XmlSerializer::new()
            .ok()?
            .serialize_to_string(&self.root)
            .ok()
    }
}

/// Gives an element these attributes.
pub fn set(element: &Element, attributes: &[(&str, &str)]) -> Option<()> {
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    Some(())
}

fn element(name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document()?.create_element_ns(Some(SVG), name).ok()?;
    set(&element, attributes)?;
    Some(element)
}
