//! Views of dictionaries.

use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::protocol as p;
use crate::natives::set::is_disjoint;
use crate::natives::table::methods;
use crate::object::Body;
use crate::value::Value;

/// Methods of all views.
pub const TABLE: Table = methods! { "dict_view";
    "__len__" ("self, /") = p::length,
    "__iter__" ("self, /") = p::iterate,
    "__reversed__" ("self, /") = p::reverse,
    "__repr__" ("self, /") = p::represent,
};

/// Properties of all views.
pub const PROPERTIES: Table = methods! { "dict_view";
    "mapping" ("self, /") = mapping,
};

/// Methods of the views of keys and items, which are like sets.
pub const LIKE_SETS: Table = methods! { "dict_view";
    "isdisjoint" ("self, other, /") = is_disjoint,
    "__contains__" ("self, key, /") = p::contains,
    "__or__" ("self, value, /") = p::or,
    "__ror__" ("self, value, /") = p::reflected_or,
    "__and__" ("self, value, /") = p::and,
    "__rand__" ("self, value, /") = p::reflected_and,
    "__sub__" ("self, value, /") = p::subtract,
    "__rsub__" ("self, value, /") = p::reflected_subtract,
    "__xor__" ("self, value, /") = p::xor,
    "__rxor__" ("self, value, /") = p::reflected_xor,
    "__eq__" ("self, value, /") = p::equal,
    "__ne__" ("self, value, /") = p::unequal,
    "__lt__" ("self, value, /") = p::less,
    "__le__" ("self, value, /") = p::less_or_equal,
    "__gt__" ("self, value, /") = p::greater,
    "__ge__" ("self, value, /") = p::greater_or_equal,
    "__hash__" ("self, /") = p::hash,
};

/// The dictionary itself. (CPython's cannot be changed through it.)
fn mapping(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.body(args[0]) {
        Some(Body::View(_, dict)) => Ok((*dict).into()),
        _ => Ok(Value::NONE.into()),
    }
}
