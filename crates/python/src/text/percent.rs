//! `%` of texts and of bytes.

use super::conversion::{Amount, Conversion, Piece, pieces};
use super::number_format::char_of;
use super::quote::escape_ascii;
use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::ops::fault::Fault;
use crate::ops::float::to_integer;
use crate::ops::integer::Answer;
use crate::ops::number::Number;
use crate::value::Value;
use num_bigint::BigInt;

/// What is formatted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Each byte is a character here.
    Bytes,
}

/// What conversions take their values from.
struct Arguments {
    items: Vec<Value>,
    next: usize,
    mapping: Option<Value>,
}

impl Machine {
    /// `text % args`; `None`: not natively.
    ///
    /// # Errors
    /// As in Python.
    pub fn percent(&mut self, text: Value, args: Value) -> Res<Option<Value>> {
        let text = self.as_text(text).unwrap_or_default().to_owned();
        let done = self.percent_text(&text, args, Kind::Text)?;
        Ok(done.map(|text| self.str(text)))
    }

    /// `bytes % args`; `None`: not natively.
    ///
    /// # Errors
    /// As in Python.
    pub fn percent_bytes(&mut self, bytes: Value, args: Value) -> Res<Option<Value>> {
        let text = as_characters(self.bytes_like(bytes).unwrap_or_default());
        let done = self.percent_text(&text, args, Kind::Bytes)?;
        Ok(done.map(|text| {
            let made = text.chars().map(|character| character as u8).collect();
            self.bytes_as(bytes, made)
        }))
    }

