//! The methods that operators and `len`, `iter`, `repr` and the like call, of all built-in containers.
//!
//! They do what the built-in class of a value's content does, so that a class derived from it can call them.

use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::object::Body;
use crate::ops::walk::Walk;
use crate::value::Value;
use interleave_python_code::{Binary, Compare};

/// An answer, or else a function of the prelude.
pub fn answer<T>(
    machine: &mut Machine,
    found: Option<T>,
    value: impl FnOnce(&mut Machine, T) -> Value,
    prelude: &str,
    args: &[Value],
) -> Res<Out> {
    match found {
        Some(found) => Ok(value(machine, found).into()),
        None => machine.prelude(prelude, args.to_vec()),
    }
}

/// Nothing to return, or else a function of the prelude.
pub fn done<T>(machine: &mut Machine, found: Option<T>, prelude: &str, args: &[Value]) -> Res<Out> {
    answer(machine, found, |_, _| Value::NONE, prelude, args)
}

/// `value[key]`.
pub fn get_item(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let found = machine.get_item_plain(args[0], args[1])?;
    let prelude = if is_dict(machine, args[0]) {
        "_dict_get_item"
    } else {
        "_sequence_get_item"
    };
    answer(machine, found, |_, value| value, prelude, args)
}

/// `value[key] = item`.
pub fn set_item(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let found = machine.set_item_plain(args[0], args[1], args[2])?;
    let prelude = if is_dict(machine, args[0]) {
        "_dict_set_item"
    } else {
        "_sequence_set_item"
    };
    done(machine, found, prelude, args)
}

/// `del value[key]`.
pub fn delete_item(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let found = machine.delete_item_plain(args[0], args[1])?;
    let prelude = if is_dict(machine, args[0]) {
        "_dict_delete_item"
    } else {
        "_sequence_delete_item"
    };
    done(machine, found, prelude, args)
}

fn is_dict(machine: &Machine, value: Value) -> bool {
    matches!(machine.body(value), Some(Body::Dict(_)))
}

/// `len(value)`.
pub fn length(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let length = machine.length_of(args[0]).unwrap_or(0);
    Ok(machine.integer(length as i64).into())
}

/// `iter(value)`.
pub fn iterate(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.iterator_plain(args[0])? {
        Some(iterator) => Ok(iterator.into()),
        None => Ok(args[0].into()),
    }
}

/// `reversed(value)`.
pub fn reverse(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let found = machine.reversed_plain(args[0])?;
    Ok(found.unwrap_or(Value::NOT_IMPLEMENTED).into())
}

/// `item in value`.
pub fn contains(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let found = machine.contains_plain(args[0], args[1])?;
    answer(
        machine,
        found,
        |_, found| Value::bool(found),
        "_contains",
        args,
    )
}

/// `repr(value)`.
pub fn represent(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = machine.repr_plain(args[0])?;
    answer(machine, text, Machine::str, "_repr_container", args)
}

/// `hash(value)`.
pub fn hash(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let walk = machine.hash_plain(args[0], 0);
    let hash = machine.walked(walk, Compare::Eq, "")?;
    answer(
        machine,
        hash,
        |machine, hash| machine.integer(hash as i64),
        "_hash_container",
        args,
    )
}

/// Are they of kinds that are compared with each other?
fn alike(machine: &Machine, a: Value, b: Value) -> bool {
    let (Some(a), Some(b)) = (machine.body(a), machine.body(b)) else {
        return false;
    };
    matches!(
        (a, b),
        (Body::List(_), Body::List(_))
            | (Body::Tuple(_), Body::Tuple(_))
            | (Body::Dict(_), Body::Dict(_))
            | (Body::Range(_), Body::Range(_))
            | (Body::Slice(_), Body::Slice(_))
            | (Body::Set(_) | Body::View(..), Body::Set(_) | Body::View(..))
    )
}

/// `a == b`.
pub fn equal(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    equality(machine, args, "_equal_containers", |equal| equal)
}

/// `a != b`.
pub fn unequal(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    equality(machine, args, "_unequal_containers", |equal| !equal)
}

