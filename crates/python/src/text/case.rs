//! Upper and lower case.

use super::category::is_title;

/// A character as the first one of a title's word.
fn title_of(character: char, out: &mut String) {
    match character {
        'Ǆ' | 'ǅ' | 'ǆ' => out.push('ǅ'),
        'Ǉ' | 'ǈ' | 'ǉ' => out.push('ǈ'),
        'Ǌ' | 'ǋ' | 'ǌ' => out.push('ǋ'),
        'Ǳ' | 'ǲ' | 'ǳ' => out.push('ǲ'),
        // Georgian has no capitals in running text; Greek title-case letters stay as they are.
        '\u{10d0}'..='\u{10ff}'
        | '\u{1f88}'..='\u{1f8f}'
        | '\u{1f98}'..='\u{1f9f}'
        | '\u{1fa8}'..='\u{1faf}' => {
            out.push(character);
        }
        '\u{1f80}'..='\u{1f87}' | '\u{1f90}'..='\u{1f97}' | '\u{1fa0}'..='\u{1fa7}' => {
            out.extend(char::from_u32(u32::from(character) + 8));
        }
        '\u{1fb3}' | '\u{1fc3}' | '\u{1ff3}' => {
            out.extend(char::from_u32(u32::from(character) + 9));
        }
        '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}' => out.push(character),
        '\u{1fb2}' => out.push_str("\u{1fba}\u{345}"),
        '\u{1fb4}' => out.push_str("\u{386}\u{345}"),
        '\u{1fb7}' => out.push_str("\u{391}\u{342}\u{345}"),
        '\u{1fc2}' => out.push_str("\u{1fca}\u{345}"),
        '\u{1fc4}' => out.push_str("\u{389}\u{345}"),
        '\u{1fc7}' => out.push_str("\u{397}\u{342}\u{345}"),
        '\u{1ff2}' => out.push_str("\u{1ffa}\u{345}"),
        '\u{1ff4}' => out.push_str("\u{38f}\u{345}"),
        '\u{1ff7}' => out.push_str("\u{3a9}\u{342}\u{345}"),
        _ => {
            let mut upper = character.to_uppercase();
            out.extend(upper.next());
            // A ligature is spelled out, and only its first letter is a capital.
            if ('\u{fb00}'..='\u{fb17}').contains(&character) || matches!(character, 'ß' | 'և') {
                out.extend(upper.flat_map(char::to_lowercase));
            } else {
                out.extend(upper);
            }
        }
    }
}

/// Can it be in upper or lower case?
pub fn is_cased(character: char) -> bool {
    character.is_uppercase() || character.is_lowercase() || is_title(character)
}

/// `text.title()`.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let lower = Lower::new(text);
    let mut in_word = false;
    for (place, character) in text.char_indices() {
        if in_word {
            lower.push(place, character, &mut out);
        } else {
            title_of(character, &mut out);
        }
        in_word = is_cased(character);
    }
    out
}

/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let lower = Lower::new(text);
    for (place, character) in text.char_indices() {
        if place == 0 {
            title_of(character, &mut out);
        } else {
            lower.push(place, character, &mut out);
        }
    }
    out
}

/// `text.swapcase()`.
pub fn swap(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let lower = Lower::new(text);
    for (place, character) in text.char_indices() {
        if character.is_uppercase() {
            lower.push(place, character, &mut out);
        } else if character.is_lowercase() {
            out.extend(character.to_uppercase());
        } else {
            out.push(character);
        }
    }
    out
}

/// Lower case, where a sigma depends on what stands around it.
struct Lower<'a>(&'a str);

impl<'a> Lower<'a> {
    fn new(text: &'a str) -> Self {
        Self(text)
    }

    fn push(&self, place: usize, character: char, out: &mut String) {
        if character == 'Σ' {
            out.push(if self.ends_word(place) { 'ς' } else { 'σ' });
        } else {
            out.extend(character.to_lowercase());
        }
    }

    fn ends_word(&self, place: usize) -> bool {
        let before = self.0.get(..place).unwrap_or_default();
        let after = self.0.get(place + 'Σ'.len_utf8()..).unwrap_or_default();
        before.chars().next_back().is_some_and(is_cased)
            && !after.chars().next().is_some_and(is_cased)
    }
}

/// `text.casefold()`: for comparing without regard to case.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ı' => out.push('ı'),
            // Cherokee is folded to its capitals.
            '\u{13a0}'..='\u{13f5}' => out.push(character),
            '\u{13f8}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => {
                out.extend(character.to_uppercase());
            }
            _ => out.extend(character.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
    out
}

/// Is there a cased character, and are all of them in upper case?
pub fn is_upper(text: &str) -> bool {
    let mut found = false;
    for character in text.chars() {
        if character.is_lowercase() || is_title(character) {
            return false;
        }
        found |= character.is_uppercase();
    }
    found
}

/// Is there a cased character, and are all of them in lower case?
pub fn is_lower(text: &str) -> bool {
    let mut found = false;
    for character in text.chars() {
        if character.is_uppercase() || is_title(character) {
            return false;
        }
        found |= character.is_lowercase();
    }
    found
}

/// Does each word begin with a capital, and go on in lower case?
pub fn is_titled(text: &str) -> bool {
    let (mut found, mut in_word) = (false, false);
    for character in text.chars() {
        if character.is_uppercase() || is_title(character) {
            if in_word {
                return false;
            }
            (found, in_word) = (true, true);
        } else if character.is_lowercase() {
            if !in_word {
                return false;
            }
        } else {
            in_word = false;
        }
    }
    found
}
