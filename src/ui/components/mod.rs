//! What the page is made of. Its parts draw what they are given and say what
//! was clicked; they must not know the engine client nor keep what the state keeps.
//!
//! Only what has hooks, or is dear to draw, is a component of its own; the rest
//! are plain functions, because each component adds kilobytes to the page.

mod controls;
mod environment;
mod masthead;
mod modes;
mod more;
mod notices;
mod run_bar;
mod switch;
mod timings;
mod verdict;
mod workload;

pub use controls::{Controls, controls};
pub use environment::environment_card;
pub use masthead::{imprint, masthead};
pub use notices::notices;
pub use run_bar::RunBar;
pub use timings::TimingsChart;
pub use verdict::verdict_panel;
