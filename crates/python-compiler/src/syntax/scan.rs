//! The tokens of a source as CPython 3.11 reads them, and what its tokenizer would refuse.
//!
//! The parser has a tokenizer of its own, which reads on where CPython stops. This one only finds where CPython stops,
//! and how deep a source is nested before the parser goes into it.

use super::number::{self, NumberProblem};
use ruff_text_size::{TextRange, TextSize};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Number,
    /// A text; an f-string is one token.
    Text,
    Op,
    Newline,
    Indent,
    Dedent,
    End,
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: TextRange,
    /// In how many brackets it stands.
    pub(super) level: u32,
}

/// What the tokenizer refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) kind: &'static str,
    pub(super) message: String,
    pub(super) range: TextRange,
}

/// All tokens up to the first that is refused.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) tokens: Vec<Token>,
    pub(super) refused: Option<Refused>,
    /// The brackets that are open at the end.
    pub(super) open: Vec<(char, TextSize)>,
}

/// How deep brackets may be nested, as in CPython.
const MAX_BRACKETS: usize = 200;
/// How deep statements may be nested, as in CPython.
const MAX_INDENTS: usize = 100;

/// Reads a whole source.
pub(super) fn scan(source: &str) -> Scan {
    let mut scanner = Scanner {
        source,
        at: 0,
        scan: Scan::default(),
        indents: vec![(0, 0)],
    };
    if source.starts_with('\u{feff}') {
        scanner.at = '\u{feff}'.len_utf8();
    }
    if let Err(refused) = scanner.lines() {
        scanner.scan.refused = Some(refused);
    }
    scanner.scan
}

type Scanned = Result<(), Refused>;

struct Scanner<'s> {
    source: &'s str,
    at: usize,
    scan: Scan,
    /// Widths of the indentations, with tabs of eight columns and of one.
    indents: Vec<(u32, u32)>,
}

impl<'s> Scanner<'s> {
    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn refuse<T>(&self, start: usize, message: impl Into<String>) -> Result<T, Refused> {
        self.refuse_as("SyntaxError", start, message)
    }

    fn refuse_as<T>(
        &self,
        kind: &'static str,
        start: usize,
        message: impl Into<String>,
    ) -> Result<T, Refused> {
        let start = start.min(self.source.len());
        let end = self.at.max(start).min(self.source.len());
        Err(Refused {
            kind,
            message: message.into(),
            range: range(start, end),
        })
    }

    fn push(&mut self, kind: Kind, start: usize) {
        let level = self.scan.open.len() as u32;
        let range = range(start, self.at);
        self.scan.tokens.push(Token { kind, range, level });
    }

    fn lines(&mut self) -> Scanned {
        while self.at < self.source.len() {
            if !self.indentation()? {
                continue;
            }
            self.logical_line()?;
        }
        let has_line = self
            .scan
            .tokens
            .last()
            .is_some_and(|token| token.kind != Kind::Newline);
        if has_line {
            self.push(Kind::Newline, self.at);
        }
        while self.indents.len() > 1 {
            self.indents.pop();
            self.push(Kind::Dedent, self.at);
        }
        self.push(Kind::End, self.at);
        Ok(())
    }

