//! Numbers as people read them: as many digits as are significant, and no more.
//!
//! Written with whole numbers, not with the standard library's formatting of
//! floats, which would add its weight to the page. It must not know where the
//! words are shown.

/// A narrow space that does not break: the separator of thousands (SI).
const THIN_SPACE: char = '\u{202f}';

/// What is shown of something that is not a finite number.
const NOT_A_NUMBER: &str = "–";

/// A time in milliseconds, to three digits: "0.85 ms", "12.3 ms", "1.24 s".
pub fn ms(time_ms: f64) -> String {
    // 999.5 would read "1000 ms".
    if time_ms.abs() < 999.5 {
        with_unit(time_ms, decimals_for(time_ms), " ms")
    } else {
        let seconds = time_ms / 1000.0;
        with_unit(seconds, decimals_for(seconds), " s")
    }
}

/// A time in milliseconds, to three digits, in the unit that reads best: as
/// [`ms`], and below one of them "12.3 µs".
pub fn duration(time_ms: f64) -> String {
    // 999.5 µs would read "1000 µs".
    if time_ms != 0.0 && time_ms.abs() < 0.999_5 {
        let micros = time_ms * 1000.0;
        with_unit(micros, decimals_for(micros).min(2), " µs")
    } else {
        ms(time_ms)
    }
}

/// A time in milliseconds, with as many digits as are needed to tell apart two times
/// whose difference is the given step: "1 234.56 ms".
pub fn ms_to(time_ms: f64, step_ms: f64) -> String {
    // A step of 0.2 has one decimal; one of 0.099 999 999 as well.
    let decimals = (-(step_ms.abs() * 1.001).log10().floor()).clamp(0.0, 6.0);
    with_unit(time_ms, decimals as u32, " ms")
}

/// A ratio to about two digits, one more near 1, where it matters on which side
/// a ratio lies: "12", "3.7", "1.04", "0.85".
pub fn ratio(ratio: f64) -> String {
    let decimals = match ratio.abs() {
        size if size < 0.1 => 3,
        size if size < 2.0 => 2,
        size if size < 10.0 => 1,
        _ => 0,
    };
    decimal(ratio, decimals)
}

/// A whole number with its thousands apart: "1 000 000" (with thin spaces).
pub fn count(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(THIN_SPACE);
        }
        text.push(digit);
    }
    text
}

/// A count with its noun: "1 worker", "4 workers", "2 processes".
pub fn plural(count: impl Into<u64>, noun: &str) -> String {
    let count = count.into();
    let ending = if noun.ends_with('s') { "es" } else { "s" };
    format!("{count} {noun}{}", agreeing(count, "", ending))
}

/// The form of a word that goes with a number: "is" with 1, "are" with any other.
pub fn agreeing<'a>(count: impl Into<u64>, one: &'a str, many: &'a str) -> &'a str {
    if count.into() == 1 { one } else { many }
}

/// A share of 1 in percent: "37 %", and below ten "3.4 %".
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    with_unit(percent, u32::from(percent.abs() < 9.95), " %")
}

/// A place or length in a drawing, to a tenth of a pixel: "12.5".
pub fn px(length_px: f64) -> String {
    decimal(length_px, 1)
}

/// How many decimals make three digits, down to a tenth of a microsecond.
fn decimals_for(value: f64) -> u32 {
    match value.abs() {
        size if size < 0.1 => 4,
        size if size < 1.0 => 3,
        size if size < 10.0 => 2,
        size if size < 100.0 => 1,
        _ => 0,
    }
}

fn decimal(value: f64, decimals: u32) -> String {
    with_unit(value, decimals, "")
}

/// A number with at most this many decimals, without trailing zeros, and its unit.
fn with_unit(value: f64, decimals: u32, unit: &str) -> String {
    if !value.is_finite() {
        return NOT_A_NUMBER.to_owned();
    }
    let power = 10_u64.pow(decimals);
    let scaled = (value.abs() * power as f64).round() as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    let (whole, mut rest) = (scaled / power, scaled % power);
    let mut places = decimals as usize;
    while places > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        places -= 1;
    }
    if places == 0 {
        format!("{sign}{whole}{unit}")
    } else {
        format!("{sign}{whole}.{rest:0places$}{unit}")
    }
}
/// A number of bytes, in the unit that reads best: "10.5 MB".
pub fn bytes(bytes: u64) -> String {
    match bytes {
        ..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => with_unit(bytes as f64 / 1e3, 1, " kB"),
        _ => with_unit(bytes as f64 / 1e6, 1, " MB"),
    }
}
