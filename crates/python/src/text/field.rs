//! The texts of `str.format`, read: literal text and replacement fields.

use crate::ops::fault::Fault;

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it is.
    Text(&'a str),
    /// A replacement field.
    Field(Field<'a>),
}

/// `{name!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// What is shown: an argument, and how to come from it to the value.
    pub name: &'a str,
    /// `s`, `r` or `a`.
    pub conversion: Option<char>,
    /// How it is shown; may hold fields.
    pub spec: &'a str,
}

/// Where a field's value is to be found first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// The next argument.
    Next,
    /// The argument of this number.
    Index(i64),
    /// The keyword argument.
    Name(&'a str),
}

/// How to come from there to the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[number]`
    Index(i64),
    /// `[text]`
    Key(&'a str),
}

/// The pieces of a format.
pub fn pieces(text: &str) -> impl Iterator<Item = Result<Piece<'_>, Fault>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let piece = next_piece(&mut rest);
        if piece.is_err() {
            rest = "";
        }
        Some(piece)
    })
}

fn next_piece<'a>(rest: &mut &'a str) -> Result<Piece<'a>, Fault> {
    let text = *rest;
    let brace = text.find(['{', '}']).unwrap_or(text.len());
    let after = text.get(brace + 1..).unwrap_or_default();
    let first = text.as_bytes().get(brace).copied();
    if first.is_some() && first == after.bytes().next() {
        *rest = after.get(1..).unwrap_or_default();
        return Ok(Piece::Text(text.get(..=brace).unwrap_or_default()));
    }
    if brace > 0 {
        *rest = text.get(brace..).unwrap_or_default();
        // The error after the text is told first, as nothing has been written before it.
        return Ok(Piece::Text(text.get(..brace).unwrap_or_default()));
    }
    if first == Some(b'}') {
        return Err(Fault::value("Single '}' encountered in format string"));
    }
    if after.is_empty() {
        return Err(Fault::value("Single '{' encountered in format string"));
    }
    *rest = after;
    next_field(rest).map(Piece::Field)
}

fn next_field<'a>(rest: &mut &'a str) -> Result<Field<'a>, Fault> {
    let (name, end) = field_name(rest)?;
    match end {
        '}' => Ok(Field {
            name,
            conversion: None,
            spec: "",
        }),
        '!' => {
            let mut characters = rest.chars();
            let conversion = characters.next();
            if conversion.is_none() {
                return Err(Fault::value(
                    "end of string while looking for conversion specifier",
                ));
            }
            let after = characters.next();
            *rest = characters.as_str();
            let spec = match after {
                Some('}') => "",
                Some(':') | None => spec(rest)?,
                Some(_) => {
                    return Err(Fault::value("expected ':' after conversion specifier"));
                }
            };
            Ok(Field {
                name,
                conversion,
                spec,
            })
        }
        _ => Ok(Field {
            name,
            conversion: None,
            spec: spec(rest)?,
        }),
    }
}

/// The name of a field, and what ends it.
fn field_name<'a>(rest: &mut &'a str) -> Result<(&'a str, char), Fault> {
    let text = *rest;
    let mut in_brackets = false;
    for (place, character) in text.char_indices() {
        match character {
            ']' if in_brackets => in_brackets = false,
            _ if in_brackets => {}
            '[' => in_brackets = true,
            '{' => return Err(Fault::value("unexpected '{' in field name")),
            '}' | '!' | ':' => {
                *rest = text.get(place + 1..).unwrap_or_default();
                return Ok((text.get(..place).unwrap_or_default(), character));
            }
            _ => {}
        }
    }
    Err(Fault::value("expected '}' before end of string"))
}

/// The specification, up to the brace that ends its field.
fn spec<'a>(rest: &mut &'a str) -> Result<&'a str, Fault> {
    let text = *rest;
    let mut open = 1;
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open += 1,
            b'}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            *rest = text.get(place + 1..).unwrap_or_default();
            return Ok(text.get(..place).unwrap_or_default());
        }
    }
    Err(Fault::value("unmatched '{' in format spec"))
}

/// A field's name: where to begin, and the steps from there.
///
/// # Errors
/// `ValueError` of numbers that are too great.
pub fn split_name(
    name: &str,
) -> Result<(First<'_>, impl Iterator<Item = Result<Step<'_>, Fault>>), Fault> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let first = match whole(first)? {
        _ if first.is_empty() => First::Next,
        Some(index) => First::Index(index),
        None => First::Name(first),
    };
    let steps = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let step = next_step(&mut rest);
        if step.is_err() {
            rest = "";
        }
        Some(step)
    });
    Ok((first, steps))
}

fn next_step<'a>(rest: &mut &'a str) -> Result<Step<'a>, Fault> {
    let empty = || Fault::value("Empty attribute in format string");
    if let Some(text) = rest.strip_prefix('.') {
        let end = text.find(['.', '[']).unwrap_or(text.len());
        let (name, after) = text.split_at(end);
        *rest = after;
        return if name.is_empty() {
            Err(empty())
        } else {
            Ok(Step::Attribute(name))
        };
    }
    let Some(text) = rest.strip_prefix('[') else {
        return Err(Fault::value(
            "Only '.' or '[' may follow ']' in format field specifier",
        ));
    };
    let (key, after) = text
        .split_once(']')
        .ok_or_else(|| Fault::value("Missing ']' in format string"))?;
    *rest = after;
    if key.is_empty() {
        return Err(empty());
    }
    Ok(match whole(key)? {
        Some(index) => Step::Index(index),
        None => Step::Key(key),
    })
}

/// The number, if the text has digits only.
fn whole(text: &str) -> Result<Option<i64>, Fault> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|_| Fault::value("Too many decimal digits in format string"))
}
