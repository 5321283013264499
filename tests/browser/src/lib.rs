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
//! - [`program`] packs a program in Python into a link to it;
//! - [`beside`] counts what the browser takes beside the page's workers;
//! - [`host`] is a page of another site, with the experiment in it;
//! - [`schema`] compares results with the contract;
//! - [`viewer`] is speedscope, which opens what is exported;
//! - [`sequential`] decides claims about numbers, and [`cores`] is their control;
//! - [`trial`] measures until such a claim is decided;
//! - [`stage`] is what a scenario is given, and what it is (`tests/browsers/`);
//! - [`claim`] names the one that a scenario of several is at;
//! - [`play`] runs scenarios: browsers side by side, or one alone;
//! - [`outcome`] is how they went, as it is told;
//! - [`bench`] measures (`src/bin/bench.rs`).
//!
//! Nothing here knows the source of Interleave, only its contract and `dist/`; but
//! for one part of the benchmark, which asks engines in their own protocol.

pub mod bench;
pub mod beside;
pub mod browser;
pub mod claim;
pub mod cores;
pub mod course;
pub mod display;
pub mod driver;
pub mod host;
pub mod outcome;
pub mod page;
pub mod play;
pub mod program;
pub mod release;
pub mod schema;
pub mod sequential;
pub mod site;
pub mod stage;
pub mod trial;
pub mod viewer;

/// Whatever goes wrong here ends a scenario or the benchmark with its message.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
