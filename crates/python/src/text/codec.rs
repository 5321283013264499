//! Encodings: texts as bytes and bytes as texts.

use crate::classes;
use crate::ops::fault::Fault;

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Utf8,
    Utf8WithMark,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
}

/// The order of the bytes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Little, after a mark; or as the mark says.
    Marked,
    Little,
    Big,
}

/// What is done about what cannot be encoded or decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Errors {
    Strict,
    Ignore,
    Replace,
    Backslash,
    References,
}

fn codec(name: &str) -> Result<Codec, Fault> {
    let plain = name.to_ascii_lowercase().replace(['_', ' '], "-");
    Ok(match plain.as_str() {
        "utf-8" | "utf8" | "u8" | "cp65001" => Codec::Utf8,
        "utf-8-sig" => Codec::Utf8WithMark,
        "ascii" | "us-ascii" | "646" => Codec::Ascii,
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "l1" | "cp819" => {
            Codec::Latin1
        }
        "utf-16" | "utf16" | "u16" => Codec::Utf16(Order::Marked),
        "utf-16-le" | "utf-16le" => Codec::Utf16(Order::Little),
        "utf-16-be" | "utf-16be" => Codec::Utf16(Order::Big),
        "utf-32" | "utf32" | "u32" => Codec::Utf32(Order::Marked),
        "utf-32-le" | "utf-32le" => Codec::Utf32(Order::Little),
        "utf-32-be" | "utf-32be" => Codec::Utf32(Order::Big),
        _ => {
            let message = format!("unknown encoding: {name}");
            return Err(Fault::Error(classes::LOOKUP_ERROR, message.into()));
        }
    })
}

fn errors(name: &str) -> Result<Errors, Fault> {
    Ok(match name {
        "strict" => Errors::Strict,
        "ignore" | "surrogateescape" | "surrogatepass" => Errors::Ignore,
        "replace" => Errors::Replace,
        "backslashreplace" => Errors::Backslash,
        "xmlcharrefreplace" => Errors::References,
        _ => {
            let message = format!("unknown error handler name '{name}'");
            return Err(Fault::Error(classes::LOOKUP_ERROR, message.into()));
        }
    })
}

/// `text.encode(encoding, errors)`.
///
/// # Errors
/// `UnicodeEncodeError`, `LookupError`.
pub fn encode(text: &str, encoding: &str, on_error: &str) -> Result<Vec<u8>, Fault> {
    match codec(encoding)? {
        Codec::Utf8 => Ok(text.as_bytes().to_vec()),
        Codec::Utf8WithMark => Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Codec::Ascii => encode_below(text, 0x80, "ascii", on_error),
        Codec::Latin1 => encode_below(text, 0x100, "latin-1", on_error),
        Codec::Utf16(order) => {
            let mark = (order == Order::Marked).then_some(0xfeff);
            let units = mark.into_iter().chain(text.encode_utf16());
            Ok(units
                .flat_map(|unit| match order {
                    Order::Big => unit.to_be_bytes(),
                    _ => unit.to_le_bytes(),
                })
                .collect())
        }
        Codec::Utf32(order) => {
            let mark = (order == Order::Marked).then_some(0xfeff);
            let units = mark.into_iter().chain(text.chars().map(u32::from));
            Ok(units
                .flat_map(|unit| match order {
                    Order::Big => unit.to_be_bytes(),
                    _ => unit.to_le_bytes(),
                })
                .collect())
        }
    }
}

fn encode_below(text: &str, limit: u32, name: &str, on_error: &str) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::with_capacity(text.len());
    for (place, character) in text.chars().enumerate() {
        let code = u32::from(character);
        if code < limit {
            out.push(code as u8);
            continue;
        }
        match errors(on_error)? {
            Errors::Strict => return Err(not_encoded(text, place, limit, name)),
            Errors::Ignore => {}
            Errors::Replace => out.push(b'?'),
            Errors::Backslash => out.extend(escaped(code).bytes()),
            Errors::References => out.extend(format!("&#{code};").bytes()),
        }
    }
    Ok(out)
}

