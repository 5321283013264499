//! Wrong sources, and what CPython 3.11 says of them (`wrong.tsv`: source, kind, message, line, column).

#[path = "common/escapes.rs"]
mod escapes;

use escapes::unescaped;
use interleave_python_compiler::{Target, compile};

/// How many of the rows must be told to the letter; the others must at least be refused.
const EXACT: usize = 420;

#[test]
fn wrong_sources_are_refused_in_the_words_of_cpython() {
    let mut exact = 0;
    for row in include_str!("wrong.tsv").lines() {
        let [source, kind, message, line, column] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("no row: {row}");
        };
        let expected = format!("{kind}: {} ({line}, {column})", unescaped(message));
        let told = match compile(&unescaped(source), Target::Module) {
            Ok(_) => "nothing".to_owned(),
            Err(problems) => problems.first().map_or_else(String::new, |first| {
                format!(
                    "{}: {} ({}, {})",
                    first.kind, first.message, first.line, first.column
                )
            }),
        };
        if told == expected {
            exact += 1;
        } else {
            println!("{source}\n    expected {expected}\n    told     {told}");
        }
    }
    assert!(exact >= EXACT, "only {exact} rows are told to the letter");
    println!("{exact} rows to the letter");
}
