//! A virtual machine for Python whose threads can stop and go on between any two instructions.
//!
//! It knows no clock, no worker and no web: time, randomness, output and the network come in through [`Host`].
//! A thread is data (its frames and registers), without a native stack of its own; a call of a Python function
//! never calls the machine again. What is written in Rust and must call Python asks the machine to ([`Out::Call`]);
//! what must wait says for what ([`Out::Wait`]) and is run again when that has come.
#![forbid(unsafe_code)]

pub mod classes;
pub mod heap;
pub mod host;
pub mod machine;
pub mod native;
pub mod natives;
pub mod object;
pub mod ops;
pub mod symbol;
pub mod text;
pub mod value;
pub mod vm;

pub use host::Host;
pub use machine::Machine;
pub use native::{Out, Raised, Res, Wait};
pub use value::{Handle, Value};
pub use vm::attribute::Found;
pub use vm::thread::{Stop, Thread};
