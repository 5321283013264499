//! From a value to bytes.

use crate::classes;
use crate::codec::op;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::value::{Handle, Value};
use crate::vm::names;
use rustc_hash::{FxHashMap, FxHashSet};

/// What became of a value.
#[derive(Debug)]
pub enum Encoded {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// For these parts Python must say first how they are made again.
    Needs(Vec<Value>),
}

/// What is still to be written, the next one last.
#[derive(Clone, Copy)]
enum Step {
    Value(Value),
    Op(u8),
    Count(u8, usize),
    /// A tuple or a frozen set, after its items.
    Close(u8, usize, Handle),
    /// An instance, after its class.
    Object(Handle),
    /// The object that a call made, after its parts.
    Called(Handle, Value),
}

#[derive(Default)]
struct Encoder {
    out: Vec<u8>,
    steps: Vec<Step>,
    noted: FxHashMap<Handle, usize>,
    /// How objects that the machine does not know are made again: `(function, args, state)` or `(module, name)`.
    parts: FxHashMap<Handle, Vec<Value>>,
    /// Objects whose parts are being written.
    open: FxHashSet<Handle>,
    needs: Vec<Value>,
    needed: FxHashSet<Handle>,
}

impl Machine {
    /// Encodes a value. `parts` says how each object that needed Python is made again.
    pub fn encode(&mut self, value: Value, parts: &[(Value, Vec<Value>)]) -> Res<Encoded> {
        let by_handle = |(object, parts): &(Value, Vec<Value>)| {
            let handle = object.as_handle()?;
            Some((handle, parts.clone()))
        };
        let mut encoder = Encoder {
            parts: parts.iter().filter_map(by_handle).collect(),
            steps: vec![Step::Value(value)],
            ..Encoder::default()
        };
        let mut reserved = 1 << 16;
        while let Some(step) = encoder.steps.pop() {
            self.encode_step(&mut encoder, step)?;
            let size = encoder.out.len() + encoder.steps.len() * size_of::<Step>();
            if size > reserved {
                self.reserve(size)?;
                reserved = size * 2;
            }
        }
        if !encoder.needs.is_empty() {
            return Ok(Encoded::Needs(encoder.needs));
        }
        encoder.out.push(op::END);
        Ok(Encoded::Bytes(encoder.out))
    }

    fn encode_step(&mut self, encoder: &mut Encoder, step: Step) -> Res<()> {
        match step {
            Step::Value(value) => return self.encode_value(encoder, value),
            Step::Op(op) => encoder.out.push(op),
            Step::Count(op, count) => encoder.count(op, count),
            Step::Close(op, count, handle) => {
                encoder.count(op, count);
                // It may contain itself, through something mutable: then it has been encoded already.
                match encoder.noted.get(&handle).copied() {
                    Some(number) => {
                        encoder.out.push(op::DROP);
                        encoder.count(op::NOTED, number);
                    }
                    None => encoder.note(handle),
                }
            }
            Step::Object(handle) => {
                encoder.out.push(op::OBJECT);
                encoder.note(handle);
                self.encode_attributes(encoder, handle);
            }
            Step::Called(handle, state) => {
                encoder.out.push(op::CALL);
                encoder.note(handle);
                encoder.open.remove(&handle);
                if !state.is_none() {
                    encoder.steps.push(Step::Op(op::STATE));
                    encoder.steps.push(Step::Value(state));
                }
            }
        }
        Ok(())
    }

    fn encode_value(&mut self, encoder: &mut Encoder, value: Value) -> Res<()> {
        let Some(handle) = value.as_handle() else {
            encoder.in_place(value);
            return Ok(());
        };
        if let Some(number) = encoder.noted.get(&handle).copied() {
            encoder.count(op::NOTED, number);
        } else if !self.encode_built_in(encoder, handle) {
            return self.encode_object(encoder, value, handle);
        }
        Ok(())
    }

    /// Encodes an object of one of the built-in classes of data; is it one?
    fn encode_built_in(&self, encoder: &mut Encoder, handle: Handle) -> bool {
        let class = self.heap.class(handle);
        match (&*self.heap.get(handle), class) {
            (Body::Int(number), classes::INT) => encoder.big(&number.to_signed_bytes_le()),
            (Body::Float(number), classes::FLOAT) => encoder.float(*number),
            (Body::Str(text), classes::STR) => encoder.leaf(op::TEXT, text.text.as_bytes(), handle),
            (Body::Bytes(bytes), classes::BYTES) => encoder.leaf(op::BYTES, bytes, handle),
            (Body::ByteArray(bytes), classes::BYTEARRAY) => {
                encoder.leaf(op::BYTE_ARRAY, bytes, handle);
            }
            (Body::Range(range), classes::RANGE) => {
                encoder.out.push(op::RANGE);
                for number in [range.start, range.stop, range.step] {
                    encoder.out.extend_from_slice(&number.to_le_bytes());
                }
                encoder.note(handle);
            }
            (Body::Tuple(items), classes::TUPLE) => encoder.close(op::TUPLE, items, handle),
            (Body::Set(set), classes::FROZENSET) => {
                let items: Vec<Value> = set.iter().collect();
                encoder.close(op::FROZEN_SET, &items, handle);
            }
            (Body::List(items), classes::LIST) => {
                encoder.fill(op::LIST, op::EXTEND, items.len(), items, handle);
            }
            (Body::Set(set), classes::SET) => {
                let items: Vec<Value> = set.iter().collect();
                encoder.fill(op::SET, op::ADD, items.len(), &items, handle);
            }
            (Body::Dict(dict), classes::DICT) => {
                let items: Vec<Value> = dict.iter().flat_map(|(key, item)| [key, item]).collect();
                encoder.fill(op::DICT, op::FILL, items.len() / 2, &items, handle);
            }
            _ => return false,
        }
        true
    }

