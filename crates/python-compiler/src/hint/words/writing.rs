//! How a program is written: signs, texts, brackets and indentation.

use super::Row;

/// About brackets, texts, indentation and characters.
pub(super) const WRITING: &[Row] = &[
    (
        "expected ':'",
        "Write `:` at the end of this line. A block begins with it.",
    ),
    (
        "expected '('",
        "Write parentheses after the name of the function: `def f():`.",
    ),
    (
        "Missing parentheses in call to '…'. …",
        "`{0}` is a function. Put what it gets in parentheses: `{0}(...)`.",
    ),
    (
        "'…' was never closed",
        "A bracket `{0}` is opened here and not closed. Write the bracket that closes it.",
    ),
    (
        "unmatched '…'",
        "No bracket was opened that `{0}` closes. Leave it out, or write the one that opens.",
    ),
    (
        "closing parenthesis '…' does not match opening parenthesis '…'…",
        "The bracket `{1}` is open here, and `{0}` does not close it. Write the one that does.",
    ),
    (
        "unterminated string…",
        "The text has no end. Write the quote that it begins with at its end, too.",
    ),
    (
        "unterminated triple-quoted…",
        "The text has no end. Write the three quotes that it begins with at its end, too.",
    ),
    (
        "unexpected indent",
        "This line is indented more than the line before, without a reason. Indent both alike.",
    ),
    (
        "unindent does not match…",
        "Lines of a block begin in the same column. Indent this line as an earlier one.",
    ),
    (
        "inconsistent use of tabs…",
        "This line is indented with tabs, and others with spaces. Use four spaces everywhere.",
    ),
    (
        "too many levels of indentation",
        "There are too many blocks in blocks. Put some of them into a function of their own.",
    ),
    (
        "expected an indented block after … on line …",
        "The lines of the {0} in line {1} must be indented by four spaces. If there are none yet, write `pass`.",
    ),
    (
        "invalid non-printable character…",
        "There is an invisible character here, perhaps copied from a page. Delete it, and write an ordinary space.",
    ),
    (
        "leading zeros…",
        "Write the number without zeros before it.",
    ),
    (
        "invalid digit '…' in … literal",
        "The digit `{0}` is not one of the digits of a number that is {1}.",
    ),
    (
        "invalid decimal literal",
        "A number has only digits. A name cannot begin with a digit, and an operator stands between a number and a name.",
    ),
    (
        "invalid … literal",
        "This number is not complete, or has a letter in it that is no digit of it.",
    ),
    (
        "unexpected character after line continuation…",
        "Nothing may stand after `\\` in its line. Delete the `\\`, or write it within a text.",
    ),
    (
        "unexpected EOF while parsing",
        "The line ends with `\\`, but no other line follows. Delete the `\\`.",
    ),
    (
        "bytes can only contain ASCII…",
        "Bytes have only letters of English in them. Write an ordinary text, without `b`, or `\"...\".encode()`.",
    ),
    (
        "cannot mix bytes and nonbytes…",
        "One of these texts is bytes (`b`), and another is not. Write both alike.",
    ),
    (
        "(unicode error)…",
        "A `\\` in a text begins a sign of its own here. Write `\\\\` for the character itself, or put `r` before the text.",
    ),
    (
        "(value error)…",
        "After `\\x` there are two digits, as in `\\x41`. Write `\\\\` for the character itself.",
    ),
];

/// About f-strings.
pub(super) const FSTRINGS: &[Row] = &[
    (
        "f-string: expecting '}'",
        "In an f-string a value stands between `{` and `}`. Write the `}`; within it, use other quotes than around the text.",
    ),
    (
        "f-string: single '}' is not allowed",
        "Write `}}` for the character `}` in an f-string, or write the `{` that is missing.",
    ),
    (
        "f-string: empty expression not allowed",
        "Write a value between `{` and `}`. For the characters themselves, write `{{` and `}}`.",
    ),
    (
        "f-string: expression required before…",
        "Write a value after the `{`.",
    ),
    (
        "f-string: invalid conversion…",
        "After `!` there is `s`, `r` or `a`. How a number is written stands after `:`, as in `{x:.2f}`.",
    ),
    (
        "f-string: expressions nested too deeply",
        "Give what is inside a name in a line before.",
    ),
    (
        "f-string: unterminated string",
        "Use other quotes inside the f-string than around it.",
    ),
    (
        "f-string expression part cannot include a backslash",
        "Give what is between `{` and `}` a name in a line before, and write that name.",
    ),
    (
        "f-string expression part cannot include '#'",
        "No comment can stand between `{` and `}`. Leave it out.",
    ),
    (
        "f-string: unmatched '…'",
        "Brackets between `{` and `}` belong together in pairs. Look at `{0}`.",
    ),
    (
        "f-string: …",
        "Look at what stands between `{` and `}` in this f-string: that is not Python.",
    ),
];
