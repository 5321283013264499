//! Arithmetic of integers of any size.
//!
//! A native operation cannot be stopped half-way, so whatever would take noticeably long is refused beforehand.

use super::fault::Fault;
use super::float;
use interleave_python_code::Binary;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// The largest number of bits that a product or a power may have.
pub const MOST_BITS: u64 = 10_000_000;
/// The largest number of bits of a result that costs no more than copying.
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

/// Can [`by_one_digit`] divide `a` by `b`?
#[cfg_attr(feature = "small", optimize(speed))]
pub fn is_one_digit(a: &BigInt, b: i64) -> bool {
    a.sign() == Sign::Plus && (1..=i64::from(u32::MAX)).contains(&b)
}

/// Quotient or remainder of a positive number, without the other one of the two.
#[cfg_attr(feature = "small", optimize(speed))]
pub fn by_one_digit(op: Binary, a: &BigInt, b: u32) -> Answer {
    if op == Binary::Mod {
        return Answer::Small((a.magnitude() % b).to_i64().unwrap_or_default());
    }
    Answer::Big((a.magnitude().clone() / b).into())
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_integer() -> impl Strategy<Value = BigInt> {
        (any::<bool>(), proptest::collection::vec(any::<u8>(), 0..60)).prop_map(
            |(negative, bytes)| {
                BigInt::from_bytes_le(if negative { Sign::Minus } else { Sign::Plus }, &bytes)
            },
        )
    }

    fn done(op: Binary, a: &BigInt, b: &BigInt) -> BigInt {
        match big(op, a, b) {
            Ok(Answer::Big(number)) => number,
            other => panic!("{a} {op:?} {b} gave {other:?}"),
        }
    }

    proptest! {
        #[test]
        fn quotient_and_remainder_make_the_dividend(a in any_integer(), b in any_integer()) {
            prop_assume!(!b.is_zero());
            let (quotient, rest) = (done(Binary::FloorDiv, &a, &b), done(Binary::Mod, &a, &b));
            prop_assert_eq!(quotient * &b + &rest, a);
            prop_assert!(rest.is_zero() || rest.sign() == b.sign());
            prop_assert!(rest.magnitude() < b.magnitude());
        }

        #[test]
        fn one_digit_divides_as_many_do(a in any_integer(), b: u32) {
            prop_assume!(is_one_digit(&a, b.into()));
            for op in [Binary::FloorDiv, Binary::Mod] {
                let answer = match by_one_digit(op, &a, b) {
                    Answer::Small(number) => BigInt::from(number),
                    Answer::Big(number) => number,
                    other => panic!("{other:?}"),
                };
                prop_assert_eq!(answer, done(op, &a, &b.into()));
            }
        }

        #[test]
        fn small_ones_are_as_great_ones(a: i64, b: i64, operator in 0..Binary::ALL.len()) {
            let op = Binary::ALL[operator];
            let b = if matches!(op, Binary::Pow | Binary::LShift) { b % 50 } else { b };
            let as_big = |outcome: Outcome| match outcome {
                Ok(Answer::Small(number)) => Ok(Answer::Big(BigInt::from(number))),
                other => other,
            };
            prop_assert_eq!(as_big(small(op, a, b)), as_big(big(op, &a.into(), &b.into())));
        }

        #[test]
        fn bits_are_those_of_two_s_complement(a: i64, b: i64) {
            let (x, y) = (BigInt::from(a), BigInt::from(b));
            prop_assert_eq!(done(Binary::And, &x, &y), BigInt::from(a & b));
            prop_assert_eq!(done(Binary::Or, &x, &y), BigInt::from(a | b));
            prop_assert_eq!(done(Binary::Xor, &x, &y), BigInt::from(a ^ b));
        }

        #[test]
        fn the_nearest_float_of_a_quotient(a in any_integer(), b in any_integer(), shift in 0_u64..900) {
            prop_assume!(!b.is_zero());
            let a = a << shift;
            if let Ok(float) = quotient(&a, &b) {
                // The error is at most half of what the last bit is worth: |a - float * b| * 2 <= |b| * ulp.
                let (negative, mantissa, exponent) = float::parts(float);
                let mantissa = BigInt::from(mantissa) * if negative { -1 } else { 1 };
                let up = 1100_u64;
                let scaled = (exponent + 1100).cast_unsigned();
                let product: BigInt = mantissa * &b;
                let gap: BigInt = ((a << up) - (product << scaled)).abs() * 2;
                prop_assert!(gap <= b.abs() << scaled);
            }
        }

        #[test]
        fn powers_modulo_a_number(base: i32, exponent in 0_u32..40, modulus: i32) {
            prop_assume!(modulus != 0);
            let (base, modulus) = (BigInt::from(base), BigInt::from(modulus));
            let plain = base.pow(exponent);
            let (_, rest) = floor_and_rest(&plain, &modulus).expect("no zero");
            prop_assert_eq!(power_modulo(&base, &exponent.into(), &modulus), Ok(rest));
        }
    }

    #[test]
    fn what_would_take_too_long_is_refused() {
        let ten = BigInt::from(10);
        let many = BigInt::from(10_u64.pow(7));
        assert_eq!(big(Binary::Pow, &ten, &many), Err(Fault::Memory));
        assert_eq!(big(Binary::Pow, &ten, &ten.pow(40)), Err(Fault::Memory));
        assert_eq!(big(Binary::LShift, &ten, &ten.pow(12)), Err(Fault::Memory));
        let (great, half) = (BigInt::from(1) << 8_000_000, BigInt::from(3) << 4_000_000);
        assert_eq!(big(Binary::Mul, &great, &half), Err(Fault::Memory));
        assert_eq!(big(Binary::Mod, &great, &half), Err(Fault::Memory));
        assert_eq!(
            big(Binary::Pow, &BigInt::from(-1), &ten.pow(40)),
            Ok(Answer::Big(BigInt::from(1)))
        );
    }
}
