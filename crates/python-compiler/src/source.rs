//! One source: parsed, its names analysed, its code written.

use crate::positions::Positions;
use crate::{Problem, Target, lower, scope, syntax};
use interleave_python_code::Code;
use ruff_python_ast::{ModModule, Stmt};

/// Compiles a source. (As for CPython, a last line without an end has one.)
pub(crate) fn compile(source: &str, target: Target) -> Result<Code, Vec<Problem>> {
    if source.is_empty() || source.ends_with(['\n', '\r']) {
        compile_lines(source, target)
    } else {
        compile_lines(&format!("{source}\n"), target)
    }
}

fn compile_lines(source: &str, target: Target) -> Result<Code, Vec<Problem>> {
    let positions = Positions::new(source);
    let parsed = syntax::parse(source, &positions)?;
    let module = parsed.syntax();
    let future_annotations = has_future_annotations(module);
    let wrong = wrong_futures(module, &positions);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let (scopes, problems) = scope::analyse(
        &module.body,
        &positions,
        future_annotations,
        target == Target::Cell,
    );
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

/// The features that `from __future__ import` may name.
const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// Imports from the future come first, and of what there is.
fn wrong_futures(module: &ModModule, positions: &Positions) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut begun = false;
    for (index, stmt) in module.body.iter().enumerate() {
        let Stmt::ImportFrom(node) = stmt else {
            let is_doc =
                index == 0 && matches!(stmt, Stmt::Expr(doc) if doc.value.is_string_literal_expr());
            begun = begun || !is_doc;
            continue;
        };
        if node.level > 0
            || node
                .module
                .as_ref()
                .is_none_or(|name| name.as_str() != "__future__")
        {
            begun = true;
            continue;
        }
        if begun {
            let message = "from __future__ imports must occur at the beginning of the file";
            problems.push(Problem::syntax(positions, node.range, message));
        }
        for alias in &node.names {
            let message = match alias.name.as_str() {
                "braces" => "not a chance".to_owned(),
                name if FEATURES.contains(&name) => continue,
                name => format!("future feature {name} is not defined"),
            };
            problems.push(Problem::syntax(positions, node.range, message));
        }
    }
    problems
}
