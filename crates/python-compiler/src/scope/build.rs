//! Walks the tree once and notes what each scope does with which name.

mod visit;

use super::{Kind, Scope, ScopeId, Scopes, mangle};
use crate::Problem;
use crate::positions::Positions;
use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{
    Comprehension, Expr, ExprContext, ExprName, Identifier, Parameters, Stmt, StmtClassDef,
    StmtFunctionDef,
};
use ruff_text_size::{Ranged, TextRange};
use std::collections::HashMap;

/// Notes all scopes of a source, and what is wrong with it as far as one scope can tell.
pub(super) fn build(
    body: &[Stmt],
    positions: &Positions,
    future_annotations: bool,
) -> (Scopes, Vec<Problem>) {
    let mut builder = Builder {
        scopes: Scopes::default(),
        current: 0,
        problems: Vec::new(),
        positions,
        future_annotations,
        iterating: 0,
    };
    builder.open(Kind::Module, None);
    builder.visit_body(body);
    (builder.scopes, builder.problems)
}

pub(super) struct Builder<'s> {
    pub(super) scopes: Scopes,
    pub(super) current: ScopeId,
    problems: Vec<Problem>,
    positions: &'s Positions<'s>,
    future_annotations: bool,
    /// In how many iterables of comprehensions this is, where no assignment expression may stand.
    iterating: u32,
}

