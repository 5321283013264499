//! Iterators: their methods, and `enumerate`, `zip`, `reversed`, `map`, `filter`.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::table::methods;
use crate::object::{Body, Iter};
use crate::ops::iterate::Next;
use crate::value::Value;

/// Methods of all native iterators.
pub const TABLE: Table = methods! { "iterator";
    "__iter__" ("self, /") = |_, args| Ok(args[0].into()),
    "__next__" ("self, /") = next,
    "__length_hint__" ("self, /") = length_hint,
};

/// Those of `enumerate`, beside what all have.
pub const ENUMERATE: Table = methods! { "enumerate";
    "__new__" ("cls, iterable, start=0") = new_enumerate,
};

/// Those of `zip`.
pub const ZIP: Table = methods! { "zip";
    "__new__" ("cls, /, *iterables, strict=False") = new_zip,
};

/// Those of `reversed`.
pub const REVERSED: Table = methods! { "reversed";
    "__new__" ("cls, sequence, /") = new_reversed,
};

/// Those of `map`.
pub const MAP: Table = methods! { "map";
    "__new__" ("cls, function, /, *iterables") = new_map,
};

/// Those of `filter`.
pub const FILTER: Table = methods! { "filter";
    "__new__" ("cls, function, iterable, /") = new_filter,
};

impl Machine {
    /// Is it an iterator that needs no Python?
    pub fn is_native_iterator(&self, value: Value) -> bool {
        matches!(self.body(value), Some(Body::Iter(_)))
    }
}

/// Some instances of these classes are generators of the prelude, and are resumed as such.
fn next(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.next(args[0])? {
        Next::Value(value) => Ok(value.into()),
        Next::End => Err(machine.exception(classes::STOP_ITERATION, vec![])),
        Next::Python => {
            if let Some(Body::Map { function, iterator }) = machine.body(args[0]) {
                let (function, iterator) = (*function, *iterator);
                return next_of_map(machine, function, iterator);
            }
            let name = machine.symbol("__next__");
            match machine.class_attribute(classes::GENERATOR, name) {
                Some(method) => Ok(Out::Call(method, vec![args[0]])),
                None => machine.type_error("this iterator cannot be asked"),
            }
        }
    }
}

fn next_of_map(machine: &mut Machine, function: Value, iterator: Value) -> Res<Out> {
    match machine.next(iterator)? {
        Next::Value(item) => Ok(Out::Call(function, vec![item])),
        _ => Err(machine.exception(classes::STOP_ITERATION, vec![])),
    }
}

/// How many are left, where that is known.
fn length_hint(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let left = match machine.body(args[0]) {
        Some(Body::Iter(iter)) => match **iter {
            Iter::Range(_, _, left) => Some(left),
            Iter::Sequence(of, from) => machine
                .length_of(of)
                .map(|length| length.saturating_sub(from) as u64),
            Iter::Reversed(_, left) => Some(left as u64),
            _ => None,
        },
        _ => None,
    };
    Ok(left
        .map_or(Value::NOT_IMPLEMENTED, |left| machine.integer(left as i64))
        .into())
}

/// A native iterator of a value, if one can be made without Python.
fn native(machine: &mut Machine, value: Value) -> Res<Option<Value>> {
    let iterator = machine.iterator(value)?;
    Ok(iterator.filter(|iterator| machine.is_native_iterator(*iterator)))
}

fn new_enumerate(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [class, iterable, start] = *args else {
        return Ok(Value::NONE.into());
    };
    let whole = machine.is_instance(start, classes::INT);
    if !whole && !machine.overrides(start, &["__index__"]) {
        let class = machine.class_name(start);
        return machine.type_error(format!(
            "'{class}' object cannot be interpreted as an integer"
        ));
    }
    // A count that is near the end of 64 bits is left to Python.
    match (native(machine, iterable)?, start.as_small()) {
        (Some(iterator), Some(start)) => Ok(machine
            .heap
            .alloc(
                classes::ENUMERATE,
                Body::Iter(Box::new(Iter::Enumerate(iterator, start))),
            )
            .into()),
        _ => machine.prelude("_enumerate_new", vec![class, iterable, start]),
    }
}

fn new_zip(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let iterables = match machine.body(args[1]) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    let Some(strict) = machine.truth(args[2]) else {
        return machine.prelude("_zip_new", args.to_vec());
    };
    let mut iterators = Vec::with_capacity(iterables.len());
    for iterable in &iterables {
        if machine.is_plain(*iterable) && !machine.is_iterable(*iterable) {
            let class = machine.class_name(*iterable);
            return machine.type_error(format!("'{class}' object is not iterable"));
        }
        match native(machine, *iterable)? {
            Some(iterator) => iterators.push(iterator),
            None => return machine.prelude("_zip_new", args.to_vec()),
        }
    }
    let iter = Iter::Zip(iterators, strict);
    Ok(machine
        .heap
        .alloc(classes::ZIP, Body::Iter(Box::new(iter)))
        .into())
}

fn new_reversed(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.reversed(args[1])? {
        Some(iterator) => Ok(iterator.into()),
        None => machine.prelude("_reversed_new", args.to_vec()),
    }
}

fn new_map(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let iterables = match machine.body(args[2]) {
        Some(Body::Tuple(iterables)) => iterables.to_vec(),
        _ => Vec::new(),
    };
    match iterables[..] {
        [] => return machine.type_error("map() must have at least two arguments."),
        [iterable] if args[0] == Value::object(classes::MAP) && machine.can_map(args[1]) => {
            if let Some(iterator) = native(machine, iterable)? {
                let function = args[1];
                let map = Body::Map { function, iterator };
                return Ok(machine.heap.alloc(classes::MAP, map).into());
            }
        }
        _ => {}
    }
    machine.prelude("_map_new", args.to_vec())
}

fn new_filter(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.prelude("_filter_new", args.to_vec())
}
