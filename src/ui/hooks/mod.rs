//! Hooks that join components to the document. They must not draw.

mod use_page;
mod use_root;

pub use use_page::use_page;
pub use use_root::use_root;
