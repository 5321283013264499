//! Built-in functions that ask about objects: `isinstance`, `getattr`, `dir` and the like.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::table::functions;
use crate::object::Body;
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use crate::vm::attribute::Found;
use crate::vm::look;

/// Functions of `builtins`.
pub const MODULE: Table = functions! {
    "callable" ("obj, /") = callable,
    "isinstance" ("obj, class_or_tuple, /") = is_instance,
    "issubclass" ("cls, class_or_tuple, /") = is_subclass,
    "getattr" ("object, name, default=?, /") = get_attribute,
    "hasattr" ("obj, name, /") = has_attribute,
    "setattr" ("obj, name, value, /") = set_attribute,
    "delattr" ("obj, name, /") = delete_attribute,
    "vars" ("object=?, /") = vars,
    "dir" ("object=?, /") = dir,
    "globals" ("") = |_, _| Ok(Out::Look(look::globals)),
    "locals" ("") = |_, _| Ok(Out::Look(look::locals)),
};

impl Machine {
    /// Can it be called?
    pub fn is_callable(&mut self, value: Value) -> bool {
        match self.body(value) {
            Some(
                Body::Function(_)
                | Body::Native(_)
                | Body::Method { .. }
                | Body::Class(_)
                | Body::StaticMethod(_),
            ) => true,
            _ => {
                let (class, name) = (self.class_of(value), self.symbol("__call__"));
                self.class_attribute(class, name).is_some()
            }
        }
    }
}

fn callable(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(Value::bool(machine.is_callable(args[0])).into())
}

/// What `isinstance` can tell without Python.
enum Answer {
    Yes,
    No,
    Python,
    Wrong,
}

/// Is a class derived from a class, or from one of a tuple?
fn derives(machine: &Machine, class: Handle, info: Value, depth: usize) -> Answer {
    match machine.body(info) {
        Some(Body::Class(_)) => match info.as_handle() {
            Some(other) if machine.is_subclass(class, other) => Answer::Yes,
            // A metaclass may have its own view.
            Some(_) if machine.is_plain(info) => Answer::No,
            _ => Answer::Python,
        },
        Some(Body::Tuple(infos)) if depth < 50 => {
            for info in infos {
                match derives(machine, class, *info, depth + 1) {
                    Answer::No => {}
                    other => return other,
                }
            }
            Answer::No
        }
        Some(Body::Instance(_)) if !machine.is_plain(info) => Answer::Python,
        _ => Answer::Wrong,
    }
}

fn is_instance(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match derives(machine, machine.class_of(args[0]), args[1], 0) {
        Answer::Yes => Ok(Value::TRUE.into()),
        Answer::No => Ok(Value::FALSE.into()),
        Answer::Python => machine.prelude("_isinstance", args.to_vec()),
        Answer::Wrong => {
            machine.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
        }
    }
}

fn is_subclass(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (Some(Body::Class(_)), Some(class)) = (machine.body(args[0]), args[0].as_handle()) else {
        return machine.type_error("issubclass() arg 1 must be a class");
    };
    match derives(machine, class, args[1], 0) {
        Answer::Yes => Ok(Value::TRUE.into()),
        Answer::No => Ok(Value::FALSE.into()),
        Answer::Python => machine.prelude("_issubclass", args.to_vec()),
        Answer::Wrong => {
            machine.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")
        }
    }
}

fn name_of(machine: &mut Machine, name: Value) -> Res<Symbol> {
    match machine.as_text(name).map(str::to_owned) {
        Some(text) => Ok(machine.symbol(&text)),
        None => {
            let class = machine.class_name(name);
            machine.type_error(format!("attribute name must be string, not '{class}'"))
        }
    }
}

fn get_attribute(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [object, name, default] = *args else {
        return Ok(Value::NONE.into());
    };
    let name = name_of(machine, name)?;
    match machine.attribute(object, name)? {
        Found::Value(value) => Ok(value.into()),
        Found::Call(function, args) if default.is_unbound() => Ok(Out::Call(function, args)),
        Found::Call(function, args) => {
            let args = machine.tuple(args);
            machine.prelude("_attribute_or", vec![function, args, default])
        }
        Found::Missing if default.is_unbound() => Err(machine.no_attribute(object, name)),
        Found::Missing => Ok(default.into()),
    }
}

