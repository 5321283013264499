//! The programs of `tests/explorer/`, whose outcomes are known. Each says at its end what they are: `finished`,
//! `exception`, `deadlock` or `hang`, the output, the error, and in brackets the fewest preemptions; and which faults it has.

mod common;

use common::{explored, program, replay_all};
use interleave_explorer::{Order, Settings, Switch, Time, Verdict};
use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

#[test]
fn each_program_has_exactly_its_outcomes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/explorer");
    let only = env::var("ONLY").unwrap_or_default();
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "py"))
        .filter(|path| path.to_string_lossy().contains(&only))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    let wrong: Vec<String> = paths.iter().filter_map(|path| wrong(path)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is wrong with a program's outcomes.
fn wrong(path: &Path) -> Option<String> {
    let source = fs::read_to_string(path).unwrap();
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let program = program(&source);
    let settings = settings(&source);
    let found = explored(&program, settings);
    replay_all(&name, &program, settings, &found);
    let expected: Vec<&str> = source
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| !line.starts_with("explore: "))
        .collect();
    let told = |with: bool| -> BTreeSet<String> {
        let outcomes = found.outcomes.iter().map(|told| {
            let error = told.error.iter().map(|error| format!(" {}", quoted(error)));
            let preemptions = if with {
                format!(" [{}]", told.preemptions)
            } else {
                String::new()
            };
            let error: String = error.collect();
            format!(
                "{} {}{error}{preemptions}",
                told.end,
                quoted(told.stdout.trim_end())
            )
        });
        outcomes.collect()
    };
    let (with, without) = (told(true), told(false));
    let mut wrong = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for line in expected {
        if let Some(kind) = line.strip_prefix("fault ") {
            if !found.faults.iter().any(|fault| fault.kind == kind) {
                wrong.push(format!("no {kind}"));
            }
            continue;
        }
        let bare = line.rsplit_once(" [").map_or(line, |(bare, _)| bare);
        known.insert(bare.to_owned());
        if line != bare && !with.contains(line) {
            wrong.push(format!("not {line}"));
        }
    }
    let more: Vec<&String> = without.difference(&known).collect();
    let fewer: Vec<&String> = known.difference(&without).collect();
    if !more.is_empty() || !fewer.is_empty() {
        wrong.push(format!("more: {more:?}, fewer: {fewer:?}"));
    }
    if found.verdict != Verdict::Exhaustive {
        wrong.push(format!("{:?}: {:?}", found.verdict, found.reason));
    }
    (!wrong.is_empty()).then(|| {
        format!(
            "{name} ({} states): {}\n   found {with:?}",
            found.states,
            wrong.join("; ")
        )
    })
}

fn settings(source: &str) -> Settings {
    let mut settings = Settings::default();
    for line in source
        .lines()
        .filter_map(|line| line.strip_prefix("# explore: "))
    {
        for word in line.split(' ') {
            match word {
                "order=exact" => settings.order = Order::Exact,
                "time=punctual" => settings.time = Time::Punctual,
                "switch=3.10" => settings.switch = Switch::Calls,
                other => panic!("{other}"),
            }
        }
    }
    settings
}

/// As Python's `repr` writes it.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    format!("{quote}{}{quote}", text.replace('\n', "\\n"))
}
