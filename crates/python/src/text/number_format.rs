//! Numbers, formatted as a specification says.

use super::float::{exponent_text, fixed, lay_out, rounded, shortest, special};
use super::integer::decimal;
use super::spec::{Spec, unknown};
use crate::classes;
use crate::ops::fault::Fault;
use crate::ops::integer::to_float;
use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

/// A number in pieces, from left to right.
#[derive(Default)]
struct Pieces {
    negative: bool,
    prefix: &'static str,
    /// The digits that are grouped, if any are.
    digits: String,
    /// Point, fraction, exponent, `%`; or what is no number.
    rest: String,
}

/// An integer, formatted; `class` is for messages.
///
/// # Errors
/// As in Python.
pub fn integer(spec: &Spec, number: &BigInt, class: &str) -> Result<String, Fault> {
    let kind = spec.kind.unwrap_or('d');
    match kind {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => {}
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return float(spec, to_float(number)?, class),
        _ => return Err(unknown(kind, class)),
    }
    if spec.precision.is_some() {
        let message = "Precision not allowed in integer format specifier";
        return Err(Fault::value(message));
    }
    if spec.no_negative_zero {
        let message = "Negative zero coercion (z) not allowed in integer format specifier";
        return Err(Fault::value(message));
    }
    if kind == 'c' {
        return character(spec, number);
    }
    let magnitude = number.magnitude();
    let (digits, prefix) = match kind {
        'b' => (magnitude.to_str_radix(2), "0b"),
        'o' => (magnitude.to_str_radix(8), "0o"),
        'x' => (magnitude.to_str_radix(16), "0x"),
        'X' => (magnitude.to_str_radix(16).to_uppercase(), "0X"),
        _ => (decimal(&BigInt::from(magnitude.clone()))?, ""),
    };
    let pieces = Pieces {
        negative: number.sign() == Sign::Minus,
        prefix: if spec.alternate { prefix } else { "" },
        digits,
        rest: String::new(),
    };
    Ok(assemble(spec, &pieces))
}

fn character(spec: &Spec, number: &BigInt) -> Result<String, Fault> {
    if spec.sign.is_some() {
        let message = "Sign not allowed with integer format specifier 'c'";
        return Err(Fault::value(message));
    }
    if spec.alternate {
        let message = "Alternate form (#) not allowed with integer format specifier 'c'";
        return Err(Fault::value(message));
    }
    if number.to_i64().is_none() {
        let message = "Python int too large to convert to C long";
        return Err(Fault::overflow(message));
    }
    let text = char_of(number)?;
    let pieces = Pieces {
        rest: text.into(),
        ..Pieces::default()
    };
    Ok(assemble(spec, &pieces))
}

/// The character of a number.
///
/// # Errors
/// `OverflowError`.
pub(super) fn char_of(number: &BigInt) -> Result<char, Fault> {
    match number.to_u32() {
        Some(code) if code < 0x11_0000 => {
            // A surrogate is no character here.
            Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
        }
        _ => Err(Fault::Error(
            classes::OVERFLOW_ERROR,
            "%c arg not in range(0x110000)".into(),
        )),
    }
}

/// A float, formatted; `class` is for messages.
///
/// # Errors
/// As in Python.
pub fn float(spec: &Spec, number: f64, class: &str) -> Result<String, Fault> {
    let kind = spec.kind;
    if let Some(kind) = kind.filter(|kind| !"eEfFgGn%".contains(*kind)) {
        return Err(unknown(kind, class));
    }
    if spec.precision.is_some_and(|some| some > i32::MAX as usize) {
        return Err(Fault::value("precision too big"));
    }
    let upper = kind.is_some_and(|kind| kind.is_ascii_uppercase());
    let mut text = float_text(number.abs(), kind, spec.precision, spec.alternate);
    if upper {
        text.make_ascii_uppercase();
    }
    let zero = !text.contains(|digit: char| matches!(digit, '1'..='9' | 'i' | 'n' | 'I' | 'N'));
    let negative = number.is_sign_negative() && !number.is_nan();
    let split = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    let rest = text.split_off(split);
    let pieces = Pieces {
        negative: negative && !(spec.no_negative_zero && zero),
        prefix: "",
        digits: text,
        rest,
    };
    Ok(assemble(spec, &pieces))
}

