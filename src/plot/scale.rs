//! Scales from values to pixels, and round values for their ticks.
//!
//! It must not know what the values mean.

/// Maps a domain of values linearly to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    /// Smallest and largest value.
    domain: [f64; 2],
    /// Where these two are drawn.
    range_px: [f64; 2],
}

impl LinearScale {
    /// From 0 to `max`, as lengths must be drawn lest small differences look
    /// large. A `max` that cannot be the end of a scale (0, infinity) counts as 1.
    pub fn from_zero(max: f64, range_px: [f64; 2]) -> Self {
        let max = if max.is_normal() && max > 0.0 {
            max
        } else {
            1.0
        };
        Self {
            domain: [0.0, max],
            range_px,
        }
    }

    /// From one value to a larger one. An end that is none counts as one more than
    /// the beginning.
    pub fn between(domain: [f64; 2], range_px: [f64; 2]) -> Self {
        let [low, high] = domain;
        let length = high - low;
        let high = if length.is_normal() && length > 0.0 {
            high
        } else {
            low + 1.0
        };
        Self {
            domain: [low, high],
            range_px,
        }
    }

    /// Smallest and largest value.
    pub fn domain(&self) -> [f64; 2] {
        self.domain
    }

    /// Where a value is drawn.
    pub fn px(&self, value: f64) -> f64 {
        let [low, high] = self.domain;
        let [start_px, end_px] = self.range_px;
        start_px + (value - low) / (high - low) * (end_px - start_px)
    }

    /// The value that is drawn there.
    pub fn value(&self, px: f64) -> f64 {
        let [low, high] = self.domain;
        let [start_px, end_px] = self.range_px;
        low + (px - start_px) / (end_px - start_px) * (high - low)
    }

    /// Round values within the domain, ascending, at least `spacing_px` apart:
    /// whole multiples of 1, 2 or 5 times a power of ten.
    pub fn ticks(&self, spacing_px: f64) -> Vec<f64> {
        let [low, high] = self.domain;
        let [start_px, end_px] = self.range_px;
        let intervals = ((end_px - start_px).abs() / spacing_px).max(1.0);
        let step = round_up((high - low) / intervals);
        let first = (low / step).ceil() as i64;
        // 0.3 / 0.1 is a little less than 3, and 0.3 is worth a tick.
        let last = (high / step + 1e-9).floor() as i64;
        (first..=last)
            .map(|multiple| multiple as f64 * step)
            .collect()
    }
}

/// Maps a domain of values above 0 to pixels by their logarithms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogScale(LinearScale);

impl LogScale {
    /// From one value above 0 to a larger one.
    pub fn between(domain: [f64; 2], range_px: [f64; 2]) -> Self {
        let logarithms = domain.map(|value| value.max(f64::MIN_POSITIVE).log10());
        Self(LinearScale::between(logarithms, range_px))
    }

    /// Where a value is drawn.
    pub fn px(&self, value: f64) -> f64 {
        self.0.px(value.max(f64::MIN_POSITIVE).log10())
    }

    /// Powers of ten within the domain, ascending, at least `spacing_px` apart;
    /// where there are fewer than two, its ends instead.
    pub fn ticks(&self, spacing_px: f64) -> Vec<f64> {
        let powers = self.0.ticks(spacing_px);
        let mut whole: Vec<f64> = powers.into_iter().filter(|at| at.fract() == 0.0).collect();
        if whole.len() < 2 {
            whole = self.0.domain().to_vec();
        }
        whole.into_iter().map(|power| 10_f64.powf(power)).collect()
    }
}

/// The smallest of 1, 2 or 5 times a power of ten that is not below `value`,
/// which is above 0.
fn round_up(value: f64) -> f64 {
    let power = 10_f64.powi(value.log10().floor() as i32);
    let digit = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|digit| digit * power >= value);
    digit.unwrap_or(10.0) * power
}
