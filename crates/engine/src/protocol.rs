//! The messages between the page and an engine: typed, versioned, as bytes.
//!
//! The page asks one thing at a time; the engine answers each request once.
//! Bytes that are not a message of this version are an error, never a panic.

use crate::run::{Halt, TaskReply, TaskSpan};
use interleave_core::mode::RunConfig;
pub use interleave_core::programs::ProgramRequest;
use interleave_core::recording::Recording;
use interleave_core::sample::{ProgramRun, Sampled};
use interleave_core::work::Output;
use interleave_core::work::Work;
use interleave_core::work::remote::{Kind, Payload, PayloadRef};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Version of the messages. Page and engine come from one build, but a cache
/// may hold an old one.
pub const VERSION: u8 = 8;

/// What the page asks of an engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Make the input of this work and keep it.
    Prepare(Work),
    /// Run the prepared work, and time it.
    Sample {
        /// How.
        config: RunConfig,
        /// How often, one after another, inside this one sample; at least 1.
        rounds: u32,
    },
    /// Tell what happened in the last run of the last sample.
    Trace,
    /// Compute for this long, in milliseconds, and count how far it goes.
    Spin {
        /// How long.
        duration_ms: f64,
    },
    /// Take this program in, and keep it: the next samples are of it.
    Program(ProgramRequest),
}

/// What an engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// To [`Request::Prepare`] and [`Request::Program`].
    Prepared,
    /// To [`Request::Sample`].
    Sampled(Sampled),
    /// To [`Request::Trace`].
    Recorded(Recording),
    /// To [`Request::Spin`]: thousands of rounds of work per millisecond.
    Spun(f64),
    /// The request could not be served.
    Failed(Failure),
    /// To [`Request::Sample`] of a program. What the run came to comes first, so that who
    /// runs no programs has nothing else to read.
    Ran(ProgramRun, Sampled),
}

impl Reply {
    /// A sample as it is sent.
    pub fn of_sample(mut sampled: Sampled) -> Self {
        if let Some(run) = sampled.program.take() {
            return Self::Ran(run, sampled);
        }
        Self::Sampled(sampled)
    }

    /// The sample that it is.
    ///
    /// # Errors
    /// The reply, if it is none.
    pub fn into_sample(self) -> Result<Sampled, Box<Self>> {
        match self {
            Self::Sampled(sampled) => Ok(sampled),
            Self::Ran(run, sampled) => Ok(Sampled {
                program: Some(run),
                ..sampled
            }),
            other => Err(Box::new(other)),
        }
    }
}

/// Why an engine could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The input needs this many bytes, which are not available.
    OutOfMemory {
        /// How many bytes were asked for.
        bytes: u64,
    },
    /// The answer differs from the known one.
    WrongAnswer(String),
    /// The run did not come to its end.
    Halted(Halt),
    /// `Sample` came before `Prepare`.
    NothingPrepared,
    /// A mode that needs a pool was asked of an engine that has no pool.
    NoPool,
    /// `processes` was asked of an engine that has none.
    NoProcesses,
    /// A program was asked of an engine that has no language, or not for this mode, or it is
    /// none.
    NoProgram,
    /// A request came while another was being served.
    Busy,
    /// The request could not be read.
    Unreadable(ProtocolError),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfMemory { bytes } => write!(
                formatter,
                "Not enough memory: this work needs about {} MB. Choose a smaller size.",
                bytes.div_ceil(1_000_000)
            ),
            Self::WrongAnswer(what) => write!(
                formatter,
                "The answer is wrong, so no timing is shown ({what}). Please report this."
            ),
            Self::Halted(halt) => halt.fmt(formatter),
            Self::NothingPrepared => formatter.write_str("The engine had no work prepared."),
            Self::NoPool => {
                formatter.write_str("This mode needs shared memory, which this engine lacks.")
            }
            Self::NoProcesses => {
                formatter.write_str("The engine has no processes to run tasks in.")
            }
            Self::NoProgram => formatter.write_str("The engine cannot run this program."),
            Self::Busy => formatter.write_str("The engine was still busy with another request."),
            Self::Unreadable(error) => error.fmt(formatter),
        }
    }
}

/// Why bytes are not a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProtocolError {
    /// There are none.
    Empty,
    /// They are of another version.
    Version(u8),
    /// They are of this version, but not a message.
    Garbled,
}

impl fmt::Display for ProtocolError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("An empty message came."),
            Self::Version(version) => write!(
                formatter,
                "The page and its engine are of different versions ({VERSION} and {version}). Reload the page."
            ),
            Self::Garbled => formatter.write_str("A message came that could not be read."),
        }
    }
}

/// A message as bytes: the version, then its contents.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Only maps and sequences of unknown length fail to serialize, and a
    // growing buffer is never full; our messages have neither.
    postcard::to_extend(message, vec![VERSION]).unwrap_or_default()
}

/// The message that the bytes hold.
///
/// # Errors
/// [`ProtocolError`] if they are not a message of this version.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ProtocolError> {
    let (&version, contents) = bytes.split_first().ok_or(ProtocolError::Empty)?;
    if version != VERSION {
        return Err(ProtocolError::Version(version));
    }
    postcard::from_bytes(contents).map_err(|_| ProtocolError::Garbled)
}

/// How a task reply travels: its bytes, and the block of memory beside them.
pub fn encode_task_reply(task_reply: &TaskReply) -> (Vec<u8>, Option<PayloadRef<'_>>) {
    match task_reply {
        TaskReply::Done {
            output,
            compute_ms,
            began_ms,
            task_spans,
        } => {
            let (kind, part) = output.taken_apart();
            let head = Head::Done(kind, *compute_ms, *began_ms, task_spans.clone());
            (encode(&head), part)
        }
        TaskReply::Failed(why) => (encode(&Head::Failed(why.clone())), None),
    }
}

/// The task reply that arrived.
///
/// # Errors
/// [`ProtocolError`] if that is none of this version.
pub fn decode_task_reply(bytes: &[u8], payload: Vec<Payload>) -> Result<TaskReply, ProtocolError> {
    match decode(bytes)? {
        Head::Failed(why) => Ok(TaskReply::Failed(why)),
        Head::Done(kind, compute_ms, began_ms, task_spans) => {
            let output = Output::put_together(kind, payload.into_iter().next());
            let output = output.ok_or(ProtocolError::Garbled)?;
            Ok(TaskReply::Done {
                output,
                compute_ms,
                began_ms,
                task_spans,
            })
        }
    }
}

/// A task reply without its block of memory.
#[derive(Serialize, Deserialize)]
enum Head {
    Done(Kind, f64, f64, Vec<TaskSpan>),
    Failed(String),
}
