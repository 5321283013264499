//! What operators do with built-in values.

pub mod compare;
pub mod dict;
pub mod item;
pub mod iterate;
pub mod number;
pub mod sequence;
pub mod sort;
