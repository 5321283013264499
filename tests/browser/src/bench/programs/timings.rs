//! A program's times by several runners, in turns, so that whatever slows the machine
//! slows all. Whose result is another than the first one's has no time.

use super::Program;
use super::runner::{Printed, Runner};
use crate::Result;
use crate::bench::spread::spread;
use crate::bench::table::Table;

/// Milliseconds, turn by turn; or why there are none.
type Times = std::result::Result<Vec<f64>, String>;

/// The times of one program.
pub struct Timings {
    /// Which one.
    pub program: String,
    of: Vec<(&'static str, Times)>,
}

impl Timings {
    /// Lets each runner run a program `turns` times, after one time that does not count. The
    /// order of the runners changes from turn to turn.
    pub async fn take(
        program: &Program,
        arguments: &[&str],
        runners: &[Runner],
        turns: usize,
    ) -> Self {
        let mut of: Vec<(_, Times)> = runners.iter().map(|it| (it.name, Ok(vec![]))).collect();
        let mut agreed = None;
        for (turn, step) in pairs(1 + turns, runners.len()) {
            let place = (turn + step) % runners.len();
            let times = &mut of[place].1;
            let Ok(list) = times else { continue };
            let printed = runners[place].run(program, arguments).await;
            match printed.and_then(|printed| agree(&mut agreed, &printed)) {
                Ok(_) if turn == 0 => {}
                Ok(ms) => list.push(ms),
                Err(why) => *times = Err(why.to_string()),
            }
        }
        let program = program.name.clone();
        Self { program, of }
    }

    /// One's times over another's, turn by turn.
    pub fn ratios(&self, one: &str, other: &str) -> Result<Vec<f64>> {
        let pairs = self.times(one)?.iter().zip(self.times(other)?);
        Ok(pairs.map(|(one, other)| one / other).collect())
    }

    /// Somebody's times.
    pub fn times(&self, name: &str) -> Result<&[f64]> {
        let found = self.of.iter().find(|(who, _)| *who == name);
        let (_, times) = found.ok_or_else(|| format!("{name} takes no part"))?;
        match times {
            Ok(times) => Ok(times),
            Err(why) => Err(format!("{}, {name}: {why}", self.program).into()),
        }
    }

    fn cells(&self) -> Vec<String> {
        let words = |times: &Times| {
            let times = times.clone().ok().and_then(|times| spread(times).ok());
            times.map_or("–".to_owned(), |times| times.words(2))
        };
        let cells = self.of.iter().map(|(_, times)| words(times));
        [self.program.clone()].into_iter().chain(cells).collect()
    }
}

/// All times of some programs.
pub fn table(title: String, timings: &[Timings]) -> Table {
    let runners = timings.iter().take(1).flat_map(|first| &first.of);
    let names = runners.map(|(name, _)| (*name).to_owned());
    Table {
        title,
        head: ["program, ms".to_owned()]
            .into_iter()
            .chain(names)
            .collect(),
        rows: timings.iter().map(Timings::cells).collect(),
    }
}

fn pairs(turns: usize, steps: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..turns).flat_map(move |turn| (0..steps).map(move |step| (turn, step)))
}

/// The time of one whose result is that of the first.
fn agree(agreed: &mut Option<String>, printed: &Printed) -> Result<f64> {
    let first = agreed.get_or_insert_with(|| printed.result.clone());
    if *first == printed.result {
        return Ok(printed.ms);
    }
    Err(format!("another result: {} instead of {first}", printed.result).into())
}

#[cfg(test)]
mod tests {
    use super::{Timings, agree, pairs};
    use crate::bench::programs::runner::Printed;

    #[test]
    fn whoever_differs_from_the_first_has_no_time() {
        let mut agreed = None;
        let printed = |ms, result: &str| Printed {
            ms,
            result: result.to_owned(),
        };
        assert_eq!(agree(&mut agreed, &printed(1.5, "7")).ok(), Some(1.5));
        assert!(agree(&mut agreed, &printed(1.0, "8")).is_err());
        assert_eq!(agree(&mut agreed, &printed(2.0, "7")).ok(), Some(2.0));
    }

    #[test]
    fn ratios_are_of_one_turn() {
        let timings = Timings {
            program: "loops".to_owned(),
            of: vec![
                ("a", Ok(vec![1.0, 6.0])),
                ("b", Ok(vec![2.0, 3.0])),
                ("c", Err("it is not there".to_owned())),
            ],
        };
        assert_eq!(timings.ratios("a", "b").ok(), Some(vec![0.5, 2.0]));
        let why = timings.ratios("a", "c").expect_err("it has no times");
        assert_eq!(why.to_string(), "loops, c: it is not there");
    }

    #[test]
    fn every_turn_has_every_step() {
        assert_eq!(pairs(2, 3).count(), 6);
    }
}
