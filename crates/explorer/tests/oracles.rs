//! The programs of `tests/explorer/`, whose outcomes are known. Each says at its end what they are: `finished`,
//! `exception`, `deadlock` or `hang`, the output, the error, and in brackets the fewest preemptions; and which faults it has.

mod common;

use common::{explored, program, programs, replay_all, settings_of};
use interleave_explorer::Verdict;
use std::collections::BTreeSet;

#[test]
fn each_program_has_exactly_its_outcomes() {
    let all = programs();
    let wrong = all.iter().filter_map(|(name, source)| wrong(name, source));
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is wrong with a program's outcomes.
fn wrong(name: &str, source: &str) -> Option<String> {
    let program = program(source);
    let settings = settings_of(source);
    let found = explored(&program, settings);
    replay_all(name, &program, settings, &found);
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

/// As Python's `repr` writes it.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    format!("{quote}{}{quote}", text.replace('\n', "\\n"))
}
