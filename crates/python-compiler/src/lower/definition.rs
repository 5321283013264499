//! `def` and `class`.

use super::function::Extras;
use super::unit::{Reg, with_registers};
use super::{Lowering, doc};
use interleave_python_code::{Code, Const, NOTHING, Op, Params};
use ruff_python_ast::{Decorator, Stmt, StmtClassDef, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Lowering<'a> {
    pub(super) fn function_def(&mut self, node: &'a StmtFunctionDef) {
        let decorators = self.decorators(&node.decorator_list);
        let range = definition_range(&node.decorator_list, node.range);
        let params = self.params(&node.parameters);
        let extras = self.evaluate_extras(&node.parameters, node.returns.as_deref(), range);
        let scope = self.scopes.of(node);
        let start = first_range(&node.decorator_list, node.range);
        let code = self.inner(scope, node.name.as_str(), params, start, |this| {
            this.unit.code.doc = doc(&node.body);
            this.body(&node.body);
            this.at_end(&node.body);
        });
        let dest = self.unit.temp();
        self.make_function(code, extras, dest);
        self.decorate(&node.decorator_list, decorators, dest);
        self.at(range);
        self.store_name(node.name.as_str(), dest);
    }

    /// The end of a function gets the line of its last statement.
    fn at_end(&mut self, body: &[Stmt]) {
        if let Some(last) = body.last() {
            self.at(last.range());
        }
    }

    /// Evaluates decorators: the first of their registers, which are neighbours.
    fn decorators(&mut self, decorators: &'a [Decorator]) -> Reg {
        let base = self.unit.mark() as Reg;
        for decorator in decorators {
            let reg = self.unit.temp();
            self.expr(&decorator.expression, reg);
        }
        base
    }

    /// Calls the decorators, the last one first, with what they decorate.
    fn decorate(&mut self, decorators: &'a [Decorator], base: Reg, value: Reg) {
        let pairs: Vec<_> = with_registers(base, decorators).collect();
        for (reg, decorator) in pairs.into_iter().rev() {
            let mark = self.unit.mark();
            let window = self.unit.temps(2);
            self.at(decorator.expression.range());
            self.emit(Op::Move, window, reg, 0);
            self.emit(Op::Move, window + 1, value, 0);
            self.call(window, 1);
            self.emit(Op::Move, value, window, 0);
            self.unit.release(mark);
        }
    }

    pub(super) fn class_def(&mut self, node: &'a StmtClassDef) {
        let decorators = self.decorators(&node.decorator_list);
        let range = definition_range(&node.decorator_list, node.range);
        self.at(range);
        let base = self.unit.temp();
        self.load_private(base, "__build_class__");
        let code = self.class_code(node);
        self.build_class(node, code, base, range);
        self.decorate(&node.decorator_list, decorators, base);
        self.at(range);
        self.store_name(node.name.as_str(), base);
    }

    fn build_class(&mut self, node: &'a StmtClassDef, code: Code, base: Reg, range: TextRange) {
        let arguments = node.arguments.as_deref();
        if let Some(arguments) = arguments.filter(|arguments| super::call::spreads(arguments)) {
            let list = self.unit.temp();
            let mark = self.unit.mark();
            let pair = self.body_and_name(node, code, range);
            self.emit(Op::BuildList, list, pair, 2);
            self.unit.release(mark);
            self.extend_arguments(&arguments.args, base, list, range);
            self.spread_call(&arguments.keywords, base, range);
            return;
        }
        self.body_and_name(node, code, range);
        let (count, names) = match arguments {
            Some(arguments) => {
                let count = self.arguments(arguments);
                (count, self.keyword_names(&arguments.keywords))
            }
            None => (0, NOTHING),
        };
        self.at(range);
        self.emit(Op::Call, base, count.saturating_add(2), names);
    }

    fn body_and_name(&mut self, node: &StmtClassDef, code: Code, range: TextRange) -> Reg {
        let pair = self.unit.temps(2);
        self.at(range);
        let mark = self.unit.mark();
        self.make_function(code, Extras::default(), pair);
        self.unit.release(mark);
        self.load_const(pair + 1, Const::Str(node.name.to_string()));
        pair
    }

    fn class_code(&mut self, node: &'a StmtClassDef) -> Code {
        let params = Params {
            names: vec![".namespace".to_owned()],
            positional: 1,
            positional_only: 1,
            ..Params::default()
        };
        let scope = self.scopes.of(node);
        let start = first_range(&node.decorator_list, node.range);
        self.inner(scope, node.name.as_str(), params, start, |this| {
            this.unit.code.doc = doc(&node.body);
            this.class_names();
            this.document();
            this.prepare_annotations(&node.body);
            this.body(&node.body);
            if let Some(cell) = this.unit.class_cell {
                this.emit(Op::Return, cell, 0, 0);
                this.unit.flow = super::flow::Flow::never();
            }
        })
    }

    /// The names that every class has.
    fn class_names(&mut self) {
        let mark = self.unit.mark();
        let value = self.unit.temp();
        let name = self.unit.name("__name__");
        self.emit_wide(Op::LoadGlobal, value, name);
        self.store_in_class("__module__", value);
        let qualname = self.unit.code.qualname.clone();
        self.load_const(value, Const::Str(qualname));
        self.store_in_class("__qualname__", value);
        self.unit.release(mark);
    }

    fn store_in_class(&mut self, name: &str, value: Reg) {
        let name = self.unit.short_name(name);
        self.emit(Op::StoreName, value, 0, name);
    }

    /// A module or class with annotated names has a dictionary for them.
    pub(super) fn prepare_annotations(&mut self, body: &[Stmt]) {
        if !has_annotations(body, 0) {
            return;
        }
        let mark = self.unit.mark();
        let dict = self.unit.temp();
        self.emit(Op::BuildDict, dict, 0, 0);
        self.store_name("__annotations__", dict);
        self.unit.release(mark);
    }
}

