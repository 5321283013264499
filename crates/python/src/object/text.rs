//! Texts.

use std::sync::atomic::{AtomicU64, Ordering};

/// A text.
#[derive(Debug)]
pub struct Str {
    /// The text itself.
    pub text: Box<str>,
    /// How many characters it has; equal to the number of bytes if all are ASCII.
    pub chars: u32,
    /// Its hash, once it has been asked for; 0 before. Two workers that ask at once write the same.
    hash: AtomicU64,
}

impl Clone for Str {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            chars: self.chars,
            hash: AtomicU64::new(self.hash.load(Ordering::Relaxed)),
        }
    }
}

impl Str {
    /// Of a text.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let chars = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        Self {
            text,
            chars: chars as u32,
            hash: AtomicU64::new(0),
        }
    }

    /// Of two texts, one after the other.
    #[must_use]
    pub fn sum(left: &Self, right: &Self) -> Self {
        let mut text = String::with_capacity(left.text.len() + right.text.len());
        text.push_str(&left.text);
        text.push_str(&right.text);
        Self {
            text: text.into(),
            chars: left.chars + right.chars,
            hash: AtomicU64::new(0),
        }
    }

    /// Its hash, which `compute` gives the first time.
    #[inline]
    pub fn hash(&self, compute: impl FnOnce(&str) -> u64) -> u64 {
        match self.hash.load(Ordering::Relaxed) {
            0 => {
                let hash = compute(&self.text);
                self.hash.store(hash, Ordering::Relaxed);
                hash
            }
            hash => hash,
        }
    }

    /// Are all characters ASCII, so that a character is a byte?
    pub fn is_ascii(&self) -> bool {
        self.chars as usize == self.text.len()
    }
}
