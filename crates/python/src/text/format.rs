//! `format` and `str.format` of built-in values.

use super::field::{Field, First, Piece, Step, pieces, split_name};
use super::spec::parse;
use super::{number_format, spec::Spec};
use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::ops::fault::Fault;
use crate::ops::number::Number;
use crate::symbol::Symbol;
use crate::value::Value;
use crate::vm::attribute::Found;

/// What `str.format` takes its values from.
struct Arguments<'a> {
    given: &'a [Value],
    named: Value,
    /// How many fields had no name so far; `None`: each must have one.
    counted: Option<usize>,
    numbered: bool,
}

impl Machine {
    /// `format(a, spec)` of a built-in value; `None`: not natively.
    ///
    /// # Errors
    /// What CPython raises for a specification that does not fit.
    pub fn format(&mut self, a: Value, spec: &str) -> Res<Option<String>> {
        if self.overrides(a, &["__format__"]) {
            return Ok(None);
        }
        self.format_as_built_in(a, spec)
    }

    /// As `format`, also of an instance of a subclass that has `__format__` itself.
    ///
    /// # Errors
    /// What CPython raises for a specification that does not fit.
    pub fn format_as_built_in(&mut self, a: Value, spec: &str) -> Res<Option<String>> {
        if spec.is_empty() {
            return self.str_of(a);
        }
        let class = self.class_name(a);
        let is_text = self.as_text(a).is_some();
        if !is_text && self.numeric(a).is_none() {
            return self.type_error(format!(
                "unsupported format string passed to {class}.__format__"
            ));
        }
        let spec = parse(spec, &class, !is_text).map_err(|fault| self.raise(fault))?;
        self.reserve(
            spec.width
                .saturating_add(spec.precision.unwrap_or(0).min(i32::MAX as usize)),
        )?;
        let done = match self.numeric(a) {
            Some(number) => format_number(&spec, number, &class),
            None => spec.text(self.as_text(a).unwrap_or_default()),
        };
        done.map(Some).map_err(|fault| self.raise(fault))
    }

    /// `text.format(*given, **named)`; `None`: a field needs Python.
    ///
    /// # Errors
    /// As in Python.
    pub fn format_text(
        &mut self,
        text: &str,
        given: &[Value],
        named: Value,
    ) -> Res<Option<String>> {
        let mut arguments = Arguments {
            given,
            named,
            counted: Some(0),
            numbered: false,
        };
        self.format_pieces(text, &mut arguments, 2)
    }

    /// `text.format_map(mapping)`; `None`: a field needs Python.
    ///
    /// # Errors
    /// As in Python.
    pub fn format_mapping(&mut self, text: &str, mapping: Value) -> Res<Option<String>> {
        let mut arguments = Arguments {
            given: &[],
            named: mapping,
            counted: None,
            numbered: false,
        };
        self.format_pieces(text, &mut arguments, 2)
    }

