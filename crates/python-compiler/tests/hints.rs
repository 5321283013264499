//! What to write instead of a mistake: words for all that is told, and lines that are right.

#[path = "common/escapes.rs"]
mod escapes;

use escapes::unescaped;
use interleave_python_compiler::{Hint, Problem, Target, compile, hint, hints, problems_of_cell};
use proptest::prelude::*;

const WRONG: &str = include_str!("wrong.tsv");

/// How many of the rows of `wrong.tsv` get words, and how many a line.
const WITH_WORDS: usize = 440;
const WITH_LINES: usize = 130;

fn check(source: &str) -> Vec<Problem> {
    compile(source, Target::Module).err().unwrap_or_default()
}

fn first_hint(source: &str) -> Option<Hint> {
    let problems = check(source);
    hints(source, &problems, &check).into_iter().next()?
}

fn wrong_sources() -> Vec<String> {
    let rows = WRONG.lines().filter_map(|row| row.split('\t').next());
    rows.map(unescaped).collect()
}

#[test]
fn all_that_learners_do_wrong_gets_words() {
    let sources = wrong_sources();
    let mut lines = 0;
    let mut words = 0;
    for source in &sources {
        let Some(hint) = first_hint(source) else {
            println!("no words: {source:?}: {:?}", check(source).first());
            continue;
        };
        assert!(hint.words.ends_with(['.', '`']), "{}", hint.words);
        assert!(!hint.words.contains("{0}"), "{}", hint.words);
        words += 1;
        lines += usize::from(hint.instead.is_some());
        println!("{source:?}: {} => {:?}", hint.words, hint.instead);
    }
    println!("{words} of {} have words, {lines} a line", sources.len());
    assert!(words >= WITH_WORDS, "only {words} have words");
    assert!(lines >= WITH_LINES, "only {lines} have a line");
}

