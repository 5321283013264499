//! Every claim about the core. One program, so that it is linked once.

mod believed;
mod board;
mod elements;
mod experiment;
mod exports;
mod grain;
mod history;
mod kernels;
mod laws;
mod result_schema;
mod settings;
mod statistics;
mod support;
mod sweep;
mod verdict;
mod why;
