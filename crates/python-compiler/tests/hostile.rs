//! No source makes the compiler fail: whatever it is given, it answers with sound code or with problems.

mod common;

use interleave_python_compiler::{Target, compile, listing};
use proptest::prelude::*;

const SAMPLE: &str = include_str!("sample.py");

/// What Python is made of, and what is none.
const PIECES: [&str; 92] = [
    "a",
    "b",
    "x",
    "self",
    "1",
    "0x1f",
    "1.5",
    "1e",
    "0_",
    "'s'",
    "\"t\"",
    "'''",
    "\"\"\"",
    "'",
    "\"",
    "f'{",
    "f\"{a",
    "}'",
    "!r",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ",",
    ":",
    ";",
    ".",
    "...",
    "=",
    "==",
    ":=",
    "->",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "%",
    "@",
    "~",
    "<",
    ">",
    "!=",
    "+=",
    "|",
    "&",
    "^",
    "\n",
    "\n    ",
    "\n        ",
    "\n\t",
    " ",
    "\\\n",
    "\\",
    "#c",
    "if ",
    "else",
    "elif ",
    "for ",
    "in ",
    "while ",
    "def ",
    "class ",
    "return ",
    "yield ",
    "lambda ",
    "async ",
    "await ",
    "with ",
    "as ",
    "try",
    "except ",
    "finally",
    "raise ",
    "from ",
    "import ",
    "global ",
    "nonlocal ",
    "del ",
    "not ",
    "and ",
    "is ",
    "match ",
    "case ",
    "_",
    "pass",
    "break",
    "é",
    "\u{a0}",
];

/// Compiles a source and looks at what comes of it.
fn attempt(source: &str) {
    for target in [Target::Module, Target::Cell] {
        match compile(source, target) {
            Ok(code) => {
                let faults = common::faults(&code);
                assert!(
                    faults.is_empty(),
                    "{faults:?} in {source:?}\n{}",
                    listing(&code)
                );
            }
            Err(problems) => {
                assert!(!problems.is_empty(), "nothing is told of {source:?}");
                for problem in problems {
                    assert!(problem.line >= 1, "{problem:?} of {source:?}");
                    let order =
                        (problem.line, problem.column) <= (problem.end_line, problem.end_column);
                    assert!(order, "{problem:?} of {source:?}");
                }
            }
        }
    }
}

/// A small generator of its own, so that a million sources need no more than a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn pieces(&mut self) -> String {
        let count = self.below(40);
        (0..count)
            .map(|_| PIECES[self.below(PIECES.len())])
            .collect()
    }

    /// Some lines of the sample, changed in a few places.
    fn mutated(&mut self) -> String {
        let lines: Vec<&str> = SAMPLE.lines().collect();
        let start = self.below(lines.len());
        let count = 1 + self.below(20);
        let mut text: Vec<char> = lines[start..(start + count).min(lines.len())]
            .join("\n")
            .chars()
            .collect();
        for _ in 0..=self.below(4) {
            let at = self.below(text.len() + 1);
            let end = (at + self.below(6)).min(text.len());
            let piece = PIECES[self.below(PIECES.len())];
            text.splice(at..end, piece.chars());
        }
        text.into_iter().collect()
    }
}

