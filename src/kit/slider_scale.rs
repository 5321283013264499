//! Between a slider's handle and its value: at which round values the handle
//! stops. Pure numbers; it must not know how a slider looks.

use interleave_core::work::{Slider, Spread};

/// Ten steps a decade, about evenly apart in the logarithm.
const STEPS: [u64; 10] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];

/// Where a slider's handle can stop, from left to right.
///
/// A logarithmic slider stops only at round values, so that each step is a
/// visible change; the range's ends and the default are among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stops {
    slider: Slider,
    /// Empty where every whole number is a stop.
    round: Vec<u32>,
}

impl Stops {
    /// The stops of a slider.
    pub fn of(slider: Slider) -> Self {
        let round = match slider.spread {
            Spread::Linear => Vec::new(),
            Spread::Logarithmic => round_values(slider),
        };
        Self { slider, round }
    }

    /// The handle's positions run from 0 to here, or, where every whole number
    /// is a stop, from the smallest value to the largest.
    pub fn ends(&self) -> [u32; 2] {
        match self.round.len() {
            0 => [self.slider.min, self.slider.max],
            stops => [0, stops as u32 - 1],
        }
    }

    /// The position that is nearest to a value.
    pub fn position_of(&self, value: u32) -> u32 {
        let value = self.slider.clamp(value);
        if self.round.is_empty() {
            return value;
        }
        let above = self.round.partition_point(|&stop| stop < value);
        let Some(below) = above.checked_sub(1) else {
            return 0;
        };
        // Nearest in the logarithm, as the handle's travel is.
        let middle = f64::from(self.round[below]) * f64::from(self.round[above]);
        let is_nearer_above = f64::from(value).powi(2) >= middle;
        (if is_nearer_above { above } else { below }) as u32
    }

    /// The value of a position; positions beyond the ends count as the ends.
    pub fn value_at(&self, position: u32) -> u32 {
        match self.round.last() {
            None => self.slider.clamp(position),
            Some(&last) => *self.round.get(position as usize).unwrap_or(&last),
        }
    }

    /// How far along its travel the handle is, from 0 to 1.
    pub fn share_of(&self, value: u32) -> f64 {
        let [first, last] = self.ends();
        let travelled = self.position_of(value).saturating_sub(first);
        f64::from(travelled) / f64::from((last - first).max(1))
    }
}

fn round_values(slider: Slider) -> Vec<u32> {
    let Slider {
        min, max, default, ..
    } = slider;
    let decades = (0..9).map(|power| 10_u64.pow(power));
    let mut values: Vec<u32> = (1..10)
        .chain(decades.flat_map(|decade| STEPS.map(|step| step * decade)))
        .filter(|&value| (u64::from(min)..=u64::from(max)).contains(&value))
        .map(|value| value as u32)
        .collect();
    for value in [min, max, default] {
        if let Err(place) = values.binary_search(&value) {
            values.insert(place, value);
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_core::work::Workload;

    fn every_slider() -> Vec<Slider> {
        let of = |workload: Workload| {
            let about = workload.about();
            [Some(about.tasks), about.size, about.latency]
        };
        Workload::ALL
            .into_iter()
            .flat_map(of)
            .flatten()
            .chain([
                interleave_core::settings::WORKERS,
                interleave_core::settings::REPEATS,
            ])
            .collect()
    }

    #[test]
    fn every_position_has_a_value_of_its_own() {
        for slider in every_slider() {
            let stops = Stops::of(slider);
            let [first, last] = stops.ends();
            for position in first..=last {
                let value = stops.value_at(position);
                assert_eq!(
                    stops.position_of(value),
                    position,
                    "{} at {value}",
                    slider.label
                );
            }
        }
    }

    #[test]
    fn the_ends_and_the_default_can_be_reached() {
        for slider in every_slider() {
            let stops = Stops::of(slider);
            let [first, last] = stops.ends();
            assert_eq!(stops.value_at(first), slider.min);
            assert_eq!(stops.value_at(last), slider.max);
            let default = stops.position_of(slider.default);
            assert_eq!(stops.value_at(default), slider.default);
        }
    }

    #[test]
    fn a_value_between_two_stops_is_drawn_at_the_nearer_one() {
        let slider = Slider {
            label: "",
            unit: "",
            min: 1,
            max: 10_000,
            default: 10,
            spread: Spread::Logarithmic,
        };
        let stops = Stops::of(slider);
        assert_eq!(stops.value_at(stops.position_of(101)), 100);
        assert_eq!(stops.value_at(stops.position_of(117)), 120);
        assert_eq!(stops.value_at(stops.position_of(99_999)), 10_000);
    }

    #[test]
    fn a_logarithmic_slider_moves_evenly_through_the_decades() {
        let slider = Slider {
            label: "",
            unit: "",
            min: 10,
            max: 100_000,
            default: 10,
            spread: Spread::Logarithmic,
        };
        assert_eq!(Stops::of(slider).share_of(1_000), 0.5);
    }
}
