//! Words of Python that are not written as Python writes them.

use super::super::line::Line;
use super::super::token::{KEYWORDS, Kind, is_keyword};
use super::Rewritten;

/// `While`, `IF`, `Def`: in small letters.
pub(super) fn case(line: &Line) -> Rewritten {
    let mut small = Vec::new();
    for token in line.code.iter().filter(|token| token.kind == Kind::Name) {
        let lower = token.text.to_ascii_lowercase();
        if lower != token.text && is_keyword(&lower) && !is_keyword(token.text) {
            small.push((token.start, token.end(), lower));
        }
    }
    let (_, _, first) = small.first()?;
    let words = format!("Python writes `{first}` in small letters.");
    let edits: Vec<_> = small
        .iter()
        .map(|(from, to, word)| (*from, *to, word.as_str()))
        .collect();
    Some((line.with(&edits), words))
}

/// `whlie`, `improt`, `retrun`: a letter that is wrong, missing, too many, or changed with the next.
pub(super) fn letters(line: &Line) -> Rewritten {
    let token = line.code.first().filter(|token| token.kind == Kind::Name)?;
    // What is assigned to or called is a name.
    if is_keyword(token.text) || matches!(line.word(1), "=" | "." | "(" | "," | "[") {
        return None;
    }
    let word = KEYWORDS
        .iter()
        .filter(|word| word.len() > 2 && !word.starts_with(|c: char| c.is_ascii_uppercase()))
        .find(|word| is_near(token.text.as_bytes(), word.as_bytes()))?;
    let words = format!(
        "There is no word `{}` in Python. Write `{word}`.",
        token.text
    );
    let edit = (token.start, token.end(), *word);
    Some((line.with(&[edit]), words))
}

/// Are they one slip apart?
fn is_near(one: &[u8], other: &[u8]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let [one, other] = [one, other].map(|text| text.get(same..).unwrap_or(&[]));
    match (one, other) {
        ([], [_]) | ([_], []) => true,
        ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c => rest == others,
        ([_, rest @ ..], [_, others @ ..]) if rest == others => true,
        ([_, rest @ ..], others) if rest == others => true,
        (rest, [_, others @ ..]) => rest == others,
        _ => false,
    }
}
