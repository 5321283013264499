//! In place of [`programs`](self) where none is run: there is no value of these types, so
//! that whatever would be done with one is left out.

use crate::mode::Mode;
use crate::program_end::ProgramEnd;
use crate::trace::Trace;
use serde::{Deserialize, Serialize};

/// Whether this build runs programs.
pub const ARE_RUN: bool = false;

/// There is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackedProgram {}

/// There is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgramRequest {}

/// There is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgramRun {}

impl PackedProgram {
    /// None.
    pub fn new(_code: &str, _switches_anywhere: bool, _seed: u64) -> Option<Self> {
        None
    }

    /// Never called.
    pub fn code(&self) -> &str {
        match *self {}
    }
}

impl ProgramRequest {
    /// None.
    pub fn new(
        _packed: &PackedProgram,
        _source: String,
        _code: Vec<u8>,
        _library: Vec<Vec<u8>>,
    ) -> Option<Self> {
        None
    }
}

impl ProgramRun {
    /// Never called.
    pub fn end(&self) -> ProgramEnd {
        match *self {}
    }
}

/// There is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ProgramTrace {}

impl ProgramTrace {
    /// Never called.
    pub fn len(&self) -> usize {
        match *self {}
    }

    /// Never called.
    pub fn is_empty(&self) -> bool {
        match *self {}
    }

    /// Never called.
    pub fn trace(&self, _mode: Mode) -> Trace {
        match *self {}
    }
}