/// Sources with a mistake, and the line that takes the place of the wrong one.
const MEANT: &[(&str, &str)] = &[
    ("if x == 1\n    y()\n", "if x == 1:"),
    (
        "while True  # for ever\n    y()\n",
        "while True:  # for ever",
    ),
    ("if x print(x)\n", "if x: print(x)"),
    ("if x == 1;\n    y()\n", "if x == 1:"),
    ("print x\n", "print(x)"),
    ("print \"a\", x  # say\n", "print(\"a\", x)  # say"),
    ("exec 'a'\n", "exec('a')"),
    ("if x = 1:\n    y()\n", "if x == 1:"),
    ("f(a.b=1)\n", "f(a.b==1)"),
    ("while x = y():\n    pass\n", "while x == y():"),
    ("a + b = c\n", "c = a + b"),
    ("x = “a”\n", "x = \"a\""),
    ("x = ‘it“s’\n", "x = 'it\"s'"),
    ("x = 2 × 3\n", "x = 2 * 3"),
    ("x = 2 − y\n", "x = 2 - y"),
    ("x = 2 – 3  # –\n", "x = 2 - 3  # –"),
    ("if x ≤ 3:\n    y()\n", "if x <= 3:"),
    ("if x ≠ 3 or x ≥ 4:\n    y()\n", "if x != 3 or x >= 4:"),
    ("x = a\u{a0}+ b\n", "x = a + b"),
    ("x（1）\n", "x(1)"),
    ("x = 007\n", "x = 7"),
    ("x = 1_000_\n", "x = 1000"),
    ("try:\n    y()\nexcept A, B:\n    pass\n", "except (A, B):"),
    ("try:\n    y()\nexcept A, e:\n    pass\n", "except A as e:"),
    (
        "try:\n    y()\nexcept A, B as c:\n    pass\n",
        "except (A, B) as c:",
    ),
    ("if x:\n    y()\nelse if z:\n    y()\n", "elif z:"),
    ("if x:\n    y()\nelseif z:\n    y()\n", "elif z:"),
    ("if x:\n    y()\nelse z > 1:\n    y()\n", "elif z > 1:"),
    ("x = a && b || !c\n", "x = a and b or not c"),
    ("x = a&&b\n", "x = a and b"),
    ("x = a <> b\n", "x = a != b"),
    ("if x => 1:\n    pass\n", "if x >= 1:"),
    ("while x =< 1:\n    pass\n", "while x <= 1:"),
    ("if x = = 1:\n    pass\n", "if x == 1:"),
    ("if x ! = 1:\n    pass\n", "if x != 1:"),
    ("x === y\n", "x == y"),
    ("x++\n", "x += 1"),
    ("    \nself.x--;\n", "self.x -= 1"),
    ("x = a ? b : c\n", "x = b if a else c"),
    ("print(x > 1 ? 'a' : 'b')\n", "print('a' if x > 1 else 'b')"),
    ("if (x > 1) {\n    y()\n", "if (x > 1):"),
    ("if (x && y) {\n    z()\n", "if (x and y):"),
    ("function f(a) {\n    y()\n", "def f(a):"),
    ("fn f():\n    y()\n", "def f():"),
    ("def f:\n    y()\n", "def f():"),
    ("def f\n    y()\n", "def f():"),
    ("switch x:\n    case 1: pass\n", "match x:"),
    (
        "match x:\n    case 1: pass\n    default: pass\n",
        "    case _: pass",
    ),
    ("try:\n    y()\ncatch E:\n    pass\n", "except E:"),
    ("try:\n    y()\ncatch (E e) {\n    pass\n", "except E as e:"),
    ("throw new E('a')\n", "raise E('a')"),
    ("raise E, 'a'\n", "raise E('a')"),
    ("foreach x in y:\n    z()\n", "for x in y:"),
    ("for x of y:\n    z()\n", "for x in y:"),
    ("for (let x of y) {\n    z()\n", "for x in y:"),
    (
        "for (int i = 0; i < n; i++) {\n    z()\n",
        "for i in range(n):",
    ),
    ("for i range(3):\n    z()\n", "for i in range(3):"),
    ("let x = 1;\n", "x = 1;"),
    ("int x = 1\n", "x = 1"),
    ("lock = new Lock()\n", "lock = Lock()"),
    ("import a from b\n", "from b import a"),
    ("from a import b,\n", "from a import b"),
    ("class = 1\n", "class_ = 1"),
    ("def if(): pass\n", "def if_(): pass"),
    ("f(1 2)\n", "f(1, 2)"),
    ("x = [1, 2 3]\n", "x = [1, 2, 3]"),
    ("x = [1,\n     2\n     3]\n", "     2,"),
    ("def f(a b):\n    pass\n", "def f(a, b):"),
    ("d = {'a': 1, 'b' 2}\n", "d = {'a': 1, 'b': 2}"),
    ("x = [a, b for a in c]\n", "x = [(a, b) for a in c]"),
    ("print('a'\n", "print('a')"),
    ("print('a'  # say\nx = 1\n", "print('a')  # say"),
    ("for i in range(10:\n    pass\n", "for i in range(10):"),
    ("def f(a, b:\n    pass\n", "def f(a, b):"),
    ("x = f(g(1)\ny = 2\n", "x = f(g(1))"),
    ("f(1))\n", "f(1)"),
    ("x = (1]\n", "x = (1)"),
    ("x = 'abc\n", "x = 'abc'"),
    ("print('abc)\n", "print('abc')"),
    ("print('abc\n", "print('abc')"),
    ("if x == 'abc:\n    pass\n", "if x == 'abc':"),
    ("x = 'abc\"\n", "x = 'abc'"),
    ("print('it's')\n", "print(\"it's\")"),
    ("f\"{d[\"a\"]}\"\n", "f\"{d['a']}\""),
    ("f'{a'\n", "f'{a}'"),
    ("x = 1\n  y = 2\n", "y = 2"),
    ("if x:\n    a\n  b\n", "    b"),
    ("if x:\n    a\n   b\n", "    b"),
    ("def f():\n    x\n\ty\n", "    y"),
    ("if x:\ny()\n", "    y()"),
    ("  if x:\n  y()\n", "if x:"),
    ("While x:\n    y()\n", "while x:"),
    ("whlie x:\n    y()\n", "while x:"),
    ("improt threading\n", "import threading"),
    ("fro x in y:\n    z()\n", "for x in y:"),
    ("x = 1 // one more\n", "x = 1 # one more"),
    ("x := 1\n", "x = 1"),
    ("f = x => x + 1\n", "f = lambda x: x + 1"),
    ("if x is not in y:\n    pass\n", "if x not in y:"),
    ("class A extends B:\n    pass\n", "class A(B):"),
    ("if x then\n    y()\n", "if x:"),
    ("if x = 1\n    y()\n", "if x == 1:"),
    ("x == 1:\n    y()\n", "if x == 1:"),
    ("print(\"a' + x)\n", "print(\"a\" + x)"),
    ("print('Hello’)\n", "print('Hello')"),
    ("print('it’s)\n", "print('it’s')"),
    ("my var = 3\n", "my_var = 3"),
    ("def f(int x):\n    pass\n", "def f(x: int):"),
    ("def f(a; b):\n    pass\n", "def f(a, b):"),
    (
        "f\"{x[\"a\"]} and {y[\"c\"]}\"\n",
        "f\"{x['a']} and {y['c']}\"",
    ),
    ("é = '€', 1 ? 2 : 3 # ä\n", "é = '€', 2 if 1 else 3 # ä"),
    ("x = 1\r\nif y\r\n    z()\r\n", "if y:"),
];

