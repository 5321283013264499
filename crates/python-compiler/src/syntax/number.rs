//! Where a number ends, and what CPython says of one that is none.

/// Why a number is none, and at which of its characters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NumberProblem {
    pub(super) message: String,
    pub(super) at: usize,
}

type Length = Result<usize, NumberProblem>;

fn problem<T>(message: impl Into<String>, at: usize) -> Result<T, NumberProblem> {
    let message = message.into();
    Err(NumberProblem { message, at })
}

/// The length of the number that a text begins with.
pub(super) fn length(text: &str) -> Length {
    let bytes = text.as_bytes();
    let second = bytes.get(1).map(u8::to_ascii_lowercase);
    match (bytes.first(), second) {
        (Some(b'0'), Some(b'x')) => radix(text, 16, "hexadecimal"),
        (Some(b'0'), Some(b'o')) => radix(text, 8, "octal"),
        (Some(b'0'), Some(b'b')) => radix(text, 2, "binary"),
        _ => decimal(text),
    }
}

fn radix(text: &str, radix: u32, name: &str) -> Length {
    let mut at = 2;
    let mut digits = 0;
    let mut after_underscore = false;
    for c in text.chars().skip(2) {
        if c == '_' && !after_underscore {
            after_underscore = true;
        } else if c.is_digit(radix) {
            (digits, after_underscore) = (digits + 1, false);
        } else {
            break;
        }
        at += 1;
    }
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    if let Some(digit) = next.filter(char::is_ascii_digit) {
        return problem(format!("invalid digit '{digit}' in {name} literal"), at);
    }
    if digits == 0 || after_underscore {
        return problem(format!("invalid {name} literal"), at - 1);
    }
    ended(text, at, name)
}

/// Digits with single underscores between them: where they end.
fn digits(text: &str, mut at: usize) -> Length {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => at += 1,
            b'_' => {
                if !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                    return problem("invalid decimal literal", at);
                }
                at += 1;
            }
            _ => break,
        }
    }
    Ok(at)
}

fn decimal(text: &str) -> Length {
    let bytes = text.as_bytes();
    let mut at = digits(text, 0)?;
    let whole = at;
    let mut is_float = false;
    if bytes.get(at) == Some(&b'.') {
        is_float = true;
        at += 1;
        if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at = digits(text, at)?;
        }
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        if bytes.get(at + 1 + sign).is_some_and(u8::is_ascii_digit) {
            is_float = true;
            at = digits(text, at + 1 + sign)?;
        } else if sign == 1 {
            return problem("invalid decimal literal", at + 1);
        }
    }
    let is_complex = matches!(bytes.get(at), Some(b'j' | b'J'));
    if is_complex {
        at += 1;
    }
    let written = text.get(..whole).unwrap_or("");
    let zeros = written.starts_with('0') && written.contains(|c: char| ('1'..='9').contains(&c));
    if zeros && !is_float && !is_complex {
        return problem(
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            0,
        );
    }
    ended(text, at, if is_complex { "imaginary" } else { "decimal" })
}

/// After a number no name may begin, but some keywords may.
fn ended(text: &str, at: usize, name: &str) -> Length {
    let rest = text.get(at..).unwrap_or("");
    let begins_name = rest.starts_with(|c: char| c == '_' || c.is_alphabetic());
    let keywords = ["and", "else", "for", "if", "in", "is", "not", "or"];
    if begins_name && !keywords.iter().any(|keyword| rest.starts_with(keyword)) {
        return problem(format!("invalid {name} literal"), at.saturating_sub(1));
    }
    Ok(at)
}
