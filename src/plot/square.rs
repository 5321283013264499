//! The ground of a chart with two axes: the room for it, both scales, and lines
//! within it. It must not know what is drawn on it.

use super::scale::LinearScale;
use interleave_core::format::{self, px};

/// Ticks closer than this would run into each other's words.
const TICK_SPACING_PX: f64 = 36.0;

/// The room for the points, in pixels of the whole chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Square {
    /// The whole chart's width.
    pub width_px: f64,
    /// The whole chart's height.
    pub height_px: f64,
    /// Where the room begins and ends from left to right.
    pub x_px: [f64; 2],
    /// Where it begins and ends from top to bottom.
    pub y_px: [f64; 2],
}

/// A mark on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its place along the axis.
    pub at_px: f64,
    /// What it stands for.
    pub label: String,
}

impl Square {
    /// The room in a chart of this width: wider than high, but never low.
    pub fn for_width(width_px: f64) -> Self {
        let height_px = (width_px * 0.56).clamp(240.0, 400.0);
        Self {
            width_px,
            height_px,
            // Left and below there are words.
            x_px: [34.0, (width_px - 14.0).max(35.0)],
            y_px: [14.0, height_px - 44.0],
        }
    }

    /// A scale of speed-ups, from 0 at the bottom.
    pub fn upwards(&self, highest: f64) -> LinearScale {
        let [top_px, bottom_px] = self.y_px;
        LinearScale::from_zero(highest, [bottom_px, top_px])
    }

    /// The marks of such a scale: "2×".
    pub fn marks(&self, scale: &LinearScale) -> Vec<Mark> {
        let ticks = scale.ticks(TICK_SPACING_PX);
        let mark = |value: f64| Mark {
            at_px: scale.px(value),
            label: format!("{}×", format::ratio(value)),
        };
        ticks
            .into_iter()
            .filter(|&value| value > 0.0)
            .map(mark)
            .collect()
    }

    /// A line through points, in the words of an SVG path. What lies above the
    /// room is left out, and the line ends where it leaves it.
    pub fn path(&self, points: impl IntoIterator<Item = [f64; 2]>) -> String {
        let mut path = String::new();
        let mut before: Option<[f64; 2]> = None;
        let mut pen: Option<[f64; 2]> = None;
        for point in points {
            let segment = before.and_then(|from| within(from, point, self.y_px[0]));
            if let Some((start, end)) = segment {
                // A segment that goes on where the last one ended needs no new start.
                if pen != Some(start) {
                    path.push_str(&step('M', start));
                }
                path.push_str(&step('L', end));
                pen = Some(end);
            }
            before = Some(point);
        }
        path
    }
}

/// What of a segment lies below the top.
fn within(from: [f64; 2], to: [f64; 2], top_px: f64) -> Option<([f64; 2], [f64; 2])> {
    let crossing = || {
        let share = (top_px - from[1]) / (to[1] - from[1]);
        [from[0] + share * (to[0] - from[0]), top_px]
    };
    match (from[1] >= top_px, to[1] >= top_px) {
        (true, true) => Some((from, to)),
        (true, false) => Some((from, crossing())),
        (false, true) => Some((crossing(), to)),
        (false, false) => None,
    }
}

fn step(letter: char, [x_px, y_px]: [f64; 2]) -> String {
    format!("{letter}{} {}", px(x_px), px(y_px))
}
