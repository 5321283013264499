//! Several who do the same work, in turns, so that whatever slows the machine
//! slows all. Whose answers differ has no timing.

use super::contestant::{Contestant, Timing};
use super::spread::{Spread, spread};
use super::table::Table;
use super::work::{WORKERS, Work};
use crate::Result;

/// What came of a workload: for each contestant, its timings, turn by turn.
pub struct Contest {
    work: Work,
    timings: Vec<(String, Vec<Timing>)>,
}

/// Which of a contestant's times.
#[derive(Clone, Copy)]
pub enum Way {
    /// One task after another.
    Sequential,
    /// On several workers.
    Parallel,
}

impl Way {
    fn of(self, timing: &Timing) -> Option<f64> {
        match self {
            Self::Sequential => Some(timing.sequential_ms),
            Self::Parallel => timing.parallel_ms,
        }
    }
}

impl Contest {
    /// Lets each contestant do the work `turns` times. Their order changes from turn to turn.
    pub async fn hold(work: Work, contestants: &[Contestant], turns: usize) -> Result<Self> {
        let mut timings: Vec<(String, Vec<Timing>)> = contestants
            .iter()
            .map(|contestant| (contestant.name(), Vec::new()))
            .collect();
        for turn in 0..turns {
            for step in 0..contestants.len() {
                let place = (turn + step) % contestants.len();
                let (name, timings) = &mut timings[place];
                let timing = contestants[place].measure(work).await;
                let timing = timing.map_err(|error| format!("{name}: {}: {error}", work.id))?;
                timings.push(timing);
            }
        }
        let contest = Self { work, timings };
        contest.check()?;
        Ok(contest)
    }

    fn check(&self) -> Result {
        let all = self.timings.iter().flat_map(|(_, timings)| timings);
        let mut checksums: Vec<_> = all.map(|timing| &timing.checksum).collect();
        checksums.sort();
        checksums.dedup();
        if checksums.len() == 1 {
            return Ok(());
        }
        let firsts: Vec<_> = self
            .timings
            .iter()
            .map(|(name, timings)| (name, &timings[0].checksum))
            .collect();
        Err(format!("{}: different answers: {firsts:?}", self.work.id).into())
    }

    /// One's times over another's, turn by turn; and both in words.
    pub fn ratio(&self, one: &str, other: &str, way: Way) -> Result<(Spread, String)> {
        let (one, other) = (self.times(one, way)?, self.times(other, way)?);
        let ratios = one
            .iter()
            .zip(&other)
            .map(|(one, other)| one / other)
            .collect();
        let words = |times: Vec<f64>| Result::Ok(spread(times)?.words(2));
        let made_of = format!(
            "{} ms ÷ {} ms, {}",
            words(one)?,
            words(other)?,
            self.work.words()
        );
        Ok((spread(ratios)?, made_of))
    }

    /// One's speed-up by its workers over another's, turn by turn; and both in words.
    pub fn speed_ups(&self, one: &str, other: &str) -> Result<(Spread, String)> {
        let speed_ups = |name| {
            let sequential = self.times(name, Way::Sequential)?;
            let parallel = self.times(name, Way::Parallel)?;
            let pairs = sequential.iter().zip(parallel);
            Result::Ok(
                pairs
                    .map(|(sequential, parallel)| sequential / parallel)
                    .collect::<Vec<_>>(),
            )
        };
        let (one, other) = (speed_ups(one)?, speed_ups(other)?);
        let shares = one
            .iter()
            .zip(&other)
            .map(|(one, other)| one / other)
            .collect();
        let made_of = format!(
            "{} ÷ {}, {WORKERS} workers",
            spread(one)?.words(2),
            spread(other)?.words(2)
        );
        Ok((spread(shares)?, made_of))
    }

    fn times(&self, name: &str, way: Way) -> Result<Vec<f64>> {
        let found = self.timings.iter().find(|(who, _)| who == name);
        let (_, timings) = found.ok_or_else(|| format!("{name} takes no part"))?;
        let times: Option<Vec<_>> = timings.iter().map(|timing| way.of(timing)).collect();
        Ok(times.ok_or_else(|| format!("{name} has no such time"))?)
    }

    /// Everyone's times.
    pub fn table(&self) -> Result<Table> {
        let mut rows = Vec::new();
        for (name, timings) in &self.timings {
            let mut row = vec![name.clone()];
            for way in [Way::Sequential, Way::Parallel] {
                let times: Vec<_> = timings.iter().filter_map(|timing| way.of(timing)).collect();
                row.push(if times.is_empty() {
                    "–".to_owned()
                } else {
                    spread(times)?.words(2)
                });
            }
            rows.push(row);
        }
        Ok(Table {
            title: self.work.words(),
            head: vec![
                "who".to_owned(),
                "sequential, ms".to_owned(),
                format!("{WORKERS} workers, ms"),
            ],
            rows,
        })
    }
}
