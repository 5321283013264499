//! The table of the methods of `str`.

use super::{all, changed, checked};
use super::{change, find, new, split};
use crate::native::Table;
use crate::natives::operators::{self, comparisons};
use crate::natives::protocol;
use crate::natives::table::methods;
use crate::text::{case, category, quote};
use interleave_python_code::Binary;

/// Comparisons of `str`.
pub const COMPARISONS: Table = comparisons!("str");

/// `str`.
pub const TABLE: Table = methods! { "str";
    "__new__" ("cls, object=?, encoding=?, errors=?") = new::new,
    "__repr__" ("self, /") = |m, a| changed(m, a, "__repr__", quote::quote_str),
    "__str__" ("self, /") = |m, a| changed(m, a, "__str__", str::to_owned),
    "__add__" ("self, value, /") = |m, a| operators::binary(m, Binary::Add, a),
    "__mul__" ("self, value, /") = new::repeat,
    "__rmul__" ("self, value, /") = new::repeat,
    "__mod__" ("self, value, /") = new::percent,
    "__len__" ("self, /") = protocol::length,
    "__getitem__" ("self, key, /") = protocol::get_item,
    "__contains__" ("self, key, /") = protocol::contains,
    "__iter__" ("self, /") = protocol::iterate,
    "capitalize" ("self, /") = |m, a| changed(m, a, "capitalize", case::capitalize),
    "casefold" ("self, /") = |m, a| changed(m, a, "casefold", case::fold),
    "center" ("self, width, fillchar=' ', /") = |m, a| change::pad(m, a, "center"),
    "count" ("self, sub, start=?, end=?, /") = find::count,
    "encode" ("self, /, encoding='utf-8', errors='strict'") = new::encode,
    "endswith" ("self, suffix, start=?, end=?, /") = |m, a| find::affix(m, a, "endswith"),
    "expandtabs" ("self, /, tabsize=8") = change::expandtabs,
    "find" ("self, sub, start=?, end=?, /") = |m, a| find::find(m, a, false, false),
    "format" ("self, /, *args, **kwargs") = new::format,
    "format_map" ("self, mapping, /") = new::format_map,
    "index" ("self, sub, start=?, end=?, /") = |m, a| find::find(m, a, false, true),
    "isalnum" ("self, /") = |m, a| all(m, a, "isalnum", |c| category::is_alpha(c) || category::is_numeric(c)),
    "isalpha" ("self, /") = |m, a| all(m, a, "isalpha", category::is_alpha),
    "isascii" ("self, /") = |m, a| checked(m, a, "isascii", str::is_ascii),
    "isdecimal" ("self, /") = |m, a| all(m, a, "isdecimal", category::is_decimal),
    "isdigit" ("self, /") = |m, a| all(m, a, "isdigit", category::is_digit),
    "isidentifier" ("self, /") = |m, a| checked(m, a, "isidentifier", category::is_identifier),
    "islower" ("self, /") = |m, a| checked(m, a, "islower", case::is_lower),
    "isnumeric" ("self, /") = |m, a| all(m, a, "isnumeric", category::is_numeric),
    "isprintable" ("self, /") = |m, a| checked(m, a, "isprintable", |text| text.chars().all(category::is_printable)),
    "isspace" ("self, /") = |m, a| all(m, a, "isspace", category::is_space),
    "istitle" ("self, /") = |m, a| checked(m, a, "istitle", case::is_titled),
    "isupper" ("self, /") = |m, a| checked(m, a, "isupper", case::is_upper),
    "join" ("self, iterable, /") = split::join,
    "ljust" ("self, width, fillchar=' ', /") = |m, a| change::pad(m, a, "ljust"),
    "lower" ("self, /") = |m, a| changed(m, a, "lower", str::to_lowercase),
    "lstrip" ("self, chars=None, /") = |m, a| change::strip(m, a, "lstrip"),
    "maketrans" ("x, y=?, z=?, /") = change::maketrans,
    "partition" ("self, sep, /") = |m, a| split::partition(m, a, false),
    "removeprefix" ("self, prefix, /") = |m, a| change::remove(m, a, "removeprefix"),
    "removesuffix" ("self, suffix, /") = |m, a| change::remove(m, a, "removesuffix"),
    "replace" ("self, old, new, count=-1, /") = change::replace,
    "rfind" ("self, sub, start=?, end=?, /") = |m, a| find::find(m, a, true, false),
    "rindex" ("self, sub, start=?, end=?, /") = |m, a| find::find(m, a, true, true),
    "rjust" ("self, width, fillchar=' ', /") = |m, a| change::pad(m, a, "rjust"),
    "rpartition" ("self, sep, /") = |m, a| split::partition(m, a, true),
    "rsplit" ("self, /, sep=None, maxsplit=-1") = |m, a| split::split(m, a, true),
    "rstrip" ("self, chars=None, /") = |m, a| change::strip(m, a, "rstrip"),
    "split" ("self, /, sep=None, maxsplit=-1") = |m, a| split::split(m, a, false),
    "splitlines" ("self, /, keepends=False") = split::splitlines,
    "startswith" ("self, prefix, start=?, end=?, /") = |m, a| find::affix(m, a, "startswith"),
    "strip" ("self, chars=None, /") = |m, a| change::strip(m, a, "strip"),
    "swapcase" ("self, /") = |m, a| changed(m, a, "swapcase", case::swap),
    "title" ("self, /") = |m, a| changed(m, a, "title", case::title),
    "translate" ("self, table, /") = change::translate,
    "upper" ("self, /") = |m, a| changed(m, a, "upper", str::to_uppercase),
    "zfill" ("self, width, /") = change::zfill,
};
