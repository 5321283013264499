//! Every claim about runs. One program, so that it is linked once. (`engine.rs`,
//! beside this folder, needs an allocator of its own.)

mod gil;
mod modes;
mod prices;
mod processes;
mod protocol;
mod runs;
mod script;
mod stopping;
#[path = "../support/mod.rs"]
mod support;
mod traces;
