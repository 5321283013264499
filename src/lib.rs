//! The page: which engine can run here, the life of engine workers, and all that
//! is drawn. What is measured, and what it means, is in `crates/core`; what runs is
//! in `crates/engine`.
//!
//! Each module may use only those above it (`tests/layering.rs`). This is the only
//! file of the page with feature switches.

pub mod plot;

#[cfg(feature = "page")]
pub mod bridge;

#[cfg(feature = "page")]
pub mod kit;

#[cfg(feature = "app")]
pub mod ui;

#[cfg(feature = "insight")]
pub mod insight;
