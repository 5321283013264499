//! What the user is told of a link that could not be taken at its word.
//!
//! Words only. Untrusted text is shortened and made harmless to read before
//! it is quoted. It must not know how a value is read or where notices are shown.

/// How many characters a notice quotes.
const MAX_QUOTED_CHARS: usize = 40;

/// Something in a link that could not be taken at its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key it is about, shortened.
    pub key: String,
    /// The value that was given, shortened.
    pub value: String,
    /// What was wrong and what is used instead, in plain words.
    pub message: String,
}

impl Notice {
    pub(super) fn new(key: &str, value: &str, message: String) -> Self {
        Self {
            key: shortened(key),
            value: shortened(value),
            message,
        }
    }

    /// Whether it is about this key.
    #[must_use]
    pub fn is_about(&self, key: &str) -> bool {
        self.key == shortened(key)
    }
}

/// "workers=9999 is not a whole number from 1 to 64; using 4."
pub(super) fn refusal(key: &str, value: &str, expected: &str, used: &str) -> Notice {
    let shown = shortened(value);
    Notice::new(
        key,
        value,
        format!("{key}={shown} is not {expected}; using {used}."),
    )
}

/// One message, whichever bound was met.
pub(super) fn too_long(key: &str, value: &str) -> Notice {
    let message = "This link carries more than can be kept; the rest of it is ignored.";
    Notice::new(key, value, message.to_owned())
}

/// A text short enough to be quoted, without characters that cannot be seen or
/// that turn the direction of the text around them.
fn shortened(text: &str) -> String {
    let shown = |char: char| match char {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        char if char.is_control() => '\u{fffd}',
        char => char,
    };
    let mut chars = text.chars().map(shown);
    let mut short: String = chars.by_ref().take(MAX_QUOTED_CHARS).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
