//! Compiles the machine's own library, `lib/**/*.py`, into shelves: the first one, without which
//! no program runs, is part of the machine. The others are, too, with the feature `library`;
//! else they are files, of which a page fetches those that a program needs, by `shelves.json`.

use interleave_python_code::shelf::{self, Module};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The shelf of what programs run on, and of what that imports.
const FIRST: &str = "first";
/// The shelf of what is not listed.
const LAST: &str = "more";
/// Shelves, and what stands on them: modules that are mostly used together, by the first part of
/// their names. Another grouping changes how much is fetched, and nothing else.
const SHELVES: [(&str, &[&str]); 5] = [
    (FIRST, &["_prelude", "_pickle", "math"]),
    (
        "threads",
        &[
            "_strptime",
            "_thread_local",
            "atexit",
            "datetime",
            "io",
            "sys",
            "threading",
            "time",
            "traceback",
        ],
    ),
    (
        "containers",
        &[
            "_bind",
            "abc",
            "bisect",
            "collections",
            "contextlib",
            "copy",
            "functools",
            "heapq",
            "itertools",
            "keyword",
            "operator",
            "os",
            "queue",
            "random",
            "reprlib",
            "string",
            "types",
        ],
    ),
    ("asyncio", &["asyncio"]),
    (
        "processes",
        &[
            "_process",
            "concurrent",
            "logging",
            "multiprocessing",
            "parallel",
            "pickle",
        ],
    ),
];

fn main() {
    let root =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("lib");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut modules: Vec<Module> = Vec::new();
    walk(&root, "", &mut modules);
    modules.sort_by(|one, other| one.name.cmp(&other.name));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(out.join(name), bytes).expect("the folder of the build can be written");
    };
    write("shelves.json", index(&modules).as_bytes());
    let mut shelves: BTreeMap<&str, Vec<Module>> = BTreeMap::new();
    for module in modules {
        shelves.entry(shelf_of(&module)).or_default().push(module);
    }
    for (name, modules) in &shelves {
        write(&format!("{name}.shelf"), &shelf::to_bytes(modules));
    }
    let names = shelves.keys().filter(|name| is_embedded(name));
    let includes =
        names.map(|name| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.shelf\"))"));
    let includes: Vec<String> = includes.collect();
    write(
        "embedded.rs",
        format!("&[{}]", includes.join(", ")).as_bytes(),
    );
}

fn is_embedded(shelf: &str) -> bool {
    shelf == FIRST || std::env::var_os("CARGO_FEATURE_LIBRARY").is_some()
}

fn walk(folder: &Path, prefix: &str, modules: &mut Vec<Module>) {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for file in files {
        let path = file.path();
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.is_dir() {
            walk(&path, &format!("{prefix}{name}."), modules);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let package = name == "__init__";
            let name = if package {
                prefix.trim_end_matches('.').to_owned()
            } else {
                format!("{prefix}{name}")
            };
            modules.extend(compile(&path, name, package));
        }
    }
}

fn compile(path: &Path, name: String, package: bool) -> Option<Module> {
    let source = std::fs::read_to_string(path).ok()?;
    let target = interleave_python_compiler::Target::Module;
    match interleave_python_compiler::compile(&source, target) {
        Ok(code) => Some(Module {
            name,
            package,
            code,
        }),
        Err(problems) => {
            let problem = problems.first();
            let line = problem.map_or(0, |problem| problem.line);
            let what = problem.map_or("cannot be compiled", |problem| &problem.message);
            println!("cargo::warning={}:{line}: {what}", path.display());
            None
        }
    }
}

/// The first part of a name.
fn top(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

fn shelf_of(module: &Module) -> &'static str {
    let name = top(&module.name);
    let found = SHELVES.iter().find(|(_, names)| names.contains(&name));
    found.map_or(LAST, |(shelf, _)| shelf)
}

/// For each module that a program can import, by the first part of its name: the shelves that it
/// takes, with all that it imports in turn. As JSON.
fn index(modules: &[Module]) -> String {
    let mut json = String::new();
    for name in modules.iter().map(|module| top(&module.name)) {
        let shelves = Vec::from_iter(shelves_for(name, modules));
        if !shelves.is_empty() && !json.contains(&format!("\"{name}\":")) {
            let between = if json.is_empty() { '{' } else { ',' };
            let _ = write!(json, "{between}\"{name}\":{shelves:?}");
        }
    }
    json + "}"
}

fn shelves_for(name: &str, modules: &[Module]) -> BTreeSet<&'static str> {
    let mut known = BTreeSet::from([name]);
    let mut open = vec![name];
    let mut shelves = BTreeSet::new();
    while let Some(name) = open.pop() {
        for module in modules.iter().filter(|module| top(&module.name) == name) {
            shelves.insert(shelf_of(module));
            let imports = module.code.imports().into_iter();
            open.extend(imports.filter(|import| known.insert(import)));
        }
    }
    shelves.remove(FIRST);
    shelves
}
