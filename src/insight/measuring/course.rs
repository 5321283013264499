//! What a survey is at. Pure.

use crate::bridge::{SurveyEnd, Trouble};

/// What a survey is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Course {
    /// Nobody asked for it yet.
    #[default]
    Unasked,
    /// It is measured.
    Running,
    /// It was stopped, and can be gone on with.
    Stopped,
    /// It is done.
    Done,
    /// Something went wrong; it can be gone on with.
    Failed(Trouble),
}

impl Course {
    /// What it is at after such an end.
    pub fn after(end: SurveyEnd) -> Self {
        match end {
            SurveyEnd::Done => Self::Done,
            SurveyEnd::Stopped => Self::Stopped,
            SurveyEnd::Failed(trouble) => Self::Failed(trouble),
        }
    }

    /// Whether it was begun and is not at its end.
    pub fn is_unfinished(&self) -> bool {
        matches!(self, Self::Stopped | Self::Failed(_))
    }
}
