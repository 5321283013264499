//! Digests of states.
//!
//! Two states are the same if everything that a thread can still read is the same, whatever the objects' handles are:
//! objects made since the beginning are named in the order in which they are found from the threads, and what nobody can
//! reach does not count. Of objects and globals of the beginning only those count that changed, each as the difference
//! from what it was: so one that changed back does not count.

mod bodies;

use crate::addresses::{Part, has_address, parts};
use crate::codes::Codes;
use crate::digest::Digest;
use crate::op::Op;
use crate::process::{Process, Slot};
use crate::settings::{Order, Reduction, Time};
use interleave_python::Machine;
use interleave_python::heap::Was;
use interleave_python::object::{Attributes, Body};
use interleave_python::value::{Handle, Value};
use interleave_python::vm::thread::{Frame, Then};
use rustc_hash::FxHashMap;

/// A state's digest.
pub fn of(process: &mut Process) -> u128 {
    let mut codes = std::mem::take(&mut process.codes);
    let found = std::mem::take(&mut process.found);
    let mut finder = Finder::new(process, &mut codes, found);
    let mut digest = finder.state();
    if finder.is_mixed {
        finder.keeps_apart = false;
        digest = finder.state();
    }
    let found = finder.found;
    (process.codes, process.found) = (codes, found);
    digest
}

/// Objects that were found, by name. (Kept from one state to the next for their room.)
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By handle.
    numbers: FxHashMap<Handle, u32>,
    /// In the order in which they were found.
    order: Vec<Handle>,
}

impl Names {
    fn clear(&mut self) {
        self.numbers.clear();
        self.order.clear();
    }

    fn of(&mut self, handle: Handle) -> u32 {
        let next = self.order.len() as u32;
        let number = *self.numbers.entry(handle).or_insert(next);
        if number == next {
            self.order.push(handle);
        }
        number
    }
}

/// What one state's objects are called: those that a thread has for itself are named within the thread, so that a thread
/// that has not moved since has the same digest.
#[derive(Clone, Debug, Default)]
pub struct Objects {
    shared: Names,
    own: Names,
}

/// The digest of an object as it was at the beginning.
pub fn of_base(process: &Process, was: &Was) -> u128 {
    // Nothing that was made later can be in it, and no code is looked at.
    let mut codes = Codes::default();
    let mut finder = Finder::new(process, &mut codes, Objects::default());
    finder.base_object(was.handle, was.class, was.body, was.beside)
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Finder<'a> {
    process: &'a Process,
    machine: &'a Machine,
    codes: &'a mut Codes,
    /// Names of objects made since the beginning.
    found: Objects,
    /// Are objects that a thread has for itself named within that thread?
    keeps_apart: bool,
    /// Is it a thread that is looked at?
    is_in_thread: bool,
    /// Was anything in this thread that others may change, or name?
    is_shared: bool,
    /// Was an object that a thread has for itself found elsewhere, too?
    is_mixed: bool,
}

impl<'a> Finder<'a> {
    fn new(process: &'a Process, codes: &'a mut Codes, found: Objects) -> Self {
        Self {
            process,
            machine: &process.machine,
            codes,
            found,
            keeps_apart: true,
            is_in_thread: false,
            is_shared: false,
            is_mixed: false,
        }
    }

