//! Every interleaving of a Python program: which outcomes it can have, with a schedule for each.
//!
//! It knows no clock, no file, no thread and no web: whoever explores calls [`Exploration::advance`] as long as there is
//! time. See `docs/explorer.md` for why what it says is true, and where it stops.
#![forbid(unsafe_code)]
#![allow(clippy::missing_errors_doc, missing_docs)]

mod codes;
mod digest;
mod explore;
mod fingerprint;
mod graph;
mod knowledge;
mod live;
mod look;
mod natives;
mod op;
mod outcome;
mod process;
mod program;
mod search;
mod settings;
mod stage;

pub use explore::Exploration;
pub use outcome::{End, Outcome};
pub use program::Program;
pub use settings::{Order, Settings, Switch, Time};
