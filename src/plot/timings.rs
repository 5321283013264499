//! The layout of the timings chart: one row per mode, one dot per sample, with the
//! box from quartile to quartile and the median in it, over one axis of time.
//!
//! It must not know how rows are drawn or named. Labels are the drawer's; the
//! frame leaves them their room.

use super::ground::{Axis, Frame, Ground, Tick, ticks};
use super::scale::LinearScale;
use interleave_core::format;
use interleave_core::mode::Mode;
use interleave_core::stats::Summary;

/// Ticks closer than this would run into each other's words.
const TICK_SPACING_PX: f64 = 72.0;

/// From this width on, labels stand left of their rows.
const WIDE_PX: f64 = 560.0;

/// The room there is, and how it is shared out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimingsFrame {
    /// The whole chart's width.
    pub width_px: f64,
    /// Room for labels left of the rows.
    pub label_left_px: f64,
    /// Room for a label above each row.
    pub label_above_px: f64,
    /// Left free on either side of the axis, for half a tick's label.
    pub margin_px: f64,
    /// Height of a row's band of dots.
    pub band_px: f64,
    /// Height of the axis below the rows.
    pub axis_px: f64,
    /// A dot's radius.
    pub dot_radius_px: f64,
}

/// What one row shows.
#[derive(Clone, Copy, Debug)]
pub struct TimingsRow<'a> {
    /// How the samples were run.
    pub mode: Mode,
    /// All samples, in milliseconds, in the order they were taken.
    pub samples_ms: &'a [f64],
    /// Their summary.
    pub summary: &'a Summary,
}

/// The chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct TimingsLayout {
    /// The frame's width.
    pub width_px: f64,
    /// Height of all rows and the axis.
    pub height_px: f64,
    /// Where the axis begins, at 0 ms, and where it ends.
    pub axis_x_px: [f64; 2],
    /// How far down the axis lies, below the last row.
    pub axis_y_px: f64,
    /// In the order given.
    pub rows: Vec<RowLayout>,
    /// Ascending, the first at 0 ms.
    pub ticks: Vec<Tick>,
}

/// Where the parts of one row are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct RowLayout {
    /// How the samples were run.
    pub mode: Mode,
    /// The row's upper edge, where a label above it begins.
    pub top_px: f64,
    /// The middle of the band.
    pub centre_px: f64,
    /// Where the median is marked.
    pub median_px: f64,
    /// Where the box begins and ends.
    pub quartiles_px: [f64; 2],
    /// One for each sample, in the samples' order.
    pub dots: Vec<Dot>,
}

/// A sample's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its time.
    pub x_px: f64,
    /// Within the band, beside its neighbours of about the same time.
    pub y_px: f64,
    /// Whether the sample lies far out.
    pub is_outlier: bool,
}

impl TimingsLayout {
    /// What the rows lie on; before there are samples, no ticks are shown.
    pub fn ground(&self, has_samples: bool) -> Ground {
        let frame = Frame {
            width_px: self.width_px,
            height_px: self.height_px,
            x_px: self.axis_x_px,
            y_px: [0.0, self.axis_y_px],
        };
        let shown = if has_samples {
            self.ticks.clone()
        } else {
            Vec::new()
        };
        Ground::new(frame, Axis::line(shown).with_grid(), Axis::default())
    }
}

impl TimingsFrame {
    /// A frame for the width there is: labels left of the rows if it is wide,
    /// above them if it is narrow.
    pub fn for_width(width_px: f64) -> Self {
        let is_wide = width_px >= WIDE_PX;
        Self {
            width_px,
            label_left_px: if is_wide { 112.0 } else { 0.0 },
            label_above_px: if is_wide { 8.0 } else { 24.0 },
            margin_px: 24.0,
            band_px: 40.0,
            axis_px: 28.0,
            dot_radius_px: 3.0,
        }
    }