    fn state(&mut self) -> u128 {
        let process = self.process;
        self.found.shared.clear();
        let mut digest = Digest::default();
        for slot in &process.slots {
            let own = self.slot(slot);
            digest.wide(own);
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
        self.output(&mut digest);
        let mut done = 0;
        while let Some(handle) = self.found.shared.order.get(done).copied() {
            done += 1;
            self.object(&mut digest, handle);
        }
        digest.wide(sum);
        let stage = process.stage.stage();
        if process.knowledge.clock {
            digest.word(stage.now.to_bits());
        }
        digest.word(u64::from(process.end.is_some()));
        digest.end()
    }

    fn object(&mut self, digest: &mut Digest, handle: Handle) {
        let heap = &self.machine.heap;
        digest.word(u64::from(heap.class(handle).0) << 1 | u64::from(heap.has_escaped(handle)));
        let body = heap.get(handle).whole();
        self.body(digest, handle, body, heap.beside(handle));
    }

    /// A thread, and what it has for itself.
    fn slot(&mut self, slot: &Slot) -> u128 {
        if self.keeps_apart
            && let Some(known) = slot.digest.get()
        {
            return *known;
        }
        let mut digest = Digest::default();
        (self.is_in_thread, self.is_shared) = (self.keeps_apart, false);
        self.found.own.clear();
        self.thread(&mut digest, slot);
        let mut done = 0;
        while let Some(handle) = self.found.own.order.get(done).copied() {
            done += 1;
            self.object(&mut digest, handle);
        }
        self.is_in_thread = false;
        let digest = digest.end();
        if self.keeps_apart && !self.is_shared {
            // Somebody else may have set it, to the same.
            let _ = slot.digest.set(digest);
        }
        digest
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
                    self.is_shared = true;
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
        let pc = frame.pc as usize;
        let result = above.and_then(|above| match above.then {
            Then::Store(register) | Then::Init(register) => Some(usize::from(register)),
            _ => None,
        });
        for (number, values) in window.chunks(64).enumerate() {
            let code = self.codes.get(self.machine, frame.code);
            let without = |bits: u64, register: Option<usize>| match register {
                Some(register) if register / 64 == number => bits & !(1 << (register % 64)),
                _ => bits,
            };
            let mut read = if self.process.settings.reductions.has(Reduction::Registers) {
                without(code.live.word(pc, number), result)
            } else {
                without(u64::MAX, result)
            };
            let caught = above.and_then(|_| *code.handlers.get(pc.checked_sub(1)?)?);
            if let Some((target, exception)) = caught {
                let live = code.live.word(target as usize, number);
                read |= without(live, Some(usize::from(exception)));
            }
            while read != 0 {
                let place = read.trailing_zeros() as usize;
                read &= read - 1;
                if let Some(value) = values.get(place) {
                    digest.word((number * 64 + place) as u64);
                    self.value(digest, *value);
                }
            }
        }
    }

    /// What was printed.
    fn output(&mut self, digest: &mut Digest) {
        let process = self.process;
        let exact = process.settings.order == Order::Exact || process.knowledge.in_parts;
        let stage = process.stage.stage();
        if !process.knowledge.addresses {
            stage.add_to(digest, exact);
            return;
        }
        if exact {
            self.text(digest, &stage.out);
        } else {
            let lines = stage.out.split_inclusive('\n').map(|line| (0, line));
            self.bag_of_texts(digest, lines);
        }
        self.bag_of_texts(digest, stage.err.iter().map(|(by, text)| (*by, &**text)));
    }

    /// Texts whose order means nothing, and whose each is.
    fn bag_of_texts<'t>(
        &mut self,
        digest: &mut Digest,
        texts: impl Iterator<Item = (u32, &'t str)>,
    ) {
        let mut sum = 0_u128;
        for (thread, text) in texts {
            let mut one = Digest::default();
            one.word(u64::from(thread));
            self.text(&mut one, text);
            sum = sum.wrapping_add(one.end());
        }
        digest.wide(sum);
    }

    /// A text; an address in it is a reference.
    fn text(&mut self, digest: &mut Digest, text: &str) {
        // What it means is learned.
        self.is_shared |= has_address(text);
        if !self.process.knowledge.addresses || !has_address(text) {
            digest.text(text);
            return;
        }
        for part in parts(text) {
            match part {
                Part::Text(text) => digest.text(text),
                Part::Address(handle) if self.machine.heap.has(handle) => {
                    digest.word(3);
                    self.value(digest, Value::object(handle));
                }
                Part::Address(handle) => digest.word(u64::from(handle.0)),
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
                self.text(digest, &text.text);
            }
            Body::Float(number) => {
                digest.word(15);
                digest.word(number.to_bits());
            }
            _ if self.keeps_apart && !self.machine.heap.has_escaped(handle) => {
                self.is_mixed |= !self.is_in_thread;
                let name = self.found.own.of(handle);
                digest.word(u64::from(name) << 4 | 0xc);
            }
            _ => {
                self.is_shared = true;
                let name = self.found.shared.of(handle);
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
