//! Walks statements and expressions, each in the scope that it belongs to.

use super::Builder;
use crate::scope::Kind;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{ExceptHandler, Expr, Pattern, Stmt};
use ruff_text_size::Ranged;

impl<'a> Visitor<'a> for Builder<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class_definition(class),
            Stmt::For(node) if node.is_async => {
                self.note_await();
                visitor::walk_stmt(self, stmt);
            }
            Stmt::With(node) if node.is_async => {
                self.note_await();
                visitor::walk_stmt(self, stmt);
            }
            Stmt::Global(global) => self.declaration(global.range, &global.names, true),
            Stmt::Nonlocal(nonlocal) => self.declaration(nonlocal.range, &nonlocal.names, false),
            Stmt::AnnAssign(assign) => {
                self.annotated(&assign.target, assign.simple, assign.range);
                if assign.value.is_some() || !assign.simple {
                    self.visit_expr(&assign.target);
                }
                let evaluated = !self.kind().is_function();
                if evaluated {
                    self.visit_annotation(&assign.annotation);
                }
                if let Some(value) = &assign.value {
                    self.visit_expr(value);
                }
            }
            Stmt::AugAssign(assign) => {
                self.visit_expr(&assign.target);
                if let Expr::Name(name) = &*assign.target {
                    self.read(name.id.as_str());
                }
                self.visit_expr(&assign.value);
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    if let Some(name) = &alias.asname {
                        self.bind_identifier(name);
                    } else {
                        let first = alias.name.as_str().split('.').next().unwrap_or("");
                        self.bind(first);
                    }
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        if self.kind() != Kind::Module {
                            self.fail(alias.range, "import * only allowed at module level");
                        }
                        continue;
                    }
                    self.bind_identifier(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_annotation(&mut self, annotation: &'a Expr) {
        if !self.future_annotations {
            self.visit_expr(annotation);
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind_identifier(name);
            self.mark_deleted(name.as_str());
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => self.name(name),
            Expr::Named(named) => self.assignment_expression(&named.target, &named.value),
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.outside_parameters(parameters);
                }
                let class = self.class();
                self.within(lambda, Kind::Lambda, class, |this| {
                    if let Some(parameters) = &lambda.parameters {
                        this.parameters(parameters);
                    }
                    this.visit_expr(&lambda.body);
                });
            }
            Expr::ListComp(node) => {
                self.comprehension("list comprehension", node, &node.generators, &[&node.elt]);
            }
            Expr::SetComp(node) => {
                self.comprehension("set comprehension", node, &node.generators, &[&node.elt]);
            }
            Expr::Generator(node) => {
                self.comprehension("generator expression", node, &node.generators, &[&node.elt]);
            }
            Expr::DictComp(node) => match &node.key {
                Some(key) => self.comprehension(
                    "dict comprehension",
                    node,
                    &node.generators,
                    &[key, &node.value],
                ),
                None => {
                    self.comprehension(
                        "dict comprehension",
                        node,
                        &node.generators,
                        &[&node.value],
                    );
                }
            },
            Expr::Await(node) => {
                self.note_await();
                self.visit_expr(&node.value);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.note_yield(expr.range());
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchAs(node) => node.name.iter().for_each(|name| self.bind_identifier(name)),
            Pattern::MatchStar(node) => {
                node.name.iter().for_each(|name| self.bind_identifier(name));
            }
            Pattern::MatchMapping(node) => {
                node.rest.iter().for_each(|name| self.bind_identifier(name));
            }
            _ => {}
        }
        visitor::walk_pattern(self, pattern);
    }
}
