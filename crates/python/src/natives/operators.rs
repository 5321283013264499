//! Operators as methods, `int.__add__` and the like: for `super()` in subclasses, and for calls by name.

use super::args::arg;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::value::Value;
use interleave_python_code::{Binary, Compare, Unary};

/// `a op b`, or `NotImplemented`.
pub fn binary(machine: &mut Machine, op: Binary, args: &[Value]) -> Res<Out> {
    let done = machine.binary_as_built_in(op, arg(args, 0), arg(args, 1))?;
    Ok(done.unwrap_or(Value::NOT_IMPLEMENTED).into())
}

/// `b op a`, or `NotImplemented`.
pub fn reflected(machine: &mut Machine, op: Binary, args: &[Value]) -> Res<Out> {
    binary(machine, op, &[arg(args, 1), arg(args, 0)])
}

/// `a op b` of numbers, or `NotImplemented`.
pub fn numeric(machine: &mut Machine, op: Binary, args: &[Value]) -> Res<Out> {
    if machine.numeric(arg(args, 1)).is_none() {
        return Ok(Value::NOT_IMPLEMENTED.into());
    }
    binary(machine, op, args)
}

/// `b op a` of numbers, or `NotImplemented`.
pub fn numeric_reflected(machine: &mut Machine, op: Binary, args: &[Value]) -> Res<Out> {
    numeric(machine, op, &[arg(args, 1), arg(args, 0)])
}

/// `op a`.
pub fn unary(machine: &mut Machine, op: Unary, args: &[Value]) -> Res<Out> {
    let done = machine.unary_as_built_in(op, arg(args, 0))?;
    Ok(done.unwrap_or(Value::NOT_IMPLEMENTED).into())
}

/// `a op b` of what the built-in classes hold, or `NotImplemented`.
pub fn compare(machine: &mut Machine, op: Compare, args: &[Value]) -> Res<Out> {
    let (a, b) = (arg(args, 0), arg(args, 1));
    let comparable = machine.numeric(a).is_some() && machine.numeric(b).is_some()
        || machine.as_text(a).is_some() && machine.as_text(b).is_some()
        || machine.bytes_like(a).is_some() && machine.bytes_like(b).is_some();
    if !comparable {
        return Ok(Value::NOT_IMPLEMENTED.into());
    }
    let walk = match op {
        Compare::Eq => machine.equal_plain(a, b, 0),
        Compare::Ne => machine.equal_plain(a, b, 0).map(|equal| !equal),
        _ => machine.order_plain(op, a, b, 0),
    };
    let done = machine.walked(walk, op, " in comparison")?;
    Ok(done.map_or(Value::NOT_IMPLEMENTED, Value::bool).into())
}

/// The hash that the built-in class gives.
pub fn hash(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let walk = machine.hash_plain(arg(args, 0), 0);
    let hash = machine.walked(walk, Compare::Eq, "")?;
    let hash = hash.unwrap_or_default().cast_signed();
    Ok(machine.integer(hash).into())
}

/// `__format__` of the built-in class.
pub fn format(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let spec = machine
        .want_text(arg(args, 1), |class| {
            format!("__format__() argument must be str, not {class}")
        })?
        .to_owned();
    match machine.format_as_built_in(arg(args, 0), &spec)? {
        Some(text) => machine.out_text(text),
        None => machine.prelude("_text_str", vec![arg(args, 0)]),
    }
}

/// The comparisons of a class, for its table.
macro_rules! comparisons {
    ($class:literal) => {
        $crate::natives::table::methods! { $class;
            "__eq__" ("self, value, /") = |m, a| $crate::natives::operators::compare(m, interleave_python_code::Compare::Eq, a),
            "__ne__" ("self, value, /") = |m, a| $crate::natives::operators::compare(m, interleave_python_code::Compare::Ne, a),
            "__lt__" ("self, value, /") = |m, a| $crate::natives::operators::compare(m, interleave_python_code::Compare::Lt, a),
            "__le__" ("self, value, /") = |m, a| $crate::natives::operators::compare(m, interleave_python_code::Compare::Le, a),
            "__gt__" ("self, value, /") = |m, a| $crate::natives::operators::compare(m, interleave_python_code::Compare::Gt, a),
            "__ge__" ("self, value, /") = |m, a| $crate::natives::operators::compare(m, interleave_python_code::Compare::Ge, a),
            "__hash__" ("self, /") = $crate::natives::operators::hash,
            "__format__" ("self, format_spec, /") = $crate::natives::operators::format,
        }
    };
}

