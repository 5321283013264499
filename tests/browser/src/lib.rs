//! Drives the built page in real browsers.
//!
//! Layout, from the ground up:
//! - [`site`] serves `dist/`, with faults on request, and keeps a log;
//! - [`release`] is another release of it, for a scenario to change;
//! - [`course`] serves a course site that embeds it;
//! - [`display`] is a screen for browsers that need one;
//! - [`driver`] starts a browser's `WebDriver` server;
//! - [`browser`] is one browser under its control;
//! - [`page`] is Interleave's page in it: what a person or a script can do there;
//! - [`host`] is a page of another site, with the experiment in it;
//! - [`schema`] compares results with the contract;
//! - [`viewer`] is speedscope, which opens what is exported;
//! - [`stage`] runs scenarios, one after another (`tests/browsers/`);
//! - [`bench`] measures (`src/bin/bench.rs`).
//!
//! Nothing here knows the source of Interleave, only its contract and `dist/`; but
//! for one part of the benchmark, which asks engines in their own protocol.

pub mod bench;
pub mod browser;
pub mod course;
pub mod display;
pub mod driver;
pub mod host;
pub mod page;
pub mod release;
pub mod schema;
pub mod site;
pub mod stage;
pub mod viewer;

/// Whatever goes wrong here ends a scenario or the benchmark with its message.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
