//! Real programs compile to sound code. `PYTHON_SOURCES=DIR` has the last test compile all sources of a folder.

mod common;

use interleave_python_compiler::{Target, compile};
use std::path::Path;

fn visit(folder: &Path, check: &mut impl FnMut(&Path)) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            visit(&path, check);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            check(&path);
        }
    }
}

#[test]
#[ignore = "takes a folder from the environment"]
fn a_folder_of_sources_compiles() {
    let folder = std::env::var("PYTHON_SOURCES").expect("PYTHON_SOURCES names a folder");
    let mut count = 0;
    visit(Path::new(&folder), &mut |path| {
        let Ok(source) = std::fs::read_to_string(path) else {
            return;
        };
        count += 1;
        match compile(&source, Target::Module) {
            Ok(code) => {
                for fault in common::faults(&code) {
                    println!("{}: {fault}", path.display());
                }
            }
            Err(problems) => {
                for problem in problems.iter().take(3) {
                    println!(
                        "{}:{}: {} {}",
                        path.display(),
                        problem.line,
                        problem.kind,
                        problem.message
                    );
                }
            }
        }
    });
    println!("{count} sources");
}