/// The operators that all numbers have, for the table of a class.
macro_rules! arithmetic {
    ($class:literal) => {
        $crate::natives::table::methods! { $class;
            "__add__" ("self, value, /") = |m, a| $crate::natives::operators::numeric(m, interleave_python_code::Binary::Add, a),
            "__radd__" ("self, value, /") = |m, a| $crate::natives::operators::numeric_reflected(m, interleave_python_code::Binary::Add, a),
            "__sub__" ("self, value, /") = |m, a| $crate::natives::operators::numeric(m, interleave_python_code::Binary::Sub, a),
            "__rsub__" ("self, value, /") = |m, a| $crate::natives::operators::numeric_reflected(m, interleave_python_code::Binary::Sub, a),
            "__mul__" ("self, value, /") = |m, a| $crate::natives::operators::numeric(m, interleave_python_code::Binary::Mul, a),
            "__rmul__" ("self, value, /") = |m, a| $crate::natives::operators::numeric_reflected(m, interleave_python_code::Binary::Mul, a),
            "__truediv__" ("self, value, /") = |m, a| $crate::natives::operators::numeric(m, interleave_python_code::Binary::TrueDiv, a),
            "__rtruediv__" ("self, value, /") = |m, a| $crate::natives::operators::numeric_reflected(m, interleave_python_code::Binary::TrueDiv, a),
            "__floordiv__" ("self, value, /") = |m, a| $crate::natives::operators::numeric(m, interleave_python_code::Binary::FloorDiv, a),
            "__rfloordiv__" ("self, value, /") = |m, a| $crate::natives::operators::numeric_reflected(m, interleave_python_code::Binary::FloorDiv, a),
            "__mod__" ("self, value, /") = |m, a| $crate::natives::operators::numeric(m, interleave_python_code::Binary::Mod, a),
            "__rmod__" ("self, value, /") = |m, a| $crate::natives::operators::numeric_reflected(m, interleave_python_code::Binary::Mod, a),
            "__pow__" ("self, value, mod=None, /") = |m, a| $crate::natives::number_builtins::power_method(m, a, false),
            "__rpow__" ("self, value, mod=None, /") = |m, a| $crate::natives::number_builtins::power_method(m, a, true),
            "__divmod__" ("self, value, /") = |m, a| $crate::natives::number_builtins::divmod_method(m, a, false),
            "__rdivmod__" ("self, value, /") = |m, a| $crate::natives::number_builtins::divmod_method(m, a, true),
            "__neg__" ("self, /") = |m, a| $crate::natives::operators::unary(m, interleave_python_code::Unary::Negative, a),
            "__pos__" ("self, /") = |m, a| $crate::natives::operators::unary(m, interleave_python_code::Unary::Positive, a),
            "__abs__" ("self, /") = $crate::natives::number_builtins::abs,
            "__round__" ("self, ndigits=None, /") = $crate::natives::number_builtins::round,
            "__bool__" ("self, /") = |m, a| Ok(Value::bool(m.numeric($crate::natives::args::arg(a, 0)).is_some_and(|n| !n.is_zero())).into()),
            "__float__" ("self, /") = |m, a| { let n = m.want_float($crate::natives::args::arg(a, 0))?; Ok(m.float(n).into()) },
            "__int__" ("self, /") = $crate::natives::int::whole_part,
            "__trunc__" ("self, /") = $crate::natives::int::whole_part,
            "__repr__" ("self, /") = $crate::natives::int::repr,
            "conjugate" ("self, /") = |m, a| $crate::natives::operators::unary(m, interleave_python_code::Unary::Positive, a),
            "as_integer_ratio" ("self, /") = $crate::natives::int::ratio,
        }
    };
}

pub(super) use {arithmetic, comparisons};
