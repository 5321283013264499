//! Dictionaries.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::protocol as p;
use crate::natives::table::methods;
use crate::object::{Body, Dict, View};
use crate::value::Value;

/// Methods of `dict`.
pub const TABLE: Table = methods! { "dict";
    "__new__" ("cls, /, *args, **kwargs") = new,
    "__init__" ("self, other=?, /, **kwargs") = update,
    "fromkeys" ("cls, iterable, value=None, /") = from_keys,
    "get" ("self, key, default=None, /") = get,
    "setdefault" ("self, key, default=None, /") = set_default,
    "pop" ("self, key, default=?, /") = pop,
    "popitem" ("self, /") = pop_item,
    "update" ("self, other=?, /, **kwargs") = update,
    "keys" ("self, /") = keys,
    "values" ("self, /") = values,
    "items" ("self, /") = items,
    "copy" ("self, /") = copy,
    "clear" ("self, /") = clear,
    "__len__" ("self, /") = p::length,
    "__getitem__" ("self, key, /") = p::get_item,
    "__setitem__" ("self, key, value, /") = p::set_item,
    "__delitem__" ("self, key, /") = p::delete_item,
    "__iter__" ("self, /") = p::iterate,
    "__reversed__" ("self, /") = p::reverse,
    "__contains__" ("self, key, /") = p::contains,
    "__or__" ("self, value, /") = p::or,
    "__ror__" ("self, value, /") = p::reflected_or,
    "__ior__" ("self, value, /") = p::or_in_place,
    "__eq__" ("self, value, /") = p::equal,
    "__ne__" ("self, value, /") = p::unequal,
    "__repr__" ("self, /") = p::represent,
    "__hash__" ("self, /") = p::hash,
};

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = args[0].as_handle().unwrap_or(classes::DICT);
    Ok(machine.heap.alloc(class, Body::Dict(Box::default())).into())
}

/// The entries of a dictionary, if it is one.
fn entries(machine: &Machine, value: Value) -> Option<Vec<(u64, Value, Value)>> {
    match machine.body(value) {
        Some(Body::Dict(dict)) => Some(dict.hashed().collect()),
        _ => None,
    }
}

/// Also the constructor, which keeps what is there already.
fn update(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [dict, other, kwargs] = *args else {
        return Ok(Value::NONE.into());
    };
    let named = entries(machine, kwargs).unwrap_or_default();
    let mut rest = other;
    let done = if other.is_unbound() {
        Some(())
    } else if let Some(more) = entries(machine, other)
        && !machine.overrides(other, &["__iter__", "keys", "__getitem__"])
    {
        machine.put_all(dict, &more)?
    } else {
        put_pairs(machine, dict, &mut rest)?
    };
    match done {
        Some(()) => {
            machine.put_all(dict, &named)?;
            Ok(Value::NONE.into())
        }
        None => machine.prelude("_dict_update", vec![dict, rest, kwargs]),
    }
}

/// Puts pairs into a dictionary. `None`: Python must do it, with `other` as it is then: a native iterator, which can be
/// used only once, has been replaced by a list.
fn put_pairs(machine: &mut Machine, dict: Value, other: &mut Value) -> Res<Option<()>> {
    if machine.is_plain(*other) && !machine.is_iterable(*other) {
        let class = machine.class_name(*other);
        return machine.type_error(format!("'{class}' object is not iterable"));
    }
    let Some(pairs) = machine.items_of(*other)? else {
        return Ok(None);
    };
    let mut all = Vec::with_capacity(pairs.len());
    for (place, pair) in pairs.iter().enumerate() {
        match pair_of(machine, place, *pair)? {
            Some(pair) => all.push(pair),
            None => {
                *other = machine.list(pairs);
                return Ok(None);
            }
        }
    }
    for (key, value) in all {
        if machine.dict_set(dict, key, value)?.is_none() {
            *other = machine.list(pairs);
            return Ok(None);
        }
    }
    Ok(Some(()))
}

