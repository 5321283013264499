//! A virtual machine for Python whose threads can stop and go on between any two instructions.
//!
//! It knows no clock, no worker and no web: time, randomness, output and the network come in through [`Host`].
//! A thread is data (its frames and registers), without a native stack of its own; a call of a Python function
//! never calls the machine again. A native function that must call Python asks the machine to ([`Out::Call`]); one that
//! must wait says for what ([`Out::Wait`]) and is called again when the wait is over.
// What workers share is the only place for `unsafe` (`heap/common.rs`, `heap/page.rs`).
#![deny(unsafe_code)]
// Built for size, what runs at each instruction is still built for speed.
#![cfg_attr(feature = "small", feature(optimize_attribute))]
// What runs at each instruction must be inlined also where the compiler finds it large.
#![allow(clippy::inline_always)]
// All natives have one type, whether or not they raise; and the error of a `Res` is what CPython raises.
#![allow(clippy::unnecessary_wraps, clippy::missing_errors_doc)]
// Python compares floats exactly; and lengths fit in 63 bits.
#![allow(clippy::float_cmp, clippy::cast_possible_wrap)]
// Arms of a match stand in the order of the variants.
#![allow(clippy::match_same_arms)]
// A `match` shows both cases alike; and `Option<Option<T>>` tells "no answer" from "not there".
#![allow(clippy::single_match_else, clippy::option_option)]

mod board;
pub mod classes;
pub mod codec;
pub mod crew;
#[cfg(feature = "explored")]
pub mod explored;
pub mod heap;
mod holder;
pub mod host;
pub mod machine;
pub mod native;
pub mod natives;
pub mod object;
pub mod ops;
pub mod process;
pub mod record;
pub mod regex;
pub mod report;
pub mod schedule;
pub mod symbol;
pub mod team;
pub mod text;
pub mod traceback;
pub mod value;
pub mod vm;

pub use host::Host;
pub use machine::Machine;
pub use native::{Out, Raised, Res, Wait};
pub use value::{Handle, Value};
pub use vm::attribute::Found;
pub use vm::thread::{Stop, Thread};
