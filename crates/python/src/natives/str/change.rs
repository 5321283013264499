//! Texts made from texts.

use super::{numbered_text, this};
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::object::Body;
use crate::ops::count::count_of;
use crate::ops::number::Number;
use crate::text::category::is_space;
use crate::value::Value;

/// `center`, `ljust`, `rjust`.
pub fn pad(machine: &mut Machine, args: &[Value], method: &str) -> Res<Out> {
    let length = this(machine, args, method)?.chars().count();
    let width = machine.want_int(arg(args, 1))?;
    let width = count_of(width);
    let fill = machine.want_text(arg(args, 2), |class| {
        format!("The fill character must be a unicode character, not {class}")
    })?;
    let mut characters = fill.chars();
    let (Some(fill), None) = (characters.next(), characters.next()) else {
        return machine.type_error("The fill character must be exactly one character long");
    };
    let missing = width.saturating_sub(length);
    machine.reserve(missing.saturating_mul(fill.len_utf8()))?;
    let before = match method {
        "ljust" => 0,
        "rjust" => missing,
        // If the number is odd, the side of the extra one depends on the width.
        _ => missing / 2 + (missing & width & 1),
    };
    let text = machine.as_text(arg(args, 0)).unwrap_or_default();
    let mut out = String::with_capacity(text.len() + missing);
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, missing - before));
    machine.out_text(out)
}

/// `zfill`.
pub fn zfill(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let length = this(machine, args, "zfill")?.chars().count();
    let width = machine.want_int(arg(args, 1))?;
    let missing = count_of(width).saturating_sub(length);
    machine.reserve(missing)?;
    let text = machine.as_text(arg(args, 0)).unwrap_or_default();
    let (sign, digits) = match text.strip_prefix(['+', '-']) {
        Some(digits) => (text.get(..1).unwrap_or_default(), digits),
        None => ("", text),
    };
    let text = format!("{sign}{}{digits}", "0".repeat(missing));
    machine.out_text(text)
}

/// `strip`, `lstrip`, `rstrip`.
pub fn strip(machine: &mut Machine, args: &[Value], method: &str) -> Res<Out> {
    this(machine, args, method)?;
    let characters = if arg(args, 1).is_none() {
        None
    } else {
        let characters = machine.want_text(arg(args, 1), |_| {
            format!("{method} arg must be None or str")
        })?;
        Some(characters.chars().collect::<Vec<char>>())
    };
    let unwanted = |character: char| match &characters {
        Some(characters) => characters.contains(&character),
        None => is_space(character),
    };
    let text = machine.as_text(arg(args, 0)).unwrap_or_default();
    let stripped = match method {
        "lstrip" => text.trim_start_matches(unwanted),
        "rstrip" => text.trim_end_matches(unwanted),
        _ => text.trim_matches(unwanted),
    };
    let stripped = stripped.to_owned();
    machine.out_text(stripped)
}

/// `removeprefix`, `removesuffix`.
pub fn remove(machine: &mut Machine, args: &[Value], method: &str) -> Res<Out> {
    let text = this(machine, args, method)?.to_owned();
    let affix = machine.want_text(arg(args, 1), |class| {
        format!("{method}() argument must be str, not {class}")
    })?;
    let rest = if method == "removeprefix" {
        text.strip_prefix(affix)
    } else {
        text.strip_suffix(affix)
    };
    let rest = rest.unwrap_or(&text).to_owned();
    machine.out_text(rest)
}

/// `replace`.
pub fn replace(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = this(machine, args, "replace")?.to_owned();
    let old = numbered_text(machine, arg(args, 1), "replace", 1)?.to_owned();
    let new = numbered_text(machine, arg(args, 2), "replace", 2)?.to_owned();
    let most = machine.want_int(arg(args, 3))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let found = text.matches(&*old).take(most).count();
    machine.reserve(text.len().saturating_add(found.saturating_mul(new.len())))?;
    let text = text.replacen(&*old, &new, found);
    machine.out_text(text)
}