fn attempt_many(count: usize, seed: u64) {
    let mut random = Random(seed | 1);
    for _ in 0..count {
        let source = random.pieces();
        attempt(&source);
        let source = random.mutated();
        attempt(&source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_answered(source in "\\PC{0,60}|[ -~\n\t]{0,120}") {
        attempt(&source);
    }

    #[test]
    fn any_bytes_that_are_read_as_text_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        attempt(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn pieces_and_changed_programs_are_answered(seed in any::<u64>()) {
        attempt_many(10, seed);
    }
}

#[test]
fn the_sample_compiles() {
    let code = compile(SAMPLE, Target::Module).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(common::faults(&code), Vec::<String>::new());
}

/// Sources of a size that grows with `n`, each nested in another way.
fn nested(n: usize) -> Vec<String> {
    let around = |open: &str, inner: &str, close: &str| {
        [open.repeat(n), inner.to_owned(), close.repeat(n)].concat()
    };
    let blocks = |header: &str| {
        let lines = (0..n.min(120)).map(|depth| format!("{}{header}\n", " ".repeat(depth)));
        lines
            .chain([format!("{}pass\n", " ".repeat(n.min(120)))])
            .collect::<String>()
    };
    vec![
        around("(", "1", ")"),
        around("[", "", "]"),
        around("{1: ", "1", "}"),
        around("f(", "", ")"),
        around("f'{", "a", "}'"),
        around("a[", "1", "]"),
        around("-", "1", ""),
        around("not ", "1", ""),
        around("~", "a", ""),
        around("await ", "a", ""),
        around("lambda: ", "1", ""),
        around("lambda a, b: ", "1", ""),
        around("a if b else ", "1", ""),
        around("a ** ", "1", ""),
        around("a + ", "1", ""),
        around("a = ", "1", ""),
        around("a and b or ", "1", ""),
        around("a < ", "1", ""),
        around("", "a", ".b"),
        around("", "a", "()"),
        around("", "a", "[0]"),
        around("(a := ", "1", ")"),
        around("[x for x in ", "y", "]"),
        around("*", "a", " = b"),
        around("if a: ", "pass", ""),
        around("class A: ", "pass", ""),
        around("@", "a", "\n"),
        around("(", "", ""),
        around("", "", ")"),
        around("{", "", ""),
        around("f(*", "a", ")"),
        around("if a:\n pass\nel", "", ""),
        format!("if a:\n    pass\n{}", "elif a:\n    pass\n".repeat(n)),
        format!("x = [{}]", "a, ".repeat(n)),
        format!("x = [{}]", "a for a in b ".repeat(n)),
        format!("x = [a {}]", "for a in b ".repeat(n)),
        format!(
            "def f({}): pass",
            (0..n)
                .map(|i| format!("a{i}, "))
                .collect::<Vec<_>>()
                .concat()
        ),
        format!(
            "f({})",
            (0..n)
                .map(|i| format!("a{i}=1, "))
                .collect::<Vec<_>>()
                .concat()
        ),
        format!("match x:\n case {}: pass", around("[", "a", "]")),
        format!("match x:\n case {}: pass", around("", "1", " | 1")),
        format!("match x:\n case {}: pass", around("A(", "1", ")")),
        format!("async def f():\n  {}", around("with a: ", "pass", "")),
        format!("with {}a: pass", "a as b, ".repeat(n)),
        format!("x = {}'a'", "'a' ".repeat(n)),
        format!("x = 0x{}", "f".repeat(n)),
        format!("x = {}", "9".repeat(n)),
        blocks("if a:"),
        blocks("while a:"),
        blocks("for a in b:"),
        blocks("def f():"),
        blocks("class A:"),
        blocks("with a:"),
        blocks("async def f():"),
        (0..n.min(40))
            .map(|d| format!("{0}try:\n{0} pass\n{0}finally:\n", " ".repeat(d)))
            .collect::<Vec<_>>()
            .concat()
            + &" ".repeat(n.min(40))
            + "pass\n",
    ]
}

#[test]
fn nested_sources_do_not_use_up_a_small_stack() {
    for n in [10, 50, 99, 150, 199, 250, 500, 1_000, 5_000] {
        for source in nested(n) {
            // In a thread of its own: a source that takes too much ends the whole test.
            let thread = std::thread::Builder::new().stack_size(2 << 20);
            let handle = thread
                .spawn(move || attempt(&source))
                .expect("a thread starts");
            handle.join().expect("the compiler answers");
        }
    }
}

#[test]
#[ignore = "takes minutes: run by `make hostile-python`"]
fn a_million_hostile_sources_are_answered() {
    let seed = std::env::var("SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    attempt_many(500_000, seed.unwrap_or(20_260_101));
}