    /// Reads the beginning of a line. An empty line has none, and says `false`.
    fn indentation(&mut self) -> Result<bool, Refused> {
        let start = self.at;
        let (mut wide, mut narrow) = (0u32, 0u32);
        while let Some(c) = self.peek() {
            match c {
                ' ' => (wide, narrow) = (wide + 1, narrow + 1),
                '\t' => (wide, narrow) = ((wide / 8 + 1) * 8, narrow + 1),
                '\u{c}' => (wide, narrow) = (0, 0),
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.peek(), None | Some('#' | '\n' | '\r')) {
            self.skip_line();
            self.line_end();
            return Ok(false);
        }
        if self.rest().starts_with('\\') {
            return Ok(true);
        }
        self.indent(start, wide, narrow)?;
        Ok(true)
    }

    fn indent(&mut self, start: usize, wide: u32, narrow: u32) -> Scanned {
        let (last_wide, last_narrow) = self.indents.last().copied().unwrap_or((0, 0));
        if wide == last_wide {
            return if narrow == last_narrow {
                Ok(())
            } else {
                self.mixed(start)
            };
        }
        if wide > last_wide {
            if narrow <= last_narrow {
                return self.mixed(start);
            }
            if self.indents.len() >= MAX_INDENTS {
                return self.refuse_as("IndentationError", start, "too many levels of indentation");
            }
            self.indents.push((wide, narrow));
            self.push(Kind::Indent, start);
            return Ok(());
        }
        while self.indents.last().is_some_and(|(width, _)| *width > wide) {
            self.indents.pop();
            self.push(Kind::Dedent, self.at);
        }
        match self.indents.last().copied() {
            Some((width, other)) if width == wide => {
                if other == narrow {
                    Ok(())
                } else {
                    self.mixed(start)
                }
            }
            _ => {
                self.skip_line();
                let message = "unindent does not match any outer indentation level";
                self.refuse_as("IndentationError", self.at, message)
            }
        }
    }

    fn mixed(&self, start: usize) -> Scanned {
        let message = "inconsistent use of tabs and spaces in indentation";
        self.refuse_as("TabError", start, message)
    }

    fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
    }

