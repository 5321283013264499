//! Statements, and whole programs.

use super::dice::Dice;
use super::expressions::{Expressions, KINDS, Kind};
use Kind::{Bool, Dict, Int, List, Set, Str};

/// Writes a program.
pub struct Writer {
    dice: Dice,
    names: Vec<(String, Kind)>,
    lines: Vec<String>,
    indent: usize,
    made: usize,
}

/// The program of a seed. It always ends, and prints neither addresses nor the order of sets.
pub fn program(seed: u64) -> String {
    let mut writer = Writer {
        dice: Dice(seed),
        names: Vec::new(),
        lines: Vec::new(),
        indent: 0,
        made: 0,
    };
    for kind in KINDS {
        writer.assign(kind);
    }
    for _ in 0..4 + writer.dice.below(8) {
        writer.statement(2);
    }
    writer.lines.join("\n") + "\n"
}

impl Writer {
    fn line(&mut self, text: &str) {
        self.lines.push("    ".repeat(self.indent) + text);
    }

    fn expr(&mut self, kind: Kind) -> String {
        let depth = 1 + self.dice.below(3);
        Expressions {
            dice: &mut self.dice,
            names: &self.names,
        }
        .of(kind, depth)
    }

    fn new_name(&mut self, start: &str) -> String {
        self.made += 1;
        format!("{start}{}", self.made)
    }

    fn kind(&mut self) -> Kind {
        KINDS[self.dice.below(KINDS.len())]
    }

    /// A block in which names that it makes are its own.
    fn block(&mut self, head: &str, write: impl FnOnce(&mut Self)) {
        self.line(head);
        self.indent += 1;
        let known = self.names.len();
        let lines = self.lines.len();
        write(self);
        if self.lines.len() == lines {
            self.line("pass");
        }
        self.names.truncate(known);
        self.indent -= 1;
    }

    fn assign(&mut self, kind: Kind) {
        let value = self.expr(kind);
        let name = self.new_name("v");
        // Even if the value cannot be had, the name is there.
        let plain = match kind {
            Int => "4",
            Kind::Float => "0.5",
            Str => "'s'",
            Bool => "True",
            List => "[2, 1]",
            Dict => "{'d': 1}",
            Kind::Tuple => "(1, 2)",
            Set => "{1}",
        };
        self.line(&format!("{name} = {plain}"));
        self.guarded(|this| this.line(&format!("{name} = {value}")));
        self.names.push((name, kind));
    }

    fn guarded(&mut self, write: impl FnOnce(&mut Self)) {
        self.block("try:", write);
        self.line("except Exception as error:");
        self.line("    print(type(error).__name__, error)");
    }

    fn show(&mut self) {
        let kind = self.kind();
        let value = self.expr(kind);
        let shown = if kind == Set {
            format!("sorted({value})")
        } else {
            value
        };
        self.line(&format!("print({shown})"));
    }

    fn statement(&mut self, depth: usize) {
        if self.dice.one_in(3) {
            return self.guarded(|this| this.plain(depth));
        }
        self.plain(depth);
    }

    fn plain(&mut self, depth: usize) {
        if depth == 0 {
            return self.simple();
        }
        match self.dice.below(15) {
            0 => self.branches(depth - 1),
            1 | 2 => self.loops(depth - 1),
            3 => self.function(depth - 1),
            4 => self.class(),
            5 => self.generator(),
            6 => self.handlers(depth - 1),
            7 => self.manager(depth - 1),
            8 => self.matching(),
            9 => self.closure(),
            10 => self.unpacking(),
            _ => self.simple(),
        }
    }

    fn simple(&mut self) {
        match self.dice.below(6) {
            0 => {
                let kind = self.kind();
                self.assign(kind);
            }
            1 => self.change(),
            2 => self.augment(),
            3 if self.dice.one_in(4) => {
                let start = self.expr(Int);
                self.line(&format!(
                    "print([(w := e + {start}) % 7 for e in [1, 2]], w)"
                ));
            }
            _ => self.show(),
        }
    }

    fn some_name(&mut self, kind: Kind) -> Option<String> {
        let known: Vec<&str> = self
            .names
            .iter()
            .filter(|(_, other)| *other == kind)
            .map(|(name, _)| name.as_str())
            .collect();
        (!known.is_empty()).then(|| self.dice.of(&known).to_owned())
    }

