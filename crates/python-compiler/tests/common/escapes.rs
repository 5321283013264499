//! The sources of `wrong.tsv` are on one line each.

/// A source as it is meant: with its lines and tabs.
pub fn unescaped(text: &str) -> String {
    let mut result = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => result.push('\n'),
                Some('t') => result.push('\t'),
                Some(c) => result.push(c),
                None => {}
            },
            c => result.push(c),
        }
    }
    result
}
