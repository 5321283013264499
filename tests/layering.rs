//! Holds the source of each crate to its layers: each module uses only those above
//! it in the order in which the crate's `lib.rs` declares them. Reads the source as
//! text, so that the claims hold for code of every feature, not only of this build.

#[path = "layering/circles.rs"]
mod circles;

use circles::{Module, circles};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where code is: each with a map, `lib.rs`, of its modules in the order of layers.
const CRATES: [&str; 3] = ["crates/core/src", "crates/engine/src", "src"];
/// Where code is that has no layers.
const BESIDES: [&str; 2] = ["crates/cli/src", "tests/browser/src"];
/// Modules that are built apart: each must do without the other.
const BESIDE: [[&str; 2]; 1] = [["ui", "insight"]];
/// What the core must not ask of a machine. (That it knows no web and no pool of
/// threads is the compiler's to see: it depends on no crate of either.)
const MACHINERY: [&str; 4] = ["std::thread", "std::time", "std::env", "std::fs"];
/// The module of the page that needs no web either, though it could name it.
const GEOMETRY: &str = "plot";
/// Crates that only work in a browser.
const WEB_CRATES: [&str; 7] = [
    "gloo_events",
    "gloo_timers",
    "js_sys",
    "serde_wasm_bindgen",
    "wasm_bindgen",
    "web_sys",
    "yew",
];

struct Source {
    path: PathBuf,
    /// The module at the top of its crate that it belongs to.
    module: String,
    /// Without comments.
    code: String,
}

#[test]
fn each_module_uses_only_those_above_it() {
    for folder in CRATES {
        let order = order(folder);
        for source in sources(folder) {
            let wrong = wrong_uses(&source.module, &source.code, &order);
            let path = source.path.display();
            assert!(wrong.is_empty(), "{path} must not use {wrong:?}");
        }
    }
}

#[test]
fn no_modules_of_a_folder_use_each_other() {
    let of_crate = |folder| {
        let modules: Vec<Module> = sources(folder).into_iter().map(Source::module).collect();
        circles(&modules)
    };
    let all = CRATES.into_iter().chain(BESIDES).flat_map(of_crate);
    let all: Vec<_> = all.collect();
    assert!(all.is_empty(), "circles: {all:#?}");
}

#[test]
fn each_map_names_every_module_and_no_other() {
    for folder in CRATES {
        let found = sources(folder).into_iter().map(|source| source.module);
        let found: BTreeSet<String> = found.collect();
        let order: BTreeSet<String> = order(folder).into_iter().collect();
        assert_eq!(found, order, "{folder}");
    }
}

#[test]
fn only_the_maps_switch_features() {
    for source in CRATES.into_iter().flat_map(sources) {
        let switches = source.code.matches("feature = \"").count();
        // The clock's listener is of no use to the engine without threads.
        let allowed = usize::from(source.path.ends_with("platform/clock.rs"));
        let path = source.path.display();
        assert!(switches <= allowed, "{path} switches features");
    }
}

#[test]
fn the_core_asks_nothing_of_the_machine() {
    for source in sources("crates/core/src") {
        let named = named(&source.code, &MACHINERY);
        assert!(
            named.is_empty(),
            "{} names {named:?}",
            source.path.display()
        );
    }
}

#[test]
fn geometry_knows_no_web() {
    let sources = sources("src").into_iter();
    for source in sources.filter(|source| source.module == GEOMETRY) {
        let named = named(&source.code, &WEB_CRATES);
        assert!(
            named.is_empty(),
            "{} names {named:?}",
            source.path.display()
        );
    }
}

#[test]
fn every_file_says_what_it_is() {
    for path in CRATES
        .into_iter()
        .flat_map(|folder| rust_files(&root(folder)))
    {
        let text = fs::read_to_string(&path).expect("source is readable");
        assert!(
            text.starts_with("//! "),
            "{} does not open with //!",
            path.display()
        );
    }
}

#[test]
fn a_use_of_a_lower_layer_is_found_however_it_is_written() {
    let order = ["work", "run", "engine"].map(str::to_owned);
    let wrong = |code| wrong_uses("run", code, &order);
    assert_eq!(wrong("use crate::engine::Engine;"), ["engine"]);
    assert_eq!(
        wrong("use crate::{work::Plan, engine::{self, Engine}};"),
        ["engine"]
    );
    assert_eq!(wrong("fn f() -> crate::engine::Engine {}"), ["engine"]);
    assert_eq!(wrong("pub(in crate::engine) fn f() {}"), ["engine"]);
    assert_eq!(wrong("use crate::nowhere;"), ["nowhere"]);
    assert!(wrong("use crate::work::{Plan, engine};\nuse super::telemetry;").is_empty());
    assert!(wrong("use interleave_core::mode::Mode;").is_empty());
}

