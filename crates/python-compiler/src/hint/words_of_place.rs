//! What to do where the compiler only says that it does not understand: what stands there tells.

use super::brackets::depth_at;
use super::place::Place;
use super::token::{Kind, Token, is_keyword};

/// What to do about what stands at a problem, if its message says no more than "invalid syntax".
pub(super) fn of(place: &Place) -> Option<String> {
    if place.problem.message != "invalid syntax" {
        return None;
    }
    let index = place.index();
    let here = place.line.code.get(index);
    let before = index
        .checked_sub(1)
        .and_then(|index| place.line.code.get(index));
    if place.line.code.is_empty() {
        return Some("Something is missing after the line before.".to_owned());
    }
    Some(match here {
        Some(token) => of_token(place, index, before, token),
        None => of_end(place),
    })
}

/// The compiler stopped at a line's end.
fn of_end(place: &Place) -> String {
    let first = place.line.word(0);
    if let Some(words) = of_sign(place.line.last_word()) {
        return words.to_owned();
    }
    match (first, place.line.code.len()) {
        ("@", _) => {
            "After `@` there is the name of a function, and `def` in the next line.".to_owned()
        }
        (word, 1) if is_keyword(word) => {
            format!("`{word}` alone says too little. Write after it what it is about.")
        }
        _ => format!(
            "Something is missing at the end of this line, after `{}`.",
            short(place.line.last_word())
        ),
    }
}

/// The compiler stopped at a token.
fn of_token(place: &Place, index: usize, before: Option<&Token>, token: &Token) -> String {
    let written = short(token.text);
    if let Some(words) = of_sign(token.text) {
        return words.to_owned();
    }
    let Some(before) = before else {
        return of_first(token);
    };
    if let Some(words) = of_sign(before.text) {
        return words.to_owned();
    }
    if matches!(token.text, "else" | "elif") && place.line.is_header() {
        return format!("`{written}` begins a line of its own, indented as its `if` is.");
    }
    let is_name = before.kind == Kind::Name && is_keyword(token.text);
    if is_name
        && matches!(
            before.text,
            "def" | "class" | "for" | "import" | "global" | "as"
        )
    {
        return format!(
            "`{written}` is a word of Python and cannot be a name. Choose another name."
        );
    }
    if is_keyword(before.text) && token.text == "=" && index == 1 {
        let word = before.text;
        return format!("`{word}` is a word of Python and cannot be a name. Choose another name.");
    }
    if before.ends_operand() && token.begins_operand() {
        return between(place, index, before, token);
    }
    let before = short(before.text);
    format!(
        "`{written}` cannot stand after `{before}`. Something is missing between them, or one is too many."
    )
}

/// Two values without anything between them.
fn between(place: &Place, index: usize, before: &Token, token: &Token) -> String {
    let [one, other] = [before.text, token.text].map(short);
    if depth_at(&place.line.code, index) > 0 {
        return format!("Write a comma or an operator between `{one}` and `{other}`.");
    }
    format!(
        "Something is missing between `{one}` and `{other}`: an operator, a comma or parentheses. \
        Two statements stand in two lines."
    )
}

/// A line that begins with what cannot begin one.
fn of_first(token: &Token) -> String {
    match token.text {
        word @ ("else" | "elif") => format!(
            "There is no `if` that this `{word}` belongs to. Indent both alike, with the block between them."
        ),
        word @ ("except" | "finally") => format!(
            "There is no `try:` that this `{word}` belongs to. Indent both alike, with the block between them."
        ),
        "case" => "Indent `case` within its `match`.".to_owned(),
        "@" => "After `@` there is the name of a function, and `def` in the next line.".to_owned(),
        word => format!(
            "A line cannot begin with `{}` here. Look at the end of the line before, too.",
            short(word)
        ),
    }
}

/// What other languages write.
fn of_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "?" => "Python has no `?`. Write `b if a else c` for `a ? b : c`.",
        "&&" => "Write `and` instead of `&&`.",
        "||" => "Write `or` instead of `||`.",
        "!" => "Write `not` instead of `!`.",
        "$" => "Names have no `$` in Python. Leave it out.",
        "`" => "Write quotes, `\"` or `'`, around a text.",
        "++" | "--" => "Python has no `++` and `--`. Write `x += 1` or `x -= 1`.",
        "->" => {
            "`->` stands only after the parameters of a function, before the type of what it gives back."
        }
        ":=" => "Write `=` to give a name a value.",
        _ => return None,
    })
}

/// No more of a word than can be read at a glance.
fn short(word: &str) -> String {
    const MOST: usize = 24;
    let plain = word.chars().filter(|c| *c != '`' && !c.is_control());
    let mut text: String = plain.take(MOST).collect();
    if word.chars().nth(MOST).is_some() {
        text.push('…');
    }
    text
}
