//! Every interleaving of a Python program: which outcomes it can have, with a schedule for each.
//!
//! It knows no clock, no file, no thread and no web: the caller calls [`Exploration::advance`] as long as there is
//! time. See `docs/explorer.md` for why what it says is true, and where it stops.
#![forbid(unsafe_code)]

mod addresses;
mod claims;
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
mod outcomes;
mod process;
mod program;
mod races;
mod run;
mod schedule;
mod search;
mod settings;
mod stage;
mod tell;
mod view;

pub use claims::{Claim, Holds, When};
pub use explore::Exploration;
pub use graph::shares::BruteForce;
pub use op::Place;
pub use outcomes::{Access, Explored, Fault, Outcomes, Race, Share, Told, Verdict, WaitsFor};
pub use program::Program;
pub use run::{Ahead, Effect, Outlook, Policy, Run};
pub use schedule::{Schedule, program_number};
pub use settings::{Order, Reduction, Reductions, Settings, Switch, Time};
pub use view::{Lock, Queue, ThreadState, Variable, View, ViewedThread};
