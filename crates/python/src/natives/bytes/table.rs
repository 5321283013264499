//! The tables of the methods of `bytes` and `bytearray`.

use super::{all, array, change, changed, find, is_space, new, split};
use crate::native::Table;
use crate::natives::operators::{self, comparisons};
use crate::natives::protocol;
use crate::natives::table::methods;
use interleave_python_code::Binary;

/// Comparisons of `bytes`.
pub const COMPARISONS: Table = comparisons!("bytes");

/// Comparisons of `bytearray`.
pub const ARRAY_COMPARISONS: Table = comparisons!("bytearray");

macro_rules! shared {
    ($class:literal; $($own:tt)*) => {
        methods! { $class;
            $($own)*
            "__repr__" ("self, /") = new::repr,
            "__str__" ("self, /") = new::repr,
            "__add__" ("self, value, /") = |m, a| operators::binary(m, Binary::Add, a),
            "__mul__" ("self, value, /") = |m, a| operators::binary(m, Binary::Mul, a),
            "__rmul__" ("self, value, /") = |m, a| operators::reflected(m, Binary::Mul, a),
            "__mod__" ("self, value, /") = new::percent,
            "__len__" ("self, /") = protocol::length,
            "__getitem__" ("self, key, /") = protocol::get_item,
            "__contains__" ("self, key, /") = protocol::contains,
            "__iter__" ("self, /") = protocol::iterate,
            "capitalize" ("self, /") = |m, a| changed(m, a, change::capitalize),
            "center" ("self, width, fillchar=?, /") = |m, a| change::pad(m, a, "center"),
            "count" ("self, sub, start=?, end=?, /") = find::count,
            "decode" ("self, /, encoding=?, errors=?") = new::decode,
            "endswith" ("self, suffix, start=?, end=?, /") = |m, a| find::affix(m, a, "endswith"),
            "expandtabs" ("self, /, tabsize=8") = change::expandtabs,
            "find" ("self, sub, start=?, end=?, /") = |m, a| find::find(m, a, false, false),
            "fromhex" ("cls, string, /") = new::from_hex,
            "hex" ("self, /, sep=?, bytes_per_sep=1") = new::hex,
            "index" ("self, sub, start=?, end=?, /") = |m, a| find::find(m, a, false, true),
            "isalnum" ("self, /") = |m, a| all(m, a, u8::is_ascii_alphanumeric),
            "isalpha" ("self, /") = |m, a| all(m, a, u8::is_ascii_alphabetic),
            "isascii" ("self, /") = find::is_ascii,
            "isdigit" ("self, /") = |m, a| all(m, a, u8::is_ascii_digit),
            "islower" ("self, /") = |m, a| find::is_in_case(m, a, u8::is_ascii_lowercase, u8::is_ascii_uppercase),
            "isspace" ("self, /") = |m, a| all(m, a, |byte| is_space(*byte)),
            "isupper" ("self, /") = |m, a| find::is_in_case(m, a, u8::is_ascii_uppercase, u8::is_ascii_lowercase),
            "join" ("self, iterable_of_bytes, /") = split::join,
            "ljust" ("self, width, fillchar=?, /") = |m, a| change::pad(m, a, "ljust"),
            "lower" ("self, /") = |m, a| changed(m, a, <[u8]>::to_ascii_lowercase),
            "lstrip" ("self, bytes=None, /") = |m, a| change::strip(m, a, true, false),
            "partition" ("self, sep, /") = |m, a| split::partition(m, a, false),
            "removeprefix" ("self, prefix, /") = |m, a| change::remove(m, a, true),
            "removesuffix" ("self, suffix, /") = |m, a| change::remove(m, a, false),
            "replace" ("self, old, new, count=-1, /") = change::replace,
            "rfind" ("self, sub, start=?, end=?, /") = |m, a| find::find(m, a, true, false),
            "rindex" ("self, sub, start=?, end=?, /") = |m, a| find::find(m, a, true, true),
            "rjust" ("self, width, fillchar=?, /") = |m, a| change::pad(m, a, "rjust"),
            "rpartition" ("self, sep, /") = |m, a| split::partition(m, a, true),
            "rsplit" ("self, /, sep=None, maxsplit=-1") = |m, a| split::split(m, a, true),
            "rstrip" ("self, bytes=None, /") = |m, a| change::strip(m, a, false, true),
            "split" ("self, /, sep=None, maxsplit=-1") = |m, a| split::split(m, a, false),
            "splitlines" ("self, /, keepends=False") = split::splitlines,
            "startswith" ("self, prefix, start=?, end=?, /") = |m, a| find::affix(m, a, "startswith"),
            "strip" ("self, bytes=None, /") = |m, a| change::strip(m, a, true, true),
            "swapcase" ("self, /") = |m, a| changed(m, a, change::swapcase),
            "title" ("self, /") = |m, a| changed(m, a, change::title),
            "upper" ("self, /") = |m, a| changed(m, a, <[u8]>::to_ascii_uppercase),
            "zfill" ("self, width, /") = change::zfill,
        }
    };
}

/// `bytes`.
pub const TABLE: Table = shared! { "bytes";
    "__new__" ("cls, source=?, encoding=?, errors=?") = new::bytes,
};

/// `bytearray`.
pub const ARRAY: Table = shared! { "bytearray";
    "__new__" ("cls, source=?, encoding=?, errors=?") = new::bytearray,
    "__setitem__" ("self, key, value, /") = protocol::set_item,
    "__delitem__" ("self, key, /") = protocol::delete_item,
    "append" ("self, item, /") = array::append,
    "clear" ("self, /") = array::clear,
    "copy" ("self, /") = |m, a| changed(m, a, <[u8]>::to_vec),
    "extend" ("self, iterable_of_ints, /") = array::extend,
    "insert" ("self, index, item, /") = array::insert,
    "pop" ("self, index=-1, /") = array::pop,
    "remove" ("self, value, /") = array::remove,
    "reverse" ("self, /") = array::reverse,
};
