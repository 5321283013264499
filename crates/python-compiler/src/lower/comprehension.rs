//! Comprehensions and generator expressions: functions of their own, whose outermost iterable is evaluated outside.

use super::Lowering;
use super::function::Extras;
use super::unit::Reg;
use interleave_python_code::{Flavour, Op, Params};
use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::{Ranged, TextLen, TextRange, TextSize};

/// A comprehension of any kind.
#[derive(Clone, Copy)]
struct Parts<'a> {
    name: &'static str,
    generators: &'a [Comprehension],
    element: &'a Expr,
    /// The key of a dictionary.
    key: Option<&'a Expr>,
    /// What begins the collection, and what adds to it; a generator yields.
    ops: Option<(Op, Op)>,
    scope: usize,
    range: TextRange,
}

impl<'a> Lowering<'a> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr, temp: Reg) {
        let Some(parts) = self.parts_of(expr) else {
            return;
        };
        let Some(first) = parts.generators.first() else {
            return;
        };
        let base = self.unit.temps(2);
        let iterable = self.operand(&first.iter);
        let get = if first.is_async {
            Op::GetAsyncIter
        } else {
            Op::GetIter
        };
        self.at(parts.range);
        self.emit(get, base + 1, iterable, 0);
        self.at(parts.range);
        let params = Params {
            names: vec![".0".to_owned()],
            positional: 1,
            positional_only: 1,
            ..Params::default()
        };
        let code = self.inner(parts.scope, parts.name, params, parts.range, |this| {
            this.comprehension_body(parts);
        });
        let waits = code.flavour == Flavour::Coroutine;
        self.at(parts.range);
        self.make_function(code, Extras::default(), base);
        self.call(base, 1);
        if waits {
            self.wait_for(base, 0);
        }
        self.emit(Op::Move, temp, base, 0);
    }

    fn parts_of(&self, expr: &'a Expr) -> Option<Parts<'a>> {
        let (name, generators, element, key, ops, scope) = match expr {
            Expr::ListComp(node) => (
                "<listcomp>",
                &node.generators[..],
                &*node.elt,
                None,
                Some((Op::BuildList, Op::ListAppend)),
                self.scopes.of(node),
            ),
            Expr::SetComp(node) => (
                "<setcomp>",
                &node.generators[..],
                &*node.elt,
                None,
                Some((Op::BuildSet, Op::SetAdd)),
                self.scopes.of(node),
            ),
            Expr::DictComp(node) => (
                "<dictcomp>",
                &node.generators[..],
                &*node.value,
                node.key.as_deref(),
                Some((Op::BuildDict, Op::DictSet)),
                self.scopes.of(node),
            ),
            Expr::Generator(node) => (
                "<genexpr>",
                &node.generators[..],
                &*node.elt,
                None,
                None,
                self.scopes.of(node),
            ),
            _ => return None,
        };
        let range = self.whole_range(expr);
        Some(Parts {
            name,
            generators,
            element,
            key,
            ops,
            scope,
            range,
        })
    }

    /// A generator expression that is a call's only argument goes from bracket to bracket.
    fn whole_range(&self, expr: &Expr) -> TextRange {
        let range = expr.range();
        match expr {
            Expr::Generator(node) if !node.parenthesized => {
                let before = self.positions.text(TextRange::up_to(range.start()));
                let start = before.trim_end().strip_suffix('(').map(TextLen::text_len);
                let after = self.positions.from(range.end());
                let gap = after.len() - after.trim_start().len();
                let end = range.end() + TextSize::new(gap as u32 + 1);
                match start {
                    Some(start) if after.trim_start().starts_with(')') => {
                        TextRange::new(start, end)
                    }
                    _ => range,
                }
            }
            _ => range,
        }
    }

    fn comprehension_body(&mut self, parts: Parts<'a>) {
        if parts.ops.is_none() {
            self.unit.code.flavour = match self.unit.code.flavour {
                Flavour::Coroutine | Flavour::AsyncGenerator => Flavour::AsyncGenerator,
                Flavour::Function | Flavour::Generator => Flavour::Generator,
            };
        }
        let collection = self.unit.temp();
        if let Some((build, _)) = parts.ops {
            self.emit(build, collection, 0, 0);
        }
        self.generators(parts, parts.generators, Some(0), collection);
        self.at(parts.range);
        if parts.ops.is_some() {
            self.emit(Op::Return, collection, 0, 0);
            self.unit.flow = super::flow::Flow::never();
        }
    }

    /// One `for` in another; the iterator of the outermost one is the parameter.
    fn generators(
        &mut self,
        parts: Parts<'a>,
        generators: &'a [Comprehension],
        iterator: Option<Reg>,
        collection: Reg,
    ) {
        let Some((first, rest)) = generators.split_first() else {
            self.element(parts, collection);
            return;
        };
        self.deeper(parts.range, |this| {
            let iterator = iterator.unwrap_or_else(|| {
                let iterator = this.unit.temp();
                let iterable = this.operand(&first.iter);
                let get = if first.is_async {
                    Op::GetAsyncIter
                } else {
                    Op::GetIter
                };
                this.at(parts.range);
                this.emit(get, iterator, iterable, 0);
                iterator
            });
            this.generator(parts, first, rest, iterator, collection);
        });
    }

    fn generator(
        &mut self,
        parts: Parts<'a>,
        first: &'a Comprehension,
        rest: &'a [Comprehension],
        iterator: Reg,
        collection: Reg,
    ) {
        let (head, end) = (self.unit.label(), self.unit.label());
        let before = self.unit.flow.clone();
        self.unit.bind(head);
        let at_stop = if first.is_async {
            Some(self.next_async_value(&first.target, iterator, parts.range))
        } else {
            self.next_value(&first.target, iterator, end, parts.range, false);
            None
        };
        for condition in &first.ifs {
            self.jump_if(condition, head, false);
        }
        if self.unit.flow.is_reachable() {
            self.generators(parts, rest, None, collection);
            self.at(parts.range);
            self.goto(head);
        }
        if let Some(at_stop) = at_stop {
            self.stopped(at_stop, end, parts.range);
        }
        self.unit.flow = before;
        self.unit.bind(end);
    }

    fn element(&mut self, parts: Parts<'a>, collection: Reg) {
        let mark = self.unit.mark();
        if let Some(key) = parts.key {
            let key = self.operand(key);
            let value = self.operand(parts.element);
            self.at(parts.range);
            self.emit(Op::DictSet, collection, key, value);
        } else if let Some((_, add)) = parts.ops {
            let value = self.operand(parts.element);
            self.at(parts.range);
            self.emit(add, collection, value, 0);
        } else {
            let value = self.unit.temp();
            self.expr(parts.element, value);
            self.at(parts.range);
            self.emit(Op::Yield, value, 0, 0);
        }
        self.unit.release(mark);
    }
}
