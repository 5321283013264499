//! One line that stands for what a run left behind. It must not know what any of it means.

use super::Output;
use sha2::{Digest, Sha256};

/// One line that stands for all outputs: the first 16 hexadecimal digits of
/// the SHA-256 over their bytes, in the order of the tasks.
pub fn checksum(outputs: &[Output]) -> String {
    let mut checksum = Checksum::default();
    for output in outputs {
        output.feed(&mut checksum.0);
    }
    checksum.finish()
}

/// The same of bytes that come bit by bit.
#[derive(Clone, Debug, Default)]
pub struct Checksum(Sha256);

impl Checksum {
    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The line that stands for all of them.
    pub fn finish(self) -> String {
        let digest = self.0.finalize();
        let first = digest.iter().take(8);
        let number = first.fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
        format!("{number:016x}")
    }
}

impl Output {
    fn feed(&self, hasher: &mut Sha256) {
        match self {
            Self::Count(count) => hasher.update(count.to_le_bytes()),
            Self::Digest(digest) => hasher.update(digest),
            Self::Pixels(pixels) => hasher.update(pixels),
            Self::Numbers(numbers) => feed_words(hasher, numbers, u32::to_le_bytes),
            Self::Elements(elements) => feed_words(hasher, elements, f32::to_le_bytes),
        }
    }
}

/// Passes words to the hasher in batches, because it is slow with four bytes at a time.
fn feed_words<T: Copy>(hasher: &mut Sha256, words: &[T], to_bytes: fn(T) -> [u8; 4]) {
    const BATCH: usize = 1_024;
    let mut bytes = Vec::with_capacity(4 * BATCH);
    for batch in words.chunks(BATCH) {
        bytes.clear();
        bytes.extend(batch.iter().flat_map(|&word| to_bytes(word)));
        hasher.update(&bytes);
    }
}
