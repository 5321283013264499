//! The class board: results as short codes that go into a chat, and what a class
//! has found, read from that chat. No server has a part in it.
//!
//! It must not know how the board is drawn. What is read is untrusted text: any text
//! gives a board, in time linear in its length.

mod code;
mod entry;
mod summary;

pub use code::{MOST_CODE_CHARS, PREFIX, decode, encode};
pub use entry::{Engine, Entry, MOST_NAME_BYTES, Ran, Speedup, Unfit};
pub use summary::{Group, groups, kinds};

use std::collections::HashSet;

/// How much of a text is read.
pub const MOST_BYTES: usize = 1 << 20;
/// How many codes are taken, far more than a class has pupils,
pub const MOST_ENTRIES: usize = 1_000;
/// and how many broken ones are reported.
const MOST_BROKEN: usize = 100;

/// What a text has in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// What was found, each once, in the order of the text.
    pub entries: Vec<Entry>,
    /// What looked like a code and is none.
    pub broken: Vec<Broken>,
    /// How many codes were there before.
    pub duplicates: usize,
    /// Whether there was more than is read.
    pub is_cut: bool,
}

impl Board {
    fn add(&mut self, entry: Entry, code: &str, seen: &mut HashSet<String>) {
        if !seen.insert(code.to_ascii_lowercase()) {
            self.duplicates += 1;
        } else if self.entries.len() < MOST_ENTRIES {
            self.entries.push(entry);
        } else {
            self.is_cut = true;
        }
    }

    fn tell(&mut self, line: usize, code: &str) {
        if self.broken.len() < MOST_BROKEN {
            let begins = beginning(code);
            self.broken.push(Broken { line, begins });
        } else {
            self.is_cut = true;
        }
    }
}

/// What looked like a code and is none: a character is wrong, or some are missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// In which line, counted from 1.
    pub line: usize,
    /// How it begins.
    pub begins: String,
}

/// Reads a whole chat, as pasted: finds codes anywhere in it.
pub fn parse_many(text: &str) -> Board {
    let mut board = Board::default();
    let mut seen = HashSet::new();
    let read = &text[..text.floor_char_boundary(MOST_BYTES)];
    board.is_cut = read.len() < text.len();
    for (line, text) in (1..).zip(read.lines()) {
        for word in words(text) {
            let Some(candidate) = code::candidate(word) else {
                continue;
            };
            match decode(candidate) {
                Some(entry) => board.add(entry, candidate, &mut seen),
                None => board.tell(line, candidate),
            }
        }
    }
    board
}

/// Runs of letters and digits: codes have nothing else, so that they stay whole
/// in addresses, between stars and behind a name and a colon.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|char: char| !char.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// Enough to find it in the text; it is all letters and digits.
fn beginning(candidate: &str) -> String {
    const CHARS: usize = 24;
    match candidate.get(..CHARS) {
        Some(head) if candidate.len() > CHARS => format!("{head}…"),
        _ => candidate.to_owned(),
    }
}
