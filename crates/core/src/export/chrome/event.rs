//! One of Chrome's trace events, with the format's own short names. It must not
//! know what is traced.

use super::Thread;
use serde::Serialize;

/// A record of the file.
#[derive(Debug, Serialize)]
pub struct TraceEvent {
    /// What is shown.
    pub name: String,
    /// The phase: `M` tells about threads, `X` is a span, `i` an instant.
    pub ph: char,
    /// The category.
    pub cat: &'static str,
    /// When it began, in microseconds.
    pub ts: f64,
    /// How long it took, in microseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dur: Option<f64>,
    /// The process.
    pub pid: u32,
    /// The thread.
    pub tid: u32,
    /// The scope of an instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s: Option<char>,
    /// Not on spans: speedscope would write them into each name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub args: Option<Args>,
}

/// What `M` tells.
#[derive(Debug, Default, Serialize)]
pub struct Args {
    /// Of a process or thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its place among the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_index: Option<u32>,
}

impl TraceEvent {
    /// About a process or thread.
    pub fn about(what: &str, thread: Thread, args: Args) -> Self {
        Self {
            args: Some(args),
            ..Self::at(0.0, thread, 'M', "__metadata", what.to_owned())
        }
    }

    /// At a moment, in microseconds.
    pub fn at(ts: f64, thread: Thread, ph: char, cat: &'static str, name: String) -> Self {
        Self {
            name,
            ph,
            cat,
            ts,
            dur: None,
            pid: thread.process,
            tid: thread.id,
            s: None,
            args: None,
        }
    }
}
