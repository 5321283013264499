//! What `lib/_prelude/ending.py` needs: how a program ends.

use crate::host::Stream;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::table::functions;
use crate::object::Body;
use crate::traceback::frames;
use crate::value::Value;

/// Private functions of the prelude.
pub const MODULE: Table = functions! {
    "_frames_of" ("exc, /") = frames_of,
    "_copy_frames" ("exc, to, /") = copy_frames,
    "_suggestion" ("exc, /") = suggestion,
    "_write_error" ("text, /") = write_error,
    "_imported" ("name, /") = imported,
};

/// Gives an exception the frames that another one passed.
fn copy_frames(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let passed = match machine.body(args[0]) {
        Some(Body::Exception(exception)) => exception.traceback.clone(),
        _ => Vec::new(),
    };
    if let Some(Body::Exception(exception)) = machine.body_mut(args[1]) {
        exception.traceback = passed;
    }
    Ok(Value::NONE.into())
}

/// The lines of the frames that an exception passed; empty if it passed none.
fn frames_of(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let passed = match machine.body(args[0]) {
        Some(Body::Exception(exception)) => exception.traceback.clone(),
        _ => Vec::new(),
    };
    let places: Vec<_> = passed
        .iter()
        .rev()
        .filter_map(|passed| machine.place(*passed))
        .collect();
    let text = if places.is_empty() {
        String::new()
    } else {
        frames(&places)
    };
    Ok(machine.str(text).into())
}

/// `. Did you mean: 'x'?`, or nothing.
fn suggestion(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = machine.suggestion(args[0]);
    let text = name.map_or_else(String::new, |name| format!(". Did you mean: '{name}'?"));
    Ok(machine.str(text).into())
}

fn write_error(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = machine.as_text(args[0]).unwrap_or_default().to_owned();
    let thread = machine.current.thread;
    machine.host.write(Stream::Err, thread, &text);
    Ok(Value::NONE.into())
}

/// A module that was imported, or `None`.
fn imported(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = machine.as_text(args[0]).unwrap_or_default();
    let module = machine.imported.get(name).copied();
    let object = module.and_then(|module| machine.modules[module.0 as usize].object);
    Ok(object.unwrap_or(Value::NONE).into())
}
