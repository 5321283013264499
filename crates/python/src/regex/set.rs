//! Sets of characters.

use crate::text::integer::digit_value;

/// `[...]`, or `\d` and the like.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// All characters but those?
    pub negated: bool,
    /// In either case?
    pub ignore_case: bool,
    /// Which.
    pub items: Vec<Item>,
}

/// Some characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// From one to another.
    Range(char, char),
    /// `\d`, `\s`, `\w`; and the opposite. `ascii`: only ASCII's characters count.
    Class {
        /// Which.
        class: Class,
        /// The opposite?
        negated: bool,
        /// Only ASCII's?
        ascii: bool,
    },
}

/// Kinds of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Class {
    Digit,
    Space,
    Word,
}

impl Class {
    fn has(self, c: char, ascii: bool) -> bool {
        if ascii && !c.is_ascii() {
            return false;
        }
        match self {
            Self::Digit => digit_value(c).is_some(),
            Self::Space => c.is_whitespace() || ('\x1c'..='\x1f').contains(&c),
            Self::Word => c.is_alphanumeric() || c == '_',
        }
    }
}

impl Item {
    fn has(self, c: char) -> bool {
        match self {
            Self::Range(from, to) => (from..=to).contains(&c),
            Self::Class {
                class,
                negated,
                ascii,
            } => class.has(c, ascii) != negated,
        }
    }
}

impl Set {
    /// Is a character in it?
    pub fn has(&self, c: char) -> bool {
        let any = |c| self.items.iter().any(|item| item.has(c));
        let found = any(c) || (self.ignore_case && (any(lower(c)) || any(upper(c))));
        found != self.negated
    }
}

/// Is it a character of words?
pub fn is_word(c: char, ascii: bool) -> bool {
    Class::Word.has(c, ascii)
}

/// The small letter, if it is a single one.
pub fn lower(c: char) -> char {
    single(c, c.to_lowercase())
}

/// The capital letter, if it is a single one.
pub fn upper(c: char) -> char {
    single(c, c.to_uppercase())
}

fn single(c: char, mut cased: impl Iterator<Item = char>) -> char {
    match (cased.next(), cased.next()) {
        (Some(other), None) => other,
        _ => c,
    }
}

/// Are two characters the same but for their case?
pub fn same_letter(a: char, b: char) -> bool {
    a == b || lower(a) == lower(b) || upper(a) == upper(b)
}
