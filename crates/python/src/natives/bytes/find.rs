//! Searching in bytes.

use super::want_bytes;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::natives::str::clamp;
use crate::object::Body;
use crate::value::Value;
use std::ops::Range;

/// Where a pattern is, first or last.
pub fn position(bytes: &[u8], wanted: &[u8], last: bool) -> Option<usize> {
    if wanted.is_empty() {
        return Some(if last { bytes.len() } else { 0 });
    }
    let mut places = bytes.windows(wanted.len());
    if last {
        places.rposition(|window| window == wanted)
    } else {
        places.position(|window| window == wanted)
    }
}

/// What is searched for: bytes, or one byte by its number.
fn wanted(machine: &mut Machine, value: Value) -> Res<Vec<u8>> {
    if let Some(bytes) = machine.bytes_like(value) {
        return Ok(bytes.to_vec());
    }
    let Some(number) = machine.whole(value) else {
        let class = machine.class_name(value);
        return machine.type_error(format!(
            "argument should be integer or bytes-like object, not '{class}'"
        ));
    };
    match u8::try_from(&*number) {
        Ok(byte) => Ok(vec![byte]),
        Err(_) => machine.value_error("byte must be in range(0, 256)"),
    }
}

fn window(machine: &mut Machine, args: &[Value]) -> Res<Option<Range<usize>>> {
    let start = machine.bound_or(arg(args, 2), 0)?;
    let end = machine.bound_or(arg(args, 3), i64::MAX)?;
    let length = want_bytes(machine, arg(args, 0))?.len();
    Ok(clamp(start, end, length).map(|(start, end)| start..end))
}

/// `find`, `rfind`, `index`, `rindex`.
pub fn find(machine: &mut Machine, args: &[Value], last: bool, must: bool) -> Res<Out> {
    let wanted = wanted(machine, arg(args, 1))?;
    let window = window(machine, args)?;
    let bytes = want_bytes(machine, arg(args, 0))?;
    let found = window.and_then(|window| {
        let within = bytes.get(window.clone())?;
        Some(window.start + position(within, &wanted, last)?)
    });
    match found {
        Some(place) => Ok(Value::int(place as i64).into()),
        None if must => machine.value_error("subsection not found"),
        None => Ok(Value::int(-1).into()),
    }
}

/// `count`.
pub fn count(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let wanted = wanted(machine, arg(args, 1))?;
    let window = window(machine, args)?;
    let bytes = want_bytes(machine, arg(args, 0))?;
    let mut rest = window.and_then(|window| bytes.get(window));
    let mut count = 0;
    if wanted.is_empty() {
        count = rest.map_or(0, |rest| rest.len() + 1);
        rest = None;
    }
    while let Some(place) = rest.and_then(|rest| position(rest, &wanted, false)) {
        count += 1;
        rest = rest.and_then(|rest| rest.get(place + wanted.len()..));
    }
    Ok(Value::int(count as i64).into())
}

/// `startswith`, `endswith`.
pub fn affix(machine: &mut Machine, args: &[Value], method: &str) -> Res<Out> {
    let wanted = match machine.body(arg(args, 1)) {
        Some(Body::Tuple(items)) => items.to_vec(),
        Some(Body::Bytes(_) | Body::ByteArray(_)) => vec![arg(args, 1)],
        _ => {
            let class = machine.class_name(arg(args, 1));
            return machine.type_error(format!(
                "{method} first arg must be bytes or a tuple of bytes, not {class}"
            ));
        }
    };
    let window = window(machine, args)?;
    for value in wanted {
        let wanted = want_bytes(machine, value)?.to_vec();
        let bytes = want_bytes(machine, arg(args, 0))?;
        let within = window.clone().and_then(|window| bytes.get(window));
        let holds = within.is_some_and(|within| {
            if method == "startswith" {
                within.starts_with(&wanted)
            } else {
                within.ends_with(&wanted)
            }
        });
        if holds {
            return Ok(Value::TRUE.into());
        }
    }
    Ok(Value::FALSE.into())
}

/// `isascii`.
pub fn is_ascii(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(Value::bool(want_bytes(machine, arg(args, 0))?.is_ascii()).into())
}

/// `islower`, `isupper`.
pub fn is_in_case(
    machine: &mut Machine,
    args: &[Value],
    wanted: fn(&u8) -> bool,
    unwanted: fn(&u8) -> bool,
) -> Res<Out> {
    let bytes = want_bytes(machine, arg(args, 0))?;
    Ok(Value::bool(bytes.iter().any(wanted) && !bytes.iter().any(unwanted)).into())
}
