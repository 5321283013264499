//! How scenarios went, as it is told: a line each, and a summary at the end. It
//! must not know how they are played.

use crate::Result;
use crate::trial::Undecided;
use std::collections::BTreeMap;
use std::time::Duration;

/// How a scenario ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All that it claims was seen.
    Passed,
    /// Something else was seen, or nothing.
    Failed(String),
    /// A claim about speed that this machine does not let be decided.
    Undecided(String),
}

impl Outcome {
    /// What a scenario's own word for its end means.
    pub fn of(result: Result) -> Self {
        let Err(error) = result else {
            return Self::Passed;
        };
        if error.is::<Undecided>() {
            Self::Undecided(error.to_string())
        } else {
            Self::Failed(error.to_string())
        }
    }
}

/// A scenario that was played.
#[derive(Clone, Debug)]
pub struct Played {
    /// The browser and the scenario, as in `chromium::loading::the_page_becomes_ready`.
    pub title: String,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it took.
    pub time: Duration,
    /// What its browser computed meanwhile, with its start if it was a fresh one. `None` where
    /// nobody counts.
    pub computed: Option<Duration>,
}

impl Played {
    /// The line that is printed when it has ended.
    pub fn line(&self) -> String {
        let seconds = self.time.as_secs_f32();
        let (title, words) = (
            &self.title,
            match &self.outcome {
                Outcome::Passed => format!("ok ({seconds:.1} s)"),
                Outcome::Failed(why) => format!("FAILED ({seconds:.1} s): {why}"),
                Outcome::Undecided(why) => format!("UNDECIDED ({seconds:.1} s): {why}"),
            },
        );
        format!("test {title} ... {words}")
    }
}

/// All that was played, and how many scenarios were not, for want of a browser.
#[derive(Default)]
pub struct Summary {
    /// In the order of their ends.
    pub played: Vec<Played>,
    /// Which were left out, a line for each browser.
    pub left_out: Vec<String>,
    /// How many those are.
    pub skipped: usize,
}

impl Summary {
    /// Whether something was seen, and nothing was wrong.
    pub fn is_good(&self) -> bool {
        !self.played.is_empty() && self.failed().next().is_none()
    }

    /// The last lines: what failed, what was not decided, what was left out, and how
    /// many there were of each, alone on the last line.
    pub fn lines(&self) -> Vec<String> {
        let failed: Vec<_> = self.failed().collect();
        let undecided: Vec<_> = self.undecided().collect();
        let mut lines: Vec<String> = failed.iter().map(|it| it.line()).collect();
        if !undecided.is_empty() {
            let count = undecided.len();
            lines.push(format!(
                "{count} not decided on this machine, and so counted as skipped:"
            ));
            lines.extend(undecided.iter().map(|it| it.line()));
        }
        lines.extend(self.left_out.iter().cloned());
        let passed = self.played.len() - failed.len() - undecided.len();
        let skipped = undecided.len() + self.skipped;
        let failed = failed.len();
        lines.push(format!(
            "{passed} passed, {failed} failed, {skipped} skipped"
        ));
        lines
    }

    /// What each had its browser compute, the most first, and how long it took; and the sum of
    /// each browser.
    pub fn times(&self) -> Vec<String> {
        let mut played: Vec<_> = self.played.iter().collect();
        played.sort_by_key(|it| std::cmp::Reverse((it.computed, it.time)));
        let line = |what: &str, computed: Option<Duration>, time: Duration| {
            let computed = computed.unwrap_or_default().as_secs_f32();
            format!(
                "{computed:6.1} s computed in {:6.1} s  {what}",
                time.as_secs_f32()
            )
        };
        let each = played
            .iter()
            .map(|it| line(&it.title, it.computed, it.time));
        let mut lines: Vec<String> = each.collect();
        let mut sums = BTreeMap::<&str, (Duration, Duration)>::new();
        for it in &self.played {
            let browser = it.title.split(':').next().unwrap_or_default();
            let (computed, time) = sums.entry(browser).or_default();
            *computed += it.computed.unwrap_or_default();
            *time += it.time;
        }
        lines.extend(
            sums.into_iter()
                .map(|(browser, (computed, time))| line(browser, Some(computed), time)),
        );
        lines
    }

    fn failed(&self) -> impl Iterator<Item = &Played> {
        let is_it = |it: &&Played| matches!(it.outcome, Outcome::Failed(_));
        self.played.iter().filter(is_it)
    }

    fn undecided(&self) -> impl Iterator<Item = &Played> {
        let is_it = |it: &&Played| matches!(it.outcome, Outcome::Undecided(_));
        self.played.iter().filter(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn played(title: &str, result: Result) -> Played {
        Played {
            title: title.to_owned(),
            outcome: Outcome::of(result),
            time: Duration::from_millis(1_240),
            computed: None,
        }
    }

    #[test]
    fn what_is_not_decided_is_neither_passed_nor_failed() {
        let undecided = Err(Undecided("one core".to_owned()).into());
        let summary = Summary {
            played: vec![played("a", Ok(())), played("b", undecided)],
            left_out: vec!["test webkit ... skipped".to_owned()],
            skipped: 3,
        };
        assert!(summary.is_good());
        let lines = summary.lines();
        assert_eq!(
            lines.last().map(String::as_str),
            Some("1 passed, 0 failed, 4 skipped")
        );
        assert!(lines[0].starts_with("1 not decided on this machine"));
        assert!(lines[1].starts_with("test b ... UNDECIDED (1.2 s): not decided"));
    }

    #[test]
    fn a_failure_is_named_and_no_success() {
        let summary = Summary {
            played: vec![played("a", Ok(())), played("b", Err("why".into()))],
            ..Summary::default()
        };
        assert!(!summary.is_good());
        let lines = summary.lines();
        assert_eq!(
            lines,
            [
                "test b ... FAILED (1.2 s): why",
                "1 passed, 1 failed, 0 skipped"
            ]
        );
    }

    #[test]
    fn nothing_played_is_no_success() {
        assert!(!Summary::default().is_good());
    }

    #[test]
    fn who_computed_most_is_told_first_and_the_sum_last() {
        let mut long = played("a::long", Ok(()));
        long.time = Duration::from_secs(9);
        let mut costly = played("a::costly", Ok(()));
        costly.computed = Some(Duration::from_secs(2));
        let summary = Summary {
            played: vec![played("a::short", Ok(())), long, costly],
            ..Summary::default()
        };
        let times = summary.times();
        assert!(times[0].ends_with("costly") && times[1].ends_with("long"));
        assert_eq!(
            times.last().map(String::as_str),
            Some("   2.0 s computed in   11.5 s  a")
        );
    }
}
