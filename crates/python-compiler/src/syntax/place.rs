//! Tokens around a place of the source.

use super::scan::{Kind, Token};
use super::words::{Teller, Told};
use ruff_text_size::{TextRange, TextSize};

impl<'a> Teller<'a> {
    pub(super) fn text(&self, token: &Token) -> &'a str {
        self.positions.text(token.range)
    }

    /// The number of the token at an offset, or of the next one.
    pub(super) fn index_at(&self, offset: TextSize) -> usize {
        self.scan.tokens.partition_point(|token| {
            token.range.end() < offset || token.range.end() == offset && !token.range.is_empty()
        })
    }

    /// The token at an offset, or the next one; the end of a line is one, too.
    pub(super) fn token_at(&self, offset: TextSize) -> Option<&'a Token> {
        let rest = self.scan.tokens.get(self.index_at(offset)..).unwrap_or(&[]);
        rest.iter()
            .find(|token| !matches!(token.kind, Kind::Indent | Kind::Dedent))
    }

    /// The first token at an offset or after it that is written.
    pub(super) fn next_word(&self, offset: TextSize) -> Option<&'a Token> {
        let rest = self.scan.tokens.get(self.index_at(offset)..).unwrap_or(&[]);
        rest.iter()
            .find(|token| is_word(token) || token.kind == Kind::End)
    }

    /// The last token before an offset that is written.
    pub(super) fn word_before(&self, offset: TextSize) -> Option<&'a Token> {
        let before = self.scan.tokens.get(..self.index_at(offset)).unwrap_or(&[]);
        before.iter().rev().find(|token| is_word(token))
    }

    /// Where the last token before an offset ends.
    pub(super) fn end_of_words(&self, offset: TextSize) -> TextSize {
        self.word_before(offset)
            .map_or(offset, |token| token.range.end())
    }

    /// The tokens of the statement's line around an offset.
    pub(super) fn logical_line(&self, offset: TextSize) -> &'a [Token] {
        let index = self.index_at(offset);
        let tokens = &self.scan.tokens;
        let is_end =
            |token: &Token| matches!(token.kind, Kind::Newline | Kind::Indent | Kind::Dedent);
        let before = tokens.get(..index).unwrap_or(&[]);
        let start = before.iter().rposition(is_end).map_or(0, |index| index + 1);
        let after = tokens.get(index..).unwrap_or(&[]);
        let length = after.iter().position(|token| token.kind == Kind::Newline);
        let end = length.map_or(tokens.len(), |length| index + length);
        tokens.get(start..end).unwrap_or(&[])
    }

    /// CPython's word for everything else, at the token where it stops.
    pub(super) fn invalid(&self, offset: TextSize) -> Told {
        let range = self
            .token_at(offset)
            .map_or(TextRange::empty(offset), |token| token.range);
        Told::at(range, "invalid syntax")
    }
}

fn is_word(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Name | Kind::Number | Kind::Text | Kind::Op
    )
}
