//! The explorer of the page is the native one, compiled for another machine: it finds the same.

use interleave_browser::Result;
use interleave_browser::page::PATIENCE;
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// All outcomes of some programs, one program after the other.
const EXPLORE: &str = "(async (all) => {
    const { outcomesOf } = await import('./explore.js');
    const found = [];
    for (const settings of all) found.push(await outcomesOf(new URLSearchParams(settings)));
    return found;
})";

/// The programs of `tests/explorer/`, whose outcomes are known and which the native explorer is held to as well
/// (`crates/explorer/tests/oracles.rs`).
pub async fn each_program_has_the_outcomes_that_it_has_natively(stage: Stage) -> Result {
    let page = stage.open("#page=code&workload=program").await?;
    page.until("document.getElementById('editor')", PATIENCE)
        .await?;
    let programs = programs()?;
    let settings: Vec<_> = programs
        .iter()
        .map(|(_, source)| settings_of(source))
        .collect();
    let found = page
        .browser()
        .wait_for(&format!("{EXPLORE}({})", json!(settings)))
        .await?;
    let found = found.as_array().ok_or("a list")?;
    assert_eq!(found.len(), programs.len());
    let wrong: Vec<_> = programs
        .iter()
        .zip(found)
        .filter_map(|((name, source), found)| wrong(name, source, found))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    Ok(())
}

/// Their names, and what they say.
fn programs() -> Result<Vec<(String, String)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../explorer");
    let mut programs = Vec::new();
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|end| end == "py") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            programs.push((name.into_owned(), std::fs::read_to_string(&path)?));
        }
    }
    assert!(programs.len() > 50, "only {} programs", programs.len());
    Ok(programs)
}

/// The fragment for a program: how it says that it is to be explored is what keys of the address are.
fn settings_of(source: &str) -> String {
    let lines = source.lines();
    let rules: Vec<_> = lines
        .filter_map(|line| line.strip_prefix("# explore: "))
        .map(|rules| format!("&{}", rules.replace(' ', "&")))
        .collect();
    format!("code={}{}", packed(source), rules.concat())
}

/// What is wrong with what was found of a program.
fn wrong(name: &str, source: &str, found: &Value) -> Option<String> {
    let outcomes = found["outcomes"].as_array();
    let told: Vec<_> = outcomes.into_iter().flatten().map(words).collect();
    // Not all say the fewest preemptions, so those that do not are known without them.
    let known: BTreeSet<_> = source
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| !line.starts_with("explore: ") && !line.starts_with("fault "))
        .collect();
    let is_known = |(bare, preemptions): &(String, String)| {
        known.contains(bare.as_str()) || known.contains(format!("{bare} {preemptions}").as_str())
    };
    let is_whole = found["verdict"] == "exhaustive" && told.len() == known.len();
    let is_right = is_whole && told.iter().all(is_known);
    (!is_right).then(|| {
        format!(
            "{name}: {told:?}, not {known:?}; {} {}",
            found["verdict"], found["reason"]
        )
    })
}

/// An outcome as the programs say theirs, and its preemptions.
fn words(outcome: &Value) -> (String, String) {
    let text = |key: &str| outcome[key].as_str().map(|text| quoted(text.trim_end()));
    let end = outcome["end"].as_str().unwrap_or_default();
    let parts = [Some(end.to_owned()), text("stdout"), text("error")];
    let bare: Vec<_> = parts.into_iter().flatten().collect();
    (bare.join(" "), format!("[{}]", outcome["preemptions"]))
}

/// As Python's `repr` writes it.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    format!("{quote}{}{quote}", text.replace('\n', "\\n"))
}
