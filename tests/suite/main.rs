//! Every claim about the geometry of charts.

mod curves;
mod ground;
mod plot;
mod timeline;
#[path = "../../crates/core/tests/suite/support/traces.rs"]
mod traces;
