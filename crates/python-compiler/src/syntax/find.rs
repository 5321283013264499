//! Finds expressions of a tree, as far as the parser could make one of a wrong source.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

struct Finder<'a, F> {
    wanted: F,
    found: Option<&'a Expr>,
}

impl<'a, F: FnMut(&'a Expr) -> bool> Visitor<'a> for Finder<'a, F> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if (self.wanted)(expr) {
            self.found = Some(expr);
            return;
        }
        visitor::walk_expr(self, expr);
    }
}

fn find<'a>(body: &'a [Stmt], wanted: impl FnMut(&'a Expr) -> bool) -> Option<&'a Expr> {
    let mut finder = Finder {
        wanted,
        found: None,
    };
    for stmt in body {
        if finder.found.is_none() {
            finder.visit_stmt(stmt);
        }
    }
    finder.found
}

/// The expression that stands exactly there.
pub(super) fn exactly(body: &[Stmt], range: TextRange) -> Option<&Expr> {
    find(body, |expr| expr.range() == range && !range.is_empty())
}

/// The start of the largest expression that ends at `end` and begins at or after `from`.
pub(super) fn start_of_last(body: &[Stmt], from: TextSize, end: TextSize) -> Option<TextSize> {
    let wanted =
        |expr: &Expr| expr.end() == end && expr.start() >= from && !expr.range().is_empty();
    find(body, wanted).map(Ranged::start)
}

/// The conditional expression without an `else` that goes as far as `offset`.
pub(super) fn conditional(body: &[Stmt], offset: TextSize) -> Option<TextSize> {
    let mut best = None;
    find(body, |expr| {
        if expr.is_if_expr() && expr.start() < offset && offset <= expr.end() + TextSize::new(1) {
            best = Some(expr.start());
        }
        false
    });
    best
}

/// What CPython calls an expression that cannot be assigned to.
pub(super) fn name_of(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(node) => {
            if node.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "literal",
    }
}
