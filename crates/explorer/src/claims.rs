//! What a program claims of its outcomes, in comments with a line to themselves: `# always: 2`,
//! `# never: deadlock`, `# possible: 1`. Pure.

use crate::outcomes::{Outcomes, Told, Verdict};
use serde::Serialize;

/// A claim, and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// Its line, from 1 on.
    pub line: u32,
    /// Of which outcomes it is.
    pub when: When,
    /// `finished`, `exception`, `deadlock` or `hang`, a line that is printed, or an exception by its name or its whole line.
    pub what: String,
    /// Does it hold?
    pub verdict: Holds,
    /// A schedule that settles it: one that breaks `always` or `never`, or shows that something is possible.
    pub schedule: Option<String>,
}

/// Of which outcomes a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// Of each.
    Always,
    /// Of none.
    Never,
    /// Of one at least.
    Possible,
}

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    /// In every schedule; or a schedule shows that it is possible.
    Met,
    /// A schedule breaks it; or no schedule shows that it is possible.
    Broken,
    /// Not all was searched, and what was searched does not settle it.
    Undecided,
}

/// The ends of outcomes; everything else is what is printed or raised.
const ENDS: [&str; 4] = ["finished", "exception", "deadlock", "hang"];

impl Outcomes {
    /// Settles what the program claims.
    pub(crate) fn settle(&mut self, source: &str) {
        self.claims = claims(source)
            .map(|(line, when, what)| self.settled(line, when, what))
            .collect();
    }

    fn settled(&self, line: u32, when: When, what: &str) -> Claim {
        // For `always` a witness breaks the claim, as for `never`.
        let settles = |told: &&Told| has(told, what) != (when == When::Always);
        let witness = self.outcomes.iter().find(settles);
        let holds = witness.is_some() == (when == When::Possible);
        let verdict = if witness.is_none() && self.verdict != Verdict::Exhaustive {
            Holds::Undecided
        } else if holds {
            Holds::Met
        } else {
            Holds::Broken
        };
        Claim {
            line,
            when,
            what: what.to_owned(),
            verdict,
            schedule: witness.map(|told| told.schedule.clone()),
        }
    }
}

/// The claims of a program, each with its line.
fn claims(source: &str) -> impl Iterator<Item = (u32, When, &str)> {
    let lines = source.lines().zip(1..);
    lines.filter_map(|(text, line)| read(text).map(|(when, what)| (line, when, what)))
}

fn read(line: &str) -> Option<(When, &str)> {
    let (word, what) = line.trim_start().strip_prefix('#')?.split_once(':')?;
    let when = match word.trim() {
        "always" => When::Always,
        "never" => When::Never,
        "possible" => When::Possible,
        _ => return None,
    };
    let what = what.trim();
    (!what.is_empty()).then_some((when, what))
}

/// Is that how a run ends, or a line that it prints, or an exception of it?
fn has(told: &Told, what: &str) -> bool {
    if ENDS.contains(&what) {
        return told.end == what;
    }
    let raised = |line: &str| line == what || line.split(':').next() == Some(what);
    told.stdout.lines().any(|line| line.trim() == what)
        || told.error.as_deref().unwrap_or("").lines().any(raised)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::Share;
    use crate::settings::Settings;

    fn told(stdout: &str, end: &'static str, error: Option<&str>) -> Told {
        Told {
            stdout: stdout.to_owned(),
            end,
            error: error.map(str::to_owned),
            schedule: format!("to {stdout}{end}"),
            preemptions: 0,
            share: Share {
                schedules: None,
                random_scheduler: None,
            },
            waits_for: Vec::new(),
        }
    }

    fn verdicts(source: &str, verdict: Verdict) -> Vec<(Holds, bool)> {
        let mut outcomes = Outcomes::nothing(Settings::default(), None);
        outcomes.verdict = verdict;
        outcomes.outcomes = vec![
            told("1\n", "finished", None),
            told("2\n", "finished", None),
            told("", "exception", Some("KeyError: 'a'")),
        ];
        outcomes.settle(source);
        let settled = outcomes.claims.iter();
        settled
            .map(|claim| (claim.verdict, claim.schedule.is_some()))
            .collect()
    }

    #[test]
    fn claims_have_a_line_to_themselves() {
        let source = "x = 1  # never: 1\n  # always: a: b \n#possible:2\n# never:\n# perhaps: 3\n";
        let found: Vec<_> = claims(source).collect();
        assert_eq!(found, [(2, When::Always, "a: b"), (3, When::Possible, "2")]);
    }

    #[test]
    fn a_witness_settles_a_claim() {
        let source = "# possible: 1\n# never: 2\n# never: KeyError\n# never: KeyError: 'a'\n# always: finished\n";
        let expected = [
            (Holds::Met, true),
            (Holds::Broken, true),
            (Holds::Broken, true),
            (Holds::Broken, true),
            (Holds::Broken, true),
        ];
        assert_eq!(verdicts(source, Verdict::Exhaustive), expected);
        assert_eq!(verdicts(source, Verdict::Undecided), expected);
    }

    #[test]
    fn without_a_witness_all_must_have_been_searched() {
        let source = "# possible: 3\n# never: deadlock\n# never: Key\n";
        let settled = [
            (Holds::Broken, false),
            (Holds::Met, false),
            (Holds::Met, false),
        ];
        assert_eq!(verdicts(source, Verdict::Exhaustive), settled);
        let open = [(Holds::Undecided, false); 3];
        assert_eq!(verdicts(source, Verdict::Bounded), open);
    }
}
