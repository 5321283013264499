//! An entry as a code, and back: Bech32m (BIP 350), made for what people copy and
//! type. It has no character that chats take for markup, it ignores case, and its
//! checksum finds any single changed character, and nearly all other errors.

use super::Entry;
use super::entry::{Engine, Ran, Speedup};
use crate::mode::Mode;
use crate::work::Workload;
use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32m, Hrp};
use serde::{Deserialize, Serialize};

/// What all codes begin with, up to the last 1 that Bech32 puts behind it.
pub const PREFIX: &str = "interleave";

/// The longest code.
pub const MOST_CODE_CHARS: usize = 160;

/// Which shape follows: [`Written`] alone, of a workload,
const OF_WORKLOAD: u8 = 1;
/// or of a program, whose number stands behind it. A new shape gets a new number.
const OF_PROGRAM: u8 = 2;

/// An entry in numbers that do not change their meaning from version to version.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    shape: u8,
    version: [u16; 3],
    /// Its place in [`Workload::ALL`], as `mode` and `engine` in theirs. Lists may
    /// grow at their ends. Of a program: 0.
    workload: u8,
    mode: u8,
    workers: u32,
    engine: u8,
    cores_reported: u32,
    cores_found: Option<u32>,
    parts: u32,
    low_parts: u32,
    high_parts: u32,
    stamp: u16,
    name: &'a str,
}

/// The code of an entry: `interleave1…`, in lower case.
pub fn encode(entry: &Entry) -> String {
    let (shape, workload, number) = match entry.ran {
        Ran::Workload(workload) => (OF_WORKLOAD, place(&Workload::ALL, &workload), None),
        Ran::Program(number) => (OF_PROGRAM, 0, Some(number)),
    };
    let written = Written {
        shape,
        version: entry.version,
        workload,
        mode: place(&Mode::ALL, &entry.mode),
        workers: entry.workers,
        engine: place(&Engine::ALL, &entry.engine),
        cores_reported: entry.cores_reported,
        cores_found: entry.cores_found,
        parts: entry.speedup.parts,
        low_parts: entry.speedup.low_parts,
        high_parts: entry.speedup.high_parts,
        stamp: entry.stamp,
        name: &entry.name,
    };
    // Neither can fail: memory takes any bytes, and no entry is too long for a code.
    let mut bytes = postcard::to_allocvec(&written).unwrap_or_default();
    bytes.extend(number.into_iter().flat_map(u32::to_be_bytes));
    bech32::encode::<Bech32m>(prefix(), &bytes).unwrap_or_default()
}

/// The entry of a code; `None` if it is none, or not as it was made.
pub fn decode(code: &str) -> Option<Entry> {
    if code.len() > MOST_CODE_CHARS {
        return None;
    }
    let checked = CheckedHrpstring::new::<Bech32m>(code).ok()?;
    if checked.hrp() != prefix() {
        return None;
    }
    let bytes: Vec<u8> = checked.byte_iter().collect();
    let (written, rest) = postcard::take_from_bytes::<Written>(&bytes).ok()?;
    let entry = entry(&written, rest)?;
    // Numbers can be written in more than one way; a code is the one way.
    encode(&entry).eq_ignore_ascii_case(code).then_some(entry)
}

/// `rest` stands behind it.
fn entry(written: &Written, rest: &[u8]) -> Option<Entry> {
    let ran = match (written.shape, rest) {
        (OF_WORKLOAD, []) => Ran::Workload(*Workload::ALL.get(usize::from(written.workload))?),
        (OF_PROGRAM, &[a, b, c, d]) => Ran::Program(u32::from_be_bytes([a, b, c, d])),
        _ => return None,
    };
    let entry = Entry {
        name: written.name.to_owned(),
        version: written.version,
        ran,
        mode: *Mode::ALL.get(usize::from(written.mode))?,
        workers: written.workers,
        engine: *Engine::ALL.get(usize::from(written.engine))?,
        cores_reported: written.cores_reported,
        cores_found: written.cores_found,
        speedup: Speedup {
            parts: written.parts,
            low_parts: written.low_parts,
            high_parts: written.high_parts,
        },
        stamp: written.stamp,
    };
    entry.is_sound().then_some(entry)
}

/// What of a word of letters and digits is meant as a code, if anything is: all
/// from the prefix on, or all of it if it begins nearly like that.
pub(super) fn candidate(word: &str) -> Option<&str> {
    /// What begins nearly like a code is meant as one only if it is about as long.
    const ABOUT_AS_LONG: usize = 40;
    /// How many characters of the prefix and its 1 may be wrong.
    const WRONG: usize = 2;

    let head_chars = PREFIX.len() + 1;
    let mut heads = word.as_bytes().windows(head_chars);
    let is_nearly = heads
        .clone()
        .next()
        .is_some_and(|head| distance(head) <= WRONG);
    match heads.position(|head| distance(head) == 0) {
        Some(start) => Some(&word[start..]),
        None => (is_nearly && word.len() >= ABOUT_AS_LONG).then_some(word),
    }
}

/// In how many places these bytes differ from the prefix and its 1.
fn distance(head: &[u8]) -> usize {
    let wanted = PREFIX.bytes().chain([b'1']);
    let pairs = head.iter().zip(wanted);
    pairs
        .filter(|(is, wanted)| !is.eq_ignore_ascii_case(wanted))
        .count()
}

fn prefix() -> Hrp {
    Hrp::parse_unchecked(PREFIX)
}

fn place<T: PartialEq>(all: &[T], item: &T) -> u8 {
    let place = all.iter().position(|other| other == item);
    // All are there: the lists are whole, and far shorter than 256.
    place.unwrap_or_default() as u8
}
