//! Expressions of a wanted kind.

use super::dice::Dice;

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Int,
    Float,
    Str,
    Bool,
    List,
    Dict,
    Tuple,
    Set,
}

use Kind::{Bool, Dict, Float, Int, List, Set, Str, Tuple};

/// All kinds.
pub const KINDS: [Kind; 8] = [Int, Float, Str, Bool, List, Dict, Tuple, Set];

const SPECS: [&str; 16] = [
    "", "5", "<6", ">8", "^9", "+", "05", ",", "x", "#b", "o", "_", "e", ".2f", "%", "*^12",
];

/// Writes expressions over the names that there are.
pub struct Expressions<'a> {
    pub dice: &'a mut Dice,
    pub names: &'a [(String, Kind)],
}

impl Expressions<'_> {
    /// An expression; one in a few dozen is of another kind than was wanted.
    pub fn of(&mut self, kind: Kind, depth: usize) -> String {
        let kind = if self.dice.one_in(60) {
            KINDS[self.dice.below(KINDS.len())]
        } else {
            kind
        };
        if depth == 0 || self.dice.one_in(4) {
            return self.leaf(kind);
        }
        match self.dice.below(12) {
            0 => self.choice(kind, depth),
            1 => format!("({})", self.of(kind, depth - 1)),
            _ => self.composed(kind, depth - 1),
        }
    }

    fn any(&mut self, depth: usize) -> String {
        let kind = KINDS[self.dice.below(KINDS.len())];
        self.of(kind, depth)
    }

    fn leaf(&mut self, kind: Kind) -> String {
        let known: Vec<&str> = self
            .names
            .iter()
            .filter(|(_, other)| *other == kind)
            .map(|(name, _)| name.as_str())
            .collect();
        if !known.is_empty() && !self.dice.one_in(3) {
            return self.dice.of(&known).to_owned();
        }
        self.literal(kind).to_owned()
    }

    fn literal(&mut self, kind: Kind) -> &'static str {
        self.dice.of(match kind {
            Int => &[
                "0", "1", "-1", "2", "3", "7", "-13", "255", "10**18", "2**64", "-(2**70)", "0x1f",
                "1_000",
            ],
            Float => &[
                "0.0",
                "1.5",
                "-2.25",
                "0.1",
                "1e16",
                "3.0",
                "-0.0",
                "1e-7",
                "123456.789",
            ],
            Str => &[
                "''",
                "'a'",
                "'abc'",
                "'Hello World'",
                "\"it's\"",
                "'é ü'",
                "' x\\ty '",
                "'12'",
                "'a,b,,c'",
            ],
            Bool => &["True", "False"],
            List => &[
                "[]",
                "[1]",
                "[1, 2, 3]",
                "[5, -1, 3, 3]",
                "list(range(4))",
                "[*range(2, 9, 3), 7]",
            ],
            Dict => &[
                "{}",
                "{'a': 1}",
                "{'x': 1, 'y': -2, 'z': 3}",
                "dict(a=1, b=2)",
                "{**{'k': 4}, 'a': 0}",
            ],
            Tuple => &["()", "(1,)", "(1, 'a', 2.5)", "(True, None)", "((1, 2), 3)"],
            Set => &[
                "set()",
                "{1, 2, 3}",
                "{3, 1}",
                "frozenset({2, 5})",
                "set(range(5))",
            ],
        })
    }

    fn choice(&mut self, kind: Kind, depth: usize) -> String {
        let (yes, test, no) = (
            self.of(kind, depth - 1),
            self.of(Bool, depth - 1),
            self.of(kind, depth - 1),
        );
        format!("({yes} if {test} else {no})")
    }

    fn composed(&mut self, kind: Kind, depth: usize) -> String {
        match kind {
            Int => self.int(depth),
            Float => self.float(depth),
            Str => self.text(depth),
            Bool => self.truth(depth),
            List => self.list(depth),
            Dict => self.dict(depth),
            Tuple => self.tuple(depth),
            Set => self.set(depth),
        }
    }

    fn int(&mut self, depth: usize) -> String {
        let (a, b) = (self.of(Int, depth), self.of(Int, depth));
        match self.dice.below(14) {
            0..=3 => format!(
                "({a} {} {b})",
                self.dice.of(&["+", "-", "*", "//", "%", "&", "|", "^"])
            ),
            4 => format!(
                "({a} {} {})",
                self.dice.of(&["<<", ">>"]),
                self.dice.below(9)
            ),
            5 => format!("({a} ** {})", self.dice.below(4)),
            6 => format!("{}{a}", self.dice.of(&["-", "~", "+"])),
            7 => format!("len({})", self.of(List, depth)),
            8 => format!("{}({a}, {b})", self.dice.of(&["min", "max"])),
            9 => format!(
                "{}({}[0])",
                self.dice.of(&["int", "abs", "round"]),
                self.of(List, depth)
            ),
            10 => format!("sum({})", self.of(List, depth)),
            11 => format!(
                "{}[{}]",
                self.of(List, depth),
                self.dice.of(&["0", "-1", "1", "2"])
            ),
            12 => format!("{}.get({}, {a})", self.of(Dict, depth), self.of(Str, depth)),
            _ => format!("int({})", self.of(Float, depth)),
        }
    }

    fn float(&mut self, depth: usize) -> String {
        let (a, b) = (self.of(Float, depth), self.of(Int, depth));
        match self.dice.below(7) {
            0 | 1 => format!(
                "({a} {} {b})",
                self.dice.of(&["+", "-", "*", "/", "//", "%"])
            ),
            2 => format!("({b} / {})", self.of(Int, depth)),
            3 => format!("round({a}, {})", self.dice.of(&["0", "1", "2", "-1"])),
            4 => format!("abs({a})"),
            5 => format!("({a} ** 2)"),
            _ => format!("float({b})"),
        }
    }

    fn text(&mut self, depth: usize) -> String {
        let (a, b) = (self.of(Str, depth), self.of(Str, depth));
        match self.dice.below(13) {
            0 | 1 => format!("({a} + {b})"),
            2 => format!("({a} * {})", self.dice.below(4)),
            3 => format!("{a}{}", self.slice()),
            4 => format!(
                "{a}.{}()",
                self.dice.of(&[
                    "upper",
                    "lower",
                    "title",
                    "strip",
                    "swapcase",
                    "capitalize",
                    "casefold"
                ])
            ),
            5 => format!("{a}.replace({b}, {})", self.of(Str, 0)),
            6 => format!("{b}.join(str(e) for e in {})", self.of(List, depth)),
            7 => self.fstring(depth),
            8 => format!("repr({})", self.printable(depth)),
            9 => format!("str({})", self.printable(depth)),
            10 => format!(
                "{a}.{}({}, '*')",
                self.dice.of(&["center", "ljust", "rjust"]),
                self.dice.below(12)
            ),
            11 => format!("('%s|%r|%5.1f' % ({a}, {b}, {}))", self.of(Float, depth)),
            _ => format!("'{{}}-{{:>4}}'.format({a}, {})", self.of(Int, depth)),
        }
    }

    fn fstring(&mut self, depth: usize) -> String {
        let spec = self.dice.of(&SPECS);
        let kind = [Int, Float, Str][self.dice.below(3)];
        let value = self.plain(kind, 0);
        let other = self.plain(Int, depth.min(1));
        let conversion = self.dice.of(&["", "", "!r", "!s"]);
        let spec = if conversion.is_empty() { spec } else { "" };
        let colon = if spec.is_empty() { "" } else { ":" };
        format!("f\"<{{({value}){conversion}{colon}{spec}}}|{{{other}}}>\"")
    }

    /// What may stand in an f-string of CPython 3.11.
    fn plain(&mut self, kind: Kind, depth: usize) -> String {
        let value = self.of(kind, depth);
        let hidden = ['"', '\\', '{', '}'];
        if value.contains(hidden) {
            "5".into()
        } else {
            value
        }
    }

    /// Anything that prints the same everywhere: no set, whose order is its own.
    fn printable(&mut self, depth: usize) -> String {
        let kind = [Int, Float, Str, Bool, List, Dict, Tuple][self.dice.below(7)];
        self.of(kind, depth)
    }

    fn slice(&mut self) -> String {
        let end = ["", "0", "1", "-1", "2", "-3", "9"];
        let (from, to) = (self.dice.of(&end), self.dice.of(&end));
        match self.dice.below(3) {
            0 => format!("[{from}:{to}:{}]", self.dice.of(&["1", "2", "-1", "-2"])),
            _ => format!("[{from}:{to}]"),
        }
    }

    fn truth(&mut self, depth: usize) -> String {
        match self.dice.below(8) {
            0 | 1 => format!(
                "({} {} {})",
                self.of(Int, depth),
                self.comparison(),
                self.of(Int, depth)
            ),
            2 => format!(
                "({} {} {})",
                self.of(Str, depth),
                self.comparison(),
                self.of(Str, depth)
            ),
            3 => format!(
                "({} <= {} < {})",
                self.of(Int, depth),
                self.of(Float, depth),
                self.of(Int, depth)
            ),
            4 => format!("(not {})", self.any(depth)),
            5 => format!(
                "bool({} {} {})",
                self.any(depth),
                self.dice.of(&["and", "or"]),
                self.any(depth)
            ),
            6 => format!(
                "({} {} {})",
                self.of(Int, depth),
                self.dice.of(&["in", "not in"]),
                self.of(List, depth)
            ),
            _ => format!(
                "{}({} > 0 for e in {})",
                self.dice.of(&["any", "all"]),
                self.dice.of(&["e", "len(str(e))"]),
                self.of(List, depth)
            ),
        }
    }

    fn comparison(&mut self) -> &'static str {
        self.dice.of(&["<", "<=", "==", "!=", ">", ">="])
    }

    fn list(&mut self, depth: usize) -> String {
        let (a, b) = (self.of(List, depth), self.of(Int, depth));
        match self.dice.below(14) {
            0 => format!("({a} + {})", self.of(List, depth)),
            1 => format!("{a}{}", self.slice()),
            2 => format!("[{b}, *{a}]"),
            3 => format!("sorted({a}, reverse={})", self.of(Bool, depth)),
            4 => format!("[e * 2 for e in {a} if e {} {b}]", self.comparison()),
            5 => format!(
                "[x + y for x in {a}[:3] for y in range({})]",
                self.dice.below(3)
            ),
            6 => format!("list(map(lambda e: e - 1, {a}))"),
            7 => format!("list(reversed({a}))"),
            8 => format!("[i * e for i, e in enumerate({a}, {})]", self.dice.below(3)),
            9 => format!("[p - q for p, q in zip({a}, {})]", self.of(List, depth)),
            10 => format!("list(filter(None, {a}))"),
            11 => format!("sorted({})", self.of(Set, depth)),
            12 => format!("list({}.values())", self.of(Dict, depth)),
            _ => format!("[{b}] * {}", self.dice.below(4)),
        }
    }

    fn dict(&mut self, depth: usize) -> String {
        let a = self.of(Dict, depth);
        match self.dice.below(5) {
            0 => format!(
                "{{**{a}, {}: {}}}",
                self.of(Str, depth),
                self.of(Int, depth)
            ),
            1 => format!("{{str(e): e for e in {}}}", self.of(List, depth)),
            2 => format!("({a} | {})", self.of(Dict, depth)),
            3 => format!("dict(zip('abc', {}))", self.of(List, depth)),
            _ => format!("{{k: v + 1 for k, v in {a}.items()}}"),
        }
    }

    fn tuple(&mut self, depth: usize) -> String {
        let a = self.of(Tuple, depth);
        match self.dice.below(5) {
            0 => format!("({a} + {})", self.of(Tuple, depth)),
            1 => format!("{a}{}", self.slice()),
            2 => format!("({}, {})", self.printable(depth), self.printable(depth)),
            3 => format!("tuple({})", self.of(List, depth)),
            _ => format!("divmod({}, {})", self.of(Int, depth), self.of(Int, depth)),
        }
    }

    fn set(&mut self, depth: usize) -> String {
        let a = self.of(Set, depth);
        match self.dice.below(3) {
            0 => format!(
                "({a} {} {})",
                self.dice.of(&["|", "&", "-", "^"]),
                self.of(Set, depth)
            ),
            1 => format!("set({})", self.of(List, depth)),
            _ => format!("{{e % 5 for e in {a}}}"),
        }
    }
}
