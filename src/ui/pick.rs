//! Finds the dot that a pointer means, or a key. Pure.

use crate::kit::Way;
use crate::plot::timings::TimingsLayout;

/// A pointer farther from every dot than this means none of them.
const REACH_PX: f64 = 18.0;

/// A dot of the timings chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its row.
    pub row: usize,
    /// Its sample, in the order they were taken.
    pub sample: usize,
}

/// The dot nearest to a point of the chart, if one is within reach.
pub fn nearest(layout: &TimingsLayout, x_px: f64, y_px: f64) -> Option<Pick> {
    let mut best = (REACH_PX * REACH_PX, None);
    for (row, places) in layout.rows.iter().enumerate() {
        for (sample, dot) in places.dots.iter().enumerate() {
            let [across_px, down_px] = [dot.x_px - x_px, dot.y_px - y_px];
            let square = across_px * across_px + down_px * down_px;
            if square < best.0 {
                best = (square, Some(Pick { row, sample }));
            }
        }
    }
    best.1
}

/// The fastest sample.
pub fn fastest(samples_ms: &[f64]) -> Option<usize> {
    by_time(samples_ms).first().copied()
}

/// The sample that a key leads to from another one: arrows go to the next
/// slower or faster sample, Home and End to the fastest and the slowest.
pub fn beside(samples_ms: &[f64], sample: usize, key: &str) -> Option<usize> {
    let order = by_time(samples_ms);
    let place = order.iter().position(|&other| other == sample)?;
    let next = Way::Line.led_to(place, order.len(), key)?;
    order.get(next).copied()
}

/// The samples from the fastest to the slowest.
fn by_time(samples_ms: &[f64]) -> Vec<usize> {
    let mut order = Vec::with_capacity(samples_ms.len());
    for (sample, time_ms) in samples_ms.iter().enumerate() {
        let place = order.partition_point(|&other: &usize| samples_ms[other] <= *time_ms);
        order.insert(place, sample);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::timings::{TimingsFrame, TimingsRow};
    use interleave_core::mode::Mode;
    use interleave_core::stats::summarize;

    #[test]
    fn the_pointer_means_the_nearest_dot_within_reach() {
        let samples_ms = [10.0, 20.0, 40.0];
        let summary = summarize(&samples_ms).expect("there are samples");
        let row = TimingsRow {
            mode: Mode::Parallel,
            samples_ms: &samples_ms,
            summary: &summary,
        };
        let layout = TimingsFrame::for_width(800.0).layout(&[row]);
        let dot = layout.rows[0].dots[1];
        let meant = nearest(&layout, dot.x_px + 3.0, dot.y_px - 3.0);
        assert_eq!(meant, Some(Pick { row: 0, sample: 1 }));
        assert_eq!(nearest(&layout, dot.x_px + 60.0, dot.y_px + 60.0), None);
    }

    #[test]
    fn arrow_keys_go_from_the_fastest_to_the_slowest() {
        let samples_ms = [3.0, 1.0, 2.0];
        assert_eq!(fastest(&samples_ms), Some(1));
        assert_eq!(beside(&samples_ms, 1, "ArrowRight"), Some(2));
        assert_eq!(beside(&samples_ms, 2, "ArrowRight"), Some(0));
        assert_eq!(beside(&samples_ms, 0, "ArrowRight"), Some(0));
        assert_eq!(beside(&samples_ms, 0, "Home"), Some(1));
        assert_eq!(beside(&samples_ms, 1, "ArrowLeft"), Some(1));
        assert_eq!(beside(&samples_ms, 1, "Tab"), None);
    }
}
