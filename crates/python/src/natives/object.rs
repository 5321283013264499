//! What every object can, and what `lib/_prelude/core.py` needs for it.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::args::arg;
use crate::natives::table::{functions, methods};
use crate::natives::types::{items, keywords};
use crate::object::Body;
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use crate::vm::assign::Assigned;
use crate::vm::attribute::{Found, Lookup};
use crate::vm::names;
use interleave_python_code::{Binary, Compare, Unary};

/// Methods of `object`.
pub const TABLE: Table = methods! {
    "object";
    "__new__" ("cls, /, *args, **kwargs") = new,
    "__init__" ("self, /, *args, **kwargs") = init,
    "__init_subclass__" ("cls, /, **kwargs") = init_subclass,
    "__subclasshook__" ("cls, other, /") = not_implemented,
    "__repr__" ("self, /") = repr,
    "__str__" ("self, /") = str_of,
    "__format__" ("self, format_spec, /") = format,
    "__eq__" ("self, value, /") = equal,
    "__ne__" ("self, value, /") = unequal,
    "__hash__" ("self, /") = hash,
    "__getattribute__" ("self, name, /") = get_attribute,
    "__setattr__" ("self, name, value, /") = set_attribute,
    "__delattr__" ("self, name, /") = delete_attribute,
    "__dir__" ("self, /") = dir,
    "__sizeof__" ("self, /") = size_of,
};

/// Private functions of the prelude.
pub const MODULE: Table = functions! {
    "_native_binary" ("op, a, b, /") = native_binary,
    "_native_inplace" ("op, a, b, /") = native_inplace,
    "_native_unary" ("op, a, /") = native_unary,
    "_native_compare" ("op, a, b, /") = native_compare,
    "_native_truth" ("a, /") = native_truth,
    "_native_iterator" ("a, /") = native_iterator,
    "_native_get_item" ("a, key, /") = native_get_item,
    "_type_lookup" ("cls, name, /") = type_lookup,
    "_bind" ("function, object, /") = bind,
    "_is_instance" ("object, cls, /") = is_instance,
    "_is_class" ("object, /") = is_class,
    "_lookup_attribute" ("object, name, /") = get_attribute,
    "_class_of" ("object, /") = class_of,
    "_callable_name" ("object, /") = callable_name,
    "_name_of_class" ("cls, /") = |machine, args| {
        let class = args[0].as_handle().unwrap_or(classes::OBJECT);
        let name = machine.name_of_class(class);
        Ok(machine.str(name).into())
    },
    "_put_name" ("owner, name, value, /") = put_name,
    "_drop_name" ("owner, name, /") = |machine, args| {
        put_name(machine, &[args[0], args[1], Value::UNBOUND])
    },
};

/// Gives an object or a module a name of its own, past descriptors and `__setattr__`.
/// What is no text stays in the dictionary alone.
fn put_name(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [owner, name, value] = *args else {
        return Ok(Value::NONE.into());
    };
    let (Some(name), body) = (machine.symbol_of(name), machine.body(owner)) else {
        return Ok(Value::NONE.into());
    };
    if let Some(Body::Module(module)) = body {
        let module = module.0 as usize;
        machine.modules[module].names.set(name, value);
    } else {
        machine.put_attribute(owner, name, value);
    }
    Ok(Value::NONE.into())
}

/// Arguments are an error if the class has an `__init__` of its own; otherwise they were for its `__new__`.
fn init(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let none_left = items(machine, args[1]).is_empty() && keywords(machine, args[2]).is_empty();
    let class = machine.class_of(args[0]);
    if none_left || machine.is_native_method(class, names::INIT, "object.__init__") {
        return Ok(Value::NONE.into());
    }
    machine.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
}

fn init_subclass(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if keywords(machine, args[1]).is_empty() {
        return Ok(Value::NONE.into());
    }
    let class = args[0].as_handle().unwrap_or(classes::OBJECT);
    let name = machine.name_of_class(class);
    machine.type_error(format!(
        "{name}.__init_subclass__() takes no keyword arguments"
    ))
}

