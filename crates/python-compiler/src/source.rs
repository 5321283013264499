//! One source: parsed, its names analysed, its code written.

use crate::positions::Positions;
use crate::{Problem, Target, lower, scope, syntax};
use interleave_python_code::Code;
use ruff_python_ast::{ModModule, Stmt};

/// Compiles a source.
pub(crate) fn compile(source: &str, target: Target) -> Result<Code, Vec<Problem>> {
    let positions = Positions::new(source);
    let parsed = syntax::parse(source, &positions)?;
    let module = parsed.syntax();
    let future_annotations = has_future_annotations(module);
    let (scopes, problems) = scope::analyse(&module.body, &positions, future_annotations);
    if !problems.is_empty() {
        return Err(problems);
    }
    lower::lower(module, &positions, &scopes, target, future_annotations)
}

/// Does the source ask for annotations that are not evaluated?
fn has_future_annotations(module: &ModModule) -> bool {
    module.body.iter().any(|stmt| match stmt {
        Stmt::ImportFrom(node) => {
            node.module
                .as_ref()
                .is_some_and(|name| name.as_str() == "__future__")
                && node
                    .names
                    .iter()
                    .any(|alias| alias.name.as_str() == "annotations")
        }
        _ => false,
    })
}
