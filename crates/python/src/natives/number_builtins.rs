//! Built-in functions of numbers and characters: `abs`, `round`, `pow`, `divmod`, `bin`, `hex`, `oct`, `chr`, `ord`.

use super::args::arg;
use super::int::digits_of;
use super::table::functions;
use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::ops::fault::Fault;
use crate::ops::float::{floor_and_rest, to_integer};
use crate::ops::integer::{self, power_modulo};
use crate::ops::number::Number;
use crate::text::integer::with_prefix;
use crate::value::Value;
use interleave_python_code::Binary;
use num_bigint::BigInt;
use num_integer::Integer;

/// The built-in functions.
pub const BUILTINS: Table = functions! {
    "abs" ("x, /") = abs,
    "bin" ("number, /") = |m, a| in_base(m, a, 2, "0b"),
    "chr" ("i, /") = chr,
    "divmod" ("x, y, /") = divmod,
    "hex" ("number, /") = |m, a| in_base(m, a, 16, "0x"),
    "oct" ("number, /") = |m, a| in_base(m, a, 8, "0o"),
    "ord" ("c, /") = ord,
    "pow" ("base, exp, mod=None") = power,
    "round" ("number, ndigits=None") = round_builtin,
};

/// `abs(x)`.
pub(super) fn abs(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = arg(args, 0);
    match machine.numeric(value) {
        Some(_) if machine.overrides(value, &["__abs__"]) => {}
        Some(Number::Float(number)) => return Ok(machine.float(number.abs()).into()),
        Some(number) => {
            let size = BigInt::from(number.whole().unwrap_or_default().magnitude().clone());
            return Ok(machine.out_big(size));
        }
        None if machine.overrides(value, &["__abs__"]) => {}
        None => {
            let class = machine.class_name(value);
            return machine.type_error(format!("bad operand type for abs(): '{class}'"));
        }
    }
    machine.prelude("_number_abs", vec![value])
}

fn divmod(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (a, b) = (arg(args, 0), arg(args, 1));
    let own = machine.overrides(a, &["__divmod__", "__floordiv__"])
        || machine.overrides(b, &["__rdivmod__", "__rfloordiv__"]);
    if !own {
        if let Some(pair) = divmod_of(machine, a, b)? {
            return Ok(pair.into());
        }
        if machine.is_plain(a) && machine.is_plain(b) {
            let (a, b) = (machine.class_name(a), machine.class_name(b));
            return machine.type_error(format!(
                "unsupported operand type(s) for divmod(): '{a}' and '{b}'"
            ));
        }
    }
    machine.prelude("_number_divmod", vec![a, b])
}

/// `__divmod__` and `__rdivmod__`.
pub(super) fn divmod_method(machine: &mut Machine, args: &[Value], swapped: bool) -> Res<Out> {
    let (a, b) = if swapped {
        (arg(args, 1), arg(args, 0))
    } else {
        (arg(args, 0), arg(args, 1))
    };
    let pair = divmod_of(machine, a, b)?;
    Ok(pair.unwrap_or(Value::NOT_IMPLEMENTED).into())
}

fn divmod_of(machine: &mut Machine, a: Value, b: Value) -> Res<Option<Value>> {
    let (Some(x), Some(y)) = (machine.numeric(a), machine.numeric(b)) else {
        return Ok(None);
    };
    let pair = match (x.whole(), y.whole()) {
        (Some(x), Some(y)) => {
            let pair = integer::floor_and_rest(&x, &y);
            let (quotient, rest) = machine.found(pair)?;
            [machine.big(quotient), machine.big(rest)]
        }
        _ => {
            let pair = match (x.float(), y.float()) {
                (Ok(_), Ok(0.0)) => Err(Fault::zero("float divmod()")),
                (Ok(x), Ok(y)) => Ok(floor_and_rest(x, y)),
                (Err(fault), _) | (_, Err(fault)) => Err(fault),
            };
            let (quotient, rest) = machine.found(pair)?;
            [machine.float(quotient), machine.float(rest)]
        }
    };
    Ok(Some(machine.tuple(pair)))
}

