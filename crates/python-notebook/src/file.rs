//! What is in a file of a notebook, as formats 2 to 4 have it.

use serde_json::Value;
use std::fmt;

/// Why a text is no notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoNotebook(String);

impl fmt::Display for NoNotebook {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for NoNotebook {}

/// The sources of a notebook's code cells, in order.
///
/// # Errors
/// If the text is no notebook: it says why.
pub fn code_cells(text: &str) -> Result<Vec<String>, NoNotebook> {
    let text = text.trim_start_matches('\u{feff}');
    let notebook: Value = serde_json::from_str(text)
        .map_err(|error| NoNotebook(format!("it is no JSON: {error}")))?;
    let mut sources = Vec::new();
    for cell in cells(&notebook)? {
        if cell.get("cell_type").and_then(Value::as_str) == Some("code") {
            sources.push(source(cell)?);
        }
    }
    Ok(sources)
}

/// All cells: in format 3 they lie in work sheets.
fn cells(notebook: &Value) -> Result<Vec<&Value>, NoNotebook> {
    if let Some(cells) = notebook.get("cells").and_then(Value::as_array) {
        return Ok(cells.iter().collect());
    }
    let sheets = notebook.get("worksheets").and_then(Value::as_array);
    let sheets = sheets.ok_or_else(|| NoNotebook("it has no list `cells`".into()))?;
    let cells = |sheet: &'_ Value| sheet.get("cells").and_then(Value::as_array).is_none();
    if sheets.iter().any(cells) {
        return Err(NoNotebook("a work sheet has no list `cells`".into()));
    }
    let cells = sheets.iter().filter_map(|sheet| sheet["cells"].as_array());
    Ok(cells.flatten().collect())
}

/// A cell's source: one text, or a list of lines with their ends. (`input` is its name in format 3.)
fn source(cell: &Value) -> Result<String, NoNotebook> {
    let wrong = || NoNotebook("the source of a code cell is no text".into());
    match cell.get("source").or_else(|| cell.get("input")) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Array(lines)) => lines
            .iter()
            .map(|line| line.as_str().ok_or_else(wrong))
            .collect(),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_texts_or_lists_of_lines() {
        let text = r##"{"nbformat": 4, "cells": [
            {"cell_type": "markdown", "source": "# words"},
            {"cell_type": "code", "source": ["a = 1\n", "a"]},
            {"cell_type": "raw", "source": "x"},
            {"cell_type": "code", "source": "b"}]}"##;
        assert_eq!(code_cells(text), Ok(vec!["a = 1\na".into(), "b".into()]));
    }

    #[test]
    fn format_3_has_work_sheets() {
        let text = r#"{"nbformat": 3, "worksheets": [
            {"cells": [{"cell_type": "heading", "source": "x"}, {"cell_type": "code", "input": ["1\n", "2"]}]},
            {"cells": [{"cell_type": "code", "input": "3"}]}]}"#;
        assert_eq!(code_cells(text), Ok(vec!["1\n2".into(), "3".into()]));
    }

    #[test]
    fn what_is_no_notebook_says_why() {
        for (text, why) in [
            ("x = 1", "it is no JSON"),
            ("", "it is no JSON"),
            ("[]", "it has no list"),
            (r#"{"cells": 1}"#, "it has no list"),
            (r#"{"worksheets": [1]}"#, "a work sheet"),
            (r#"{"cells": [{"cell_type": "code"}]}"#, "the source"),
            (
                r#"{"cells": [{"cell_type": "code", "source": [1]}]}"#,
                "the source",
            ),
        ] {
            let said = code_cells(text).unwrap_err().to_string();
            assert!(said.starts_with(why), "{text}: {said}");
        }
    }
}