    /// Lays the rows out below each other, over an axis from 0 to the slowest
    /// sample of all.
    pub fn layout(&self, rows: &[TimingsRow]) -> TimingsLayout {
        let axis_x_px = self.axis_x_px();
        let samples = rows.iter().flat_map(|row| row.samples_ms);
        let scale = LinearScale::from_zero(samples.copied().fold(0.0, f64::max), axis_x_px);
        let rows_px = rows.len() as f64 * self.row_px();
        TimingsLayout {
            width_px: self.width_px,
            height_px: rows_px + self.axis_px,
            axis_x_px,
            axis_y_px: rows_px,
            rows: (0..)
                .zip(rows)
                .map(|(index, row)| self.row(index, row, &scale))
                .collect(),
            ticks: ticks(&scale, TICK_SPACING_PX, format::ms),
        }
    }

    /// A chart not yet given its width has none; its axis is a pixel long.
    fn axis_x_px(&self) -> [f64; 2] {
        let start_px = self.label_left_px + self.margin_px;
        [
            start_px,
            (self.width_px - self.margin_px).max(start_px + 1.0),
        ]
    }

    fn row_px(&self) -> f64 {
        self.label_above_px + self.band_px
    }

    fn row(&self, index: u32, row: &TimingsRow, scale: &LinearScale) -> RowLayout {
        let top_px = f64::from(index) * self.row_px();
        let centre_px = top_px + self.label_above_px + self.band_px / 2.0;
        let xs_px: Vec<f64> = row
            .samples_ms
            .iter()
            .map(|&time_ms| scale.px(time_ms))
            .collect();
        let offsets_px = self.spread(&xs_px);
        let dots = xs_px.iter().zip(offsets_px).enumerate();
        RowLayout {
            mode: row.mode,
            top_px,
            centre_px,
            median_px: scale.px(row.summary.median),
            quartiles_px: row.summary.quartiles.map(|time_ms| scale.px(time_ms)),
            dots: dots
                .map(|(sample, (&x_px, offset_px))| Dot {
                    x_px,
                    y_px: centre_px + offset_px,
                    is_outlier: row.summary.outliers.contains(&sample),
                })
                .collect(),
        }
    }

    /// How far each dot is moved up or down so that it covers no other: dots are
    /// taken from left to right, and each goes into the lane nearest the middle
    /// that has room. When none has, it goes where it covers least.
    fn spread(&self, xs_px: &[f64]) -> Vec<f64> {
        let across_px = 2.0 * self.dot_radius_px;
        let mut ends_px = vec![f64::NEG_INFINITY; self.lanes()];
        let mut order: Vec<usize> = (0..xs_px.len()).collect();
        order.sort_by(|&one, &other| xs_px[one].total_cmp(&xs_px[other]));
        let mut offsets_px = vec![0.0; xs_px.len()];
        for dot in order {
            let lane = roomiest(&ends_px, xs_px[dot]);
            ends_px[lane] = xs_px[dot] + across_px;
            offsets_px[dot] = lane_offset(lane) * across_px;
        }
        offsets_px
    }

    /// How many lanes of dots fit into the band: always an odd number.
    fn lanes(&self) -> usize {
        let half_px = self.band_px / 2.0 - self.dot_radius_px;
        2 * (half_px / (2.0 * self.dot_radius_px)) as usize + 1
    }
}

/// The first lane that is free at `x_px`, else the one that is free soonest.
fn roomiest(ends_px: &[f64], x_px: f64) -> usize {
    let free = ends_px.iter().position(|&end_px| end_px <= x_px);
    let soonest =
        || (0..ends_px.len()).min_by(|&one, &other| ends_px[one].total_cmp(&ends_px[other]));
    free.or_else(soonest).unwrap_or(0)
}

/// Lanes count outwards from the middle: 0, 1 above, 1 below, 2 above, …
fn lane_offset(lane: usize) -> f64 {
    let distance = lane.div_ceil(2) as f64;
    if lane % 2 == 1 { -distance } else { distance }
}
