//! Where the tracks of a timeline lie, and which bar lies at a point.

use super::view::View;
use super::{Bar, Place, Timeline};
use crate::plot::ground::{Axis, Frame, Ground};
use crate::plot::scale::LinearScale;

/// From this width on, lanes' names and utilisations stand beside the tracks.
const WIDE_PX: f64 = 560.0;
/// All tracks together are about so high, unless that makes them too thin.
const HEIGHT_PX: f64 = 420.0;
const TRACK_PX: [f64; 2] = [7.0, 24.0];
/// A row of bars that overlap, where there are several.
const ROW_PX: f64 = 5.0;
const GAP_PX: f64 = 3.0;
const HEADER_PX: f64 = 28.0;
const AXIS_PX: f64 = 44.0;
/// A pointer so near to a bar still means it.
const REACH_PX: f64 = 3.0;

/// The chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The width there is.
    pub width_px: f64,
    /// Height of all runs and the axis.
    pub height_px: f64,
    /// Where bars are drawn, from left to right.
    pub x_px: [f64; 2],
    /// How far down the axis lies, below the last track.
    pub axis_y_px: f64,
    /// Where each run lies.
    pub runs: Vec<RunLayout>,
}

/// Where a run lies.
#[derive(Clone, Debug, PartialEq)]
pub struct RunLayout {
    /// The upper edge of its header.
    pub top_px: f64,
    /// Where each of its tracks lies.
    pub tracks: Vec<TrackLayout>,
}

/// Where a track lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrackLayout {
    /// Its upper edge.
    pub top_px: f64,
    /// Its height.
    pub height_px: f64,
    /// The height of its first row.
    first_px: f64,
    rows: usize,
}

impl Layout {
    /// Stacks all runs within a width.
    pub fn new(timeline: &Timeline, width_px: f64) -> Self {
        let is_wide = width_px >= WIDE_PX;
        let [left_px, right_px] = match (is_wide, timeline.is_program()) {
            (true, _) => [108.0, 56.0],
            // Threads have names, and workers numbers.
            (false, true) => [80.0, 4.0],
            (false, false) => [22.0, 4.0],
        };
        let x_px = [left_px, (width_px - right_px).max(left_px + 1.0)];
        let [thinnest_px, thickest_px] = TRACK_PX;
        let tracks = timeline.tracks().max(1) as f64;
        let first_px = (HEIGHT_PX / tracks - GAP_PX).clamp(thinnest_px, thickest_px);
        let mut y_px = 0.0;
        let mut runs = Vec::new();
        for run in &timeline.runs {
            let top_px = y_px;
            y_px += HEADER_PX;
            let mut tracks = Vec::new();
            for track in &run.tracks {
                let rows = track.rows.len().max(1);
                let height_px = first_px + (rows - 1) as f64 * ROW_PX;
                tracks.push(TrackLayout {
                    top_px: y_px,
                    height_px,
                    first_px,
                    rows,
                });
                y_px += height_px + GAP_PX;
            }
            runs.push(RunLayout { top_px, tracks });
            y_px += GAP_PX;
        }
        Self {
            width_px,
            height_px: y_px + AXIS_PX,
            x_px,
            axis_y_px: y_px,
            runs,
        }
    }

    /// Whether names have room beside the tracks.
    pub fn is_wide(&self) -> bool {
        self.width_px >= WIDE_PX
    }

    /// The scale of time.
    pub fn scale(&self, view: &View) -> LinearScale {
        view.scale(self.x_px)
    }

    /// What the tracks lie on, where names and utilisations have their room too.
    pub fn ground(&self, view: &View) -> Ground {
        let frame = Frame {
            width_px: self.width_px,
            height_px: self.height_px,
            x_px: self.x_px,
            y_px: [0.0, self.axis_y_px],
        };
        let below = Axis::line(view.ticks(self.x_px));
        Ground {
            titles_px: [self.x_px[0], self.width_px],
            ..Ground::new(frame, below, Axis::default())
        }
    }

    /// Where a track lies.
    pub fn track(&self, place: Place) -> Option<&TrackLayout> {
        self.runs.get(place.run)?.tracks.get(place.track)
    }

    /// The bar that a pointer means.
    pub fn hit(&self, timeline: &Timeline, view: &View, [x_px, y_px]: [f64; 2]) -> Option<Place> {
        let scale = self.scale(view);
        let [left_px, right_px] = self.x_px;
        if x_px < left_px - REACH_PX || x_px > right_px + REACH_PX {
            return None;
        }
        for (run, lies) in self.runs.iter().enumerate() {
            for (track, lies) in lies.tracks.iter().enumerate() {
                let Some(row) = lies.row_at(y_px) else {
                    continue;
                };
                let bars = timeline.runs.get(run)?.tracks.get(track)?.rows.get(row)?;
                let bar = nearest(bars, &scale, x_px)?;
                return Some(Place {
                    run,
                    track,
                    row,
                    bar,
                });
            }
        }
        None
    }
}

impl TrackLayout {
    /// From where to where down a row lies.
    pub fn row_px(&self, row: usize) -> [f64; 2] {
        if row == 0 {
            return [self.top_px, self.top_px + self.first_px];
        }
        let top_px = self.top_px + self.first_px + (row - 1) as f64 * ROW_PX;
        [top_px + 1.0, top_px + ROW_PX]
    }

    fn row_at(&self, y_px: f64) -> Option<usize> {
        let below_px = y_px - self.top_px;
        if !(0.0..self.height_px + GAP_PX).contains(&below_px) {
            return None;
        }
        let row = ((below_px - self.first_px) / ROW_PX).floor() + 1.0;
        Some((row.max(0.0) as usize).min(self.rows - 1))
    }
}

/// The bar at a place of a row, or the nearest within reach.
fn nearest(row: &[Bar], scale: &LinearScale, x_px: f64) -> Option<usize> {
    let after = row.partition_point(|bar| scale.px(bar.end_ms) < x_px);
    let distance_px = |&bar: &usize| {
        let start_px = scale.px(row[bar].drawn_ms);
        let end_px = scale.px(row[bar].end_ms);
        (start_px - x_px).max(x_px - end_px).max(0.0)
    };
    let near = [after.checked_sub(1), (after < row.len()).then_some(after)];
    let near = near.into_iter().flatten();
    let best = near.min_by(|a, b| distance_px(a).total_cmp(&distance_px(b)))?;
    (distance_px(&best) <= REACH_PX).then_some(best)
}