fn not_implemented(_: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(Value::NOT_IMPLEMENTED.into())
}

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = arg(args, 0);
    let Some(handle) = class.as_handle().filter(|_| machine.is_class(class)) else {
        let name = machine.class_name(class);
        return machine.type_error(format!(
            "object.__new__(X): X is not a type object ({name})"
        ));
    };
    machine.new_object(handle, &[]).map(Out::from)
}

fn repr(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = arg(args, 0);
    let native = if machine.is_instance_body(value) {
        None
    } else {
        machine.repr(value)?
    };
    let text = match native {
        Some(text) => text,
        None => machine.default_repr(value),
    };
    Ok(machine.str(text).into())
}

impl Machine {
    /// Is a method of a class the native one of this name?
    fn is_native_method(&mut self, class: Handle, name: Symbol, native: &str) -> bool {
        let found = self.find_in_class(class, name);
        let body = found.and_then(|found| self.body(found));
        matches!(body, Some(Body::Native(own)) if own.name == native)
    }

    /// Is it a class?
    pub fn is_class(&self, value: Value) -> bool {
        matches!(self.body(value), Some(Body::Class(_)))
    }

    /// `<__main__.C object at 0x...>`.
    pub fn default_repr(&mut self, value: Value) -> String {
        let class = self.class_of(value);
        let module = match self.find_in_class(class, names::MODULE) {
            Some(module) => self.as_text(module).unwrap_or("builtins").to_owned(),
            None => "builtins".to_owned(),
        };
        let name = match &*self.heap.get(class) {
            Body::Class(class) => class.qualname.clone(),
            _ => String::new(),
        };
        let name = if module == "builtins" {
            name
        } else {
            format!("{module}.{name}")
        };
        let place = value.as_handle().map_or(0, |handle| handle.0);
        format!("<{name} object at {}>", crate::object::address(place))
    }
}

fn str_of(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = arg(args, 0);
    if machine.overrides(value, &["__repr__"]) || machine.is_instance_body(value) {
        return machine.prelude("_object_str", args.to_vec());
    }
    match machine.str_of(value)? {
        Some(text) => Ok(machine.str(text).into()),
        None => machine.prelude("_object_str", args.to_vec()),
    }
}

fn format(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (value, spec) = (arg(args, 0), arg(args, 1));
    match machine.as_text(spec) {
        Some("") => machine.prelude("_str", vec![value]),
        _ => {
            let message = format!(
                "unsupported format string passed to {}.__format__",
                machine.class_name(value)
            );
            machine.type_error(message)
        }
    }
}

fn equal(_: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(if arg(args, 0) == arg(args, 1) {
        Value::TRUE.into()
    } else {
        Value::NOT_IMPLEMENTED.into()
    })
}

fn unequal(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if machine.overrides(arg(args, 0), &["__eq__"]) {
        return machine.prelude("_object_ne", args.to_vec());
    }
    Ok(if arg(args, 0) == arg(args, 1) {
        Value::FALSE.into()
    } else {
        Value::NOT_IMPLEMENTED.into()
    })
}

fn hash(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let bits = arg(args, 0).bits() >> 3;
    Ok(machine.integer(bits as i64).into())
}

/// The symbol of an attribute's name.
fn name_of(machine: &mut Machine, name: Value) -> Res<Symbol> {
    match machine.symbol_of(name) {
        Some(name) => Ok(name),
        None => {
            let class = machine.class_name(name);
            machine.type_error(format!("attribute name must be string, not '{class}'"))
        }
    }
}

