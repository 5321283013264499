//! Tuples.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::list::{bound, count_in, part};
use crate::natives::protocol as p;
use crate::natives::table::methods;
use crate::object::Body;
use crate::value::Value;
use interleave_python_code::Compare;

/// Methods of `tuple`.
pub const TABLE: Table = methods! { "tuple";
    "__new__" ("cls, iterable=?, /") = new,
    "index" ("self, value, start=0, stop=9223372036854775807, /") = index,
    "count" ("self, value, /") = count,
    "__len__" ("self, /") = p::length,
    "__getitem__" ("self, key, /") = p::get_item,
    "__iter__" ("self, /") = p::iterate,
    "__contains__" ("self, key, /") = p::contains,
    "__add__" ("self, value, /") = p::add,
    "__mul__" ("self, value, /") = p::multiply,
    "__rmul__" ("self, value, /") = p::multiply,
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
    let class = args[0].as_handle().unwrap_or(classes::TUPLE);
    if args[1].is_unbound() {
        return Ok(machine.heap.alloc(class, Body::Tuple(Box::new([]))).into());
    }
    if class == classes::TUPLE && machine.class_of(args[1]) == classes::TUPLE {
        return Ok(args[1].into());
    }
    match machine.items_of(args[1])? {
        Some(items) => Ok(machine.heap.alloc(class, Body::Tuple(items.into())).into()),
        None => machine.prelude("_tuple_new", args.to_vec()),
    }
}

fn items(machine: &Machine, tuple: Value) -> &[Value] {
    match machine.body(tuple) {
        Some(Body::Tuple(items)) => items,
        _ => &[],
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
        Some(None) => machine.value_error("tuple.index(x): x not in tuple"),
    }
}

fn count(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let walk = count_in(machine, items(machine, args[0]), args[1]);
    let found = machine.walked(walk, Compare::Eq, " in comparison")?;
    p::answer(machine, found, |_, count| count, "_sequence_count", args)
}
