//! Functions of one or two floats.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Raised, Res};
use crate::natives::args::arg;
use crate::ops::elementary;
use crate::ops::float::times_power_of_two;
use crate::ops::number::Number;
use crate::value::Value;
use num_bigint::Sign;
use num_traits::ToPrimitive;

fn domain(machine: &mut Machine) -> Raised {
    machine.error(classes::VALUE_ERROR, "math domain error")
}

fn range(machine: &mut Machine) -> Raised {
    machine.error(classes::OVERFLOW_ERROR, "math range error")
}

/// A function that always has a result.
pub fn any(machine: &mut Machine, args: &[Value], function: impl Fn(f64) -> f64) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    Ok(machine.float(function(x)).into())
}

/// A function whose result is a number where its argument is one, and that is finite where it is.
pub fn finite(machine: &mut Machine, args: &[Value], function: impl Fn(f64) -> f64) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    let y = function(x);
    if y.is_nan() && !x.is_nan() || y.is_infinite() && x.is_finite() {
        return Err(domain(machine));
    }
    Ok(machine.float(y).into())
}

/// A function whose result may be too great.
pub fn may_overflow(
    machine: &mut Machine,
    args: &[Value],
    function: impl Fn(f64) -> f64,
) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    let y = function(x);
    if y.is_infinite() && x.is_finite() {
        return Err(range(machine));
    }
    Ok(machine.float(y).into())
}

fn pair(machine: &mut Machine, args: &[Value]) -> Res<(f64, f64)> {
    let x = machine.want_float(arg(args, 0))?;
    Ok((x, machine.want_float(arg(args, 1))?))
}

/// A function of two floats that always has a result.
pub fn two(machine: &mut Machine, args: &[Value], function: fn(f64, f64) -> f64) -> Res<Out> {
    let (x, y) = pair(machine, args)?;
    Ok(machine.float(function(x, y)).into())
}

/// Whether something holds of a float.
pub fn check(machine: &mut Machine, args: &[Value], check: fn(f64) -> bool) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    Ok(Value::bool(check(x)).into())
}

/// It has no value outside of (-1, 1).
pub fn atanh(x: f64) -> f64 {
    if x.abs() == 1.0 {
        f64::NAN
    } else {
        libm::atanh(x)
    }
}

/// `x` less the multiple of `y` next towards 0.
pub fn fmod(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (x, y) = pair(machine, args)?;
    let rest = x % y;
    if rest.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain(machine));
    }
    Ok(machine.float(rest).into())
}

/// `x` less the multiple of `y` that is nearest.
pub fn remainder(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (x, y) = pair(machine, args)?;
    let rest = libm::remainder(x, y);
    if rest.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain(machine));
    }
    Ok(machine.float(rest).into())
}

/// `x ** y` of floats.
pub fn pow(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (x, y) = pair(machine, args)?;
    let power = elementary::pow(x, y);
    if power.is_nan() && !x.is_nan() && !y.is_nan() || x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(domain(machine));
    }
    if power.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(range(machine));
    }
    Ok(machine.float(power).into())
}

/// Mantissa and exponent.
pub fn frexp(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    let (mantissa, exponent) = if x.is_finite() {
        libm::frexp(x)
    } else {
        (x, 0)
    };
    let parts = [machine.float(mantissa), Value::int(i64::from(exponent))];
    Ok(machine.tuple(parts).into())
}

/// `x * 2**i`.
pub fn ldexp(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    let Some(exponent) = machine.whole(arg(args, 1)) else {
        return machine.type_error("Expected an int as second argument to ldexp.");
    };
    let exponent = exponent.to_i64().unwrap_or(match exponent.sign() {
        Sign::Minus => i64::MIN,
        _ => i64::MAX,
    });
    if x == 0.0 || !x.is_finite() {
        return Ok(machine.float(x).into());
    }
    let y = times_power_of_two(x, exponent);
    if y.is_infinite() {
        return Err(range(machine));
    }
    Ok(machine.float(y).into())
}

