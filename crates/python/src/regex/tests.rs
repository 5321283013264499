//! Matches and errors of patterns, by examples and properties.

use super::*;
use proptest::prelude::*;

/// Of each match the whole, or what is wrong with the pattern.
fn all(pattern: &str, text: &str) -> Result<Vec<String>, String> {
    let problem = |problem: Problem| match problem.place {
        Some(place) => format!("{} at {place}", problem.message),
        None => problem.message,
    };
    let tree = parse(pattern, 0).map_err(problem)?;
    let program = Program::new(&tree).map_err(|problem| problem.message)?;
    let text: Vec<char> = text.chars().collect();
    let (mut start, mut not_empty_at, mut found) = (0, None, Vec::new());
    while let Some(one) = program
        .find(&text, start, text.len(), Mode::Search, not_empty_at)
        .map_err(|_| "stopped".to_owned())?
    {
        let (from, to) = one.groups[0].unwrap_or_default();
        let show = |group: &Option<(usize, usize)>| match group {
            Some((from, to)) => text[*from..*to].iter().collect(),
            None => "-".to_owned(),
        };
        found.push(one.groups.iter().map(show).collect::<Vec<_>>().join(","));
        start = to;
        not_empty_at = (from == to).then_some(to);
    }
    Ok(found)
}

/// Lines of `tests/python/re/cases.txt`: a pattern, a text and what CPython found, each as a JSON text; made by `make_cases.py`.
const CASES: &str = include_str!("../../../../tests/python/re/cases.txt");

fn unquote(text: &str) -> String {
    let mut made = String::new();
    let inside = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let mut rest = inside.unwrap_or(text).chars();
    while let Some(c) = rest.next() {
        match (c, c == '\\') {
            (_, false) => made.push(c),
            (_, true) => match rest.next() {
                Some('n') => made.push('\n'),
                Some('t') => made.push('\t'),
                Some(other) => made.push(other),
                None => {}
            },
        }
    }
    made
}

#[test]
fn finds_what_cpython_finds() {
    let (mut count, mut wrong) = (0, Vec::new());
    for line in CASES.lines() {
        let parts: Vec<String> = line.split('\t').map(unquote).collect();
        let [pattern, text, expected] = &parts[..] else {
            panic!("a line has three parts: {line}");
        };
        let found = match all(pattern, text) {
            Ok(found) => found.join("|"),
            Err(problem) => format!("error: {problem}"),
        };
        if &found != expected {
            wrong.push(format!(
                "{pattern:?} on {text:?}: {found:?}, not {expected:?}"
            ));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 200, "only {count} cases");
}

#[test]
fn ends_by_itself_where_it_would_take_for_ever() {
    let text = "a".repeat(40);
    assert_eq!(all("(a+)+b", &text), Err("stopped".to_owned()));
    assert_eq!(all("(a*)*c", &"a".repeat(30)), Err("stopped".to_owned()));
}

#[test]
fn deep_patterns_are_refused() {
    let deep = format!("{}{}", "(".repeat(5000), ")".repeat(5000));
    assert!(all(&deep, "").is_err_and(|message| message.starts_with("too many nested groups")));
}

proptest! {
    #[test]
    fn no_pattern_and_no_text_break_it(pattern in "[ab(|)*+?{},1.^$\\[\\]\\\\<!=:P-]{0,20}", text in "[ab\n]{0,12}") {
        let _ = all(&pattern, &text);
    }

    #[test]
    fn a_text_without_signs_finds_itself(text in "[a-zé ]{1,12}", before in "[A-Z]{0,5}") {
        prop_assert_eq!(all(&text, &format!("{before}{text}")), Ok(vec![text]));
    }
}
