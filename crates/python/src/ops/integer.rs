//! Arithmetic of integers of any size.
//!
//! A native operation cannot be stopped half-way, so whatever would take noticeably long is refused beforehand.

use super::fault::Fault;
use super::float;
use interleave_python_code::Binary;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Products and powers have at most so many bits.
pub const MOST_BITS: u64 = 10_000_000;
/// What costs no more than copying may have so many.
const MOST_CHEAP_BITS: u64 = 1 << 30;
/// Division takes a step for each pair of 64-bit digits of divisor and quotient.
const MOST_STEPS: u64 = 1 << 25;

/// The result of an operator.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// An integer of at most 64 bits.
    Small(i64),
    /// An integer.
    Big(BigInt),
    /// A float.
    Float(f64),
    /// The operator does not go with these types.
    No,
}

/// What an operation ends with.
pub type Outcome = Result<Answer, Fault>;

const DIVIDED_BY_ZERO: Fault = Fault::zero("integer division or modulo by zero");
const REMAINDER_OF_ZERO: Fault = Fault::zero("integer modulo by zero");
const TOO_LARGE: Fault = Fault::overflow("int too large to convert to float");

/// An operator of two small integers.
///
/// # Errors
/// As in Python.
pub fn small(op: Binary, a: i64, b: i64) -> Outcome {
    let done = match op {
        Binary::Add => a.checked_add(b),
        Binary::Sub => a.checked_sub(b),
        Binary::Mul => a.checked_mul(b),
        Binary::FloorDiv | Binary::Mod if b == 0 => return Err(by_zero(op)),
        Binary::FloorDiv => a.checked_div_euclid(b).map(|_| Integer::div_floor(&a, &b)),
        Binary::Mod => a.checked_rem_euclid(b).map(|_| a.mod_floor(&b)),
        Binary::TrueDiv if exact(a) && exact(b) && b != 0 => {
            return Ok(Answer::Float(a as f64 / b as f64));
        }
        Binary::Pow => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
        Binary::LShift if (0..62).contains(&b) => a.checked_mul(1 << b),
        Binary::RShift if b >= 0 => Some(a >> b.min(63)),
        Binary::And => Some(a & b),
        Binary::Or => Some(a | b),
        Binary::Xor => Some(a ^ b),
        _ => None,
    };
    match done {
        Some(done) => Ok(Answer::Small(done)),
        None => big(op, &BigInt::from(a), &BigInt::from(b)),
    }
}

/// Is it the same number as a float?
fn exact(number: i64) -> bool {
    number.unsigned_abs() <= 1 << 53
}

fn by_zero(op: Binary) -> Fault {
    match op {
        Binary::Mod => REMAINDER_OF_ZERO,
        _ => DIVIDED_BY_ZERO,
    }
}

/// An operator of two integers of any size.
///
/// # Errors
/// As in Python, and `MemoryError` for what would be too much.
pub fn big(op: Binary, a: &BigInt, b: &BigInt) -> Outcome {
    let done = match op {
        Binary::Add => a + b,
        Binary::Sub => a - b,
        Binary::Mul => product(a, b)?,
        Binary::TrueDiv => return quotient(a, b).map(Answer::Float),
        Binary::FloorDiv | Binary::Mod => {
            if b.is_zero() {
                return Err(by_zero(op));
            }
            let (quotient, remainder) = floor_and_rest(a, b)?;
            if op == Binary::Mod {
                remainder
            } else {
                quotient
            }
        }
        Binary::Pow if b.is_negative() => {
            return float::arithmetic(Binary::Pow, to_float(a)?, to_float(b)?);
        }
        Binary::Pow => power(a, b)?,
        Binary::LShift | Binary::RShift => shift(op, a, b)?,
        Binary::And => a & b,
        Binary::Or => a | b,
        Binary::Xor => a ^ b,
        Binary::MatMul => return Ok(Answer::No),
    };
    Ok(Answer::Big(done))
}

/// `a * b`.
///
/// # Errors
/// `MemoryError` for what would be too much.
pub fn product(a: &BigInt, b: &BigInt) -> Result<BigInt, Fault> {
    if a.bits() + b.bits() > MOST_BITS && a.bits().min(b.bits()) > 64 {
        return Err(Fault::Memory);
    }
    Ok(a * b)
}

