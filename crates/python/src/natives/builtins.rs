//! Built-in functions that go through values: `len`, `sum`, `sorted`, `iter` and the like.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::protocol::answer;
use crate::natives::table::functions;
use crate::object::Body;
use crate::ops::iterate::Next;
use crate::value::Value;
use interleave_python_code::{Binary, Compare};
use num_bigint::BigInt;

/// Functions of `builtins`.
pub const MODULE: Table = functions! {
    "len" ("obj, /") = len,
    "sum" ("iterable, /, start=0") = sum,
    "min" ("*args, key=None, default=?") = min,
    "max" ("*args, key=None, default=?") = max,
    "any" ("iterable, /") = any,
    "all" ("iterable, /") = all,
    "sorted" ("iterable, /, *, key=None, reverse=False") = sorted,
    "iter" ("object, sentinel=?, /") = iter,
    "next" ("iterator, default=?, /") = next,
    "hash" ("obj, /") = hash,
    "id" ("obj, /") = id,
};

fn len(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if let Some(Body::Range(range)) = machine.body(args[0]) {
        return match i64::try_from(range.len()) {
            Ok(length) => Ok(machine.integer(length).into()),
            Err(_) => Err(machine.error(
                classes::OVERFLOW_ERROR,
                "Python int too large to convert to C ssize_t",
            )),
        };
    }
    let length = machine.length(args[0])?;
    answer(
        machine,
        length,
        |machine, length| machine.integer(length as i64),
        "_len",
        args,
    )
}

/// A native iterator of a value, if no Python is needed for it.
fn native_iterator(machine: &mut Machine, value: Value) -> Res<Option<Value>> {
    let iterator = machine.iterator(value)?;
    Ok(iterator.filter(|iterator| machine.is_native_iterator(*iterator)))
}

fn sum(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [iterable, start] = *args else {
        return Ok(Value::NONE.into());
    };
    let wrong = match machine.body(start) {
        Some(Body::Str(_)) => Some(("strings", "''")),
        Some(Body::Bytes(_)) => Some(("bytes", "b''")),
        Some(Body::ByteArray(_)) => Some(("bytearray", "b''")),
        _ => None,
    };
    if let Some((what, by)) = wrong {
        return machine.type_error(format!(
            "sum() can't sum {what} [use {by}.join(seq) instead]"
        ));
    }
    let Some(iterator) = native_iterator(machine, iterable)? else {
        return machine.prelude("_sum", vec![iterable, start]);
    };
    let mut total = start;
    loop {
        match machine.next(iterator)? {
            Next::Value(item) => match machine.binary(Binary::Add, total, item)? {
                Some(next) => {
                    machine.worked(1);
                    total = next;
                }
                None => return machine.prelude("_sum_on", vec![total, item, iterator]),
            },
            Next::End => return Ok(total.into()),
            Next::Python => return machine.prelude("_sum", vec![iterator, total]),
        }
    }
}

fn min(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    extreme(machine, args, Compare::Lt, "min")
}

fn max(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    extreme(machine, args, Compare::Gt, "max")
}

fn extreme(machine: &mut Machine, args: &[Value], op: Compare, name: &str) -> Res<Out> {
    let [values, key, default] = *args else {
        return Ok(Value::NONE.into());
    };
    let values = match machine.body(values) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    let items = match values[..] {
        [] => return machine.type_error(format!("{name} expected at least 1 argument, got 0")),
        [iterable] => machine.items_of(iterable)?,
        _ if !default.is_unbound() => {
            return machine.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            ));
        }
        _ => Some(values.clone()),
    };
    let symbol = machine.str(op.symbol());
    let Some(items) = items else {
        let iterable = values.first().copied().unwrap_or(Value::NONE);
        return ask_extreme(machine, iterable, key, default, symbol);
    };
    if !key.is_none() {
        let items = machine.list(items);
        return ask_extreme(machine, items, key, default, symbol);
    }
    let Some((first, rest)) = items.split_first() else {
        return if default.is_unbound() {
            machine.value_error(format!("{name}() arg is an empty sequence"))
        } else {
            Ok(default.into())
        };
    };
    let mut best = *first;
    for item in rest {
        match machine.compare(op, *item, best)? {
            Some(true) => best = *item,
            Some(false) => {}
            None => {
                let items = machine.list(items);
                return ask_extreme(machine, items, key, default, symbol);
            }
        }
    }
    Ok(best.into())
}

