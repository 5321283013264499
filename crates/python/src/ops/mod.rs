//! What operators do with built-in values.

pub mod compare;
pub mod contain;
pub mod count;
pub mod dict;
pub mod elementary;
pub mod fault;
pub mod float;
pub mod hash;
pub mod integer;
pub mod item;
pub mod iterate;
pub mod number;
pub mod sequence;
pub mod set;
pub mod slice;
pub mod sort;
pub mod text;
pub mod walk;
