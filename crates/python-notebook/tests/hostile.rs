//! Claims that hold for every text: what is no notebook is refused, and nothing panics.

use interleave_python_compiler::translate;
use interleave_python_notebook::code_cells;
use proptest::prelude::*;

/// JSON that looks like a notebook, more or less.
fn almost() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("\"code\"".to_owned()),
        Just("\"%%time\\n%\\ud83d\"".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        "\"[%!?a-z\\\\n (]{0,12}\"",
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let key = prop_oneof![
            Just("cells"),
            Just("worksheets"),
            Just("cell_type"),
            Just("source"),
            Just("input"),
        ];
        let pair = (key, inner.clone()).prop_map(|(key, value)| format!("\"{key}\":{value}"));
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(|all| format!("[{}]", all.join(","))),
            prop::collection::vec(pair, 0..5).prop_map(|all| format!("{{{}}}", all.join(","))),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_a_notebook_or_refused(text in any::<String>()) {
        let _ = code_cells(&text);
    }

    #[test]
    fn almost_a_notebook_is_one_or_refused(text in almost(), cut in any::<prop::sample::Index>()) {
        let _ = code_cells(&text);
        let at = cut.index(text.len() + 1);
        if text.is_char_boundary(at) {
            let _ = code_cells(&text[..at]);
        }
    }

    #[test]
    fn any_cell_is_translated_line_by_line(cell in "([%!?]{0,2}[a-z]{0,5}[ (='\"\\\\é]{0,3}\n?){0,8}") {
        let translated = translate(&cell);
        prop_assert!(translated.source.lines().count() <= cell.lines().count());
    }
}

#[test]
fn deep_json_is_refused() {
    let deep = "[".repeat(100_000);
    assert!(code_cells(&deep).is_err());
    assert!(code_cells(&format!("{{\"cells\":{deep}")).is_err());
}
