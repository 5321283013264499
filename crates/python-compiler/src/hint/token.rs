//! The tokens of one line, also of one that is no Python.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Number,
    Text,
    Op,
    Comment,
}

/// A token, and where it starts in its line, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) start: usize,
    /// A text without an end.
    pub(super) is_open: bool,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Can a value end with it?
    pub(super) fn ends_operand(&self) -> bool {
        match self.kind {
            Kind::Name => !is_keyword(self.text) || is_value(self.text),
            Kind::Number | Kind::Text => true,
            _ => matches!(self.text, ")" | "]" | "}"),
        }
    }

    /// Can a value begin with it?
    pub(super) fn begins_operand(&self) -> bool {
        match self.kind {
            Kind::Name => !is_keyword(self.text) || is_value(self.text),
            Kind::Number | Kind::Text => true,
            _ => matches!(self.text, "(" | "[" | "{"),
        }
    }
}

/// What stands before a text: `f`, `rb` and the like.
pub(super) fn prefix_of(text: &str) -> &str {
    text.get(..text.find(['"', '\'']).unwrap_or(0))
        .unwrap_or("")
}

/// Operators of more than one character, longer ones first; among them some that Python has not.
const LONG: [&str; 39] = [
    "**=", "//=", ">>=", "<<=", "...", "===", "!==", "&&", "||", "<>", "=>", "=<", "=!", "++",
    "--", "!=", "==", "<=", ">=", "->", ":=", "**", "//", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
    "^=", "@=", "<<", ">>", "/*", "*/", "::", ";;", "?.",
];

/// The tokens of a line.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..)
        && let Some(first) = rest.chars().next()
    {
        if matches!(first, ' ' | '\t' | '\u{c}') {
            at += 1;
            continue;
        }
        let (kind, length, is_open) = token(rest, first);
        tokens.push(Token {
            kind,
            text: rest.get(..length).unwrap_or(rest),
            start: at,
            is_open,
        });
        at += length.max(1);
    }
    tokens
}

/// What kind of token a line begins with, how long it is, and whether it is a text without an end.
fn token(rest: &str, first: char) -> (Kind, usize, bool) {
    if first == '#' {
        return (Kind::Comment, rest.len(), false);
    }
    let name = length(rest, is_of_name);
    let is_prefix = name <= 2
        && rest
            .bytes()
            .take(name)
            .all(|byte| b"rbfuRBFU".contains(&byte));
    if is_prefix
        && rest
            .get(name..)
            .is_some_and(|text| text.starts_with(['"', '\'']))
    {
        let (length, is_open) = text(rest.get(name..).unwrap_or(""));
        return (Kind::Text, name + length, is_open);
    }
    let second = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if first.is_ascii_digit() || first == '.' && second {
        return (
            Kind::Number,
            length(rest, |c| is_of_name(c) || c == '.'),
            false,
        );
    }
    if name > 0 {
        return (Kind::Name, name, false);
    }
    let long = LONG.iter().find(|long| rest.starts_with(**long));
    (
        Kind::Op,
        long.map_or(first.len_utf8(), |long| long.len()),
        false,
    )
}

fn is_of_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn length(text: &str, is_of: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_of(c)).unwrap_or(text.len())
}

/// How long a text is that begins with its quote, and whether it has no end.
fn text(rest: &str) -> (usize, bool) {
    let quote = rest.get(..1).unwrap_or("\"");
    let quotes = rest
        .get(..3)
        .filter(|three| *three == quote.repeat(3))
        .unwrap_or(quote);
    let mut at = quotes.len();
    while let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        if rest.get(at..).is_some_and(|rest| rest.starts_with(quotes)) {
            return (at + quotes.len(), false);
        }
        at += c.len_utf8();
        if c == '\\' {
            let escaped = rest.get(at..).and_then(|rest| rest.chars().next());
            at += escaped.map_or(0, char::len_utf8);
        }
    }
    (rest.len(), true)
}

fn is_value(word: &str) -> bool {
    matches!(word, "None" | "True" | "False")
}

/// Words that are no names.
pub(super) const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Words that a block's first line begins with.
pub(super) fn is_header(word: &str) -> bool {
    matches!(
        word,
        "if" | "elif"
            | "else"
            | "while"
            | "for"
            | "def"
            | "class"
            | "with"
            | "try"
            | "except"
            | "finally"
            | "match"
            | "case"
            | "async"
    )
}
