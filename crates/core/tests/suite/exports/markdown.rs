//! Claims about Markdown tables.

use super::report;
use crate::support::reports::reports;
use interleave_core::export::markdown::write;
use proptest::prelude::*;

proptest! {
    #[test]
    fn there_is_a_row_a_mode_and_no_strangers_text_in_the_table(report in reports()) {
        let text = write(&report);
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
        prop_assert_eq!(rows.len(), report.runs.len() + 2);
        for row in rows {
            prop_assert_eq!(row.matches('|').count(), 10, "{}", row);
        }
        // Besides the table a line above and one below, whatever was in them.
        prop_assert_eq!(text.split('\n').count(), report.runs.len() + 2 + 5);
        prop_assert!(!text.contains('\r'));
    }

    #[test]
    fn what_strangers_wrote_is_code_and_no_markup(report in reports()) {
        let text = write(&report);
        for line in text.lines().filter(|line| !line.starts_with('|') && !line.is_empty()) {
            // Outside of code there are only our own words.
            let ours: String = line.split('`').step_by(2).collect();
            prop_assert_eq!(line.matches('`').count() % 2, 0, "{}", line);
            prop_assert!(ours.chars().all(|char| char.is_ascii_alphanumeric() || " ,.:".contains(char) || "\u{202f}".contains(char)), "{}", ours);
        }
    }
}

#[test]
fn it_says_what_was_run_how_long_it_took_and_where() {
    let text = write(&report());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Interleave, `workload=primes`:");
    assert!(
        lines[2].starts_with("| Mode | Workers | Median |"),
        "{text}"
    );
    assert!(
        lines[4]
            .starts_with("| sequential | 1 | 40 ms | 40 ms – 40.1 ms | 3 | – | – | – | measured |"),
        "{text}"
    );
    assert!(lines[6].starts_with("| parallel | 4 | 10 ms |"), "{text}");
    assert!(
        lines[6].contains("faster than sequential | measured |"),
        "{text}"
    );
    assert!(
        lines[5].contains("no clear difference from sequential"),
        "{text}"
    );
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        lines[8],
        format!(
            "Interleave `{version}`, engine `native`, 0 cores reported, clock step 0 ms, `A browser`."
        )
    );
}
