//! Signs of other languages.

use super::super::line::{Edit, Line};
use super::super::token::{Kind, Token};
use super::Rewritten;

/// `} else {`: without the brace before it.
pub(super) fn leading_brace(line: &Line) -> Rewritten {
    let [brace, next, ..] = &line.code[..] else {
        return None;
    };
    (brace.text == "}").then(|| {
        let words = "Python has no braces around blocks.";
        (
            line.with(&[(brace.start, next.start, "")]),
            words.to_owned(),
        )
    })
}

/// `// words` as `# words`.
pub(super) fn comment(line: &Line) -> Rewritten {
    let sign = line
        .code
        .iter()
        .find(|token| matches!(token.text, "//" | "/*"))?;
    let words = format!("A comment begins with `#`, not with `{}`.", sign.text);
    Some((line.with(&[(sign.start, sign.end(), "#")]), words))
}

/// `{` at the end as `:`.
pub(super) fn brace(line: &Line) -> Rewritten {
    let (last, before) = line.code.split_last()?;
    if last.text != "{" {
        return None;
    }
    let end = before.last().map_or(last.start, Token::end);
    let has_colon = before.last().is_some_and(|token| token.text == ":");
    let sign = if has_colon { "" } else { ":" };
    let words = "Python begins a block with `:`, and the lines in it are indented.";
    Some((line.with(&[(end, last.end(), sign)]), words.to_owned()))
}

/// What Python writes for an operator.
fn python_for(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "&&" => "and",
        "||" => "or",
        "!" => "not",
        "<>" | "!==" | "=!" => "!=",
        "=>" => ">=",
        "=<" => "<=",
        "===" => "==",
        _ => return None,
    })
}

/// What two signs mean, with a blank in between.
fn joined(first: &str, second: &str) -> Option<&'static str> {
    Some(match (first, second) {
        ("=" | "==", "=") => "==",
        ("!", "=") | ("<", ">") => "!=",
        ("<", "=") => "<=",
        (">", "=") => ">=",
        ("+", "=") => "+=",
        ("-", "=") => "-=",
        ("*", "=") => "*=",
        ("/", "=") => "/=",
        ("-", ">") => "->",
        (":", "=") => ":=",
        ("&", "&") => "and",
        ("|", "|") => "or",
        _ => return None,
    })
}

/// All operators of a line.
pub(super) fn operators(line: &Line) -> Rewritten {
    let mut edits: Vec<Edit> = Vec::new();
    let mut words = None;
    let mut at = 0;
    while let Some(token) = line.code.get(at) {
        let next = line.code.get(at + 1);
        at += 1;
        if token.kind != Kind::Op {
            continue;
        }
        let two = next.and_then(|next| Some((next, joined(token.text, next.text)?)));
        let (end, new) = if let Some((next, new)) = two {
            at += 1;
            (next.end(), new)
        } else if let Some(new) = python_for(token.text) {
            (token.end(), new)
        } else {
            continue;
        };
        let written = line.part(token.start, end);
        words.get_or_insert_with(|| format!("Write `{new}` instead of `{written}`."));
        spaced(line, (token.start, end, new), &mut edits);
    }
    Some((line.with(&edits), words?))
}

/// Words need blanks around them.
fn spaced<'a>(line: &Line, (from, to, new): Edit<'a>, edits: &mut Vec<Edit<'a>>) {
    let is_word = new.starts_with(|c: char| c.is_ascii_alphabetic());
    let before = line.part(0, from);
    let needs_before = !before.is_empty() && !before.ends_with([' ', '\t', '(', '[', '{']);
    if is_word && needs_before {
        edits.push((from, from, " "));
    }
    edits.push((from, to, new));
    let after = line.part(to, line.text.len());
    if is_word && !after.starts_with([' ', '\t']) {
        edits.push((to, to, " "));
    }
}
