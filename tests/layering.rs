//! Holds the source to its layers: each module uses only those above it in the
//! order in which `src/lib.rs` declares them, and only the last ones know the
//! web. Reads the source as text, so that the claims hold for code of every
//! feature, not only for that of this build.

use std::fs;
use std::path::{Path, PathBuf};

/// Who may name what belongs to the web.
const OF_THE_WEB: [&str; 5] = ["host", "bridge", "kit", "ui", "insight"];
/// Modules that are built apart: each must do without the other.
const BESIDE: [[&str; 2]; 1] = [["ui", "insight"]];
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
/// What a pure layer must not ask of a machine.
const MACHINERY: [&str; 5] = ["std::thread", "std::time", "std::env", "std::fs", "rayon"];
/// The layers that must be pure: the same arguments, the same outcome.
const PURE: [&str; 10] = [
    "join",
    "work",
    "stats",
    "trace",
    "protocol",
    "settings",
    "plot",
    "experiment",
    "export",
    "board",
];

struct Source {
    path: PathBuf,
    /// The module at the top of the crate that it belongs to.
    module: String,
    /// Without comments.
    code: String,
}

#[test]
fn each_module_uses_only_those_above_it() {
    let order = order();
    for source in sources() {
        let wrong = wrong_uses(&source.module, &source.code, &order);
        assert!(
            wrong.is_empty(),
            "{} must not use {wrong:?}",
            source.path.display()
        );
    }
}

#[test]
fn the_map_names_every_module_and_no_other() {
    let mut found: Vec<_> = sources().into_iter().map(|source| source.module).collect();
    let mut order = order();
    found.sort();
    found.dedup();
    order.sort();
    // A folder of code that is not written yet may be missing, never one of the core.
    assert!(
        found.iter().all(|module| order.contains(module)),
        "{found:?} of {order:?}"
    );
    assert!(
        PURE.iter()
            .all(|module| found.iter().any(|name| name == module))
    );
}

#[test]
fn only_the_map_switches_features() {
    for source in sources() {
        let switches = source.code.matches("feature = \"").count();
        // The clock's listener is of no use to the engine without threads.
        let allowed = usize::from(source.path.ends_with("host/clock.rs"));
        assert!(
            switches <= allowed,
            "{} switches features",
            source.path.display()
        );
    }
}

#[test]
fn only_the_last_layers_know_the_web() {
    for source in sources() {
        let named = named(&source.code, &WEB_CRATES);
        let may = OF_THE_WEB.contains(&source.module.as_str());
        assert!(
            may || named.is_empty(),
            "{} names {named:?}",
            source.path.display()
        );
    }
}

#[test]
fn pure_layers_ask_nothing_of_the_machine() {
    for source in sources()
        .iter()
        .filter(|source| PURE.contains(&source.module.as_str()))
    {
        let named = named(&source.code, &MACHINERY);
        assert!(
            named.is_empty(),
            "{} names {named:?}",
            source.path.display()
        );
    }
}

#[test]
fn every_file_says_what_it_is() {
    for path in rust_files(&root()) {
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
    assert!(wrong("use crate::run::Mode;").is_empty());
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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules in the order of `src/lib.rs`.
fn order() -> Vec<String> {
    let map = fs::read_to_string(root().join("lib.rs")).expect("the map is readable");
    let declared = map.lines().filter_map(|line| line.strip_prefix("pub mod "));
    let names: Vec<_> = declared.map(|rest| word(rest).to_owned()).collect();
    assert!(names.len() > 5, "{names:?} are too few to be the map");
    names
}

/// All source of the library but the map; bins stand outside of the layers.
fn sources() -> Vec<Source> {
    let root = root();
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
    let mut names = Vec::new();
    let (mut depth, mut item) = (0, String::new());
    for char in group.chars() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut item)),
            char => item.push(char),
        }
    }
    names.push(item);
    let names = names.iter().map(|name| word(name.trim_start()).to_owned());
    names.filter(|name| !name.is_empty()).collect()
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
