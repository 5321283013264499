//! Words of other languages.

use super::super::brackets::depth_at;
use super::super::line::Line;
use super::super::token::{Kind, Token, is_keyword};
use super::Rewritten;

fn is_name(token: &Token) -> bool {
    token.kind == Kind::Name && !is_keyword(token.text)
}

/// `else if`, `elseif`, `elsif` as `elif`; `default:` as `case _:`.
pub(super) fn branch(line: &Line) -> Rewritten {
    let first = line.code.first()?;
    let (end, new) = match (first.text, line.word(1)) {
        ("else", "if") => (line.code.get(1)?.end(), "elif"),
        ("elseif" | "elsif" | "elseIf" | "elif_", _) => (first.end(), "elif"),
        ("default", ":") => (first.end(), "case _"),
        _ => return None,
    };
    let written = line.part(first.start, end);
    let words = format!("Python writes `{new}` for `{written}`.");
    Some((line.with(&[(first.start, end, new)]), words))
}

/// `function f()`, `switch x`, `throw x`, `foreach x in`; `def f` without parentheses.
pub(super) fn first_word(line: &Line) -> Rewritten {
    let first = line.code.first()?;
    let second = line.code.get(1)?;
    let (new, is_def) = match first.text {
        "def" | "function" | "func" | "fn" | "fun" | "sub" | "define" => ("def", true),
        "switch" => ("match", false),
        "throw" => ("raise", false),
        "foreach" => ("for", false),
        _ => return None,
    };
    let mut edits = vec![(first.start, first.end(), new)];
    let needs_parentheses = is_def && is_name(second) && matches!(line.word(2), "" | ":" | "{");
    if needs_parentheses {
        edits.push((second.end(), second.end(), "()"));
    }
    let words = if needs_parentheses {
        format!("A function has parentheses: `def {}():`.", second.text)
    } else {
        format!("Python writes `{new}` for `{}`.", first.text)
    };
    (needs_parentheses || first.text != new).then(|| (line.with(&edits), words))
}

/// `catch (E e)` as `except E as e`.
pub(super) fn catch(line: &Line) -> Rewritten {
    let first = line.code.first().filter(|token| token.text == "catch")?;
    let words = "Python writes `except` for `catch`.".to_owned();
    if let Some([_, open, kind, name, close, ..]) = line.code.get(..)
        && open.text == "("
        && is_name(kind)
        && is_name(name)
        && close.text == ")"
    {
        let caught = format!("except {} as {}", kind.text, name.text);
        return Some((line.with(&[(first.start, close.end(), &caught)]), words));
    }
    if let Some([_, open, name, close, ..]) = line.code.get(..)
        && open.text == "("
        && name.text.starts_with(|c: char| c.is_ascii_lowercase())
        && close.text == ")"
    {
        let caught = format!("except Exception as {}", name.text);
        return Some((line.with(&[(first.start, close.end(), &caught)]), words));
    }
    Some((line.with(&[(first.start, first.end(), "except")]), words))
}

/// Words that other languages write before a new name.
pub(in super::super) const DECLARING: [&str; 13] = [
    "var", "let", "const", "int", "float", "double", "auto", "string", "String", "bool", "boolean",
    "char", "long",
];

/// `let x = 1` as `x = 1`, and `my name = 1` as `my_name = 1`.
pub(super) fn declaration(line: &Line) -> Rewritten {
    let [word, name, sign, ..] = &line.code[..] else {
        return None;
    };
    if !is_name(word) || !is_name(name) || sign.text != "=" {
        return None;
    }
    if DECLARING.contains(&word.text) {
        let words = format!("Python needs no `{}` before a new name.", word.text);
        return Some((line.with(&[(word.start, name.start, "")]), words));
    }
    let words = "A name has no spaces in it. Write `_` between its words.".to_owned();
    Some((line.with(&[(word.end(), name.start, "_")]), words))
}

/// `for x of xs`, `for each x in xs`, `for let x of xs`.
pub(super) fn each(line: &Line) -> Rewritten {
    let mut edits = Vec::new();
    line.code.first().filter(|token| token.text == "for")?;
    for two in line.code.windows(2).take(4) {
        let [word, next] = two else {
            continue;
        };
        if matches!(word.text, "each" | "let" | "var" | "const") && is_name(next) {
            edits.push((word.start, next.start, ""));
        } else if is_name(word) && next.text == "of" {
            edits.push((next.start, next.end(), "in"));
        }
    }
    let words = "Python writes `for x in values:`.".to_owned();
    (!edits.is_empty()).then(|| (line.with(&edits), words))
}

/// `class A extends B` as `class A(B)`.
pub(super) fn base(line: &Line) -> Rewritten {
    let [class, name, extends, base, ..] = &line.code[..] else {
        return None;
    };
    (class.text == "class" && extends.text == "extends").then(|| {
        let edits = [(name.end(), base.start, "("), (base.end(), base.end(), ")")];
        let words = "Write the class that it extends in parentheses.".to_owned();
        (line.with(&edits), words)
    })
}

/// `new Lock()` as `Lock()`.
pub(super) fn new(line: &Line) -> Rewritten {
    let mut edits = Vec::new();
    for two in line.code.windows(2) {
        if let [word, name] = two
            && word.text == "new"
            && is_name(name)
        {
            edits.push((word.start, name.start, ""));
        }
    }
    let words = "Python makes an object without `new`: call the class.".to_owned();
    (!edits.is_empty()).then(|| (line.with(&edits), words))
}

/// `is not in` as `not in`, `is in` as `in`.
pub(super) fn in_or_not(line: &Line) -> Rewritten {
    for three in line.code.windows(3) {
        let [is, second, third] = three else {
            continue;
        };
        let is_so = second.text == "in" || second.text == "not" && third.text == "in";
        if is.text == "is" && is_so {
            let words = "Write `in` or `not in`, without `is`.".to_owned();
            return Some((line.with(&[(is.start, second.start, "")]), words));
        }
    }
    None
}

/// `for (x in xs)` as `for x in xs`.
pub(super) fn parentheses(line: &Line) -> Rewritten {
    let [word, open, ..] = &line.code[..] else {
        return None;
    };
    if word.text != "for" || open.text != "(" {
        return None;
    }
    let mut places = 2..line.code.len();
    let close = places.find(|at| depth_at(&line.code, at + 1) == 0)?;
    if !matches!(line.word(close + 1), "" | ":" | "{") {
        return None;
    }
    let close = line.code.get(close)?;
    let edits = [(open.start, open.end(), ""), (close.start, close.end(), "")];
    let words = "Write `for x in values:` without parentheses.".to_owned();
    Some((line.with(&edits), words))
}
