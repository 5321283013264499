//! Values as texts, and texts as values.

pub mod float;
pub mod format;
pub mod percent;
pub mod quote;
pub mod repr;
