//! Functions of several floats.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::object::Body;
use crate::value::Value;
use interleave_python_code::Binary;

fn floats(machine: &mut Machine, items: &[Value]) -> Res<Vec<f64>> {
    items.iter().map(|item| machine.want_float(*item)).collect()
}

/// The length of a vector: scaled, so that no square is too great or too small, and summed without loss.
fn length_of(numbers: &[f64]) -> f64 {
    let greatest = numbers.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if numbers.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if numbers.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if greatest == 0.0 || numbers.len() == 1 {
        return greatest;
    }
    let (_, exponent) = libm::frexp(greatest);
    let scale = |x: f64, by: i32| crate::ops::float::times_power_of_two(x, i64::from(by));
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for x in numbers {
        let x = scale(*x, -exponent);
        let square = x * x;
        lost += x.mul_add(x, -square);
        let next = sum + square;
        lost += if sum >= square {
            (sum - next) + square
        } else {
            (square - next) + sum
        };
        sum = next;
    }
    let root = (sum + lost).sqrt();
    // One step of Newton's method takes the rounding out of the root.
    let square = root * root;
    let rounding = root.mul_add(root, -square);
    let error = (sum - square) + (lost - rounding);
    scale(root + error / (2.0 * root), exponent)
}

/// The length of a vector.
pub fn hypot(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let items = match machine.body(arg(args, 0)) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    let numbers = floats(machine, &items)?;
    Ok(machine.float(length_of(&numbers)).into())
}

/// The distance of two points.
pub fn dist(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (Some(p), Some(q)) = (
        machine.items_of(arg(args, 0))?,
        machine.items_of(arg(args, 1))?,
    ) else {
        return machine.prelude("_math_dist", args.to_vec());
    };
    if p.len() != q.len() {
        return machine.value_error("both points must have the same number of dimensions");
    }
    let (p, q) = (floats(machine, &p)?, floats(machine, &q)?);
    let gaps: Vec<f64> = p.iter().zip(&q).map(|(p, q)| p - q).collect();
    Ok(machine.float(length_of(&gaps)).into())
}

/// The sum of floats, rounded once. (Shewchuk's algorithm: partial sums that do not overlap.)
pub fn fsum(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(items) = machine.items_of(arg(args, 0))? else {
        return machine.prelude("_math_fsum", args.to_vec());
    };
    let numbers = floats(machine, &items)?;
    let (mut parts, mut special) = (Vec::<f64>::new(), 0.0);
    let mut infinite = false;
    for number in numbers {
        if !number.is_finite() {
            infinite |= number.is_infinite();
            special += number;
            continue;
        }
        let (mut x, mut kept) = (number, Vec::new());
        for mut y in parts {
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                kept.push(low);
            }
            x = high;
        }
        if x.is_infinite() {
            let message = "intermediate overflow in fsum";
            return Err(machine.error(classes::OVERFLOW_ERROR, message));
        }
        kept.push(x);
        parts = kept;
    }
    if special != 0.0 || infinite {
        if f64::is_nan(special) && infinite {
            return machine.value_error("-inf + inf in fsum");
        }
        return Ok(machine.float(special).into());
    }
    Ok(machine.float(rounded_sum(parts)).into())
}

/// The sum of parts that do not overlap, from the greatest on; half goes to the even one.
fn rounded_sum(mut parts: Vec<f64>) -> f64 {
    let Some(mut high) = parts.pop() else {
        return 0.0;
    };
    let mut low = 0.0;
    while let Some(part) = parts.pop() {
        let before = high;
        high = before + part;
        low = part - (high - before);
        if low != 0.0 {
            break;
        }
    }
    // What is left decides where exactly half was rounded away.
    if let Some(next) = parts.last()
        && (low < 0.0 && *next < 0.0 || low > 0.0 && *next > 0.0)
    {
        let twice = low * 2.0;
        let other = high + twice;
        #[allow(clippy::float_cmp)]
        if twice == other - high {
            high = other;
        }
    }
    high
}

/// The product of all.
pub fn prod(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(items) = machine.items_of(arg(args, 0))? else {
        return machine.prelude("_math_prod", args.to_vec());
    };
    let mut product = arg(args, 1);
    for item in items {
        match machine.binary(Binary::Mul, product, item)? {
            Some(done) => product = done,
            None => return machine.prelude("_math_prod", args.to_vec()),
        }
    }
    Ok(product.into())
}