    fn augment(&mut self) {
        let kind = [Int, Str, List][self.dice.below(3)];
        if self.indent > 0 && self.lines.iter().any(|line| line.starts_with("def ")) {
            return self.show();
        }
        let (Some(name), value) = (self.some_name(kind), self.expr(kind)) else {
            return;
        };
        let operator = if kind == Int {
            self.dice.of(&["+=", "-=", "//=", "%=", "|="])
        } else {
            "+="
        };
        self.line(&format!("{name} {operator} {value}"));
        // A loop must not make it grow without bound.
        self.line(&match kind {
            Int => format!("{name} %= 10**30"),
            _ => format!("{name} = {name}[:60]"),
        });
        self.line(&format!("print({name})"));
    }

    fn change(&mut self) {
        let (index, value) = (self.dice.below(4), self.expr(Int));
        if let Some(name) = self.some_name(List).filter(|_| self.dice.one_in(2)) {
            let change = match self.dice.below(7) {
                0 => format!("{name}.append({value})"),
                1 => format!("{name}.insert({index}, {value})"),
                2 => format!("print({name}.pop({index}))"),
                3 => format!("{name}.sort(key=lambda e: (e % 3, e))"),
                4 => format!("{name}[{index}:{}] = [{value}]", index + 1),
                5 => format!("del {name}[{index}]"),
                _ => format!("print({name}.index({value}), {name}.count({value}))"),
            };
            self.line(&change);
            return self.line(&format!("print({name})"));
        }
        let key = self.expr(Str);
        let Some(name) = self.some_name(Dict) else {
            return;
        };
        let change = match self.dice.below(5) {
            0 => format!("{name}[{key}] = {value}"),
            1 => format!("print({name}.setdefault({key}, {value}))"),
            2 => format!("print({name}.pop({key}, None))"),
            3 => format!("del {name}[{key}]"),
            _ => format!("{name}.update(q={value})"),
        };
        self.line(&change);
        self.line(&format!("print({name}, list({name}.items())[:2])"));
    }

    fn some(&mut self, depth: usize) {
        for _ in 0..=self.dice.below(2) {
            self.statement(depth);
        }
    }

    fn branches(&mut self, depth: usize) {
        let (one, two) = (self.expr(Bool), self.expr(Bool));
        self.block(&format!("if {one}:"), |this| this.some(depth));
        self.block(&format!("elif {two}:"), |this| this.some(depth));
        self.block("else:", |this| this.some(depth));
    }

    fn loops(&mut self, depth: usize) {
        let name = self.new_name("i");
        let end = self.dice.of(&["break", "continue", "pass"]);
        if self.dice.one_in(2) {
            let items = self.expr(List);
            self.block(&format!("for {name} in {items}[:5]:"), |this| {
                this.names.push((name.clone(), Int));
                this.some(depth);
                let test = this.expr(Bool);
                this.block(&format!("if {test}:"), |this| this.line(end));
            });
        } else {
            self.line(&format!("{name} = 0"));
            let count = self.dice.below(5);
            self.block(&format!("while (n := {name}) < {count}:"), |this| {
                this.line(&format!("{name} = {name} + 1"));
                this.names.push(("n".into(), Int));
                let test = this.expr(Bool);
                this.block(&format!("if {test}:"), |this| this.line(end));
                this.some(depth);
            });
        }
        self.block("else:", Self::show);
    }

    fn function(&mut self, depth: usize) {
        let name = self.new_name("f");
        let signature = self.dice.of(&[
            "a, b=2, *args, c=3, **kwargs",
            "a, /, b=1, *, c=0",
            "a, b, c=None, *args",
            "*args, **kwargs",
            "a, b=5",
        ]);
        self.block(&format!("def {name}({signature}):"), |this| {
            let outer = std::mem::take(&mut this.names);
            for own in ["a", "b", "c"] {
                if signature.contains(&format!("{own},")) || signature.contains(&format!("{own}="))
                {
                    this.names.push((own.into(), Int));
                }
            }
            if signature.contains("kwargs") {
                this.names.push(("kwargs".into(), Dict));
            }
            if signature.contains("*args") {
                this.names.push(("args".into(), Kind::Tuple));
            }
            this.some(depth);
            let result = this.expr(Int);
            this.line(&format!("return {result}"));
            this.names = outer;
        });
        for _ in 0..2 {
            let args = self.arguments();
            self.guarded(|this| this.line(&format!("print({name}({args}))")));
        }
    }

