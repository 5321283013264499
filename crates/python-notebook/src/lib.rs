//! Jupyter notebooks: what is in one, and a session that runs its cells one after another.
//!
//! A crate of its own, because the machine needs no JSON and the compiler no machine, while the command line and the
//! page both need all three. It knows no clock and starts no worker: a caller that drives a [`Session`] or a
//! [`FreeSession`] counts time.
#![forbid(unsafe_code)]

mod cells;
mod file;
mod free;
mod session;

pub use file::{NoNotebook, code_cells};
pub use free::FreeSession;
pub use interleave_python::vm::cells::CellResult;
pub use session::{Session, Step};
