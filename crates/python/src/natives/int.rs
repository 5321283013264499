//! Integers: `int`, `bool` and their methods.

use super::args::{arg, is_absent};
use super::operators::{self, arithmetic, comparisons};
use super::table::methods;
use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::object::Body;
use crate::ops::count::count_of;
use crate::ops::float::{parts, to_integer};
use crate::ops::number::Number;
use crate::text::float::repr_float;
use crate::text::integer::{parse_int, parse_int_text};
use crate::text::quote::quote_bytes;
use crate::value::Value;
use interleave_python_code::{Binary, Unary};
use num_bigint::{BigInt, Sign};
use num_integer::Integer;

/// `int`.
pub const TABLE: Table = methods! { "int";
    "__new__" ("cls, x=?, /, base=?") = new,
    "bit_length" ("self, /") = bit_length,
    "bit_count" ("self, /") = bit_count,
    "to_bytes" ("self, /, length=1, byteorder='big', *, signed=False") = to_bytes,
    "from_bytes" ("cls, /, bytes, byteorder='big', *, signed=False") = from_bytes,
    "__index__" ("self, /") = whole_part,
    "__floor__" ("self, /") = whole_part,
    "__ceil__" ("self, /") = whole_part,
    "__invert__" ("self, /") = |m, a| operators::unary(m, Unary::Invert, a),
    "__and__" ("self, value, /") = |m, a| operators::numeric(m, Binary::And, a),
    "__rand__" ("self, value, /") = |m, a| operators::numeric_reflected(m, Binary::And, a),
    "__or__" ("self, value, /") = |m, a| operators::numeric(m, Binary::Or, a),
    "__ror__" ("self, value, /") = |m, a| operators::numeric_reflected(m, Binary::Or, a),
    "__xor__" ("self, value, /") = |m, a| operators::numeric(m, Binary::Xor, a),
    "__rxor__" ("self, value, /") = |m, a| operators::numeric_reflected(m, Binary::Xor, a),
    "__lshift__" ("self, value, /") = |m, a| operators::numeric(m, Binary::LShift, a),
    "__rlshift__" ("self, value, /") = |m, a| operators::numeric_reflected(m, Binary::LShift, a),
    "__rshift__" ("self, value, /") = |m, a| operators::numeric(m, Binary::RShift, a),
    "__rrshift__" ("self, value, /") = |m, a| operators::numeric_reflected(m, Binary::RShift, a),
};

/// What `int` shares with `float`.
pub const ARITHMETIC: Table = arithmetic!("int");

/// Comparisons of `int`.
pub const COMPARISONS: Table = comparisons!("int");

/// What is read from an `int` like an attribute.
pub const PROPERTIES: Table = methods! { "int";
    "real" ("self, /") = whole_part,
    "imag" ("self, /") = |_, _| Ok(Value::int(0).into()),
    "numerator" ("self, /") = whole_part,
    "denominator" ("self, /") = |_, _| Ok(Value::int(1).into()),
};

/// `bool`.
pub const BOOL: Table = methods! { "bool";
    "__new__" ("cls, x=False, /") = new_bool,
    "__repr__" ("self, /") = repr,
};

fn new_bool(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let truth = machine.truth(arg(args, 1)).map(Value::bool);
    machine.or_prelude(truth, "_number_bool", &[arg(args, 1)])
}

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (value, base) = (arg(args, 1), arg(args, 2));
    if value.is_unbound() {
        return if base.is_unbound() {
            Ok(Value::int(0).into())
        } else {
            machine.type_error("int() missing string argument")
        };
    }
    let base = if base.is_unbound() {
        None
    } else {
        Some(base_of(machine, base)?)
    };
    if let Some(text) = machine.as_text(value) {
        let number = parse_int_text(text, base.unwrap_or(10));
        let number = machine.found(number)?;
        return Ok(machine.out_big(number));
    }
    if let Some(bytes) = machine.bytes_like(value) {
        let text = String::from_utf8_lossy(bytes);
        let number = parse_int(&text, base.unwrap_or(10), || quote_bytes(bytes));
        let number = machine.found(number)?;
        return Ok(machine.out_big(number));
    }
    if base.is_some() {
        return machine.type_error("int() can't convert non-string with explicit base");
    }
    let own = ["__int__", "__index__", "__trunc__"];
    if machine.overrides(value, &own) {
        return machine.prelude("_number_int", vec![value]);
    }
    if machine.numeric(value).is_none() {
        let class = machine.class_name(value);
        return machine.type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{class}'"
        ));
    }
    whole_part(machine, &[value])
}

fn base_of(machine: &mut Machine, base: Value) -> Res<u32> {
    let base = machine.want_int(base)?;
    match u32::try_from(base) {
        Ok(base) if base == 0 || (2..=36).contains(&base) => Ok(base),
        _ => machine.value_error("int() base must be >= 2 and <= 36, or 0"),
    }
}

/// The whole part of a number.
pub(super) fn whole_part(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let answer = match machine.numeric(arg(args, 0)) {
        Some(Number::Float(number)) => to_integer(number),
        _ => {
            let number = machine.want_whole(arg(args, 0))?;
            return Ok(machine.out_big(number));
        }
    };
    let value = machine.answer(answer)?;
    Ok(value.unwrap_or(Value::NOT_IMPLEMENTED).into())
}

