//! Arithmetic of floats.

use super::elementary;
use super::fault::Fault;
use super::integer::{Answer, Outcome};
use crate::classes;
use interleave_python_code::Binary;
use num_bigint::BigInt;
use num_traits::FromPrimitive;
use std::borrow::Cow;

/// An operator of two floats.
///
/// # Errors
/// As in Python.
pub fn arithmetic(op: Binary, a: f64, b: f64) -> Outcome {
    let done = match op {
        Binary::Add => a + b,
        Binary::Sub => a - b,
        Binary::Mul => a * b,
        Binary::TrueDiv if b == 0.0 => return Err(Fault::zero("float division by zero")),
        Binary::TrueDiv => a / b,
        Binary::FloorDiv if b == 0.0 => return Err(Fault::zero("float floor division by zero")),
        Binary::FloorDiv => floor_and_rest(a, b).0,
        Binary::Mod if b == 0.0 => return Err(Fault::zero("float modulo")),
        Binary::Mod => floor_and_rest(a, b).1,
        Binary::Pow if has_complex_power(a, b) => return Ok(Answer::No),
        Binary::Pow => power(a, b)?,
        _ => return Ok(Answer::No),
    };
    Ok(Answer::Float(done))
}

/// `(a // b, a % b)`; `b` is not 0. The remainder has the sign of `b`, also if it is 0.
pub fn floor_and_rest(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    // Without the remainder, the quotient is whole, except for rounding.
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = rest.abs().copysign(b);
    } else if (rest < 0.0) != (b < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(a / b), rest);
    }
    let below = quotient.floor();
    let floor = if quotient - below > 0.5 {
        below + 1.0
    } else {
        below
    };
    (floor, rest)
}

/// A negative number to the power of a fraction is no float.
fn has_complex_power(base: f64, exponent: f64) -> bool {
    base < 0.0 && base.is_finite() && exponent.is_finite() && exponent.fract() != 0.0
}

fn power(base: f64, exponent: f64) -> Result<f64, Fault> {
    if base == 0.0 && exponent < 0.0 {
        return Err(Fault::zero("0.0 cannot be raised to a negative power"));
    }
    let done = elementary::pow(base, exponent);
    if done.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(Fault::Range);
    }
    Ok(done)
}

/// The float nearest to `digits * 2**exponent`; `None` if that is too large.
pub fn scaled(digits: u128, exponent: i64) -> Option<f64> {
    if digits == 0 {
        return Some(0.0);
    }
    let bits = i64::from(128 - digits.leading_zeros());
    // Floats below 2**-1022 have fewer than 53 bits.
    let kept = 53.min(bits + exponent + 1074);
    if kept < 0 {
        return Some(0.0);
    }
    let dropped = bits - kept;
    let (mut whole, exponent) = if dropped <= 0 {
        (digits, exponent)
    } else {
        let whole = if dropped >= 128 { 0 } else { digits >> dropped };
        let rest = digits - if dropped >= 128 { 0 } else { whole << dropped };
        let half = 1_u128 << (dropped - 1).min(127);
        let up = rest > half || rest == half && whole & 1 == 1;
        (whole + u128::from(up), exponent + dropped)
    };
    // At most 53 bits, or 2**53: exact.
    let mut exponent = exponent;
    while whole != 0 && whole & 1 == 0 {
        whole >>= 1;
        exponent += 1;
    }
    let float = times_power_of_two(whole as f64, exponent);
    float.is_finite().then_some(float)
}

/// `number * 2**exponent`, exact if the result is a float.
pub fn times_power_of_two(number: f64, exponent: i64) -> f64 {
    let (mut number, mut exponent) = (number, exponent.clamp(-2200, 2200));
    while exponent > 1000 {
        number *= 2_f64.powi(1000);
        exponent -= 1000;
    }
    // All steps but the last one are exact, so that the result is rounded only once.
    while exponent < -960 {
        let step = if exponent < -1920 { -960 } else { exponent / 2 };
        number *= 2_f64.powi(step as i32);
        exponent -= step;
    }
    number * 2_f64.powi(exponent as i32)
}

/// The whole part of a float as an integer.
///
/// # Errors
/// `ValueError` of NaN, `OverflowError` of infinities.
pub fn to_integer(number: f64) -> Result<Answer, Fault> {
    if number.is_nan() {
        return Err(Fault::value("cannot convert float NaN to integer"));
    }
    if number.is_infinite() {
        return Err(Fault::Error(
            classes::OVERFLOW_ERROR,
            Cow::Borrowed("cannot convert float infinity to integer"),
        ));
    }
    if number.abs() < 9e18 {
        return Ok(Answer::Small(number as i64));
    }
    Ok(Answer::Big(
        BigInt::from_f64(number.trunc()).unwrap_or_default(),
    ))
}

/// `number` as mantissa and exponent: `mantissa * 2**exponent`, the mantissa whole.
pub fn parts(number: f64) -> (bool, u64, i64) {
    let bits = number.to_bits();
    let (negative, field) = (bits >> 63 == 1, (bits >> 52 & 0x7ff).cast_signed());
    let fraction = bits & ((1 << 52) - 1);
    if field == 0 {
        (negative, fraction, -1074)
    } else {
        (negative, fraction | 1 << 52, field - 1075)
    }
}
