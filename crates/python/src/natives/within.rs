//! Private functions of the prelude: access to containers for Python code that compares their keys.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::table::functions;
use crate::object::Body;
use crate::ops::hash::hash_of_items;
use crate::value::Value;
use num_traits::ToPrimitive;

/// Private functions of the prelude.
pub const MODULE: Table = functions! {
    "_items" ("container, /") = items,
    "_pairs" ("dict, /") = pairs,
    "_candidates" ("table, hash, /") = candidates,
    "_is_same" ("table, hash, keys, /") = is_same,
    "_value_of" ("dict, hash, key, /") = value_of,
    "_put" ("dict, hash, key, value, /") = put,
    "_take" ("table, hash, key, /") = take,
    "_insert" ("set, hash, key, /") = insert,
    "_replace" ("container, other, /") = replace,
    "_hash_result" ("result, /") = hash_result,
    "_hash_tuple" ("hashes, /") = hash_tuple,
    "_sort_natively" ("keys, values, reverse, /") = sort_natively,
    "_pass_for" ("object, cls, /") = pass_for,
    "_dict_of_view" ("view, /") = dict_of_view,
    "_current_thread" ("") = |machine, _| Ok(Value::int(i64::from(machine.current.thread)).into()),
};

/// A list of what a list, a tuple, a set, a dictionary or a view has, whatever its class defines.
fn items(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let items = match machine.body(args[0]) {
        Some(Body::List(items)) => items.clone(),
        Some(Body::Tuple(items)) => items.to_vec(),
        Some(Body::Set(set)) => set.iter().collect(),
        Some(Body::Dict(dict)) => dict.iter().map(|(key, _)| key).collect(),
        _ => match machine.iterator_plain(args[0])? {
            Some(iterator) => machine.rest_of(iterator)?.unwrap_or_default(),
            None => Vec::new(),
        },
    };
    Ok(machine.list(items).into())
}

/// A list of the pairs of key and value.
fn pairs(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let pairs: Vec<_> = match machine.body(args[0]) {
        Some(Body::Dict(dict)) => dict.iter().collect(),
        _ => Vec::new(),
    };
    let pairs = pairs
        .into_iter()
        .map(|(key, value)| machine.tuple([key, value]))
        .collect();
    Ok(machine.list(pairs).into())
}

fn hash_argument(machine: &Machine, value: Value) -> u64 {
    match machine.body(value) {
        Some(Body::Int(number)) => number.to_i64().unwrap_or(0) as u64,
        _ => value.as_small().unwrap_or(0) as u64,
    }
}

fn keys_of_hash(machine: &Machine, table: Value, hash: u64) -> Vec<Value> {
    match machine.body(table) {
        Some(Body::Dict(dict)) => dict
            .candidates(hash)
            .into_iter()
            .map(|(_, key)| key)
            .collect(),
        Some(Body::Set(set)) => set.candidates(hash),
        _ => Vec::new(),
    }
}

/// The keys with this hash.
fn candidates(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let hash = hash_argument(machine, args[1]);
    let keys = keys_of_hash(machine, args[0], hash);
    Ok(machine.list(keys).into())
}

/// Are these still the keys with this hash?
fn is_same(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let hash = hash_argument(machine, args[1]);
    let now = keys_of_hash(machine, args[0], hash);
    let same = matches!(machine.body(args[2]), Some(Body::List(before)) if *before == now);
    Ok(Value::bool(same).into())
}

/// The place of a key: the same object, not an equal one.
fn place_of(machine: &Machine, args: &[Value]) -> Option<usize> {
    let hash = hash_argument(machine, args[1]);
    let same = |key: Value| key == args[2];
    match machine.body(args[0]) {
        Some(Body::Dict(dict)) => dict.find(hash, same),
        Some(Body::Set(set)) => set.find(hash, same),
        _ => None,
    }
}

fn value_of(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = match (machine.body(args[0]), place_of(machine, args)) {
        (Some(Body::Dict(dict)), Some(place)) => dict.at(place).map(|(_, value)| value),
        _ => None,
    };
    match value {
        Some(value) => Ok(value.into()),
        None => Err(machine.exception(classes::KEY_ERROR, vec![args[2]])),
    }
}

fn put(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (hash, place) = (hash_argument(machine, args[1]), place_of(machine, args));
    if place.is_none() {
        machine.reserve(40)?;
    }
    machine.dict_put(args[0], hash, place, args[2], args[3]);
    Ok(Value::NONE.into())
}

/// Removes a key; of a dictionary, gives its value.
fn take(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(place) = place_of(machine, args) else {
        return Err(machine.exception(classes::KEY_ERROR, vec![args[2]]));
    };
    let taken = machine.dict_take(args[0], place).map(|(_, value)| value);
    machine.set_take(args[0], place);
    Ok(taken.unwrap_or(Value::NONE).into())
}

fn insert(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.reserve(48)?;
    let hash = hash_argument(machine, args[1]);
    machine.set_push(args[0], hash, args[2]);
    Ok(Value::NONE.into())
}

/// Gives a list, a set or a dictionary the content of another one.
fn replace(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let content = machine.body(args[1]).cloned();
    let Some(handle) = args[0].as_handle() else {
        return Ok(Value::NONE.into());
    };
    match (&mut *machine.heap.get_mut(handle), content) {
        (Body::List(to), Some(Body::List(from))) => *to = from,
        (Body::Set(to), Some(Body::Set(from))) => *to = from,
        (Body::Dict(to), Some(Body::Dict(from))) => *to = from,
        _ => {}
    }
    Ok(Value::NONE.into())
}

fn hash_result(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.hash_of_result(args[0]) {
        Some(hash) => Ok(machine.integer(hash as i64).into()),
        None => machine.type_error("__hash__ method should return an integer"),
    }
}

/// The hash of a tuple whose items have these hashes.
fn hash_tuple(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let hashes: Vec<u64> = match machine.body(args[0]) {
        Some(Body::List(items)) => items
            .iter()
            .map(|item| hash_argument(machine, *item))
            .collect(),
        _ => Vec::new(),
    };
    Ok(machine.integer(hash_of_items(&hashes) as i64).into())
}

/// The values sorted by the keys, or `None` if a comparison needs Python.
fn sort_natively(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let list = |value: Value| match machine.body(value) {
        Some(Body::List(items)) => items.clone(),
        _ => Vec::new(),
    };
    let (keys, values) = (list(args[0]), list(args[1]));
    let reverse = machine.truth(args[2]).unwrap_or(false);
    match machine.sort_by_keys(&keys, &values, reverse)? {
        Some(sorted) => Ok(machine.list(sorted).into()),
        None => Ok(Value::NONE.into()),
    }
}

/// Lets a generator pass for an instance of `map`, `zip` and the like.
fn pass_for(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if let (Some(object), Some(class)) = (args[0].as_handle(), args[1].as_handle()) {
        machine.heap.set_class(object, class);
    }
    Ok(args[0].into())
}

fn dict_of_view(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.body(args[0]) {
        Some(Body::View(_, dict)) => Ok((*dict).into()),
        _ => Ok(args[0].into()),
    }
}
