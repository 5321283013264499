//! Functions and methods written in Rust, in tables by class and by module.

pub mod args;
pub mod builtins;
pub mod bytes;
pub mod codec;
pub mod dict;
pub mod ending;
pub mod exception;
pub mod float;
pub mod function;
pub mod generator;
pub mod harmless;
pub mod hashing;
pub mod inspect;
pub mod int;
pub mod iter;
pub mod list;
pub mod math;
pub mod number_builtins;
pub mod object;
pub mod operators;
pub mod print;
pub mod process;
pub mod protocol;
pub mod random;
pub mod range;
pub mod regex;
pub mod set;
pub mod str;
pub mod sys;
mod table;
pub mod text_pieces;
pub mod thread;
pub mod time;
pub mod tuple;
pub mod types;
pub mod view;
pub mod within;

use crate::classes;
use crate::native::Table;
use crate::value::Handle;

/// The methods of the built-in classes. A class may stand here several times.
pub const CLASS_TABLES: &[(Handle, Table)] = &[
    (classes::OBJECT, object::TABLE),
    (classes::TYPE, types::TABLE),
    (classes::SUPER, types::SUPER),
    (classes::PROPERTY, function::PROPERTY),
    (classes::CLASSMETHOD, function::CLASS_METHOD),
    (classes::STATICMETHOD, function::STATIC_METHOD),
    (classes::FUNCTION, function::TABLE),
    (classes::NATIVE_FUNCTION, function::CALL),
    (classes::METHOD_DESCRIPTOR, function::TABLE),
    (classes::METHOD, function::CALL),
    (classes::METHOD, function::METHOD),
    (classes::BASE_EXCEPTION, exception::TABLE),
    (classes::GENERATOR, generator::TABLE),
    (classes::GENERATOR, generator::ITERATOR),
    (classes::COROUTINE, generator::TABLE),
    (classes::COROUTINE, generator::AWAITABLE),
    (classes::ASYNC_GENERATOR, generator::ASYNCHRONOUS),
    (classes::DICT, dict::TABLE),
    (classes::TUPLE, tuple::TABLE),
    (classes::LIST, list::TABLE),
    (classes::SET, set::TABLES[0]),
    (classes::SET, set::TABLES[1]),
    (classes::FROZENSET, set::FROZEN[0]),
    (classes::FROZENSET, set::FROZEN[1]),
    (classes::RANGE, range::TABLE),
    (classes::SLICE, range::SLICE),
    (classes::DICT_KEYS, view::TABLE),
    (classes::DICT_KEYS, view::LIKE_SETS),
    (classes::DICT_VALUES, view::TABLE),
    (classes::DICT_ITEMS, view::TABLE),
    (classes::DICT_ITEMS, view::LIKE_SETS),
    (classes::ENUMERATE, iter::ENUMERATE),
    (classes::ZIP, iter::ZIP),
    (classes::REVERSED, iter::REVERSED),
    (classes::MAP, iter::MAP),
    (classes::FILTER, iter::FILTER),
    (classes::LIST_ITERATOR, iter::TABLE),
    (classes::TUPLE_ITERATOR, iter::TABLE),
    (classes::STR_ITERATOR, iter::TABLE),
    (classes::BYTES_ITERATOR, iter::TABLE),
    (classes::RANGE_ITERATOR, iter::TABLE),
    (classes::SET_ITERATOR, iter::TABLE),
    (classes::DICT_KEY_ITERATOR, iter::TABLE),
    (classes::DICT_VALUE_ITERATOR, iter::TABLE),
    (classes::DICT_ITEM_ITERATOR, iter::TABLE),
    (classes::LIST_REVERSE_ITERATOR, iter::TABLE),
    (classes::REVERSED, iter::TABLE),
    (classes::ENUMERATE, iter::TABLE),
    (classes::ZIP, iter::TABLE),
    (classes::MAP, iter::TABLE),
    (classes::FILTER, iter::TABLE),
    (classes::CALLABLE_ITERATOR, iter::TABLE),
    (classes::LOCK, thread::LOCK),
    (classes::BOOL, int::BOOL),
    (classes::BYTEARRAY, bytes::ARRAY),
    (classes::BYTEARRAY, bytes::ARRAY_COMPARISONS),
    (classes::BYTES, bytes::COMPARISONS),
    (classes::BYTES, bytes::TABLE),
    (classes::FLOAT, float::ARITHMETIC),
    (classes::FLOAT, float::COMPARISONS),
    (classes::FLOAT, float::TABLE),
    (classes::INT, int::ARITHMETIC),
    (classes::INT, int::COMPARISONS),
    (classes::INT, int::TABLE),
    (classes::STR, str::COMPARISONS),
    (classes::STR, str::TABLE),
];

/// The functions of modules. A module may stand here several times.
pub const MODULE_TABLES: &[(&str, Table)] = &[
    ("_codec", codec::MODULE),
    ("_hashlib", hashing::MODULE),
    ("_math", math::FLOATS),
    ("_math", math::MANY),
    ("_prelude", codec::PRELUDE),
    ("_prelude", ending::MODULE),
    ("_prelude", generator::MODULE),
    ("_prelude", object::MODULE),
    ("_prelude", types::MODULE),
    ("_prelude", text_pieces::PRELUDE),
    ("_prelude", within::MODULE),
    ("_processes", codec::PROCESSES),
    ("_processes", process::MODULE),
    ("_random", random::MODULE),
    ("_string", text_pieces::STRING),
    ("_thread", thread::MODULE),
    ("_re", regex::MODULE),
    ("_sys", sys::MODULE),
    ("_time", time::MODULE),
    ("_traceback", sys::TRACEBACK),
    ("builtins", builtins::MODULE),
    ("builtins", inspect::MODULE),
    ("builtins", number_builtins::BUILTINS),
    ("builtins", print::MODULE),
];

/// What is read from instances of the built-in classes like an attribute: each is the getter of a property.
pub const PROPERTY_TABLES: &[(Handle, Table)] = &[
    (classes::RANGE, range::PROPERTIES),
    (classes::SLICE, range::SLICE_PROPERTIES),
    (classes::DICT_KEYS, view::PROPERTIES),
    (classes::DICT_VALUES, view::PROPERTIES),
    (classes::DICT_ITEMS, view::PROPERTIES),
    (classes::FLOAT, float::PROPERTIES),
    (classes::INT, int::PROPERTIES),
];
