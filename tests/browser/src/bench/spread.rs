//! A few measurements of one thing: their median, and how far they lie apart.

use crate::Result;
use crate::schema::run_of;
use serde_json::{Value, json};

/// Measurements, smallest first; at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread(Vec<f64>);

impl Spread {
    /// `None` of nothing, or of what is not a number.
    pub fn of(mut measurements: Vec<f64>) -> Option<Self> {
        measurements.sort_by(f64::total_cmp);
        let is_sound =
            !measurements.is_empty() && measurements.iter().all(|value| value.is_finite());
        is_sound.then_some(Self(measurements))
    }

    /// The middle one, or the mean of the middle two.
    pub fn median(&self) -> f64 {
        let middle = self.0.len() / 2;
        if self.0.len() % 2 == 1 {
            self.0[middle]
        } else {
            f64::midpoint(self.0[middle - 1], self.0[middle])
        }
    }

    /// The smallest and the largest.
    pub fn ends(&self) -> [f64; 2] {
        [self.0[0], self.0[self.0.len() - 1]]
    }

    /// "1.87 (1.80–1.93)", with this number of digits behind the point.
    pub fn words(&self, digits: usize) -> String {
        let [least, most] = self.ends();
        if self.0.len() == 1 {
            return format!("{least:.digits$}");
        }
        format!(
            "{:.digits$} ({least:.digits$}–{most:.digits$})",
            self.median()
        )
    }

    /// For the report.
    pub fn to_json(&self) -> Value {
        json!({ "median": self.median(), "range": self.ends(), "all": self.0 })
    }
}

/// The median of a mode, as a result tells it.
pub fn median_ms(result: &Value, mode: &str) -> Result<f64> {
    let median_ms = run_of(result, mode)["medianMs"].as_f64();
    Ok(median_ms.ok_or_else(|| format!("no {mode} run in {result}"))?)
}

/// Measurements, of which there are some.
pub fn spread(measurements: Vec<f64>) -> Result<Spread> {
    Ok(Spread::of(measurements).ok_or("there are measurements")?)
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn the_middle_and_the_ends_are_told() {
        let spread = Spread::of(vec![3.0, 1.0, 2.0]).expect("there are measurements");
        assert_eq!(spread.words(1), "2.0 (1.0–3.0)");
        let even = Spread::of(vec![4.0, 1.0, 2.0, 3.0]).expect("there are measurements");
        assert_eq!(even.words(2), "2.50 (1.00–4.00)");
    }

    #[test]
    fn nothing_and_nonsense_have_no_spread() {
        assert_eq!(Spread::of(vec![]), None);
        assert_eq!(Spread::of(vec![1.0, f64::NAN]), None);
    }
}
