//! Results as files: JSON (which can be read again), CSV, Chrome's trace events
//! and a Markdown table. Text in, text out. It must not know how a file is
//! saved or picked, nor how a result came about.

pub mod chrome;
pub mod csv;
pub mod json;
pub mod markdown;

use crate::experiment::report::Report;

/// A format in which a result can be downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The whole result; this program can read it again.
    Json,
    /// One row per sample, for spreadsheets.
    Csv,
    /// The trace, for Perfetto, speedscope and the Firefox Profiler.
    Chrome,
    /// A table of the runs, for reports and issues.
    Markdown,
}

impl Format {
    /// All formats, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Json, Self::Csv, Self::Chrome, Self::Markdown];

    /// Its id, as the command line takes it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Chrome => "chrome",
            Self::Markdown => "markdown",
        }
    }

    /// The format with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Csv => "CSV",
            Self::Chrome => "Chrome trace",
            Self::Markdown => "Markdown",
        }
    }

    /// The type of its content, as servers name it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Json | Self::Chrome => "application/json",
            Self::Csv => "text/csv",
            Self::Markdown => "text/markdown",
        }
    }

    /// What a file of it is called: "interleave-primes.csv".
    pub fn file_name(self, report: &Report) -> String {
        let ending = match self {
            Self::Json => "json",
            Self::Csv => "csv",
            // Not plain .json: the two would be mistaken for one another.
            Self::Chrome => "trace.json",
            Self::Markdown => "md",
        };
        format!("{}.{ending}", stem(report))
    }

    /// A result in this format; `None` if the result has nothing for it: no trace,
    /// no trace events.
    pub fn write(self, report: &Report) -> Option<String> {
        Some(match self {
            Self::Json => json::write(report),
            Self::Csv => csv::write(report),
            Self::Chrome => chrome::write(report.trace.as_ref()?),
            Self::Markdown => markdown::write(report),
        })
    }
}

/// What the names of all files of a result begin with: "interleave-primes".
pub fn stem(report: &Report) -> String {
    let workload = report.settings.get("workload").map_or("", String::as_str);
    // In a report that was read from a file, this is untrusted text.
    let plain = |char: &char| char.is_ascii_alphanumeric();
    let workload: String = workload.chars().filter(plain).take(20).collect();
    if workload.is_empty() {
        "interleave".to_owned()
    } else {
        format!("interleave-{workload}")
    }
}
