//! Bytes: `bytes`, `bytearray` and their methods.

mod array;
mod change;
mod find;
mod new;
mod split;
mod table;

pub use new::bytes_of_items;
pub use table::{ARRAY, ARRAY_COMPARISONS, COMPARISONS, TABLE};

use super::args::arg;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::value::Value;

/// The bytes that a method is called on, or an argument that must be some.
fn want_bytes(machine: &mut Machine, value: Value) -> Res<&[u8]> {
    if machine.bytes_like(value).is_none() {
        let class = machine.class_name(value);
        return machine.type_error(format!("a bytes-like object is required, not '{class}'"));
    }
    Ok(machine.bytes_like(value).unwrap_or_default())
}

/// Bytes made from the bytes that the method is called on, of the same class.
fn changed(machine: &mut Machine, args: &[Value], change: impl Fn(&[u8]) -> Vec<u8>) -> Res<Out> {
    let bytes = change(want_bytes(machine, arg(args, 0))?);
    machine.reserve(bytes.len())?;
    Ok(machine.bytes_as(arg(args, 0), bytes).into())
}

/// Whether there are bytes, and something holds of all of them.
fn all(machine: &mut Machine, args: &[Value], check: impl Fn(&u8) -> bool) -> Res<Out> {
    let bytes = want_bytes(machine, arg(args, 0))?;
    Ok(Value::bool(!bytes.is_empty() && bytes.iter().all(check)).into())
}

/// Is it white space?
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}
