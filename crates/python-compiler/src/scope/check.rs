//! Statements and expressions in wrong places: `return` outside a function, `break` outside a loop, and the like.

use super::{Kind, Scopes};
use crate::Problem;
use crate::positions::Positions;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Arguments, Comprehension, ExceptHandler, Expr, Stmt, StmtBreak, StmtContinue, StmtFor,
    StmtFunctionDef, StmtTry, StmtWhile, StmtWith,
};
use ruff_text_size::{Ranged, TextRange};

/// All that is wrong in the places of statements and expressions.
pub(super) fn check(
    body: &[Stmt],
    positions: &Positions,
    scopes: &Scopes,
    future_annotations: bool,
    outermost: Around,
) -> Vec<Problem> {
    let mut checker = Checker {
        positions,
        scopes,
        problems: Vec::new(),
        around: vec![outermost],
        future_annotations,
    };
    checker.visit_body(body);
    checker.problems
}

/// What is around the statements of a module, or of a cell that may wait.
pub(super) fn outermost(may_wait: bool) -> Around {
    Around::new(Kind::Module, may_wait)
}

const LEAVES_STAR: &str = "'break', 'continue' and 'return' cannot appear in an except* block";

/// The function, class or module around a statement.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own"
)]
pub(super) struct Around {
    kind: Kind,
    is_async: bool,
    yields: bool,
    in_loop: bool,
    /// In a clause of `except*`: nothing may leave that.
    in_star: bool,
}

impl Around {
    fn new(kind: Kind, is_async: bool) -> Self {
        Self {
            kind,
            is_async,
            yields: false,
            in_loop: false,
            in_star: false,
        }
    }
}

struct Checker<'s> {
    positions: &'s Positions<'s>,
    scopes: &'s Scopes,
    problems: Vec<Problem>,
    around: Vec<Around>,
    future_annotations: bool,
}

impl Checker<'_> {
    fn fail(&mut self, range: TextRange, message: impl Into<String>) {
        self.problems
            .push(Problem::syntax(self.positions, range, message));
    }

    fn around(&self) -> Around {
        let module = Around::new(Kind::Module, false);
        self.around.last().copied().unwrap_or(module)
    }

    fn within(&mut self, around: Around, walk: impl FnOnce(&mut Self)) {
        self.around.push(around);
        walk(self);
        self.around.pop();
    }

    fn in_function(&self) -> bool {
        matches!(self.around().kind, Kind::Function | Kind::Lambda)
    }

    /// Says where something asynchronous stands that must not stand there.
    fn need_async(&mut self, range: TextRange, what: &str) {
        let around = self.around();
        let waits = around.is_async || around.kind == Kind::Comprehension;
        if !waits {
            self.fail(range, format!("'{what}' outside async function"));
        }
    }

    fn function(&mut self, node: &StmtFunctionDef) {
        let scope = self.scopes.all.get(self.scopes.of(node));
        let mut around = Around::new(Kind::Function, node.is_async);
        around.yields = scope.is_some_and(|scope| scope.yields);
        for decorator in &node.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.visit_parameters(&node.parameters);
        if let Some(returns) = &node.returns {
            self.visit_annotation(returns);
        }
        self.within(around, |this| this.visit_body(&node.body));
    }

    fn looped(&mut self, body: &[Stmt]) {
        let mut around = self.around();
        around.in_loop = true;
        self.within(around, |this| this.visit_body(body));
    }

    fn try_star(&mut self, node: &StmtTry) {
        self.visit_body(&node.body);
        let around = Around {
            in_loop: false,
            in_star: true,
            ..self.around()
        };
        for handler in &node.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            handler
                .type_
                .iter()
                .for_each(|class| self.visit_expr(class));
            self.within(around, |this| this.visit_body(&handler.body));
        }
        self.visit_body(&node.orelse);
        self.visit_body(&node.finalbody);
    }

    fn for_loop(&mut self, node: &StmtFor) {
        if node.is_async {
            self.need_async(node.range, "async for");
        }
        self.visit_expr(&node.iter);
        self.visit_expr(&node.target);
        self.looped(&node.body);
        self.visit_body(&node.orelse);
    }

    fn while_loop(&mut self, node: &StmtWhile) {
        self.visit_expr(&node.test);
        self.looped(&node.body);
        self.visit_body(&node.orelse);
    }

    fn with(&mut self, node: &StmtWith) {
        if node.is_async {
            self.need_async(node.range, "async with");
        }
        for item in &node.items {
            self.visit_with_item(item);
        }
        self.visit_body(&node.body);
    }

    /// A clause for all exceptions hides the ones after it.
    fn clauses(&mut self, node: &StmtTry) {
        let Some((_, first)) = node.handlers.split_last() else {
            return;
        };
        for handler in first {
            let ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() {
                self.fail(handler.range, "default 'except:' must be last");
            }
        }
    }

    fn comprehension<T>(
        &mut self,
        node: &T,
        generators: &[Comprehension],
        range: TextRange,
        elements: &[&Expr],
    ) {
        let Some((first, rest)) = generators.split_first() else {
            return;
        };
        let scope = self.scopes.all.get(self.scopes.of(node));
        let waits = scope.is_some_and(|scope| scope.awaits);
        let around = self.around();
        let allowed = around.is_async || around.kind == Kind::Comprehension;
        if waits && !allowed {
            self.fail(
                range,
                "asynchronous comprehension outside of an asynchronous function",
            );
        }
        self.visit_expr(&first.iter);
        self.within(Around::new(Kind::Comprehension, around.is_async), |this| {
            this.visit_expr(&first.target);
            first.ifs.iter().for_each(|test| this.visit_expr(test));
            for generator in rest {
                this.visit_comprehension(generator);
            }
            for element in elements {
                this.visit_expr(element);
            }
        });
    }

    fn yields(&mut self, expr: &Expr) {
        let around = self.around();
        if !self.in_function() && around.kind != Kind::Comprehension {
            self.fail(expr.range(), "'yield' outside function");
        } else if expr.is_yield_from_expr() && around.is_async {
            self.fail(expr.range(), "'yield from' inside async function");
        }
    }

    fn targets(&mut self, target: &Expr) {
        match target {
            Expr::Starred(node) => {
                self.fail(
                    node.range,
                    "starred assignment target must be in a list or tuple",
                );
            }
            Expr::Tuple(node) => self.stars(&node.elts, node.range),
            Expr::List(node) => self.stars(&node.elts, node.range),
            _ => {}
        }
    }

    fn stars(&mut self, targets: &[Expr], range: TextRange) {
        if targets
            .iter()
            .filter(|target| target.is_starred_expr())
            .count()
            > 1
        {
            self.fail(range, "multiple starred expressions in assignment");
        }
        for target in targets {
            match target {
                Expr::Starred(starred) => self.targets(&starred.value),
                target => self.targets(target),
            }
        }
    }

    fn return_statement(&mut self, range: TextRange, has_value: bool) {
        let around = self.around();
        if !self.in_function() {
            self.fail(range, "'return' outside function");
        } else if has_value && around.is_async && around.yields {
            self.fail(range, "'return' with value in async generator");
        }
    }
}

