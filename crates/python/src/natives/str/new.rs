//! `str(...)`, `encode`, `format` and `%`.

use super::{must_be_text, this};
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::object::Body;
use crate::text::codec;
use crate::value::Value;
use interleave_python_code::Binary;

/// `str.__new__`.
pub fn new(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (value, encoding, errors) = (arg(args, 1), arg(args, 2), arg(args, 3));
    if value.is_unbound() {
        return machine.out_text("");
    }
    if encoding.is_unbound() && errors.is_unbound() {
        let text = machine.str_of(value)?.map(|text| machine.str(text));
        return machine.or_prelude(text, "_text_str", &[value]);
    }
    if machine.as_text(value).is_some() {
        return machine.type_error("decoding str is not supported");
    }
    if machine.bytes_like(value).is_none() {
        let class = machine.class_name(value);
        return machine.type_error(format!(
            "decoding to str: need a bytes-like object, {class} found"
        ));
    }
    decode(machine, "str", value, encoding, errors)
}

/// A name of an encoding or of what to do about errors.
fn name_or(
    machine: &mut Machine,
    value: Value,
    default: &str,
    method: &str,
    what: &str,
) -> Res<String> {
    if value.is_unbound() {
        return Ok(default.into());
    }
    let name = machine.want_text(value, |class| {
        format!("{method}() argument '{what}' must be str, not {class}")
    })?;
    Ok(name.to_owned())
}

/// The text of bytes.
pub fn decode(
    machine: &mut Machine,
    method: &str,
    bytes: Value,
    encoding: Value,
    errors: Value,
) -> Res<Out> {
    let encoding = name_or(machine, encoding, "utf-8", method, "encoding")?;
    let errors = name_or(machine, errors, "strict", method, "errors")?;
    let text = codec::decode(
        machine.bytes_like(bytes).unwrap_or_default(),
        &encoding,
        &errors,
    );
    let text = machine.found(text)?;
    machine.out_text(text)
}

/// The bytes of a text.
pub fn encoded(
    machine: &mut Machine,
    method: &str,
    text: Value,
    encoding: Value,
    errors: Value,
) -> Res<Vec<u8>> {
    let encoding = name_or(machine, encoding, "utf-8", method, "encoding")?;
    let errors = name_or(machine, errors, "strict", method, "errors")?;
    let bytes = codec::encode(must_be_text(machine, text)?, &encoding, &errors);
    machine.found(bytes)
}

/// `str.encode`.
pub fn encode(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    this(machine, args, "encode")?;
    let bytes = encoded(machine, "encode", arg(args, 0), arg(args, 1), arg(args, 2))?;
    machine.reserve(bytes.len())?;
    Ok(machine.bytes(bytes).into())
}

/// `str.format`.
pub fn format(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = this(machine, args, "format")?.to_owned();
    let given = match machine.body(arg(args, 1)) {
        Some(Body::Tuple(given)) => given.to_vec(),
        _ => Vec::new(),
    };
    match machine.format_text(&text, &given, arg(args, 2))? {
        Some(text) => machine.out_text(text),
        None => machine.prelude("_text_format", args.to_vec()),
    }
}

/// `str.format_map`.
pub fn format_map(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = this(machine, args, "format_map")?.to_owned();
    match machine.format_mapping(&text, arg(args, 1))? {
        Some(text) => machine.out_text(text),
        None => machine.prelude(
            "_text_format",
            vec![arg(args, 0), Value::NONE, arg(args, 1)],
        ),
    }
}

/// `text % args`.
pub fn percent(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    this(machine, args, "__mod__")?;
    let text = machine.percent(arg(args, 0), arg(args, 1))?;
    machine.or_prelude(text, "_text_percent", args)
}

/// `text * count`.
pub fn repeat(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    this(machine, args, "__mul__")?;
    if machine.overrides(arg(args, 1), &["__index__"]) && machine.numeric(arg(args, 1)).is_none() {
        return machine.prelude("_text_repeat", args.to_vec());
    }
    let done = machine.binary_as_built_in(Binary::Mul, arg(args, 0), arg(args, 1))?;
    Ok(done.unwrap_or(Value::NOT_IMPLEMENTED).into())
}
