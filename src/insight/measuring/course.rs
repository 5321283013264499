//! What a measurement is at. Pure.

use crate::bridge::{MeasurementEnd, Problem};

/// What a measurement is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Course {
    /// Nobody asked for it yet.
    #[default]
    Unasked,
    /// It is measured.
    Running,
    /// It was stopped, and can be resumed.
    Stopped,
    /// It is done.
    Done,
    /// Something went wrong; it can be resumed.
    Failed(Problem),
}

impl Course {
    /// What it is at after such an end.
    pub fn after(end: MeasurementEnd) -> Self {
        match end {
            MeasurementEnd::Done => Self::Done,
            MeasurementEnd::Stopped => Self::Stopped,
            MeasurementEnd::Failed(problem) => Self::Failed(problem),
        }
    }

    /// Whether it was begun and is not at its end.
    pub fn is_unfinished(&self) -> bool {
        matches!(self, Self::Stopped | Self::Failed(_))
    }
}
