//! Votes on the questions of lessons, whose codes go around in the same chats. The lesson
//! itself charts them (`www/lessons/votes.js`, which makes the codes); here it is only said
//! which there are. Pure; it must not know how.

use interleave_core::board::MOST_BYTES;
use interleave_core::format::plural;
use interleave_core::settings::Lesson;
use std::collections::HashSet;

/// What all codes of lessons begin with.
const HEAD: &str = "interleave-";
/// Longer words are no codes.
const MOST_CODE_BYTES: usize = 128;
/// How many characters the name of a lesson may have,
const MOST_NAME: usize = 31;
/// and how many claims there may be.
const MOST_CLAIMS: usize = 20;
/// How many lessons are told of: more than a class has had.
const MOST_LESSONS: usize = 20;
/// The number of different checksums.
const SUMS: u32 = 36 * 36 * 36;

/// The votes on one lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Votes {
    /// The id of the lesson, which may be that of a teacher's own one.
    pub lesson: String,
    /// How many devices have voted.
    pub devices: usize,
}

impl Votes {
    /// The lesson, if this site has it.
    pub fn known(&self) -> Option<Lesson> {
        Lesson::from_id(&self.lesson)
    }

    /// How many there are, of what.
    pub fn sentence(&self) -> String {
        let count = plural(self.devices as u64, "vote");
        format!("{count} on the lesson “{}”", self.lesson)
    }
}

/// The votes in a text, by lessons in the order in which these first come up. A device that
/// has voted again counts once.
pub fn votes(text: &str) -> Vec<Votes> {
    let read = &text[..text.floor_char_boundary(MOST_BYTES)];
    let mut seen = HashSet::new();
    let mut found: Vec<Votes> = Vec::new();
    for word in read.split(|char: char| !char.is_ascii_alphanumeric() && char != '-') {
        let Some((lesson, device)) = code(&word.to_ascii_lowercase()) else {
            continue;
        };
        let is_new = seen.insert((lesson.clone(), device));
        let place = found.iter().position(|votes| votes.lesson == lesson);
        match place {
            Some(place) => found[place].devices += usize::from(is_new),
            None if found.len() < MOST_LESSONS => found.push(Votes { lesson, devices: 1 }),
            None => {}
        }
    }
    found
}

/// The lesson and the device of a word that has a code in it.
fn code(word: &str) -> Option<(String, String)> {
    if word.len() > MOST_CODE_BYTES {
        return None;
    }
    let start = word.find(HEAD)?;
    // Not within another word.
    if start > 0 && !word[..start].ends_with('-') {
        return None;
    }
    let parts: Vec<&str> = word[start..].split('-').collect();
    // The head, the lesson in one or several parts, and then: vote, claims, device, checksum.
    (2..parts.len().saturating_sub(3)).find_map(|at| {
        let (lesson, rest) = (parts[1..at].join("-"), &parts[at..at + 4]);
        let said = parts[..at + 3].join("-");
        let is_code = is_name(&lesson) && is_said(rest) && checksum(&said) == rest[3];
        is_code.then(|| (lesson, rest[2].to_owned()))
    })
}

fn is_name(lesson: &str) -> bool {
    lesson.len() <= MOST_NAME && lesson.starts_with(|char: char| char.is_ascii_lowercase())
}

/// Whether these are the vote, the claims, the device and the checksum, as to their shapes.
fn is_said(parts: &[&str]) -> bool {
    let is_vote = |char: char| char == '0' || char.is_ascii_lowercase();
    let claims = parts[1];
    parts[0].len() == 2
        && parts[0].chars().all(is_vote)
        && (claims == "0"
            || (1..=MOST_CLAIMS).contains(&claims.len())
                && claims.chars().all(|char| "ynu".contains(char)))
        && parts[2].len() == 4
        && parts[3].len() == 3
}

/// FNV-1a, of which three characters are kept.
fn checksum(said: &str) -> String {
    let hash = said.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let sum = hash % SUMS;
    let digit = |number: u32| char::from_digit(number % 36, 36).unwrap_or('0');
    [sum / (36 * 36), sum / 36, sum].map(digit).iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `www/lessons/votes.js` makes them: the first and the third are of one device.
    const CODES: [&str; 4] = [
        "interleave-race-bc-yyn-k3f9-b99",
        "interleave-race-aa-0-zz01-xc6",
        "interleave-race-ac-u-k3f9-069",
        "interleave-my-own-dd-y-ab12-394",
    ];

    fn told(text: &str) -> Vec<(String, usize)> {
        let votes = votes(text).into_iter();
        votes.map(|votes| (votes.lesson, votes.devices)).collect()
    }

    #[test]
    fn votes_are_found_anywhere_in_a_chat() {
        let [one, other, again, own] = CODES;
        let chat = format!(
            "Ada: look, *{one}*!\n(Bo) {own}\n{}- and {again}",
            other.to_uppercase()
        );
        assert_eq!(
            told(&chat),
            [("race".to_owned(), 2), ("my-own".to_owned(), 1)]
        );
        let votes = votes(&chat);
        assert_eq!(votes[0].sentence(), "2 votes on the lesson “race”");
        assert_eq!(votes[0].known(), Some(Lesson::Race));
        assert_eq!(votes[1].sentence(), "1 vote on the lesson “my-own”");
        assert_eq!(votes[1].known(), None);
    }

    #[test]
    fn what_was_mistyped_or_is_none_is_left_out() {
        let [one, ..] = CODES;
        for text in [
            one.replace("-bc-", "-bd-"),
            one[..one.len() - 1].to_owned(),
            format!("my{one}"),
            one.replace("race", "rac e"),
            "interleave1qqqq interleave- interleave-race".to_owned(),
            "interleave-".repeat(40_000),
            format!("interleave-{}", "é-a".repeat(100_000)),
        ] {
            assert_eq!(told(&text), [], "{}", &text[..text.len().min(40)]);
        }
    }
}
