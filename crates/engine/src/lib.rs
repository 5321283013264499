//! Runs work in every mode, shows how a run goes while it is under way, records
//! what happened, and answers requests. What differs between machines comes in
//! through one trait, [`run::Platform`].
//!
//! Each module may use only those above it (`tests/layering.rs` in the root). This
//! is the only file with feature switches.

pub mod run;

pub mod protocol;

/// All other work, unless the engine is for programs only.
#[cfg(not(feature = "small"))]
pub mod planned;
#[cfg(feature = "small")]
#[path = "planned/absent.rs"]
pub mod planned;

/// Programs, where the engine has their language.
#[cfg(feature = "python")]
pub mod program;
#[cfg(not(feature = "python"))]
#[path = "program/absent.rs"]
pub mod program;

pub mod engine;

/// What a run needs of the machine: one implementation for each kind of machine.
pub mod platform {
    #[cfg(feature = "web")]
    mod clock;
    #[cfg(any(feature = "threads", test))]
    mod clock_sync;
    #[cfg(feature = "native")]
    pub mod native;
    #[cfg(feature = "web")]
    pub mod network;
    #[cfg(feature = "web")]
    mod output;
    #[cfg(any(feature = "native", feature = "threads"))]
    mod pool;
    #[cfg(feature = "web")]
    pub mod process_pool;
    #[cfg(all(feature = "web", not(feature = "threads")))]
    #[path = "single.rs"]
    pub mod worker;
    #[cfg(feature = "threads")]
    #[path = "threads.rs"]
    pub mod worker;
}