    fn arguments(&mut self) -> String {
        let parts = ["1", "2", "*[3, 4]", "*()"];
        let named = ["c=7", "b=8", "d=9", "**{'e': 1}", "**{'a': 5}"];
        let mut args: Vec<String> = (0..self.dice.below(4))
            .map(|_| self.dice.of(&parts).to_owned())
            .collect();
        for name in named {
            if self.dice.one_in(4) {
                args.push(name.to_owned());
            }
        }
        args.join(", ")
    }

    fn class(&mut self) {
        let (base, derived) = (self.new_name("Base"), self.new_name("Derived"));
        let start = self.expr(Int);
        let operator = self.dice.of(&["+", "-", "*", "//", "%"]);
        let (dunder, mirror) = match operator {
            "+" => ("__add__", "__radd__"),
            "-" => ("__sub__", "__rsub__"),
            "*" => ("__mul__", "__rmul__"),
            "//" => ("__floordiv__", "__rfloordiv__"),
            _ => ("__mod__", "__rmod__"),
        };
        let text = format!(
            "class {base}:\n    count = 0\n    def __init__(self, x, *rest):\n        self.x = x\n        self.rest = rest\n        \
             {base}.count += 1\n    def __repr__(self):\n        return f'{{type(self).__name__}}({{self.x!r}}, {{self.rest}})'\n    \
             def {dunder}(self, other):\n        if isinstance(other, {base}):\n            other = other.x\n        \
             return type(self)(self.x {operator} other)\n    def __eq__(self, other):\n        \
             return isinstance(other, {base}) and self.x == other.x\n    def __lt__(self, other):\n        return self.x < other.x\n    \
             def __len__(self):\n        return len(self.rest)\n    def __getitem__(self, i):\n        return self.rest[i]\n    \
             def __bool__(self):\n        return self.x != 1\n    @property\n    def twice(self):\n        return self.x * 2\n    \
             @staticmethod\n    def make(n):\n        return [{base}(i, i) for i in range(n)]\n    @classmethod\n    def who(cls):\n        \
             return cls.__name__\nclass {derived}({base}):\n    def __init__(self, *args, **kwargs):\n        \
             super().__init__(*args)\n        [setattr(self, *pair) for pair in kwargs.items()]\n    def {mirror}(self, other):\n        \
             return ('mirrored', other {operator} self.x)\n    def __call__(self, k=1):\n        return self.x, k\n    \
             def __contains__(self, item):\n        return item == self.x\n    def __getattr__(self, name):\n        \
             if name == 'magic':\n            return 'found'\n        raise AttributeError(name)\n    def __hash__(self):\n        return 7\n\
             p, q = {base}({start}, 1, 2), {derived}(3, 4, k='v')"
        );
        text.lines().for_each(|line| self.line(line));
        for _ in 0..4 {
            let number = self.expr(Int);
            let use_ = match self.dice.below(16) {
                0 => format!("p {operator} {number}"),
                1 => format!("{number} {operator} q"),
                2 => format!("{number} {operator} p"),
                3 => format!("q {operator} p"),
                4 => "p == q, p != q, p < q, p > q, p == 3".into(),
                5 => "sorted([p, q, p]), max(p, q)".into(),
                6 => "len(p), p[0], q[-1], list(q)".into(),
                7 => "bool(p), not q, p.twice, q.twice".into(),
                8 => format!("{base}.make(2), {derived}.who(), {base}.count"),
                9 => "q(), q(k=2), 3 in q, 4 in q".into(),
                10 => "q.k, q.magic, q.other".into(),
                11 => "p[5]".into(),
                12 => "p(1)".into(),
                13 => "p <= q".into(),
                14 => "hash(q), {q: 1}[q]".into(),
                _ => "p.missing".into(),
            };
            self.guarded(|this| this.line(&format!("print({use_})")));
        }
    }

    fn generator(&mut self) {
        let name = self.new_name("g");
        let (items, test, value) = (self.expr(List), self.expr(Bool), self.expr(Int));
        let lines = format!(
            "def {name}(n):\n    total = 0\n    try:\n        while n > 0:\n            got = yield n\n            \
             total += got or 1\n            n -= 1\n        yield from [10, 20]\n    except ValueError as error:\n        \
             yield 'caught ' + str(error)\n    finally:\n        total = -total\n    return total\n\
             it = {name}(3)\nprint(next(it), it.send(5))"
        );
        lines.lines().for_each(|line| self.line(line));
        let end = match self.dice.below(5) {
            0 => "print(it.throw(ValueError('v')))".to_owned(),
            1 => "it.close()".to_owned(),
            2 => format!("print(list(it), [e for e in {name}(2) if {test}])"),
            3 => format!("print(sum({name}(2)), {value})"),
            _ => format!("print([*zip({name}(4), {items})])"),
        };
        self.guarded(|this| this.line(&end));
        self.guarded(|this| this.line("print(next(it))"));
    }

