//! Exceptions as objects.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::args::arg;
use crate::natives::table::methods;
use crate::natives::types::{items, keywords};
use crate::object::Body;
use crate::value::{Handle, Value};
use crate::vm::attribute::is_builtin;

/// Methods of all exceptions.
pub const TABLE: Table = methods! {
    "BaseException";
    "__new__" ("cls, /, *args, **kwargs") = new,
    "__init__" ("self, /, *args, **kwargs") = init,
    "__str__" ("self, /") = str_of,
    "__repr__" ("self, /") = repr,
    "with_traceback" ("self, tb, /") = with_traceback,
    "add_note" ("self, note, /") = add_note,
};

/// The class of an `OSError` with a number.
const BY_NUMBER: &[(i64, Handle)] = &[
    (1, classes::PERMISSION_ERROR),
    (2, classes::FILE_NOT_FOUND_ERROR),
    (3, classes::PROCESS_LOOKUP_ERROR),
    (4, classes::INTERRUPTED_ERROR),
    (10, classes::CHILD_PROCESS_ERROR),
    (11, classes::BLOCKING_IO_ERROR),
    (13, classes::PERMISSION_ERROR),
    (17, classes::FILE_EXISTS_ERROR),
    (20, classes::NOT_A_DIRECTORY_ERROR),
    (21, classes::IS_A_DIRECTORY_ERROR),
    (32, classes::BROKEN_PIPE_ERROR),
    (110, classes::TIMEOUT_ERROR),
    (111, classes::CONNECTION_REFUSED_ERROR),
];

fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let mut class = arg(args, 0).as_handle().unwrap_or(classes::BASE_EXCEPTION);
    let given = items(machine, arg(args, 1));
    if class == classes::OS_ERROR && given.len() > 1 {
        let number = arg(&given, 0).as_small();
        let found = BY_NUMBER.iter().find(|(other, _)| Some(*other) == number);
        class = found.map_or(class, |(_, class)| *class);
    }
    let exception = machine.new_exception(class, &given);
    if is_builtin(class) {
        set_keywords(machine, class, exception, arg(args, 2))?;
    }
    Ok(exception.into())
}

/// What some exceptions take by name.
fn set_keywords(machine: &mut Machine, class: Handle, exception: Value, dict: Value) -> Res<()> {
    let allowed: &[&str] = if machine.is_subclass(class, classes::IMPORT_ERROR) {
        &["name", "path"]
    } else if machine.is_subclass(class, classes::NAME_ERROR) {
        &["name"]
    } else if machine.is_subclass(class, classes::ATTRIBUTE_ERROR) {
        &["name", "obj"]
    } else {
        &[]
    };
    for (name, value) in keywords(machine, dict) {
        if !allowed.contains(&machine.symbols.name(name)) {
            let message = format!(
                "{}() takes no keyword arguments",
                machine.name_of_class(class)
            );
            return machine.type_error(message);
        }
        machine.put_attribute(exception, name, value);
    }
    Ok(())
}

fn init(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let exception = arg(args, 0);
    let class = machine.class_of(exception);
    set_keywords(machine, class, exception, arg(args, 2))?;
    let given = arg(args, 1);
    if let Some(Body::Exception(exception)) = machine.body_mut(exception) {
        exception.args = given;
    }
    Ok(Value::NONE.into())
}

fn str_of(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let exception = arg(args, 0);
    if machine.overrides(exception, &["__str__", "__repr__"]) {
        return machine.prelude("_exception_str", vec![exception]);
    }
    match machine.str_of(exception)? {
        Some(text) => Ok(machine.str(text).into()),
        None => machine.prelude("_exception_str", vec![exception]),
    }
}

fn repr(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let exception = arg(args, 0);
    if !machine.overrides(exception, &["__repr__"])
        && let Some(text) = machine.repr(exception)?
    {
        return Ok(machine.str(text).into());
    }
    machine.prelude("_exception_repr", vec![exception])
}

fn with_traceback(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if arg(args, 1).is_none()
        && let Some(Body::Exception(exception)) = machine.body_mut(arg(args, 0))
    {
        exception.traceback.clear();
    }
    Ok(arg(args, 0).into())
}

fn add_note(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (exception, note) = (arg(args, 0), arg(args, 1));
    if machine.as_text(note).is_none() {
        let class = machine.class_name(note);
        return machine.type_error(format!("note must be a str, not '{class}'"));
    }
    let name = machine.symbol("__notes__");
    match machine.own_attribute(exception, name) {
        Some(notes) => {
            if let Some(Body::List(notes)) = machine.body_mut(notes) {
                notes.push(note);
            }
        }
        None => {
            let notes = machine.list(vec![note]);
            machine.put_attribute(exception, name, notes);
        }
    }
    Ok(Value::NONE.into())
}
