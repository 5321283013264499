//! What the page's editor completes is what the library has: `www/editor/names.json`, which
//! this writes anew if `WRITE` is set.

mod common;

use common::{Program, Stage};
use interleave_python::schedule::End;
use std::fs;
use std::path::{Path, PathBuf};

/// Asks each module for its names, and each class for its own.
const ASK: &str = r#"
import builtins, inspect, json

def public(thing):
    return [name for name in dir(thing) if not name.startswith("_")]

inherited = set(dir(object)) | set(dir(BaseException()))

def sorted_out(module, names):
    found = {"classes": {}, "functions": [], "values": []}
    for name in names:
        member = getattr(module, name)
        if inspect.isclass(member):
            members = [one for one in public(member) if one not in inherited]
            found["classes"][name] = " ".join(members)
        elif callable(member):
            found["functions"].append(name)
        elif not inspect.ismodule(member):
            found["values"].append(name)
    for kind in ("functions", "values"):
        found[kind] = " ".join(found[kind])
    return found

def of(module):
    return sorted_out(module, getattr(module, "__all__", None) or public(module))

names = {"modules": {name: of(module) for name, module in MODULES.items()}, "builtins": of(builtins)}
print(json.dumps(names, indent=1, sort_keys=True))
"#;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// All modules of the library that are meant for programs, by their files.
fn modules(folder: &Path, before: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name.starts_with('_') {
            continue;
        }
        let name = format!("{before}{name}");
        if path.is_dir() {
            found.extend(modules(&path, &format!("{name}.")));
        }
        found.push(name);
    }
    found.sort();
    found
}

#[test]
fn the_editor_completes_the_names_that_the_library_has() {
    let names = modules(&root().join("lib"), "");
    assert!(
        names.iter().any(|name| name == "concurrent.futures"),
        "{names:?}"
    );
    let imports = names.join(", ");
    let pairs: Vec<String> = names
        .iter()
        .map(|name| format!("{name:?}: {name}"))
        .collect();
    let pairs = pairs.join(", ");
    let source = format!("import {imports}\nMODULES = {{{pairs}}}\n{ASK}");
    let (printed, end) = Program::new(Stage::default(), &source).with_gil();
    assert_eq!(end, Some(End::Exit(0)), "{}", printed.err);
    let file = root().join("../../www/editor/names.json");
    if std::env::var_os("WRITE").is_some() {
        fs::write(&file, &printed.out).unwrap();
    }
    let known = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        known == printed.out,
        "www/editor/names.json is out of date: run WRITE=1 cargo test -p interleave-python --test names"
    );
}
