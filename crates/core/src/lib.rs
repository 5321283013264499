//! What needs no thread, no clock and no web: the work, the settings, the rules of
//! measuring, what results say, and how they are written down.
//!
//! The modules stand in the order in which data passes through them. Each may use
//! only those above it (`tests/layering.rs` in the root holds them to it).

#![forbid(unsafe_code)]

pub mod join;

pub mod program_end;

pub mod mode;

pub mod trace;

/// Programs, where they are run.
#[cfg(feature = "programs")]
pub mod programs;
#[cfg(not(feature = "programs"))]
#[path = "programs/absent.rs"]
pub mod programs;

pub mod work;

pub mod stats;

pub mod format;

pub mod recording;

pub mod sample;

pub mod settings;

pub mod experiment;

#[cfg(feature = "exports")]
pub mod export;

#[cfg(feature = "exports")]
pub mod packed;

#[cfg(feature = "exports")]
pub mod board;
