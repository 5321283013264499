//! Sets and frozen sets.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::protocol as p;
use crate::natives::table::methods;
use crate::object::{Body, Set};
use crate::ops::set::{Keys, SetOp};
use crate::ops::walk::Walk;
use crate::value::Value;
use interleave_python_code::Compare;

/// What `set` and `frozenset` share.
const SHARED: Table = methods! { "set";
    "copy" ("self, /") = copy,
    "union" ("self, /, *others") = union,
    "intersection" ("self, /, *others") = intersection,
    "difference" ("self, /, *others") = difference,
    "symmetric_difference" ("self, other, /") = symmetric_difference,
    "issubset" ("self, other, /") = is_subset,
    "issuperset" ("self, other, /") = is_superset,
    "isdisjoint" ("self, other, /") = is_disjoint,
    "__len__" ("self, /") = p::length,
    "__iter__" ("self, /") = p::iterate,
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
    "__repr__" ("self, /") = p::represent,
    "__hash__" ("self, /") = p::hash,
};

/// Methods of `frozenset`: these, and the shared ones.
pub const FROZEN: [Table; 2] = [
    methods! { "frozenset";
        "__new__" ("cls, iterable=?, /") = new_frozen,
    },
    SHARED,
];

/// Methods of `set`: these, and the shared ones.
pub const TABLES: [Table; 2] = [
    methods! { "set";
        "__new__" ("cls, /, *args, **kwargs") = new,
        "__init__" ("self, iterable=?, /") = init,
        "add" ("self, object, /") = add,
        "discard" ("self, object, /") = discard,
        "remove" ("self, object, /") = remove,
        "pop" ("self, /") = pop,
        "clear" ("self, /") = clear,
        "update" ("self, /, *others") = update,
        "intersection_update" ("self, /, *others") = intersection_update,
        "difference_update" ("self, /, *others") = difference_update,
        "symmetric_difference_update" ("self, other, /") = symmetric_difference_update,
        "__ior__" ("self, value, /") = p::or_in_place,
        "__iand__" ("self, value, /") = p::and_in_place,
        "__isub__" ("self, value, /") = p::subtract_in_place,
        "__ixor__" ("self, value, /") = p::xor_in_place,
    },
    SHARED,
];

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = args[0].as_handle().unwrap_or(classes::SET);
    Ok(machine.new_set(class, Set::default()).into())
}

/// What an operation is done with: the keys of a set or a dictionary, or the items of an iterable.
enum Operand {
    /// Natively a set: its value.
    Keys(Value),
    /// Items; a native iterator has been used up for them.
    Items(Vec<Value>),
}

impl Machine {
    /// The keys of a set, a dictionary or its view of keys, as the methods of sets take them.
    fn keys_or_dict(&self, value: Value) -> Option<Keys<'_>> {
        match self.body(value)? {
            Body::Dict(dict) => Some(Keys::Dict(dict)),
            _ => self.keys(value),
        }
    }
}

/// `None`: Python must iterate over it.
fn operand(machine: &mut Machine, value: Value) -> Res<Option<Operand>> {
    if machine.overrides(value, &["__iter__"]) {
        return Ok(None);
    }
    if machine.keys_or_dict(value).is_some() {
        return Ok(Some(Operand::Keys(value)));
    }
    Ok(machine.items_of(value)?.map(Operand::Items))
}

/// Adds all of an operand to a set that no program sees yet.
fn merge(machine: &Machine, set: &mut Set, other: &Operand) -> Walk<()> {
    match other {
        Operand::Keys(value) => match machine.keys_or_dict(*value) {
            Some(keys) => machine.merge(set, keys),
            None => Ok(()),
        },
        Operand::Items(items) => {
            for item in items {
                machine.insert(set, machine.hash_in(*item, 0)?, *item)?;
            }
            Ok(())
        }
    }
}

/// The result of a walk over sets, as the caller of the native function sees it.
fn finished<T>(machine: &mut Machine, walk: Walk<T>) -> Res<Option<T>> {
    machine.walked(walk, Compare::Eq, " in comparison")
}

/// If an operand's iterator was used up, Python gets its items.
fn for_python(machine: &mut Machine, value: Value, operand: Option<Operand>) -> Value {
    match operand {
        Some(Operand::Items(items)) => machine.list(items),
        _ => value,
    }
}

fn init(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.set_replace(args[0], Set::default());
    if args[1].is_unbound() {
        return Ok(Value::NONE.into());
    }
    update_with(machine, args[0], args[1], Value::NONE)
}

/// Adds all of `other`, or lets Python do it, and all of the tuple `more` after it.
fn update_with(machine: &mut Machine, set: Value, other: Value, more: Value) -> Res<Out> {
    let other_set = operand(machine, other)?;
    let Some(operand) = other_set else {
        return machine.prelude("_set_update", vec![set, other, more]);
    };
    let mut merged = content(machine, set);
    let walk = merge(machine, &mut merged, &operand).map(|()| merged);
    match finished(machine, walk)? {
        Some(merged) => {
            machine.reserve(merged.bytes())?;
            machine.set_replace(set, merged);
            Ok(Value::NONE.into())
        }
        None => {
            let other = for_python(machine, other, Some(operand));
            machine.prelude("_set_update", vec![set, other, more])
        }
    }
}

