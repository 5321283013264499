//! Expressions whose value is known before the program runs.

use interleave_python_code::Const;
use ruff_python_ast::{Expr, ExprBinOp, Number, Operator, UnaryOp};
use std::fmt::Write;

/// Constants inside constants are looked at this deep.
const MAX_DEPTH: u32 = 40;
/// No operation is done beforehand that makes more bits than this.
const MAX_POWER: u32 = 62;

/// The value of a constant expression.
pub(super) fn constant(expr: &Expr) -> Option<Const> {
    constant_at(expr, 0)
}

fn constant_at(expr: &Expr, depth: u32) -> Option<Const> {
    if depth > MAX_DEPTH {
        return None;
    }
    match expr {
        Expr::NoneLiteral(_) => Some(Const::None),
        Expr::BooleanLiteral(node) => Some(Const::Bool(node.value)),
        Expr::EllipsisLiteral(_) => Some(Const::Ellipsis),
        Expr::StringLiteral(node) => Some(Const::Str(node.value.to_str().to_owned())),
        Expr::BytesLiteral(node) => Some(Const::Bytes(node.value.bytes().collect())),
        Expr::NumberLiteral(node) => number(&node.value),
        Expr::Name(node) if node.id.as_str() == "__debug__" => Some(Const::Bool(true)),
        Expr::UnaryOp(node) => unary(node.op, &constant_at(&node.operand, depth + 1)?),
        Expr::BinOp(node) => binary(node, depth),
        Expr::Tuple(node) => {
            let items = node.elts.iter().map(|item| constant_at(item, depth + 1));
            items.collect::<Option<Vec<_>>>().map(Const::Tuple)
        }
        _ => None,
    }
}

fn number(number: &Number) -> Option<Const> {
    match number {
        Number::Int(int) => match int.as_i64() {
            Some(small) => Some(Const::Int(small)),
            None => Some(Const::BigInt(decimal(&int.to_string())?)),
        },
        Number::Float(float) => Some(Const::Float(*float)),
        Number::Complex { .. } => None,
    }
}

fn unary(op: UnaryOp, value: &Const) -> Option<Const> {
    Some(match (op, value) {
        (UnaryOp::USub, Const::Int(value)) => match value.checked_neg() {
            Some(value) => Const::Int(value),
            None => Const::BigInt("9223372036854775808".to_owned()),
        },
        (UnaryOp::USub, Const::BigInt(digits)) if digits == "9223372036854775808" => {
            Const::Int(i64::MIN)
        }
        (UnaryOp::USub, Const::BigInt(digits)) => Const::BigInt(match digits.strip_prefix('-') {
            Some(positive) => positive.to_owned(),
            None => format!("-{digits}"),
        }),
        (UnaryOp::USub, Const::Float(value)) => Const::Float(-value),
        (UnaryOp::UAdd, Const::Int(_) | Const::BigInt(_) | Const::Float(_)) => value.clone(),
        (UnaryOp::Invert, Const::Int(value)) => Const::Int(!value),
        (UnaryOp::Not, Const::Bool(value)) => Const::Bool(!value),
        _ => return None,
    })
}

fn binary(node: &ExprBinOp, depth: u32) -> Option<Const> {
    let left = constant_at(&node.left, depth + 1)?;
    let right = constant_at(&node.right, depth + 1)?;
    match (left, right) {
        (Const::Int(left), Const::Int(right)) => int_binary(node.op, left, right).map(Const::Int),
        (Const::Float(left), Const::Float(right)) => match node.op {
            Operator::Add => Some(Const::Float(left + right)),
            Operator::Sub => Some(Const::Float(left - right)),
            Operator::Mult => Some(Const::Float(left * right)),
            _ => None,
        },
        _ => None,
    }
}

/// What is too big, or an error, is left to the program.
fn int_binary(op: Operator, left: i64, right: i64) -> Option<i64> {
    match op {
        Operator::Add => left.checked_add(right),
        Operator::Sub => left.checked_sub(right),
        Operator::Mult => left.checked_mul(right),
        Operator::Pow => left.checked_pow(u32::try_from(right).ok()?),
        Operator::LShift if left.unsigned_abs() < 1 << 31 => {
            let shift = u32::try_from(right)
                .ok()
                .filter(|shift| *shift < MAX_POWER - 31)?;
            left.checked_shl(shift)
        }
        _ => None,
    }
}

/// The decimal digits of a big number as it is written: `0x…`, `0o…`, `0b…` or decimal, with `_` between digits.
fn decimal(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(|c| *c != '_').collect();
    let lower = digits.to_ascii_lowercase();
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = lower.strip_prefix(prefix) {
            return from_radix(digits, radix);
        }
    }
    Some(lower)
}

/// Digits of some radix as decimal ones: a small number at a time, in parts of nine decimal digits.
fn from_radix(digits: &str, radix: u32) -> Option<String> {
    const PART: u64 = 1_000_000_000;
    let mut parts: Vec<u64> = vec![0];
    for digit in digits.chars() {
        let mut carry = u64::from(digit.to_digit(radix)?);
        for part in &mut parts {
            let value = *part * u64::from(radix) + carry;
            *part = value % PART;
            carry = value / PART;
        }
        if carry > 0 {
            parts.push(carry);
        }
    }
    let (last, rest) = parts.split_last()?;
    let mut text = last.to_string();
    for part in rest.iter().rev() {
        let _ = write!(text, "{part:09}");
    }
    Some(text)
}