    fn handlers(&mut self, depth: usize) {
        let raised = self.dice.of(&[
            "raise ValueError('v', 1)",
            "raise KeyError('k')",
            "raise RuntimeError from ZeroDivisionError('z')",
            "assert False, [1]",
            "1 / 0",
            "[].pop()",
            "int('x')",
            "undefined_name",
            "None.attribute",
            "pass",
            "a, b = 1, 2, 3",
            "raise StopIteration(3)",
        ]);
        self.block("try:", |this| {
            this.some(depth);
            this.line(raised);
        });
        self.line("except (ValueError, ZeroDivisionError) as error:");
        self.line("    print('first', repr(error), error.args)");
        self.line("except LookupError as error:");
        self.line("    print('lookup', error)");
        if self.dice.one_in(3) {
            self.line("    raise TypeError('again') from error");
        }
        self.line("except Exception as error:");
        self.line("    print('other', type(error).__name__, error, repr(error.__cause__))");
        self.block("else:", Self::show);
        self.block("finally:", Self::show);
    }

    fn manager(&mut self, depth: usize) {
        let (name, swallow) = (
            self.new_name("M"),
            self.dice.of(&["True", "False", "kind is KeyError"]),
        );
        let text = format!(
            "class {name}:\n    def __init__(self, n):\n        self.n = n\n    def __enter__(self):\n        print('enter', self.n)\n        \
             return self.n\n    def __exit__(self, kind, error, traceback):\n        print('exit', self.n, kind and kind.__name__, error)\n        \
             return {swallow}"
        );
        text.lines().for_each(|line| self.line(line));
        let raised = self
            .dice
            .of(&["raise KeyError(1)", "pass", "1 // 0", "print(m)"]);
        self.guarded(|this| {
            this.block(&format!("with {name}(1) as m, {name}(2):"), |this| {
                this.names.push(("m".into(), Int));
                this.some(depth);
                this.line(raised);
            });
        });
    }

    fn matching(&mut self) {
        let kind = self.kind();
        let (subject, test) = (self.expr(kind), self.expr(Bool));
        let cases = [
            "case 0 | 1: print('small')",
            "case int(n) if n > 5: print('int', n)",
            "case bool(): print('bool')",
            "case str() as s: print('str', s)",
            "case []: print('empty')",
            "case [x]: print('one', x)",
            "case [x, *rest]: print('more', x, rest)",
            "case {'a': a, **others}: print('a', a, others)",
            "case (1, 'a', _): print('tuple')",
            "case float(f): print('float', f)",
            "case {}: print('mapping')",
        ];
        self.block(&format!("match {subject}:"), |this| {
            for case in cases {
                if this.dice.one_in(2) {
                    this.line(case);
                }
            }
            this.line(&format!("case _ if {test}: print('guard')"));
            this.line("case _: print('nothing')");
        });
    }

    fn closure(&mut self) {
        let (name, step) = (self.new_name("outer"), self.expr(Int));
        let total = self.new_name("total");
        let text = format!(
            "{total} = 1\ndef {name}(start, step=3):\n    made = []\n    def inner(more=1):\n        nonlocal start\n        global {total}\n        \
             start += step * more\n        {total} += 1\n        made.append(start)\n        return start, made[-2:]\n    \
             return inner, [lambda k, i=i: (i, k, start) for i in range(2)]"
        );
        text.lines().for_each(|line| self.line(line));
        self.guarded(|this| {
            this.line(&format!("inner, others = {name}({step})"));
            this.line(&format!(
                "print(inner(), inner(2), inner(more=3), [f(9) for f in others], {total})"
            ));
        });
    }

    fn unpacking(&mut self) {
        let kind = self.kind();
        let value = self.expr(if kind == Set { List } else { kind });
        let target = self.dice.of(&[
            "a, b",
            "a, *b",
            "*a, b, c",
            "(a, b), c",
            "[a, b, c]",
            "a, (b, *c)",
        ]);
        self.guarded(|this| {
            this.line("a = b = c = None");
            this.line(&format!("{target} = {value}"));
            this.line("print(a, b, c)");
        });
    }
}