fn content(machine: &Machine, set: Value) -> Set {
    match machine.body(set) {
        Some(Body::Set(set)) => (**set).clone(),
        _ => Set::default(),
    }
}

fn new_frozen(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = args[0].as_handle().unwrap_or(classes::FROZENSET);
    if args[1].is_unbound() {
        return Ok(machine.new_set(class, Set::default()).into());
    }
    if class == classes::FROZENSET && machine.class_of(args[1]) == classes::FROZENSET {
        return Ok(args[1].into());
    }
    let Some(other) = operand(machine, args[1])? else {
        return machine.prelude("_frozenset_new", args.to_vec());
    };
    let mut set = Set::default();
    let walk = merge(machine, &mut set, &other).map(|()| set);
    match finished(machine, walk)? {
        Some(set) => Ok(machine.new_set(class, set).into()),
        None => {
            let other = for_python(machine, args[1], Some(other));
            machine.prelude("_frozenset_new", vec![args[0], other])
        }
    }
}

fn add(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let added = machine.set_add(args[0], args[1])?;
    p::done(machine, added, "_set_add", args)
}

fn discard(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let removed = machine.set_discard(args[0], args[1])?;
    p::done(machine, removed, "_set_discard", args)
}

fn remove(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.set_discard(args[0], args[1])? {
        Some(true) => Ok(Value::NONE.into()),
        Some(false) => Err(machine.exception(classes::KEY_ERROR, vec![args[1]])),
        None => machine.prelude("_set_remove", args.to_vec()),
    }
}

fn pop(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let popped = args[0]
        .as_handle()
        .and_then(|handle| match &mut *machine.heap.get_mut(handle) {
            Body::Set(set) => set.pop(),
            _ => None,
        });
    match popped {
        Some(item) => Ok(item.into()),
        None => Err(machine.error(classes::KEY_ERROR, "pop from an empty set")),
    }
}

fn clear(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.set_replace(args[0], Set::default());
    Ok(Value::NONE.into())
}

fn copy(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if machine.class_of(args[0]) == classes::FROZENSET {
        return Ok(args[0].into());
    }
    let mut set = Set::default();
    let walk = match machine.body(args[0]) {
        Some(Body::Set(from)) => machine.merge(&mut set, Keys::Set(from)),
        _ => Ok(()),
    };
    finished(machine, walk)?;
    let class = result_class(machine, args[0]);
    Ok(machine.new_set(class, set).into())
}

fn result_class(machine: &Machine, set: Value) -> crate::value::Handle {
    if machine.is_frozen(set) {
        classes::FROZENSET
    } else {
        classes::SET
    }
}

/// The values of a `*others`.
fn others(machine: &Machine, args: Value) -> Vec<Value> {
    match machine.body(args) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    }
}

fn update(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let others = others(machine, args[1]);
    for (place, other) in others.iter().enumerate() {
        let rest = others.get(place + 1..).unwrap_or_default().to_vec();
        let rest = machine.tuple(rest);
        let out = update_with(machine, args[0], *other, rest)?;
        if let Out::Call(..) = out {
            return Ok(out);
        }
    }
    Ok(Value::NONE.into())
}

/// One operation after another; where Python is needed, it does the rest.
fn combine(machine: &mut Machine, op: SetOp, args: &[Value]) -> Res<Out> {
    let others = others(machine, args[1]);
    // A copy has its own order; every operation but a union begins with the set itself.
    let mut set = if op == SetOp::Union || others.is_empty() {
        let mut set = Set::default();
        set.take_all(&content(machine, args[0]));
        set
    } else {
        content(machine, args[0])
    };
    for (place, other) in others.iter().enumerate() {
        let with = operand(machine, *other)?;
        let walk = match &with {
            None => Err(crate::ops::walk::Stop::Python),
            Some(with) => apply(machine, op, &set, with),
        };
        if let Some(next) = finished(machine, walk)? {
            set = next;
        } else {
            let other = for_python(machine, *other, with);
            let mut rest = vec![other];
            rest.extend_from_slice(others.get(place + 1..).unwrap_or_default());
            let (rest, name) = (machine.tuple(rest), machine.str(symbol(op)));
            let class = result_class(machine, args[0]);
            let set = machine.new_set(class, set);
            return machine.prelude("_set_operations", vec![name, set, rest]);
        }
    }
    let class = result_class(machine, args[0]);
    machine.reserve(set.bytes())?;
    Ok(machine.new_set(class, set).into())
}

fn symbol(op: SetOp) -> &'static str {
    match op {
        SetOp::Union => "|",
        SetOp::Intersection => "&",
        SetOp::Difference => "-",
        SetOp::SymmetricDifference => "^",
    }
}

