//! Values, names and `=`.

use super::Row;

/// About values, names and `=`.
pub(super) const VALUES: &[Row] = &[
    (
        "invalid syntax. Perhaps you forgot a comma?",
        "Write a comma between the two values, or an operator such as `+`.",
    ),
    (
        "invalid syntax. Maybe you meant '==' …",
        "`=` gives a name a value. Write `==` to compare two values.",
    ),
    (
        "expression cannot contain assignment…",
        "Before `=` in a call there is a name. Write `==` to compare two values.",
    ),
    (
        "cannot assign to … here. Maybe you meant…",
        "Only a name, or a place such as `a[0]` or `a.b`, can stand before `=`. Write `==` to compare two values.",
    ),
    ("cannot assign to None", NO_NAME),
    ("cannot assign to True", NO_NAME),
    ("cannot assign to False", NO_NAME),
    ("cannot assign to __debug__", NO_NAME),
    (
        "cannot assign to …",
        "Only a name, or a place such as `a[0]` or `a.b`, can be given a value. This is neither ({0}).",
    ),
    ("cannot delete starred", "Leave out the `*`."),
    (
        "cannot delete …",
        "`del` takes names, and places such as `a[0]`. This is none.",
    ),
    (
        "'…' is an illegal expression for augmented assignment",
        "Before such an operator there is one name, or a place such as `a[0]`. Change one name at a time.",
    ),
    (
        "illegal expression for augmented…",
        "Before such an operator there is one name, or a place such as `a[0]`.",
    ),
    (
        "only single target …",
        "A type can be said of one name only. Write a line for each name.",
    ),
    (
        "illegal target for annotation",
        "A type is said of a name: `name: int`.",
    ),
    (
        "assignment to yield expression not possible",
        "`yield` gives a value away: it cannot be given one. Write a name before `=`.",
    ),
    (
        "cannot use assignment expressions with …",
        "Before `:=` there is a name, and this is none ({0}).",
    ),
    (
        "assignment expression cannot rebind…",
        "The name belongs to the comprehension. Choose another name before `:=`.",
    ),
    (
        "assignment expression cannot be used in…",
        "Move this `:=` to a line of its own before.",
    ),
    (
        "assignment expression within a comprehension…",
        "Move this `:=` out of the comprehension, or into a function.",
    ),
    (
        "starred assignment target…",
        "Write a comma after it: `*a, = values`. Or leave out the `*`.",
    ),
    (
        "multiple starred expressions…",
        "Only one name here can take all that is left. Leave out the other `*`.",
    ),
    (
        "… use starred expression here",
        "Leave out the `*`. It stands only within a call, a list or a tuple.",
    ),
    (
        "iterable unpacking cannot…",
        "Leave out the `*`, and write a second `for` instead.",
    ),
    (
        "dict unpacking cannot…",
        "Leave out the `**`. Write `key: value for key, value in ...`.",
    ),
    (
        "did you forget parentheses around…",
        "Put the values before `for` in parentheses: `(a, b) for ...`.",
    ),
    (
        "':' expected after dictionary key",
        "A dictionary has a value for each key. Write `:` and the value after the key.",
    ),
    (
        "expression expected after dictionary key…",
        "A dictionary has a value for each key. Write the value after the `:`.",
    ),
    (
        "cannot use a starred expression in a dictionary…",
        "A value of a dictionary has no `*`. Leave it out, or write `[*values]`.",
    ),
    (
        "expected 'else' after 'if' expression",
        "An `if` within a line needs an `else`, too: `a if condition else b`.",
    ),
    (
        "Generator expression must be parenthesized",
        "Put the part with `for` in parentheses of its own, or leave out the comma after it.",
    ),
];

const NO_NAME: &str =
    "This word has a value of its own, which cannot be changed. Choose another name.";
