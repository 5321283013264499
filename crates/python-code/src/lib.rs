//! Compiled Python: plain data that the compiler writes and the machine runs.
//!
//! Code works on *registers*: a call has a window of `Code::registers` values.
//! The first registers are the parameters, then come the other local names,
//! then what expressions need on the way. An instruction is eight bytes.
#![forbid(unsafe_code)]

mod imports;
mod op;
pub mod shelf;

pub use op::{Binary, Compare, Op, Unary};
use serde::{Deserialize, Serialize};

/// The field of an instruction that names no register, or no constant.
pub const NOTHING: u16 = u16::MAX;

/// One instruction. What its fields mean stands with each [`Op`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instr {
    /// What to do.
    pub op: Op,
    /// A small number: an operator, a flag.
    pub d: u8,
    /// Mostly the register that is written.
    pub a: u16,
    /// Mostly the first register that is read.
    pub b: u16,
    /// Mostly the second register that is read.
    pub c: u16,
}

impl Instr {
    /// The fields `b` and `c` as one number: a jump's target, a constant, a global.
    pub const fn wide(self) -> u32 {
        self.b as u32 | (self.c as u32) << 16
    }

    /// An instruction whose fields `b` and `c` are one number.
    pub const fn with_wide(op: Op, a: u16, wide: u32) -> Self {
        Self {
            op,
            d: 0,
            a,
            b: wide as u16,
            c: (wide >> 16) as u16,
        }
    }
}

/// A constant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Const {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// An integer.
    Int(i64),
    /// An integer of more than 64 bits, in decimal digits.
    BigInt(String),
    /// A float.
    Float(f64),
    /// A text.
    Str(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A tuple of constants.
    Tuple(Vec<Const>),
    /// The code of a function, a class body, a comprehension.
    Code(Box<Code>),
}

/// Where in the source an instruction comes from. Lines count from 1, columns in characters from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// The column after the last one.
    pub end_column: u32,
    /// Of a binary operation or a subscript: the columns of the operator or of the brackets, which a traceback marks with `^`.
    /// Equal numbers: there are none.
    pub anchor: (u32, u32),
}

/// Instructions from `start` to before `end` whose exceptions go on at `target`, with the exception in register `register`.
/// The innermost handler stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handler {
    /// The first instruction covered.
    pub start: u32,
    /// The instruction after the last one covered.
    pub end: u32,
    /// Where to go on.
    pub target: u32,
    /// Where to put the exception.
    pub register: u16,
}

/// What a function takes. Registers from 0: the positional ones, the keyword-only ones, `*args`, `**kwargs`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Params {
    /// Names, in the order of the registers.
    pub names: Vec<String>,
    /// How many can be given by position (the positional-only ones included).
    pub positional: u16,
    /// How many of them by position only.
    pub positional_only: u16,
    /// How many by keyword only.
    pub keyword_only: u16,
    /// Is there `*args`?
    pub varargs: bool,
    /// Is there `**kwargs`?
    pub varkw: bool,
}

/// What running the code makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flavour {
    /// A call runs it.
    #[default]
    Function,
    /// A call makes a generator.
    Generator,
    /// A call makes a coroutine.
    Coroutine,
    /// A call makes an asynchronous generator.
    AsyncGenerator,
}

/// A module, a function, a class body or a comprehension.
///
/// A class body is a function of one parameter: the dictionary of the class's names.
/// It returns the cell of `__class__`, or `None` if no method needs it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// `f`, `<module>`, `<lambda>`, `<listcomp>`.
    pub name: String,
    /// `C.f`, `f.<locals>.g`.
    pub qualname: String,
    /// What it takes.
    pub params: Params,
    /// What running it makes.
    pub flavour: Flavour,
    /// How many registers its window has.
    pub registers: u16,
    /// The names of the registers that hold local names, in their order (for messages and for `locals()`).
    pub locals: Vec<String>,
    /// The names whose cells come from outside, in the order of the function's closure.
    pub free: Vec<String>,
    /// Names of globals, attributes, keywords and messages.
    pub names: Vec<String>,
    /// Constants.
    pub consts: Vec<Const>,
    /// Instructions.
    pub instrs: Vec<Instr>,
    /// One for each instruction.
    pub spans: Vec<Span>,
    /// The innermost first.
    pub handlers: Vec<Handler>,
    /// The first text of a body, if it stands alone.
    pub doc: Option<String>,
    /// The line of `def` or `class`.
    pub first_line: u32,
}

impl Code {
    /// As bytes, for a worker or a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// From [`Code::to_bytes`]; `None` if these bytes are no code.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// Plain data as bytes.
pub fn to_bytes<T: Serialize>(data: &T) -> Vec<u8> {
    postcard::to_allocvec(data).unwrap_or_default()
}

/// From [`to_bytes`]; `None` if these bytes are no such data.
pub fn from_bytes<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
