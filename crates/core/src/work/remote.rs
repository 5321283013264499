//! Work in a memory of its own: what is copied there for a task, and what is
//! copied back. Knows neither messages nor processes.

use super::{Job, Output, Plan};
use serde::{Deserialize, Serialize};

/// A block of memory that is to be copied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PayloadRef<'a> {
    /// Whole numbers.
    Numbers(&'a [u32]),
    /// Elements of a matrix.
    Elements(&'a [f32]),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// A block of memory that was copied.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// Whole numbers.
    Numbers(Vec<u32>),
    /// Elements of a matrix.
    Elements(Vec<f32>),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// What an output is, without the block of memory that it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// [`Output::Count`].
    Count(u64),
    /// [`Output::Digest`].
    Digest([u8; 32]),
    /// [`Output::Numbers`].
    Numbers,
    /// [`Output::Elements`].
    Elements,
    /// [`Output::Pixels`].
    Pixels,
}

/// The work in a process with a memory of its own.
pub trait Remote {
    /// Starts a task with what was sent for it by [`Plan::payload`]; `None` if
    /// that is not what the task needs.
    fn start<'a>(
        &'a self,
        phase: usize,
        task: u32,
        payload: &'a [Payload],
    ) -> Option<Box<dyn Job + 'a>>;
}

/// Work that follows from its parameters alone.
pub(super) struct Whole(pub(super) Box<dyn Plan>);

impl Remote for Whole {
    fn start<'a>(&'a self, phase: usize, task: u32, _: &'a [Payload]) -> Option<Box<dyn Job + 'a>> {
        let tasks = self.0.phases().get(phase).copied()?;
        (task < tasks).then(|| self.0.start(phase, task, &[]))
    }
}

impl PayloadRef<'_> {
    /// How many bytes it has.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Numbers(numbers) => size_of_val(*numbers),
            Self::Elements(elements) => size_of_val(*elements),
            Self::Bytes(bytes) => bytes.len(),
        }
    }
}

impl Payload {
    pub(super) fn numbers(&self) -> Option<&[u32]> {
        match self {
            Self::Numbers(numbers) => Some(numbers),
            _ => None,
        }
    }

    pub(super) fn elements(&self) -> Option<&[f32]> {
        match self {
            Self::Elements(elements) => Some(elements),
            _ => None,
        }
    }
}

impl Output {
    /// What it is, and the block of memory that it holds.
    pub fn taken_apart(&self) -> (Kind, Option<PayloadRef<'_>>) {
        match self {
            Self::Count(count) => (Kind::Count(*count), None),
            Self::Digest(digest) => (Kind::Digest(*digest), None),
            Self::Numbers(numbers) => (Kind::Numbers, Some(PayloadRef::Numbers(numbers))),
            Self::Elements(elements) => (Kind::Elements, Some(PayloadRef::Elements(elements))),
            Self::Pixels(pixels) => (Kind::Pixels, Some(PayloadRef::Bytes(pixels))),
        }
    }

    /// The output of what was taken apart; `None` if the parts do not fit.
    pub fn put_together(kind: Kind, payload: Option<Payload>) -> Option<Self> {
        match (kind, payload) {
            (Kind::Count(count), None) => Some(Self::Count(count)),
            (Kind::Digest(digest), None) => Some(Self::Digest(digest)),
            (Kind::Numbers, Some(Payload::Numbers(numbers))) => Some(Self::Numbers(numbers)),
            (Kind::Elements, Some(Payload::Elements(elements))) => Some(Self::Elements(elements)),
            (Kind::Pixels, Some(Payload::Bytes(pixels))) => Some(Self::Pixels(pixels)),
            _ => None,
        }
    }
}
