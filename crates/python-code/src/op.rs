//! What instructions do.

use serde::{Deserialize, Serialize};

/// `r[a]` is the register that field `a` names, `wide` the number in `b` and `c`, `names[c]` a name of the code.
/// `->` writes. Registers that are "from `b` on" are neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum Op {
    /// Nothing.
    Nop,
    /// `r[b] -> r[a]`.
    Move,
    /// `consts[wide] -> r[a]`.
    Const,
    /// The small number `wide` (as `i32`) `-> r[a]`.
    Int,
    /// Raises `UnboundLocalError` (`d` = 0) or the `NameError` of a free name (`d` = 1) if `r[a]` is unbound; `names[c]`.
    Check,
    /// Makes `r[a]` unbound.
    Unbind,

    /// The global, or else the builtin, `names[wide]` `-> r[a]`.
    LoadGlobal,
    /// `r[a]` becomes the global `names[wide]`.
    StoreGlobal,
    /// Deletes the global `names[wide]`.
    DeleteGlobal,
    /// In a class body: `names[c]` of the dictionary `r[b]`, else the global, else the builtin `-> r[a]`.
    LoadName,
    /// In a class body: `r[a]` becomes `names[c]` of the dictionary `r[b]`.
    StoreName,
    /// In a class body: deletes `names[c]` of the dictionary `r[b]`.
    DeleteName,
    /// In a class body: `names[c]` of the dictionary `r[b]`; if it is not there, the content of the cell in `r[a]` `-> r[a]`.
    LoadNameOrCell,
    /// The private builtin `names[wide]`, that no program can hide `-> r[a]`.
    LoadPrivate,

    /// Puts what is in `r[a]` (it may be unbound) into a new cell, and the cell `-> r[a]`.
    MakeCell,
    /// Cell number `wide` of the function's closure `-> r[a]`.
    LoadClosure,
    /// The content of the cell `r[b]` `-> r[a]`; `NameError` with `names[c]` if it is unbound
    /// (`d` = 0: `UnboundLocalError`, the cell is of this function; `d` = 1: a free name).
    LoadCell,
    /// `r[a]` becomes the content of the cell `r[b]`.
    StoreCell,
    /// Makes the content of the cell `r[b]` unbound; an error if it is already (`names[c]`, `d` as in `LoadCell`).
    DeleteCell,

    /// `r[b] d r[c] -> r[a]`; `d` is a [`Binary`].
    Binary,
    /// As `Binary`, for `+=` and the like.
    Inplace,
    /// `r[b] + r[c] -> r[a]`.
    Add,
    /// `r[b] - r[c] -> r[a]`.
    Sub,
    /// `r[b] * r[c] -> r[a]`.
    Mul,
    /// `r[b] % r[c] -> r[a]`.
    Mod,
    /// `r[b] // r[c] -> r[a]`.
    FloorDiv,
    /// `r[b]` + the number `c` (as `i16`) `-> r[a]`; `d` = 1: of `+=` or `-=`. (Subtraction is an addition of the negative number,
    /// and its error says so: `d` = 2 is `-`, `d` = 3 is `-=`.)
    AddInt,
    /// The unary operator `d`, a [`Unary`], of `r[b]` `-> r[a]`.
    Unary,
    /// `not r[b] -> r[a]`.
    Not,
    /// `r[b] d r[c] -> r[a]`; `d` is a [`Compare`].
    Compare,

    /// Goes on at `wide`, which is further down.
    Jump,
    /// Goes on at `wide`, which is further up: another thread may come in here.
    JumpBack,
    /// Goes on at `wide` if `r[a]` is true.
    JumpIfTrue,
    /// Goes on at `wide` if `r[a]` is false.
    JumpIfFalse,
    /// Goes on at `wide` if `r[a]` is `None`.
    JumpIfNone,
    /// Goes on at `wide` if `r[a]` is not `None`.
    JumpIfNotNone,
    /// Skips the next instruction, which is a jump, if `r[b] d r[c]` is true (`a` is free for the comparison's value).
    SkipIfCompare,

    /// A list of the `c` values from `b` on `-> r[a]`.
    BuildList,
    /// A tuple of the `c` values from `b` on `-> r[a]`.
    BuildTuple,
    /// A set of the `c` values from `b` on `-> r[a]`.
    BuildSet,
    /// A dictionary of the `c` pairs from `b` on `-> r[a]`.
    BuildDict,
    /// The text of the `c` texts from `b` on, one after another `-> r[a]`.
    BuildString,
    /// The slice of the three values from `b` on `-> r[a]`.
    BuildSlice,
    /// Appends `r[b]` to the list `r[a]`.
    ListAppend,
    /// Appends all of `r[b]` to the list `r[a]`. `d` = 1: for a call of `r[c]` (its error, if `r[b]` is no iterable, names the function).
    ListExtend,
    /// The list `r[b]` as a tuple `-> r[a]`.
    ListToTuple,
    /// Adds `r[b]` to the set `r[a]`.
    SetAdd,
    /// Adds all of `r[b]` to the set `r[a]`.
    SetUpdate,
    /// `r[c]` becomes the value of the key `r[b]` in the dictionary `r[a]`.
    DictSet,
    /// Adds all of the mapping `r[b]` to the dictionary `r[a]`. `d` = 1: for a call of `r[c]`, where a key that is there already, or is no text, is an error.
    DictMerge,
    /// `r[b]` formatted `-> r[a]`: `d` is the conversion (0, or the character `s`, `r`, `a`), `r[c]` the format or `c` is [`NOTHING`](crate::NOTHING).
    Format,

    /// `r[b][r[c]] -> r[a]`.
    GetItem,
    /// `r[a][r[b]] = r[c]`.
    SetItem,
    /// `del r[a][r[b]]`.
    DeleteItem,
    /// The attribute `names[c]` of `r[b]` `-> r[a]`.
    GetAttr,
    /// `r[b].names[c] = r[a]`.
    SetAttr,
    /// `del r[b].names[c]`.
    DeleteAttr,
    /// For a call: the method `names[c]` of `r[b]` `-> r[a]`, and `r[b]` itself `-> r[a + 1]`;
    /// or what the attribute is `-> r[a]`, and unbound `-> r[a + 1]`.
    LoadMethod,
    /// The method `names[c]` that the type of `r[b]` has, bound `-> r[a]`. `d` says for what, for the error if there is none:
    /// 0 = `with` (enter), 1 = `with` (exit), 2 = `async with` (enter), 3 = `async with` (exit).
    LoadSpecial,

    /// Calls `r[a]` with the `b` values from `a + 1` on; the result `-> r[a]`. `c` is a constant: the tuple of the names
    /// that the last ones are given by, or [`NOTHING`](crate::NOTHING). `d` = 1: after `LoadMethod`, the arguments begin at `a + 2`,
    /// and `r[a + 1]` is the first one if it is bound (`b` does not count it).
    Call,
    /// Calls `r[a]` with the list or tuple `r[a + 1]` and the dictionary `r[a + 2]` (`d` = 0: there is no dictionary); the result `-> r[a]`.
    CallSpread,
    /// Ends the call with `r[a]`.
    Return,
    /// A function of the code `consts[b]` `-> r[a]`. From `c` on: the tuple of defaults, the dictionary of keyword-only defaults,
    /// the tuple of cells, each or `None`; and the dictionary of annotations or `None`. `c` = [`NOTHING`](crate::NOTHING): it has none of them.
    MakeFunction,

    /// An iterator of `r[b]` `-> r[a]`.
    GetIter,
    /// The next value of the iterator `r[b]` `-> r[a]`; if there is none, goes on `c` instructions after the next one.
    ForIter,
    /// The `c` values of `r[a]` `->` from `b` on; an error if it has more or fewer.
    Unpack,
    /// As `Unpack`, with a list between: `c` values before it, `d` after it.
    UnpackStar,

    /// Hands out `r[a]` and waits; what is sent `-> r[a]`.
    Yield,
    /// Hands out all that the iterator `r[b]` yields, and sends it what is sent; its result `-> r[a]`.
    /// `r[a]` is what is sent first (`None`).
    YieldFrom,
    /// The iterator of the awaitable `r[b]` `-> r[a]`. `d`: 0 = `await`, 1 = of `__aenter__`, 2 = of `__aexit__`.
    GetAwaitable,
    /// The asynchronous iterator of `r[b]` `-> r[a]`.
    GetAsyncIter,
    /// The iterator (for `YieldFrom`) of the awaitable of the next value of the asynchronous iterator `r[b]` `-> r[a]`.
    GetAsyncNext,

    /// Raises `r[a]`, from `r[b]` if `b` is not [`NOTHING`](crate::NOTHING). `a` = `NOTHING`: the exception that is handled, again.
    Raise,
    /// Raises the exception `r[a]` again, as it is, with its traceback.
    Reraise,
    /// Is the exception `r[b]` one of `r[c]`, a class or a tuple of classes? `-> r[a]`.
    Matches,
    /// The exception that this call handles now, or `None` `-> r[b]`; `r[a]` is handled from here on.
    EnterHandler,
    /// What is in `r[b]`, an exception or `None`, is handled from here on; with `None`, what the caller handles.
    LeaveHandler,

    /// The module `names[b]` `-> r[a]`: with `d` = 0 its first part (`import a.b`), with `d` = 1 the module itself (`import a.b as c`, `from a.b import c`).
    /// `c` = relative levels.
    Import,
    /// `names[c]` of the module `r[b]` `-> r[a]`, or the `ImportError`.
    ImportFrom,
    /// All public names of the module `r[a]` become globals.
    ImportStar,

    // No compiler writes what follows: the machine makes it when it links a code. Most are of two neighbours, so that the loop
    // takes both at once: each stands for the first of the two and keeps its fields; the second one stays where it is.
    /// `Inplace` with `+`.
    AddInto,
    /// The same, and a `JumpBack`.
    AddIntoBack,
    /// `Int`, and a `SkipIfCompare` with that number on the right.
    IntSkip,
    /// `Int`, and a `Mod` by that number.
    IntMod,
    /// `Int`, and a `Mul` by that number.
    IntMul,
    /// `AddInt`, and a `JumpBack`.
    AddIntBack,
    /// `AddInt`, and a `Return` of the sum.
    AddIntReturn,
    /// `Add`, and a `Return` of the sum.
    AddReturn,
    /// `Move`, and another one.
    MoveMove,
    /// `Move`, and a `Yield` of what was moved.
    MoveYield,
    /// `LoadGlobal`, and a `Move`.
    GlobalMove,
    /// `LoadGlobal`, and an `AddInt`.
    GlobalAddInt,
    /// `LoadClosure`, and another one.
    ClosureClosure,
    /// `LoadCell`, and another one.
    CellCell,
    /// `LoadCell`, and a `Return` of what was in it.
    CellReturn,
    /// `ListAppend`, and a `JumpBack`.
    AppendBack,
    /// `JumpBack` to a `ForIter`.
    BackToFor,
}

