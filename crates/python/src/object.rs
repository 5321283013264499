//! What objects on the heap are.

use crate::native::Native;
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use num_bigint::BigInt;
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicU64, Ordering};

pub use crate::heap::dict::Dict;
pub use crate::heap::set::Set;

/// The number of a loaded code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CodeId(pub u32);

/// The number of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ModuleId(pub u32);

/// The number of a shape: which attributes an instance of which class has, in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShapeId(pub u32);

/// What an object holds. Its class stands beside it, so that an instance of a subclass of `list` is a `List` too.
#[derive(Clone, Debug)]
pub enum Body {
    /// A free place, and the next one.
    Free(u32),
    /// A float that does not fit in a value.
    Float(f64),
    /// An integer that does not fit in a value (or an instance of a subclass of `int`).
    Int(BigInt),
    /// A text.
    Str(Str),
    /// Bytes.
    Bytes(Box<[u8]>),
    /// Bytes that can change.
    ByteArray(Vec<u8>),
    /// A tuple.
    Tuple(Box<[Value]>),
    /// A list.
    List(Vec<Value>),
    /// A dictionary.
    Dict(Box<Dict>),
    /// A set or a frozen set.
    Set(Box<Set>),
    /// A range.
    Range(Box<Range>),
    /// Start, stop and step of a slice.
    Slice(Box<[Value; 3]>),
    /// An instance of a class written in Python, or of `object`.
    Instance(Attributes),
    /// A class.
    Class(Box<Class>),
    /// A Python function.
    Function(Box<Function>),
    /// A function bound to its first argument.
    Method {
        /// The function: any callable.
        function: Value,
        /// The first argument.
        receiver: Value,
    },
    /// A native function; in a class, a method.
    Native(&'static Native),
    /// A property.
    Property(Box<Property>),
    /// A class method.
    ClassMethod(Value),
    /// A static method.
    StaticMethod(Value),
    /// `super(class, receiver)`.
    Super {
        /// Attributes are looked up after this class ...
        class: Value,
        /// ... in the order of this object's class (or of this class), and bound to it.
        receiver: Value,
    },
    /// A variable that functions share.
    Cell(Value),
    /// An iterator that needs no Python code.
    Iter(Box<Iter>),
    /// `map` of a function, which is called by the machine, over a native iterator.
    Map {
        /// A plain Python function, a built-in class, or a native function that never waits.
        function: Value,
        /// A `Body::Iter`.
        iterator: Value,
    },
    /// A generator, a coroutine or an asynchronous generator.
    Generator(Box<Generator>),
    /// A module.
    Module(ModuleId),
    /// A code.
    Code(CodeId),
    /// Keys, values or items of a dictionary.
    View(View, Value),
    /// An exception.
    Exception(Box<Exception>),
    /// A lock.
    Lock(Box<Lock>),
    /// State of something native: of a random generator, a hash.
    State(Box<dyn State>),
}

/// A text.
#[derive(Debug)]
pub struct Str {
    /// The text itself.
    pub text: Box<str>,
    /// How many characters it has; equal to the number of bytes if all are ASCII.
    pub chars: u32,
    /// Its hash, once it has been asked for; 0 before. Two workers that ask at once write the same.
    hash: AtomicU64,
}

impl Clone for Str {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            chars: self.chars,
            hash: AtomicU64::new(self.hash.load(Ordering::Relaxed)),
        }
    }
}

impl Str {
    /// Of a text.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let chars = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        Self {
            text,
            chars: chars as u32,
            hash: AtomicU64::new(0),
        }
    }

    /// Of two texts, one after the other.
    #[must_use]
    pub fn sum(left: &Self, right: &Self) -> Self {
        Self {
            text: [&*left.text, &*right.text].concat().into(),
            chars: left.chars + right.chars,
            hash: AtomicU64::new(0),
        }
    }

    /// Its hash, which `compute` gives the first time.
    #[inline]
    pub fn hash(&self, compute: impl FnOnce(&str) -> u64) -> u64 {
        match self.hash.load(Ordering::Relaxed) {
            0 => {
                let hash = compute(&self.text);
                self.hash.store(hash, Ordering::Relaxed);
                hash
            }
            hash => hash,
        }
    }

    /// Are all characters ASCII, so that a character is a byte?
    pub fn is_ascii(&self) -> bool {
        self.chars as usize == self.text.len()
    }
}

/// A range of integers of 64 bits. (A range of greater ones is refused.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first.
    pub start: i64,
    /// The end, which is not part of it.
    pub stop: i64,
    /// From one to the next; not 0.
    pub step: i64,
}

impl Range {
    /// How many numbers it has.
    #[must_use]
    pub fn len(&self) -> u64 {
        let (first, end) = (i128::from(self.start), i128::from(self.stop));
        let step = i128::from(self.step);
        let count = if step > 0 {
            (end - first + step - 1) / step
        } else {
            (first - end - step - 1) / -step
        };
        count.max(0) as u64
    }

    /// Is it empty?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at an index, which must be less than `len`.
    pub fn at(&self, index: u64) -> i64 {
        (i128::from(self.start) + i128::from(self.step) * i128::from(index)) as i64
    }

