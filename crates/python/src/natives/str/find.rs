//! Searching in texts.

use super::{must_be_text, this};
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::object::Body;
use crate::value::Value;

/// The range of bytes that is searched; `None`: the start is behind the end.
struct Window {
    start: usize,
    end: usize,
}

/// An index of characters as one of bytes.
fn byte_of(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    text.char_indices()
        .nth(index)
        .map_or(text.len(), |(place, _)| place)
}

/// An index of bytes as one of characters.
fn character_of(text: &str, place: usize) -> i64 {
    let before = text.get(..place).unwrap_or(text);
    let count = if before.is_ascii() {
        before.len()
    } else {
        before.chars().count()
    };
    count as i64
}

/// Bounds as Python's slices have them, within a length.
pub fn clamp(start: i64, end: i64, length: usize) -> Option<(usize, usize)> {
    let length = length as i64;
    let from_end = |index: i64| {
        if index < 0 {
            index.saturating_add(length).max(0)
        } else {
            index
        }
    };
    let (start, end) = (from_end(start), from_end(end).min(length));
    if start > end {
        return None;
    }
    Some((usize::try_from(start).ok()?, usize::try_from(end).ok()?))
}

fn window(machine: &mut Machine, args: &[Value]) -> Res<Option<Window>> {
    let start = machine.bound_or(arg(args, 2), 0)?;
    let end = machine.bound_or(arg(args, 3), i64::MAX)?;
    let text = machine.as_text(arg(args, 0)).unwrap_or_default();
    if start == 0 && end == i64::MAX {
        return Ok(Some(Window {
            start: 0,
            end: text.len(),
        }));
    }
    Ok(
        clamp(start, end, text.chars().count()).map(|(start, end)| Window {
            start: byte_of(text, start),
            end: byte_of(text, end),
        }),
    )
}

/// `find`, `rfind`, `index`, `rindex`.
pub fn find(machine: &mut Machine, args: &[Value], last: bool, must: bool) -> Res<Out> {
    this(machine, args, "find")?;
    must_be_text(machine, arg(args, 1))?;
    let window = window(machine, args)?;
    let text = machine.as_text(arg(args, 0)).unwrap_or_default();
    let wanted = machine.as_text(arg(args, 1)).unwrap_or_default();
    let found = window.and_then(|window| {
        let within = text.get(window.start..window.end)?;
        let place = if last {
            within.rfind(wanted)
        } else {
            within.find(wanted)
        };
        Some(character_of(text, window.start + place?))
    });
    match found {
        Some(place) => Ok(Value::int(place).into()),
        None if must => machine.value_error("substring not found"),
        None => Ok(Value::int(-1).into()),
    }
}

/// `count`.
pub fn count(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    this(machine, args, "count")?;
    must_be_text(machine, arg(args, 1))?;
    let window = window(machine, args)?;
    let text = machine.as_text(arg(args, 0)).unwrap_or_default();
    let wanted = machine.as_text(arg(args, 1)).unwrap_or_default();
    let count = window
        .and_then(|window| text.get(window.start..window.end))
        .map_or(0, |within| {
            if wanted.is_empty() {
                within.chars().count() + 1
            } else {
                within.matches(wanted).count()
            }
        });
    Ok(Value::int(count as i64).into())
}

/// `startswith`, `endswith`.
pub fn affix(machine: &mut Machine, args: &[Value], method: &str) -> Res<Out> {
    this(machine, args, method)?;
    let wanted = match machine.body(arg(args, 1)) {
        Some(Body::Tuple(items)) => items.to_vec(),
        Some(Body::Str(_)) => vec![arg(args, 1)],
        _ => {
            let class = machine.class_name(arg(args, 1));
            return machine.type_error(format!(
                "{method} first arg must be str or a tuple of str, not {class}"
            ));
        }
    };
    let window = window(machine, args)?;
    for value in wanted {
        machine.want_text(value, |class| {
            format!("tuple for {method} must only contain str, not {class}")
        })?;
        let text = machine.as_text(arg(args, 0)).unwrap_or_default();
        let wanted = machine.as_text(value).unwrap_or_default();
        let within = window
            .as_ref()
            .and_then(|window| text.get(window.start..window.end));
        let holds = within.is_some_and(|within| {
            if method == "startswith" {
                within.starts_with(wanted)
            } else {
                within.ends_with(wanted)
            }
        });
        if holds {
            return Ok(Value::TRUE.into());
        }
    }
    Ok(Value::FALSE.into())
}
