//! Jupyter notebooks: what is in one, and a session that runs its cells one after another.
//!
//! A crate of its own, because the machine needs no JSON and the compiler no machine, while the command line and the
//! page both need all three. It knows no clock and no worker: who drives a [`Session`] sleeps and counts time.
#![forbid(unsafe_code)]

mod file;
mod magic;
mod session;

pub use file::{NoNotebook, code_cells};
pub use magic::{Translated, translate};
pub use session::{CellResult, Session, Step};
