//! What the loop over instructions does with numbers by itself, without a look at the heap.

use crate::value::Value;
use interleave_python_code::{Binary, Compare};

/// Two floats, or a float and an integer.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn floats(x: Value, y: Value) -> Option<(f64, f64)> {
    match (x.as_float(), y.as_float()) {
        (Some(x), Some(y)) => Some((x, y)),
        (Some(x), None) => y.as_small().map(|y| (x, y as f64)),
        (None, Some(y)) => x.as_small().map(|x| (x as f64, y)),
        (None, None) => None,
    }
}

/// A product that fits in place. (A checked multiplication of 64 bits is slow where there is none of 128 bits.)
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn product(x: i64, y: i64) -> Option<Value> {
    if i64::from(x as i32) == x && i64::from(y as i32) == y {
        return Value::small(x * y);
    }
    x.checked_mul(y).and_then(Value::small)
}

/// Quotient and remainder, rounded down; `y` is not 0.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn divided(x: i64, y: i64) -> (i64, i64) {
    // A division of 32 bits takes a fraction of the time of one of 64 bits.
    if let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) {
        return (i64::from(x / y), i64::from(x % y));
    }
    let (quotient, rest) = (x / y, x % y);
    if rest != 0 && (rest ^ y) < 0 {
        (quotient - 1, rest + y)
    } else {
        (quotient, rest)
    }
}

/// An operator on integers, if that is done in place.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn integers(op: u8, x: i64, y: i64) -> Option<Value> {
    const TRUE_DIV: u8 = Binary::TrueDiv as u8;
    const AND: u8 = Binary::And as u8;
    const OR: u8 = Binary::Or as u8;
    const XOR: u8 = Binary::Xor as u8;
    const LSHIFT: u8 = Binary::LShift as u8;
    const RSHIFT: u8 = Binary::RShift as u8;
    const ADD: u8 = Binary::Add as u8;
    const SUB: u8 = Binary::Sub as u8;
    const MUL: u8 = Binary::Mul as u8;
    const EXACT: i64 = 1 << 53;
    match op {
        ADD => Value::small(x + y),
        SUB => Value::small(x - y),
        MUL => product(x, y),
        AND => Value::small(x & y),
        OR => Value::small(x | y),
        XOR => Value::small(x ^ y),
        RSHIFT if (0..64).contains(&y) => Value::small(x >> y),
        LSHIFT if (0..30).contains(&y) && x.abs() < 1 << 30 => Value::small(x << y),
        TRUE_DIV if y != 0 && x.abs() <= EXACT && y.abs() <= EXACT => {
            Value::float(x as f64 / y as f64)
        }
        _ => None,
    }
}

/// An operator on floats, if that is done in place.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn with_floats(op: u8, x: f64, y: f64) -> Option<f64> {
    const ADD: u8 = Binary::Add as u8;
    const SUB: u8 = Binary::Sub as u8;
    const MUL: u8 = Binary::Mul as u8;
    const TRUE_DIV: u8 = Binary::TrueDiv as u8;
    match op {
        ADD => Some(x + y),
        SUB => Some(x - y),
        MUL => Some(x * y),
        TRUE_DIV if y != 0.0 => Some(x / y),
        _ => None,
    }
}

#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn compared<T: PartialOrd>(op: u8, x: &T, y: &T) -> Option<bool> {
    const LT: u8 = Compare::Lt as u8;
    const LE: u8 = Compare::Le as u8;
    const EQ: u8 = Compare::Eq as u8;
    const NE: u8 = Compare::Ne as u8;
    const GT: u8 = Compare::Gt as u8;
    const GE: u8 = Compare::Ge as u8;
    match op {
        LT => Some(x < y),
        LE => Some(x <= y),
        EQ => Some(x == y),
        NE => Some(x != y),
        GT => Some(x > y),
        GE => Some(x >= y),
        _ => None,
    }
}

/// A comparison of integers, by order or equality: without a branch, because which one it is changes all the time.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn compared_integers(op: u8, x: i64, y: i64) -> Option<bool> {
    // For each operator, from `Lt` to `Ge`: does it hold of what is less, equal, greater (from the lowest bit on)?
    const HOLDS: u32 = 0b110_100_101_010_011_001;
    if op > Compare::Ge as u8 {
        return None;
    }
    let order = u32::from(x >= y) + u32::from(x > y);
    Some(HOLDS >> (u32::from(op) * 3 + order) & 1 == 1)
}

/// A comparison that needs no look at the heap.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn compare_in_place(op: u8, x: Value, y: Value) -> Option<bool> {
    const IS: u8 = Compare::Is as u8;
    const IS_NOT: u8 = Compare::IsNot as u8;
    if let Some((x, y)) = x.both_small(y)
        && let Some(yes) = compared_integers(op, x, y)
    {
        return Some(yes);
    }
    if let (Some(x), Some(y)) = (x.as_float(), y.as_float())
        && let Some(yes) = compared(op, &x, &y)
    {
        return Some(yes);
    }
    match op {
        IS => Some(x == y),
        IS_NOT => Some(x != y),
        _ => None,
    }
}

/// Truth that needs no look at the heap.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn truth_in_place(value: Value) -> Option<bool> {
    match value {
        Value::TRUE => Some(true),
        Value::FALSE | Value::NONE => Some(false),
        _ => value.as_small().map(|number| number != 0),
    }
}

/// An item by its index, which may count from the end.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
pub(super) fn item_at(items: &[Value], index: i64) -> Option<Value> {
    let index = if index < 0 {
        index + items.len() as i64
    } else {
        index
    };
    usize::try_from(index)
        .ok()
        .and_then(|index| items.get(index))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::{Compare, compared, compared_integers};

    #[test]
    fn integers_are_compared_as_rust_does() {
        for op in Compare::ALL.map(|op| op as u8) {
            for (x, y) in [(1, 2), (2, 2), (2, 1), (-1, 1), (i64::MAX, i64::MIN)] {
                assert_eq!(
                    compared_integers(op, x, y),
                    compared(op, &x, &y),
                    "{op}: {x}, {y}"
                );
            }
        }
    }
}
