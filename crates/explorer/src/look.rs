//! Which of a thread's instructions others can notice.

use crate::codes::{Kind, Known};
use crate::knowledge::{Key, Knowledge};
use crate::natives::{Does, Natives};
use crate::op::{Op, Place};
use crate::settings::{Order, Reduction, Settings};
use interleave_python::Machine;
use interleave_python::native::Native;
use interleave_python::object::{Body, Iter};
use interleave_python::symbol::Symbol;
use interleave_python::value::{Handle, Value};
use interleave_python::vm::touch::{Ahead, Touch};
use interleave_python_code::Op as Code;

/// How deep containers are looked through where a native function looks through them.
const DEPTH: usize = 4;

/// What is to be done about the next instruction of a thread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// Nobody notices it.
    Own,
    /// Others notice it.
    Op(Op),
    /// It cannot be explored.
    Refused(&'static str),
}

/// Looks at the next instruction of one thread.
pub struct Looker<'a> {
    pub machine: &'a Machine,
    pub settings: &'a Settings,
    pub knowledge: &'a mut Knowledge,
    pub natives: &'a mut Natives,
    /// Objects that were there before the first thread started.
    pub base: &'a [bool],
    /// The number of the thread.
    pub thread: usize,
    /// The code that it runs.
    pub code: &'a Known,
    /// Is it within a function of the library whose first access was a step?
    pub within: bool,
    /// Does the library call what the program handed it (a thread's target, a pool's task)?
    pub handed: bool,
}

