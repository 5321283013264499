//! The magics of notebooks: lines that begin with `%` or `!`, which are no Python, become calls of `__magic__`.
//!
//! Whether such a line is a magic or goes on with an expression (`(a\n% b)`), the compiler tells: only what it
//! refuses is translated. Lines keep their numbers.

use crate::problem::Problem;
use crate::{Target, source::compile};

/// A cell as Python.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// Its source.
    pub source: String,
    /// How it is to be run: empty, or `time`, `timeit` or `capture` with its arguments.
    pub way: String,
}

/// Cell magics that say how a cell is run.
const WAYS: [&str; 3] = ["time", "timeit", "capture"];

/// Magics that change nothing here, and may stand in a notebook that was made elsewhere.
const WITHOUT_EFFECT: [&str; 5] = [
    "matplotlib",
    "load_ext",
    "reload_ext",
    "autoreload",
    "config",
];

/// Translates the magics of a cell.
#[must_use]
pub fn translate(cell: &str) -> Translated {
    let mut lines: Vec<String> = cell.lines().map(str::to_owned).collect();
    let mut way = String::new();
    let first = lines.iter().position(|line| !line.trim().is_empty());
    if let Some(first) = first
        && let Some(asked) = lines[first].strip_prefix("%%").map(str::to_owned)
    {
        let name = asked.split_whitespace().next().unwrap_or_default();
        if WAYS.contains(&name) {
            lines[first].clear();
            asked.trim().clone_into(&mut way);
        } else {
            lines.truncate(first);
            lines.push(refuse(&format!("%%{name}"), instead_of(name)));
        }
    }
    translate_lines(&mut lines);
    let source = lines.join("\n");
    Translated { source, way }
}

/// All that is wrong with a cell, with places in what was written. What a magic means is no mistake, nor is that there is
/// no such magic: a run tells.
#[must_use]
pub fn problems_of_cell(cell: &str) -> Vec<Problem> {
    let python = translate(cell).source;
    let Err(mut problems) = compile(&python, Target::Cell) else {
        return Vec::new();
    };
    for problem in &mut problems {
        let at = problem.line.saturating_sub(1) as usize;
        let [written, read] = [cell, &python].map(|text| text.lines().nth(at));
        if let Some(written) = written
            && Some(written) != read
        {
            let indent = written.len() - written.trim_start().len();
            problem.column = indent as u32;
            problem.end_line = problem.line;
            problem.end_column = written.trim_end().chars().count() as u32;
        }
    }
    problems
}

/// Translates the first refused magic, until the compiler refuses none.
fn translate_lines(lines: &mut [String]) {
    for _ in 0..lines.len() {
        let Err(problems) = compile(&lines.join("\n"), Target::Cell) else {
            return;
        };
        let translated =
            refused(&problems, lines.len()).find_map(|at| Some((at, line(&lines[at])?)));
        match translated {
            Some((at, python)) => lines[at] = python,
            None => return,
        }
    }
}

/// The lines that the compiler does not understand.
fn refused(problems: &[Problem], count: usize) -> impl Iterator<Item = usize> {
    let lines = problems.iter().map(|problem| problem.line as usize);
    lines
        .filter_map(|line| line.checked_sub(1))
        .filter(move |line| *line < count)
}

/// What a line that is no Python means; `None` if it is no magic either.
fn line(line: &str) -> Option<String> {
    let text = line.trim();
    let indent = &line[..line.len() - line.trim_start().len()];
    let python = if let Some(command) = text.strip_prefix('!') {
        shell(command.trim())
    } else if let Some(magic) = text.strip_prefix('%') {
        line_magic(magic)
    } else if text.starts_with('?') || text.ends_with('?') {
        let name = text.trim_matches('?');
        refuse(
            text,
            &format!("`print({name}.__doc__)` shows what {name} is"),
        )
    } else if let Some((_, command)) = text.split_once("= !").or_else(|| text.split_once("= %")) {
        refuse(command, "give the name a value in Python")
    } else {
        return None;
    };
    Some(format!("{indent}{python}"))
}

fn line_magic(magic: &str) -> String {
    let (name, rest) = magic.split_once(char::is_whitespace).unwrap_or((magic, ""));
    let rest = rest.trim();
    match name {
        "time" if is_expression(rest) => format!("__magic__.ended(__magic__.began(), ({rest}))"),
        "time" if !rest.is_empty() => format!("with __magic__.time(): {rest}"),
        "timeit" => {
            let (options, statement) = options(rest);
            let options = quoted(options);
            format!("for __magic__.turn in __magic__.timeit({options}): {statement}")
        }
        "pip" | "conda" | "mamba" => shell(magic),
        _ if WITHOUT_EFFECT.contains(&name) => notice(&format!("%{name} has no effect here")),
        _ => refuse(&format!("%{name}"), instead_of(name)),
    }
}

fn is_expression(text: &str) -> bool {
    !text.is_empty() && compile(&format!("({text}\n)"), Target::Cell).is_ok()
}

