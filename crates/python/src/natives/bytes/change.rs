//! Bytes made from bytes.

use super::find::position;
use super::{changed, is_space, want_bytes};
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::ops::count::count_of;
use crate::value::Value;

/// Without what is unwanted, at the start and at the end.
pub fn trim(bytes: &[u8], unwanted: impl Fn(u8) -> bool, start: bool, end: bool) -> &[u8] {
    let mut rest = bytes;
    while start
        && let Some((first, others)) = rest.split_first()
        && unwanted(*first)
    {
        rest = others;
    }
    while end
        && let Some((last, others)) = rest.split_last()
        && unwanted(*last)
    {
        rest = others;
    }
    rest
}

/// `strip`, `lstrip`, `rstrip`.
pub fn strip(machine: &mut Machine, args: &[Value], start: bool, end: bool) -> Res<Out> {
    if arg(args, 1).is_none() {
        return changed(machine, args, |bytes| {
            trim(bytes, is_space, start, end).to_vec()
        });
    }
    let unwanted = want_bytes(machine, arg(args, 1))?.to_vec();
    changed(machine, args, |bytes| {
        trim(bytes, |byte| unwanted.contains(&byte), start, end).to_vec()
    })
}

/// `removeprefix`, `removesuffix`.
pub fn remove(machine: &mut Machine, args: &[Value], prefix: bool) -> Res<Out> {
    let affix = want_bytes(machine, arg(args, 1))?.to_vec();
    changed(machine, args, |bytes| {
        let rest = if prefix {
            bytes.strip_prefix(&*affix)
        } else {
            bytes.strip_suffix(&*affix)
        };
        rest.unwrap_or(bytes).to_vec()
    })
}

/// `replace`.
pub fn replace(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let old = want_bytes(machine, arg(args, 1))?.to_vec();
    let new = want_bytes(machine, arg(args, 2))?.to_vec();
    let most = machine.want_int(arg(args, 3))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let bytes = want_bytes(machine, arg(args, 0))?.to_vec();
    let mut out = Vec::with_capacity(bytes.len());
    let (mut rest, mut done) = (&*bytes, 0);
    while done < most
        && let Some(place) = position(rest, &old, false)
    {
        // An empty pattern is found before each byte, and at the end.
        let step = if old.is_empty() && done > 0 { 1 } else { place };
        let Some(before) = rest.get(..step) else {
            break;
        };
        out.extend_from_slice(before);
        out.extend_from_slice(&new);
        machine.reserve(out.len())?;
        rest = rest.get(step + old.len()..).unwrap_or_default();
        done += 1;
    }
    out.extend_from_slice(rest);
    Ok(machine.bytes_as(arg(args, 0), out).into())
}

/// `center`, `ljust`, `rjust`.
pub fn pad(machine: &mut Machine, args: &[Value], method: &str) -> Res<Out> {
    let width = machine.want_int(arg(args, 1))?;
    let width = count_of(width);
    let fill = if arg(args, 2).is_unbound() {
        b' '
    } else {
        match machine.bytes_like(arg(args, 2)) {
            Some([fill]) => *fill,
            _ => {
                let class = machine.class_name(arg(args, 2));
                return machine.type_error(format!(
                    "{method}() argument 2 must be a byte string of length 1, not {class}"
                ));
            }
        }
    };
    machine.reserve(width)?;
    changed(machine, args, |bytes| {
        let missing = width.saturating_sub(bytes.len());
        let before = match method {
            "ljust" => 0,
            "rjust" => missing,
            _ => missing / 2 + (missing & width & 1),
        };
        let mut out = vec![fill; before];
        out.extend_from_slice(bytes);
        out.resize(bytes.len() + missing, fill);
        out
    })
}

/// `zfill`.
pub fn zfill(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let width = machine.want_int(arg(args, 1))?;
    let width = count_of(width);
    machine.reserve(width)?;
    changed(machine, args, |bytes| {
        let signs = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
        let (sign, digits) = bytes.split_at(signs);
        let zeros = vec![b'0'; width.saturating_sub(bytes.len())];
        [sign, &zeros, digits].concat()
    })
}

/// `expandtabs`.
pub fn expandtabs(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let size = machine.want_int(arg(args, 1))?;
    let size = count_of(size);
    let length = want_bytes(machine, arg(args, 0))?.len();
    let tabs = position(want_bytes(machine, arg(args, 0))?, b"\t", false)
        .map_or(0, |first| length - first);
    machine.reserve(tabs.saturating_mul(size))?;
    changed(machine, args, |bytes| {
        let (mut out, mut column) = (Vec::with_capacity(bytes.len()), 0);
        for byte in bytes {
            match byte {
                b'\t' if size == 0 => {}
                b'\t' => {
                    let blanks = size - column % size;
                    out.resize(out.len() + blanks, b' ');
                    column += blanks;
                }
                _ => {
                    out.push(*byte);
                    column = if matches!(byte, b'\n' | b'\r') {
                        0
                    } else {
                        column + 1
                    };
                }
            }
        }
        out
    })
}

/// The first byte in upper case, the others in lower case.
pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// The first byte of each word in upper case.
pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let change = |byte: &u8| {
        let changed = if in_word {
            byte.to_ascii_lowercase()
        } else {
            byte.to_ascii_uppercase()
        };
        in_word = byte.is_ascii_alphabetic();
        changed
    };
    bytes.iter().map(change).collect()
}

/// Upper case for lower case, and the other way round.
pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    let change = |byte: &u8| {
        if byte.is_ascii_uppercase() {
            byte.to_ascii_lowercase()
        } else {
            byte.to_ascii_uppercase()
        }
    };
    bytes.iter().map(change).collect()
}
