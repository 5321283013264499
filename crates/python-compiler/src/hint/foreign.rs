//! Guesses for whole statements that are written otherwise in Python 2, or in other languages.

use super::guess::Guess;
use super::place::Place;
use super::token::{Kind, Token};

pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let message = place.problem.message.as_str();
    if message.starts_with("Missing parentheses in call") {
        call(place, guesses);
    } else if message.starts_with("multiple exception types") {
        types(place, guesses);
    } else if message == "illegal target for annotation" {
        without_word(place, guesses);
    } else if place.line.word(0) == "for" {
        counting(place, guesses);
    } else if place.line.word(0) == "import" {
        import_from(place, guesses);
    } else if place.line.word(0) == "raise" {
        raised(place, guesses);
    }
}

/// `print x` as `print(x)`.
fn call(place: &Place, guesses: &mut Vec<Guess>) {
    let (line, index) = (&place.line, place.index());
    let Some([name, first, ..]) = line.code.get(index..) else {
        return;
    };
    let end = line.code_end() - usize::from(line.last_word() == ";");
    let edits = [(name.end(), first.start, "("), (end, end, ")")];
    guesses.push(Guess::new(line.with(&edits)));
}

/// `except A, B:` as `except (A, B):`, and `except A, e:` as `except A as e:`.
fn types(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let Some(first) = line.code.get(1).filter(|_| line.word(0) == "except") else {
        return;
    };
    if let [_, _, comma, name, _] = &line.code[..]
        && name.text.starts_with(|c: char| c.is_ascii_lowercase())
    {
        let words = "Write `as` before the name of the exception: `except ValueError as error:`.";
        let edit = (comma.start, name.start, " as ");
        guesses.push(Guess::with(line.with(&[edit]), words));
    }
    let stop = line
        .code
        .iter()
        .position(|token| matches!(token.text, "as" | ":"));
    let stop = stop.unwrap_or(line.code.len());
    let end = stop.checked_sub(1).and_then(|at| line.code.get(at));
    let end = end.map_or(line.code_end(), Token::end);
    let edits = [(first.start, first.start, "("), (end, end, ")")];
    guesses.push(Guess::new(line.with(&edits)));
}

/// `x == 1:` as `if x == 1:`.
fn without_word(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let start = line.indent().len();
    if line.last_word() == ":" {
        let words = "A line that ends with `:` begins with a word such as `if`, `while` or `for`.";
        guesses.push(Guess::with(line.with(&[(start, start, "if ")]), words));
    }
}

/// `for (int i = 0; i < n; i++) {` as `for i in range(n):`.
fn counting(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let parts: Vec<usize> = (0..line.code.len())
        .filter(|at| line.word(*at) == ";")
        .collect();
    let [first, second] = parts[..] else {
        return;
    };
    let equals = (0..first).find(|at| line.word(*at) == "=");
    let Some(equals) = equals.filter(|at| *at > 0) else {
        return;
    };
    let name = line.word(equals - 1);
    let limit = line.word(first + 2);
    if line.word(first + 1) != name || !matches!(limit, "<" | "<=") {
        return;
    }
    let between = |from: usize, to: usize| {
        let start = line.code.get(from).map_or(0, |token| token.start);
        let end = line.code.get(to).map_or(0, |token| token.start);
        line.part(start, end).trim()
    };
    let start = match between(equals + 1, first) {
        "0" => String::new(),
        start => format!("{start}, "),
    };
    let end = between(first + 3, second);
    let one = if limit == "<=" { " + 1" } else { "" };
    let text = format!("{}for {name} in range({start}{end}{one}):", line.indent());
    let words = "Python counts with `range`: `for i in range(10):`.";
    guesses.push(Guess::with(text, words));
}

/// `import a from b` as `from b import a`.
fn import_from(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let Some(at) = line.code.iter().position(|token| token.text == "from") else {
        return;
    };
    let [Some(first), Some(from), Some(module)] =
        [line.code.get(1), line.code.get(at), line.code.get(at + 1)]
    else {
        return;
    };
    let names = line.part(first.start, from.start).trim();
    let module = line.part(module.start, line.code_end());
    let text = format!("{}from {module} import {names}", line.indent());
    let words = "Write the module first: `from module import name`.";
    let rest = line.part(line.code_end(), line.text.len());
    guesses.push(Guess::with([&text, rest].concat(), words));
}

/// `raise E, "words"` as `raise E("words")`.
fn raised(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let Some([_, kind, comma, first, ..]) = line.code.get(..) else {
        return;
    };
    if kind.kind == Kind::Name && comma.text == "," {
        let end = line.code_end();
        let edits = [(comma.start, first.start, "("), (end, end, ")")];
        let words = "Write what the exception says in parentheses: `raise ValueError(\"why\")`.";
        guesses.push(Guess::with(line.with(&edits), words));
    }
}