/// The digits of a float that is not negative, without width and sign.
pub(super) fn float_text(
    number: f64,
    kind: Option<char>,
    precision: Option<usize>,
    alternate: bool,
) -> String {
    let number = if kind == Some('%') {
        number * 100.0
    } else {
        number
    };
    let percent = if kind == Some('%') { "%" } else { "" };
    if !number.is_finite() {
        return format!("{}{percent}", special(number.abs()));
    }
    let digits = precision.unwrap_or(6);
    let mut text = match kind.map(|kind| kind.to_ascii_lowercase()) {
        Some('e') => scientific(number, digits),
        Some('f' | '%') => fixed(number, digits),
        None if precision.is_none() => {
            let (digits, exponent) = shortest(number);
            lay_out(&digits, exponent, 16, true)
        }
        _ => return general(number, digits.max(1), kind.is_none(), alternate),
    };
    if alternate && !text.contains('.') {
        let point = text.find('e').unwrap_or(text.len());
        text.insert(point, '.');
    }
    text + percent
}

fn scientific(number: f64, digits: usize) -> String {
    let (digits, exponent) = rounded(number, digits + 1);
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    format!("{first}{point}{rest}{}", exponent_text(exponent, 'e'))
}

/// As kind `g` has it; `point_zero`: no kind was given, so that the text must look like a float.
fn general(number: f64, precision: usize, point_zero: bool, alternate: bool) -> String {
    let (mut digits, exponent) = rounded(number, precision);
    let limit = i32::try_from(precision).unwrap_or(i32::MAX) - i32::from(point_zero);
    if !alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    let mut text = lay_out(&digits, exponent, limit, point_zero);
    if alternate && !text.contains('.') {
        let point = text.find('e').unwrap_or(text.len());
        text.insert(point, '.');
    }
    text
}

/// Puts sign, prefix, filling, digits in groups and the rest one after another.
fn assemble(spec: &Spec, pieces: &Pieces) -> String {
    let sign = match (pieces.negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    let fixed = sign.len() + pieces.prefix.len() + pieces.rest.chars().count();
    let zeros = spec.fill == Some('0') && spec.align == Some('=');
    let digits = match spec.grouping {
        Some(separator) if !pieces.digits.is_empty() => {
            let size = match spec.kind {
                Some('b' | 'o' | 'x' | 'X') => 4,
                _ => 3,
            };
            let least = if zeros {
                spec.width.saturating_sub(fixed)
            } else {
                0
            };
            grouped(&pieces.digits, separator, size, least)
        }
        _ => pieces.digits.clone(),
    };
    let head = format!("{sign}{}", pieces.prefix);
    let tail = format!("{digits}{}", pieces.rest);
    if spec.align == Some('=') {
        let missing = spec.width.saturating_sub(head.len() + tail.chars().count());
        let fill: String = std::iter::repeat_n(spec.fill.unwrap_or(' '), missing).collect();
        return format!("{head}{fill}{tail}");
    }
    spec.pad(&format!("{head}{tail}"), true)
}

/// Digits in groups, with zeros before them up to a width of `least`. A separator never comes first.
fn grouped(digits: &str, separator: char, size: usize, least: usize) -> String {
    let mut reversed = String::new();
    let mut left = digits.bytes().rev();
    let (mut missing, mut width) = (digits.len(), least);
    loop {
        let here = size.min(missing.max(width).max(1));
        for _ in 0..here {
            reversed.push(char::from(left.next().unwrap_or(b'0')));
        }
        missing = missing.saturating_sub(here);
        width = width.saturating_sub(here);
        if missing == 0 && width == 0 {
            return reversed.chars().rev().collect();
        }
        reversed.push(separator);
        width = width.saturating_sub(1);
    }
}
