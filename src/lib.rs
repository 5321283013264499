//! Interleave: a concurrency playground that runs real work on real threads.
//!
//! The data's way, one direction, no back doors:
//! settings → request → run → trace and samples → statistics → charts.
//!
//! The modules below stand in the order of that way. Each may use only those
//! above it (`tests/layering.rs` reads the `use` lines and holds them to it).
//! This is also the only file with feature switches.

pub mod join;

pub mod work;

pub mod stats;

pub mod trace;

pub mod run;

pub mod protocol;

pub mod engine;

pub mod settings;

pub mod plot;

pub mod experiment;

#[cfg(feature = "exports")]
pub mod export;

#[cfg(feature = "exports")]
pub mod board;

/// What a run needs of the machine: one host for each kind of machine.
pub mod host {
    #[cfg(any(feature = "threads", test))]
    mod alignment;
    #[cfg(feature = "engine")]
    mod clock;
    #[cfg(feature = "engine")]
    pub mod fleet;
    #[cfg(feature = "native")]
    pub mod native;
    #[cfg(feature = "engine")]
    pub mod network;
    #[cfg(feature = "rayon")]
    mod pool;
    #[cfg(all(feature = "engine", not(feature = "threads")))]
    #[path = "single.rs"]
    pub mod worker;
    #[cfg(feature = "threads")]
    #[path = "threads.rs"]
    pub mod worker;
}

#[cfg(any(feature = "app", feature = "insight"))]
pub mod bridge;

#[cfg(any(feature = "app", feature = "insight"))]
pub mod kit;

#[cfg(feature = "app")]
pub mod ui;

#[cfg(feature = "insight")]
pub mod insight;