fn power(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (base, exponent, modulus) = (arg(args, 0), arg(args, 1), arg(args, 2));
    if modulus.is_none() {
        if let Some(done) = machine.binary(Binary::Pow, base, exponent)? {
            return Ok(done.into());
        }
        let numbers = machine.numeric(base).is_some() && machine.numeric(exponent).is_some();
        let plain = machine.is_plain(base) && machine.is_plain(exponent);
        if plain && numbers {
            return machine.prelude("_complex_pow", vec![base, exponent]);
        }
        if plain {
            let (a, b) = (machine.class_name(base), machine.class_name(exponent));
            return machine.type_error(format!(
                "unsupported operand type(s) for ** or pow(): '{a}' and '{b}'"
            ));
        }
        return machine.prelude("_number_pow", vec![base, exponent]);
    }
    match power_of_three(machine, args)? {
        Some(done) => Ok(done.into()),
        None => machine.prelude("_number_pow", args.to_vec()),
    }
}

/// `__pow__` and `__rpow__`.
pub(super) fn power_method(machine: &mut Machine, args: &[Value], swapped: bool) -> Res<Out> {
    let (base, exponent) = if swapped {
        (arg(args, 1), arg(args, 0))
    } else {
        (arg(args, 0), arg(args, 1))
    };
    let done = if is_given(arg(args, 2)) {
        power_of_three(machine, &[base, exponent, arg(args, 2)])?
    } else if machine.numeric(base).is_some() && machine.numeric(exponent).is_some() {
        match machine.binary_as_built_in(Binary::Pow, base, exponent)? {
            None => return machine.prelude("_complex_pow", vec![base, exponent]),
            done => done,
        }
    } else {
        None
    };
    Ok(done.unwrap_or(Value::NOT_IMPLEMENTED).into())
}

fn is_given(value: Value) -> bool {
    !super::args::is_absent(value)
}

fn power_of_three(machine: &mut Machine, args: &[Value]) -> Res<Option<Value>> {
    let [base, exponent, modulus] = [0, 1, 2].map(|place| arg(args, place));
    if let (Some(base), Some(exponent), Some(modulus)) = (
        machine.whole(base),
        machine.whole(exponent),
        machine.whole(modulus),
    ) {
        let done = power_modulo(&base, &exponent, &modulus);
        let done = machine.found(done)?;
        return Ok(Some(machine.big(done)));
    }
    if ![base, exponent, modulus]
        .iter()
        .all(|value| machine.is_plain(*value))
    {
        return Ok(None);
    }
    let is_float = |value: &Value| matches!(machine.numeric(*value), Some(Number::Float(_)));
    if machine.numeric(base).is_some() && [base, exponent, modulus].iter().any(is_float) {
        return machine
            .type_error("pow() 3rd argument not allowed unless all arguments are integers");
    }
    let [a, b, c] = [base, exponent, modulus].map(|value| machine.class_name(value));
    machine.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'"
    ))
}

fn round_builtin(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = arg(args, 0);
    if machine.overrides(value, &["__round__"]) {
        return machine.prelude("_number_round", args.to_vec());
    }
    if machine.numeric(value).is_none() {
        let class = machine.class_name(value);
        return machine.type_error(format!("type {class} doesn't define __round__ method"));
    }
    round(machine, args)
}

/// `round(number, ndigits)` of what is a number.
pub(super) fn round(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let digits = digits_of(machine, arg(args, 1))?;
    let Some(Number::Float(number)) = machine.numeric(arg(args, 0)) else {
        let number = machine.want_whole(arg(args, 0))?;
        let number = round_integer(number, digits.unwrap_or(0));
        return Ok(machine.out_big(number));
    };
    let Some(digits) = digits else {
        let whole = machine.answer(to_integer(number.round_ties_even()))?;
        return Ok(whole.unwrap_or(Value::NOT_IMPLEMENTED).into());
    };
    let rounded = round_float(number, digits);
    if rounded.is_infinite() && number.is_finite() {
        let message = "rounded value too large to represent";
        return Err(machine.error(classes::OVERFLOW_ERROR, message));
    }
    Ok(machine.float(rounded).into())
}

