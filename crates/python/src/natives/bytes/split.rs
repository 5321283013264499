//! Splitting bytes, and joining them.

use super::find::position;
use super::{is_space, want_bytes};
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::value::Value;

fn list(machine: &mut Machine, like: Value, parts: Vec<Vec<u8>>) -> Res<Out> {
    machine.reserve(parts.iter().map(|part| part.len() + 64).sum())?;
    let items = parts
        .into_iter()
        .map(|part| machine.bytes_as(like, part))
        .collect();
    Ok(machine.list(items).into())
}

/// `split` and `rsplit`.
pub fn split(machine: &mut Machine, args: &[Value], from_end: bool) -> Res<Out> {
    let bytes = want_bytes(machine, arg(args, 0))?.to_vec();
    let most = machine.want_int(arg(args, 2))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut parts = if arg(args, 1).is_none() {
        words(&bytes, most, from_end)
    } else {
        let separator = want_bytes(machine, arg(args, 1))?.to_vec();
        if separator.is_empty() {
            return machine.value_error("empty separator");
        }
        pieces(&bytes, &separator, most, from_end)
    };
    if from_end {
        parts.reverse();
    }
    list(machine, arg(args, 0), parts)
}

/// In the order in which they are found.
fn pieces(bytes: &[u8], separator: &[u8], most: usize, from_end: bool) -> Vec<Vec<u8>> {
    let (mut rest, mut parts) = (bytes, Vec::new());
    while parts.len() < most
        && let Some(place) = position(rest, separator, from_end)
    {
        let before = rest.get(..place).unwrap_or_default();
        let after = rest.get(place + separator.len()..).unwrap_or_default();
        let (part, left) = if from_end {
            (after, before)
        } else {
            (before, after)
        };
        parts.push(part.to_vec());
        rest = left;
    }
    parts.push(rest.to_vec());
    parts
}

/// In the order in which they are found.
fn words(bytes: &[u8], most: usize, from_end: bool) -> Vec<Vec<u8>> {
    let (mut rest, mut parts) = (bytes, Vec::new());
    loop {
        rest = trim(rest, !from_end, from_end);
        if rest.is_empty() {
            return parts;
        }
        let space = if from_end {
            rest.iter()
                .rposition(|byte| is_space(*byte))
                .map(|place| place + 1)
        } else {
            rest.iter().position(|byte| is_space(*byte))
        };
        let (Some(place), true) = (space, parts.len() < most) else {
            parts.push(rest.to_vec());
            return parts;
        };
        let (before, after) = rest.split_at(place);
        let (part, left) = if from_end {
            (after, before)
        } else {
            (before, after)
        };
        parts.push(part.to_vec());
        rest = left;
    }
}

fn trim(bytes: &[u8], start: bool, end: bool) -> &[u8] {
    super::change::trim(bytes, is_space, start, end)
}

/// `splitlines`.
pub fn splitlines(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let keep = machine.truth(arg(args, 1)).unwrap_or(true);
    let mut rest = want_bytes(machine, arg(args, 0))?;
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        let ending = if after.starts_with(b"\r\n") {
            2
        } else {
            after.len().min(1)
        };
        let (ending, after) = after.split_at(ending);
        lines.push(if keep {
            [line, ending].concat()
        } else {
            line.to_vec()
        });
        rest = after;
    }
    list(machine, arg(args, 0), lines)
}

/// `partition` and `rpartition`.
pub fn partition(machine: &mut Machine, args: &[Value], from_end: bool) -> Res<Out> {
    let bytes = want_bytes(machine, arg(args, 0))?.to_vec();
    let separator = want_bytes(machine, arg(args, 1))?.to_vec();
    if separator.is_empty() {
        return machine.value_error("empty separator");
    }
    let parts = match position(&bytes, &separator, from_end) {
        Some(place) => {
            let after = bytes.get(place + separator.len()..).unwrap_or_default();
            let before = bytes.get(..place).unwrap_or_default();
            [before.to_vec(), separator, after.to_vec()]
        }
        None if from_end => [Vec::new(), Vec::new(), bytes],
        None => [bytes, Vec::new(), Vec::new()],
    };
    let parts = parts.map(|part| machine.bytes_as(arg(args, 0), part));
    Ok(machine.tuple(parts).into())
}

/// `join`.
pub fn join(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let between = want_bytes(machine, arg(args, 0))?.to_vec();
    if !machine.is_iterable(arg(args, 1)) {
        return machine.type_error("can only join an iterable");
    }
    let Some(items) = machine.items_of(arg(args, 1))? else {
        return machine.prelude("_text_join", args.to_vec());
    };
    let mut out = Vec::new();
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.extend_from_slice(&between);
        }
        match machine.bytes_like(*item) {
            Some(bytes) => out.extend_from_slice(bytes),
            None => {
                let class = machine.class_name(*item);
                return machine.type_error(format!(
                    "sequence item {place}: expected a bytes-like object, {class} found"
                ));
            }
        }
        machine.reserve(out.len())?;
    }
    Ok(machine.bytes_as(arg(args, 0), out).into())
}