    /// Encodes a function, a class, an instance; or notes that Python must say how.
    fn encode_object(&mut self, encoder: &mut Encoder, value: Value, handle: Handle) -> Res<()> {
        if let Some(parts) = encoder.parts.get(&handle).cloned() {
            return self.encode_parts(encoder, handle, &parts);
        }
        if let Some((module, name)) = self.global_name(value)? {
            encoder.global(&module, &name, handle);
        } else if self.is_plain_instance(handle) {
            let class = Value::object(self.heap.class(handle));
            encoder.steps.push(Step::Object(handle));
            encoder.steps.push(Step::Value(class));
        } else if encoder.needed.insert(handle) {
            encoder.needs.push(value);
        }
        Ok(())
    }

    fn encode_parts(&mut self, encoder: &mut Encoder, handle: Handle, parts: &[Value]) -> Res<()> {
        match *parts {
            [function, args, state] => {
                if !encoder.open.insert(handle) {
                    let text = "maximum recursion depth exceeded while pickling an object";
                    return Err(self.error(classes::RECURSION_ERROR, text));
                }
                encoder.steps.push(Step::Called(handle, state));
                encoder.steps.push(Step::Value(args));
                encoder.steps.push(Step::Value(function));
            }
            [module, name] => {
                let text = |value| self.as_text(value).unwrap_or_default();
                encoder.global(text(module), text(name), handle);
            }
            _ => {}
        }
        Ok(())
    }

    /// Is it an instance whose class says nothing about how it is made again?
    fn is_plain_instance(&mut self, handle: Handle) -> bool {
        let class = self.heap.class(handle);
        matches!(&*self.heap.get(handle), Body::Instance(_))
            && self
                .python_method(Value::object(handle), names::NEW)
                .is_none()
            && names::PICKLING
                .iter()
                .all(|name| self.find_in_class(class, *name).is_none())
    }

    fn encode_attributes(&self, encoder: &mut Encoder, handle: Handle) {
        let Some(attributes) = self.attributes_of(Value::object(handle)) else {
            return;
        };
        let names = &self.shapes[attributes.shape.0 as usize].names;
        let pairs: Vec<_> = names
            .iter()
            .zip(&attributes.slots)
            .filter(|(_, value)| !value.is_unbound())
            .collect();
        if pairs.is_empty() {
            return;
        }
        encoder.steps.push(Step::Count(op::ATTRIBUTES, pairs.len()));
        for (name, value) in pairs.into_iter().rev() {
            encoder.steps.push(Step::Value(*value));
            encoder.steps.push(Step::Value(self.symbols.text(*name)));
        }
    }
}

impl Encoder {
    /// An operation and a number: seven bits in each byte, the lowest first.
    fn count(&mut self, op: u8, count: usize) {
        self.out.push(op);
        self.number(count as u64);
    }

    fn number(&mut self, mut number: u64) {
        while number >= 128 {
            self.out.push(number as u8 | 128);
            number >>= 7;
        }
        self.out.push(number as u8);
    }

    fn note(&mut self, handle: Handle) {
        self.out.push(op::NOTE);
        self.noted.insert(handle, self.noted.len());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.out.extend_from_slice(bytes);
    }

    fn in_place(&mut self, value: Value) {
        if let Some(number) = value.as_small() {
            self.out.push(op::INT);
            self.number(((number << 1) ^ (number >> 63)).cast_unsigned());
        } else if let Some(number) = value.as_float() {
            self.float(number);
        } else {
            self.out.push(match value {
                Value::TRUE => op::TRUE,
                Value::FALSE => op::FALSE,
                Value::ELLIPSIS => op::ELLIPSIS,
                Value::NOT_IMPLEMENTED => op::NOT_IMPLEMENTED,
                _ => op::NONE,
            });
        }
    }

    fn big(&mut self, bytes: &[u8]) {
        self.out.push(op::BIG);
        self.bytes(bytes);
    }

    fn float(&mut self, number: f64) {
        self.out.push(op::FLOAT);
        self.out.extend_from_slice(&number.to_le_bytes());
    }

    fn leaf(&mut self, op: u8, bytes: &[u8], handle: Handle) {
        self.out.push(op);
        self.bytes(bytes);
        self.note(handle);
    }

    fn values(&mut self, items: &[Value]) {
        let items = items.iter().rev().copied().map(Step::Value);
        self.steps.extend(items);
    }

    /// What is made of its items.
    fn close(&mut self, op: u8, items: &[Value], handle: Handle) {
        self.steps.push(Step::Close(op, items.len(), handle));
        self.values(items);
    }

    /// What is made empty, and filled then.
    fn fill(&mut self, empty: u8, fill: u8, count: usize, items: &[Value], handle: Handle) {
        self.out.push(empty);
        self.note(handle);
        if count > 0 {
            self.steps.push(Step::Count(fill, count));
            self.values(items);
        }
    }

    fn global(&mut self, module: &str, name: &str, handle: Handle) {
        self.out.push(op::GLOBAL);
        self.bytes(module.as_bytes());
        self.bytes(name.as_bytes());
        self.note(handle);
    }
}
