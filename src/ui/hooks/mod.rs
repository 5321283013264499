//! Hooks that join components to the document. They must not draw.

mod use_frames;
mod use_root;
mod use_width;
mod use_window_event;

pub use use_frames::use_frames;
pub use use_root::use_root;
pub use use_width::use_width;
pub use use_window_event::use_window_event;