/// `(a // b, a % b)`.
///
/// # Errors
/// `MemoryError` for what would be too much.
pub fn floor_and_rest(a: &BigInt, b: &BigInt) -> Result<(BigInt, BigInt), Fault> {
    if b.is_zero() {
        return Err(DIVIDED_BY_ZERO);
    }
    let steps = (b.bits() / 64).saturating_mul(a.bits().saturating_sub(b.bits()) / 64);
    if steps > MOST_STEPS {
        return Err(Fault::Memory);
    }
    Ok(a.div_mod_floor(b))
}

fn power(base: &BigInt, exponent: &BigInt) -> Result<BigInt, Fault> {
    if base.is_zero() || base.is_one() {
        return Ok(if exponent.is_zero() {
            BigInt::one()
        } else {
            base.clone()
        });
    }
    if base.magnitude().is_one() {
        return Ok(if exponent.is_even() {
            BigInt::one()
        } else {
            base.clone()
        });
    }
    let exponent = exponent.to_u32().ok_or(Fault::Memory)?;
    if (base.bits() - 1).saturating_mul(u64::from(exponent)) > MOST_BITS {
        return Err(Fault::Memory);
    }
    Ok(base.pow(exponent))
}

fn shift(op: Binary, a: &BigInt, b: &BigInt) -> Result<BigInt, Fault> {
    if b.is_negative() {
        return Err(Fault::value("negative shift count"));
    }
    if op == Binary::RShift {
        return Ok(match b.to_u64().filter(|count| *count < a.bits()) {
            Some(count) => a >> count,
            None if a.is_negative() => -BigInt::one(),
            None => BigInt::zero(),
        });
    }
    if a.is_zero() {
        return Ok(BigInt::zero());
    }
    match b.to_u64() {
        Some(count) if count.saturating_add(a.bits()) <= MOST_CHEAP_BITS => Ok(a << count),
        _ => Err(Fault::Memory),
    }
}

/// The nearest float.
///
/// # Errors
/// `OverflowError`.
pub fn to_float(number: &BigInt) -> Result<f64, Fault> {
    match number.to_f64() {
        Some(float) if float.is_finite() => Ok(float),
        _ => Err(TOO_LARGE),
    }
}

/// `a / b`: the float nearest to the quotient, also where `a` or `b` is none.
///
/// # Errors
/// `ZeroDivisionError`, `OverflowError`.
pub fn quotient(a: &BigInt, b: &BigInt) -> Result<f64, Fault> {
    if b.is_zero() {
        return Err(Fault::zero("division by zero"));
    }
    if let (Some(a), Some(b)) = (a.to_i64(), b.to_i64())
        && exact(a)
        && exact(b)
    {
        return Ok(a as f64 / b as f64);
    }
    let magnitude = quotient_of_magnitudes(a, b)?;
    Ok(if (a.sign() == Sign::Minus) == (b.sign() == Sign::Minus) {
        magnitude
    } else {
        -magnitude
    })
}

/// Scales so that the integer quotient has 66 or 67 bits, marks a remainder in its lowest bit, and lets that be rounded.
fn quotient_of_magnitudes(a: &BigInt, b: &BigInt) -> Result<f64, Fault> {
    let (a, b) = (a.magnitude(), b.magnitude());
    let wanted = 66_i64;
    let scale = wanted - a.bits().cast_signed() + b.bits().cast_signed();
    let (whole, rest) = if scale >= 0 {
        (a << scale as u64).div_rem(b)
    } else {
        a.div_rem(&(b << scale.unsigned_abs()))
    };
    let mut digits = whole.to_u128().unwrap_or_default();
    if !rest.is_zero() {
        digits |= 1;
    }
    float::scaled(digits, -scale)
        .ok_or_else(|| Fault::overflow("integer division result too large for a float"))
}

/// `pow(base, exponent, modulus)`.
///
/// # Errors
/// As in Python, and `MemoryError` for what would be too much.
pub fn power_modulo(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Result<BigInt, Fault> {
    if modulus.is_zero() {
        return Err(Fault::value("pow() 3rd argument cannot be 0"));
    }
    let digits = modulus.bits() / 64 + 1;
    if digits
        .saturating_mul(digits)
        .saturating_mul(exponent.bits())
        > MOST_STEPS * 4
    {
        return Err(Fault::Memory);
    }
    let (_, base) = floor_and_rest(base, modulus)?;
    if !exponent.is_negative() {
        return Ok(base.modpow(exponent, modulus));
    }
    let size = modulus.abs();
    let inverse = base
        .mod_floor(&size)
        .modinv(&size)
        .ok_or_else(|| Fault::value("base is not invertible for the given modulus"))?;
    Ok(inverse.modpow(&-exponent, modulus))
}
