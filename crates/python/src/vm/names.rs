//! Names that the machine itself asks for: each has a fixed number.

use crate::machine::Machine;
use crate::symbol::Symbol;

macro_rules! names {
    ($($name:ident = $text:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place { $($name,)* }

        $(
            #[doc = concat!("`", $text, "`.")]
            pub const $name: Symbol = Symbol(Place::$name as u32);
        )*

        const ALL: &[&str] = &[$($text,)*];
    };
}

names! {
    INIT = "__init__",
    NEW = "__new__",
    CALL = "__call__",
    GET = "__get__",
    SET = "__set__",
    DELETE = "__delete__",
    GETATTR = "__getattr__",
    GETATTRIBUTE = "__getattribute__",
    SETATTR = "__setattr__",
    DELATTR = "__delattr__",
    ITER = "__iter__",
    NEXT = "__next__",
    CLASS = "__class__",
    DICT = "__dict__",
    DOC = "__doc__",
    NAME = "__name__",
    QUALNAME = "__qualname__",
    MODULE = "__module__",
    FILE = "__file__",
    ALL_NAMES = "__all__",
    ENTER = "__enter__",
    EXIT = "__exit__",
    AENTER = "__aenter__",
    AEXIT = "__aexit__",
    AWAIT = "__await__",
    EQ = "__eq__",
    HASH = "__hash__",
    BOOL = "__bool__",
    LEN = "__len__",
    CONTAINS = "__contains__",
    GETITEM = "__getitem__",
    SETITEM = "__setitem__",
    DELITEM = "__delitem__",
    INIT_SUBCLASS = "__init_subclass__",
    CLASS_GETITEM = "__class_getitem__",
    ABSTRACT_METHODS = "__abstractmethods__",
    NAME_ATTRIBUTE = "name",
    OBJ_ATTRIBUTE = "obj",
    FORMAT = "__format__",
    STR = "__str__",
    REPR = "__repr__",
    BUILTINS = "__builtins__",
    ANNOTATIONS = "__annotations__",
    PATH = "__path__",
    SLOTS = "__slots__",
    CLASSCELL = "__classcell__",
    NE = "__ne__",
    LT = "__lt__",
    LE = "__le__",
    GT = "__gt__",
    GE = "__ge__",
    REDUCE = "__reduce__",
    REDUCE_EX = "__reduce_ex__",
    GETSTATE = "__getstate__",
    SETSTATE = "__setstate__",
    GETNEWARGS = "__getnewargs__",
    GETNEWARGS_EX = "__getnewargs_ex__",
}

/// With these a class says how its instances are made again.
pub const PICKLING: &[Symbol] = &[
    REDUCE,
    REDUCE_EX,
    GETSTATE,
    SETSTATE,
    GETNEWARGS,
    GETNEWARGS_EX,
    SLOTS,
];

impl Machine {
    /// Gives these names their numbers, before any other name gets one.
    pub(crate) fn add_own_names(&mut self) {
        for name in ALL {
            self.symbol(name);
        }
    }
}
