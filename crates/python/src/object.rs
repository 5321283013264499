//! What objects on the heap are.

mod namespace;
mod range;
mod reached;
mod text;

use crate::native::Native;
use crate::value::{Handle, Value};
use num_bigint::BigInt;

pub use crate::heap::dict::Dict;
pub use crate::heap::set::Set;
pub use namespace::Namespace;
pub use range::Range;
pub use text::Str;

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

/// The attributes of an instance.
#[derive(Clone, Debug)]
pub struct Attributes {
    /// Which, in which order.
    pub shape: ShapeId,
    /// Their values, in the shape's order.
    pub slots: Vec<Value>,
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
