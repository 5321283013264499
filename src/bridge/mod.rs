//! Between the page and its engines: finds out which engine can run here,
//! starts, watches and ends engine workers, and conducts an experiment on one.
//! Only this module ever starts or ends an engine. It draws nothing.
//!
//! Nothing here blocks: each step waits for a message, with a time limit, and
//! each way to fail is a [`Trouble`] that says what happened and what to do.

mod conduct;
mod cores;
mod engine_worker;
mod features;
mod fleet;
mod inbox;
mod lab;
pub mod link;
mod live;
mod modules;
mod survey;
mod trouble;
mod watch;

pub use features::{Features, Refusal};
pub use lab::{Event, Lab, Stage, SurveyEnd};
pub use live::Live;
pub use survey::Stand;
pub use trouble::Trouble;
