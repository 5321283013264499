//! Floats as texts, and texts as floats.

use super::integer::{ascii_digits, trim};

/// A float as `repr` shows it: the fewest digits that give the same float again.
pub fn repr_float(number: f64) -> String {
    if !number.is_finite() {
        return special(number).into();
    }
    let (digits, exponent) = shortest(number.abs());
    let sign = if number.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}", lay_out(&digits, exponent, 16, true))
}

/// The text of an infinity or NaN.
pub(super) fn special(number: f64) -> &'static str {
    match () {
        () if number.is_nan() => "nan",
        () if number < 0.0 => "-inf",
        () => "inf",
    }
}

/// 2 to the power of 26: a multiple of `0.5 * 10**-q` with 17 digits has at most 25 bits after the point.
const BITS_HALFWAY: f64 = 67_108_864.0;

/// The fewest digits that give the same float again, and the exponent of the first one.
///
/// Where a float lies halfway between two such texts, CPython takes the even digit, and Rust the greater one.
pub(super) fn shortest(number: f64) -> (String, i32) {
    let (digits, exponent) = split_exponent(&format!("{number:e}"));
    // Halfway means an odd multiple of half of the last digit: such a float has few bits after the point.
    if digits.len() < 15 || (number * BITS_HALFWAY).fract() != 0.0 {
        return (digits, exponent);
    }
    let even = format!("{number:.*e}", digits.len() - 1);
    if even.parse() == Ok(number) {
        return split_exponent(&even);
    }
    (digits, exponent)
}

/// `count` digits (at least one), and the exponent of the first one.
pub(super) fn rounded(number: f64, digits: usize) -> (String, i32) {
    // No float has more digits than this that are not 0.
    let some = digits.clamp(1, 1100) - 1;
    let (mut text, exponent) = split_exponent(&format!("{number:.some$e}"));
    let missing = digits.saturating_sub(text.len());
    text.extend(std::iter::repeat_n('0', missing));
    (text, exponent)
}

fn split_exponent(text: &str) -> (String, i32) {
    let (digits, exponent) = text.split_once('e').unwrap_or((text, "0"));
    (digits.replace('.', ""), exponent.parse().unwrap_or(0))
}

/// With this number of digits after the point.
pub(super) fn fixed(number: f64, digits: usize) -> String {
    let some = digits.min(1100);
    let mut text = format!("{number:.some$}");
    text.extend(std::iter::repeat_n('0', digits - some));
    text
}

/// Digits as CPython lays them out: with an exponent if it is below -4, or not below `limit`.
pub(super) fn lay_out(digits: &str, exponent: i32, limit: i32, point_zero: bool) -> String {
    if !(-4..limit).contains(&exponent) {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        return format!("{first}{point}{rest}{}", exponent_text(exponent, 'e'));
    }
    if exponent < 0 {
        let zeros = "0".repeat(exponent.unsigned_abs() as usize - 1);
        return format!("0.{zeros}{digits}");
    }
    let before = exponent as usize + 1;
    if digits.len() > before {
        let (whole, fraction) = digits.split_at(before);
        return format!("{whole}.{fraction}");
    }
    let zeros = "0".repeat(before - digits.len());
    let end = if point_zero { ".0" } else { "" };
    format!("{digits}{zeros}{end}")
}

/// `e+05`.
pub(super) fn exponent_text(exponent: i32, letter: char) -> String {
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{letter}{sign}{:02}", exponent.unsigned_abs())
}

/// The float that a text names, as `float` reads it.
pub fn parse_float(text: &str) -> Option<f64> {
    let text = ascii_digits(trim(text));
    let bytes = text.as_bytes();
    let digit = |place: Option<usize>| {
        place
            .and_then(|place| bytes.get(place))
            .is_some_and(u8::is_ascii_digit)
    };
    let stray = (0..bytes.len()).any(|place| {
        bytes.get(place) == Some(&b'_') && !(digit(place.checked_sub(1)) && digit(Some(place + 1)))
    });
    if stray {
        return None;
    }
    text.replace('_', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halfway_the_digit_is_even() {
        assert_eq!(repr_float(5e15 / 7.0), "714285714285714.2");
        assert_eq!(
            repr_float(5_714_285_714_285_718.0 / 8.0),
            "714285714285714.8"
        );
    }

    proptest! {
        #[test]
        fn what_repr_shows_is_the_same_float(bits: u64) {
            let number = f64::from_bits(bits);
            prop_assume!(!number.is_nan());
            prop_assert_eq!(parse_float(&repr_float(number)), Some(number));
        }
    }
}
