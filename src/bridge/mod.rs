//! Between the page and its engines: finds out which engine can run here,
//! starts, watches and ends engine workers, and conducts an experiment on one.
//! Only this module ever starts or ends an engine. It draws nothing.
//!
//! Nothing here blocks: each step waits for a message, with a time limit, and
//! each way to fail is a [`Problem`] that says what happened and what to do.

mod clock;
mod conduct;
mod cores;
mod engine_client;
mod engine_worker;
mod engines;
mod events;
mod features;
mod inbox;
pub mod link;
mod live;
mod modules;
mod paint;
mod problem;
mod process_pool;
mod program;
mod watch;

pub use clock::now_ms;
pub use engine_client::EngineClient;
pub use engines::Setup;
pub use events::{Event, MeasurementEnd, Stage};
pub use features::{Features, Refusal};
pub use live::Live;
pub use paint::LOOK;
pub use problem::Problem;
pub use program::hand_over;
