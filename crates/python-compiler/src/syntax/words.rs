//! From the parser's errors to CPython's words.

use super::find;
use super::scan::{Kind, Scan, Token};
use super::text;
use crate::Problem;
use crate::positions::Positions;
use ruff_python_ast::Stmt;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    ParseError, ParseErrorType, UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// More errors than this are not told.
const MAX_TOLD: usize = 100;

/// What is told of one error.
#[derive(Debug)]
pub(super) struct Told {
    kind: &'static str,
    message: String,
    pub(super) range: TextRange,
    /// The token where CPython stops, if it is not the one that it marks.
    stop: Option<TextSize>,
}

impl Told {
    pub(super) fn at(range: TextRange, message: impl Into<String>) -> Self {
        Self {
            kind: "SyntaxError",
            message: message.into(),
            range,
            stop: None,
        }
    }
}

/// What the parser said, and all that helps to say it better.
pub(super) struct Teller<'a> {
    pub(super) positions: &'a Positions<'a>,
    pub(super) scan: &'a Scan,
    pub(super) body: &'a [Stmt],
}

impl<'a> Teller<'a> {
    pub(super) fn new(positions: &'a Positions<'a>, scan: &'a Scan, body: &'a [Stmt]) -> Self {
        Self {
            positions,
            scan,
            body,
        }
    }

    /// All problems, in the order of the source; what CPython finds only later comes last.
    pub(super) fn tell(
        &self,
        errors: &[ParseError],
        unsupported: &[UnsupportedSyntaxError],
    ) -> Vec<Problem> {
        let texts = text::check(self.positions, &self.scan.tokens);
        // A better message for the inside of such a text is there already.
        let inside = |range: TextRange| {
            texts
                .iter()
                .any(|(text, _)| text.start() <= range.start() && range.start() <= text.end())
        };
        let errors = errors
            .iter()
            .take(MAX_TOLD)
            .filter(|error| !inside(error.location));
        let mut told: Vec<Told> = errors.map(|error| self.error(error)).collect();
        let unsupported = unsupported.iter().filter(|error| !inside(error.range));
        told.extend(unsupported.map(|error| self.unsupported(error)));
        told.extend(texts.into_iter().map(|(_, told)| told));
        told.sort_by_key(|told| told.range.start());
        told.dedup_by_key(|told| told.range.start());
        let mut problems: Vec<Problem> = told.iter().map(|told| self.problem(told)).collect();
        if let (Some(first), Some((bracket, at))) = (told.first(), self.scan.open.last()) {
            let (bracket_line, _) = self.positions.locate(*at);
            let stop = first.stop.unwrap_or(first.range.start());
            let (line, _) = self.positions.locate(stop);
            let at_end = self
                .token_at(stop)
                .is_none_or(|token| token.kind == Kind::End);
            if line > bracket_line || at_end {
                let range = TextRange::at(*at, TextSize::new(1));
                let message = format!("'{bracket}' was never closed");
                problems = vec![Problem::syntax(self.positions, range, message)];
            }
        }
        problems
    }

    fn problem(&self, told: &Told) -> Problem {
        Problem::of(told.kind, self.positions, told.range, &*told.message)
    }

    fn error(&self, error: &ParseError) -> Told {
        let range = error.location;
        let in_text = self
            .token_at(range.start())
            .filter(|token| token.kind == Kind::Text);
        if let Some(token) = in_text.filter(|token| token.range.start() < range.start()) {
            return self.in_text(token, error);
        }
        match &error.error {
            ParseErrorType::InvalidAssignmentTarget => self.assignment(range),
            ParseErrorType::InvalidAugmentedAssignmentTarget => self.augmented(range),
            ParseErrorType::InvalidAnnotatedAssignmentTarget => self.annotated(range),
            ParseErrorType::InvalidDeleteTarget => self.deleted(range),
            ParseErrorType::InvalidNamedAssignmentTarget => self.named(range),
            ParseErrorType::UnexpectedIndentation => Self::unexpected_indent(range),
            ParseErrorType::ExpectedToken { expected, .. } => self.expected(*expected, range),
            other => match self.known(other, range) {
                Some(told) => told,
                None => self.other(&other.to_string(), range),
            },
        }
    }