fn get_attribute(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (object, name) = (arg(args, 0), arg(args, 1));
    let name = name_of(machine, name)?;
    let is_object = !matches!(
        machine.body(object),
        Some(Body::Class(_) | Body::Module(_) | Body::Super { .. })
    );
    if is_object {
        return match machine.lookup_without_hook(object, name)? {
            Lookup::Value(value) => Ok(value.into()),
            Lookup::Bound(function, receiver) => Ok(machine.bound(function, receiver).into()),
            Lookup::Call(function, args) => Ok(Out::Call(function, args)),
            Lookup::Missing => Err(machine.no_attribute(object, name)),
        };
    }
    match machine.attribute(object, name)? {
        Found::Value(value) => Ok(value.into()),
        Found::Call(function, args) => Ok(Out::Call(function, args)),
        Found::Missing => Err(machine.no_attribute(object, name)),
    }
}

fn assigned(assigned: Assigned) -> Out {
    match assigned {
        Assigned::Done => Value::NONE.into(),
        Assigned::Call(function, args) => Out::Call(function, args),
    }
}

fn set_attribute(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = name_of(machine, arg(args, 1))?;
    machine
        .assign_as_object(arg(args, 0), name, arg(args, 2))
        .map(assigned)
}

fn delete_attribute(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = name_of(machine, arg(args, 1))?;
    machine
        .assign_as_object(arg(args, 0), name, Value::UNBOUND)
        .map(assigned)
}

fn dir(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let names = machine.names_of(arg(args, 0));
    let names = names.into_iter().map(|name| machine.str(name)).collect();
    Ok(machine.list(names).into())
}

fn size_of(_: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(Value::int(48).into())
}

fn number(value: Value) -> usize {
    value
        .as_small()
        .and_then(|number| usize::try_from(number).ok())
        .unwrap_or(usize::MAX)
}

fn or_not(value: Option<Value>) -> Out {
    value.unwrap_or(Value::NOT_IMPLEMENTED).into()
}

fn native_binary(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match Binary::ALL.get(number(arg(args, 0))) {
        Some(op) => machine.binary(*op, arg(args, 1), arg(args, 2)).map(or_not),
        None => Ok(or_not(None)),
    }
}

fn native_inplace(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(op) = Binary::ALL.get(number(arg(args, 0))) else {
        return Ok(or_not(None));
    };
    let found = machine.sequence_binary(*op, arg(args, 1), arg(args, 2), true)?;
    match found {
        Some(found) => Ok(found.into()),
        None => machine.binary(*op, arg(args, 1), arg(args, 2)).map(or_not),
    }
}

fn native_unary(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match Unary::ALL.get(number(arg(args, 0))) {
        Some(op) => machine.unary(*op, arg(args, 1)).map(or_not),
        None => Ok(or_not(None)),
    }
}

fn native_compare(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match Compare::ALL.get(number(arg(args, 0))) {
        Some(op) => {
            let found = machine.compare(*op, arg(args, 1), arg(args, 2))?;
            Ok(or_not(found.map(Value::bool)))
        }
        None => Ok(or_not(None)),
    }
}

fn native_truth(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(or_not(machine.truth(arg(args, 0)).map(Value::bool)))
}

fn native_iterator(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.iterator(arg(args, 0)).map(or_not)
}

fn native_get_item(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.get_item(arg(args, 0), arg(args, 1)).map(or_not)
}

/// An attribute in a class's order as it is, or `None`.
fn type_lookup(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = name_of(machine, arg(args, 1))?;
    let class = arg(args, 0).as_handle().unwrap_or(classes::OBJECT);
    Ok(machine
        .find_in_class(class, name)
        .unwrap_or(Value::NONE)
        .into())
}

fn bind(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(machine.bound(arg(args, 0), arg(args, 1)).into())
}

fn is_instance(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let class = arg(args, 1).as_handle().unwrap_or(classes::OBJECT);
    Ok(Value::bool(machine.is_instance(arg(args, 0), class)).into())
}

fn is_class(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(Value::bool(machine.is_class(arg(args, 0))).into())
}

fn class_of(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(Value::object(machine.class_of(arg(args, 0))).into())
}

fn callable_name(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = machine.callable_name(arg(args, 0));
    Ok(machine.str(text).into())
}