impl Op {
    /// Is it one that only the machine makes?
    #[must_use]
    pub const fn is_of_machine(self) -> bool {
        self as u8 > Self::ImportStar as u8
    }
}

/// Operators of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Binary {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    MatMul,
}

impl Binary {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 13] = [
        Self::Add,
        Self::Sub,
        Self::Mul,
        Self::TrueDiv,
        Self::FloorDiv,
        Self::Mod,
        Self::Pow,
        Self::LShift,
        Self::RShift,
        Self::And,
        Self::Or,
        Self::Xor,
        Self::MatMul,
    ];

    /// As it is written.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::TrueDiv => "/",
            Self::FloorDiv => "//",
            Self::Mod => "%",
            Self::Pow => "**",
            Self::LShift => "<<",
            Self::RShift => ">>",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
            Self::MatMul => "@",
        }
    }
}

/// Operators of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Unary {
    Negative,
    Positive,
    Invert,
}

impl Unary {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Negative, Self::Positive, Self::Invert];
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Compare {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    In,
    NotIn,
    Is,
    IsNot,
}

impl Compare {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 10] = [
        Self::Lt,
        Self::Le,
        Self::Eq,
        Self::Ne,
        Self::Gt,
        Self::Ge,
        Self::In,
        Self::NotIn,
        Self::Is,
        Self::IsNot,
    ];

    /// As it is written.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Gt => ">",
            Self::Ge => ">=",
            Self::In => "in",
            Self::NotIn => "not in",
            Self::Is => "is",
            Self::IsNot => "is not",
        }
    }
}
