//! `bytes(...)`, `bytearray(...)`, and bytes as texts.

use super::want_bytes;
use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::natives::str::encoded;
use crate::object::Body;
use crate::ops::count::count_of;
use crate::ops::number::Number;
use crate::text::quote::quote_bytes;
use crate::value::Value;

/// `bytes.__new__`.
pub fn bytes(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match content(machine, args)? {
        Some(bytes) => Ok(machine.bytes(bytes).into()),
        None => machine.prelude("_text_bytes", vec![arg(args, 1), Value::FALSE]),
    }
}

/// `bytearray.__new__`.
pub fn bytearray(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match content(machine, args)? {
        Some(bytes) => Ok(machine
            .heap
            .alloc(classes::BYTEARRAY, Body::ByteArray(bytes))
            .into()),
        None => machine.prelude("_text_bytes", vec![arg(args, 1), Value::TRUE]),
    }
}

fn content(machine: &mut Machine, args: &[Value]) -> Res<Option<Vec<u8>>> {
    let (source, encoding, errors) = (arg(args, 1), arg(args, 2), arg(args, 3));
    let coded = !encoding.is_unbound() || !errors.is_unbound();
    if source.is_unbound() {
        return if coded {
            machine.type_error(if encoding.is_unbound() {
                "errors without a string argument"
            } else {
                "encoding without a string argument"
            })
        } else {
            Ok(Some(Vec::new()))
        };
    }
    if machine.as_text(source).is_some() {
        if encoding.is_unbound() {
            return machine.type_error("string argument without an encoding");
        }
        return encoded(machine, "bytes", source, encoding, errors).map(Some);
    }
    if coded {
        return machine.type_error(if encoding.is_unbound() {
            "errors without a string argument"
        } else {
            "encoding without a string argument"
        });
    }
    if let Some(bytes) = machine.bytes_like(source) {
        return Ok(Some(bytes.to_vec()));
    }
    if machine.overrides(source, &["__bytes__", "__index__"]) {
        return Ok(None);
    }
    match machine.numeric(source) {
        Some(Number::Small(count)) => zeros(machine, count).map(Some),
        Some(Number::Big(_)) => {
            let message = "cannot fit 'int' into an index-sized integer";
            Err(machine.error(classes::OVERFLOW_ERROR, message))
        }
        _ if machine.is_iterable(source) => bytes_of_items(machine, source),
        _ => {
            let class = machine.class_name(source);
            machine.type_error(format!("cannot convert '{class}' object to bytes"))
        }
    }
}

fn zeros(machine: &mut Machine, count: i64) -> Res<Vec<u8>> {
    if count < 0 {
        return machine.value_error("negative count");
    }
    let count = count_of(count);
    machine.reserve(count)?;
    Ok(vec![0; count])
}

/// The bytes that an iterable of integers gives; `None`: not natively.
///
/// # Errors
/// `TypeError`, `ValueError`.
pub fn bytes_of_items(machine: &mut Machine, source: Value) -> Res<Option<Vec<u8>>> {
    let Some(items) = machine.items_of(source)? else {
        return Ok(None);
    };
    let mut bytes = Vec::with_capacity(items.len());
    for item in items {
        let number = machine.want_whole(item)?;
        match u8::try_from(&number) {
            Ok(byte) => bytes.push(byte),
            Err(_) => return machine.value_error("bytes must be in range(0, 256)"),
        }
    }
    Ok(Some(bytes))
}

/// As `repr` shows it.
pub fn repr(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = quote_bytes(want_bytes(machine, arg(args, 0))?);
    let text = match machine.body(arg(args, 0)) {
        Some(Body::ByteArray(_)) => format!("bytearray({text})"),
        _ => text,
    };
    machine.out_text(text)
}

/// `decode`.
pub fn decode(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    want_bytes(machine, arg(args, 0))?;
    crate::natives::str::decode(machine, "decode", arg(args, 0), arg(args, 1), arg(args, 2))
}

/// `bytes % args`.
pub fn percent(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    want_bytes(machine, arg(args, 0))?;
    let done = machine.percent_bytes(arg(args, 0), arg(args, 1))?;
    machine.or_prelude(done, "_text_percent", args)
}

/// `hex`.
pub fn hex(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let bytes = want_bytes(machine, arg(args, 0))?.to_vec();
    machine.reserve(bytes.len().saturating_mul(3))?;
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    if arg(args, 1).is_unbound() {
        return machine.out_text(digits.concat());
    }
    let separator = match (
        machine.as_text(arg(args, 1)),
        machine.bytes_like(arg(args, 1)),
    ) {
        (Some(text), _) => text.to_owned(),
        (None, Some(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => return machine.type_error("sep must be str or bytes."),
    };
    if separator.chars().count() != 1 {
        return machine.value_error("sep must be length 1.");
    }
    if !separator.is_ascii() {
        return machine.value_error("sep must be ASCII.");
    }
    let size = machine.want_int(arg(args, 2))?;
    let group = usize::try_from(size.unsigned_abs()).unwrap_or(usize::MAX);
    if group == 0 {
        return machine.out_text(digits.concat());
    }
    // Groups of a positive size are counted from the end.
    let parts: Vec<String> = if size > 0 {
        let mut parts: Vec<String> = digits.rchunks(group).map(<[String]>::concat).collect();
        parts.reverse();
        parts
    } else {
        digits.chunks(group).map(<[String]>::concat).collect()
    };
    machine.out_text(parts.join(&separator))
}

/// `fromhex`.
pub fn from_hex(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = machine
        .want_text(arg(args, 1), |class| {
            format!("fromhex() argument must be str, not {class}")
        })?
        .to_owned();
    let bytes = match parse_hex(&text) {
        Ok(bytes) => bytes,
        Err(place) => {
            return machine.value_error(format!(
                "non-hexadecimal number found in fromhex() arg at position {place}"
            ));
        }
    };
    let class = arg(args, 0);
    let made = if class == Value::object(classes::BYTEARRAY) {
        machine
            .heap
            .alloc(classes::BYTEARRAY, Body::ByteArray(bytes))
    } else {
        machine.bytes(bytes)
    };
    let built_in = [classes::BYTES, classes::BYTEARRAY].map(Value::object);
    if built_in.contains(&class) {
        Ok(made.into())
    } else {
        Ok(Out::Call(class, vec![made]))
    }
}

/// The bytes, or where the text is wrong.
fn parse_hex(text: &str) -> Result<Vec<u8>, usize> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut characters = text.chars().enumerate();
    while let Some((place, character)) = characters.next() {
        if character.is_ascii() && super::is_space(character as u8) {
            continue;
        }
        let high = character.to_digit(16).ok_or(place)?;
        let (_, low) = characters.next().ok_or(place + 1)?;
        let low = low.to_digit(16).ok_or(place + 1)?;
        bytes.push((high << 4 | low) as u8);
    }
    Ok(bytes)
}