/// Fraction and whole part.
pub fn modf(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    let fraction = if x.is_infinite() {
        0.0_f64.copysign(x)
    } else {
        (x - x.trunc()).copysign(x)
    };
    let parts = [machine.float(fraction), machine.float(x.trunc())];
    Ok(machine.tuple(parts).into())
}

/// The gamma function: of small whole numbers, exactly the factorial.
pub fn gamma(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    if x == f64::NEG_INFINITY || x <= 0.0 && x.fract() == 0.0 {
        return Err(domain(machine));
    }
    let y = if x.fract() == 0.0 && x < 24.0 {
        (1..x as u64).map(|factor| factor as f64).product()
    } else {
        libm::tgamma(x)
    };
    if y.is_infinite() && x.is_finite() {
        return Err(range(machine));
    }
    Ok(machine.float(y).into())
}

/// The logarithm of the gamma function's size.
pub fn lgamma(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let x = machine.want_float(arg(args, 0))?;
    if x <= 0.0 && x.fract() == 0.0 && x.is_finite() {
        return Err(domain(machine));
    }
    let y = libm::lgamma(x);
    if y.is_infinite() && x.is_finite() {
        return Err(range(machine));
    }
    Ok(machine.float(y).into())
}

/// A logarithm, also of integers too great for a float. `of_two`: the logarithm of 2.
pub fn logarithm(
    machine: &mut Machine,
    args: &[Value],
    function: fn(f64) -> f64,
    of_two: f64,
) -> Res<Out> {
    let y = logarithm_of(machine, arg(args, 0), function, of_two)?;
    Ok(machine.float(y).into())
}

fn logarithm_of(
    machine: &mut Machine,
    value: Value,
    function: fn(f64) -> f64,
    of_two: f64,
) -> Res<f64> {
    if let Some(Number::Big(number)) = machine.numeric(value)
        && number.sign() == Sign::Plus
        && number.bits() > 1000
    {
        let excess = number.bits() - 64;
        let head = (number >> excess).to_f64().unwrap_or(1.0);
        return Ok(function(head) + excess as f64 * of_two);
    }
    let x = machine.want_float(value)?;
    if x <= 0.0 {
        return Err(domain(machine));
    }
    Ok(function(x))
}

/// The natural logarithm, or that to a base.
pub fn log(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let of_two = std::f64::consts::LN_2;
    let above = logarithm_of(machine, arg(args, 0), elementary::ln, of_two)?;
    if arg(args, 1).is_unbound() {
        return Ok(machine.float(above).into());
    }
    let below = logarithm_of(machine, arg(args, 1), elementary::ln, of_two)?;
    if below == 0.0 {
        return Err(machine.error(classes::ZERO_DIVISION_ERROR, "float division by zero"));
    }
    Ok(machine.float(above / below).into())
}

/// The float next to `x` in the direction of `y`.
pub fn next_after(x: f64, y: f64) -> f64 {
    match () {
        () if x.is_nan() || y.is_nan() => f64::NAN,
        () if x == y => y,
        () if y > x => x.next_up(),
        () => x.next_down(),
    }
}

/// What the last bit of a float is worth.
pub fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let next = x.next_up();
    if next.is_infinite() {
        x - x.next_down()
    } else {
        next - x
    }
}

/// Are two floats close to each other?
pub fn isclose(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (a, b) = pair(machine, args)?;
    let [relative, absolute] =
        [(2, 1e-9), (3, 0.0)].map(|(place, default)| (arg(args, place), default));
    let mut tolerances = [0.0; 2];
    for (tolerance, (value, default)) in tolerances.iter_mut().zip([relative, absolute]) {
        *tolerance = if value.is_unbound() {
            default
        } else {
            machine.want_float(value)?
        };
        if *tolerance < 0.0 {
            return machine.value_error("tolerances must be non-negative");
        }
    }
    let [relative, absolute] = tolerances;
    // Equal numbers are close, and infinities are close to nothing else.
    #[allow(clippy::float_cmp)]
    let equal = a == b;
    let gap = (a - b).abs();
    let close = equal
        || !a.is_infinite()
            && !b.is_infinite()
            && (gap <= relative * a.abs() || gap <= relative * b.abs() || gap <= absolute);
    Ok(Value::bool(close).into())
}
