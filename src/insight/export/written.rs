//! Words of the page as words of a drawing, line by line where the page breaks
//! them.

use super::inlined::style_of;
use super::sheet::Sheet;
use crate::insight::machine::document;
use interleave_core::format::px;
use web_sys::{CssStyleDeclaration, DomRect, Element, Node, Range};

/// From the top of a line to where its letters stand, as a share of the height
/// that its font takes: about the same for the fonts of all systems.
const ASCENT: f64 = 0.8;

/// Adds the words of a text node.
pub fn written(sheet: &Sheet, node: &Node, parent: &Element) {
    let Some((style, range)) = style_of(parent).zip(range()) else {
        return;
    };
    let text: Vec<u16> = node
        .text_content()
        .unwrap_or_default()
        .encode_utf16()
        .collect();
    for line in lines(&range, node, &text) {
        line.add(sheet, &style);
    }
}

/// What stands on one line.
struct Line {
    words: Vec<u16>,
    place: DomRect,
}

impl Line {
    fn add(&self, sheet: &Sheet, style: &CssStyleDeclaration) {
        let words = String::from_utf16_lossy(&self.words);
        let words = words.trim_end();
        if words.trim().is_empty() {
            return;
        }
        let of = |name: &str| style.get_property_value(name).unwrap_or_default();
        let [x_px, y_px] = sheet.place(&self.place);
        let text = sheet.add(
            "text",
            &[
                ("x", &px(x_px)),
                ("y", &px(y_px + ASCENT * self.place.height())),
                ("fill", &of("color")),
                ("font-family", &of("font-family")),
                ("font-size", &of("font-size")),
                ("font-weight", &of("font-weight")),
            ],
        );
        if let Some(text) = text {
            text.set_text_content(Some(words));
        }
    }
}

/// The text, broken where the page breaks it. What is not seen (spaces that fold
/// into one) has no place.
fn lines(range: &Range, node: &Node, text: &[u16]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, &unit) in (0_u32..).zip(text) {
        let Some(place) = place(range, node, at) else {
            continue;
        };
        match lines.last_mut() {
            Some(line) if (line.place.top() - place.top()).abs() < 2.0 => line.words.push(unit),
            _ => lines.push(Line {
                words: vec![unit],
                place,
            }),
        }
    }
    lines
}

fn place(range: &Range, node: &Node, at: u32) -> Option<DomRect> {
    range.set_start(node, at).ok()?;
    range.set_end(node, at + 1).ok()?;
    let place = range.get_bounding_client_rect();
    (place.height() > 0.0).then_some(place)
}

fn range() -> Option<Range> {
    document()?.create_range().ok()
}