    /// The index of a number.
    pub fn index_of(&self, number: i64) -> Option<u64> {
        let (distance, step) = (
            i128::from(number) - i128::from(self.start),
            i128::from(self.step),
        );
        let index = u64::try_from(distance / step).ok()?;
        (distance % step == 0 && index < self.len()).then_some(index)
    }
}

/// The attributes of an instance.
#[derive(Clone, Debug)]
pub struct Attributes {
    /// Which, in which order.
    pub shape: ShapeId,
    /// Their values, in the shape's order.
    pub slots: Vec<Value>,
}

/// Names and what they stand for, in the order in which they were added. A name keeps its place for good: one that was deleted is unbound.
#[derive(Clone, Debug, Default)]
pub struct Namespace {
    index: FxHashMap<Symbol, u32>,
    slots: Vec<(Symbol, Value)>,
}

impl Namespace {
    /// What a name stands for.
    #[must_use]
    pub fn get(&self, name: Symbol) -> Option<Value> {
        self.index
            .get(&name)
            .map(|&slot| self.slots[slot as usize].1)
            .filter(|value| !value.is_unbound())
    }

    /// The place of a name that stands for something.
    #[must_use]
    pub fn place(&self, name: Symbol) -> Option<u32> {
        let slot = self.index.get(&name).copied()?;
        (!self.at(slot).is_unbound()).then_some(slot)
    }

    /// The place of a name; a new one is unbound.
    pub fn slot(&mut self, name: Symbol) -> u32 {
        *self.index.entry(name).or_insert_with(|| {
            self.slots.push((name, Value::UNBOUND));
            (self.slots.len() - 1) as u32
        })
    }

    /// What is at a place.
    #[inline(always)]
    #[must_use]
    pub fn at(&self, slot: u32) -> Value {
        self.slots[slot as usize].1
    }

    /// Which name is at a place.
    #[must_use]
    pub fn name_at(&self, slot: u32) -> Symbol {
        self.slots[slot as usize].0
    }

    /// Changes what is at a place.
    #[inline(always)]
    pub fn put(&mut self, slot: u32, value: Value) {
        self.slots[slot as usize].1 = value;
    }

    /// Binds a name to a value.
    pub fn set(&mut self, name: Symbol, value: Value) {
        let slot = self.slot(name);
        self.put(slot, value);
    }

    /// Deletes a name; was it there?
    pub fn remove(&mut self, name: Symbol) -> bool {
        let there = self.get(name).is_some();
        if there {
            self.set(name, Value::UNBOUND);
        }
        there
    }

    /// All names that are bound.
    pub fn iter(&self) -> impl Iterator<Item = (Symbol, Value)> + '_ {
        self.slots
            .iter()
            .copied()
            .filter(|(_, value)| !value.is_unbound())
    }
}

/// A class.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Its name with those of the classes and functions around it.
    pub qualname: String,
    /// Its bases.
    pub bases: Vec<Value>,
    /// Itself, and then where to look for attributes.
    pub order: Vec<Value>,
    /// Its attributes.
    pub names: Namespace,
    /// The built-in class that says what its instances hold (`object`, `list`, `Exception`, ...).
    pub layout: Handle,
    /// The shape of an instance without attributes.
    pub shape: ShapeId,
}

/// A Python function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its code.
    pub code: CodeId,
    /// Its name.
    pub name: Value,
    /// Its name with those of the classes and functions around it.
    pub qualname: Value,
    /// The defaults of the last positional parameters: a tuple, or `None`.
    pub defaults: Value,
    /// The defaults of keyword-only parameters: a dictionary, or `None`.
    pub keyword_defaults: Value,
    /// The tuple of its cells, or `None`.
    pub closure: Value,
    /// A dictionary, or `None`.
    pub annotations: Value,
}

/// A property: functions, or `None`.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: Value,
}

/// An iterator that needs no Python code.
#[derive(Clone, Debug)]
pub enum Iter {
    /// Of a list or a tuple or another sequence, from an index on. The sequence is unbound at the end.
    Sequence(Value, usize),
    /// Of a list, backwards: the next index, plus one.
    Reversed(Value, usize),
    /// Of the characters of a text, from a byte on.
    Chars(Value, usize),
    /// Of a range: the next number, the step, how many are left.
    Range(i64, i64, u64),
    /// Of a dictionary: the view, the dictionary, the next place, its size at the start, backwards.
    Dict(View, Value, usize, usize, bool),
    /// Of a set: the next place, its size at the start.
    Set(Value, usize, usize),
    /// `enumerate` of a native iterator.
    Enumerate(Value, i64),
    /// `zip` of native iterators; `true`: strict.
    Zip(Vec<Value>, bool),
}

/// What a view of a dictionary shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum View {
    Keys,
    Values,
    Items,
}

