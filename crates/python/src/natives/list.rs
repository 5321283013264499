//! Lists.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::protocol as p;
use crate::natives::table::methods;
use crate::object::Body;
use crate::ops::item::place_of;
use crate::ops::slice::Key;
use crate::value::Value;
use interleave_python_code::Compare;

/// Methods of `list`.
pub const TABLE: Table = methods! { "list";
    "__new__" ("cls, /, *args, **kwargs") = new,
    "__init__" ("self, iterable=?, /") = init,
    "append" ("self, object, /") = append,
    "extend" ("self, iterable, /") = extend,
    "insert" ("self, index, object, /") = insert,
    "remove" ("self, value, /") = remove,
    "pop" ("self, index=-1, /") = pop,
    "clear" ("self, /") = clear,
    "index" ("self, value, start=0, stop=9223372036854775807, /") = index,
    "count" ("self, value, /") = count,
    "sort" ("self, /, *, key=None, reverse=False") = sort,
    "reverse" ("self, /") = reverse,
    "copy" ("self, /") = copy,
    "__len__" ("self, /") = p::length,
    "__getitem__" ("self, key, /") = p::get_item,
    "__setitem__" ("self, key, value, /") = p::set_item,
    "__delitem__" ("self, key, /") = p::delete_item,
    "__iter__" ("self, /") = p::iterate,
    "__reversed__" ("self, /") = p::reverse,
    "__contains__" ("self, key, /") = p::contains,
    "__add__" ("self, value, /") = p::add,
    "__iadd__" ("self, value, /") = p::add_in_place,
    "__mul__" ("self, value, /") = p::multiply,
    "__rmul__" ("self, value, /") = p::multiply,
    "__imul__" ("self, value, /") = p::multiply_in_place,
    "__eq__" ("self, value, /") = p::equal,
    "__ne__" ("self, value, /") = p::unequal,
    "__lt__" ("self, value, /") = p::less,
    "__le__" ("self, value, /") = p::less_or_equal,
    "__gt__" ("self, value, /") = p::greater,
    "__ge__" ("self, value, /") = p::greater_or_equal,
    "__repr__" ("self, /") = p::represent,
    "__hash__" ("self, /") = p::hash,
};

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = args[0].as_handle().unwrap_or(classes::LIST);
    Ok(machine.heap.alloc(class, Body::List(Vec::new())).into())
}

fn init(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let items = if args[1].is_unbound() {
        Some(Vec::new())
    } else {
        machine.items_of(args[1])?
    };
    let Some(items) = items else {
        return machine.prelude("_list_init", args.to_vec());
    };
    machine.list_mut(args[0], |list| *list = items);
    Ok(Value::NONE.into())
}

#[cfg_attr(feature = "small", optimize(speed))]
fn append(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.reserve(8)?;
    machine.list_mut(args[0], |items| items.push(args[1]));
    Ok(Value::NONE.into())
}

fn extend(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let extended = machine.extend(args[0], args[1])?;
    p::done(machine, extended, "_list_extend", args)
}

/// An index that an argument gives; `None`: Python knows it.
fn index_argument(machine: &mut Machine, value: Value) -> Res<Option<i64>> {
    match machine.key_of(value) {
        Key::Index(index) => Ok(Some(index)),
        Key::Huge => Err(machine.index_error("cannot fit 'int' into an index-sized integer")),
        Key::Python => Ok(None),
        _ => {
            let class = machine.class_name(value);
            machine.type_error(format!(
                "'{class}' object cannot be interpreted as an integer"
            ))
        }
    }
}

fn insert(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(index) = index_argument(machine, args[1])? else {
        return machine.prelude("_list_insert", args.to_vec());
    };
    machine.reserve(8)?;
    machine.list_mut(args[0], |items| {
        let length = items.len() as i64;
        let place = if index < 0 {
            index.saturating_add(length)
        } else {
            index
        };
        items.insert(place.clamp(0, length) as usize, args[2]);
    });
    Ok(Value::NONE.into())
}

fn items(machine: &Machine, list: Value) -> &[Value] {
    match machine.body(list) {
        Some(Body::List(items)) => items,
        _ => &[],
    }
}

