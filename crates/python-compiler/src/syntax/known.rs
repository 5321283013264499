//! Errors that the parser and CPython both know, in CPython's words and at CPython's place.

use super::scan::{Kind, Token};
use super::words::{Teller, Told};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{ParseErrorType, UnsupportedSyntaxErrorKind};
use ruff_text_size::{TextRange, TextSize};

/// What the parser says (or begins to say), and what CPython says.
const SAYINGS: [(&str, &str); 11] = [
    (
        "Expected `except` or `finally`",
        "expected 'except' or 'finally' block",
    ),
    (
        "Only single target (not tuple)",
        "only single target (not tuple) can be annotated",
    ),
    (
        "Only single target (not list)",
        "only single target (not list) can be annotated",
    ),
    ("Only one '*' parameter", "* argument may appear only once"),
    ("Only one '*' separator", "* argument may appear only once"),
    ("Only one '/' separator", "/ may appear only once"),
    ("'/' parameter must appear before", "/ must be ahead of *"),
    (
        "Multiple exception types must be",
        "multiple exception types must be parenthesized",
    ),
    (
        "Cannot have both 'except' and",
        "cannot have both 'except' and 'except*' on the same 'try'",
    ),
    (
        "Expected one or more exception types",
        "expected one or more exception types",
    ),
    (
        "Positional patterns cannot follow",
        "positional patterns follow keyword patterns",
    ),
];

