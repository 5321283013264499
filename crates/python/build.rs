//! Compiles the machine's own library, `lib/**/*.py`, into one file that the machine includes.

use interleave_python_code::{Code, Const};
use std::path::{Path, PathBuf};

/// A module: its name, whether it can have submodules, its code.
type Entry = (String, bool, Vec<u8>);

fn main() {
    let root =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("lib");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut entries: Vec<Entry> = Vec::new();
    walk(&root, "", &mut entries);
    entries.sort();
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let bytes = interleave_python_code::to_bytes(&entries);
    std::fs::write(out.join("library.bin"), bytes).expect("the folder of the build can be written");
}

fn walk(folder: &Path, prefix: &str, entries: &mut Vec<Entry>) {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for file in files {
        let path = file.path();
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.is_dir() {
            walk(&path, &format!("{prefix}{name}."), entries);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let package = name == "__init__";
            let name = if package {
                prefix.trim_end_matches('.').to_owned()
            } else {
                format!("{prefix}{name}")
            };
            if let Some(code) = compile(&path) {
                entries.push((name, package, code));
            }
        }
    }
}

fn compile(path: &Path) -> Option<Vec<u8>> {
    let source = std::fs::read_to_string(path).ok()?;
    let target = interleave_python_compiler::Target::Module;
    match interleave_python_compiler::compile(&source, target) {
        Ok(mut code) => {
            lighten(&mut code);
            Some(code.to_bytes())
        }
        Err(problems) => {
            let problem = problems.first();
            let line = problem.map_or(0, |problem| problem.line);
            let what = problem.map_or("cannot be compiled", |problem| &problem.message);
            println!("cargo::warning={}:{line}: {what}", path.display());
            None
        }
    }
}

/// Leaves out what nobody sees of the library: tracebacks leave its frames out, too.
fn lighten(code: &mut Code) {
    code.spans.clear();
    code.doc = None;
    for constant in &mut code.consts {
        if let Const::Code(inner) = constant {
            lighten(inner);
        }
    }
}
