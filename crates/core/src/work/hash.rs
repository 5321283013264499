//! SHA-256 over blocks of data. Must not know of clocks, threads or the web.

use super::Element;
use super::answer::{one_each, wrong};
use super::remote::{Payload, PayloadRef, Remote};
use super::split::{part, stream};
use super::{About, Bound, Job, Output, Params, Plan, Slider, Spread, Step, WrongAnswer};
use rand_core::Rng;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// The size of the buffer that is hashed again and again, so that making data is not
/// part of the work. One pass takes some 0.2 ms.
const BUFFER_BYTES: usize = 1 << 16;

const MEGABYTE: u64 = 1 << 20;

/// SHA-256 of "abc" (FIPS 180-4; the example is in NIST's "Secure Hash
/// Standard: examples with intermediate values").
const DIGEST_OF_ABC: [u8; 32] = [
    0xBA, 0x78, 0x16, 0xBF, 0x8F, 0x01, 0xCF, 0xEA, 0x41, 0x41, 0x40, 0xDE, 0x5D, 0xAE, 0x22, 0x23,
    0xB0, 0x03, 0x61, 0xA3, 0x96, 0x17, 0x7A, 0x9C, 0xB4, 0x10, 0xFF, 0x61, 0xF2, 0x00, 0x15, 0xAD,
];

pub(super) const ABOUT: About = About {
    id: "hash",
    title: "SHA-256",
    task: "hashes one block of data",
    bound: Bound::Cpu,
    why: "The data is in memory already; mixing its bits is all that takes time.",
    caveat: "",
    tasks: Slider {
        label: "Blocks",
        unit: "",
        min: 1,
        max: 10_000,
        default: 16,
        spread: Spread::Logarithmic,
    },
    size: Some(Slider {
        label: "Data in total",
        unit: "MiB",
        min: 1,
        max: 4_096,
        default: 64,
        spread: Spread::Logarithmic,
    }),
    latency: None,
    element: Some(Element {
        one: "byte",
        many: "bytes",
        count: |size| u64::from(size) * MEGABYTE,
        least: 1,
    }),
};

/// A task's block is 32 bytes of its own and then the buffer, over and over,
/// up to the block's length.
pub(super) fn plan(params: Params) -> impl Plan {
    let mut buffer = vec![0; BUFFER_BYTES];
    stream(params.seed, u32::MAX).fill_bytes(&mut buffer);
    Blocks {
        params,
        buffer,
        known: OnceLock::new(),
    }
}

struct Blocks {
    params: Params,
    buffer: Vec<u8>,
    /// The last task's answer, once it was computed to check it.
    known: OnceLock<Output>,
}

struct Hashing<'a> {
    buffer: &'a [u8],
    hasher: Sha256,
    bytes_left: u64,
}

/// The work in a process, which is sent the buffer.
struct RemoteBlocks(Params);

pub(super) fn remote(params: Params) -> impl Remote {
    RemoteBlocks(params)
}

impl Remote for RemoteBlocks {
    fn start<'a>(
        &'a self,
        _: usize,
        task: u32,
        payload: &'a [Payload],
    ) -> Option<Box<dyn Job + 'a>> {
        match payload {
            [Payload::Bytes(buffer)] if !buffer.is_empty() && task < self.0.tasks => {
                Some(Box::new(Hashing::new(self.0, task, buffer)))
            }
            _ => None,
        }
    }
}

fn own_bytes(params: Params, task: u32) -> [u8; 32] {
    let mut bytes = [0; 32];
    stream(params.seed, task).fill_bytes(&mut bytes);
    bytes
}

fn block_bytes(params: Params, task: u32) -> u64 {
    let part = part(ABOUT.elements(params), params.tasks, task);
    part.end - part.start
}

impl<'a> Hashing<'a> {
    fn new(params: Params, task: u32, buffer: &'a [u8]) -> Self {
        Self {
            buffer,
            hasher: Sha256::new_with_prefix(own_bytes(params, task)),
            bytes_left: block_bytes(params, task),
        }
    }
}

impl Blocks {
    /// A task's answer, with the data handed to the hasher in other pieces.
    fn answer(&self, task: u32) -> Output {
        const PIECE_BYTES: usize = 1_000;
        let mut hasher = Sha256::new_with_prefix(own_bytes(self.params, task));
        let parts = self.buffer.chunks(PIECE_BYTES).cycle();
        let mut left = block_bytes(self.params, task);
        for part in parts {
            let count = left.min(part.len() as u64);
            hasher.update(&part[..count as usize]);
            left -= count;
            if left == 0 {
                break;
            }
        }
        Output::Digest(hasher.finalize().into())
    }
}

impl Plan for Blocks {
    fn phases(&self) -> Vec<u32> {
        vec![self.params.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        Box::new(Hashing::new(self.params, task, &self.buffer))
    }

    fn payload<'a>(&'a self, _: usize, _: u32, _: &'a [Output]) -> Vec<PayloadRef<'a>> {
        vec![PayloadRef::Bytes(&self.buffer)]
    }

    /// The hash function as such by the standard's example, and the last task
    /// by doing it again; all others differ from it in their own bytes alone.
    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        one_each(self.params.tasks, outputs)?;
        let abc: [u8; 32] = Sha256::digest(b"abc").into();
        if abc != DIGEST_OF_ABC {
            return Err(WrongAnswer(
                "this SHA-256 is not that of the standard".into(),
            ));
        }
        let last = self.params.tasks - 1;
        let known = self.known.get_or_init(|| self.answer(last));
        if outputs.last() == Some(known) {
            return Ok(());
        }
        Err(wrong(last, "the digest is not that of the block"))
    }
}

impl Job for Hashing<'_> {
    fn step(&mut self) -> Step {
        let count = self.bytes_left.min(self.buffer.len() as u64);
        self.hasher.update(&self.buffer[..count as usize]);
        self.bytes_left -= count;
        if self.bytes_left > 0 {
            return Step::More;
        }
        let hasher = std::mem::take(&mut self.hasher);
        Step::Done(Output::Digest(hasher.finalize().into()))
    }
}