/// A definition without its decorators.
fn definition_range(decorators: &[Decorator], range: TextRange) -> TextRange {
    match decorators.last() {
        Some(last) => TextRange::new(last.range.end().min(range.end()), range.end()),
        None => range,
    }
}

/// Where a definition begins: with its first decorator.
fn first_range(decorators: &[Decorator], range: TextRange) -> TextRange {
    match decorators.first() {
        Some(first) => TextRange::new(first.range.start().min(range.end()), range.end()),
        None => range,
    }
}

/// Does a body annotate names of its own? It looks into the statements that open no scope.
fn has_annotations(body: &[Stmt], depth: u32) -> bool {
    depth < 200
        && body.iter().any(|stmt| match stmt {
            Stmt::AnnAssign(node) => node.simple,
            Stmt::If(node) => {
                let clauses = node.elif_else_clauses.iter();
                has_annotations(&node.body, depth + 1)
                    || clauses
                        .map(|clause| &clause.body)
                        .any(|body| has_annotations(body, depth + 1))
            }
            Stmt::For(node) => within(&[&node.body, &node.orelse], depth),
            Stmt::While(node) => within(&[&node.body, &node.orelse], depth),
            Stmt::With(node) => within(&[&node.body], depth),
            Stmt::Try(node) => {
                let handlers = node.handlers.iter().map(|handler| {
                    let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
                    &handler.body
                });
                within(&[&node.body, &node.orelse, &node.finalbody], depth)
                    || handlers
                        .into_iter()
                        .any(|body| has_annotations(body, depth + 1))
            }
            Stmt::Match(node) => node
                .cases
                .iter()
                .any(|case| has_annotations(&case.body, depth + 1)),
            _ => false,
        })
}

fn within(bodies: &[&[Stmt]], depth: u32) -> bool {
    bodies.iter().any(|body| has_annotations(body, depth + 1))
}
