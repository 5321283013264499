//! What is wrong with the patterns of a `match`.

use ruff_python_ast::{
    Expr, MatchCase, Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchOr,
};
use ruff_text_size::{Ranged, TextRange};

/// How a problem is told.
type Tell<'t> = &'t mut dyn FnMut(TextRange, String);

/// Checks all cases of a statement.
pub(super) fn check(cases: &[MatchCase], tell: Tell) {
    for (index, case) in cases.iter().enumerate() {
        let mut names = Vec::new();
        let last = index + 1 == cases.len() || case.guard.is_some();
        pattern(&case.pattern, last, &mut names, tell, 0);
    }
}

/// Checks a pattern; `names` are the ones that it captures. Only the last case may match everything.
fn pattern(pattern: &Pattern, last: bool, names: &mut Vec<String>, tell: Tell, depth: u32) {
    if depth > 300 {
        return;
    }
    match pattern {
        Pattern::MatchValue(node) => {
            if node.value.is_f_string_expr() {
                let message = "patterns may only match literals and attribute lookups";
                tell(node.range, message.to_owned());
            }
        }
        Pattern::MatchSingleton(_) => {}
        Pattern::MatchSequence(node) => {
            let stars = node
                .patterns
                .iter()
                .filter(|pattern| pattern.is_match_star());
            if stars.count() > 1 {
                tell(
                    node.range,
                    "multiple starred names in sequence pattern".to_owned(),
                );
            }
            inner(&node.patterns, names, tell, depth);
        }
        Pattern::MatchMapping(node) => {
            repeated_keys(node, tell);
            inner(&node.patterns, names, tell, depth);
            capture(node.rest.as_ref(), node.range, names, tell);
        }
        Pattern::MatchClass(node) => {
            repeated_attributes(node, tell);
            inner(&node.arguments.patterns, names, tell, depth);
            let keywords = node.arguments.keywords.iter();
            inner(keywords.map(|keyword| &keyword.pattern), names, tell, depth);
        }
        Pattern::MatchStar(node) => capture(node.name.as_ref(), node.range, names, tell),
        Pattern::MatchAs(node) => {
            match (&node.pattern, &node.name) {
                (None, Some(name)) if !last => tell(
                    node.range,
                    format!("name capture '{name}' makes remaining patterns unreachable"),
                ),
                (None, None) if !last => {
                    tell(
                        node.range,
                        "wildcard makes remaining patterns unreachable".to_owned(),
                    );
                }
                (Some(inner), _) => self::pattern(inner, last, names, tell, depth + 1),
                _ => {}
            }
            capture(node.name.as_ref(), node.range, names, tell);
        }
        Pattern::MatchOr(node) => alternatives(node, last, names, tell, depth),
    }
}

fn inner<'p>(
    patterns: impl IntoIterator<Item = &'p Pattern>,
    names: &mut Vec<String>,
    tell: Tell,
    depth: u32,
) {
    for inner in patterns {
        pattern(inner, true, names, tell, depth + 1);
    }
}

fn capture(
    name: Option<&ruff_python_ast::Identifier>,
    range: TextRange,
    names: &mut Vec<String>,
    tell: Tell,
) {
    let Some(name) = name else { return };
    if names.iter().any(|known| known == name.as_str()) {
        tell(
            range,
            format!("multiple assignments to name '{name}' in pattern"),
        );
    }
    names.push(name.to_string());
}

fn alternatives(
    node: &PatternMatchOr,
    last: bool,
    names: &mut Vec<String>,
    tell: Tell,
    depth: u32,
) {
    let mut expected: Option<Vec<String>> = None;
    let count = node.patterns.len();
    for (index, alternative) in node.patterns.iter().enumerate() {
        let mut own = Vec::new();
        let is_last = last && index + 1 == count;
        pattern(alternative, is_last, &mut own, tell, depth + 1);
        own.sort();
        match &expected {
            None => expected = Some(own),
            Some(expected) if *expected != own => {
                tell(
                    alternative.range(),
                    "alternative patterns bind different names".to_owned(),
                );
                return;
            }
            Some(_) => {}
        }
    }
    for name in expected.unwrap_or_default() {
        if names.contains(&name) {
            tell(
                node.range,
                format!("multiple assignments to name '{name}' in pattern"),
            );
        }
        names.push(name);
    }
}

/// Keys that are the same text or number.
fn repeated_keys(node: &PatternMatchMapping, tell: Tell) {
    let mut seen: Vec<String> = Vec::new();
    for key in &node.keys {
        let text = match key {
            Expr::NumberLiteral(key) => match &key.value {
                ruff_python_ast::Number::Int(value) => value.to_string(),
                _ => continue,
            },
            Expr::StringLiteral(key) => format!("'{}'", key.value.to_str()),
            Expr::NoneLiteral(_) => "None".to_owned(),
            Expr::BooleanLiteral(key) => if key.value { "True" } else { "False" }.to_owned(),
            _ => continue,
        };
        if seen.contains(&text) {
            tell(
                node.range,
                format!("mapping pattern checks duplicate key ({text})"),
            );
            return;
        }
        seen.push(text);
    }
}

fn repeated_attributes(node: &PatternMatchClass, tell: Tell) {
    let mut seen: Vec<&str> = Vec::new();
    for keyword in &node.arguments.keywords {
        let name = keyword.attr.as_str();
        if seen.contains(&name) {
            let message = format!("attribute name repeated in class pattern: {name}");
            tell(keyword.pattern.range(), message);
            return;
        }
        seen.push(name);
    }
}
