//! Finds the dot that a pointer means. Pure.

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
    let mut best = (REACH_PX, None);
    for (row, places) in layout.rows.iter().enumerate() {
        for (sample, dot) in places.dots.iter().enumerate() {
            let distance_px = (dot.x_px - x_px).hypot(dot.y_px - y_px);
            if distance_px < best.0 {
                best = (distance_px, Some(Pick { row, sample }));
            }
        }
    }
    best.1
}

/// The samples of a row from the fastest to the slowest: the order in which
/// the arrow keys visit them.
pub fn by_time(samples_ms: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..samples_ms.len()).collect();
    order.sort_by(|&one, &other| samples_ms[one].total_cmp(&samples_ms[other]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::timings::{TimingsFrame, TimingsRow};
    use crate::run::Mode;
    use crate::stats::summarize;

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
        assert_eq!(by_time(&[3.0, 1.0, 2.0]), [1, 2, 0]);
    }
}
