//! Every claim about the core. One program, so that it is linked once.

mod board;
mod conductor;
mod diagnosis;
mod elements;
mod experiment;
mod exports;
mod granularity;
mod history;
mod kernels;
mod law_choice;
mod laws;
mod program;
mod result_schema;
mod settings;
mod statistics;
mod support;
mod sweep;
mod threads_diagnosis;
mod verdict;