fn escaped(code: u32) -> String {
    match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

fn not_encoded(text: &str, place: usize, limit: u32, name: &str) -> Fault {
    let wrong: Vec<char> = text
        .chars()
        .skip(place)
        .take_while(|character| u32::from(*character) >= limit)
        .collect();
    let what = match wrong.as_slice() {
        [character] => {
            let shown = escaped(u32::from(*character));
            format!("character '{shown}' in position {place}")
        }
        many => format!(
            "characters in position {place}-{}",
            place + many.len().saturating_sub(1)
        ),
    };
    Fault::Error(
        classes::UNICODE_ENCODE_ERROR,
        format!("'{name}' codec can't encode {what}: ordinal not in range({limit})").into(),
    )
}

/// `bytes.decode(encoding, errors)`.
///
/// # Errors
/// `UnicodeDecodeError`, `LookupError`.
pub fn decode(bytes: &[u8], encoding: &str, on_error: &str) -> Result<String, Fault> {
    if bytes.is_empty() {
        return Ok(String::new());
    }
    match codec(encoding)? {
        Codec::Utf8 => decode_utf8(bytes, on_error),
        Codec::Utf8WithMark => decode_utf8(
            bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
            on_error,
        ),
        Codec::Latin1 => Ok(bytes.iter().copied().map(char::from).collect()),
        Codec::Ascii => decode_ascii(bytes, on_error),
        Codec::Utf16(order) => decode_utf16(bytes, order, on_error),
        Codec::Utf32(order) => decode_utf32(bytes, order, on_error),
    }
}

/// A stretch of bytes that is no text.
struct Wrong {
    start: usize,
    end: usize,
    reason: &'static str,
}

/// Puts in the place of wrong bytes what `on_error` says.
fn instead(
    out: &mut String,
    bytes: &[u8],
    wrong: &Wrong,
    name: &str,
    on_error: &str,
) -> Result<(), Fault> {
    let stretch = bytes.get(wrong.start..wrong.end).unwrap_or_default();
    match errors(on_error)? {
        Errors::Ignore => {}
        Errors::Replace => out.push(char::REPLACEMENT_CHARACTER),
        Errors::Backslash => out.extend(stretch.iter().map(|byte| format!("\\x{byte:02x}"))),
        Errors::Strict | Errors::References => {
            let what = match stretch {
                [byte] => format!("byte 0x{byte:02x} in position {}", wrong.start),
                _ => format!("bytes in position {}-{}", wrong.start, wrong.end - 1),
            };
            return Err(Fault::Error(
                classes::UNICODE_DECODE_ERROR,
                format!("'{name}' codec can't decode {what}: {}", wrong.reason).into(),
            ));
        }
    }
    Ok(())
}

fn decode_ascii(bytes: &[u8], on_error: &str) -> Result<String, Fault> {
    let mut out = String::with_capacity(bytes.len());
    for (start, byte) in bytes.iter().enumerate() {
        if byte.is_ascii() {
            out.push(char::from(*byte));
        } else {
            let wrong = Wrong {
                start,
                end: start + 1,
                reason: "ordinal not in range(128)",
            };
            instead(&mut out, bytes, &wrong, "ascii", on_error)?;
        }
    }
    Ok(out)
}

fn decode_utf8(bytes: &[u8], on_error: &str) -> Result<String, Fault> {
    let mut out = String::with_capacity(bytes.len());
    let mut place = 0;
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        let start = place + chunk.valid().len();
        place = start + chunk.invalid().len();
        let Some(first) = chunk.invalid().first() else {
            continue;
        };
        let reason = match first {
            0x00..=0x7f | 0xc2..=0xf4 if place == bytes.len() && is_cut_off(chunk.invalid()) => {
                "unexpected end of data"
            }
            0xc2..=0xf4 => "invalid continuation byte",
            _ => "invalid start byte",
        };
        let wrong = Wrong {
            start,
            end: place,
            reason,
        };
        instead(&mut out, bytes, &wrong, "utf-8", on_error)?;
    }
    Ok(out)
}

/// Is it the beginning of a character, of which only the end is missing?
fn is_cut_off(bytes: &[u8]) -> bool {
    let wanted = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 1,
    };
    bytes.len() < wanted
}

fn order_of(bytes: &[u8], order: Order, size: usize) -> (Order, usize) {
    let little: &[u8] = &[0xff, 0xfe, 0, 0];
    let big: &[u8] = if size == 2 {
        &[0xfe, 0xff]
    } else {
        &[0, 0, 0xfe, 0xff]
    };
    match order {
        Order::Marked
            if little
                .get(..size)
                .is_some_and(|mark| bytes.starts_with(mark)) =>
        {
            (Order::Little, size)
        }
        Order::Marked if bytes.starts_with(big) => (Order::Big, size),
        Order::Marked => (Order::Little, 0),
        _ => (order, 0),
    }
}

fn decode_utf16(bytes: &[u8], order: Order, on_error: &str) -> Result<String, Fault> {
    let (order, skip) = order_of(bytes, order, 2);
    let name = match order {
        Order::Big => "utf-16-be",
        _ => "utf-16-le",
    };
    let rest = bytes.get(skip..).unwrap_or_default();
    let (pairs, odd) = rest.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match order {
        Order::Big => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    });
    let (mut out, mut place) = (String::new(), skip);
    for unit in char::decode_utf16(units) {
        if let Ok(character) = unit {
            out.push(character);
            place += character.len_utf16() * 2;
            continue;
        }
        let wrong = Wrong {
            start: place,
            end: place + 2,
            reason: "illegal UTF-16 surrogate",
        };
        instead(&mut out, bytes, &wrong, name, on_error)?;
        place += 2;
    }
    if !odd.is_empty() {
        let wrong = Wrong {
            start: place,
            end: place + 1,
            reason: "truncated data",
        };
        instead(&mut out, bytes, &wrong, name, on_error)?;
    }
    Ok(out)
}

fn decode_utf32(bytes: &[u8], order: Order, on_error: &str) -> Result<String, Fault> {
    let (order, skip) = order_of(bytes, order, 4);
    let name = match order {
        Order::Big => "utf-32-be",
        _ => "utf-32-le",
    };
    let rest = bytes.get(skip..).unwrap_or_default();
    let (quads, odd) = rest.as_chunks::<4>();
    let (mut out, mut place) = (String::new(), skip);
    for quad in quads {
        let code = match order {
            Order::Big => u32::from_be_bytes(*quad),
            _ => u32::from_le_bytes(*quad),
        };
        if let Some(character) = char::from_u32(code) {
            out.push(character);
        } else {
            let wrong = Wrong {
                start: place,
                end: place + 4,
                reason: "code point not in range(0x110000)",
            };
            instead(&mut out, bytes, &wrong, name, on_error)?;
        }
        place += 4;
    }
    if !odd.is_empty() {
        let wrong = Wrong {
            start: place,
            end: bytes.len(),
            reason: "truncated data",
        };
        instead(&mut out, bytes, &wrong, name, on_error)?;
    }
    Ok(out)
}
