//! What `lib/_prelude/text.py` needs to format texts in Python: formats in pieces.

use super::args::{arg, is_absent};
use super::table::functions;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::ops::number::Number;
use crate::text::conversion::{self, Amount, Conversion};
use crate::text::field::{self, First, Step};
use crate::value::Value;

/// Private functions of the prelude.
pub const PRELUDE: Table = functions! {
    "_format_pieces" ("text, /") = format_pieces,
    "_field_steps" ("name, /") = field_steps,
    "_percent_pieces" ("text, /") = percent_pieces,
    "_percent_one" ("piece, width, precision, value, is_text, /") = percent_one,
};

/// The module `_string`.
pub const STRING: Table = functions! {
    "formatter_parser" ("format_string, /") = format_pieces,
    "formatter_field_name_split" ("field_name, /") = field_steps,
};

fn text_of(machine: &mut Machine, value: Value) -> Res<String> {
    let text = machine.want_text(value, |class| format!("expected str, got {class}"))?;
    Ok(text.to_owned())
}

/// Tuples: text before the field, its name, its specification, its conversion.
fn format_pieces(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = text_of(machine, arg(args, 0))?;
    let mut pieces = Vec::new();
    let mut before = String::new();
    for piece in field::pieces(&text) {
        match machine.found(piece)? {
            field::Piece::Text(text) => before.push_str(text),
            field::Piece::Field(field) => {
                let conversion = match field.conversion {
                    Some(conversion) => machine.str(conversion.to_string()),
                    None => Value::NONE,
                };
                let piece = [
                    machine.str(std::mem::take(&mut before)),
                    machine.str(field.name),
                    machine.str(field.spec),
                    conversion,
                ];
                pieces.push(machine.tuple(piece));
            }
        }
    }
    if !before.is_empty() {
        let piece = [machine.str(before), Value::NONE, Value::NONE, Value::NONE];
        pieces.push(machine.tuple(piece));
    }
    Ok(machine.list(pieces).into())
}

/// A tuple: where to begin, and the list of the steps from there.
fn field_steps(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = text_of(machine, arg(args, 0))?;
    let split = field::split_name(&name);
    let (first, steps) = machine.found(split)?;
    let first = match first {
        First::Next => machine.str(""),
        First::Index(index) => machine.integer(index),
        First::Name(name) => machine.str(name),
    };
    let mut list = Vec::new();
    for step in steps {
        let (is_attribute, name) = match machine.found(step)? {
            Step::Attribute(name) => (true, machine.str(name)),
            Step::Index(index) => (false, machine.integer(index)),
            Step::Key(key) => (false, machine.str(key)),
        };
        list.push(machine.tuple([Value::bool(is_attribute), name]));
    }
    let pair = [first, machine.list(list)];
    Ok(machine.tuple(pair).into())
}

/// Texts, and tuples of key, flags, width, precision, kind and the kind's place.
fn percent_pieces(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = match machine.bytes_like(arg(args, 0)) {
        Some(bytes) => crate::text::percent::as_characters(bytes),
        None => text_of(machine, arg(args, 0))?,
    };
    let mut list = Vec::new();
    for piece in conversion::pieces(&text) {
        let value = match machine.found(piece)? {
            conversion::Piece::Text(text) => machine.str(text),
            conversion::Piece::Conversion(conversion) => {
                let before = text.get(..conversion.place).unwrap_or_default();
                if !"%sbracdiuxXoeEfFgG".contains(conversion.kind) {
                    return Err(machine.raise(conversion.unsupported(before.chars().count())));
                }
                tuple_of(machine, &conversion)
            }
        };
        list.push(value);
    }
    Ok(machine.list(list).into())
}

fn tuple_of(machine: &mut Machine, conversion: &Conversion<'_>) -> Value {
    let flags = [
        ('-', conversion.left),
        ('+', conversion.plus),
        (' ', conversion.blank),
        ('#', conversion.alternate),
        ('0', conversion.zero),
    ];
    let flags: String = flags
        .into_iter()
        .filter_map(|(flag, is_set)| is_set.then_some(flag))
        .collect();
    let key = match conversion.key {
        Some(key) => machine.str(key),
        None => Value::NONE,
    };
    let parts = [
        key,
        machine.str(flags),
        amount_of(machine, conversion.width),
        amount_of(machine, conversion.precision),
        machine.str(conversion.kind.to_string()),
    ];
    machine.tuple(parts)
}

fn amount_of(machine: &mut Machine, amount: Amount) -> Value {
    match amount {
        Amount::None => Value::NONE,
        Amount::Number(number) => Value::int(number as i64),
        Amount::Next => machine.str("*"),
    }
}

/// One value, as a piece says.
fn percent_one(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let parts = match machine.body(arg(args, 0)) {
        Some(crate::object::Body::Tuple(parts)) => parts.to_vec(),
        _ => Vec::new(),
    };
    let flags = text_of(machine, arg(&parts, 1))?;
    let kind = text_of(machine, arg(&parts, 4))?;
    let width = star(machine, arg(args, 1))?;
    let precision = star(machine, arg(args, 2))?;
    let conversion = Conversion {
        key: None,
        left: flags.contains('-') || width.is_some_and(|width| width < 0),
        plus: flags.contains('+'),
        blank: flags.contains(' '),
        alternate: flags.contains('#'),
        zero: flags.contains('0'),
        width: width.map_or(Amount::None, |width| {
            Amount::Number(width.unsigned_abs() as usize)
        }),
        precision: precision.map_or(Amount::None, |precision| {
            Amount::Number(precision.max(0).unsigned_abs() as usize)
        }),
        kind: kind.chars().next().unwrap_or('s'),
        place: 0,
    };
    let [width, precision] =
        [conversion.width, conversion.precision].map(|amount| amount.number().unwrap_or(0));
    machine.reserve(width.saturating_add(precision))?;
    let value = arg(args, 3);
    // A text that Python made is shown as it is.
    if matches!(conversion.kind, 's' | 'r' | 'a')
        && let Some(text) = machine.as_text(value)
    {
        let text = conversion.text(text);
        return machine.out_text(text);
    }
    let done = if arg(args, 4) == Value::TRUE {
        machine.percent_one(&conversion, value)?
    } else {
        machine.percent_one_of_bytes(&conversion, value)?
    };
    match done {
        Some(text) => machine.out_text(text),
        None => machine.type_error("this value cannot be formatted"),
    }
}

fn star(machine: &mut Machine, value: Value) -> Res<Option<i64>> {
    if is_absent(value) {
        return Ok(None);
    }
    match machine.numeric(value) {
        Some(Number::Small(number)) if i32::try_from(number).is_ok() => Ok(Some(number)),
        _ => machine.type_error("* wants int"),
    }
}