    /// Reads the end of a line; was there one?
    fn line_end(&mut self) -> bool {
        let rest = self.rest();
        let length = if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(rest.starts_with(['\n', '\r']))
        };
        self.at += length;
        length > 0
    }

    /// Reads on to the end of a statement's line, which brackets and backslashes make longer.
    fn logical_line(&mut self) -> Scanned {
        while let Some(c) = self.peek() {
            match c {
                ' ' | '\t' | '\u{c}' => self.at += 1,
                '#' => self.skip_line(),
                '\n' | '\r' => {
                    let start = self.at;
                    self.line_end();
                    if self.scan.open.is_empty() {
                        self.push(Kind::Newline, start);
                        return Ok(());
                    }
                }
                '\\' => self.continuation()?,
                _ => self.token(c)?,
            }
        }
        Ok(())
    }

    fn continuation(&mut self) -> Scanned {
        self.at += 1;
        if !self.line_end() {
            if self.at >= self.source.len() {
                return self.refuse(self.at, "unexpected EOF while parsing");
            }
            return self.refuse(
                self.at,
                "unexpected character after line continuation character",
            );
        }
        if self.at >= self.source.len() {
            let end = self.source.trim_end_matches(['\n', '\r']).len();
            return self.refuse(end, "unexpected EOF while parsing");
        }
        Ok(())
    }

    fn token(&mut self, c: char) -> Scanned {
        let start = self.at;
        let next = self.rest().chars().nth(1);
        if c == '_' || c.is_alphabetic() || !c.is_ascii() && is_name(c) {
            return self.name_or_text(start);
        }
        if c.is_ascii_digit() || c == '.' && next.is_some_and(|c| c.is_ascii_digit()) {
            return self.number(start);
        }
        if c == '"' || c == '\'' {
            return self.text(start);
        }
        if !c.is_ascii() || c.is_ascii_control() {
            return self.odd(c, start);
        }
        self.operator(c, start)
    }

    fn odd(&mut self, c: char, start: usize) -> Scanned {
        self.at += c.len_utf8();
        let code = c as u32;
        if c.is_whitespace() || c.is_control() || ('\u{200b}'..='\u{200f}').contains(&c) {
            return self.refuse(
                start,
                format!("invalid non-printable character U+{code:04X}"),
            );
        }
        self.refuse(start, format!("invalid character '{c}' (U+{code:04X})"))
    }

    fn name_or_text(&mut self, start: usize) -> Scanned {
        let rest = self.rest();
        let length = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or("");
        self.at += length;
        if self.rest().starts_with(['"', '\'']) && is_prefix(name) {
            return self.text(start);
        }
        self.push(Kind::Name, start);
        Ok(())
    }

    fn number(&mut self, start: usize) -> Scanned {
        match number::length(self.rest()) {
            Ok(length) => {
                self.at += length;
                self.push(Kind::Number, start);
                Ok(())
            }
            Err(NumberProblem { message, at }) => self.refuse(start + at, message),
        }
    }

    /// Reads a text from its quote on; a backslash hides what follows it, in raw texts too.
    fn text(&mut self, start: usize) -> Scanned {
        let rest = self.rest();
        let quote = rest.chars().next().unwrap_or('"');
        let triple: String = [quote; 3].iter().collect();
        let is_triple = rest.starts_with(&triple);
        let opener = if is_triple { 3 } else { 1 };
        let mut hidden = false;
        for (index, c) in rest.char_indices().skip(opener) {
            if hidden {
                hidden = false;
                continue;
            }
            let at_quote = rest
                .get(index..)
                .is_some_and(|rest| rest.starts_with(&triple));
            match c {
                '\\' => hidden = true,
                '\n' | '\r' if !is_triple => break,
                c if c == quote && (!is_triple || at_quote) => {
                    self.at += index + opener;
                    self.push(Kind::Text, start);
                    return Ok(());
                }
                _ => {}
            }
        }
        self.unterminated(start, is_triple)
    }

    fn unterminated(&self, start: usize, is_triple: bool) -> Scanned {
        let upto = if is_triple {
            self.source.trim_end_matches(['\n', '\r'])
        } else {
            self.source.get(..self.end_of_text()).unwrap_or(self.source)
        };
        let lines = upto.matches('\n').count() + 1;
        let what = if is_triple {
            "triple-quoted string literal"
        } else {
            "string literal"
        };
        self.refuse(
            start,
            format!("unterminated {what} (detected at line {lines})"),
        )
    }

    /// The end of the line where a text in single quotes breaks off; backslashes may have made it longer.
    fn end_of_text(&self) -> usize {
        let mut hidden = false;
        for (index, c) in self.rest().char_indices() {
            match c {
                _ if hidden => hidden = false,
                '\\' => hidden = true,
                '\n' | '\r' => return self.at + index,
                _ => {}
            }
        }
        self.source.len()
    }

    fn operator(&mut self, c: char, start: usize) -> Scanned {
        const LONG: [&str; 25] = [
            "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=",
            "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":=", "<>",
        ];
        let rest = self.rest();
        let long = LONG.iter().find(|operator| rest.starts_with(**operator));
        self.at += long.map_or(1, |operator| operator.len());
        match c {
            '(' | '[' | '{' => self.open(c, start)?,
            ')' | ']' | '}' => self.close(c, start)?,
            _ => {}
        }
        self.push(Kind::Op, start);
        Ok(())
    }

    fn open(&mut self, c: char, start: usize) -> Scanned {
        if self.scan.open.len() >= MAX_BRACKETS {
            return self.refuse(start, "too many nested parentheses");
        }
        self.scan.open.push((c, size(start)));
        Ok(())
    }

    fn close(&mut self, c: char, start: usize) -> Scanned {
        let Some((opener, at)) = self.scan.open.pop() else {
            return self.refuse(start, format!("unmatched '{c}'"));
        };
        if matches!((opener, c), ('(', ')') | ('[', ']') | ('{', '}')) {
            return Ok(());
        }
        let before = |end: usize| {
            self.source
                .get(..end)
                .map_or(0, |text| text.matches('\n').count())
        };
        let (line, own) = (before(at.to_usize()), before(start));
        let mut message =
            format!("closing parenthesis '{c}' does not match opening parenthesis '{opener}'");
        if line != own {
            message.push_str(&[" on line ", &(line + 1).to_string()].concat());
        }
        self.refuse(start, message)
    }
}

fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Can this stand before a text's quote?
fn is_prefix(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "r" | "u" | "b" | "f" | "br" | "rb" | "fr" | "rf"
    )
}

fn size(offset: usize) -> TextSize {
    TextSize::new(u32::try_from(offset).unwrap_or(u32::MAX))
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::new(size(start), size(end.max(start)))
}
