//! Format specifications, `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, read.

use crate::ops::fault::Fault;

/// What a specification says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spec {
    /// What fills up to the width.
    pub fill: Option<char>,
    /// `<`, `>`, `^` or `=`.
    pub align: Option<char>,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// The least width.
    pub width: usize,
    /// `,` or `_`.
    pub grouping: Option<char>,
    /// After the point.
    pub precision: Option<usize>,
    /// How the value is to be shown.
    pub kind: Option<char>,
}

/// Reads a specification for a value of the class `class`; numbers stand on the right (`right`).
///
/// # Errors
/// `ValueError`.
pub fn parse(text: &str, class: &str, right: bool) -> Result<Spec, Fault> {
    let mut rest = Rest(text);
    let mut spec = Spec::default();
    let mut ahead = text.chars();
    match (ahead.next(), ahead.next()) {
        (Some(fill), Some(align)) if is_align(align) => {
            (spec.fill, spec.align) = (Some(fill), Some(align));
            rest.take(|_| true);
            rest.take(|_| true);
        }
        _ => spec.align = rest.take(is_align),
    }
    spec.sign = rest.take(|character| matches!(character, '+' | '-' | ' '));
    spec.no_negative_zero = rest.is('z');
    spec.alternate = rest.is('#');
    if spec.fill.is_none() && rest.is('0') {
        spec.fill = Some('0');
        if spec.align.is_none() && right {
            spec.align = Some('=');
        }
    }
    spec.width = rest.number()?.unwrap_or(0);
    spec.grouping = grouping(&mut rest)?;
    if rest.is('.') {
        let missing = || Fault::value("Format specifier missing precision");
        spec.precision = Some(rest.number()?.ok_or_else(missing)?);
    }
    spec.kind = rest.take(|_| true);
    if !rest.0.is_empty() {
        return Err(Fault::value(format!(
            "Invalid format specifier '{text}' for object of type '{class}'"
        )));
    }
    check_grouping(&spec)?;
    Ok(spec)
}

fn grouping(rest: &mut Rest<'_>) -> Result<Option<char>, Fault> {
    let both = || Err(Fault::value("Cannot specify both ',' and '_'."));
    let comma = rest.is(',');
    if rest.is('_') {
        return if comma || rest.is(',') {
            both()
        } else {
            Ok(Some('_'))
        };
    }
    Ok(comma.then_some(','))
}

fn check_grouping(spec: &Spec) -> Result<(), Fault> {
    let (Some(grouping), Some(kind)) = (spec.grouping, spec.kind) else {
        return Ok(());
    };
    match kind {
        'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' => Ok(()),
        'b' | 'o' | 'x' | 'X' if grouping == '_' => Ok(()),
        _ => Err(Fault::value(format!(
            "Cannot specify '{grouping}' with '{}'.",
            shown(kind)
        ))),
    }
}

/// A type as messages show it.
fn shown(kind: char) -> String {
    if kind > ' ' && kind < '\x7f' {
        kind.into()
    } else {
        format!("\\x{:x}", u32::from(kind))
    }
}

/// The error of a type that a value does not know.
pub fn unknown(kind: char, class: &str) -> Fault {
    Fault::value(format!(
        "Unknown format code '{}' for object of type '{class}'",
        shown(kind)
    ))
}

fn is_align(character: char) -> bool {
    matches!(character, '<' | '>' | '=' | '^')
}

/// What is still to be read.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let mut rest = self.0.chars();
        let first = rest.next().filter(|first| wanted(*first))?;
        self.0 = rest.as_str();
        Some(first)
    }

    fn is(&mut self, wanted: char) -> bool {
        self.take(|character| character == wanted).is_some()
    }

    fn number(&mut self) -> Result<Option<usize>, Fault> {
        let mut number: Option<i64> = None;
        while let Some(digit) = self.take(|character| character.is_ascii_digit()) {
            let digit = i64::from(digit.to_digit(10).unwrap_or(0));
            number = Some(
                number
                    .unwrap_or(0)
                    .checked_mul(10)
                    .and_then(|number| number.checked_add(digit))
                    .ok_or_else(|| Fault::value("Too many decimal digits in format string"))?,
            );
        }
        Ok(number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
    }
}

impl Spec {
    /// A text in the width of the specification; `right`: on the right if it says nothing.
    pub fn pad(&self, text: &str, right: bool) -> String {
        let align = self.align.unwrap_or(if right { '>' } else { '<' });
        let missing = self.width.saturating_sub(text.chars().count());
        let before = match align {
            '>' | '=' => missing,
            '^' => missing / 2,
            _ => 0,
        };
        let fill = self.fill.unwrap_or(' ');
        let mut out = String::with_capacity(text.len() + missing * fill.len_utf8());
        out.extend(std::iter::repeat_n(fill, before));
        out.push_str(text);
        out.extend(std::iter::repeat_n(fill, missing - before));
        out
    }

    /// A text, formatted.
    ///
    /// # Errors
    /// `ValueError` of what only numbers know.
    pub fn text(&self, text: &str) -> Result<String, Fault> {
        if let Some(kind) = self.kind.filter(|kind| *kind != 's') {
            return Err(unknown(kind, "str"));
        }
        let wrong = match self {
            Self {
                sign: Some(' '), ..
            } => "Space not allowed in string format specifier",
            Self { sign: Some(_), .. } => "Sign not allowed in string format specifier",
            Self {
                no_negative_zero: true,
                ..
            } => "Negative zero coercion (z) not allowed in string format specifier",
            Self {
                alternate: true, ..
            } => "Alternate form (#) not allowed in string format specifier",
            Self {
                align: Some('='), ..
            } => "'=' alignment not allowed in string format specifier",
            Self {
                grouping: Some(','),
                ..
            } => "Cannot specify ',' with 's'.",
            Self {
                grouping: Some(_), ..
            } => "Cannot specify '_' with 's'.",
            _ => return Ok(self.pad(&cut(text, self.precision), false)),
        };
        Err(Fault::value(wrong))
    }
}

/// The largest number of characters.
pub(super) fn cut(text: &str, characters: Option<usize>) -> std::borrow::Cow<'_, str> {
    match characters {
        Some(count) if count < text.len() => text.chars().take(count).collect(),
        _ => text.into(),
    }
}