impl Teller<'_> {
    /// An error for which the parser has a kind of its own.
    pub(super) fn known(&self, error: &ParseErrorType, range: TextRange) -> Option<Told> {
        use ParseErrorType as Kinds;
        let message = match error {
            Kinds::NonDefaultParamAfterDefaultParam => {
                "non-default argument follows default argument"
            }
            Kinds::ExpectedKeywordParam => return Some(self.bare_star(range)),
            Kinds::ParamAfterVarKeywordParam => "arguments cannot follow var-keyword argument",
            Kinds::VarParameterWithDefault => return Some(self.starred_default(range)),
            Kinds::PositionalAfterKeywordArgument => {
                return Some(self.after(range, "positional argument follows keyword argument"));
            }
            Kinds::PositionalAfterKeywordUnpacking => {
                return Some(self.after(
                    range,
                    "positional argument follows keyword argument unpacking",
                ));
            }
            Kinds::InvalidArgumentUnpackingOrder => {
                "iterable argument unpacking follows keyword argument unpacking"
            }
            Kinds::UnparenthesizedGeneratorExpression => {
                "Generator expression must be parenthesized"
            }
            Kinds::IterableUnpackingInComprehension => {
                "iterable unpacking cannot be used in comprehension"
            }
            Kinds::InvalidMatchPatternTarget => "cannot use '_' as a target",
            Kinds::ExpectedImaginaryNumber => "imaginary number required in complex literal",
            Kinds::ExpectedRealNumber => "real number required in complex literal",
            Kinds::InvalidStarredExpressionUsage => return Some(self.starred(range)),
            Kinds::ExpectedExpression => return self.no_value(range.start()),
            Kinds::OtherError(message) => return self.saying(message, range),
            _ => return None,
        };
        Some(Told::at(range, message))
    }

    fn saying(&self, message: &str, range: TextRange) -> Option<Told> {
        match message {
            "Trailing comma not allowed" => {
                let message = "trailing comma not allowed without surrounding parentheses";
                return Some(Told::at(TextRange::empty(range.end()), message));
            }
            "Expected a parameter name" => return Some(self.keyword_name(range)),
            "Bytes literal cannot be mixed with non-bytes literals" => {
                let message = "cannot mix bytes and nonbytes literals";
                return Some(Told::at(TextRange::empty(range.end()), message));
            }
            _ => {}
        }
        let (_, saying) = SAYINGS
            .iter()
            .find(|(begin, _)| message.starts_with(begin))?;
        if saying.starts_with("expected 'except'") {
            return Some(self.at_next(range.start(), saying));
        }
        if saying.starts_with("multiple exception") {
            let line = self.logical_line(range.start());
            let types = line.get(1).map_or(range, |token| token.range);
            return Some(Told::at(types, *saying));
        }
        Some(Told::at(range, *saying))
    }

    /// At the next statement; at the end of a source, behind the last one.
    fn at_next(&self, offset: TextSize, message: &str) -> Told {
        let next = self
            .next_word(offset)
            .filter(|token| token.kind != Kind::End);
        match next {
            Some(token) => Told::at(token.range, message),
            None => Told::at(TextRange::empty(self.end_of_words(offset)), message),
        }
    }

    /// At the token behind a range.
    fn after(&self, range: TextRange, message: &str) -> Told {
        let next = self
            .next_word(range.end())
            .map_or(range, |token| token.range);
        Told::at(next, message)
    }

    fn bare_star(&self, range: TextRange) -> Told {
        let line = self.logical_line(range.start());
        let before =
            |token: &&Token| token.range.start() <= range.start() && self.text(token) == "*";
        let star = line
            .iter()
            .rev()
            .find(before)
            .map_or(range, |token| token.range);
        let is_def = line.iter().any(|token| self.text(token) == "def");
        if is_def {
            return Told::at(star, "named arguments must follow bare *");
        }
        self.after(star, "named arguments must follow bare *")
    }

    fn starred_default(&self, range: TextRange) -> Told {
        let line = self.logical_line(range.start());
        let stars = line
            .iter()
            .rev()
            .filter(|token| token.range.end() <= range.start())
            .nth(1);
        match stars.map(|token| self.text(token)) {
            Some("**") => Told::at(range, "var-keyword argument cannot have default value"),
            _ => Told::at(range, "var-positional argument cannot have default value"),
        }
    }

    fn starred(&self, range: TextRange) -> Told {
        match self
            .word_before(range.start())
            .map(|token| (self.text(token), token.level))
        {
            Some((":", level)) if level > 0 => Told::at(
                range,
                "cannot use a starred expression in a dictionary value",
            ),
            Some((
                "+" | "-" | "/" | "%" | "==" | "<" | ">" | "and" | "or" | "not" | "in" | "is",
                _,
            )) => self.invalid(range.start()),
            _ => Told::at(range, "cannot use starred expression here"),
        }
    }

    /// `{key:}`.
    fn no_value(&self, offset: TextSize) -> Option<Told> {
        let before = self.word_before(offset)?;
        let next = self.next_word(offset)?;
        let in_dict = self.text(before) == ":" && self.innermost_opener(before) == Some("{");
        let message = "expression expected after dictionary key and ':'";
        (in_dict && matches!(self.text(next), "}" | ",")).then(|| Told::at(before.range, message))
    }

    /// `f(1=2)`.
    fn keyword_name(&self, range: TextRange) -> Told {
        let message = match self.positions.text(range) {
            name @ ("None" | "True" | "False") => format!("cannot assign to {name}"),
            _ => "expression cannot contain assignment, perhaps you meant \"==\"?".to_owned(),
        };
        Told::at(range, message)
    }

    /// A token is missing, and CPython has a message for that.
    pub(super) fn lacking(&self, expected: TokenKind, offset: TextSize) -> Option<Told> {
        let (before, next) = (self.word_before(offset)?, self.next_word(offset)?);
        let (word, opener) = (self.text(next), self.innermost_opener(next));
        let line = self.logical_line(offset);
        let is_def = line.iter().take(2).any(|token| self.text(token) == "def");
        let augmented = word.len() >= 2
            && word.ends_with('=')
            && !matches!(word, "==" | "!=" | "<=" | ">=" | ":=");
        match expected {
            TokenKind::Rpar if is_def && word == "(" && next.level == 2 => Some(Told::at(
                next.range,
                "Function parameters cannot be parenthesized",
            )),
            TokenKind::Colon if opener == Some("{") => {
                let end = before.range.end();
                let last = self
                    .text(before)
                    .chars()
                    .next_back()
                    .map_or(0, char::len_utf8);
                let start = end - TextSize::new(last as u32);
                let range = TextRange::new(start, end);
                Some(Told::at(range, "':' expected after dictionary key"))
            }
            TokenKind::Rsqb | TokenKind::Rbrace if word == "for" => {
                let first = self.first_in_bracket(next)?;
                let message = "did you forget parentheses around the comprehension target?";
                Some(Told::at(TextRange::new(first, next.range.start()), message))
            }
            TokenKind::Comma if augmented && next.level == 0 => {
                let range = TextRange::new(line.first()?.range.start(), next.range.start());
                Some(Told::at(
                    range,
                    "'tuple' is an illegal expression for augmented assignment",
                ))
            }
            _ => None,
        }
    }

    /// What came to Python after 3.11, or does not belong there yet.
    pub(super) fn later(&self, kind: UnsupportedSyntaxErrorKind, range: TextRange) -> Told {
        use UnsupportedSyntaxErrorKind as Kinds;
        match kind {
            Kinds::UnparenthesizedExceptionTypes => {
                Told::at(range, "multiple exception types must be parenthesized")
            }
            Kinds::UnpackingInComprehension(_) => {
                let message = if self.positions.text(range).starts_with("**") {
                    "dict unpacking cannot be used in dict comprehension"
                } else {
                    "iterable unpacking cannot be used in comprehension"
                };
                Told::at(range, message)
            }
            Kinds::TypeAliasStatement => {
                let name = self.logical_line(range.start()).get(1);
                self.invalid(name.map_or(range.start(), |token| token.range.start()))
            }
            Kinds::TypeParameterList => {
                let told = self.invalid(range.start());
                let line = self.logical_line(range.start());
                let is_def = line.iter().take(2).any(|token| self.text(token) == "def");
                if is_def {
                    Told::at(told.range, "expected '('")
                } else {
                    told
                }
            }
            _ => self.invalid(range.start()),
        }
    }

    fn first_in_bracket(&self, token: &Token) -> Option<TextSize> {
        let line = self.logical_line(token.range.start());
        let mut before = line
            .iter()
            .rev()
            .skip_while(|other| other.range.start() >= token.range.start());
        let opener = before.find(|other| {
            other.level == token.level && matches!(self.text(other), "(" | "[" | "{")
        })?;
        let first = line
            .iter()
            .find(|other| other.range.start() >= opener.range.end())?;
        Some(first.range.start())
    }

    /// The bracket that a token stands in.
    fn innermost_opener(&self, token: &Token) -> Option<&str> {
        let line = self.logical_line(token.range.start());
        let closes = matches!(self.text(token), ")" | "]" | "}");
        let level = token.level + u32::from(closes);
        let mut before = line
            .iter()
            .rev()
            .skip_while(|other| other.range.start() >= token.range.start());
        let opener = before
            .find(|other| other.level == level && matches!(self.text(other), "(" | "[" | "{"));
        opener.map(|opener| self.text(opener)).filter(|_| level > 0)
    }
}
