//! The page's styles, written into a drawing as attributes: away from the page,
//! there are no style sheets. (Attributes, not `style`: the page's policy allows
//! no inline styles.)

use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element};

/// What children have from their parents unless they say otherwise.
const INHERITED: [&str; 15] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "paint-order",
    "visibility",
];

/// What they do not have, and what it is if nobody says otherwise.
const OWN: [(&str, &str); 3] = [
    ("opacity", "1"),
    ("dominant-baseline", "auto"),
    ("display", "inline"),
];

/// What means nothing away from the page.
const OF_THE_PAGE: [&str; 10] = [
    "class",
    "style",
    "tabindex",
    "role",
    "data-mode",
    "data-keyed",
    "data-outlier",
    "data-clear",
    "data-testid",
    "aria-label",
];

/// The style that the browser has worked out.
pub fn style_of(element: &Element) -> Option<CssStyleDeclaration> {
    web_sys::window()?.get_computed_style(element).ok()?
}

/// Writes the styles of an element, and of all in it, into its copy.
pub fn inline(original: &Element, copy: &Element, is_root: bool) {
    let style = style_of(original);
    let around = original.parent_element().filter(|_| !is_root);
    let around = around.and_then(|parent| style_of(&parent));
    for name in OF_THE_PAGE {
        // Fails for no name.
        let _ = copy.remove_attribute(name);
    }
    if let Some(style) = style {
        write(&style, around.as_ref(), copy);
    }
    let (originals, copies) = (original.children(), copy.children());
    for index in 0..originals.length() {
        if let Some((original, copy)) = originals.item(index).zip(copies.item(index)) {
            inline(&original, &copy, false);
        }
    }
}

/// What differs from what is around it.
fn write(style: &CssStyleDeclaration, around: Option<&CssStyleDeclaration>, copy: &Element) {
    let of = |style: &CssStyleDeclaration, name| style.get_property_value(name).unwrap_or_default();
    for name in INHERITED {
        let value = of(style, name);
        let before = around.map(|around| of(around, name));
        if !value.is_empty() && before.as_ref() != Some(&value) {
            // Fails for no name of the list.
            let _ = copy.set_attribute(name, &value);
        }
    }
    for (name, usual) in OWN {
        let value = of(style, name);
        // What makes a block of an SVG is of no use within another one.
        let is_usual = value == usual || value == "block" || value.is_empty();
        if !is_usual {
            let _ = copy.set_attribute(name, &value);
        }
    }
}

/// The colour that is seen behind an element: its own, or that of the first
/// around it that has one.
pub fn colour_behind(element: &Element) -> String {
    let mut next = Some(element.clone());
    while let Some(element) = next {
        let colour = style_of(&element)
            .and_then(|style| style.get_property_value("background-color").ok())
            .unwrap_or_default();
        if !colour.is_empty() && colour != "transparent" && !colour.ends_with(", 0)") {
            return colour;
        }
        next = element.parent_node().and_then(|node| node.dyn_into().ok());
    }
    "white".to_owned()
}
