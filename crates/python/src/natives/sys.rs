//! `_sys` and `_traceback`: what `lib/sys.py` and `lib/traceback.py` ask of the machine.

use crate::host::Stream;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::args::arg;
use crate::natives::table::functions;
use crate::object::Body;
use crate::value::Value;
use crate::vm::look;
use num_traits::Signed;

/// The module `_sys`.
pub const MODULE: Table = functions! {
    "argv" ("") = argv,
    "cpu_count" ("") = |machine, _| {
        let cores = machine.host.cores();
        Ok(machine.integer(cores as i64).into())
    },
    "flush" ("stream, /") = flush,
    "getrecursionlimit" ("") = recursion_limit,
    "getsizeof" ("obj, /") = size_of_object,
    "handled" ("") = handled,
    "intern" ("text, /") = intern,
    "modules" ("") = modules,
    "setrecursionlimit" ("limit, /") = set_recursion_limit,
    "write" ("stream, text, /") = write,
};

/// The module `_traceback`.
pub const TRACEBACK: Table = functions! {
    "format" ("exc, /") = format,
    "stack" ("") = |_, _| Ok(Out::Look(look::stack)),
};

/// The deepest recursion limit that a program can set.
const DEEPEST: usize = 100_000;

fn argv(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let arguments = machine.host.arguments();
    let arguments = arguments
        .into_iter()
        .map(|argument| machine.str(argument))
        .collect();
    Ok(machine.list(arguments).into())
}

fn write(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let stream = match machine.want_int(arg(args, 0))? {
        2 => Stream::Err,
        _ => Stream::Out,
    };
    let text = match machine.as_text(arg(args, 1)) {
        Some(text) => text.to_owned(),
        None => return machine.type_error("write() argument must be str"),
    };
    let thread = machine.current.thread;
    machine.host.write(stream, thread, &text);
    Ok(Value::NONE.into())
}

/// What is printed is handed on at once.
fn flush(_: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(Value::NONE.into())
}

/// The exception that the thread handles, or `None`.
fn handled(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(machine.current.handled.into())
}

/// Gives the text itself, as names are shared already.
fn intern(_: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(arg(args, 0).into())
}

/// Names of modules, and the modules.
fn modules(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let mut imported: Vec<_> = machine
        .imported
        .iter()
        .filter_map(|(name, module)| {
            let module = machine.modules.get(module.0 as usize)?;
            Some((name.clone(), module.object?))
        })
        .collect();
    imported.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut pairs = Vec::new();
    for (name, module) in imported {
        let pair = vec![machine.str(name), module];
        pairs.push(machine.tuple(pair));
    }
    Ok(machine.list(pairs).into())
}

fn recursion_limit(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let depth = machine.limits.depth as i64;
    Ok(machine.integer(depth).into())
}

fn set_recursion_limit(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let limit = machine.want_int(arg(args, 0))?;
    machine.limits.depth = usize::try_from(limit).unwrap_or(1).clamp(1, DEEPEST);
    Ok(Value::NONE.into())
}

/// What CPython would need for an object, roughly: programs compare sizes, they do not add them up.
fn size_of_object(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let value = arg(args, 0);
    let size = match machine.body(value) {
        None if value.as_float().is_some() => 24,
        None if value.as_small() == Some(0) => 24,
        None if value.is_none() => 16,
        None => {
            let bits = value
                .as_small()
                .map_or(1, |number| 64 - number.abs().leading_zeros());
            24 + 4 * u64::from(bits.div_ceil(30)) as usize
        }
        Some(body) => size_of_body(body),
    };
    Ok(machine.integer(size as i64).into())
}

fn size_of_body(body: &Body) -> usize {
    match body {
        Body::Float(_) => 24,
        Body::Int(number) => 24 + 4 * number.abs().bits().div_ceil(30) as usize,
        Body::Str(text) if text.is_ascii() => 49 + text.text.len(),
        Body::Str(text) => 74 + 2 * text.chars as usize,
        Body::Bytes(bytes) => 33 + bytes.len(),
        Body::ByteArray(bytes) => 57 + bytes.len(),
        Body::Tuple(items) => 40 + 8 * items.len(),
        Body::List(items) => 56 + 8 * items.len(),
        Body::Dict(dict) => match dict.len() {
            0 => 64,
            1..=5 => 184,
            size => 104 + 32 * size.next_power_of_two(),
        },
        Body::Set(set) => match set.len() {
            0..=4 => 216,
            size => 200 + 16 * (size * 2).next_power_of_two(),
        },
        Body::Class(_) => 1064,
        Body::Function(_) => 144,
        _ => 48,
    }
}

/// The whole report of an exception, as one text.
fn format(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.prelude("_exception_text", vec![arg(args, 0)])
}
