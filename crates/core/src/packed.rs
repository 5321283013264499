//! Programs as links carry them: UTF-8, raw deflate, base64url without padding.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// No program of a link is longer, unpacked: as on the page.
const MAX_SOURCE_BYTES: usize = 1 << 20;

/// The program of a link.
///
/// # Errors
/// Why it is none.
pub fn unpack(packed: &str) -> Result<String, &'static str> {
    let bytes = base64url(packed).ok_or("The code of the link is not base64url.")?;
    let source = decompress_to_vec_with_limit(&bytes, MAX_SOURCE_BYTES)
        .map_err(|_| "The code of the link cannot be unpacked, or is longer than 1 MB.")?;
    String::from_utf8(source).map_err(|_| "The program of the link is no text.")
}

fn base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for char in text.bytes() {
        bits = bits << 6 | u32::from(digit(char)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

fn digit(char: u8) -> Option<u8> {
    Some(match char {
        b'A'..=b'Z' => char - b'A',
        b'a'..=b'z' => char - b'a' + 26,
        b'0'..=b'9' => char - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_have_packed_is_unpacked() {
        // By Python's zlib: "print('hi')\n", and 2 MB of blanks.
        assert_eq!(
            unpack("KyjKzCvRUM_IVNfkAgA").as_deref(),
            Ok("print('hi')\n")
        );
        assert_eq!(
            unpack(""),
            Err("The code of the link cannot be unpacked, or is longer than 1 MB.")
        );
        assert!(unpack("a+b").is_err());
        assert!(unpack("_w").is_err());
    }
}
