//! Texts: `str` and its methods.

mod change;
mod find;
mod new;
mod split;
mod table;

pub use find::clamp;
pub use new::{decode, encoded};
pub use table::{COMPARISONS, TABLE};

use super::args::arg;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::object::Str;
use crate::value::Value;

/// The character at an index (negative: from the end); `None` if there is none.
pub fn text_item(text: &Str, index: i64) -> Option<&str> {
    let index = if index < 0 {
        index + i64::from(text.chars)
    } else {
        index
    };
    let index = usize::try_from(index).ok()?;
    if text.is_ascii() {
        return text.text.get(index..=index);
    }
    let (start, character) = text.text.char_indices().nth(index)?;
    text.text.get(start..start + character.len_utf8())
}

/// `count` characters from `start` on, each `step` after the one before. All of them are there.
pub fn text_slice(text: &Str, start: usize, step: i64, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    let gap = step.unsigned_abs().saturating_sub(1);
    let gap = usize::try_from(gap).unwrap_or(usize::MAX);
    if text.is_ascii() && step == 1 {
        let end = start.saturating_add(count);
        return text.text.get(start..end).unwrap_or_default().to_owned();
    }
    if step > 0 {
        let rest = text.text.chars().skip(start);
        return rest.step_by(gap.saturating_add(1)).take(count).collect();
    }
    let after = (text.chars as usize).saturating_sub(start.saturating_add(1));
    let rest = text.text.chars().rev().skip(after);
    rest.step_by(gap.saturating_add(1)).take(count).collect()
}

/// The text that a method is called on.
fn this<'a>(machine: &'a mut Machine, args: &[Value], method: &str) -> Res<&'a str> {
    let length = machine.as_text(arg(args, 0)).map_or(0, str::len);
    if length >= 64 {
        machine.worked(length / 64);
    }
    machine.want_text(arg(args, 0), |class| {
        format!("descriptor '{method}' for 'str' objects doesn't apply to a '{class}' object")
    })
}

/// A text made from the text that the method is called on.
fn changed(
    machine: &mut Machine,
    args: &[Value],
    method: &str,
    change: impl Fn(&str) -> String,
) -> Res<Out> {
    let text = change(this(machine, args, method)?);
    machine.out_text(text)
}

/// Whether something holds of the text that the method is called on.
fn checked(
    machine: &mut Machine,
    args: &[Value],
    method: &str,
    check: impl Fn(&str) -> bool,
) -> Res<Out> {
    Ok(Value::bool(check(this(machine, args, method)?)).into())
}

/// Whether the text is not empty, and something holds of all its characters.
fn all(
    machine: &mut Machine,
    args: &[Value],
    method: &str,
    check: impl Fn(char) -> bool,
) -> Res<Out> {
    checked(machine, args, method, |text| {
        !text.is_empty() && text.chars().all(&check)
    })
}

/// An argument that must be a text.
fn must_be_text(machine: &mut Machine, value: Value) -> Res<&str> {
    machine.want_text(value, |class| format!("must be str, not {class}"))
}

/// A numbered argument that must be a text.
fn numbered_text<'a>(
    machine: &'a mut Machine,
    value: Value,
    method: &str,
    number: usize,
) -> Res<&'a str> {
    machine.want_text(value, |class| {
        format!("{method}() argument {number} must be str, not {class}")
    })
}