fn remove(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let walk = machine.find_item(items(machine, args[0]), args[1]);
    match machine.walked(walk, Compare::Eq, " in comparison")? {
        None => machine.prelude("_list_remove", args.to_vec()),
        Some(None) => machine.value_error("list.remove(x): x not in list"),
        Some(Some(place)) => {
            machine.list_mut(args[0], |items| {
                items.remove(place);
            });
            Ok(Value::NONE.into())
        }
    }
}

fn pop(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(index) = index_argument(machine, args[1])? else {
        return machine.prelude("_list_pop", args.to_vec());
    };
    let length = items(machine, args[0]).len();
    if length == 0 {
        return Err(machine.index_error("pop from empty list"));
    }
    let Some(place) = place_of(index, length) else {
        return Err(machine.index_error("pop index out of range"));
    };
    let item = machine.list_mut(args[0], |items| Some(items.remove(place)));
    Ok(item.unwrap_or(Value::NONE).into())
}

fn clear(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.list_mut(args[0], |items| *items = Vec::new());
    Ok(Value::NONE.into())
}

/// The part of a sequence between two indexes, and where it begins. `None`: Python knows the indexes.
pub fn part(items: &[Value], start: i64, stop: i64) -> (usize, &[Value]) {
    let length = items.len() as i64;
    let place = |index: i64| {
        let index = if index < 0 {
            index.saturating_add(length)
        } else {
            index
        };
        index.clamp(0, length) as usize
    };
    let (start, stop) = (place(start), place(stop));
    (start, items.get(start..stop).unwrap_or_default())
}

/// An index of `index(value, start, stop)`, where greater ones are as good as the greatest.
pub fn bound(machine: &mut Machine, value: Value) -> Res<Option<i64>> {
    match machine.key_of(value) {
        Key::Index(index) => Ok(Some(index)),
        Key::Huge => Ok(Some(i64::MAX)),
        Key::Python => Ok(None),
        _ => machine.type_error("slice indices must be integers or have an __index__ method"),
    }
}

fn index(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (Some(start), Some(stop)) = (bound(machine, args[2])?, bound(machine, args[3])?) else {
        return machine.prelude("_sequence_index", args.to_vec());
    };
    let (first, part) = part(items(machine, args[0]), start, stop);
    let walk = machine.find_item(part, args[1]);
    match machine.walked(walk, Compare::Eq, " in comparison")? {
        None => machine.prelude("_sequence_index", args.to_vec()),
        Some(Some(place)) => Ok(machine.integer((first + place) as i64).into()),
        Some(None) => match machine.repr(args[1])? {
            Some(text) => machine.value_error(format!("{text} is not in list")),
            None => machine.prelude("_not_in_list", vec![args[1]]),
        },
    }
}

fn count(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let walk = count_in(machine, items(machine, args[0]), args[1]);
    let found = machine.walked(walk, Compare::Eq, " in comparison")?;
    p::answer(machine, found, |_, count| count, "_sequence_count", args)
}

/// How many items are equal.
pub fn count_in(machine: &Machine, items: &[Value], value: Value) -> crate::ops::walk::Walk<Value> {
    let mut count = 0;
    for item in items {
        count += i64::from(machine.same_in(*item, value, 0)?);
    }
    Ok(Value::int(count))
}

fn sort(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [list, key, reverse] = *args else {
        return Ok(Value::NONE.into());
    };
    let all = items(machine, list).to_vec();
    let (true, Some(reverse)) = (key.is_none(), reverse.as_flag()) else {
        return machine.prelude("_list_sort", args.to_vec());
    };
    match machine.sort_by_keys(&all, &all, reverse)? {
        Some(sorted) => {
            machine.list_mut(list, |items| *items = sorted);
            Ok(Value::NONE.into())
        }
        None => machine.prelude("_list_sort", args.to_vec()),
    }
}

fn reverse(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.list_mut(args[0], |items| items.reverse());
    Ok(Value::NONE.into())
}

fn copy(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let items = items(machine, args[0]).to_vec();
    machine.reserve(items.len() * 8)?;
    Ok(machine.list(items).into())
}
