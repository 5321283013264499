//! What is sent to those who run programs, and what comes back. Builds that run none have
//! `absent.rs` in its place, so that they carry nothing of it. It must not know how a
//! program is run.

mod trace;

pub use trace::ProgramTrace;

use crate::program_end::ProgramEnd;
use serde::{Deserialize, Serialize};

/// Whether this build runs programs.
pub const ARE_RUN: bool = true;

/// A program, and what a run of it depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedProgram {
    /// The source, packed as in the URL.
    pub code: String,
    /// Whether another thread may come in between any two instructions; otherwise only
    /// at calls and backward jumps.
    pub switches_anywhere: bool,
    /// What random numbers begin with, where the program does not say.
    pub seed: u64,
}

impl PackedProgram {
    /// A program; `None` where none is run.
    pub fn new(code: &str, switches_anywhere: bool, seed: u64) -> Option<Self> {
        Some(Self {
            code: code.to_owned(),
            switches_anywhere,
            seed,
        })
    }

    /// The source, packed as in the URL.
    pub fn code(&self) -> &str {
        &self.code
    }
}

/// A program, compiled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramRequest {
    /// Its source, whose lines tracebacks show.
    pub source: String,
    /// Its code, as bytes.
    pub code: Vec<u8>,
    /// Shelves of the library, as bytes, that it takes besides what the engine has.
    pub library: Vec<Vec<u8>>,
    /// Whether another thread may come in between any two instructions.
    pub switches_anywhere: bool,
    /// What random numbers begin with, where the program does not say.
    pub seed: u64,
}

impl ProgramRequest {
    /// A program, with its source and its code; `None` where programs are not run.
    pub fn new(
        packed: &PackedProgram,
        source: String,
        code: Vec<u8>,
        library: Vec<Vec<u8>>,
    ) -> Option<Self> {
        Some(Self {
            source,
            code,
            library,
            switches_anywhere: packed.switches_anywhere,
            seed: packed.seed,
        })
    }
}

/// What a run of a program came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramRun {
    /// What it printed, to both streams: the first
    /// [`MAX_OUTPUT_BYTES`](crate::program_end::MAX_OUTPUT_BYTES) of it.
    pub output: String,
    /// Its exit code.
    pub exit: u32,
    /// How it ended.
    pub end: ProgramEnd,
}

impl ProgramRun {
    /// How it ended.
    pub fn end(&self) -> ProgramEnd {
        self.end
    }
}