/// To a multiple of `10**-digits`; half goes to the even one.
fn round_integer(number: BigInt, digits: i64) -> BigInt {
    if digits >= 0 {
        return number;
    }
    // A number has fewer decimal digits than bits.
    let zeros = digits.unsigned_abs();
    if zeros > number.bits() {
        return BigInt::from(0);
    }
    let step = BigInt::from(10).pow(zeros as u32);
    let (quotient, rest) = number.div_mod_floor(&step);
    let up = match (rest * 2_u8).cmp(&step) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    (quotient + u8::from(up)) * step
}

/// The float nearest to the number, rounded in decimal; half goes to the even digit.
fn round_float(number: f64, digits: i64) -> f64 {
    if !number.is_finite() || digits > 323 {
        return number;
    }
    if digits < -308 {
        return 0.0_f64.copysign(number);
    }
    if digits >= 0 {
        return format!("{number:.*}", digits.unsigned_abs() as usize)
            .parse()
            .unwrap_or(number);
    }
    let step = format!("1e{}", -digits).parse().unwrap_or(f64::INFINITY);
    let half = format!("5e{}", -digits - 1)
        .parse()
        .unwrap_or(f64::INFINITY);
    let size = number.abs();
    let rounded = if size < step {
        if size > half { step } else { 0.0 }
    } else {
        let first = format!("{size:e}")
            .split_once('e')
            .and_then(|(_, exponent)| exponent.parse::<i64>().ok())
            .unwrap_or(0);
        let kept = (first + digits).max(0).unsigned_abs() as usize;
        format!("{size:.kept$e}").parse().unwrap_or(size)
    };
    rounded.copysign(number)
}

fn in_base(machine: &mut Machine, args: &[Value], base: u32, prefix: &'static str) -> Res<Out> {
    if machine.whole(arg(args, 0)).is_none() && machine.overrides(arg(args, 0), &["__index__"]) {
        let name = match base {
            2 => "_number_bin",
            8 => "_number_oct",
            _ => "_number_hex",
        };
        return machine.prelude(name, vec![arg(args, 0)]);
    }
    let number = machine.want_whole(arg(args, 0))?;
    machine.reserve(number.bits() as usize)?;
    machine.out_text(with_prefix(&number, base, prefix))
}

fn chr(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if machine.whole(arg(args, 0)).is_none() && machine.overrides(arg(args, 0), &["__index__"]) {
        return machine.prelude("_number_chr", vec![arg(args, 0)]);
    }
    let code = machine.want_whole(arg(args, 0))?;
    let Ok(code) = i32::try_from(&code) else {
        let message = "Python int too large to convert to C int";
        return Err(machine.error(classes::OVERFLOW_ERROR, message));
    };
    match u32::try_from(code).ok().filter(|code| *code < 0x11_0000) {
        None => machine.value_error("chr() arg not in range(0x110000)"),
        Some(code) => match char::from_u32(code) {
            Some(character) => Ok(machine.char(character).into()),
            None => machine.value_error("halves of surrogate pairs are not supported here"),
        },
    }
}

fn ord(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = arg(args, 0);
    let (length, code) = if let Some(text) = machine.as_text(value) {
        let mut characters = text.chars();
        let code = characters.next().map_or(0, u32::from);
        (text.chars().count(), code)
    } else if let Some(bytes) = machine.bytes_like(value) {
        (bytes.len(), bytes.first().copied().map_or(0, u32::from))
    } else {
        let class = machine.class_name(value);
        return machine.type_error(format!(
            "ord() expected string of length 1, but {class} found"
        ));
    };
    if length == 1 {
        return Ok(Value::int(i64::from(code)).into());
    }
    machine.type_error(format!(
        "ord() expected a character, but string of length {length} found"
    ))
}
