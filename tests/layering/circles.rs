//! Finds circles: modules of one folder that use each other, directly or through
//! others, so that none of them can be read first. It must not know which modules
//! there are.

use super::{items, word};
use std::collections::{BTreeMap, BTreeSet};

/// A module's path from the top of its crate.
pub type Path = Vec<String>;

/// Which modules of a folder use which others of it, by folder.
type Uses = BTreeMap<Path, BTreeSet<(String, String)>>;

/// One module: a file, or a folder by its `mod.rs`.
pub struct Module {
    /// Where it is.
    pub path: Path,
    /// Without comments.
    pub code: String,
}

/// The circles of each folder: its path, and the modules that are in them.
///
/// What `super::Name` means is looked up where the folder's `mod.rs` imports it. A
/// folder and what is in it may use each other; the tests in a file may use all.
pub fn circles(modules: &[Module]) -> Vec<(String, Vec<String>)> {
    let uses = uses(modules).into_iter();
    let circles = uses.map(|(folder, edges)| (folder.join("/"), in_circles(edges)));
    circles.filter(|(_, names)| !names.is_empty()).collect()
}

fn uses(modules: &[Module]) -> Uses {
    let known: BTreeSet<&[String]> = modules.iter().map(|module| &module.path[..]).collect();
    let imported: BTreeMap<&[String], Vec<Path>> = modules
        .iter()
        .map(|module| (&module.path[..], imports(module)))
        .collect();
    let mut uses = Uses::new();
    for module in modules {
        for target in named(module) {
            let target = resolve(target, &known, &imported);
            let common = std::iter::zip(&module.path, &target)
                .take_while(|(one, other)| one == other)
                .count();
            if let (Some(from), Some(to)) = (module.path.get(common), target.get(common)) {
                let edges = uses.entry(module.path[..common].to_vec()).or_default();
                edges.insert((from.clone(), to.clone()));
            }
        }
    }
    uses
}

/// The module that a path leads to: through what modules on the way import.
fn resolve(
    mut target: Path,
    known: &BTreeSet<&[String]>,
    imported: &BTreeMap<&[String], Vec<Path>>,
) -> Path {
    // Each step leads one module deeper, unless two import from each other.
    for _ in 0..8 {
        let depth = (0..=target.len()).rev();
        let depth = depth
            .into_iter()
            .find(|&depth| known.contains(&target[..depth]));
        let depth = depth.unwrap_or(0);
        let imports = imported.get(&target[..depth]).into_iter().flatten();
        let name = target.get(depth);
        let mut meant = imports.filter(|import| import.last() == name);
        match meant.next() {
            Some(import) => target.clone_from(import),
            None => return target[..depth].to_vec(),
        }
    }
    target
}

/// What a module imports from modules in its own folder.
fn imports(module: &Module) -> Vec<Path> {
    let uses = code(module).split("use ").skip(1);
    let paths = uses.flat_map(paths).filter(|path| path.len() > 1);
    paths
        .map(|path| [&module.path[..], &path].concat())
        .collect()
}

/// All paths in a module's code that begin at `super`, `self` or `crate`.
fn named(module: &Module) -> Vec<Path> {
    let code = code(module);
    let mut found = Vec::new();
    for start in ["super::", "self::", "crate::"] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_none_or(|char| char != ':' && !super::is_of_word(char)) {
                let paths = paths(&code[at..]).into_iter();
                found.extend(paths.map(|path| absolute(&module.path, path)));
            }
        }
    }
    found
}

fn absolute(module: &[String], path: Path) -> Path {
    let mut absolute = module.to_vec();
    for name in path {
        match name.as_str() {
            "crate" => absolute.clear(),
            "super" => drop(absolute.pop()),
            "self" => {}
            _ => absolute.push(name),
        }
    }
    absolute
}

/// All paths of a tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(tree: &str) -> Vec<Path> {
    let tree = tree.trim_start();
    if let Some(group) = tree.strip_prefix('{') {
        return items(group).iter().flat_map(|item| paths(item)).collect();
    }
    let name = word(tree);
    let below = tree[name.len()..].strip_prefix("::");
    match below.filter(|_| !name.is_empty()) {
        Some(below) => paths(below)
            .into_iter()
            .map(|path| [vec![name.to_owned()], path].concat())
            .collect(),
        None => vec![vec![name.to_owned()]],
    }
}

/// A module's code without its tests, which stand at its end.
fn code(module: &Module) -> &str {
    let tests = module.code.find("#[cfg(test)]\nmod tests");
    &module.code[..tests.unwrap_or(module.code.len())]
}

/// What is left when all are taken away that use none of the others, or are used by
/// none of them.
fn in_circles(mut edges: BTreeSet<(String, String)>) -> Vec<String> {
    loop {
        let from: BTreeSet<String> = edges.iter().map(|(from, _)| from.clone()).collect();
        let to: BTreeSet<String> = edges.iter().map(|(_, to)| to.clone()).collect();
        let before = edges.len();
        edges.retain(|edge| to.contains(&edge.0) && from.contains(&edge.1));
        if edges.len() == before {
            return from.into_iter().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(modules: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
        let module = |&(path, code): &(&str, &str)| Module {
            path: path.split('/').map(str::to_owned).collect(),
            code: code.to_owned(),
        };
        circles(&modules.iter().map(module).collect::<Vec<_>>())
    }

    fn one(folder: &str, names: &[&str]) -> Vec<(String, Vec<String>)> {
        let names = names.iter().map(|&name| name.to_owned());
        vec![(folder.to_owned(), names.collect())]
    }

    #[test]
    fn a_circle_is_found_and_who_only_uses_it_is_not_in_it() {
        let (a, b) = ("use super::b::B;", "use super::{c, d::D};");
        let circle = [("m", ""), ("m/a", a), ("m/b", b), ("m/d", "super::b::f()")];
        assert_eq!(found(&circle), one("m", &["b", "d"]));
        let three = [("m/a", a), ("m/b", b), ("m/c", "use crate::m::a;")];
        assert_eq!(found(&three), one("m", &["a", "b", "c"]));
        assert!(found(&[("m/a", a), ("m/b", "use super::c;"), ("m/c", "")]).is_empty());
    }

    #[test]
    fn a_circle_through_what_the_folder_imports_is_found() {
        let face = ("m", "pub use b::{Other, Thing};");
        let a = ("m/a", "use super::Thing;");
        let circle = [face, a, ("m/b", "fn f() { super::a::f() }")];
        assert_eq!(found(&circle), one("m", &["a", "b"]));
        assert!(found(&[face, a, ("m/b", "use super::Thing;")]).is_empty());
    }

    #[test]
    fn a_folder_counts_as_one_module_and_may_use_what_is_in_it() {
        let deep = ("m/b/deep", "use super::super::a;");
        let circle = [("m/a", "use super::b;"), ("m/b", ""), deep];
        assert_eq!(found(&circle), one("m", &["a", "b"]));
        let within = [("m", "use a::A;"), ("m/a", "use super::Item;")];
        assert!(found(&within).is_empty());
    }

    #[test]
    fn tests_may_use_all() {
        let tests = "use super::b;\n#[cfg(test)]\nmod tests {";
        let b = format!("{}use super::a;", tests.replace("use super::b;", ""));
        assert!(found(&[("m/a", tests), ("m/b", &b)]).is_empty());
    }
}
