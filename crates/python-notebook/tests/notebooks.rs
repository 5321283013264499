//! The notebooks of `tests/python/notebooks/`, held against what is stored: `NAME.cells` has one line per cell, as the
//! command line's `--json` prints it. Time is the test's own. `STORE=1` writes what is missing.

mod common;

use common::{ALL, Mode, Played};
use interleave_python_notebook::code_cells;
use serde_json::json;
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[test]
fn notebooks_give_what_is_stored() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/python");
    let mut names: Vec<_> = fs::read_dir(root.join("notebooks"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "ipynb"))
        .collect();
    names.sort();
    assert!(names.len() >= 8, "{names:?}");
    for path in names {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        for mode in ALL {
            let got = play(mode, &text);
            assert_eq!(
                got,
                stored(&path.with_extension("cells"), &got),
                "{name}, {mode:?}"
            );
        }
    }
}

/// What a notebook gives: one line per cell.
fn play(mode: Mode, text: &str) -> String {
    let mut played = Played::new(mode);
    let mut lines = String::new();
    for (number, cell) in (1..).zip(code_cells(text).unwrap()) {
        let (stdout, ended) = played.run(&cell, mode.long());
        let error = ended.error.as_deref().map(str::trim_end);
        let line = json!({"cell": number, "stdout": timeless(&stdout), "result": ended.result, "error": error});
        let _ = writeln!(lines, "{line}");
    }
    lines
}

/// Without the figures that `%time` prints.
fn timeless(stdout: &str) -> String {
    let lines = stdout.split_inclusive('\n');
    let plain = |line: &str| match line.split_once(": ") {
        Some((what @ ("CPU times" | "Wall time"), _)) => format!("{what}: …\n"),
        _ => line.to_owned(),
    };
    lines.map(plain).collect()
}

/// What is stored for a notebook.
fn stored(path: &Path, got: &str) -> String {
    if std::env::var_os("STORE").is_some() && !path.exists() {
        fs::write(path, got).unwrap();
    }
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
