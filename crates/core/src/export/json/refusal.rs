//! Why a text is not taken as a result. It must not repeat more of an untrusted
//! text than fits into a sentence.

use super::MAX_BYTES;
use crate::experiment::report::SCHEMA;
use std::fmt;

/// How many characters of an untrusted text are repeated.
const EXCERPT_CHARS: usize = 80;

/// Why a text is not taken as a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is longer than [`MAX_BYTES`].
    TooLarge,
    /// It is not JSON, or breaks off; what is wrong, and where.
    NotJson(String),
    /// It is JSON of something else.
    NotAResult,
    /// It is of another schema, which is named.
    OtherSchema(String),
    /// It says the right schema and has another shape; what is wrong, and where.
    Misshapen(String),
    /// A part of it cannot be; which, and why.
    Wrong {
        /// Where in the result, as in `runs[1].medianMs`.
        place: String,
        /// The end of a sentence that begins with the place.
        why: String,
    },
}

impl Refusal {
    pub(super) fn of_text(error: &serde_json::Error) -> Self {
        if error.is_data() {
            Self::NotAResult
        } else {
            Self::NotJson(excerpt(&error.to_string()))
        }
    }

    pub(super) fn of_shape(error: &serde_json::Error) -> Self {
        Self::Misshapen(excerpt(&error.to_string()))
    }

    pub(super) fn other_schema(name: &str) -> Self {
        Self::OtherSchema(excerpt(name))
    }

    pub(super) fn wrong(place: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Wrong {
            place: place.into(),
            why: why.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(
                formatter,
                "This file is larger than {} MB, more than any result of Interleave. Choose a JSON file that Interleave exported.",
                MAX_BYTES >> 20
            ),
            Self::NotJson(what) => write!(
                formatter,
                "This is not JSON, or a part of it is missing ({what}). Export the result again and take the whole file."
            ),
            Self::NotAResult => formatter.write_str(
                "This is JSON, but not a result of Interleave. Choose a JSON file that Interleave exported.",
            ),
            Self::OtherSchema(name) => write!(
                formatter,
                "This file is of the schema “{name}”; this page reads “{SCHEMA}”. Open it with the version of Interleave that wrote it."
            ),
            Self::Misshapen(what) => write!(
                formatter,
                "This file calls itself a result, but has another shape ({what}). Export the result again."
            ),
            Self::Wrong { place, why } => write!(
                formatter,
                "This result cannot be right: {place} {why}. Export it again, and leave the file as it is."
            ),
        }
    }
}

impl std::error::Error for Refusal {}

/// Its beginning, without characters that would break a line or turn the
/// direction of writing, and in the middle what says the place.
fn excerpt(text: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || (' '..='~').contains(&char);
    let plain = |char| if is_plain(char) { char } else { '·' };
    let count = text.chars().count();
    if count <= EXCERPT_CHARS {
        return text.chars().map(plain).collect();
    }
    // The place stands at the end of what serde_json says.
    let half = EXCERPT_CHARS / 2;
    let head = text.chars().take(half);
    let tail = text.chars().skip(count - half);
    head.chain(['…'])
        .chain(tail)
        .map(|char| if char == '…' { char } else { plain(char) })
        .collect()
}
