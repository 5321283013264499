//! What objects hold, as a part of a state's digest.

use super::Finder;
use crate::digest::Digest;
use interleave_python::object::{Attributes, Body, Dict, Iter};
use interleave_python::value::{Handle, Value};

impl Finder<'_> {
    pub(super) fn attributes(&mut self, digest: &mut Digest, attributes: &Attributes) {
        digest.word(u64::from(attributes.shape.0));
        for value in &attributes.slots {
            self.value(digest, *value);
        }
    }

    pub(super) fn body(
        &mut self,
        digest: &mut Digest,
        handle: Handle,
        body: &Body,
        beside: Option<&Attributes>,
    ) {
        if let Some(attributes) = beside {
            self.attributes(digest, attributes);
        }
        match body {
            Body::Int(number) => digest.text(&number.to_string()),
            Body::Str(text) => self.text(digest, &text.text),
            Body::Float(number) => digest.word(number.to_bits()),
            Body::Bytes(bytes) => digest.bytes(bytes),
            Body::ByteArray(bytes) => digest.bytes(bytes),
            Body::Instance(attributes) => self.attributes(digest, attributes),
            Body::List(items) => self.items(digest, items),
            Body::Tuple(items) => self.items(digest, items),
            Body::Dict(dict) if self.process.bags.contains(&handle) => self.bag(digest, dict),
            Body::Dict(dict) => {
                digest.word(dict.len() as u64);
                for (key, value) in dict.iter() {
                    self.value(digest, key);
                    self.value(digest, value);
                }
            }
            Body::Set(set) => {
                digest.word(set.len() as u64);
                for value in set.iter() {
                    self.value(digest, value);
                }
            }
            Body::Iter(iter) => self.iterator(digest, iter),
            Body::Generator(generator) => {
                let state = generator.state as u64;
                digest.word(state);
                digest.word(u64::from(generator.code.0) << 32 | u64::from(generator.pc));
                for value in [generator.closure, generator.handled, generator.function] {
                    self.value(digest, value);
                }
                let code = self.codes.get(self.machine, generator.code).clone();
                for (register, value) in generator.registers.iter().enumerate() {
                    if code.live.is(generator.pc as usize, register) {
                        digest.word(register as u64);
                        self.value(digest, *value);
                    }
                }
            }
            Body::Lock(lock) => {
                // The waiting threads are part of the threads' state; any of them may be next.
                digest.word(if lock.held {
                    2 + u64::from(lock.owner)
                } else {
                    1
                });
            }
            Body::State(state) => digest.text(&format!("{state:?}")),
            _ => self.others(digest, body),
        }
    }

    fn others(&mut self, digest: &mut Digest, body: &Body) {
        match body {
            Body::Exception(exception) => {
                for passed in &exception.traceback {
                    digest.word(u64::from(passed.code.0) << 32 | u64::from(passed.pc));
                }
                digest.word(u64::from(exception.suppress_context));
                digest.word(u64::from(exception.attributes.shape.0));
            }
            Body::Class(class) => {
                for (name, _) in class.names.iter() {
                    digest.word(u64::from(name.0));
                }
                digest.text(&class.qualname);
            }
            Body::Function(function) => digest.word(u64::from(function.code.0)),
            Body::Range(range) => {
                for number in [range.start, range.stop, range.step] {
                    digest.word(number as u64);
                }
            }
            Body::Native(native) => digest.text(native.name),
            Body::Module(module) => digest.word(u64::from(module.0)),
            Body::Code(code) => digest.word(u64::from(code.0)),
            Body::View(view, _) => digest.word(*view as u64),
            _ => {}
        }
        let mut values = Vec::new();
        body.each_value(|value| values.push(value));
        self.items(digest, &values);
    }

    fn items(&mut self, digest: &mut Digest, items: &[Value]) {
        digest.word(items.len() as u64);
        for item in items {
            self.value(digest, *item);
        }
    }

    /// A dictionary whose order means nothing.
    fn bag(&mut self, digest: &mut Digest, dict: &Dict) {
        let mut sum = 0_u128;
        for (key, value) in dict.iter() {
            let mut one = Digest::default();
            self.value(&mut one, key);
            self.value(&mut one, value);
            sum = sum.wrapping_add(one.end());
        }
        digest.wide(sum);
    }

    fn iterator(&mut self, digest: &mut Digest, iter: &Iter) {
        match iter {
            Iter::Range(next, step, left) => {
                for number in [*next as u64, *step as u64, *left] {
                    digest.word(number);
                }
            }
            Iter::Sequence(value, place)
            | Iter::Reversed(value, place)
            | Iter::Chars(value, place) => {
                digest.word(*place as u64);
                self.value(digest, *value);
            }
            Iter::Dict(view, value, place, size, backwards) => {
                // Others may have changed what it stands in.
                self.is_shared = true;
                let place = match self.machine.body(*value) {
                    Some(Body::Dict(dict)) => passed(dict, *place),
                    _ => *place,
                };
                digest.word(*view as u64 | u64::from(*backwards) << 2 | (place as u64) << 3);
                digest.word(*size as u64);
                self.value(digest, *value);
            }
            Iter::Set(value, place, size) => {
                digest.word((*place as u64) << 32 | *size as u64);
                self.value(digest, *value);
            }
            Iter::Enumerate(value, count) => {
                digest.word(*count as u64);
                self.value(digest, *value);
            }
            Iter::Zip(values, strict) => {
                digest.word(u64::from(*strict));
                self.items(digest, values);
            }
        }
    }
}

/// How many entries stand before a place: how many were removed there is of no interest.
fn passed(dict: &Dict, place: usize) -> usize {
    let (mut from, mut count) = (0, 0);
    while let Some((at, ..)) = dict.next(from) {
        if at >= place {
            break;
        }
        (from, count) = (at + 1, count + 1);
    }
    count
}