#[test]
fn modules_that_are_built_apart_do_without_each_other() {
    let order = ["kit", "ui", "insight"].map(str::to_owned);
    let of_insight = |code| wrong_uses("insight", code, &order);
    assert_eq!(of_insight("use crate::ui::words;"), ["ui"]);
    assert!(of_insight("use crate::kit::glyph;").is_empty());
}

#[test]
fn a_name_counts_only_as_a_whole_word() {
    assert_eq!(named("use yew::prelude::*;", &["yew"]), ["yew"]);
    assert!(named("let yewtree = 1;", &["yew"]).is_empty());
    assert!(named("let my_yew = 1;", &["yew"]).is_empty());
}

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// The modules in the order of a crate's `lib.rs`.
fn order(folder: &str) -> Vec<String> {
    let map = fs::read_to_string(root(folder).join("lib.rs")).expect("the map is readable");
    let declared = map.lines().filter_map(|line| line.strip_prefix("pub mod "));
    let names: Vec<_> = declared.map(|rest| word(rest).to_owned()).collect();
    assert!(names.len() > 3, "{names:?} are too few to be a map");
    names
}

/// All source of a library but its map; bins stand outside of the layers.
fn sources(folder: &str) -> Vec<Source> {
    let root = root(folder);
    let paths = rust_files(&root)
        .into_iter()
        .filter(|path| *path != root.join("lib.rs"));
    let in_library = paths.filter(|path| !path.starts_with(root.join("bin")));
    in_library.map(|path| Source::read(path, &root)).collect()
}

impl Source {
    fn read(path: PathBuf, root: &Path) -> Self {
        let text = fs::read_to_string(&path).expect("source is readable");
        let below = path.strip_prefix(root).expect("it was found there");
        let first = below
            .iter()
            .next()
            .and_then(|name| name.to_str())
            .expect("names are plain");
        let module = first.trim_end_matches(".rs").to_owned();
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let code = lines.collect::<Vec<_>>().join("\n");
        Self { path, module, code }
    }

    /// The same as a module of its crate.
    fn module(self) -> Module {
        let below = self.path.with_extension("");
        let names = below.iter().map(|name| name.to_string_lossy().into_owned());
        let mut path: Vec<String> = names.skip_while(|name| *name != self.module).collect();
        path.pop_if(|name| name == "mod");
        let code = self.code;
        Module { path, code }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is readable");
    let paths = entries.map(|entry| entry.expect("its entries are readable").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                rust_files(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// What a module's code uses that does not stand above it.
fn wrong_uses(module: &str, code: &str, order: &[String]) -> Vec<String> {
    let place = order
        .iter()
        .position(|name| name == module)
        .unwrap_or(order.len());
    let allowed = &order[..place];
    let uses = code.split("crate::").skip(1).flat_map(top_names);
    uses.filter(|name| name != module && (!allowed.contains(name) || are_beside(module, name)))
        .collect()
}

fn are_beside(module: &str, other: &str) -> bool {
    let is_in = |pair: &[&str; 2]| pair.contains(&module) && pair.contains(&other);
    BESIDE.iter().any(is_in)
}

/// The names right behind a `crate::`: one, or those of a group in braces.
fn top_names(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![word(rest).to_owned()];
    };
    let items = items(group);
    let names = items.iter().map(|item| word(item.trim_start()).to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// The items of a group in braces, from behind its first one.
fn items(group: &str) -> Vec<String> {
    let mut items = Vec::new();
    let (mut depth, mut item) = (0, String::new());
    for char in group.chars() {
        match char {
            '}' if depth == 0 => break,
            ',' if depth == 0 => {
                items.push(std::mem::take(&mut item));
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        item.push(char);
    }
    items.push(item);
    items
}

/// The identifier that a text begins with.
fn word(text: &str) -> &str {
    let end = text.find(|char| !is_of_word(char)).unwrap_or(text.len());
    &text[..end]
}

fn is_of_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Which of the names stand in the code as whole words.
fn named<'a>(code: &str, names: &[&'a str]) -> Vec<&'a str> {
    let stands = |name: &&&str| {
        code.match_indices(**name).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            let after = code[at + name.len()..].chars().next();
            !before.is_some_and(is_of_word) && !after.is_some_and(is_of_word)
        })
    };
    names.iter().filter(stands).copied().collect()
}