/// Key and value of an element of an update.
fn pair_of(machine: &mut Machine, place: usize, pair: Value) -> Res<Option<(Value, Value)>> {
    let items = match machine.body(pair) {
        Some(Body::Tuple(items)) => items.to_vec(),
        Some(Body::List(items)) => items.clone(),
        _ if machine.is_iterable(pair) || !machine.is_plain(pair) => match machine.body(pair) {
            Some(Body::Str(_)) => machine.items_of(pair)?.unwrap_or_default(),
            _ => return Ok(None),
        },
        _ => {
            return machine.type_error(format!(
                "cannot convert dictionary update sequence element #{place} to a sequence"
            ));
        }
    };
    match items[..] {
        [key, value] => Ok(Some((key, value))),
        _ => machine.value_error(format!(
            "dictionary update sequence element #{place} has length {}; 2 is required",
            items.len()
        )),
    }
}

fn from_keys(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if args[0] == Value::object(classes::DICT)
        && !matches!(machine.body(args[1]), Some(Body::Iter(_)))
        && let Some(keys) = machine.items_of(args[1])?
    {
        let pairs: Vec<_> = keys.into_iter().map(|key| (key, args[2])).collect();
        if let Some(dict) = machine.dict_of(&pairs)? {
            return Ok(dict.into());
        }
    }
    machine.prelude("_dict_fromkeys", args.to_vec())
}

fn get(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let found = machine.dict_get(args[0], args[1])?;
    p::answer(
        machine,
        found,
        |_, found| found.unwrap_or(args[2]),
        "_dict_get",
        args,
    )
}

fn set_default(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.dict_get(args[0], args[1])? {
        None => machine.prelude("_dict_setdefault", args.to_vec()),
        Some(Some(value)) => Ok(value.into()),
        Some(None) => {
            machine.dict_set(args[0], args[1], args[2])?;
            Ok(args[2].into())
        }
    }
}

fn pop(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    // An empty dictionary looks for nothing, so that the key may be anything.
    let empty = matches!(machine.body(args[0]), Some(Body::Dict(dict)) if dict.is_empty());
    if empty && !args[2].is_unbound() {
        return Ok(args[2].into());
    }
    match machine.dict_remove(args[0], args[1])? {
        Some(Some(value)) => Ok(value.into()),
        Some(None) if args[2].is_unbound() => {
            Err(machine.exception(classes::KEY_ERROR, vec![args[1]]))
        }
        Some(None) => Ok(args[2].into()),
        None if args[2].is_unbound() => machine.prelude("_dict_pop", args[..2].to_vec()),
        None => machine.prelude("_dict_pop", args.to_vec()),
    }
}

fn pop_item(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let last = match machine.body(args[0]) {
        Some(Body::Dict(dict)) => dict.previous(usize::MAX).map(|(place, ..)| place),
        _ => None,
    };
    match last.and_then(|place| machine.dict_take(args[0], place)) {
        Some((key, value)) => Ok(machine.tuple([key, value]).into()),
        None => Err(machine.error(classes::KEY_ERROR, "popitem(): dictionary is empty")),
    }
}

fn view(machine: &mut Machine, view: View, dict: Value) -> Res<Out> {
    let class = match view {
        View::Keys => classes::DICT_KEYS,
        View::Values => classes::DICT_VALUES,
        View::Items => classes::DICT_ITEMS,
    };
    Ok(machine.heap.alloc(class, Body::View(view, dict)).into())
}

fn keys(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    view(machine, View::Keys, args[0])
}

fn values(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    view(machine, View::Values, args[0])
}

fn items(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    view(machine, View::Items, args[0])
}

fn copy(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let dict: Dict = match machine.body(args[0]) {
        Some(Body::Dict(dict)) => (**dict).clone(),
        _ => Dict::default(),
    };
    machine.reserve(dict.bytes())?;
    Ok(machine.new_dict(dict).into())
}

fn clear(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if let Some(handle) = args[0].as_handle()
        && let Body::Dict(dict) = &mut *machine.heap.get_mut(handle)
    {
        dict.clear();
    }
    Ok(Value::NONE.into())
}
