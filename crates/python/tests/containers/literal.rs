//! Reads the literals of the cases.

use interleave_python::object::Dict;
use interleave_python::object::{Body, View};
use interleave_python::{Machine, Value, classes};
use num_bigint::BigInt;

/// A literal that is being read.
pub struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// The value of a literal.
    pub fn read(machine: &mut Machine, text: &str) -> Value {
        let mut reader = Reader { rest: text };
        let value = reader.sum(machine);
        assert!(reader.rest.trim().is_empty(), "cannot read {text}");
        value
    }

    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start();
        match rest.strip_prefix(text) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    /// `2**61 - 1`, `-3**80`.
    fn sum(&mut self, machine: &mut Machine) -> Value {
        let negative = self.take("-");
        let base = self.value(machine);
        let mut value = base;
        if self.take("**") {
            let exponent = self
                .value(machine)
                .as_small()
                .map_or(0, |number| number as u32);
            value = machine.big(BigInt::from(base.as_small().unwrap_or(0)).pow(exponent));
        }
        if negative {
            value = negated(machine, value);
        }
        if self.take("- ") {
            let other = self.value(machine).as_small().unwrap_or(0);
            let number = whole(machine, value) - other;
            value = machine.big(number);
        }
        value
    }

    fn items(&mut self, machine: &mut Machine, end: &str) -> Vec<Value> {
        let mut items = Vec::new();
        while !self.take(end) {
            items.push(self.sum(machine));
            if self.take(":") {
                items.push(self.sum(machine));
            }
            self.take(",");
        }
        items
    }

    fn value(&mut self, machine: &mut Machine) -> Value {
        if self.take("[") {
            let items = self.items(machine, "]");
            return machine.list(items);
        }
        if self.take("(") {
            let items = self.items(machine, ")");
            return machine.tuple(items);
        }
        if self.take("{") {
            return self.braces(machine);
        }
        if self.take("b'") {
            let text: String = self.quoted();
            let bytes: Vec<u8> = text.chars().map(|char| char as u8).collect();
            return machine
                .heap
                .alloc(classes::BYTES, Body::Bytes(bytes.into()));
        }
        if self.take("'") {
            let text = self.quoted();
            return machine.str(text);
        }
        self.word(machine)
    }

    /// A set or a dictionary: which one, the first colon says.
    fn braces(&mut self, machine: &mut Machine) -> Value {
        if self.take("}") {
            return machine.new_dict(Dict::default());
        }
        let first = self.sum(machine);
        if self.take(":") {
            let mut items = vec![first, self.sum(machine)];
            self.take(",");
            items.extend(self.items(machine, "}"));
            let dict = machine.new_dict(Dict::default());
            for pair in items.chunks(2) {
                assert!(matches!(
                    machine.dict_set(dict, pair[0], pair[1]),
                    Ok(Some(()))
                ));
            }
            return dict;
        }
        self.take(",");
        let mut items = vec![first];
        items.extend(self.items(machine, "}"));
        set_of(machine, &items)
    }

    fn quoted(&mut self) -> String {
        let mut text = String::new();
        let mut chars = self.rest.chars();
        while let Some(char) = chars.next() {
            match char {
                '\'' => break,
                '\\' => text.push(match chars.next() {
                    Some('n') => '\n',
                    Some('t') => '\t',
                    Some(kind @ ('x' | 'u')) => {
                        let digits = if kind == 'x' { 2 } else { 4 };
                        let code: String = chars.by_ref().take(digits).collect();
                        u32::from_str_radix(&code, 16)
                            .ok()
                            .and_then(char::from_u32)
                            .unwrap_or('?')
                    }
                    other => other.unwrap_or('?'),
                }),
                char => text.push(char),
            }
        }
        self.rest = chars.as_str();
        text
    }

    fn word(&mut self, machine: &mut Machine) -> Value {
        let rest = self.rest.trim_start();
        let mut end = rest
            .find(|char: char| !(char.is_alphanumeric() || "._".contains(char)))
            .unwrap_or(rest.len());
        // The exponent of a float.
        if rest[..end].ends_with('e') && rest[..1].chars().all(|char| char.is_ascii_digit()) {
            end += 1 + rest[end + 1..]
                .find(|char: char| !char.is_ascii_digit())
                .unwrap_or(rest.len() - end - 1);
        }
        let (word, after) = rest.split_at(end);
        self.rest = after;
        if self.take("(") {
            let args = self.items(machine, ")");
            return made(machine, word, &args);
        }
        match word {
            "None" => Value::NONE,
            "True" => Value::TRUE,
            "False" => Value::FALSE,
            "Ellipsis" => Value::ELLIPSIS,
            "nan" => machine.float(f64::NAN),
            "inf" => machine.float(f64::INFINITY),
            _ => match (word.parse::<BigInt>(), word.parse::<f64>()) {
                (Ok(number), _) => machine.big(number),
                (_, Ok(number)) => machine.float(number),
                _ => panic!("no literal: {word}"),
            },
        }
    }
}

fn whole(machine: &Machine, value: Value) -> BigInt {
    match machine.body(value) {
        Some(Body::Int(number)) => number.clone(),
        _ => BigInt::from(value.as_small().unwrap_or(0)),
    }
}

fn negated(machine: &mut Machine, value: Value) -> Value {
    let float = match machine.body(value) {
        Some(Body::Float(number)) => Some(*number),
        _ => value.as_float(),
    };
    if let Some(number) = float {
        machine.float(-number)
    } else {
        let number = -whole(machine, value);
        machine.big(number)
    }
}

fn set_of(machine: &mut Machine, items: &[Value]) -> Value {
    match machine.set_from(items) {
        Ok(set) => machine.new_set(classes::SET, set),
        Err(stop) => panic!("no set: {stop:?}"),
    }
}

fn made(machine: &mut Machine, name: &str, args: &[Value]) -> Value {
    let small = |place: usize, or: i64| {
        args.get(place)
            .and_then(|value| value.as_small())
            .unwrap_or(or)
    };
    let view = |kind| Body::View(kind, args[0]);
    let (class, body) = match name {
        "set" | "frozenset" => {
            let items = match args.first() {
                Some(list) => machine.items_of(*list).ok().flatten().unwrap_or_default(),
                None => vec![],
            };
            let set = set_of(machine, &items);
            if name == "frozenset"
                && let Some(handle) = set.as_handle()
            {
                machine.heap.set_class(handle, classes::FROZENSET);
            }
            return set;
        }
        "bytearray" => {
            let bytes = machine.bytes_like(args[0]).unwrap_or_default().to_vec();
            (classes::BYTEARRAY, Body::ByteArray(bytes))
        }
        "range" => {
            let (start, stop) = if args.len() == 1 {
                (0, small(0, 0))
            } else {
                (small(0, 0), small(1, 0))
            };
            let range = interleave_python::object::Range {
                start,
                stop,
                step: small(2, 1),
            };
            (classes::RANGE, Body::Range(Box::new(range)))
        }
        "slice" => (
            classes::SLICE,
            Body::Slice(Box::new([args[0], args[1], args[2]])),
        ),
        "keys" => (classes::DICT_KEYS, view(View::Keys)),
        "values" => (classes::DICT_VALUES, view(View::Values)),
        "items" => (classes::DICT_ITEMS, view(View::Items)),
        _ => panic!("no literal: {name}(...)"),
    };
    machine.heap.alloc(class, body)
}

/// What `str` shows of an exception.
pub fn text_of(machine: &mut Machine, exception: Value) -> String {
    match machine.str_of(exception) {
        Ok(Some(text)) => text,
        other => format!("{other:?}"),
    }
}
