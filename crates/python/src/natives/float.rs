//! Floats: `float` and its methods.

use super::args::arg;
use super::operators::{arithmetic, comparisons};
use super::table::methods;
use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::ops::fault::Fault;
use crate::ops::float::{parts, scaled, to_integer};
use crate::text::category::is_space;
use crate::text::float::parse_float;
use crate::text::quote::{quote_bytes, quote_str};
use crate::value::Value;

/// `float`.
pub const TABLE: Table = methods! { "float";
    "__new__" ("cls, x=0, /") = new,
    "is_integer" ("self, /") = is_integer,
    "hex" ("self, /") = hex,
    "fromhex" ("cls, string, /") = from_hex,
    "__floor__" ("self, /") = |m, a| rounded(m, a, f64::floor),
    "__ceil__" ("self, /") = |m, a| rounded(m, a, f64::ceil),
};

/// What `float` shares with `int`.
pub const ARITHMETIC: Table = arithmetic!("float");

/// Comparisons of `float`.
pub const COMPARISONS: Table = comparisons!("float");

/// What is read from a `float` like an attribute.
pub const PROPERTIES: Table = methods! { "float";
    "real" ("self, /") = itself,
    "imag" ("self, /") = |m, _| Ok(m.float(0.0).into()),
};

fn itself(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = machine.want_float(arg(args, 0))?;
    Ok(machine.float(number).into())
}

fn rounded(machine: &mut Machine, args: &[Value], round: fn(f64) -> f64) -> Res<Out> {
    let number = machine.want_float(arg(args, 0))?;
    let value = machine.answer(to_integer(round(number)))?;
    Ok(value.unwrap_or(Value::NOT_IMPLEMENTED).into())
}

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = arg(args, 1);
    let (number, shown) = if let Some(text) = machine.as_text(value) {
        (parse_float(text), quote_str(text))
    } else if let Some(bytes) = machine.bytes_like(value) {
        let number = std::str::from_utf8(bytes).ok().and_then(parse_float);
        (number, quote_bytes(bytes))
    } else {
        if machine.overrides(value, &["__float__", "__index__"]) {
            return machine.prelude("_number_float", vec![value]);
        }
        if machine.numeric(value).is_none() {
            let class = machine.class_name(value);
            return machine.type_error(format!(
                "float() argument must be a string or a real number, not '{class}'"
            ));
        }
        return itself(machine, &[value]);
    };
    match number {
        Some(number) => Ok(machine.float(number).into()),
        None => machine.value_error(format!("could not convert string to float: {shown}")),
    }
}

fn is_integer(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = machine.want_float(arg(args, 0))?;
    Ok(Value::bool(number.is_finite() && number.fract() == 0.0).into())
}

fn hex(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = machine.want_float(arg(args, 0))?;
    if !number.is_finite() {
        return machine.out_text(crate::text::float::repr_float(number));
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if number == 0.0 {
        return machine.out_text(format!("{sign}0x0.0p+0"));
    }
    let (_, mantissa, exponent) = parts(number);
    let (whole, fraction) = (mantissa >> 52, mantissa & ((1 << 52) - 1));
    let exponent = exponent + 52;
    machine.out_text(format!("{sign}0x{whole}.{fraction:013x}p{exponent:+}"))
}

fn from_hex(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = machine.want_text(arg(args, 1), |_| {
        "bad argument type for built-in operation".into()
    })?;
    let number = parse_hex(text);
    let number = machine.found(number)?;
    let made = machine.float(number);
    match arg(args, 0).as_handle() {
        Some(class) if class != classes::FLOAT => Ok(Out::Call(arg(args, 0), vec![made])),
        _ => Ok(made.into()),
    }
}

fn parse_hex(text: &str) -> Result<f64, Fault> {
    let wrong = || Fault::value("invalid hexadecimal floating-point string");
    let lower = text.trim_matches(is_space).to_ascii_lowercase();
    let (negative, rest) = match lower.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let magnitude = match rest {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let rest = rest.strip_prefix("0x").unwrap_or(rest);
            let (digits, exponent) = match rest.split_once('p') {
                Some((digits, exponent)) => (digits, exponent_of(exponent).ok_or_else(wrong)?),
                None => (rest, 0),
            };
            magnitude_of(digits, exponent).ok_or_else(wrong)??
        }
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// An exponent, bounded where a greater one makes no difference.
fn exponent_of(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse::<i64>().unwrap_or(i64::MAX).min(1 << 40);
    Some(if text.starts_with('-') { -size } else { size })
}

/// `None`: these are no digits.
fn magnitude_of(digits: &str, exponent: i64) -> Option<Result<f64, Fault>> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (mut value, mut dropped) = (0_u128, 0_i64);
    for digit in whole.chars().chain(fraction.chars()) {
        let digit = u128::from(digit.to_digit(16)?);
        if value >> 120 == 0 {
            value = value << 4 | digit;
        } else {
            // Of the digits that do not fit, it only matters whether one is not 0.
            value |= u128::from(digit != 0);
            dropped += 4;
        }
    }
    let places = fraction.len() as i64 * 4;
    Some(
        scaled(value, exponent + dropped - places)
            .ok_or_else(|| Fault::overflow("hexadecimal value too large to represent as a float")),
    )
}
