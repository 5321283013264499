//! Functions and methods as objects, and properties, class methods and static methods.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Args, Out, Res, Table};
use crate::natives::args::arg;
use crate::natives::table::methods;
use crate::natives::types::{items, keywords};
use crate::object::{Body, Property};
use crate::value::Value;

/// Methods of functions.
pub const TABLE: Table = methods! {
    "function";
    "__call__" ("self, /, *args, **kwargs") = call,
    "__get__" ("self, instance, owner=None, /") = get,
};

/// The call of what is bound already.
pub const CALL: Table = methods! {
    "method";
    "__call__" ("self, /, *args, **kwargs") = call,
};

/// Methods of bound methods.
pub const METHOD: Table = methods! {
    "method";
    "__new__" ("cls, function, instance, /") = new_method,
};

/// Methods of `property`.
pub const PROPERTY: Table = methods! {
    "property";
    "__new__" ("cls, fget=None, fset=None, fdel=None, doc=None") = new_property,
    "getter" ("self, function, /") = |m, a| changed(m, a, |p, f| p.get = f),
    "setter" ("self, function, /") = |m, a| changed(m, a, |p, f| p.set = f),
    "deleter" ("self, function, /") = |m, a| changed(m, a, |p, f| p.delete = f),
    "__get__" ("self, instance, owner=None, /") = get_property,
};

/// Methods of `classmethod`.
pub const CLASS_METHOD: Table = methods! {
    "classmethod";
    "__new__" ("cls, function, /") = |m, a| Ok(m.heap.alloc(classes::CLASSMETHOD, Body::ClassMethod(arg(a, 1))).into()),
    "__get__" ("self, instance, owner=None, /") = get_class_method,
};

/// Methods of `staticmethod`.
pub const STATIC_METHOD: Table = methods! {
    "staticmethod";
    "__new__" ("cls, function, /") = |m, a| Ok(m.heap.alloc(classes::STATICMETHOD, Body::StaticMethod(arg(a, 1))).into()),
    "__get__" ("self, instance, owner=None, /") = get_static_method,
};

fn call(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let positional = items(machine, arg(args, 1));
    let keywords = keywords(machine, arg(args, 2));
    Ok(Out::CallWith(
        arg(args, 0),
        Args {
            positional,
            keywords,
        },
    ))
}

fn get(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (function, instance) = (arg(args, 0), arg(args, 1));
    if instance.is_none() {
        return Ok(function.into());
    }
    Ok(machine.bound(function, instance).into())
}

fn new_method(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (function, receiver) = (arg(args, 1), arg(args, 2));
    if !machine.is_callable(function) {
        return machine.type_error("first argument must be callable");
    }
    let body = Body::Method { function, receiver };
    Ok(machine.heap.alloc(classes::METHOD, body).into())
}

fn new_property(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let property = Property {
        get: arg(args, 1),
        set: arg(args, 2),
        delete: arg(args, 3),
        doc: arg(args, 4),
    };
    Ok(machine
        .heap
        .alloc(classes::PROPERTY, Body::Property(Box::new(property)))
        .into())
}

/// A copy of a property with one function changed.
fn changed(machine: &mut Machine, args: &[Value], change: fn(&mut Property, Value)) -> Res<Out> {
    let own = arg(args, 0);
    let Some(Body::Property(property)) = machine.body(own) else {
        return machine.type_error("a property is required");
    };
    let mut property = **property;
    change(&mut property, arg(args, 1));
    let class = machine.class_of(own);
    let made = machine
        .heap
        .alloc(class, Body::Property(Box::new(property)));
    for (name, value) in machine.pairs_of(own) {
        machine.put_attribute(made, name, value);
    }
    Ok(made.into())
}

fn get_property(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let instance = arg(args, 1);
    match machine.body(arg(args, 0)) {
        Some(Body::Property(property)) if !instance.is_none() => {
            Ok(Out::Call(property.get, vec![instance]))
        }
        _ => Ok(arg(args, 0).into()),
    }
}

fn get_class_method(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let owner = if arg(args, 2).is_none() {
        Value::object(machine.class_of(arg(args, 1)))
    } else {
        arg(args, 2)
    };
    match machine.body(arg(args, 0)) {
        Some(Body::ClassMethod(function)) => {
            let function = *function;
            Ok(machine.bound(function, owner).into())
        }
        _ => Ok(Value::NONE.into()),
    }
}

fn get_static_method(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.body(arg(args, 0)) {
        Some(Body::StaticMethod(function)) => Ok((*function).into()),
        _ => Ok(Value::NONE.into()),
    }
}
