//! Functions, calls, and what may stand where.

use super::Row;

/// About functions, calls, and what may stand where.
pub(super) const FUNCTIONS: &[Row] = &[
    (
        "positional argument follows keyword argument…",
        "Write the values without a name first, and then those with a name, such as `b=1`.",
    ),
    (
        "iterable argument unpacking follows…",
        "Write what has `*` before what has `**`.",
    ),
    (
        "keyword argument repeated: …",
        "`{0}` is given twice in this call. Leave one out.",
    ),
    (
        "non-default argument follows…",
        "Write parameters without a value of their own first, and then those with one, such as `b=1`.",
    ),
    (
        "duplicate argument '…' in…",
        "Two parameters have the name `{0}`. Give one of them another name.",
    ),
    (
        "named arguments must follow bare *",
        "Write a name after `*`: `*values`. Or write parameters after it.",
    ),
    (
        "arguments cannot follow var-keyword…",
        "The parameter with `**` is the last one. Write the others before it.",
    ),
    (
        "* argument may appear only once",
        "Only one parameter can have a `*`. Leave one out.",
    ),
    ("/ may appear only once", "Leave one `/` out."),
    ("/ must be ahead of *", "Write the `/` before the `*`."),
    (
        "var-positional argument cannot…",
        "A parameter with `*` takes any number of values. Leave out the `=` and what follows.",
    ),
    (
        "var-keyword argument cannot…",
        "A parameter with `**` takes any number of values. Leave out the `=` and what follows.",
    ),
    (
        "Function parameters cannot be parenthesized",
        "Leave out the inner parentheses, and take the value apart in the function.",
    ),
    (
        "'return' outside function",
        "`return` ends a function, and there is none here. Indent the line, so that it is in one, or leave it out.",
    ),
    (
        "'return' with value in async generator",
        "A function with `async` and `yield` gives nothing back at its end. Write `return` alone.",
    ),
    (
        "'yield' outside function",
        "`yield` stands within a function. Indent the line, so that it is in one.",
    ),
    (
        "'yield from' inside async function",
        "Write `async for x in ...: yield x` instead.",
    ),
    (
        "'yield' inside …",
        "`yield` cannot stand here. Write a loop with `for` instead.",
    ),
    (
        "'break' outside loop",
        "`break` ends a loop, and there is none around it. Indent the line, so that it is in one, or leave it out.",
    ),
    (
        "'continue' not properly in loop",
        "`continue` goes on with a loop, and there is none around it. Indent the line, so that it is in one, or leave it out.",
    ),
    (
        "'break', 'continue' and 'return' cannot…",
        "Note in a name what is to happen, and do it after the `except*` block.",
    ),
    (
        "'await' outside function",
        "`await` stands within `async def`. Write such a function, and run it with `asyncio.run(main())`.",
    ),
    (
        "'…' outside async function",
        "Write `async def` instead of `def` where this function begins.",
    ),
    (
        "asynchronous comprehension outside…",
        "Write `async def` instead of `def` where this function begins.",
    ),
    (
        "name '…' is assigned to before … declaration",
        "Move `{1} {0}` up, before the first line that uses `{0}`.",
    ),
    (
        "name '…' is used prior to … declaration",
        "Move `{1} {0}` up, before the first line that uses `{0}`.",
    ),
    (
        "name '…' is parameter and …",
        "`{0}` is a parameter of this function. Give the parameter another name, or leave out this line.",
    ),
    (
        "name '…' is nonlocal and global",
        "`{0}` can be only one of the two. Leave one of the lines out.",
    ),
    (
        "annotated name '…' can't be …",
        "Say the type of `{0}` outside the function, and not here.",
    ),
    (
        "nonlocal declaration not allowed…",
        "`nonlocal` stands only within a function. Leave this line out.",
    ),
    (
        "no binding for nonlocal '…' found",
        "No function around this one has a name `{0}`. Write `global {0}` if it is one of the program's.",
    ),
];