#[test]
fn what_was_meant_is_written() {
    let mut wrong = Vec::new();
    for (source, line) in MEANT {
        let hint = first_hint(source);
        if hint.as_ref().and_then(|hint| hint.instead.as_deref()) != Some(line) {
            wrong.push(format!(
                "{source:?}\n    {line:?}\n    {hint:?} {:?}",
                check(source).first()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is not known, or would change what is right, is not written.
#[test]
fn nothing_is_written_that_was_not_meant() {
    for source in [
        "x = a b\n",
        "do {\n    x()\n} while (x)\n",
        "x = [\n    1,\n    2\n",
        "x = (1,\n    2\ny = 3\n",
        "else:\n    pass\n",
        "x = '''abc\n",
        "import if\n",
        "return 1\n",
        "x = €\n",
    ] {
        let hint = first_hint(source).expect("words");
        assert_eq!(hint.instead, None, "{source:?}");
    }
}

#[test]
fn long_sources_get_words_only() {
    let source = format!("{}if x\n    y()\n", "# a comment\n".repeat(5_000));
    let hint = first_hint(&source).expect("words");
    assert_eq!(hint.instead, None);
    assert!(hint.words.contains("`:`"), "{}", hint.words);
}

#[test]
fn of_several_the_first_gets_a_line_and_others_words() {
    let source = "if x = 1: pass\nreturn 3 4\n";
    let problems = check(source);
    let told = hints(source, &problems, &check);
    assert!(told[0].as_ref().is_some_and(|hint| hint.instead.is_some()));
    let later = told.iter().zip(&problems).skip(1);
    for (hint, problem) in later.clone() {
        assert_eq!(hint.is_some(), problem.line == 2, "{problem:?}");
        assert!(hint.as_ref().is_none_or(|hint| hint.instead.is_none()));
    }
    assert!(later.clone().any(|(_, problem)| problem.line == 1));
    assert!(later.clone().any(|(_, problem)| problem.line == 2));
}

#[test]
fn cells_have_hints_beside_magics() {
    let cell = "%%time\n!ls\nawait sleep(1)\nif x\n    y()\n%time f()";
    let problems = problems_of_cell(cell);
    let hint = hint(cell, &problems[0], &problems_of_cell).expect("words");
    assert_eq!(hint.instead.as_deref(), Some("if x:"));
}

/// With a line put in the place of another, by its number.
fn with_line(source: &str, number: u32, line: &str) -> String {
    let plain = source.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = plain.split('\n').collect();
    lines[number as usize - 1] = line;
    lines.join("\n")
}

/// What to put into sources, or in the place of what is there.
const PIECES: [&str; 48] = [
    "é", "€", "“", "”", "😀", "\u{a0}", "\t", "    ", "\n", "\r\n", "\r", "(", ")", "[", "]", "{",
    "}", ":", ",", "'", "\"", "'''", "f'{", "=", "==", "&&", "!", "?", "++", "else if ", "print ",
    "def ", "class ", "for ", "in ", "import ", "from ", "#", "\\", "007", "1_", "x", " ", ";",
    "=>", "%", "\u{feff}", "0",
];

/// Parts of wrong sources, one after the other, with a few things put in or taken out.
fn spoilt() -> impl Strategy<Value = String> {
    let rows = prop::collection::vec(prop::sample::select(wrong_sources()), 1..4);
    let edits = prop::collection::vec(
        (
            any::<prop::sample::Index>(),
            prop::sample::select(&PIECES[..]),
            0..3_usize,
        ),
        0..6,
    );
    (rows, edits).prop_map(|(rows, edits)| {
        let mut chars: Vec<char> = rows.concat().chars().collect();
        for (place, piece, out) in edits {
            let at = place.index(chars.len() + 1);
            let end = (at + out).min(chars.len());
            chars.splice(at..end, piece.chars());
        }
        chars.into_iter().collect()
    })
}

fn is_right(source: &str, check: &dyn Fn(&str) -> Vec<Problem>) {
    let problems = check(source);
    for (hint, problem) in hints(source, &problems, check).iter().zip(&problems) {
        let Some(line) = hint.as_ref().and_then(|hint| hint.instead.as_ref()) else {
            continue;
        };
        let left = check(&with_line(source, problem.line, line));
        assert!(
            left.iter().all(|left| left.line > problem.line),
            "{source:?} {line:?} {left:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_is_written_is_right(source in spoilt()) {
        is_right(&source, &check);
    }

    #[test]
    fn and_so_it_is_in_cells(source in spoilt()) {
        let _ = hints(&source, &problems_of_cell(&source), &problems_of_cell);
    }

    /// A problem may be of another source: what is at its place is not what it says.
    #[test]
    fn any_place_will_do(source in "\\PC{0,60}", line in 0..4_u32, column in 0..80_u32, width in 0..5_u32) {
        for wrong in check("x = “\n").iter().chain(&check("f(1 2)\n")).chain(&check("x = (1]\n")).chain(&check("f(1))\n")) {
            let problem = Problem { line, column, end_line: line, end_column: column + width, ..wrong.clone() };
            let _ = hint(&source, &problem, &check);
        }
    }
}
