//! `global`, `nonlocal` and annotated names.

use super::Kind;
use super::build::Builder;
use ruff_python_ast::{Expr, Identifier};
use ruff_text_size::TextRange;

impl Builder<'_> {
    pub(super) fn declaration(
        &mut self,
        statement: TextRange,
        names: &[Identifier],
        is_global: bool,
    ) {
        let word = if is_global { "global" } else { "nonlocal" };
        if !is_global && self.kind() == Kind::Module {
            self.fail(
                statement,
                "nonlocal declaration not allowed at module level",
            );
            return;
        }
        for name in names {
            let mangled = self.mangled(name.as_str());
            let Some(scope) = self.scope() else { return };
            let symbol = scope.entry(&mangled);
            let other = if is_global {
                symbol.nonlocal
            } else {
                symbol.global
            };
            let mut range = statement;
            let message = if symbol.parameter {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if symbol.used {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else if symbol.annotated {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if symbol.bound {
                Some(format!(
                    "name '{name}' is assigned to before {word} declaration"
                ))
            } else if let Some(first) = other {
                range = first;
                Some(format!("name '{name}' is nonlocal and global"))
            } else {
                None
            };
            if is_global {
                symbol.global = Some(statement);
            } else {
                symbol.nonlocal = Some(statement);
            }
            if let Some(message) = message {
                self.fail(range, message);
            }
        }
    }

    pub(super) fn annotated(&mut self, target: &Expr, simple: bool, statement: TextRange) {
        let Expr::Name(name) = target else { return };
        if !simple {
            return;
        }
        let mangled = self.mangled(name.id.as_str());
        let at_module = self.kind() == Kind::Module;
        let Some(scope) = self.scope() else { return };
        let symbol = scope.entry(&mangled);
        symbol.annotated = true;
        symbol.bound = true;
        let word = if symbol.global.is_some() {
            "global"
        } else if symbol.nonlocal.is_some() {
            "nonlocal"
        } else {
            return;
        };
        if !at_module {
            self.fail(
                statement,
                format!("annotated name '{}' can't be {word}", name.id),
            );
        }
    }
}
