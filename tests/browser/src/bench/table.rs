//! The report: one row per bar, as Markdown to read and as JSON to keep.

use super::machine::Machine;
use super::spread::Spread;
use crate::Result;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// What a measurement must not exceed, or must reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bar {
    /// At least so much.
    AtLeast(f64),
    /// At most so much.
    AtMost(f64),
    /// Neither less nor more.
    Between(f64, f64),
    /// It is told, and nothing is promised.
    None,
}

/// One thing that was measured.
pub struct Row {
    /// What, in words.
    pub what: String,
    /// How it must be.
    pub bar: Bar,
    /// The unit, as written behind numbers; may be empty.
    pub unit: &'static str,
    /// How it is. Its median is held against the bar.
    pub measured: Spread,
    /// Digits behind the point.
    pub digits: usize,
    /// What the number is made of, in words; may be empty.
    pub made_of: String,
}

/// Numbers that rows are made of, for those who want to know more.
pub struct Table {
    /// What it is about.
    pub title: String,
    /// What stands above each column.
    pub head: Vec<String>,
    /// As many words a row as the head has.
    pub rows: Vec<Vec<String>>,
}

/// What could not be measured.
pub struct Missing {
    /// The part.
    pub what: String,
    why: String,
}

/// What one part of the benchmark gives.
#[derive(Default)]
pub struct Part {
    /// Its rows.
    pub rows: Vec<Row>,
    /// What it should have measured, too.
    pub missing: Vec<Missing>,
    /// What they are made of.
    pub tables: Vec<Table>,
}

/// All parts, and where they were measured.
pub struct Report {
    /// Where.
    pub machine: Machine,
    /// What.
    pub part: Part,
}

impl Bar {
    fn is_met_by(self, value: f64) -> bool {
        match self {
            Self::AtLeast(bar) => value >= bar,
            Self::AtMost(bar) => value <= bar,
            Self::Between(least, most) => (least..=most).contains(&value),
            Self::None => true,
        }
    }

    fn words(self, unit: &str) -> String {
        let (sign, bar) = match self {
            Self::AtLeast(bar) => ('≥', bar),
            Self::AtMost(bar) => ('≤', bar),
            Self::Between(least, most) => return format!("{least}–{most}{unit}"),
            Self::None => return "–".to_owned(),
        };
        // As few digits as tell it apart.
        let bar = format!("{bar:.4}");
        format!(
            "{sign} {}{unit}",
            bar.trim_end_matches('0').trim_end_matches('.')
        )
    }
}

impl Row {
    fn passes(&self) -> bool {
        self.bar.is_met_by(self.measured.median())
    }

    fn to_markdown(&self) -> String {
        let Self {
            what,
            bar,
            unit,
            measured,
            digits,
            made_of,
            ..
        } = self;
        let outcome = match self.bar {
            Bar::None => "",
            _ if self.passes() => "pass",
            _ => "**miss**",
        };
        let (bar, measured) = (bar.words(unit), measured.words(*digits));
        format!("| {what} | {bar} | {measured}{unit} | {outcome} | {made_of} |")
    }

    fn to_json(&self) -> Value {
        json!({
            "what": self.what, "bar": self.bar.words(self.unit), "unit": self.unit.trim(),
            "measured": self.measured.to_json(), "passes": self.passes(), "madeOf": self.made_of,
        })
    }
}

impl Table {
    fn to_markdown(&self) -> String {
        let line = |words: &[String]| format!("| {} |\n", words.join(" | "));
        let rule: Vec<_> = self.head.iter().map(|_| "---".to_owned()).collect();
        let rows: String = self.rows.iter().map(|row| line(row)).collect();
        format!(
            "\n{}\n\n{}{}{rows}",
            self.title,
            line(&self.head),
            line(&rule)
        )
    }

    fn to_json(&self) -> Value {
        json!({ "title": self.title, "head": self.head, "rows": self.rows })
    }
}

impl Missing {
    fn to_markdown(&self) -> String {
        let Self { what, why } = self;
        format!("| {what} | | **not measured** | | {why} |")
    }

    fn to_json(&self) -> Value {
        json!({ "what": self.what, "why": self.why })
    }
}

impl Part {
    /// Takes in what came of a measurement, or why nothing did.
    pub fn take(&mut self, what: &str, outcome: Result<impl Into<Self>>) {
        match outcome {
            Ok(part) => self.extend(part.into()),
            Err(error) => self.missing.push(Missing {
                what: what.to_owned(),
                why: in_a_cell(&error.to_string()),
            }),
        }
    }

    /// Takes in another part.
    pub fn extend(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.missing.extend(other.missing);
        self.tables.extend(other.tables);
    }
}

impl From<Vec<Row>> for Part {
    fn from(rows: Vec<Row>) -> Self {
        Self {
            rows,
            ..Self::default()
        }
    }
}

impl From<Row> for Part {
    fn from(row: Row) -> Self {
        vec![row].into()
    }
}

/// The end of a text, where errors say what is wrong, as one line of a table.
fn in_a_cell(text: &str) -> String {
    const LONGEST: usize = 300;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace('|', "/");
    let start = line.len().saturating_sub(LONGEST);
    line[line.ceil_char_boundary(start)..].to_owned()
}

impl Report {
    /// The table, under a line on its machine.
    pub fn to_markdown(&self) -> String {
        let mut text = format!("{}\n\n", self.machine.words());
        text.push_str("| what | must be | measured: median (least–most) | | made of |\n");
        text.push_str("| --- | --- | --- | --- | --- |\n");
        for row in &self.part.rows {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}", row.to_markdown());
        }
        for missing in &self.part.missing {
            let _ = writeln!(text, "{}", missing.to_markdown());
        }
        text.extend(self.part.tables.iter().map(Table::to_markdown));
        text
    }

    /// Writes both files into a folder.
    pub fn keep(&self, folder: &Path) -> Result {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("bench.md"), self.to_markdown())?;
        let rows: Vec<_> = self.part.rows.iter().map(Row::to_json).collect();
        let tables: Vec<_> = self.part.tables.iter().map(Table::to_json).collect();
        let missing: Vec<_> = self.part.missing.iter().map(Missing::to_json).collect();
        let machine = self.machine.to_json();
        let json =
            json!({ "machine": machine, "rows": rows, "missing": missing, "tables": tables });
        std::fs::write(
            folder.join("bench.json"),
            serde_json::to_string_pretty(&json)?,
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Part, Row, Spread};

    #[test]
    fn the_median_is_held_against_the_bar() {
        let row = |bar, value| Row {
            what: "speed".to_owned(),
            bar,
            unit: " ms",
            measured: Spread::of(vec![value]).expect("it is a number"),
            digits: 1,
            made_of: String::new(),
        };
        assert!(row(Bar::AtMost(50.0), 50.0).passes());
        assert!(!row(Bar::AtMost(50.0), 50.1).passes());
        assert!(!row(Bar::AtLeast(0.95), 0.94).passes());
        let missed = row(Bar::AtLeast(0.95), 0.5).to_markdown();
        assert_eq!(missed, "| speed | ≥ 0.95 ms | 0.5 ms | **miss** |  |");
    }
    #[test]
    fn what_fails_is_told_in_one_line() {
        let mut part = Part::default();
        let why = format!("{}a |\nb", "é".repeat(300));
        part.take("speed", Err::<Row, _>(why.into()));
        assert!(part.rows.is_empty());
        let line = part.missing[0].to_markdown();
        assert!(
            line.starts_with("| speed | | **not measured** | | é"),
            "{line}"
        );
        assert!(line.ends_with("éa / b |"), "{line}");
    }
}
