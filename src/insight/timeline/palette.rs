//! The chart's colours, as the page's styles have them just now, and the
//! textures of shapes, so that nobody needs to tell colours apart.

use crate::plot::timeline::Shape;
use interleave_core::mode::Mode;
use wasm_bindgen::JsCast;
use web_sys::{
    CanvasPattern, CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement,
};

/// The side of a texture's tile.
const TILE_PX: f64 = 5.0;

/// The colours.
pub struct Palette {
    styles: Option<CssStyleDeclaration>,
    /// Of lines behind all.
    pub line: String,
    /// Of what is marked.
    pub ink: String,
    /// Of what is bad.
    pub alarm: String,
}

/// What something is filled with.
pub enum Fill {
    /// A colour.
    Plain(String),
    /// A texture.
    Texture(CanvasPattern),
}

impl Palette {
    /// The colours where an element stands.
    pub fn of(element: &Element) -> Self {
        let window = web_sys::window();
        let styles = window.and_then(|window| window.get_computed_style(element).ok().flatten());
        let mut palette = Self {
            styles,
            line: String::new(),
            ink: String::new(),
            alarm: String::new(),
        };
        palette.line = palette.named("line");
        palette.ink = palette.named("ink");
        palette.alarm = palette.named("alarm");
        palette
    }

    /// The colour of a mode; of one that the styles do not know, that of text.
    pub fn mode(&self, mode: Mode) -> String {
        let colour = self.named(mode.id());
        if colour.is_empty() {
            self.ink.clone()
        } else {
            colour
        }
    }

    /// What bars of a shape are filled with, in a mode of this colour.
    pub fn fill(&self, shape: Shape, mode: &str, scale: f64) -> Fill {
        let (colour, hatch) = match shape {
            Shape::Blocked => (self.alarm.as_str(), Hatch::Diagonal),
            Shape::Copy => (mode, Hatch::Upright),
            _ => return Fill::Plain(mode.to_owned()),
        };
        texture(colour, hatch, scale).map_or_else(|| Fill::Plain(colour.to_owned()), Fill::Texture)
    }

    fn named(&self, name: &str) -> String {
        let value = |styles: &CssStyleDeclaration| styles.get_property_value(&format!("--{name}"));
        let value = self.styles.as_ref().and_then(|styles| value(styles).ok());
        value.unwrap_or_default().trim().to_owned()
    }
}

impl Fill {
    /// Has a context use it.
    pub fn apply(&self, context: &CanvasRenderingContext2d) {
        match self {
            Self::Plain(colour) => context.set_fill_style_str(colour),
            Self::Texture(pattern) => context.set_fill_style_canvas_pattern(pattern),
        }
    }
}

/// How a texture's lines run.
#[derive(Clone, Copy)]
enum Hatch {
    Diagonal,
    Upright,
}

/// A texture of lines; `scale` is how many of its pixels make one of CSS.
fn texture(colour: &str, hatch: Hatch, scale: f64) -> Option<CanvasPattern> {
    let document = web_sys::window()?.document()?;
    let tile: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let side = (TILE_PX * scale).round().max(3.0);
    tile.set_width(side as u32);
    tile.set_height(side as u32);
    let context: CanvasRenderingContext2d = tile.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str(colour);
    context.set_stroke_style_str(colour);
    context.set_line_width(side * 0.4);
    match hatch {
        Hatch::Upright => context.fill_rect(0.0, 0.0, (side * 0.6).round(), side),
        Hatch::Diagonal => {
            context.begin_path();
            // Thrice, so that the corners are whole where tiles meet.
            for shift in [-side, 0.0, side] {
                context.move_to(shift - side * 0.25, side * 1.25);
                context.line_to(shift + side * 1.25, -side * 0.25);
            }
            context.stroke();
        }
    }
    context
        .create_pattern_with_html_canvas_element(&tile, "repeat")
        .ok()
        .flatten()
}
