//! Generators, coroutines and asynchronous generators as objects.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Sent, Table};
use crate::natives::args::arg;
use crate::natives::table::{functions, methods};
use crate::object::{Body, GeneratorState};
use crate::value::Value;

/// What generators and coroutines can.
pub const TABLE: Table = methods! {
    "generator";
    "send" ("self, value, /") = send,
    "throw" ("self, typ, val=None, tb=None, /") = throw,
    "close" ("self, /") = close,
};

/// What only generators can.
pub const ITERATOR: Table = methods! {
    "generator";
    "__iter__" ("self, /") = itself,
    "__next__" ("self, /") = next,
};

/// What only coroutines can.
pub const AWAITABLE: Table = methods! {
    "coroutine";
    "__await__" ("self, /") = |m, a| m.prelude("_CoroutineWrapper", a.to_vec()),
};

/// What asynchronous generators can.
pub const ASYNCHRONOUS: Table = methods! {
    "async_generator";
    "__aiter__" ("self, /") = itself,
    "__anext__" ("self, /") = |m, a| m.prelude("_async_step", vec![arg(a, 0), Value::NONE]),
    "asend" ("self, value, /") = |m, a| m.prelude("_async_step", a.to_vec()),
    "athrow" ("self, typ, val=None, tb=None, /") = |m, a| m.prelude("_async_throw", a[..2].to_vec()),
    "aclose" ("self, /") = |m, a| m.prelude("_async_close", a.to_vec()),
};

/// Private functions of the prelude.
pub const MODULE: Table = functions! {
    "_resume" ("generator, value, /") = send,
    "_resume_throw" ("generator, exception, /") = |_, a| Ok(Out::Resume(arg(a, 0), Sent::Exception(arg(a, 1)))),
    "_has_ended" ("generator, /") = |m, a| Ok(Value::bool(m.generator_state(arg(a, 0)) == Some(GeneratorState::Ended)).into()),
    "_end" ("generator, /") = end,
    "_generator_state" ("generator, /") = |m, a| {
        let text = match m.generator_state(arg(a, 0)) {
            Some(GeneratorState::New) => "CREATED",
            Some(GeneratorState::Running) => "RUNNING",
            Some(GeneratorState::Suspended) => "SUSPENDED",
            _ => "CLOSED",
        };
        Ok(m.str(text).into())
    },
};

fn itself(_: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(arg(args, 0).into())
}

fn next(_: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(Out::Resume(arg(args, 0), Sent::Value(Value::NONE)))
}

fn send(_: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(Out::Resume(arg(args, 0), Sent::Value(arg(args, 1))))
}

fn throw(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (generator, exception) = (arg(args, 0), arg(args, 1));
    if matches!(machine.body(exception), Some(Body::Exception(_))) {
        return Ok(Out::Resume(generator, Sent::Exception(exception)));
    }
    let is_exception = exception.as_handle().is_some_and(|class| {
        machine.is_class(exception) && machine.is_subclass(class, classes::BASE_EXCEPTION)
    });
    if !is_exception {
        let name = machine.class_name(exception);
        return machine.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {name}"
        ));
    }
    machine.prelude("_generator_throw", vec![generator, exception, arg(args, 2)])
}

fn close(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let generator = arg(args, 0);
    match machine.generator_state(generator) {
        Some(GeneratorState::Suspended | GeneratorState::Running) => {
            machine.prelude("_generator_close", vec![generator])
        }
        _ => end(machine, args),
    }
}

/// Marks a generator that does not run as ended.
fn end(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if let Some(Body::Generator(generator)) = machine.body_mut(arg(args, 0)) {
        generator.state = GeneratorState::Ended;
        generator.registers = Vec::new();
    }
    Ok(Value::NONE.into())
}
