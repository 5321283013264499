//! Values as texts, and texts as values.

pub mod case;
pub mod category;
pub mod codec;
pub mod conversion;
pub mod field;
pub mod float;
pub mod format;
pub mod integer;
pub mod number_format;
pub mod percent;
pub mod quote;
pub mod repr;
pub mod spec;
