//! What is wrong with a source's syntax, in CPython's words.

mod assign;
mod depth;
mod find;
mod fstring;
mod known;
mod number;
mod place;
mod scan;
mod text;
mod words;

use crate::Problem;
use crate::positions::Positions;
use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};
use ruff_text_size::TextRange;
use words::Teller;

/// Parses a source; or tells all that is wrong with its syntax, first what CPython would tell.
pub(crate) fn parse(
    source: &str,
    positions: &Positions,
) -> Result<Parsed<ModModule>, Vec<Problem>> {
    let scan = scan::scan(source);
    if u32::try_from(source.len()).is_err() {
        let start = TextRange::default();
        return Err(vec![Problem::syntax(
            positions,
            start,
            "source is too large",
        )]);
    }
    // The parser is recursive: a source that is nested too deeply for it must not reach it.
    if let Some(range) = depth::too_deep(source, &scan) {
        let refused = scan
            .refused
            .as_ref()
            .map(|refused| refused.message.as_str());
        let message = match refused {
            Some(message) if message.starts_with("too many") => message,
            _ => "expression is too deeply nested",
        };
        return Err(vec![Problem::syntax(positions, range, message)]);
    }
    if let Some(refused) = scan
        .refused
        .as_ref()
        .filter(|refused| refused.message.starts_with("too many"))
    {
        return Err(vec![Problem::of(
            refused.kind,
            positions,
            refused.range,
            &*refused.message,
        )]);
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY311);
    let Some(parsed) = parse_unchecked(source, options).try_into_module() else {
        return Err(Vec::new());
    };
    let teller = Teller::new(positions, &scan, &parsed.syntax().body);
    let mut problems = teller.tell(parsed.errors(), parsed.unsupported_syntax_errors());
    if let Some(refused) = &scan.refused {
        let first = Problem::of(refused.kind, positions, refused.range, &*refused.message);
        // Errors after the place where the tokenizer stopped mostly follow from that.
        problems.retain(|problem| (problem.line, problem.column) < (first.line, first.column));
        problems.insert(0, first);
    }
    if problems.is_empty() {
        Ok(parsed)
    } else {
        Err(problems)
    }
}