/// A number as `repr` shows it.
pub(super) fn repr(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = arg(args, 0);
    if let Some(yes) = value.as_bool() {
        return machine.out_text(if yes { "True" } else { "False" });
    }
    if let Some(Number::Float(number)) = machine.numeric(value) {
        return machine.out_text(repr_float(number));
    }
    let number = machine.want_whole(value)?;
    let text = machine.decimal(&number)?;
    machine.out_text(text)
}

/// Numerator and denominator.
pub(super) fn ratio(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (above, below) = match machine.numeric(arg(args, 0)) {
        Some(Number::Float(number)) => match ratio_of(number) {
            Some(ratio) => ratio,
            None if number.is_nan() => {
                return machine.value_error("cannot convert NaN to integer ratio");
            }
            None => {
                let message = "cannot convert Infinity to integer ratio";
                return Err(machine.error(classes::OVERFLOW_ERROR, message));
            }
        },
        _ => (machine.want_whole(arg(args, 0))?, BigInt::from(1)),
    };
    let pair = [machine.big(above), machine.big(below)];
    Ok(machine.tuple(pair).into())
}

fn ratio_of(number: f64) -> Option<(BigInt, BigInt)> {
    if !number.is_finite() {
        return None;
    }
    let (negative, mantissa, exponent) = parts(number);
    let mantissa = if negative {
        -BigInt::from(mantissa)
    } else {
        BigInt::from(mantissa)
    };
    if exponent >= 0 {
        return Some((mantissa << exponent.unsigned_abs(), BigInt::from(1)));
    }
    let below = BigInt::from(1) << exponent.unsigned_abs();
    let common = mantissa.gcd(&below);
    Some((mantissa / &common, below / common))
}

fn bit_length(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let bits = machine.want_whole(arg(args, 0))?.bits();
    Ok(machine.integer(bits.cast_signed()).into())
}

fn bit_count(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = machine.want_whole(arg(args, 0))?;
    let ones: u64 = number
        .magnitude()
        .iter_u64_digits()
        .map(|digit| u64::from(digit.count_ones()))
        .sum();
    Ok(machine.integer(ones.cast_signed()).into())
}

/// Is the lowest byte first?
fn is_little(machine: &mut Machine, method: &str, order: Value) -> Res<bool> {
    let order = machine.want_text(order, |class| {
        format!("{method}() argument 'byteorder' must be str, not {class}")
    })?;
    match order {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => machine.value_error("byteorder must be either 'little' or 'big'"),
    }
}

fn to_bytes(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = machine.want_whole(arg(args, 0))?;
    let length = machine.want_int(arg(args, 1))?;
    let little = is_little(machine, "to_bytes", arg(args, 2))?;
    let signed = machine.truth(arg(args, 3)).unwrap_or(true);
    if length < 0 {
        return machine.value_error("length argument must be non-negative");
    }
    let length = count_of(length);
    machine.reserve(length)?;
    let negative = number.sign() == Sign::Minus;
    if negative && !signed {
        let message = "can't convert negative int to unsigned";
        return Err(machine.error(classes::OVERFLOW_ERROR, message));
    }
    let mut bytes = if signed {
        number.to_signed_bytes_le()
    } else {
        number.to_bytes_le().1
    };
    if number.sign() == Sign::NoSign {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(machine.error(classes::OVERFLOW_ERROR, "int too big to convert"));
    }
    bytes.resize(length, if negative { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(machine.bytes(bytes).into())
}

fn from_bytes(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let source = arg(args, 1);
    let little = is_little(machine, "from_bytes", arg(args, 2))?;
    let signed = machine.truth(arg(args, 3)).unwrap_or(true);
    let bytes = if let Some(bytes) = machine.bytes_like(source) {
        bytes.to_vec()
    } else {
        if machine.as_text(source).is_some() || !machine.is_iterable(source) {
            let class = machine.class_name(source);
            return machine.type_error(format!("cannot convert '{class}' object to bytes"));
        }
        match super::bytes::bytes_of_items(machine, source)? {
            Some(bytes) => bytes,
            None => return machine.prelude("_number_from_bytes", args.to_vec()),
        }
    };
    let number = match (signed, little) {
        (true, true) => BigInt::from_signed_bytes_le(&bytes),
        (true, false) => BigInt::from_signed_bytes_be(&bytes),
        (false, true) => BigInt::from_bytes_le(Sign::Plus, &bytes),
        (false, false) => BigInt::from_bytes_be(Sign::Plus, &bytes),
    };
    let made = machine.big(number);
    match arg(args, 0).as_handle() {
        Some(class)
            if class != classes::INT && matches!(&*machine.heap.get(class), Body::Class(_)) =>
        {
            Ok(Out::Call(arg(args, 0), vec![made]))
        }
        _ => Ok(made.into()),
    }
}

/// `ndigits` of `round`; `None` if it was not given.
pub(super) fn digits_of(machine: &mut Machine, value: Value) -> Res<Option<i64>> {
    if is_absent(value) {
        return Ok(None);
    }
    let digits = machine.want_whole(value)?;
    Ok(Some(i64::try_from(&digits).unwrap_or(
        if digits.sign() == Sign::Minus {
            i64::MIN
        } else {
            i64::MAX
        },
    )))
}