impl Builder<'_> {
    pub(super) fn fail(&mut self, range: TextRange, message: impl Into<String>) {
        self.problems
            .push(Problem::syntax(self.positions, range, message));
    }

    fn open(&mut self, kind: Kind, class: Option<String>) -> ScopeId {
        let parent = (!self.scopes.all.is_empty()).then_some(self.current);
        self.scopes.all.push(Scope {
            kind,
            parent,
            class,
            order: Vec::new(),
            symbols: HashMap::new(),
            is_async: false,
            yields: false,
            awaits: false,
            comprehension: None,
        });
        self.scopes.all.len() - 1
    }

    /// Walks what belongs to a new scope.
    fn within<T>(
        &mut self,
        node: &T,
        kind: Kind,
        class: Option<String>,
        walk: impl FnOnce(&mut Self),
    ) {
        let outer = self.current;
        let id = self.open(kind, class);
        let address = std::ptr::from_ref(node).addr();
        self.scopes.nodes.insert(address, id);
        self.current = id;
        walk(self);
        self.current = outer;
    }

    pub(super) fn scope(&mut self) -> Option<&mut Scope> {
        self.scopes.all.get_mut(self.current)
    }

    pub(super) fn kind(&self) -> Kind {
        self.scopes
            .all
            .get(self.current)
            .map_or(Kind::Module, |scope| scope.kind)
    }

    pub(super) fn mangled(&self, name: &str) -> String {
        let scope = self.scopes.all.get(self.current);
        mangle(scope.and_then(|scope| scope.class.as_deref()), name)
    }

    fn class(&self) -> Option<String> {
        self.scopes
            .all
            .get(self.current)
            .and_then(|scope| scope.class.clone())
    }

    /// The scope binds a name.
    pub(super) fn bind(&mut self, name: &str) {
        let name = self.mangled(name);
        if let Some(scope) = self.scope() {
            scope.entry(&name).bound = true;
        }
    }

    fn bind_identifier(&mut self, name: &Identifier) {
        if name.as_str() == "__debug__" {
            self.fail(name.range(), "cannot assign to __debug__");
        }
        self.bind(name.as_str());
    }

    fn read(&mut self, name: &str) {
        let mangled = self.mangled(name);
        let is_function = self.kind().is_function();
        if let Some(scope) = self.scope() {
            scope.entry(&mangled).used = true;
            if is_function && name == "super" {
                scope.entry("__class__").used = true;
            }
        }
    }

    fn name(&mut self, name: &ExprName) {
        match name.ctx {
            ExprContext::Store => {
                if name.id.as_str() == "__debug__" {
                    self.fail(name.range, "cannot assign to __debug__");
                }
                self.bind(name.id.as_str());
            }
            ExprContext::Del => {
                if name.id.as_str() == "__debug__" {
                    self.fail(name.range, "cannot delete __debug__");
                }
                self.bind(name.id.as_str());
                self.mark_deleted(name.id.as_str());
            }
            ExprContext::Load | ExprContext::Invalid => self.read(name.id.as_str()),
        }
    }

    fn mark_deleted(&mut self, name: &str) {
        let name = self.mangled(name);
        if let Some(scope) = self.scope() {
            scope.entry(&name).deleted = true;
        }
    }

    fn parameters(&mut self, parameters: &Parameters) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let plain = positional.chain(&parameters.kwonlyargs);
        let plain = plain.map(|parameter| &parameter.parameter);
        let rest = parameters.vararg.iter().chain(&parameters.kwarg);
        for parameter in plain.chain(rest.map(|parameter| &**parameter)) {
            let name = self.mangled(parameter.name.as_str());
            let known = self.scope().is_some_and(|s| s.symbols.contains_key(&name));
            if known {
                let message = format!(
                    "duplicate argument '{}' in function definition",
                    parameter.name
                );
                self.fail(parameter.name.range, message);
            }
            self.bind_identifier(&parameter.name);
            if let Some(scope) = self.scope() {
                scope.entry(&name).parameter = true;
            }
        }
    }

    /// What is evaluated where the function is defined.
    fn outside_parameters(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
        for parameter in parameters {
            if let Some(annotation) = parameter.annotation() {
                self.visit_annotation(annotation);
            }
        }
    }

    fn function(&mut self, function: &StmtFunctionDef) {
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.outside_parameters(&function.parameters);
        if let Some(returns) = &function.returns {
            self.visit_annotation(returns);
        }
        self.bind_identifier(&function.name);
        let class = self.class();
        self.within(function, Kind::Function, class, |this| {
            if let Some(scope) = this.scope() {
                scope.is_async = function.is_async;
            }
            this.parameters(&function.parameters);
            this.visit_body(&function.body);
        });
    }

    fn class_definition(&mut self, class: &StmtClassDef) {
        for decorator in &class.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        if let Some(arguments) = &class.arguments {
            self.visit_arguments(arguments);
        }
        self.bind_identifier(&class.name);
        let name = Some(class.name.to_string());
        self.within(class, Kind::Class, name, |this| {
            this.visit_body(&class.body);
        });
    }

    fn comprehension<T>(
        &mut self,
        name: &'static str,
        node: &T,
        generators: &[Comprehension],
        elements: &[&Expr],
    ) {
        let Some((first, rest)) = generators.split_first() else {
            return;
        };
        self.iterating += 1;
        self.visit_expr(&first.iter);
        self.iterating -= 1;
        let class = self.class();
        let mut waits = false;
        self.within(node, Kind::Comprehension, class, |this| {
            if let Some(scope) = this.scope() {
                scope.comprehension = Some(name);
            }
            this.generator(first);
            for generator in rest {
                this.iterating += 1;
                this.visit_expr(&generator.iter);
                this.iterating -= 1;
                this.generator(generator);
            }
            for element in elements {
                this.visit_expr(element);
            }
            waits = this.scope().is_some_and(|scope| scope.awaits);
        });
        // What awaits its result is asynchronous itself; a generator expression is only made.
        let passes_on = matches!(self.kind(), Kind::Comprehension | Kind::Module);
        if waits && name != "generator expression" && passes_on {
            self.note_await();
        }
    }

    /// All of a `for` in a comprehension but its iterable.
    fn generator(&mut self, generator: &Comprehension) {
        if generator.is_async {
            self.note_await();
        }
        self.visit_expr(&generator.target);
        for condition in &generator.ifs {
            self.visit_expr(condition);
        }
    }

    fn note_yield(&mut self, range: TextRange) {
        let Some(scope) = self.scope() else { return };
        scope.yields = true;
        if let Some(name) = scope.comprehension {
            self.fail(range, format!("'yield' inside {name}"));
        }
    }

    fn note_await(&mut self) {
        if let Some(scope) = self.scope() {
            scope.awaits = true;
        }
    }

    fn assignment_expression(&mut self, target: &Expr, value: &Expr) {
        self.visit_expr(value);
        let Expr::Name(name) = target else {
            self.visit_expr(target);
            return;
        };
        if self.iterating > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            self.fail(TextRange::new(target.start(), value.end()), message);
        }
        let mangled = self.mangled(name.id.as_str());
        let inner = self.current;
        let mut outer = inner;
        while let Some(scope) = self.scopes.all.get(outer) {
            let (Kind::Comprehension, Some(parent)) = (scope.kind, scope.parent) else {
                break;
            };
            if scope
                .symbols
                .get(&mangled)
                .is_some_and(|symbol| symbol.bound)
            {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{}'",
                    name.id
                );
                self.fail(name.range, message);
                return;
            }
            outer = parent;
        }
        if outer == inner {
            self.name(name);
        } else {
            self.bind_outside(
                inner,
                outer,
                &mangled,
                TextRange::new(target.start(), value.end()),
            );
        }
        if let Some(scope) = self.scopes.all.get_mut(outer) {
            scope.entry(&mangled).walrus = true;
        }
    }

    /// An assignment expression in a comprehension binds a name of the function around it.
    fn bind_outside(&mut self, inner: ScopeId, outer: ScopeId, name: &str, range: TextRange) {
        let Some(scope) = self.scopes.all.get_mut(outer) else {
            return;
        };
        let kind = scope.kind;
        if kind == Kind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            self.fail(range, message);
            return;
        }
        let symbol = scope.entry(name);
        symbol.bound = true;
        let global = kind == Kind::Module || symbol.global.is_some();
        if let Some(scope) = self.scopes.all.get_mut(inner) {
            let symbol = scope.entry(name);
            if global {
                symbol.global = Some(range);
            } else {
                symbol.nonlocal = Some(range);
            }
        }
    }
}