impl<'a> Visitor<'a> for Checker<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(node) => return self.function(node),
            Stmt::For(node) => {
                self.targets(&node.target);
                return self.for_loop(node);
            }
            Stmt::While(node) => return self.while_loop(node),
            Stmt::With(node) => return self.with(node),
            Stmt::ClassDef(node) => {
                node.decorator_list
                    .iter()
                    .for_each(|d| self.visit_expr(&d.expression));
                if let Some(arguments) = &node.arguments {
                    self.visit_arguments(arguments);
                }
                let around = Around::new(Kind::Class, false);
                return self.within(around, |this| this.visit_body(&node.body));
            }
            Stmt::Return(node) if self.in_function() && self.around().in_star => {
                let value = node.value.as_deref();
                self.fail(value.map_or(node.range, Ranged::range), LEAVES_STAR);
            }
            Stmt::Return(node) => self.return_statement(node.range, node.value.is_some()),
            Stmt::Break(StmtBreak { range, .. }) | Stmt::Continue(StmtContinue { range, .. })
                if self.around().in_star && !self.around().in_loop =>
            {
                self.fail(*range, LEAVES_STAR);
            }
            Stmt::Break(node) if !self.around().in_loop => {
                self.fail(node.range, "'break' outside loop");
            }
            Stmt::Continue(node) if !self.around().in_loop => {
                self.fail(node.range, "'continue' not properly in loop");
            }
            Stmt::Try(node) if node.is_star => return self.try_star(node),
            Stmt::Try(node) => self.clauses(node),
            Stmt::Assign(node) => node.targets.iter().for_each(|target| self.targets(target)),
            Stmt::Match(node) => super::patterns::check(&node.cases, &mut |range, message| {
                self.problems
                    .push(Problem::syntax(self.positions, range, message));
            }),
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_annotation(&mut self, annotation: &'a Expr) {
        if !self.future_annotations {
            self.visit_expr(annotation);
        }
    }

    fn visit_arguments(&mut self, arguments: &'a Arguments) {
        for (index, keyword) in arguments.keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            let earlier = arguments.keywords.iter().take(index);
            let mut names = earlier.filter_map(|keyword| keyword.arg.as_ref());
            if names.any(|earlier| earlier.id == name.id) {
                self.fail(keyword.range, format!("keyword argument repeated: {name}"));
            }
        }
        visitor::walk_arguments(self, arguments);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Yield(_) | Expr::YieldFrom(_) => self.yields(expr),
            Expr::Await(node) => {
                let around = self.around();
                if !around.is_async && matches!(around.kind, Kind::Module | Kind::Class) {
                    self.fail(node.range, "'await' outside function");
                } else {
                    self.need_async(node.range, "await");
                }
            }
            Expr::Lambda(node) => {
                if let Some(parameters) = &node.parameters {
                    self.visit_parameters(parameters);
                }
                let around = Around::new(Kind::Lambda, false);
                return self.within(around, |this| this.visit_expr(&node.body));
            }
            Expr::ListComp(node) => {
                return self.comprehension(node, &node.generators, node.range, &[&node.elt]);
            }
            Expr::SetComp(node) => {
                return self.comprehension(node, &node.generators, node.range, &[&node.elt]);
            }
            Expr::DictComp(node) => {
                let elements: Vec<&Expr> = node
                    .key
                    .as_deref()
                    .into_iter()
                    .chain([&*node.value])
                    .collect();
                return self.comprehension(node, &node.generators, node.range, &elements);
            }
            Expr::Generator(node) => {
                self.visit_expr(
                    node.generators
                        .first()
                        .map_or(&node.elt, |first| &first.iter),
                );
                let around = Around::new(Kind::Comprehension, self.around().is_async);
                return self.within(around, |this| {
                    node.generators
                        .iter()
                        .skip(1)
                        .for_each(|g| this.visit_comprehension(g));
                    this.visit_expr(&node.elt);
                });
            }
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }
}