/// `expandtabs`.
pub fn expandtabs(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let tabs = this(machine, args, "expandtabs")?.matches('\t').count();
    let size = machine.want_int(arg(args, 1))?;
    let size = count_of(size);
    machine.reserve(tabs.saturating_mul(size))?;
    let text = machine.as_text(arg(args, 0)).unwrap_or_default();
    let (mut out, mut column) = (String::with_capacity(text.len()), 0_usize);
    for character in text.chars() {
        match character {
            '\t' if size == 0 => {}
            '\t' => {
                let blanks = size - column % size;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            _ => {
                out.push(character);
                column = if matches!(character, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    machine.out_text(out)
}

/// `maketrans`.
pub fn maketrans(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (x, y, z) = (arg(args, 0), arg(args, 1), arg(args, 2));
    let pairs = if y.is_unbound() {
        table_of_dict(machine, x)?
    } else {
        table_of_texts(machine, x, y, z)?
    };
    match machine.dict_of(&pairs)? {
        Some(dict) => Ok(dict.into()),
        None => machine.type_error("keys in translate table must be strings or integers"),
    }
}

fn table_of_dict(machine: &mut Machine, table: Value) -> Res<Vec<(Value, Value)>> {
    let Some(Body::Dict(dict)) = machine.body(table) else {
        return machine.type_error("if you give only one argument to maketrans it must be a dict");
    };
    let entries: Vec<(Value, Value)> = dict.iter().collect();
    let mut pairs = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let key = if let Some(text) = machine.as_text(key) {
            let mut characters = text.chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) => code_of(character),
                _ => {
                    return machine
                        .value_error("string keys in translate table must be of length 1");
                }
            }
        } else if machine.whole(key).is_some() {
            key
        } else {
            return machine.type_error("keys in translate table must be strings or integers");
        };
        pairs.push((key, value));
    }
    Ok(pairs)
}

fn code_of(character: char) -> Value {
    Value::int(i64::from(u32::from(character)))
}

fn table_of_texts(
    machine: &mut Machine,
    from: Value,
    to: Value,
    without: Value,
) -> Res<Vec<(Value, Value)>> {
    let from = machine.want_text(from, |_| {
        "first maketrans argument must be a string if there is a second argument".into()
    })?;
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = numbered_text(machine, to, "maketrans", 2)?
        .chars()
        .collect();
    if from.len() != to.len() {
        return machine.value_error("the first two maketrans arguments must have equal length");
    }
    let pairs = from.iter().zip(&to);
    let mut pairs: Vec<_> = pairs
        .map(|(from, to)| (code_of(*from), code_of(*to)))
        .collect();
    if !without.is_unbound() {
        let without = numbered_text(machine, without, "maketrans", 3)?;
        pairs.extend(
            without
                .chars()
                .map(|character| (code_of(character), Value::NONE)),
        );
    }
    Ok(pairs)
}

/// `translate`.
pub fn translate(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = this(machine, args, "translate")?.to_owned();
    let table = arg(args, 1);
    if !matches!(machine.body(table), Some(Body::Dict(_))) || !machine.is_plain(table) {
        return machine.prelude("_text_translate", args.to_vec());
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let found = machine.dict_get(table, code_of(character))?;
        match found.flatten() {
            None => out.push(character),
            Some(Value::NONE) => {}
            Some(value) => push_translated(machine, &mut out, value)?,
        }
        machine.reserve(out.len())?;
    }
    machine.out_text(out)
}

fn push_translated(machine: &mut Machine, out: &mut String, value: Value) -> Res<()> {
    if let Some(text) = machine.as_text(value) {
        out.push_str(text);
        return Ok(());
    }
    let code = match machine.numeric(value) {
        Some(Number::Small(code)) => u32::try_from(code).ok(),
        Some(Number::Big(_)) => None,
        _ => return machine.type_error("character mapping must return integer, None or str"),
    };
    match code.filter(|code| *code < 0x11_0000) {
        Some(code) => {
            out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            Ok(())
        }
        None => machine.value_error("character mapping must be in range(0x110000)"),
    }
}
