//! The conversions of `%`, `%[(key)][flags][width][.precision]kind`, read and carried out.

use super::float::special;
use super::integer::decimal;
use super::number_format::float_text;
use super::spec::cut;
use crate::ops::fault::Fault;
use num_bigint::{BigInt, Sign};

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it is.
    Text(&'a str),
    /// A conversion.
    Conversion(Conversion<'a>),
}

/// A number, or `*`: the next argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Not given.
    None,
    /// This.
    Number(usize),
    /// The next argument.
    Next,
}

/// One conversion.
// Each flag is there or not, as it is written.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The key in the mapping.
    pub key: Option<&'a str>,
    /// `-`: to the left.
    pub left: bool,
    /// `+`.
    pub plus: bool,
    /// A space for a sign.
    pub blank: bool,
    /// `#`.
    pub alternate: bool,
    /// Filled with zeros.
    pub zero: bool,
    /// The least width.
    pub width: Amount,
    /// Digits, or characters at most.
    pub precision: Amount,
    /// The letter.
    pub kind: char,
    /// The letter's place in the text.
    pub place: usize,
}

impl Amount {
    /// The number, where all arguments have been put in.
    pub fn number(self) -> Option<usize> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// The pieces of a format, up to the first error.
pub fn pieces(text: &str) -> impl Iterator<Item = Result<Piece<'_>, Fault>> {
    let mut place = 0;
    std::iter::from_fn(move || {
        let rest = text.get(place..).filter(|rest| !rest.is_empty())?;
        let percent = rest.find('%').unwrap_or(rest.len());
        if percent > 0 {
            place += percent;
            return Some(Ok(Piece::Text(rest.get(..percent).unwrap_or_default())));
        }
        let mut reader = Reader {
            text,
            place: place + 1,
        };
        let conversion = reader.conversion();
        place = if conversion.is_err() {
            text.len()
        } else {
            reader.place
        };
        Some(conversion.map(Piece::Conversion))
    })
}

struct Reader<'a> {
    text: &'a str,
    place: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.place..)?.chars().next()
    }

    fn take(&mut self) -> Result<char, Fault> {
        let next = self
            .peek()
            .ok_or_else(|| Fault::value("incomplete format"))?;
        self.place += next.len_utf8();
        Ok(next)
    }

    fn is(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.place += wanted.len_utf8();
        }
        found
    }

    fn conversion(&mut self) -> Result<Conversion<'a>, Fault> {
        let mut found = Conversion {
            key: self.key()?,
            left: false,
            plus: false,
            blank: false,
            alternate: false,
            zero: false,
            width: Amount::None,
            precision: Amount::None,
            kind: '%',
            place: 0,
        };
        loop {
            match self.peek() {
                Some('-') => found.left = true,
                Some('+') => found.plus = true,
                Some(' ') => found.blank = true,
                Some('#') => found.alternate = true,
                Some('0') => found.zero = true,
                _ => break,
            }
            self.place += 1;
        }
        found.width = self.amount("width too big")?;
        if self.is('.') {
            found.precision = match self.amount("precision too big")? {
                Amount::None => Amount::Number(0),
                amount => amount,
            };
        }
        // The sizes of C mean nothing.
        let _ = self.is('h') || self.is('l') || self.is('L');
        found.place = self.place;
        found.kind = self.take()?;
        Ok(found)
    }

    fn key(&mut self) -> Result<Option<&'a str>, Fault> {
        if !self.is('(') {
            return Ok(None);
        }
        let start = self.place;
        let mut open = 1;
        while open > 0 {
            match self.peek() {
                Some('(') => open += 1,
                Some(')') => open -= 1,
                Some(_) => {}
                None => return Err(Fault::value("incomplete format key")),
            }
            self.place += self.peek().map_or(1, char::len_utf8);
        }
        Ok(self.text.get(start..self.place - 1))
    }

    fn amount(&mut self, too_big: &'static str) -> Result<Amount, Fault> {
        if self.is('*') {
            return Ok(Amount::Next);
        }
        let mut amount = Amount::None;
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            self.place += 1;
            let number = amount.number().unwrap_or(0).saturating_mul(10)
                + digit.to_digit(10).unwrap_or(0) as usize;
            if number > i32::MAX as usize {
                return Err(Fault::value(too_big));
            }
            amount = Amount::Number(number);
        }
        Ok(amount)
    }
}

impl Conversion<'_> {
    /// The error of a letter that means nothing. `characters`: the place of the letter, in characters.
    pub fn unsupported(&self, characters: usize) -> Fault {
        let kind = if (' '..='~').contains(&self.kind) {
            self.kind
        } else {
            '?'
        };
        Fault::value(format!(
            "unsupported format character '{kind}' (0x{:x}) at index {characters}",
            u32::from(self.kind)
        ))
    }

    /// A text: of `%s`, `%r`, `%a`.
    pub fn text(&self, text: &str) -> String {
        self.pad("", &cut(text, self.precision.number()), false)
    }

    /// A character: of `%c`.
    pub fn character(&self, character: char) -> String {
        self.pad("", character.encode_utf8(&mut [0; 4]), false)
    }

    /// An integer: of `%d`, `%x`, `%o`.
    ///
    /// # Errors
    /// `ValueError` if it has too many digits.
    pub fn integer(&self, number: &BigInt) -> Result<String, Fault> {
        let magnitude = number.magnitude();
        let (digits, prefix) = match self.kind {
            'x' => (magnitude.to_str_radix(16), "0x"),
            'X' => (magnitude.to_str_radix(16).to_uppercase(), "0X"),
            'o' => (magnitude.to_str_radix(8), "0o"),
            _ => (decimal(&BigInt::from(magnitude.clone()))?, ""),
        };
        let missing = self
            .precision
            .number()
            .unwrap_or(0)
            .saturating_sub(digits.len());
        let prefix = if self.alternate { prefix } else { "" };
        let head = format!("{}{prefix}", self.sign(number.sign() == Sign::Minus));
        let digits = format!("{}{digits}", "0".repeat(missing));
        Ok(self.pad(&head, &digits, self.zero))
    }

    /// A float: of `%e`, `%f`, `%g`.
    pub fn float(&self, number: f64) -> String {
        let mut text = if number.is_finite() {
            let precision = Some(self.precision.number().unwrap_or(6));
            float_text(number.abs(), Some(self.kind), precision, self.alternate)
        } else {
            special(number.abs()).to_owned()
        };
        if self.kind.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        let negative = number.is_sign_negative() && !number.is_nan();
        self.pad(self.sign(negative), &text, self.zero)
    }

    fn sign(&self, negative: bool) -> &'static str {
        match () {
            () if negative => "-",
            () if self.plus => "+",
            () if self.blank => " ",
            () => "",
        }
    }

    fn pad(&self, head: &str, text: &str, zeros: bool) -> String {
        let length = head.len() + text.chars().count();
        let missing = self.width.number().unwrap_or(0).saturating_sub(length);
        if self.left {
            format!("{head}{text}{}", " ".repeat(missing))
        } else if zeros {
            format!("{head}{}{text}", "0".repeat(missing))
        } else {
            format!("{}{head}{text}", " ".repeat(missing))
        }
    }
}
