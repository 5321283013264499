//! Programs that a grammar makes: each prints here what it prints on CPython, the exception's line included.
//!
//! `SEED=` is the first seed, `COUNT=` how many programs. A difference is printed with its seed and its program.

mod common;
#[path = "generated/dice.rs"]
mod dice;
#[path = "generated/expressions.rs"]
mod expressions;
#[path = "generated/statements.rs"]
mod statements;

use common::{Stage, number};
use interleave_python::{Machine, Stop, Thread, Value};
use interleave_python_compiler::{Target, compile};
use statements::program;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Programs that one process of CPython, and one machine, run.
const BATCH: u64 = 250;

/// With how many other ways to hash texts a program that differs is run again on CPython.
const OTHER_HASHES: u32 = 8;
/// Shorter programs that are tried for each difference.
const TRIALS: usize = 40;

/// Slices of a program that does not end.
const SLICES: usize = 20_000;

/// Runs the programs on CPython: a list of sources comes in, a list of outputs goes out, as JSON.
const ON_CPYTHON: &str = r#"
import contextlib, io, json, sys, traceback, warnings
warnings.simplefilter("ignore")
def run(source):
    out = io.StringIO()
    names = {"__name__": "__main__"}
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(source, "main.py", "exec"), names)
        except BaseException as error:
            out.write(traceback.format_exception_only(error)[-1])
    return out.getvalue()
json.dump([run(source) for source in json.load(sys.stdin)], sys.stdout)
"#;

fn finish(machine: &mut Machine, thread: &mut Thread) -> Result<Value, Option<Value>> {
    for _ in 0..SLICES {
        match machine.run(thread, 1000) {
            Stop::Slice | Stop::Alone => {}
            Stop::Full => machine.collect([&*thread]),
            Stop::Done(value) => return Ok(value),
            Stop::Raised(exception) => return Err(Some(exception)),
            Stop::Wait(_) => return Err(None),
        }
    }
    Err(None)
}

/// The last line that is printed of an exception.
fn line_of(machine: &mut Machine, exception: Value) -> String {
    let function = machine.private("_exception_line").unwrap();
    let args = machine.tuple(vec![exception]);
    let mut thread = machine.start(function, args, Value::NONE);
    let line = finish(machine, &mut thread);
    let text = line.ok().and_then(|line| machine.as_text(line));
    text.unwrap_or("(an exception without a line)\n").to_owned()
}

/// What a program prints on a machine that others may have run on before.
fn here(machine: &mut Machine, stage: &Stage, source: &str) -> String {
    let code = match compile(source, Target::Module) {
        Ok(code) => code,
        Err(problems) => return format!("{}: {}\n", problems[0].kind, problems[0].message),
    };
    let mut thread = machine.load_main(code, "main.py", source).unwrap();
    let last = match finish(machine, &mut thread) {
        Ok(_) => String::new(),
        Err(Some(exception)) => line_of(machine, exception),
        Err(None) => "(it does not end)\n".to_owned(),
    };
    stage.take_printed().all() + &last
}

fn all_here(sources: &[String]) -> Vec<String> {
    let stage = Stage::default();
    let mut machine = stage.machine();
    let each = sources.iter();
    each.map(|source| here(&mut machine, &stage, source))
        .collect()
}

fn on_cpython(sources: &[String]) -> Vec<String> {
    on_cpython_with(0, sources)
}

/// CPython hashes texts otherwise in each process, so the order of a set of them is chance. Does
/// what a program prints depend on that? Then nobody else can print the same.
fn depends_on_hashes(source: &str, expected: &str) -> bool {
    let sources = [source.to_owned()];
    (1..=OTHER_HASHES).any(|seed| on_cpython_with(seed, &sources)[0] != *expected)
}

fn on_cpython_with(hash_seed: u32, sources: &[String]) -> Vec<String> {
    let mut child = Command::new("python3")
        .args(["-c", ON_CPYTHON])
        .env("PYTHONHASHSEED", hash_seed.to_string())
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let mut stdin = child.stdin.take().unwrap();
    let text = serde_json::to_string(sources).unwrap();
    stdin.write_all(text.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout).expect("outputs of CPython")
}

/// The first line in which two outputs differ, as either has it.
fn first_difference(expected: &str, got: &str) -> (String, String) {
    let same = std::iter::zip(expected.lines(), got.lines());
    let at = same.take_while(|(one, other)| one == other).count();
    let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    (line(expected), line(got))
}

/// The difference that a seed's program makes, and what is left of it when all that is not needed is taken out.
fn difference(seed: u64, source: &str, expected: &str, got: &str) -> String {
    let lines = first_difference(expected, got);
    let mut text = format!("seed {seed}:\n");
    let _ = writeln!(text, "  CPython {:?}\n  here    {:?}", lines.0, lines.1);
    text + &shrunk(source, &lines)
}

fn shrunk(source: &str, wanted: &(String, String)) -> String {
    let differs = |lines: &[&str]| {
        let sources = [lines.join("\n") + "\n"];
        let (expected, got) = (on_cpython(&sources), all_here(&sources));
        first_difference(&expected[0], &got[0]) == *wanted
    };
    let mut lines: Vec<&str> = source.lines().collect();
    let (mut size, mut trials) = (lines.len() / 2, 0);
    while size > 0 && trials < TRIALS {
        let mut from = 0;
        while from < lines.len() {
            let to = (from + size).min(lines.len());
            let rest: Vec<&str> = lines[..from].iter().chain(&lines[to..]).copied().collect();
            trials += 1;
            if differs(&rest) {
                lines = rest;
            } else {
                from += size;
            }
        }
        size /= 2;
    }
    lines.join("\n") + "\n"
}

fn differences(first: u64, count: u64) -> Vec<String> {
    let sources: Vec<String> = (first..first + count).map(program).collect();
    let expected = on_cpython(&sources);
    let got = all_here(&sources);
    let all = (first..).zip(&sources).zip(std::iter::zip(&expected, &got));
    all.filter(|((_, source), (expected, got))| {
        expected != got && !depends_on_hashes(source, expected)
    })
    .take(8)
    .map(|((seed, source), (expected, got))| difference(seed, source, expected, got))
    .collect()
}

#[test]
#[ignore = "it takes minutes, and CPython 3.11: `make generated-python`"]
fn programs_print_here_what_they_print_on_cpython() {
    let (seed, count) = (number("SEED", 1), number("COUNT", 10_000));
    let mut found = Vec::new();
    let mut done = 0;
    while done < count && found.len() < 8 {
        let batch = BATCH.min(count - done);
        found.extend(differences(seed + done, batch));
        done += batch;
    }
    println!("{done} programs, {} differences", found.len());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn programs_of_the_grammar_compile_and_end() {
    let sources: Vec<String> = (0..60).map(program).collect();
    let printed = all_here(&sources);
    let count = |what: &str| printed.iter().filter(|text| text.contains(what)).count();
    assert_eq!(count("does not end"), 0);
    // A number where a text was wanted: `1.upper()`.
    assert!(count("SyntaxError") < 6, "{printed:?}");
}