impl Looker<'_> {
    /// Is this the library's own business, under its own locks?
    fn is_locked(&self) -> bool {
        self.code.kind == Kind::Locked && !self.handed
    }

    fn has(&self, reduction: Reduction) -> bool {
        self.settings.reductions.has(reduction)
    }

    /// What is to be done about the next instruction.
    pub fn next(&mut self, ahead: &Ahead) -> Next {
        if self.code.tells_threads {
            self.knowledge.learn(|known| &mut known.ends);
        }
        if self.code.ends_thread
            && (self.knowledge.ends || self.knowledge.finely)
            && ahead.frame.pc == 0
        {
            return Next::Op(Op::End);
        }
        let machine = self.machine;
        let op = match machine.touch(ahead) {
            Touch::Nothing | Touch::Anything => None,
            Touch::Global {
                module,
                place,
                write,
            } => self.access(
                Key::Global(module.0, place),
                Place::Global(module, place),
                write,
            ),
            Touch::Attribute {
                object,
                name,
                write,
            } => self.attribute(object, name, write),
            Touch::Content { values, write } => self.contents(values, write, 1),
            Touch::Next(iterator) => self.iterator(iterator, DEPTH),
            Touch::Load(module) => {
                let name = machine.symbols.name(module).to_owned();
                self.knowledge.load(&name);
                None
            }
            Touch::Call {
                native,
                receiver,
                args,
                keywords,
            } => {
                // The library calls its own functions as methods, and by no list.
                self.handed = !receiver.is_unbound() || ahead.instr.op == Code::CallSpread;
                return self.call(native, receiver, args, keywords);
            }
        };
        op.map_or(Next::Own, Next::Op)
    }

    /// An access to a place that may be shared.
    fn access(&mut self, key: Key, place: Place, write: bool) -> Option<Op> {
        if self.is_locked() {
            if write {
                self.knowledge.written_by_library(key);
            }
            return None;
        }
        let shared = self.knowledge.touch(key, self.thread, write);
        let counts = shared || !self.has(Reduction::Own) && self.code.kind == Kind::Program;
        (counts && !self.within).then_some(Op::Access { place, write })
    }

    fn attribute(&mut self, object: Handle, name: Symbol, write: bool) -> Option<Op> {
        if !self.machine.heap.has_escaped(object) {
            return None;
        }
        self.access(Key::Attribute(name), Place::Attribute(object, name), write)
    }

    fn contents(&mut self, values: [Value; 2], write: bool, depth: usize) -> Option<Op> {
        let [first, second] = values;
        let one = self.content(first, write, depth);
        let other = self.content(second, false, depth);
        one.or(other)
    }

    /// What a value holds, and what that holds.
    fn content(&mut self, value: Value, write: bool, depth: usize) -> Option<Op> {
        let handle = value.as_handle()?;
        let machine = self.machine;
        let changes = match machine.body(value)? {
            Body::List(_)
            | Body::Dict(_)
            | Body::Set(_)
            | Body::ByteArray(_)
            | Body::Cell(_)
            | Body::Generator(_)
            | Body::Map { .. }
            | Body::State(_) => true,
            Body::Iter(_) => return self.iterator(value, depth),
            Body::View(_, dict) => return self.content(*dict, false, depth),
            Body::Tuple(_) => false,
            _ => return None,
        };
        let mut op = None;
        if changes && machine.heap.has_escaped(handle) {
            op = self.content_of(handle, write);
        }
        if depth > 1 {
            let mut inner = Vec::new();
            machine
                .heap
                .each_value_of(handle, |value| inner.push(value));
            for value in inner {
                op = op.or(self.content(value, false, depth - 1));
            }
        }
        op
    }

    /// An access to what an object holds that other threads may have.
    fn content_of(&mut self, handle: Handle, write: bool) -> Option<Op> {
        let place = Place::Content(handle);
        if self.base.get(handle.0 as usize) == Some(&true) {
            return self.access(Key::Content(handle), place, write);
        }
        let counts = !self.is_locked() && !self.within;
        counts.then_some(Op::Access { place, write })
    }

    /// The next item of an iterator.
    fn iterator(&mut self, value: Value, depth: usize) -> Option<Op> {
        let handle = value.as_handle()?;
        let machine = self.machine;
        let escaped = machine.heap.has_escaped(handle);
        match machine.body(value)? {
            Body::Iter(iter) => {
                let own = if escaped {
                    self.content_of(handle, true)
                } else {
                    None
                };
                own.or(self.source(iter, depth))
            }
            Body::Map { iterator, .. } => {
                let inner = *iterator;
                let own = if escaped {
                    self.content_of(handle, true)
                } else {
                    None
                };
                own.or(self.iterator(inner, depth.saturating_sub(1)))
            }
            Body::Generator(_) if escaped => self.content_of(handle, true),
            _ => None,
        }
    }

    fn source(&mut self, iter: &Iter, depth: usize) -> Option<Op> {
        let depth = depth.checked_sub(1)?;
        match iter {
            Iter::Range(..) => None,
            Iter::Sequence(value, _)
            | Iter::Reversed(value, _)
            | Iter::Chars(value, _)
            | Iter::Set(value, ..)
            | Iter::Dict(_, value, ..) => self.content(*value, false, 1),
            Iter::Enumerate(value, _) => self.iterator(*value, depth),
            Iter::Zip(values, _) => {
                let mut op = None;
                for value in values {
                    op = op.or(self.iterator(*value, depth));
                }
                op
            }
        }
    }

    fn call(
        &mut self,
        native: Option<&'static Native>,
        receiver: Value,
        args: &[Value],
        keywords: &[Symbol],
    ) -> Next {
        let Some(native) = native else {
            return self.all(args).map_or(Next::Own, Next::Op);
        };
        let first = if receiver.is_unbound() {
            args.first().copied().unwrap_or(Value::UNBOUND)
        } else {
            receiver
        };
        let rest = if receiver.is_unbound() {
            args.get(1..).unwrap_or_default()
        } else {
            args
        };
        let op = match self.natives.does(native) {
            Does::Nothing => None,
            Does::Start => (!self.has(Reduction::Left)).then_some(Op::Start),
            Does::Sleep => Some(Op::Sleep),
            Does::Print => {
                let exact = self.settings.order == Order::Exact || self.knowledge.in_parts;
                let read = self.all(args);
                read.or(exact.then_some(Op::Print))
            }
            Does::Clock => {
                self.knowledge.learn(|known| &mut known.clock);
                None
            }
            Does::Process => return Next::Refused("Programs with processes are not explored."),
            Does::Acquire => self.acquire(first, rest, keywords),
            Does::Enter => self.lock(first).map(|lock| self.taking(lock)),
            Does::Release => self.release(first),
            Does::Locked => self.locked(first),
            Does::Read => self.all(args).or_else(|| self.content(first, false, DEPTH)),
            Does::Change => {
                let own = self.content(first, true, 1);
                own.or_else(|| self.all(rest))
            }
            Does::ChangeAll => {
                let mut op = self.content(first, true, 1);
                for arg in rest {
                    op = op.or(self.content(*arg, true, 1));
                }
                op.or_else(|| self.all(rest))
            }
            Does::GetAttribute | Does::SetAttribute => {
                let write = self.natives.does(native) == Does::SetAttribute;
                self.attribute_by_name(first, rest, write)
            }
        };
        op.map_or(Next::Own, Next::Op)
    }

    /// A native function that looks through all these.
    fn all(&mut self, args: &[Value]) -> Option<Op> {
        let mut op = None;
        for arg in args {
            op = op.or(self.content(*arg, false, DEPTH));
        }
        op
    }

    fn attribute_by_name(&mut self, object: Value, rest: &[Value], write: bool) -> Option<Op> {
        let machine = self.machine;
        let name = machine.symbols.find(machine.as_text(*rest.first()?)?)?;
        self.attribute(object.as_handle()?, name, write)
    }

    fn lock(&self, value: Value) -> Option<Handle> {
        matches!(self.machine.body(value)?, Body::Lock(_)).then_some(value.as_handle()?)
    }

    /// Taking a lock, however long it takes.
    fn taking(&self, lock: Handle) -> Op {
        match &*self.machine.heap.get(lock) {
            Body::Lock(lock_) if lock_.label.is_some() => Op::Join(lock),
            _ => Op::Acquire(lock),
        }
    }

    fn acquire(&mut self, first: Value, rest: &[Value], keywords: &[Symbol]) -> Option<Op> {
        let lock = self.lock(first)?;
        let by_place = rest.len() - keywords.len();
        let given = |name: &str, place: usize| {
            let mut words = keywords.iter();
            let found = words.position(|other| self.machine.symbols.name(*other) == name);
            match found {
                Some(number) => rest.get(by_place + number),
                None => rest.get(place).filter(|_| place < by_place),
            }
        };
        let blocks =
            given("blocking", 0).is_none_or(|value| self.machine.truth(*value) != Some(false));
        let timed = given("timeout", 1).is_some_and(|value| *value != Value::int(-1));
        if blocks && !timed {
            return Some(self.taking(lock));
        }
        self.knowledge.learn(|known| &mut known.tries);
        Some(Op::Try(lock))
    }

    fn release(&mut self, first: Value) -> Option<Op> {
        let lock = self.lock(first)?;
        let labelled = matches!(self.taking(lock), Op::Join(_));
        let noticed = self.knowledge.tries || self.knowledge.finely || !self.has(Reduction::Left);
        (noticed && !labelled).then_some(Op::Release(lock))
    }

    fn locked(&mut self, first: Value) -> Option<Op> {
        let lock = self.lock(first)?;
        if self.code.kind == Kind::Locked {
            // There, only the lock holder asks this.
            return None;
        }
        self.knowledge.learn(|known| &mut known.tries);
        Some(Op::Release(lock))
    }
}
