//! Schedules as texts: short, and safe in an address.
//!
//! `1` (the version), `a` or `p` (time: any, punctual), seven digits that belong to the program, and then who runs: a
//! letter for the thread (`A` is the main one; from the 27th on `_` and two digits) and, in base 36, for how many
//! instructions; without a number, until it waits or ends. Who is not named is the first thread that can go on. A dot at
//! the end: stop there.

use crate::digest::Digest;
use crate::settings::Time;

/// A part of a schedule: a thread, and how many instructions it runs; `None`: until it waits or ends.
pub type Part = (u8, Option<u32>);

/// A schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// When a sleep or a timeout ends.
    pub time: Time,
    /// What the program's source is known by.
    pub program: u64,
    /// Who runs, in order.
    pub parts: Vec<Part>,
    /// Is the last part the end of what is told?
    pub stops: bool,
}

/// Digits of a program's number.
const DIGITS: usize = 7;
const RADIX: u64 = 36;

/// What a program's source is known by in schedules.
#[must_use]
pub fn program_number(source: &str) -> u64 {
    Digest::of_text(source) as u64 % RADIX.pow(DIGITS as u32)
}

fn digits(mut number: u64, least: usize) -> String {
    let mut text = Vec::new();
    while number > 0 || text.len() < least {
        text.push(char::from_digit((number % RADIX) as u32, RADIX as u32).unwrap_or('0'));
        number /= RADIX;
    }
    text.iter().rev().collect()
}

impl std::fmt::Display for Schedule {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let time = if self.time == Time::Any { 'a' } else { 'p' };
        write!(out, "1{time}{}", digits(self.program, DIGITS))?;
        for (thread, count) in &self.parts {
            match thread {
                0..26 => write!(out, "{}", char::from(b'A' + thread))?,
                _ => write!(out, "_{}", digits(u64::from(*thread), 2))?,
            }
            if let Some(count) = count {
                write!(out, "{}", digits(u64::from(*count), 1))?;
            }
        }
        if self.stops { write!(out, ".") } else { Ok(()) }
    }
}

impl std::str::FromStr for Schedule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "this is no schedule".to_owned();
        let rest = text.strip_prefix('1').ok_or_else(wrong)?;
        let (time, rest) = match rest.split_at_checked(1).ok_or_else(wrong)? {
            ("a", rest) => (Time::Any, rest),
            ("p", rest) => (Time::Punctual, rest),
            _ => return Err(wrong()),
        };
        let (program, rest) = rest.split_at_checked(DIGITS).ok_or_else(wrong)?;
        let program = u64::from_str_radix(program, RADIX as u32).map_err(|_| wrong())?;
        let (rest, stops) = match rest.strip_suffix('.') {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        Ok(Self {
            time,
            program,
            parts: parts(rest).ok_or_else(wrong)?,
            stops,
        })
    }
}

fn parts(mut text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    while let Some(first) = text.chars().next() {
        let (thread, rest) = match first {
            'A'..='Z' => (first as u8 - b'A', &text[1..]),
            '_' => {
                let (digits, rest) = text[1..].split_at_checked(2)?;
                (u8::from_str_radix(digits, RADIX as u32).ok()?, rest)
            }
            _ => return None,
        };
        let end = rest.find(|char: char| !char.is_ascii_digit() && !char.is_ascii_lowercase());
        let (count, rest) = rest.split_at(end.unwrap_or(rest.len()));
        let count = match count {
            "" => None,
            count => Some(u32::from_str_radix(count, RADIX as u32).ok()?),
        };
        parts.push((thread, count));
        text = rest;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_what_it_was_written_from() {
        let schedule = Schedule {
            time: Time::Punctual,
            program: program_number("x = 1\n"),
            parts: vec![(0, Some(35)), (1, None), (30, Some(1_000_000)), (2, None)],
            stops: true,
        };
        let text = schedule.to_string();
        assert_eq!(text.parse(), Ok(schedule), "{text}");
        assert!(
            text.chars()
                .all(|char| char.is_ascii_alphanumeric() || "._-~".contains(char))
        );
    }

    #[test]
    fn what_is_no_schedule_is_refused() {
        for text in [
            "",
            "1",
            "2a0000000A",
            "1a00000",
            "1a0000000a",
            "1x0000000",
            "1a0000000_",
            "1a0000000Azzzzzzzzz",
            "1aäöü",
        ] {
            assert!(text.parse::<Schedule>().is_err(), "{text}");
        }
    }
}
