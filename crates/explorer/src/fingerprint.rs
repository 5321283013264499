//! Digests of states.
//!
//! Two states are the same if everything that a thread can still read is the same, whatever the objects' handles are:
//! objects made since the beginning are named in the order in which they are found from the threads, and what nobody can
//! reach does not count. Of objects and globals of the beginning only those count that changed, each as the difference
//! from what it was: so one that changed back does not count.

use crate::codes::Codes;
use crate::digest::Digest;
use crate::op::Op;
use crate::process::{Process, Slot};
use crate::settings::{Order, Time};
use interleave_python::Machine;
use interleave_python::heap::Was;
use interleave_python::object::{Attributes, Body, Dict, Iter};
use interleave_python::value::{Handle, Value};
use interleave_python::vm::thread::{Frame, Then};
use rustc_hash::FxHashMap;

/// A state's digest.
pub fn of(process: &mut Process) -> u128 {
    let mut codes = std::mem::take(&mut process.codes);
    let digest = Finder::new(process, &mut codes).state();
    process.codes = codes;
    digest
}

/// The digest of an object as it was at the beginning.
pub fn of_base(process: &Process, was: &Was) -> u128 {
    // Nothing that was made later can be in it, and no code is looked at.
    let mut codes = Codes::default();
    let mut finder = Finder::new(process, &mut codes);
    finder.base_object(was.handle, was.class, was.body, was.beside)
}

struct Finder<'a> {
    process: &'a Process,
    machine: &'a Machine,
    codes: &'a mut Codes,
    /// Names of objects made since the beginning.
    names: FxHashMap<Handle, u32>,
    /// Those whose content is not added yet.
    open: Vec<Handle>,
    done: usize,
}

impl<'a> Finder<'a> {
    fn new(process: &'a Process, codes: &'a mut Codes) -> Self {
        Self {
            process,
            machine: &process.machine,
            codes,
            names: FxHashMap::default(),
            open: Vec::new(),
            done: 0,
        }
    }

    fn state(mut self) -> u128 {
        let process = self.process;
        let mut digest = Digest::default();
        for slot in &process.slots {
            self.thread(&mut digest, slot);
        }
        let mut sum = 0_u128;
        for handle in process.changed_objects.keys().copied() {
            let (class, beside) = (
                self.machine.heap.class(handle),
                self.machine.heap.beside(handle),
            );
            let body = self.machine.heap.get(handle).whole();
            let now = self.base_object(handle, class, body, beside);
            let then = process.base_digests.get(&handle).copied().unwrap_or(0);
            sum = sum.wrapping_add(now.wrapping_sub(then));
        }
        for (module, place) in process.changed_globals.keys().copied() {
            let now = self.machine.modules[module as usize].names.at(place);
            let then = process.base_globals[module as usize][place as usize];
            if now != then {
                let mut one = Digest::default();
                one.word(u64::from(module) << 32 | u64::from(place));
                self.value(&mut one, now);
                sum = sum.wrapping_add(one.end());
            }
        }
        while let Some(handle) = self.open.get(self.done).copied() {
            self.done += 1;
            let heap = &self.machine.heap;
            digest.word(u64::from(heap.class(handle).0) << 1 | u64::from(heap.has_escaped(handle)));
            let body = heap.get(handle).whole();
            self.body(&mut digest, handle, body, heap.beside(handle));
        }
        digest.wide(sum);
        let stage = process.stage.stage();
        stage.add_to(
            &mut digest,
            process.settings.order == Order::Exact || process.knowledge.in_parts,
        );
        if process.knowledge.clock {
            digest.word(stage.now.to_bits());
        }
        digest.word(u64::from(process.end.is_some()));
        digest.end()
    }

    fn thread(&mut self, digest: &mut Digest, slot: &Slot) {
        let Some(next) = slot.next else {
            digest.word(0);
            return;
        };
        digest.word(1 | u64::from(slot.within) << 1 | u64::from(slot.thread.id) << 8);
        if let Op::Wait(wait) = next {
            digest.word(2);
            let left = match (wait.until, self.process.settings.time) {
                (None, _) => 0,
                (Some(_), Time::Any) => 1,
                (Some(until), Time::Punctual) => {
                    // In nanoseconds, so that what is left is the same number whenever it began.
                    let left = until - self.process.stage.stage().now;
                    2 + (left.max(0.0) * 1e9).round() as u64
                }
            };
            digest.word(left);
            self.value(digest, wait.lock.map_or(Value::NONE, Value::object));
        }
        let thread = &slot.thread;
        digest.word(thread.frames.len() as u64);
        self.value(digest, thread.handled.unwrap_or(Value::NONE));
        for (number, frame) in thread.frames.iter().enumerate() {
            let above = thread.frames.get(number + 1);
            self.frame(digest, frame, above, &thread.registers);
        }
    }

