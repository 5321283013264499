//! Functions of integers.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::{arg, is_absent};
use crate::object::Body;
use crate::ops::fault::Fault;
use crate::ops::float::to_integer;
use crate::ops::integer::{MOST_BITS, floor_and_rest, product};
use crate::ops::number::Number;
use crate::value::Value;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// `ceil`, `floor`, `trunc`.
pub fn rounded(
    machine: &mut Machine,
    args: &[Value],
    method: &str,
    prelude: &str,
    round: fn(f64) -> f64,
) -> Res<Out> {
    let value = arg(args, 0);
    if machine.overrides(value, &[method, "__float__", "__index__"]) {
        return machine.prelude(prelude, vec![value]);
    }
    let answer = match machine.numeric(value) {
        Some(Number::Float(number)) => to_integer(round(number)),
        Some(_) => {
            let number = machine.want_whole(value)?;
            return Ok(machine.out_big(number));
        }
        None if method == "__trunc__" => {
            let class = machine.class_name(value);
            return machine.type_error(format!("type {class} doesn't define __trunc__ method"));
        }
        None => {
            let class = machine.class_name(value);
            return machine.type_error(format!("must be real number, not {class}"));
        }
    };
    let value = machine.answer(answer)?;
    Ok(value.unwrap_or(Value::NOT_IMPLEMENTED).into())
}

fn integers(machine: &mut Machine, args: &[Value]) -> Res<Vec<BigInt>> {
    let items = match machine.body(arg(args, 0)) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    items
        .into_iter()
        .map(|item| machine.want_whole(item))
        .collect()
}

/// Euclid's algorithm takes about one division per bit, so it is refused for huge numbers.
fn checked(numbers: &[BigInt]) -> Result<(), Fault> {
    if numbers.iter().any(|number| number.bits() > 100_000) {
        return Err(Fault::Memory);
    }
    Ok(())
}

/// The greatest common divisor.
pub fn gcd(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let numbers = integers(machine, args)?;
    machine.found(checked(&numbers))?;
    let divisor = numbers
        .iter()
        .fold(BigInt::zero(), |divisor, number| divisor.gcd(number));
    Ok(machine.out_big(divisor))
}

/// The least common multiple.
pub fn lcm(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let numbers = integers(machine, args)?;
    let mut multiple = BigInt::one();
    for number in &numbers {
        machine.found(checked(&[multiple.clone(), number.clone()]))?;
        multiple = multiple.lcm(number);
    }
    Ok(machine.out_big(multiple.abs()))
}

/// The product of whole numbers from `low` to `high`, halves first, so that factors are of like size.
fn product_of(low: u64, high: u64) -> BigInt {
    if low > high {
        return BigInt::one();
    }
    if high - low < 8 {
        return (low..=high).fold(BigInt::one(), |product, factor| product * factor);
    }
    let middle = low + (high - low) / 2;
    product_of(low, middle) * product_of(middle + 1, high)
}

/// Refuses a product of `count` factors, each of at most this size, if it would be too large.
fn bounded(count: u64, size: u64) -> Result<(), Fault> {
    let bits = u64::from(64 - size.leading_zeros());
    if count.saturating_mul(bits) > MOST_BITS / 2 {
        return Err(Fault::Memory);
    }
    Ok(())
}

/// `n!`.
pub fn factorial(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = machine.want_whole(arg(args, 0))?;
    if number.is_negative() {
        return machine.value_error("factorial() not defined for negative values");
    }
    let Some(n) = number.to_u64().filter(|n| i64::try_from(*n).is_ok()) else {
        let message = format!("factorial() argument should not exceed {}", i64::MAX);
        return Err(machine.error(classes::OVERFLOW_ERROR, message));
    };
    machine.found(bounded(n, n))?;
    Ok(machine.out_big(product_of(1, n)))
}

fn not_negative(machine: &mut Machine, value: Value, name: &str) -> Res<BigInt> {
    let number = machine.want_whole(value)?;
    if number.is_negative() {
        return machine.value_error(format!("{name} must be a non-negative integer"));
    }
    Ok(number)
}

/// In how many ways `k` of `n` things can be put in order.
pub fn perm(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if is_absent(arg(args, 1)) {
        return factorial(machine, args);
    }
    let n = machine.want_whole(arg(args, 0))?;
    let k = machine.want_whole(arg(args, 1))?;
    if n.is_negative() {
        return machine.value_error("n must be a non-negative integer");
    }
    if k.is_negative() {
        return machine.value_error("k must be a non-negative integer");
    }
    if k > n {
        return Ok(Value::int(0).into());
    }
    let many = falling(&n, &k);
    let many = machine.found(many)?;
    Ok(machine.out_big(many))
}

/// `n * (n - 1) * ...`, `k` factors.
fn falling(n: &BigInt, k: &BigInt) -> Result<BigInt, Fault> {
    let count = k.to_u64().ok_or(Fault::Memory)?;
    if let Some(n) = n.to_u64() {
        bounded(count, n)?;
        return Ok(product_of(n - count + 1, n));
    }
    if count.saturating_mul(n.bits()) > MOST_BITS / 2 {
        return Err(Fault::Memory);
    }
    let mut many = BigInt::one();
    for step in 0..count {
        many = product(&many, &(n - step))?;
    }
    Ok(many)
}

/// How many choices of `k` of `n` things there are.
pub fn comb(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let n = not_negative(machine, arg(args, 0), "n")?;
    let k = not_negative(machine, arg(args, 1), "k")?;
    if k > n {
        return Ok(Value::int(0).into());
    }
    let rest = &n - &k;
    let k = k.min(rest);
    let choices = falling(&n, &k).and_then(|many| {
        let orders = falling(&k, &k)?;
        Ok(floor_and_rest(&many, &orders)?.0)
    });
    let choices = machine.found(choices)?;
    Ok(machine.out_big(choices))
}

/// The whole part of the square root.
pub fn isqrt(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = machine.want_whole(arg(args, 0))?;
    if number.sign() == Sign::Minus {
        return machine.value_error("isqrt() argument must be nonnegative");
    }
    if number.bits() > 200_000 {
        return Err(machine.raise(Fault::Memory));
    }
    Ok(machine.out_big(number.sqrt()))
}
