//! Every claim about runs. One program, so that it is linked once. (`engine.rs`,
//! beside this folder, needs an allocator of its own.)

mod modes;
mod protocol;
#[path = "../support/mod.rs"]
mod support;
mod traces;
