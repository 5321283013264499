//! One promised figure: a ratio over one or several programs.

use super::timings::Timings;
use crate::Result;
use crate::bench::spread::spread;
use crate::bench::table::{Bar, Row};

/// What stands for the ratios of several programs.
#[derive(Clone, Copy)]
pub enum Over {
    /// Their geometric mean.
    Mean,
    /// The highest.
    Highest,
    /// The lowest.
    Lowest,
}

/// A ratio of one's times over another's.
pub struct Figure {
    /// What, in words.
    pub what: &'static str,
    /// How it must be.
    pub bar: Bar,
    /// Whose times.
    pub one: &'static str,
    /// Over whose.
    pub other: &'static str,
    /// Of which program.
    pub over: Over,
}

impl Over {
    fn of(self, ratios: &[f64]) -> f64 {
        let logs = ratios.iter().map(|ratio| ratio.ln());
        match self {
            Self::Mean => (logs.sum::<f64>() / ratios.len() as f64).exp(),
            Self::Highest => ratios.iter().copied().fold(f64::MIN, f64::max),
            Self::Lowest => ratios.iter().copied().fold(f64::MAX, f64::min),
        }
    }

    /// Those that the one ratio comes from.
    fn shown<T>(self, each: &[(T, f64)]) -> impl Iterator<Item = &(T, f64)> {
        let ratios: Vec<f64> = each.iter().map(|(_, ratio)| *ratio).collect();
        let extreme = self.of(&ratios);
        let is_mean = matches!(self, Self::Mean);
        each.iter()
            .filter(move |(_, ratio)| is_mean || (ratio - extreme).abs() < 1e-9)
    }
}

impl Figure {
    /// The row: of each turn the ratio that stands for all.
    pub fn row(&self, timings: &[Timings]) -> Result<Row> {
        let ratios = timings.iter().map(|it| it.ratios(self.one, self.other));
        let ratios: Vec<Vec<f64>> = ratios.collect::<Result<_>>()?;
        let turns = ratios.iter().map(Vec::len).min().unwrap_or_default();
        let of_turn = |turn: usize| ratios.iter().map(move |of| of[turn]).collect::<Vec<_>>();
        let measured = (0..turns).map(|turn| self.over.of(&of_turn(turn)));
        Ok(Row {
            what: self.what.to_owned(),
            bar: self.bar,
            unit: "",
            measured: spread(measured.collect())?,
            digits: 3,
            made_of: self.made_of(timings)?,
        })
    }

    /// Of one program its times, of several the ratio of each, or of the one that counts.
    fn made_of(&self, timings: &[Timings]) -> Result<String> {
        if let [only] = timings {
            let one = spread(only.times(self.one)?.to_vec())?.words(2);
            let other = spread(only.times(self.other)?.to_vec())?.words(2);
            return Ok(format!("{one} ms ÷ {other} ms"));
        }
        let each = timings.iter().map(|of| {
            let ratio = spread(of.ratios(self.one, self.other)?)?.median();
            Ok((&of.program, ratio))
        });
        let each = each.collect::<Result<Vec<_>>>()?;
        let words = |(program, ratio): &(&String, f64)| format!("{program} {ratio:.2}");
        Ok(self
            .over
            .shown(&each)
            .map(words)
            .collect::<Vec<_>>()
            .join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::Over;

    #[test]
    fn one_ratio_stands_for_all() {
        let ratios = [0.5, 8.0];
        let of = |over: Over| over.of(&ratios);
        assert!((of(Over::Mean) - 2.0).abs() < 1e-9);
        assert!((of(Over::Highest) - 8.0).abs() < 1e-9);
        assert!((of(Over::Lowest) - 0.5).abs() < 1e-9);
        let each = [("a", 0.5), ("b", 8.0)];
        let shown = |over: Over| over.shown(&each).map(|(name, _)| *name).collect::<Vec<_>>();
        assert_eq!(shown(Over::Mean), ["a", "b"]);
        assert_eq!(shown(Over::Highest), ["b"]);
    }
}