    fn frame(
        &mut self,
        digest: &mut Digest,
        frame: &Frame,
        above: Option<&Frame>,
        registers: &[Value],
    ) {
        digest.word(u64::from(frame.code.0) << 32 | u64::from(frame.pc));
        digest.word(u64::from(frame.base));
        then(digest, frame.then);
        for value in [frame.closure, frame.owner, frame.handled] {
            self.value(digest, value);
        }
        // What the call above began with is its own.
        let end = above.map_or(frame.base + frame.size, |above| {
            above.base.min(frame.base + frame.size)
        });
        let window = &registers[frame.base as usize..end as usize];
        let code = self.codes.get(self.machine, frame.code).clone();
        let pc = frame.pc as usize;
        let result = above.and_then(|above| match above.then {
            Then::Store(register) | Then::Init(register) => Some(usize::from(register)),
            _ => None,
        });
        let caught = above.and_then(|_| code.handlers.get(pc.checked_sub(1)?).copied().flatten());
        for (register, value) in window.iter().enumerate() {
            let read = result != Some(register) && code.live.is(pc, register);
            let handled = caught.is_some_and(|(target, exception)| {
                usize::from(exception) != register && code.live.is(target as usize, register)
            });
            if read || handled {
                digest.word(register as u64);
                self.value(digest, *value);
            }
        }
    }

    #[inline]
    fn value(&mut self, digest: &mut Digest, value: Value) {
        let Some(handle) = value.as_handle() else {
            digest.word(value.bits());
            return;
        };
        if self.is_base(handle) {
            digest.word(value.bits());
            return;
        }
        match &*self.machine.heap.get(handle) {
            Body::Str(text) => {
                digest.word(7);
                digest.text(&text.text);
            }
            Body::Float(number) => {
                digest.word(15);
                digest.word(number.to_bits());
            }
            _ => {
                let next = self.names.len() as u32;
                let name = *self.names.entry(handle).or_insert(next);
                if name == next {
                    self.open.push(handle);
                }
                digest.word(u64::from(name) << 4 | 0xe);
            }
        }
    }

    fn is_base(&self, handle: Handle) -> bool {
        self.process.base.get(handle.0 as usize) == Some(&true)
    }

    fn base_object(
        &mut self,
        handle: Handle,
        class: Handle,
        body: &Body,
        beside: Option<&Attributes>,
    ) -> u128 {
        let mut digest = Digest::default();
        digest.word(u64::from(handle.0));
        digest.word(u64::from(class.0));
        self.body(&mut digest, handle, body, beside);
        digest.end()
    }

    fn attributes(&mut self, digest: &mut Digest, attributes: &Attributes) {
        digest.word(u64::from(attributes.shape.0));
        for value in &attributes.slots {
            self.value(digest, *value);
        }
    }

    fn body(
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
            Body::Str(text) => digest.text(&text.text),
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
                // Whoever waits stands in the threads; any of them may be next.
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

fn then(digest: &mut Digest, then: Then) {
    let word = match then {
        Then::Store(register) => 1 | u64::from(register) << 4,
        Then::Discard => 2,
        Then::Init(register) => 3 | u64::from(register) << 4,
        Then::Jump { target, sense } => 4 | u64::from(sense) << 4 | u64::from(target) << 5,
        Then::Skip => 5,
        Then::Next { register, end } => 6 | u64::from(register) << 4 | u64::from(end) << 20,
        Then::Delegate(register) => 7 | u64::from(register) << 4,
        Then::Unpack(parts) => {
            let counts = u64::from(parts.before) << 20 | u64::from(parts.after) << 36;
            8 | u64::from(parts.first) << 4 | counts | u64::from(parts.star) << 63
        }
        Then::Module(module) => 9 | u64::from(module.0) << 4,
        Then::End => 10,
    };
    digest.word(word);
}