    fn format_pieces(
        &mut self,
        text: &str,
        arguments: &mut Arguments<'_>,
        depth: usize,
    ) -> Res<Option<String>> {
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece.map_err(|fault| self.raise(fault))? {
                Piece::Text(text) => out.push_str(text),
                Piece::Field(field) => match self.format_field(&field, arguments, depth)? {
                    Some(text) => out.push_str(&text),
                    None => return Ok(None),
                },
            }
        }
        Ok(Some(out))
    }

    fn format_field(
        &mut self,
        field: &Field<'_>,
        arguments: &mut Arguments<'_>,
        depth: usize,
    ) -> Res<Option<String>> {
        if depth == 0 {
            return self.value_error("Max string recursion exceeded");
        }
        let Some(value) = self.field_value(field.name, arguments)? else {
            return Ok(None);
        };
        let value = match field.conversion {
            None => Some(value),
            Some(conversion) => self.convert(value, conversion)?,
        };
        let Some(value) = value else {
            return Ok(None);
        };
        if !field.spec.contains('{') {
            return self.format(value, field.spec);
        }
        match self.format_pieces(field.spec, arguments, depth - 1)? {
            Some(spec) => self.format(value, &spec),
            None => Ok(None),
        }
    }

    /// `!s`, `!r`, `!a`.
    fn convert(&mut self, value: Value, conversion: char) -> Res<Option<Value>> {
        let text = match conversion {
            's' => self.str_of(value)?,
            'r' => self.repr(value)?,
            'a' => self
                .repr(value)?
                .map(|shown| super::quote::escape_ascii(&shown)),
            _ => {
                let message = if conversion > ' ' && conversion < '\x7f' {
                    format!("Unknown conversion specifier {conversion}")
                } else {
                    format!(
                        "Unknown conversion specifier \\x{:x}",
                        u32::from(conversion)
                    )
                };
                return self.value_error(message);
            }
        };
        Ok(text.map(|text| self.str(text)))
    }

    fn field_value(&mut self, name: &str, arguments: &mut Arguments<'_>) -> Res<Option<Value>> {
        let (first, steps) = split_name(name).map_err(|fault| self.raise(fault))?;
        let Some(mut value) = self.first_value(&first, arguments)? else {
            return Ok(None);
        };
        for step in steps {
            let next = match step.map_err(|fault| self.raise(fault))? {
                Step::Attribute(name) => {
                    let name = self.symbol(name);
                    self.plain_attribute(value, name)?
                }
                Step::Index(index) => {
                    let index = self.integer(index);
                    self.get_item(value, index)?
                }
                Step::Key(key) => {
                    let key = self.str(key);
                    self.get_item(value, key)?
                }
            };
            match next {
                Some(next) => value = next,
                None => return Ok(None),
            }
        }
        Ok(Some(value))
    }

    fn plain_attribute(&mut self, value: Value, name: Symbol) -> Res<Option<Value>> {
        match self.attribute(value, name)? {
            Found::Value(value) => Ok(Some(value)),
            Found::Call(..) => Ok(None),
            Found::Missing => Err(self.no_attribute(value, name)),
        }
    }

    fn first_value(
        &mut self,
        first: &First<'_>,
        arguments: &mut Arguments<'_>,
    ) -> Res<Option<Value>> {
        if arguments.counted.is_none() && !matches!(first, First::Name(_)) {
            return self.value_error("Format string contains positional fields");
        }
        let index = match first {
            First::Name(name) => return self.named_value(name, arguments.named),
            First::Next => match arguments.next() {
                Ok(index) => index,
                Err(fault) => return Err(self.raise(fault)),
            },
            First::Index(index) => match arguments.at(*index) {
                Ok(index) => index,
                Err(fault) => return Err(self.raise(fault)),
            },
        };
        match arguments.given.get(index) {
            Some(value) => Ok(Some(*value)),
            None => Err(self.error(
                classes::INDEX_ERROR,
                format!("Replacement index {index} out of range for positional args tuple"),
            )),
        }
    }

    fn named_value(&mut self, name: &str, named: Value) -> Res<Option<Value>> {
        if !matches!(self.body(named), Some(Body::Dict(_))) || self.class_of(named) != classes::DICT
        {
            return Ok(None);
        }
        match self.dict_get_str(named, name) {
            Some(value) => Ok(Some(value)),
            None => {
                let name = self.str(name);
                Err(self.exception(classes::KEY_ERROR, vec![name]))
            }
        }
    }
}

impl Arguments<'_> {
    fn next(&mut self) -> Result<usize, Fault> {
        if self.numbered {
            return Err(Fault::value(
                "cannot switch from manual field specification to automatic field numbering",
            ));
        }
        let next = self.counted.unwrap_or(0);
        self.counted = Some(next + 1);
        Ok(next)
    }

    fn at(&mut self, index: i64) -> Result<usize, Fault> {
        if self.counted.is_some_and(|counted| counted > 0) {
            return Err(Fault::value(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        self.numbered = true;
        Ok(usize::try_from(index).unwrap_or(usize::MAX))
    }
}

fn format_number(spec: &Spec, number: Number<'_>, class: &str) -> Result<String, Fault> {
    match (number, number.whole()) {
        (Number::Float(number), _) => number_format::float(spec, number, class),
        (_, Some(number)) => number_format::integer(spec, &number, class),
        _ => Ok(String::new()),
    }
}
