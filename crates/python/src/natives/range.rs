//! Ranges and slices.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::protocol as p;
use crate::natives::table::methods;
use crate::object::{Body, Range};
use crate::ops::slice::Key;
use crate::ops::walk::Number;
use crate::value::Value;
use num_traits::ToPrimitive;

/// Methods of `range`.
pub const TABLE: Table = methods! { "range";
    "__new__" ("cls, /, *args") = new,
    "index" ("self, value, /") = index,
    "count" ("self, value, /") = count,
    "__len__" ("self, /") = p::length,
    "__getitem__" ("self, key, /") = p::get_item,
    "__iter__" ("self, /") = p::iterate,
    "__reversed__" ("self, /") = p::reverse,
    "__contains__" ("self, key, /") = p::contains,
    "__eq__" ("self, value, /") = p::equal,
    "__ne__" ("self, value, /") = p::unequal,
    "__repr__" ("self, /") = p::represent,
    "__hash__" ("self, /") = p::hash,
};

/// Properties of `range`.
pub const PROPERTIES: Table = methods! { "range";
    "start" ("self, /") = start,
    "stop" ("self, /") = stop,
    "step" ("self, /") = step,
};

/// Methods of `slice`.
pub const SLICE: Table = methods! { "slice";
    "__new__" ("cls, /, *args") = new_slice,
    "indices" ("self, length, /") = indices,
    "__eq__" ("self, value, /") = p::equal,
    "__ne__" ("self, value, /") = p::unequal,
    "__repr__" ("self, /") = p::represent,
    "__hash__" ("self, /") = p::hash,
};

/// Properties of `slice`.
pub const SLICE_PROPERTIES: Table = methods! { "slice";
    "start" ("self, /") = |machine, args| Ok(slice_parts(machine, args[0])[0].into()),
    "stop" ("self, /") = |machine, args| Ok(slice_parts(machine, args[0])[1].into()),
    "step" ("self, /") = |machine, args| Ok(slice_parts(machine, args[0])[2].into()),
};

fn arguments(machine: &Machine, args: Value) -> Vec<Value> {
    match machine.body(args) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    }
}

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let given = arguments(machine, args[1]);
    let (start, end, step) = match given[..] {
        [end] => (Value::int(0), end, Value::int(1)),
        [start, end] => (start, end, Value::int(1)),
        [start, end, step] => (start, end, step),
        [] => return machine.type_error("range expected at least 1 argument, got 0"),
        _ => {
            let count = given.len();
            return machine.type_error(format!("range expected at most 3 arguments, got {count}"));
        }
    };
    let mut parts = [0; 3];
    for (part, value) in parts.iter_mut().zip([start, end, step]) {
        match bound(machine, value)? {
            Some(number) => *part = number,
            None => return machine.prelude("_range_new", vec![start, end, step]),
        }
    }
    let [start, end, step] = parts;
    if step == 0 {
        return machine.value_error("range() arg 3 must not be zero");
    }
    let range = Range {
        start,
        stop: end,
        step,
    };
    Ok(machine
        .heap
        .alloc(classes::RANGE, Body::Range(Box::new(range)))
        .into())
}

fn bound(machine: &mut Machine, value: Value) -> Res<Option<i64>> {
    match machine.key_of(value) {
        Key::Index(number) => Ok(Some(number)),
        Key::Huge => Err(machine.error(
            classes::OVERFLOW_ERROR,
            "Python int too large to convert to C ssize_t",
        )),
        Key::Python => Ok(None),
        _ => {
            let class = machine.class_name(value);
            machine.type_error(format!(
                "'{class}' object cannot be interpreted as an integer"
            ))
        }
    }
}

fn range_of(machine: &Machine, value: Value) -> Range {
    match machine.body(value) {
        Some(Body::Range(range)) => **range,
        _ => Range {
            start: 0,
            stop: 0,
            step: 1,
        },
    }
}

fn start(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = range_of(machine, args[0]).start;
    Ok(machine.integer(number).into())
}

fn stop(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = range_of(machine, args[0]).stop;
    Ok(machine.integer(number).into())
}

fn step(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = range_of(machine, args[0]).step;
    Ok(machine.integer(number).into())
}

/// Where a number is in a range; `None`: Python must compare.
fn place(machine: &Machine, range: &Range, value: Value) -> Option<Option<u64>> {
    if machine.overrides(value, &["__eq__"]) {
        return None;
    }
    Some(match machine.number(value) {
        Some(Number::Int(number)) => range.index_of(number),
        Some(Number::Float(number)) if number.fract() == 0.0 => {
            number.to_i64().and_then(|number| range.index_of(number))
        }
        _ => None,
    })
}

fn index(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let range = range_of(machine, args[0]);
    match place(machine, &range, args[1]) {
        None => machine.prelude("_range_index", args.to_vec()),
        Some(Some(index)) => Ok(machine.integer(index as i64).into()),
        Some(None) => {
            let is_int = matches!(
                machine.number(args[1]),
                Some(Number::Int(_) | Number::Big(_))
            );
            match machine.repr(args[1])? {
                Some(text) if is_int => machine.value_error(format!("{text} is not in range")),
                _ => machine.value_error("sequence.index(x): x not in sequence"),
            }
        }
    }
}

fn count(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let range = range_of(machine, args[0]);
    let found = place(machine, &range, args[1]).map(|place| Value::int(i64::from(place.is_some())));
    p::answer(machine, found, |_, count| count, "_sequence_count", args)
}

fn new_slice(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let given = arguments(machine, args[1]);
    let parts = match given[..] {
        [end] => [Value::NONE, end, Value::NONE],
        [start, end] => [start, end, Value::NONE],
        [start, end, step] => [start, end, step],
        [] => return machine.type_error("slice expected at least 1 argument, got 0"),
        _ => {
            let count = given.len();
            return machine.type_error(format!("slice expected at most 3 arguments, got {count}"));
        }
    };
    Ok(machine
        .heap
        .alloc(classes::SLICE, Body::Slice(Box::new(parts)))
        .into())
}

fn slice_parts(machine: &Machine, value: Value) -> [Value; 3] {
    match machine.body(value) {
        Some(Body::Slice(parts)) => **parts,
        _ => [Value::NONE; 3],
    }
}

fn indices(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let length = match bound(machine, args[1])? {
        Some(length) if length < 0 => return machine.value_error("length should not be negative"),
        Some(length) => length.unsigned_abs(),
        None => return machine.prelude("_slice_indices", args.to_vec()),
    };
    let parts = slice_parts(machine, args[0]);
    let Some(cut) = machine.cut(parts, length)? else {
        return machine.prelude("_slice_indices", args.to_vec());
    };
    let numbers = [cut.first, cut.stop, cut.step].map(|number| machine.integer(number));
    Ok(machine.tuple(numbers).into())
}
