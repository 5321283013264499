//! What was pasted, as what is shown of it. Pure; it must not know how.

use super::lessons::votes;
use crate::kit::names;
use interleave_core::board::{self, Board, Entry, Ran, kinds, parse_many};
use interleave_core::format::{agreeing, plural};

/// A class, as far as its results are of one workload, or of one program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// All that were found, most frequent first, and how often.
    pub kinds: Vec<(Ran, usize)>,
    /// The one that is shown.
    pub ran: Option<Ran>,
    /// Its entries, in the order of the text.
    pub entries: Vec<Entry>,
    /// The same by their cores.
    pub groups: Vec<board::Group>,
}

impl Class {
    /// Reads a text; `wanted` is shown if there is any of it.
    pub fn read(text: &str, wanted: Option<Ran>) -> Self {
        let all = parse_many(text).entries;
        let kinds = kinds(&all);
        let is_there = |wanted: &Ran| kinds.iter().any(|(ran, _)| ran == wanted);
        let first = kinds.first().map(|&(ran, _)| ran);
        let ran = wanted.filter(is_there).or(first);
        let groups = ran.map(|ran| board::groups(&all, ran));
        Self {
            ran,
            groups: groups.unwrap_or_default(),
            entries: all
                .into_iter()
                .filter(|entry| Some(entry.ran) == ran)
                .collect(),
            kinds,
        }
    }
}

/// What is to be said of a text.
pub fn told(text: &str) -> Vec<String> {
    let board = parse_many(text);
    let mut sentences = Vec::new();
    let has_only_votes = board.entries.is_empty() && !votes(text).is_empty();
    if !text.trim().is_empty() && !has_only_votes {
        sentences.push(found(&board));
    }
    match board.duplicates {
        0 => {}
        1 => sentences.push("One code was there twice, and counts once.".to_owned()),
        more => sentences.push(format!("{more} codes were there before, and count once.")),
    }
    for broken in &board.broken {
        sentences.push(format!(
            "Line {}: {} is incomplete, or one of its characters is wrong. Copy it again.",
            broken.line, broken.begins
        ));
    }
    if board.is_cut {
        sentences.push("The text is too long: its end was not read.".to_owned());
    }
    sentences
}

fn found(board: &Board) -> String {
    match board.entries.len() {
        0 => "No code was found. Codes begin with interleave1.".to_owned(),
        count => format!(
            "{} {} found.",
            plural(count as u64, "result"),
            agreeing(count as u64, "was", "were")
        ),
    }
}

/// Who: the name, or what stands in its place.
pub fn who(entry: &Entry) -> &str {
    if entry.name.is_empty() {
        "no name"
    } else {
        &entry.name
    }
}

/// The cores of a machine: "4 cores found, 8 reported".
pub fn machine(entry: &Entry) -> String {
    let reported = entry.cores_reported;
    match entry.cores_found {
        Some(found) if found != reported => {
            format!("{} found, {reported} reported", names::cores(found))
        }
        Some(found) => names::cores(found),
        None => format!("{} reported", names::cores(reported)),
    }
}
