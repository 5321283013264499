//! A learner's program as work: named by what a link carries of it. It must not know how
//! a program is unpacked, compiled or run.

pub use crate::programs::PackedProgram;

use super::about::{About, Bound, Slider, Spread};

/// The id that URLs and results have in place of a workload's.
pub const ID: &str = "program";

/// What the page says of it. It has nothing to choose: one task, of its own size.
pub static ABOUT: About = About {
    id: ID,
    title: "Python program",
    task: "",
    bound: Bound::Unknown,
    why: "It came with the link, and stands below the chart with what it prints.",
    caveat: "",
    tasks: Slider {
        label: "",
        unit: "",
        min: 1,
        max: 1,
        default: 1,
        spread: Spread::Linear,
    },
    size: None,
    latency: None,
    element: None,
};