fn has_attribute(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = name_of(machine, args[1])?;
    match machine.attribute(args[0], name)? {
        Found::Value(_) => Ok(Value::TRUE.into()),
        Found::Call(function, args) => {
            let args = machine.tuple(args);
            machine.prelude("_has_attribute", vec![function, args])
        }
        Found::Missing => Ok(Value::FALSE.into()),
    }
}

/// Calls the method of this name that the class of an object has.
fn call_special(machine: &mut Machine, method: &str, args: &[Value]) -> Res<Out> {
    name_of(machine, args[1])?;
    let (class, name) = (machine.class_of(args[0]), machine.symbol(method));
    match machine.class_attribute(class, name) {
        Some(method) => Ok(Out::Call(method, args.to_vec())),
        None => {
            let name = name_of(machine, args[1])?;
            Err(machine.no_attribute(args[0], name))
        }
    }
}

fn set_attribute(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    call_special(machine, "__setattr__", args)
}

fn delete_attribute(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    call_special(machine, "__delattr__", args)
}

fn vars(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if args[0].is_unbound() {
        return Ok(Out::Look(look::locals));
    }
    let name = machine.symbol("__dict__");
    match machine.attribute(args[0], name)? {
        Found::Value(value) => Ok(value.into()),
        Found::Call(function, args) => Ok(Out::Call(function, args)),
        Found::Missing => machine.type_error("vars() argument must have __dict__ attribute"),
    }
}

fn dir(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let object = args[0];
    if object.is_unbound() {
        return Ok(Out::Look(look::names));
    }
    if machine.overrides(object, &["__dir__"]) {
        return machine.prelude("_dir", args.to_vec());
    }
    let mut names = attribute_names(machine, object);
    names.sort();
    names.dedup();
    let names = names.into_iter().map(|name| machine.str(name)).collect();
    Ok(machine.list(names).into())
}

/// Names of the attributes of an object and of its class.
fn attribute_names(machine: &Machine, object: Value) -> Vec<String> {
    let name = |symbol: Symbol| machine.symbols.name(symbol).to_owned();
    let of_class = |class: Handle| {
        let order = machine.class_order(class);
        order
            .into_iter()
            .flat_map(|class| match machine.body(class) {
                Some(Body::Class(class)) => {
                    class.names.iter().map(|(symbol, _)| name(symbol)).collect()
                }
                _ => Vec::new(),
            })
    };
    let of_shape = |attributes: &crate::object::Attributes| {
        let shape = machine.shapes.get(attributes.shape.0 as usize);
        let names = shape.map_or(Vec::new(), |shape| shape.names.to_vec());
        let bound = names.into_iter().zip(&attributes.slots);
        bound
            .filter(|(_, value)| !value.is_unbound())
            .map(|(symbol, _)| name(symbol))
            .collect::<Vec<_>>()
    };
    let mut names: Vec<String> = match machine.body(object) {
        Some(Body::Module(module)) => {
            let module = machine.modules.get(module.0 as usize);
            return module.map_or(Vec::new(), |module| {
                module
                    .names
                    .iter()
                    .map(|(symbol, _)| name(symbol))
                    .collect()
            });
        }
        Some(Body::Class(_)) => {
            return of_class(object.as_handle().unwrap_or(classes::OBJECT)).collect();
        }
        Some(Body::Instance(attributes)) => of_shape(attributes),
        Some(Body::Exception(exception)) => of_shape(&exception.attributes),
        _ => Vec::new(),
    };
    if let Some(beside) = object
        .as_handle()
        .and_then(|handle| machine.heap.beside(handle))
    {
        names.extend(of_shape(beside));
    }
    names.extend(of_class(machine.class_of(object)));
    names
}
