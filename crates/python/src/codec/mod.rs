//! Values as bytes, and back: what `pickle` does, and what crosses from one process to another.
//!
//! Shared parts and cycles are kept. A function or class goes by its module and its qualified name; an instance by its
//! class and its attributes. What needs Python for that (an own `__reduce__`, an import) is left to
//! `lib/_prelude/codec.py`. Both directions use a stack of their own, never the native one, however deep a value is.
//!
//! The format is the machine's own: one letter per operation, as below, on a stack of values.

mod decode;
mod encode;
mod names;
mod reader;

pub use decode::{Decoded, Progress};
pub use encode::Encoded;
pub use reader::Wrong;

/// What the letters of the format mean.
mod op {
    pub const NONE: u8 = b'N';
    pub const TRUE: u8 = b'T';
    pub const FALSE: u8 = b'F';
    pub const ELLIPSIS: u8 = b'E';
    pub const NOT_IMPLEMENTED: u8 = b'U';
    /// An integer of up to 64 bits.
    pub const INT: u8 = b'i';
    /// A length in bytes, and an integer of that length.
    pub const BIG: u8 = b'I';
    pub const FLOAT: u8 = b'f';
    pub const TEXT: u8 = b's';
    pub const BYTES: u8 = b'b';
    pub const BYTE_ARRAY: u8 = b'B';
    pub const RANGE: u8 = b'r';
    /// A count; that many values are taken from the stack and become a tuple, or a frozen set.
    pub const TUPLE: u8 = b't';
    pub const FROZEN_SET: u8 = b'z';
    /// An empty list. `EXTEND`, with a count, takes that many values from the stack and adds them to the list below.
    pub const LIST: u8 = b'l';
    pub const EXTEND: u8 = b'L';
    pub const DICT: u8 = b'd';
    pub const FILL: u8 = b'D';
    pub const SET: u8 = b'S';
    pub const ADD: u8 = b'A';
    /// The value on top gets the next number; the value of a number; the value on top goes.
    pub const NOTE: u8 = b'm';
    pub const NOTED: u8 = b'g';
    pub const DROP: u8 = b'p';
    /// What stands under a name in a module.
    pub const GLOBAL: u8 = b'G';
    /// A call: a function and a tuple of arguments.
    pub const CALL: u8 = b'R';
    /// An instance without attributes. `ATTRIBUTES`, with a count, takes that many names and values for it from the stack.
    pub const OBJECT: u8 = b'O';
    pub const ATTRIBUTES: u8 = b'a';
    /// A state is given to the object below it.
    pub const STATE: u8 = b'K';
    pub const END: u8 = b'.';
}
