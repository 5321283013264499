//! What both modules of the page are drawn with: shapes, names, sliders, and hooks
//! that join components to the document. It must not know what either of them shows.

pub mod data_table;
pub mod glyph;
pub mod ground;
pub mod names;
mod next_frame;
mod slider;
pub mod slider_scale;
pub mod table;
pub mod term;
mod use_looks;
mod use_roving;
mod use_width;

pub use next_frame::NextFrame;
pub use slider::SliderField;
pub use use_looks::use_looks;
pub use use_roving::{Roving, Way, use_roving};
pub use use_width::use_width;