    /// An error in a field of an f-string is told at its own place, and not at the token's end.
    fn in_text(&self, token: &Token, error: &ParseError) -> Told {
        let is_name = error.error.to_string().contains("nicode");
        if is_name {
            let start = token.range.start();
            let content = self.text(token);
            let at = content.find("\\N{").unwrap_or(0);
            let length = content
                .get(at..)
                .and_then(|rest| rest.find('}'))
                .unwrap_or(0);
            let quote = content.find(['"', '\'']).map_or(0, |quote| quote + 1);
            let from = at.saturating_sub(quote);
            let message = format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{}: unknown Unicode character name",
                from + length
            );
            return Told::at(TextRange::empty(token.range.end().max(start)), message);
        }
        Told::at(error.location, "f-string: invalid syntax")
    }

    fn unexpected_indent(range: TextRange) -> Told {
        let start = range.end() - TextSize::new(u32::from(!range.is_empty()));
        Told {
            kind: "IndentationError",
            message: "unexpected indent".to_owned(),
            range: TextRange::new(start, range.end()),
            stop: None,
        }
    }

    fn other(&self, message: &str, range: TextRange) -> Told {
        if message.starts_with("Expected an indented block") {
            return self.missing_block(range.start());
        }
        self.stopped(range.start())
    }

    /// A statement with a colon has no block.
    fn missing_block(&self, offset: TextSize) -> Told {
        let index = self.index_at(offset);
        let before = self.scan.tokens.get(..index).unwrap_or(&[]);
        let colon = before
            .iter()
            .rev()
            .find(|token| !matches!(token.kind, Kind::Newline | Kind::Dedent | Kind::Indent));
        let header = colon.map_or(&[][..], |colon| self.logical_line(colon.range.start()));
        let mut words = header
            .iter()
            .map(|token| self.text(token))
            .skip_while(|word| *word == "async");
        let what = match words.next() {
            Some("def") => "function definition".to_owned(),
            Some("class") => "class definition".to_owned(),
            Some("except") if words.next() == Some("*") => "'except*' statement".to_owned(),
            Some(word) => format!("'{word}' statement"),
            None => return self.invalid(offset),
        };
        let (line, _) = header
            .first()
            .map_or((0, 0), |token| self.positions.locate(token.range.start()));
        let range = match self.next_word(offset) {
            Some(token) if token.kind != Kind::End => token.range,
            _ => colon.map_or(TextRange::empty(offset), |colon| {
                TextRange::empty(colon.range.end())
            }),
        };
        Told {
            kind: "IndentationError",
            message: format!("expected an indented block after {what} on line {line}"),
            range,
            stop: None,
        }
    }

    fn expected(&self, expected: TokenKind, range: TextRange) -> Told {
        if let Some(told) = self.lacking(expected, range.start()) {
            return told;
        }
        match expected {
            TokenKind::Colon => self.expected_colon(range.start()),
            TokenKind::Indent => self.missing_block(range.start()),
            TokenKind::Else => match find::conditional(self.body, range.start()) {
                Some(start)
                    if self
                        .next_word(range.start())
                        .is_none_or(|next| self.text(next) != ":" || next.level > 0) =>
                {
                    let marked = TextRange::new(start, range.start().max(start));
                    let mut told = Told::at(marked, "expected 'else' after 'if' expression");
                    told.stop = self.next_word(range.start()).map(|next| next.range.start());
                    told
                }
                _ => self.stopped(range.start()),
            },
            TokenKind::Lpar => {
                let told = self.invalid(range.start());
                let line = self.logical_line(range.start());
                let is_def = line.iter().any(|token| self.text(token) == "def");
                if is_def {
                    Told::at(told.range, "expected '('")
                } else {
                    told
                }
            }
            _ => self.stopped(range.start()),
        }
    }

    fn expected_colon(&self, offset: TextSize) -> Told {
        let told = self.invalid(offset);
        let line = self.logical_line(offset);
        let first = line
            .iter()
            .map(|token| self.text(token))
            .find(|word| *word != "async");
        let found = self.token_at(offset);
        let at_end = found.is_none_or(|token| matches!(token.kind, Kind::Newline | Kind::End));
        let forced = matches!(first, Some("else" | "try" | "finally" | "def" | "for"));
        let in_bracket = found.is_some_and(|token| token.level > 0);
        if found.is_some_and(|token| self.text(token) == "=")
            && matches!(first, Some("if" | "elif" | "while"))
        {
            return self.meant_comparison(line, offset).unwrap_or(told);
        }
        if (at_end || forced) && !in_bracket {
            return Told::at(told.range, "expected ':'");
        }
        self.stopped(offset)
    }

    /// `if x = 1:`.
    fn meant_comparison(&self, line: &[Token], offset: TextSize) -> Option<Told> {
        let start = line.get(1)?.range.start();
        let end = self.end_of_words(offset);
        let value = line.iter().find(|token| token.range.start() > offset)?;
        if !self.begins_operand(value) && !matches!(self.text(value), "(" | "[" | "-" | "+") {
            return None;
        }
        let start = find::start_of_last(self.body, start, end)?;
        let target = find::exactly(self.body, TextRange::new(start, end))?;
        let message = match target {
            ruff_python_ast::Expr::Name(_) => {
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?".to_owned()
            }
            other => format!(
                "cannot assign to {} here. Maybe you meant '==' instead of '='?",
                find::name_of(other)
            ),
        };
        Some(Told::at(target.range(), message))
    }

    /// The parser stops at a token that nothing explains: perhaps the one before it does.
    fn stopped(&self, offset: TextSize) -> Told {
        let index = self.index_at(offset);
        let told = self.invalid(offset);
        let (Some(token), Some(before)) = (
            self.scan.tokens.get(index),
            index
                .checked_sub(1)
                .and_then(|index| self.scan.tokens.get(index)),
        ) else {
            return told;
        };
        if !self.begins_operand(token) || !self.ends_operand(before) {
            return told;
        }
        let word = self.text(before);
        if before.kind == Kind::Name && matches!(word, "print" | "exec") {
            let message =
                format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
            return Told::at(before.range, message);
        }
        let soft = matches!(word, "match" | "case" | "_");
        if token.level > 0 && !soft && !(before.kind == Kind::Name && token.kind == Kind::Text) {
            return self.missing_comma(token, before).unwrap_or(told);
        }
        told
    }

    fn missing_comma(&self, token: &Token, before: &Token) -> Option<Told> {
        let tokens = &self.scan.tokens;
        let opener = tokens.iter().rev().find(|opener| {
            opener.range.end() <= before.range.start()
                && opener.level == token.level
                && matches!(self.text(opener), "(" | "[" | "{")
        });
        let from = opener.map_or(TextSize::new(0), |opener| opener.range.end());
        let start = find::start_of_last(self.body, from, before.range.end())?;
        let range = TextRange::new(start, token.range.end());
        let mut told = Told::at(range, "invalid syntax. Perhaps you forgot a comma?");
        told.stop = Some(token.range.start());
        Some(told)
    }

    fn begins_operand(&self, token: &Token) -> bool {
        match token.kind {
            Kind::Name => {
                let word = self.text(token);
                !is_keyword(word)
                    || matches!(word, "None" | "True" | "False" | "not" | "lambda" | "await")
            }
            Kind::Number | Kind::Text => true,
            _ => matches!(self.text(token), "~" | "..." | "{"),
        }
    }

    fn ends_operand(&self, token: &Token) -> bool {
        match token.kind {
            Kind::Name => {
                let word = self.text(token);
                !is_keyword(word) || matches!(word, "None" | "True" | "False")
            }
            Kind::Number | Kind::Text => true,
            _ => matches!(self.text(token), ")" | "]" | "}" | "..."),
        }
    }

    fn unsupported(&self, error: &UnsupportedSyntaxError) -> Told {
        match error.kind {
            UnsupportedSyntaxErrorKind::Pep701FString(_) => {
                self.fstring("f-string: invalid syntax", error.range)
            }
            kind => self.later(kind, error.range),
        }
    }

    /// In CPython 3.11 an f-string is one token, and most of its errors stand at the token's end.
    fn fstring(&self, message: &str, range: TextRange) -> Told {
        let token = self
            .token_at(range.start())
            .filter(|token| token.kind == Kind::Text);
        let end = token.map_or(range.end(), |token| token.range.end());
        Told::at(TextRange::empty(end), message)
    }
}

fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 35] = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield",
    ];
    KEYWORDS.contains(&word)
}
