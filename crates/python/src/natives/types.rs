//! Classes as objects: `type`, `super`.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Args, Out, Res, Table};
use crate::natives::args::arg;
use crate::natives::table::{functions, methods};
use crate::object::Body;
use crate::symbol::Symbol;
use crate::value::{Handle, Value};

/// Methods of `type`.
pub const TABLE: Table = methods! {
    "type";
    "__new__" ("cls, /, *args, **kwargs") = new,
    "__init__" ("self, /, *args, **kwargs") = nothing,
    "__call__" ("self, /, *args, **kwargs") = call,
    "__prepare__" ("cls, /, *args, **kwargs") = prepare,
    "mro" ("self, /") = order,
    "__subclasses__" ("self, /") = subclasses,
    "__instancecheck__" ("self, instance, /") = instance_check,
    "__subclasscheck__" ("self, subclass, /") = subclass_check,
    "__repr__" ("self, /") = repr,
};

/// Methods of `super`.
pub const SUPER: Table = methods! {
    "super";
    "__new__" ("cls, type=?, object=?, /") = new_super,
};

/// Private functions of the prelude.
pub const MODULE: Table = functions! {
    "_set_method" ("cls, name, function, /") = set_method,
    "_set_class_attribute" ("cls, name, value, /") = set_method,
    "_doc_of" ("function, /") = doc_of,
};

fn nothing(_: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(Value::NONE.into())
}

/// The names and values of a dictionary of keywords.
pub(super) fn keywords(machine: &mut Machine, dict: Value) -> Vec<(Symbol, Value)> {
    let pairs: Vec<(Value, Value)> = match machine.body(dict) {
        Some(Body::Dict(dict)) => dict.iter().collect(),
        _ => Vec::new(),
    };
    pairs
        .into_iter()
        .filter_map(|(name, value)| machine.symbol_of(name).map(|name| (name, value)))
        .collect()
}

/// The values of a tuple.
pub(super) fn items(machine: &Machine, tuple: Value) -> Vec<Value> {
    match machine.body(tuple) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    }
}

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let given = items(machine, arg(args, 1));
    let [name, bases, namespace] = given[..] else {
        return machine.type_error("type() takes 1 or 3 arguments");
    };
    let Some(text) = machine.as_text(name).map(str::to_owned) else {
        let class = machine.class_name(name);
        return machine.type_error(format!(
            "type.__new__() argument 1 must be str, not {class}"
        ));
    };
    let Some(Body::Tuple(_)) = machine.body(bases) else {
        let class = machine.class_name(bases);
        return machine.type_error(format!(
            "type.__new__() argument 2 must be tuple, not {class}"
        ));
    };
    let bases = items(machine, bases);
    let meta = arg(args, 0).as_handle().unwrap_or(classes::TYPE);
    let winner = most_derived(machine, meta, &bases);
    if winner != meta {
        let mut positional = vec![Value::object(winner)];
        positional.extend(given);
        let keywords = keywords(machine, arg(args, 2));
        let construct = machine.prelude_function("_construct")?;
        let args = Args {
            positional,
            keywords,
        };
        return Ok(Out::CallWith(construct, args));
    }
    let made = machine.make_class(meta, &text, &bases, namespace)?;
    let keywords = keywords(machine, arg(args, 2));
    let finish = machine.prelude_function("_finish_class")?;
    let positional = vec![made, namespace];
    Ok(Out::CallWith(
        finish,
        Args {
            positional,
            keywords,
        },
    ))
}

/// The metaclass that a class with these bases has: a base's own, if that is derived from the one that is asked for.
fn most_derived(machine: &Machine, meta: Handle, bases: &[Value]) -> Handle {
    bases.iter().fold(meta, |meta, base| {
        let own = machine.class_of(*base);
        if machine.is_subclass(own, meta) {
            own
        } else {
            meta
        }
    })
}

fn call(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let mut positional = vec![arg(args, 0)];
    positional.extend(items(machine, arg(args, 1)));
    let keywords = keywords(machine, arg(args, 2));
    let construct = machine.prelude_function("_construct")?;
    Ok(Out::CallWith(
        construct,
        Args {
            positional,
            keywords,
        },
    ))
}

fn prepare(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    machine.dict_of_names(&[]).map(Out::from)
}

fn order(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = arg(args, 0).as_handle().unwrap_or(classes::OBJECT);
    let order = machine.class_order(class);
    Ok(machine.list(order).into())
}

fn subclasses(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = arg(args, 0).as_handle().unwrap_or(classes::OBJECT);
    let mut derived: Vec<Value> = Vec::new();
    for (place, (_, base)) in classes::ALL.iter().enumerate().skip(1) {
        if *base == class {
            derived.push(Value::object(crate::value::Handle(place as u32)));
        }
    }
    if let Some(own) = machine.subclasses.get(&class) {
        derived.extend(own.iter().map(|class| Value::object(*class)));
    }
    Ok(machine.list(derived).into())
}

fn instance_check(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = arg(args, 0).as_handle().unwrap_or(classes::OBJECT);
    Ok(Value::bool(machine.is_instance(arg(args, 1), class)).into())
}

fn subclass_check(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = arg(args, 0).as_handle().unwrap_or(classes::OBJECT);
    let other = arg(args, 1).as_handle().unwrap_or(classes::OBJECT);
    Ok(Value::bool(machine.is_subclass(other, class)).into())
}

fn repr(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = machine.repr(arg(args, 0))?.unwrap_or_default();
    Ok(machine.str(text).into())
}

fn new_super(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (class, receiver) = (arg(args, 1), arg(args, 2));
    if class.is_unbound() || receiver.is_unbound() {
        return Err(machine.error(classes::RUNTIME_ERROR, "super(): no arguments"));
    }
    let Some(handle) = class.as_handle().filter(|_| machine.is_class(class)) else {
        let name = machine.class_name(class);
        return machine.type_error(format!("super() argument 1 must be a type, not {name}"));
    };
    let is_class = receiver
        .as_handle()
        .is_some_and(|other| machine.is_class(receiver) && machine.is_subclass(other, handle));
    if !is_class && !machine.is_instance(receiver, handle) {
        return machine.type_error("super(type, obj): obj must be an instance or subtype of type");
    }
    let body = Body::Super { class, receiver };
    Ok(machine.heap.alloc(classes::SUPER, body).into())
}

/// Gives a built-in class a method that is written in Python.
fn set_method(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if let (Some(class), Some(name)) = (arg(args, 0).as_handle(), machine.symbol_of(arg(args, 1))) {
        machine.set_class_attribute(class, name, arg(args, 2));
    }
    Ok(Value::NONE.into())
}

/// The text that a function's body begins with.
fn doc_of(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let code = match machine.body(arg(args, 0)) {
        Some(Body::Function(function)) => function.code,
        _ => return Ok(Value::NONE.into()),
    };
    let doc = machine.linked(code).code.doc.clone();
    Ok(doc.map_or(Value::NONE, |doc| machine.str(doc)).into())
}