/// `-n 10 -r 3` before a statement.
fn options(text: &str) -> (&str, &str) {
    let mut rest = text;
    while rest.starts_with("-n") || rest.starts_with("-r") {
        let after = rest[2..].trim_start();
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        rest = after[digits..].trim_start();
        if digits == 0 {
            break;
        }
    }
    text.split_at(text.len() - rest.len())
}

/// What a shell would have been asked: to install something is not needed, and all else cannot be.
fn shell(command: &str) -> String {
    if command.contains("install") {
        return notice(&format!(
            "{command}: nothing is installed here; `requests` and `parallel` can be imported without"
        ));
    }
    refuse(&format!("!{command}"), "there is no shell")
}

/// What to write instead of a magic.
fn instead_of(name: &str) -> &'static str {
    match name {
        "run" | "load" => "copy the file's code to a cell",
        "who" | "whos" | "who_ls" => "look at names with `print`",
        "env" | "set_env" => "use `os.environ`",
        "prun" | "lprun" | "memit" | "mprun" => "use `%time` or `%timeit`",
        "writefile" | "file" => "files can only be read",
        "bash" | "sh" | "script" | "cmd" | "system" | "sx" | "ls" | "cd" | "pwd" | "cat" => {
            "there is no shell"
        }
        _ => {
            "of magics there are %time, %timeit, %%time, %%timeit and %%capture; write Python instead"
        }
    }
}

fn refuse(what: &str, why: &str) -> String {
    let text = quoted(&format!("{what} is not available here: {why}"));
    format!("__magic__.refuse({text})")
}

fn notice(text: &str) -> String {
    format!("__magic__.notice({});", quoted(text))
}

/// A text as Python writes it.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(cell: &str) -> String {
        translate(cell).source
    }

    #[test]
    fn python_stays_as_it_is() {
        for cell in [
            "x = (7\n% 4)\nx",
            "'''\n%time f()\n!ls\n'''",
            "x = \"a?\"",
            "",
        ] {
            assert_eq!(source(cell), cell);
        }
    }

    #[test]
    fn line_magics_become_calls_on_their_lines() {
        for (cell, python) in [
            (
                "a = 1\n%time f(a)",
                "a = 1\n__magic__.ended(__magic__.began(), (f(a)))",
            ),
            ("%time x = f()", "with __magic__.time(): x = f()"),
            (
                "if 1:\n    %timeit -n 3 -r2 f()",
                "if 1:\n    for __magic__.turn in __magic__.timeit(\"-n 3 -r2 \"): f()",
            ),
            (
                "%matplotlib inline\nx = 1",
                "__magic__.notice(\"%matplotlib has no effect here\");\nx = 1",
            ),
            (
                "!ls \"a\"",
                "__magic__.refuse(\"!ls \\\"a\\\" is not available here: there is no shell\")",
            ),
        ] {
            assert_eq!(source(cell), python);
        }
    }

    #[test]
    fn several_magics_of_a_cell_are_all_translated() {
        let python = source("!pip install requests\nimport time\n%time 1\nlen?\nx = !ls\n%nothing");
        assert_eq!(python.matches("__magic__").count(), 6, "{python}");
        assert!(compile(&python, Target::Cell).is_ok(), "{python}");
    }

    #[test]
    fn cell_magics_say_how_a_cell_is_run() {
        let timed = translate("\n%%time\nx = 1\n%time y");
        assert_eq!(timed.way, "time");
        assert!(
            timed.source.starts_with("\n\nx = 1\n__magic__"),
            "{timed:?}"
        );
        let other = translate("%%bash\nls -l | wc");
        assert_eq!((other.way.as_str(), other.source.lines().count()), ("", 1));
        assert!(compile(&other.source, Target::Cell).is_ok());
    }

    #[test]
    fn magics_are_no_mistakes() {
        for cell in [
            "%%time\nx = unknown + await_me",
            "await sleep(1)\n!ls\n%timeit -n 3 f()\nlen?\n%nothing\nfor x in y: pass",
            "%%bash\nls -l | wc",
            "",
        ] {
            assert_eq!(problems_of_cell(cell), [], "{cell}");
        }
    }

    #[test]
    fn mistakes_beside_magics_stand_where_they_were_written() {
        let place = |cell| {
            let problems = problems_of_cell(cell);
            problems
                .first()
                .map(|it| (it.line, it.column, it.end_column))
        };
        assert_eq!(place("%%time\n!ls\nx = = 1"), Some((3, 4, 5)));
        assert_eq!(place("if 1:\n    %time x = = ä"), Some((2, 4, 17)));
    }

    #[test]
    fn what_is_wrong_stays_wrong() {
        assert_eq!(
            source("x = = 1\n%time y"),
            "x = = 1\n__magic__.ended(__magic__.began(), (y))"
        );
        assert_eq!(source("x = = 1"), "x = = 1");
    }
}