fn apply(machine: &Machine, op: SetOp, set: &Set, with: &Operand) -> Walk<Set> {
    match (op, with) {
        (SetOp::Union, _) => {
            let mut set = set.clone();
            merge(machine, &mut set, with)?;
            Ok(set)
        }
        (_, Operand::Keys(value)) => match machine.keys_or_dict(*value) {
            Some(keys) => machine.set_operation(op, set, keys),
            None => Ok(Set::default()),
        },
        (SetOp::Intersection, Operand::Items(items)) => {
            let mut result = Set::default();
            for item in items {
                let hash = machine.hash_in(*item, 0)?;
                if machine.find_in_set(set, hash, *item)?.is_some() {
                    machine.insert(&mut result, hash, *item)?;
                }
            }
            Ok(result)
        }
        (SetOp::Difference, Operand::Items(items)) => {
            let mut result = Set::default();
            machine.merge(&mut result, Keys::Set(set))?;
            machine.subtract(&mut result, Keys::Set(&machine.set_from(items)?))?;
            Ok(result)
        }
        (SetOp::SymmetricDifference, Operand::Items(items)) => {
            let mut result = machine.set_from(items)?;
            machine.toggle(&mut result, Keys::Set(set))?;
            Ok(result)
        }
    }
}

fn union(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    combine(machine, SetOp::Union, args)
}

fn intersection(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    combine(machine, SetOp::Intersection, args)
}

fn difference(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    combine(machine, SetOp::Difference, args)
}

fn symmetric_difference(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let others = machine.tuple([args[1]]);
    combine(machine, SetOp::SymmetricDifference, &[args[0], others])
}

/// Replaces a set by the result of an operation.
fn combine_in_place(machine: &mut Machine, op: SetOp, set: Value, others: Value) -> Res<Out> {
    match combine(machine, op, &[set, others])? {
        Out::Value(result) => {
            let result = content(machine, result);
            machine.set_replace(set, result);
            Ok(Value::NONE.into())
        }
        Out::Call(function, mut args) => {
            // The prelude's function puts the result into this set, if it gets one.
            args.push(set);
            Ok(Out::Call(function, args))
        }
        other => Ok(other),
    }
}

fn intersection_update(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    combine_in_place(machine, SetOp::Intersection, args[0], args[1])
}

/// Removes from the set itself, so that its order stays.
fn difference_update(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    change(machine, SetOp::Difference, args[0], args[1])
}

fn symmetric_difference_update(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let others = machine.tuple([args[1]]);
    change(machine, SetOp::SymmetricDifference, args[0], others)
}

fn change(machine: &mut Machine, op: SetOp, set: Value, with: Value) -> Res<Out> {
    let mut changed = content(machine, set);
    for other in others(machine, with) {
        let Some(Operand::Keys(value)) = operand_of_keys(machine, other)? else {
            return combine_in_place(machine, op, set, with);
        };
        let walk = match machine.keys_or_dict(value) {
            Some(keys) if op == SetOp::Difference => machine.subtract(&mut changed, keys),
            Some(keys) => machine.toggle(&mut changed, keys),
            None => Ok(()),
        };
        if finished(machine, walk)?.is_none() {
            return combine_in_place(machine, op, set, with);
        }
    }
    machine.set_replace(set, changed);
    Ok(Value::NONE.into())
}

/// As `operand`, but iterables that are no sets become sets; iterators are left alone.
fn operand_of_keys(machine: &mut Machine, value: Value) -> Res<Option<Operand>> {
    if machine.is_native_iterator(value) {
        return Ok(None);
    }
    match operand(machine, value)? {
        Some(Operand::Items(items)) => {
            let walk = machine.set_from(&items);
            let set = finished(machine, walk)?;
            Ok(set.map(|set| Operand::Keys(machine.new_set(classes::SET, set))))
        }
        other => Ok(other),
    }
}

/// A question about two sets; another iterable becomes a set first.
fn ask(
    machine: &mut Machine,
    args: &[Value],
    question: fn(&Machine, Keys<'_>, Keys<'_>) -> Walk<bool>,
    prelude: &str,
) -> Res<Out> {
    let is_iterator = machine.is_native_iterator(args[1]);
    let other = if is_iterator {
        None
    } else {
        operand_of_keys(machine, args[1])?
    };
    let Some(Operand::Keys(other)) = other else {
        return machine.prelude(prelude, args.to_vec());
    };
    let walk = match (machine.keys(args[0]), machine.keys_or_dict(other)) {
        (Some(set), Some(other)) => question(machine, set, other),
        _ => Ok(false),
    };
    let answer = finished(machine, walk)?;
    p::answer(machine, answer, |_, yes| Value::bool(yes), prelude, args)
}

fn is_subset(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    ask(machine, args, Machine::is_subset, "_set_issubset")
}

fn is_superset(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    ask(
        machine,
        args,
        |machine, a, b| machine.is_subset(b, a),
        "_set_issuperset",
    )
}

/// Also of the views of dictionaries.
pub fn is_disjoint(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    ask(machine, args, Machine::is_disjoint, "_set_isdisjoint")
}
