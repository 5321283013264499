//! What operators do with built-in values.

pub mod number;
