//! What operators do with built-in values.

pub mod compare;
pub mod contain;
pub mod dict;
pub mod hash;
pub mod item;
pub mod iterate;
pub mod number;
pub mod sequence;
pub mod set;
pub mod slice;
pub mod sort;
pub mod walk;