    fn percent_text(&mut self, text: &str, args: Value, kind: Kind) -> Res<Option<String>> {
        let mut arguments = self.percent_arguments(args);
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            let conversion = match piece.map_err(|fault| self.raise(fault))? {
                Piece::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Piece::Conversion(conversion) => conversion,
            };
            let Some(conversion) = self.with_amounts(conversion, &mut arguments)? else {
                return Ok(None);
            };
            if conversion.kind == '%' && conversion.is_bare() {
                out.push('%');
                continue;
            }
            let value = self.next_argument(&mut arguments)?;
            let known = matches!(kind, Kind::Bytes) && conversion.kind == 'b';
            if !known && !"sracdiuxXoeEfFgG".contains(conversion.kind) {
                let before = text.get(..conversion.place).unwrap_or_default();
                return Err(self.raise(conversion.unsupported(before.chars().count())));
            }
            let done = match kind {
                Kind::Text => self.percent_one(&conversion, value)?,
                Kind::Bytes => self.percent_one_of_bytes(&conversion, value)?,
            };
            match done {
                Some(text) => out.push_str(&text),
                None => return Ok(None),
            }
        }
        if arguments.mapping.is_none() && arguments.next < arguments.items.len() {
            let what = if kind == Kind::Text {
                "string"
            } else {
                "bytes"
            };
            return self.type_error(format!(
                "not all arguments converted during {what} formatting"
            ));
        }
        Ok(Some(out))
    }

    fn percent_arguments(&self, args: Value) -> Arguments {
        let (items, mapping) = match self.body(args) {
            Some(Body::Tuple(items)) => (items.to_vec(), None),
            Some(Body::Dict(_) | Body::List(_) | Body::Range(_)) => (vec![args], Some(args)),
            Some(Body::Instance(_)) if self.overrides(args, &["__getitem__"]) => {
                (vec![args], Some(args))
            }
            _ => (vec![args], None),
        };
        Arguments {
            items,
            next: 0,
            mapping,
        }
    }

    fn next_argument(&mut self, arguments: &mut Arguments) -> Res<Value> {
        let Some(value) = arguments.items.get(arguments.next) else {
            return self.type_error("not enough arguments for format string");
        };
        arguments.next += 1;
        Ok(*value)
    }

    /// Looks up the key, and puts arguments in the place of `*`.
    fn with_amounts<'a>(
        &mut self,
        mut conversion: Conversion<'a>,
        arguments: &mut Arguments,
    ) -> Res<Option<Conversion<'a>>> {
        if let Some(key) = conversion.key {
            let Some(mapping) = arguments.mapping else {
                return self.type_error("format requires a mapping");
            };
            let key = self.str(key);
            let Some(value) = self.get_item(mapping, key)? else {
                return Ok(None);
            };
            (arguments.items, arguments.next) = (vec![value], 0);
        }
        if conversion.width == Amount::Next {
            let width = self.star(arguments)?;
            conversion.left |= width < 0;
            conversion.width = Amount::Number(width.unsigned_abs() as usize);
        }
        if conversion.precision == Amount::Next {
            let precision = self.star(arguments)?.max(0);
            conversion.precision = Amount::Number(precision.unsigned_abs() as usize);
        }
        let [width, precision] =
            [conversion.width, conversion.precision].map(|amount| amount.number().unwrap_or(0));
        self.reserve(width.saturating_add(precision))?;
        Ok(Some(conversion))
    }

    fn star(&mut self, arguments: &mut Arguments) -> Res<i64> {
        let value = self.next_argument(arguments)?;
        match self.numeric(value) {
            Some(Number::Small(number)) => match i32::try_from(number) {
                Ok(number) => Ok(i64::from(number)),
                Err(_) => Err(self.error(
                    classes::OVERFLOW_ERROR,
                    "Python int too large to convert to C int",
                )),
            },
            Some(Number::Big(_)) => Err(self.error(
                classes::OVERFLOW_ERROR,
                "Python int too large to convert to C int",
            )),
            _ => self.type_error("* wants int"),
        }
    }

    /// One value, converted; `None`: not natively.
    ///
    /// # Errors
    /// As in Python.
    pub fn percent_one(
        &mut self,
        conversion: &Conversion<'_>,
        value: Value,
    ) -> Res<Option<String>> {
        let text = match conversion.kind {
            's' => self.str_of(value)?,
            'r' => self.repr(value)?,
            'a' => self.repr(value)?.map(|shown| escape_ascii(&shown)),
            'c' => return self.percent_character(conversion, value),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => return self.percent_float(conversion, value),
            _ => return self.percent_integer(conversion, value),
        };
        Ok(text.map(|text| conversion.text(&text)))
    }

    /// One value of a format of bytes, converted; `None`: not natively.
    ///
    /// # Errors
    /// As in Python.
    pub fn percent_one_of_bytes(
        &mut self,
        conversion: &Conversion<'_>,
        value: Value,
    ) -> Res<Option<String>> {
        match conversion.kind {
            's' | 'b' => match self.bytes_like(value) {
                Some(bytes) => Ok(Some(conversion.text(&as_characters(bytes)))),
                None if self.overrides(value, &["__bytes__"]) => Ok(None),
                None => {
                    let class = self.class_name(value);
                    self.type_error(format!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, \
                         not '{class}'"
                    ))
                }
            },
            'r' | 'a' => Ok(self
                .repr(value)?
                .map(|shown| conversion.text(&escape_ascii(&shown)))),
            'c' => self.percent_byte(conversion, value),
            _ => self.percent_one(conversion, value),
        }
    }

    fn percent_byte(&mut self, conversion: &Conversion<'_>, value: Value) -> Res<Option<String>> {
        let byte = match (self.bytes_like(value), self.whole(value)) {
            (Some([byte]), _) => *byte,
            (None, Some(number)) => match u8::try_from(&*number) {
                Ok(byte) => byte,
                Err(_) => {
                    let message = "%c arg not in range(256)";
                    return Err(self.error(classes::OVERFLOW_ERROR, message));
                }
            },
            _ => {
                let message = "%c requires an integer in range(256) or a single byte";
                return self.type_error(message);
            }
        };
        Ok(Some(conversion.character(char::from(byte))))
    }

    fn percent_character(
        &mut self,
        conversion: &Conversion<'_>,
        value: Value,
    ) -> Res<Option<String>> {
        if let Some(text) = self.as_text(value) {
            let mut characters = text.chars();
            if let (Some(only), None) = (characters.next(), characters.next()) {
                return Ok(Some(conversion.character(only)));
            }
        }
        let Some(number) = self.whole(value) else {
            if self.overrides(value, &["__index__"]) {
                return Ok(None);
            }
            return self.type_error("%c requires int or char");
        };
        match char_of(&number) {
            Ok(character) => Ok(Some(conversion.character(character))),
            Err(fault) => Err(self.raise(fault)),
        }
    }

    fn percent_float(&mut self, conversion: &Conversion<'_>, value: Value) -> Res<Option<String>> {
        match self.numeric(value) {
            Some(number) => match number.float() {
                Ok(number) => Ok(Some(conversion.float(number))),
                Err(fault) => Err(self.raise(fault)),
            },
            None if self.overrides(value, &["__float__"])
                || self.overrides(value, &["__index__"]) =>
            {
                Ok(None)
            }
            None => {
                let class = self.class_name(value);
                self.type_error(format!("must be real number, not {class}"))
            }
        }
    }

    fn percent_integer(
        &mut self,
        conversion: &Conversion<'_>,
        value: Value,
    ) -> Res<Option<String>> {
        let decimal = matches!(conversion.kind, 'd' | 'i' | 'u');
        let number = match self.numeric(value) {
            Some(Number::Float(number)) if decimal => match to_integer(number) {
                Ok(Answer::Small(number)) => Ok(Some(BigInt::from(number))),
                Ok(Answer::Big(number)) => Ok(Some(number)),
                Ok(_) => Ok(None),
                Err(fault) => Err(fault),
            },
            Some(number) => Ok(number.whole().map(std::borrow::Cow::into_owned)),
            None => Ok(None),
        };
        let done = match number {
            Ok(Some(number)) => conversion.integer(&number),
            Ok(None) => {
                if self.overrides(value, &["__index__"])
                    || decimal && self.overrides(value, &["__int__"])
                {
                    return Ok(None);
                }
                Err(wrong_kind(
                    conversion.kind,
                    decimal,
                    &self.class_name(value),
                ))
            }
            Err(fault) => Err(fault),
        };
        done.map(Some).map_err(|fault| self.raise(fault))
    }
}

fn wrong_kind(kind: char, decimal: bool, class: &str) -> Fault {
    let wanted = if decimal {
        "a real number"
    } else {
        "an integer"
    };
    Fault::kind(format!("%{kind} format: {wanted} is required, not {class}"))
}

impl Conversion<'_> {
    /// Is it `%%`, without width or flags?
    fn is_bare(&self) -> bool {
        self.width == Amount::None
            && self.precision == Amount::None
            && self.key.is_none()
            && !(self.left || self.plus || self.blank || self.alternate || self.zero)
    }
}

/// Bytes as the characters of the same numbers.
pub fn as_characters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}
