//! What changes a `bytearray`.

use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::object::Body;
use crate::value::Value;

/// Changes the bytes of the array that the method is called on.
fn change<T>(
    machine: &mut Machine,
    args: &[Value],
    change: impl FnOnce(&mut Vec<u8>) -> T,
) -> Res<T> {
    let array = arg(args, 0);
    if let Some(handle) = array.as_handle()
        && let Body::ByteArray(bytes) = &mut *machine.heap.get_mut(handle)
    {
        return Ok(change(bytes));
    }
    let class = machine.class_name(array);
    machine.type_error(format!(
        "descriptor requires a 'bytearray' object but received a '{class}'"
    ))
}

fn byte_of(machine: &mut Machine, value: Value) -> Res<u8> {
    let number = machine.want_whole(value)?;
    match u8::try_from(&number) {
        Ok(byte) => Ok(byte),
        Err(_) => machine.value_error("byte must be in range(0, 256)"),
    }
}

/// `append`.
pub fn append(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let byte = byte_of(machine, arg(args, 1))?;
    machine.reserve(1)?;
    change(machine, args, |bytes| bytes.push(byte))?;
    machine.heap.grew(1);
    Ok(Value::NONE.into())
}

/// `extend`.
pub fn extend(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let more = match machine.bytes_like(arg(args, 1)) {
        Some(more) => more.to_vec(),
        None => match super::bytes_of_items(machine, arg(args, 1))? {
            Some(more) => more,
            None => return machine.prelude("_text_extend", args.to_vec()),
        },
    };
    machine.reserve(more.len())?;
    machine.heap.grew(more.len());
    change(machine, args, |bytes| bytes.extend(more))?;
    Ok(Value::NONE.into())
}

/// `insert`.
pub fn insert(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let index = machine.want_int(arg(args, 1))?;
    let byte = byte_of(machine, arg(args, 2))?;
    machine.reserve(1)?;
    change(machine, args, |bytes| {
        let length = bytes.len() as i64;
        let index = if index < 0 {
            index.saturating_add(length)
        } else {
            index
        };
        bytes.insert(index.clamp(0, length).unsigned_abs() as usize, byte);
    })?;
    machine.heap.grew(1);
    Ok(Value::NONE.into())
}

/// `pop`.
pub fn pop(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let index = machine.want_int(arg(args, 1))?;
    let taken = change(machine, args, |bytes| {
        if bytes.is_empty() {
            return Err("pop from empty bytearray");
        }
        crate::ops::item::place_of(index, bytes.len())
            .map(|place| bytes.remove(place))
            .ok_or("pop index out of range")
    })?;
    match taken {
        Ok(byte) => Ok(Value::int(i64::from(byte)).into()),
        Err(message) => Err(machine.error(crate::classes::INDEX_ERROR, message)),
    }
}

/// `remove`.
pub fn remove(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let byte = byte_of(machine, arg(args, 1))?;
    let found = change(machine, args, |bytes| {
        let place = bytes.iter().position(|other| *other == byte);
        place.map(|place| bytes.remove(place))
    })?;
    match found {
        Some(_) => Ok(Value::NONE.into()),
        None => machine.value_error("value not found in bytearray"),
    }
}

/// `reverse`.
pub fn reverse(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    change(machine, args, |bytes| bytes.reverse())?;
    Ok(Value::NONE.into())
}

/// `clear`.
pub fn clear(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    change(machine, args, Vec::clear)?;
    Ok(Value::NONE.into())
}