fn ask_extreme(
    machine: &mut Machine,
    items: Value,
    key: Value,
    default: Value,
    symbol: Value,
) -> Res<Out> {
    let mut args = vec![items, key, symbol];
    if !default.is_unbound() {
        args.push(default);
    }
    machine.prelude("_extreme", args)
}

fn any(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    decide(machine, args[0], true, "_any")
}

fn all(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    decide(machine, args[0], false, "_all")
}

/// Goes on until a value is as true as `decisive`.
fn decide(machine: &mut Machine, iterable: Value, decisive: bool, prelude: &str) -> Res<Out> {
    let Some(iterator) = native_iterator(machine, iterable)? else {
        return machine.prelude(prelude, vec![iterable]);
    };
    loop {
        match machine.next(iterator)? {
            Next::Value(item) => match machine.truth(item) {
                Some(yes) if yes == decisive => return Ok(Value::bool(decisive).into()),
                Some(_) => machine.worked(1),
                None => return machine.prelude(&format!("{prelude}_on"), vec![item, iterator]),
            },
            Next::End => return Ok(Value::bool(!decisive).into()),
            Next::Python => return machine.prelude(prelude, vec![iterator]),
        }
    }
}

fn sorted(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [iterable, key, reverse] = *args else {
        return Ok(Value::NONE.into());
    };
    let Some(items) = machine.items_of(iterable)? else {
        return machine.prelude("_sorted", vec![iterable, key, reverse]);
    };
    if key.is_none()
        && let Some(descending) = reverse.as_flag()
        && let Some(sorted) = machine.sort_by_keys(&items, &items, descending)?
    {
        return Ok(machine.list(sorted).into());
    }
    let items = machine.list(items);
    machine.prelude("_sorted", vec![items, key, reverse])
}

fn iter(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [object, sentinel] = *args else {
        return Ok(Value::NONE.into());
    };
    if sentinel.is_unbound() {
        return match machine.iterator(object)? {
            Some(iterator) => Ok(iterator.into()),
            None => machine.prelude("_iter", vec![object]),
        };
    }
    if !machine.is_callable(object) {
        return machine.type_error("iter(v, w): v must be callable");
    }
    machine.prelude("_callable_iterator", vec![object, sentinel])
}

fn next(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [iterator, default] = *args else {
        return Ok(Value::NONE.into());
    };
    match machine.next(iterator)? {
        Next::Value(value) => Ok(value.into()),
        Next::End if default.is_unbound() => {
            Err(machine.exception(classes::STOP_ITERATION, vec![]))
        }
        Next::End => Ok(default.into()),
        Next::Python => {
            let (class, name) = (machine.class_of(iterator), machine.symbol("__next__"));
            let Some(method) = machine.class_attribute(class, name) else {
                let class = machine.class_name(iterator);
                return machine.type_error(format!("'{class}' object is not an iterator"));
            };
            if default.is_unbound() {
                Ok(Out::Call(method, vec![iterator]))
            } else {
                machine.prelude("_next_or", vec![method, iterator, default])
            }
        }
    }
}

fn hash(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let hash = machine.hash(args[0])?;
    answer(
        machine,
        hash,
        |machine, hash| machine.integer(hash as i64),
        "_hash",
        args,
    )
}

fn id(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let id = BigInt::from(machine.id(args[0]));
    Ok(machine.big(id).into())
}
