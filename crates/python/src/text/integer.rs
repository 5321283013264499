//! Integers as texts, and texts as integers.

use super::quote::quote_str;
use crate::machine::Machine;
use crate::native::Res;
use crate::ops::fault::Fault;
use num_bigint::BigInt;
use num_bigint::Sign;
use std::borrow::Cow;
use unicode_general_category::{GeneralCategory, get_general_category};

/// The largest number of digits in the text of an integer, unless the base is a power of two.
pub const MOST_DIGITS: usize = 4300;

/// An integer in decimal digits.
///
/// # Errors
/// `ValueError` if it has more than 4,300 digits.
pub fn decimal(number: &BigInt) -> Result<String, Fault> {
    const TOO_LONG: &str = "Exceeds the limit (4300 digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit";
    // 10**4300 has 14,285 bits.
    if number.bits() > 14_285 {
        return Err(Fault::value(TOO_LONG));
    }
    let text = number.to_string();
    if text.trim_start_matches('-').len() > MOST_DIGITS {
        return Err(Fault::value(TOO_LONG));
    }
    Ok(text)
}

impl Machine {
    /// An integer in decimal digits.
    ///
    /// # Errors
    /// `ValueError` if it has more than 4,300 digits.
    pub fn decimal(&mut self, number: &BigInt) -> Res<String> {
        decimal(number).map_err(|fault| self.raise(fault))
    }
}

/// The integer that a text names, as `int` reads it. `shown`: what messages call the text.
///
/// # Errors
/// `ValueError`.
pub fn parse_int(text: &str, base: u32, shown: impl Fn() -> String) -> Result<BigInt, Fault> {
    let wrong = || {
        let shown: String = shown().chars().take(200).collect();
        Fault::value(format!(
            "invalid literal for int() with base {base}: {shown}"
        ))
    };
    let text = ascii_digits(trim(text));
    let (sign, digits) = match text.as_bytes().first() {
        Some(b'-') => (Sign::Minus, text.get(1..).unwrap_or_default()),
        Some(b'+') => (Sign::Plus, text.get(1..).unwrap_or_default()),
        _ => (Sign::Plus, &*text),
    };
    let (base, digits) = match without_prefix(digits, base) {
        Some((base, digits)) => (base, digits),
        None if base == 0 => {
            let zeros = digits.bytes().all(|byte| matches!(byte, b'0' | b'_'));
            if digits.starts_with('0') && !zeros {
                return Err(wrong());
            }
            (10, digits)
        }
        None => (base, digits),
    };
    let spelled = digits.starts_with('_') || digits.ends_with('_') || digits.contains("__");
    if digits.is_empty() || spelled {
        return Err(wrong());
    }
    let digits: Vec<u8> = digits.bytes().filter(|byte| *byte != b'_').collect();
    if !digits.iter().all(|digit| char::from(*digit).is_digit(base)) {
        return Err(wrong());
    }
    if !base.is_power_of_two() && digits.len() > MOST_DIGITS {
        return Err(Fault::value(format!(
            "Exceeds the limit (4300 digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        )));
    }
    let number = BigInt::parse_bytes(&digits, base).ok_or_else(wrong)?;
    Ok(if sign == Sign::Minus { -number } else { number })
}

/// As `parse_int`, of a text that messages quote.
///
/// # Errors
/// `ValueError`.
pub fn parse_int_text(text: &str, base: u32) -> Result<BigInt, Fault> {
    parse_int(text, base, || quote_str(text))
}

/// The base that `0x` and the like name (if it is the one asked for, or none is), and the digits after it.
fn without_prefix(digits: &str, base: u32) -> Option<(u32, &str)> {
    let named = match digits.as_bytes().get(..2)? {
        b"0x" | b"0X" => 16,
        b"0o" | b"0O" => 8,
        b"0b" | b"0B" => 2,
        _ => return None,
    };
    let rest = digits.get(2..)?;
    (base == 0 || base == named).then(|| (named, rest.strip_prefix('_').unwrap_or(rest)))
}

/// Without white space at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(super::category::is_space)
}

/// Decimal digits of all scripts as ASCII digits.
pub(super) fn ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let plain = |character: char| match digit_value(character) {
        Some(value) => char::from_digit(value, 10).unwrap_or(character),
        None => character,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// The value of a decimal digit of any script. (Each script has its ten digits in a row.)
pub fn digit_value(character: char) -> Option<u32> {
    if character.is_ascii() {
        return character.to_digit(10);
    }
    let is_digit = |code: u32| {
        char::from_u32(code).is_some_and(|character| {
            get_general_category(character) == GeneralCategory::DecimalNumber
        })
    };
    let code = u32::from(character);
    if !is_digit(code) {
        return None;
    }
    let before = (1..60).take_while(|back| is_digit(code - back)).count();
    Some(before as u32 % 10)
}

/// Digits with what Python writes before them: `0x1f`, `-0b101`.
pub fn with_prefix(number: &BigInt, base: u32, prefix: &str) -> String {
    let sign = if number.sign() == Sign::Minus {
        "-"
    } else {
        ""
    };
    format!("{sign}{prefix}{}", number.magnitude().to_str_radix(base))
}
