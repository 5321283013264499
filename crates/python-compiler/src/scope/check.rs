//! What a single expression must not be where it stands.

use super::Kind;
use super::build::Builder;
use ruff_python_ast::Expr;
use ruff_text_size::Ranged;

/// Notes what a `yield` or `await` does to its function, or that there is none.
pub(super) fn expression(builder: &mut Builder, expr: &Expr) {
    match expr {
        Expr::Yield(_) | Expr::YieldFrom(_) => yields(builder, expr),
        _ => {}
    }
}

fn yields(builder: &mut Builder, expr: &Expr) {
    match builder.kind() {
        Kind::Function | Kind::Lambda => {}
        Kind::Comprehension => {
            builder.fail(expr.range(), "'yield' inside list comprehension");
        }
        Kind::Module | Kind::Class => builder.fail(expr.range(), "'yield' outside function"),
    }
    if let Some(scope) = builder.scope() {
        scope.yields = true;
    }
}
