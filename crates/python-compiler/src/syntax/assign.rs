//! Targets that nothing can be assigned to.

use super::find;
use super::words::{Teller, Told};
use ruff_python_ast::Expr;
use ruff_text_size::{Ranged, TextRange};

impl Teller<'_> {
    /// `target = value`, a target of `for`, of `with` or of a comprehension.
    pub(super) fn assignment(&self, range: TextRange) -> Told {
        let Some(target) = find::exactly(self.body, range) else {
            return self.invalid(range.start());
        };
        let target = first_wrong(target);
        let name = find::name_of(target);
        if target.is_yield_expr() || target.is_yield_from_expr() {
            return Told::at(
                target.range(),
                "assignment to yield expression not possible",
            );
        }
        if self.may_be_comparison(target) {
            let message =
                format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
            return Told::at(target.range(), message);
        }
        Told::at(target.range(), format!("cannot assign to {name}"))
    }

    /// Does this look like a comparison that was meant? It begins the statement, one `=` follows, and it can be an operand.
    fn may_be_comparison(&self, target: &Expr) -> bool {
        let operand = !matches!(
            target,
            Expr::List(_)
                | Expr::Tuple(_)
                | Expr::Generator(_)
                | Expr::BooleanLiteral(_)
                | Expr::NoneLiteral(_)
                | Expr::Compare(_)
                | Expr::BoolOp(_)
                | Expr::Lambda(_)
                | Expr::If(_)
                | Expr::Starred(_)
        );
        let negated =
            matches!(target, Expr::UnaryOp(node) if node.op == ruff_python_ast::UnaryOp::Not);
        let line = self.logical_line(target.start());
        let begins = line
            .first()
            .is_some_and(|token| token.range.start() == target.start());
        let equals = line
            .iter()
            .filter(|token| token.level == 0 && self.text(token) == "=")
            .count();
        operand && !negated && begins && equals == 1
    }

    pub(super) fn augmented(&self, range: TextRange) -> Told {
        match find::exactly(self.body, range) {
            Some(target) => {
                let name = find::name_of(target);
                Told::at(
                    range,
                    format!("'{name}' is an illegal expression for augmented assignment"),
                )
            }
            None => self.invalid(range.start()),
        }
    }

    pub(super) fn annotated(&self, range: TextRange) -> Told {
        let message = match find::exactly(self.body, range) {
            Some(Expr::Tuple(_)) => "only single target (not tuple) can be annotated",
            Some(Expr::List(_)) => "only single target (not list) can be annotated",
            _ => "illegal target for annotation",
        };
        Told::at(range, message)
    }

    pub(super) fn deleted(&self, range: TextRange) -> Told {
        match find::exactly(self.body, range) {
            Some(target) => {
                let target = first_wrong(target);
                Told::at(
                    target.range(),
                    format!("cannot delete {}", find::name_of(target)),
                )
            }
            None => self.invalid(range.start()),
        }
    }

    pub(super) fn named(&self, range: TextRange) -> Told {
        match find::exactly(self.body, range) {
            Some(target) => {
                let name = find::name_of(target);
                Told::at(
                    range,
                    format!("cannot use assignment expressions with {name}"),
                )
            }
            None => self.invalid(range.start()),
        }
    }
}

/// Of several targets, the first that is wrong.
fn first_wrong(target: &Expr) -> &Expr {
    let mut target = target;
    for _ in 0..100 {
        let items = match target {
            Expr::List(node) => &node.elts,
            Expr::Tuple(node) => &node.elts,
            Expr::Starred(node) => {
                target = &node.value;
                continue;
            }
            _ => break,
        };
        let right = |item: &&Expr| {
            matches!(
                item,
                Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_)
            )
        };
        match items.iter().find(|item| !right(item)) {
            Some(wrong) => target = wrong,
            None => break,
        }
    }
    target
}