fn equality(
    machine: &mut Machine,
    args: &[Value],
    prelude: &str,
    result: fn(bool) -> bool,
) -> Res<Out> {
    if !alike(machine, args[0], args[1]) {
        return Ok(Value::NOT_IMPLEMENTED.into());
    }
    let walk = machine.equal_plain(args[0], args[1], 0);
    let equal = machine.walked(walk, Compare::Eq, " in comparison")?;
    answer(
        machine,
        equal,
        |_, equal| Value::bool(result(equal)),
        prelude,
        args,
    )
}

fn order(machine: &mut Machine, op: Compare, prelude: &str, args: &[Value]) -> Res<Out> {
    let is_ordered = !matches!(machine.body(args[0]), Some(Body::Dict(_) | Body::Range(_)));
    if !is_ordered || !alike(machine, args[0], args[1]) {
        return Ok(Value::NOT_IMPLEMENTED.into());
    }
    let walk: Walk<bool> = machine.order_plain(op, args[0], args[1], 0);
    let found = machine.walked(walk, op, " in comparison")?;
    answer(machine, found, |_, yes| Value::bool(yes), prelude, args)
}

/// `a < b`.
pub fn less(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    order(machine, Compare::Lt, "_less_containers", args)
}

/// `a <= b`.
pub fn less_or_equal(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    order(machine, Compare::Le, "_less_or_equal_containers", args)
}

/// `a > b`.
pub fn greater(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    order(machine, Compare::Gt, "_greater_containers", args)
}

/// `a >= b`.
pub fn greater_or_equal(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    order(machine, Compare::Ge, "_greater_or_equal_containers", args)
}

/// `a op b`, of sequences, sets and dictionaries.
fn operate(machine: &mut Machine, op: Binary, a: Value, b: Value, in_place: bool) -> Res<Out> {
    if machine.answers_reflected(op, a, b) {
        return Ok(Value::NOT_IMPLEMENTED.into());
    }
    if let Some(result) = machine.sequence_plain(op, a, b, in_place)? {
        return Ok(result.into());
    }
    let prelude = match (op, machine.body(a), machine.body(b)) {
        (Binary::Add, Some(Body::List(_)), _) if in_place => "_list_add_in_place",
        (Binary::Mul, ..) if machine.overrides(b, &["__index__"]) => {
            return machine.prelude("_repeat", vec![a, b, Value::bool(in_place)]);
        }
        (Binary::Or, Some(Body::Dict(_)), Some(Body::Dict(_))) => {
            return machine.prelude("_dict_or", vec![a, b, Value::bool(in_place)]);
        }
        (Binary::Or, Some(Body::Dict(_)), _) if in_place => {
            return machine.prelude("_dict_or", vec![a, b, Value::TRUE]);
        }
        (_, Some(Body::Set(_) | Body::View(..)), Some(Body::Set(_) | Body::View(..))) => {
            let name = machine.str(op.symbol());
            return machine.prelude("_set_operation", vec![name, a, b, Value::bool(in_place)]);
        }
        (_, Some(Body::View(..)), _) if machine.is_iterable(b) => {
            let name = machine.str(op.symbol());
            return machine.prelude("_set_operation", vec![name, a, b, Value::FALSE]);
        }
        _ => return Ok(Value::NOT_IMPLEMENTED.into()),
    };
    machine.prelude(prelude, vec![a, b])
}

macro_rules! operators {
    ($($name:ident $reflected:ident $in_place:ident $op:ident $text:literal)*) => {
        $(
            #[doc = concat!("`a ", $text, " b`.")]
            pub fn $name(machine: &mut Machine, args: &[Value]) -> Res<Out> {
                operate(machine, Binary::$op, args[0], args[1], false)
            }

            #[doc = concat!("`b ", $text, " a`.")]
            pub fn $reflected(machine: &mut Machine, args: &[Value]) -> Res<Out> {
                operate(machine, Binary::$op, args[1], args[0], false)
            }

            #[doc = concat!("`a ", $text, "= b`.")]
            pub fn $in_place(machine: &mut Machine, args: &[Value]) -> Res<Out> {
                operate(machine, Binary::$op, args[0], args[1], true)
            }
        )*
    };
}

operators! {
    add reflected_add add_in_place Add "+"
    multiply reflected_multiply multiply_in_place Mul "*"
    or reflected_or or_in_place Or "|"
    and reflected_and and_in_place And "&"
    subtract reflected_subtract subtract_in_place Sub "-"
    xor reflected_xor xor_in_place Xor "^"
}
