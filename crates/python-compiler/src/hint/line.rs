//! One line of a source.

use super::token::{Kind, Token, is_header, tokens};

/// A change of a line: from, to (in bytes), and what comes there.
pub(super) type Edit<'a> = (usize, usize, &'a str);

/// A line without its end, and its tokens.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Without the comment.
    pub(super) code: Vec<Token<'a>>,
}

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut code = tokens(text);
        code.retain(|token| token.kind != Kind::Comment);
        Self { text, code }
    }

    /// The blanks that it begins with.
    pub(super) fn indent(&self) -> &'a str {
        indent_of(self.text)
    }

    /// Where its last token before a comment ends.
    pub(super) fn code_end(&self) -> usize {
        self.code.last().map_or(self.indent().len(), Token::end)
    }

    /// The text of a token by its number; empty if there is none.
    pub(super) fn word(&self, index: usize) -> &'a str {
        self.code.get(index).map_or("", |token| token.text)
    }

    /// The last token; empty if there is none.
    pub(super) fn last_word(&self) -> &'a str {
        self.code.last().map_or("", |token| token.text)
    }

    /// Does it begin as the first line of a block does?
    pub(super) fn is_header(&self) -> bool {
        is_header(self.word(0))
    }

    /// The text between two places in bytes; empty if there is no such text.
    pub(super) fn part(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    /// The number of the token at a place, or of the first one after it.
    pub(super) fn index_at(&self, at: usize) -> usize {
        self.code.partition_point(|token| token.end() <= at)
    }

    /// The line with changes, which must be in their order.
    pub(super) fn with(&self, edits: &[Edit]) -> String {
        let mut text = String::with_capacity(self.text.len() + 16);
        let mut at = 0;
        for (from, to, new) in edits {
            text.push_str(self.part(at, *from));
            text.push_str(new);
            at = *to;
        }
        text.push_str(self.part(at, self.text.len()));
        text
    }
}

/// The blanks that a line begins with.
pub(super) fn indent_of(line: &str) -> &str {
    let rest = line.trim_start_matches([' ', '\t', '\u{c}']);
    line.get(..line.len() - rest.len()).unwrap_or("")
}
