//! Texts and bytes as they are written in a program.

/// A text as `repr` shows it.
#[must_use]
pub fn quote_str(text: &str) -> String {
    format!("'{text}'")
}

/// A text as `ascii` shows it.
#[must_use]
pub fn quote_ascii(text: &str) -> String {
    format!("'{text}'")
}

/// Bytes as `repr` shows them.
#[must_use]
pub fn quote_bytes(bytes: &[u8]) -> String {
    format!("b'{}'", bytes.escape_ascii())
}