/// A generator, a coroutine or an asynchronous generator, while it does not run.
#[derive(Clone, Debug)]
pub struct Generator {
    /// Where it stands.
    pub state: GeneratorState,
    /// Its function.
    pub function: Value,
    /// The function's code.
    pub code: CodeId,
    /// The function's cells, or `None`.
    pub closure: Value,
    /// The next instruction.
    pub pc: u32,
    /// Its registers; empty while it runs, and when it has ended.
    pub registers: Vec<Value>,
    /// The exception that it handles, or `None`; kept up to date while it runs.
    pub handled: Value,
}

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum GeneratorState {
    New,
    Suspended,
    Running,
    Ended,
}

/// An exception.
#[derive(Clone, Debug)]
pub struct Exception {
    /// `args`: a tuple.
    pub args: Value,
    /// Where it passed, from where it was raised outwards.
    pub traceback: Vec<Passed>,
    /// `__cause__`, or `None`.
    pub cause: Value,
    /// `__context__`, or `None`.
    pub context: Value,
    /// `__suppress_context__`.
    pub suppress_context: bool,
    /// Its other attributes.
    pub attributes: Attributes,
}

/// An instruction that an exception passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Of which code.
    pub code: CodeId,
    /// Which one.
    pub pc: u32,
}

/// A lock.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    /// Is it held?
    pub held: bool,
    /// By which thread it was taken (for reports).
    pub owner: u32,
    /// What it is for, for reports: `the end of Thread-1`.
    pub label: Option<Box<str>>,
    /// Where the program made it, for reports.
    pub made: Option<Passed>,
    /// Threads that wait for it, the first one first.
    pub waiting: std::collections::VecDeque<u32>,
}

/// Where an object seems to be, as `repr` shows it.
#[must_use]
pub fn address(handle: u32) -> String {
    format!("0x7f{:010x}", u64::from(handle) * 16)
}

/// State of something native.
pub trait State: std::any::Any + std::fmt::Debug + Send + Sync {
    /// A copy, for a process of its own.
    fn copy(&self) -> Box<dyn State>;
    /// As what it is.
    fn as_any(&mut self) -> &mut dyn std::any::Any;
}

impl Clone for Box<dyn State> {
    fn clone(&self) -> Self {
        (**self).copy()
    }
}

impl Body {
    /// All values that it holds, for the collector.
    pub fn each_value(&self, mut visit: impl FnMut(Value)) {
        match self {
            Self::Free(_)
            | Self::Float(_)
            | Self::Int(_)
            | Self::Str(_)
            | Self::Bytes(_)
            | Self::ByteArray(_) => {}
            Self::Range(_)
            | Self::Native(_)
            | Self::Module(_)
            | Self::Code(_)
            | Self::Lock(_)
            | Self::State(_) => {}
            Self::Tuple(items) => items.iter().copied().for_each(visit),
            Self::List(items) => items.iter().copied().for_each(visit),
            Self::Dict(dict) => dict.iter().for_each(|(key, value)| {
                visit(key);
                visit(value);
            }),
            Self::Set(set) => set.iter().for_each(visit),
            Self::Slice(parts) => parts.iter().copied().for_each(visit),
            Self::Instance(attributes) => attributes.slots.iter().copied().for_each(visit),
            Self::Class(class) => {
                class
                    .bases
                    .iter()
                    .chain(&class.order)
                    .copied()
                    .for_each(&mut visit);
                class.names.iter().for_each(|(_, value)| visit(value));
            }
            Self::Function(function) => {
                let Function {
                    code: _,
                    name,
                    qualname,
                    defaults,
                    keyword_defaults,
                    closure,
                    annotations,
                } = **function;
                [
                    name,
                    qualname,
                    defaults,
                    keyword_defaults,
                    closure,
                    annotations,
                ]
                .into_iter()
                .for_each(visit);
            }
            Self::Method { function, receiver } => {
                [*function, *receiver].into_iter().for_each(visit);
            }
            Self::Map { function, iterator } => {
                [*function, *iterator].into_iter().for_each(visit);
            }
            Self::Super { class, receiver } => [*class, *receiver].into_iter().for_each(visit),
            Self::Property(property) => {
                [property.get, property.set, property.delete, property.doc]
                    .into_iter()
                    .for_each(visit);
            }
            Self::ClassMethod(value)
            | Self::StaticMethod(value)
            | Self::Cell(value)
            | Self::View(_, value) => visit(*value),
            Self::Iter(iter) => match &**iter {
                Iter::Range(..) => {}
                Iter::Sequence(value, _)
                | Iter::Reversed(value, _)
                | Iter::Chars(value, _)
                | Iter::Set(value, ..) => visit(*value),
                Iter::Dict(_, value, ..) | Iter::Enumerate(value, _) => visit(*value),
                Iter::Zip(values, _) => values.iter().copied().for_each(visit),
            },
            Self::Generator(generator) => {
                visit(generator.function);
                visit(generator.handled);
                generator.registers.iter().copied().for_each(visit);
            }
            Self::Exception(exception) => {
                [exception.args, exception.cause, exception.context]
                    .into_iter()
                    .for_each(&mut visit);
                exception.attributes.slots.iter().copied().for_each(visit);
            }
        }
    }
}
