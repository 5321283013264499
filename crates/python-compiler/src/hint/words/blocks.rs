//! Blocks, imports and patterns.

use super::Row;

/// About blocks, imports and patterns.
pub(super) const BLOCKS: &[Row] = &[
    (
        "expected 'except' or 'finally' block",
        "A `try:` needs an `except:` or a `finally:` after its block, indented as the `try:` is.",
    ),
    (
        "default 'except:' must be last",
        "Move the `except:` that has no exception after the others.",
    ),
    (
        "multiple exception types…",
        "Put the exceptions in parentheses: `except (A, B):`.",
    ),
    (
        "cannot have both 'except' and 'except*'…",
        "Write `except` everywhere in this `try`, or `except*` everywhere.",
    ),
    (
        "expected one or more exception types",
        "Write after `except*` which exception is meant.",
    ),
    (
        "trailing comma not allowed…",
        "Leave out the comma at the end.",
    ),
    (
        "import * only allowed at module level",
        "Move this line to the beginning of the program, or name what you import.",
    ),
    (
        "from __future__ imports…",
        "Move this line to the beginning of the program.",
    ),
    (
        "future feature … is not defined",
        "There is no such feature as `{0}`. Leave this line out.",
    ),
    (
        "not a chance",
        "Blocks are made by indentation, not by braces. Leave this line out.",
    ),
    (
        "name capture '…' makes…",
        "`case {0}:` fits every value, so nothing after it is reached. Move it to the end.",
    ),
    (
        "wildcard makes…",
        "`case _:` fits every value, so nothing after it is reached. Move it to the end.",
    ),
    (
        "alternative patterns bind…",
        "Write the same names on both sides of the `|`.",
    ),
    (
        "multiple assignments to name '…' in pattern",
        "`{0}` stands twice in this pattern. Choose another name for one.",
    ),
    (
        "multiple starred names…",
        "Only one name in a pattern can have a `*`. Leave one out.",
    ),
    (
        "mapping pattern checks…",
        "A key stands twice in this pattern. Leave one out.",
    ),
    (
        "attribute name repeated in class pattern: …",
        "`{0}` stands twice in this pattern. Leave one out.",
    ),
    (
        "positional patterns follow…",
        "Write the patterns without a name first, and then those with a name.",
    ),
    (
        "patterns may only match…",
        "A `case` takes plain values, such as `1` or `\"a\"`, and names. Put the rest after an `if`.",
    ),
    ("invalid pattern target", "After `as` there is a name."),
    (
        "cannot use '_' as a target",
        "Choose another name than `_`.",
    ),
    (
        "… number required in complex literal",
        "Write a number such as `1 + 2j`, or put the sum after an `if`.",
    ),
    (
        "… is not supported here",
        "Python has this, and this page has not. Write it another way.",
    ),
    (
        "too large: …",
        "Make several functions of this one, or read such long lists of values from a text.",
    ),
    ("source is too large", "Make the program shorter."),
    (
        "expression is too deeply nested",
        "Give parts of this long expression names, and write them in lines of their own.",
    ),
    (
        "too many nested parentheses",
        "Give parts of this long expression names, and write them in lines of their own.",
    ),
    (
        "too many statically nested blocks",
        "There are too many blocks in blocks. Put some of them into a function of their own.",
    ),
];
