//! What the charts of a speed-up against something share: the frame, the axis of
//! speed-ups, and lines within it. It must not know what is drawn there.

use super::ground::{Axis, Frame, Ground, Tick, ticks};
use super::scale::LinearScale;
use interleave_core::format::{self, px};

/// Ticks closer than this would run into each other's words.
const TICK_SPACING_PX: f64 = 36.0;

/// The frame of a chart of this width: wider than high, but never low.
pub fn frame(width_px: f64) -> Frame {
    let height_px = (width_px * 0.56).clamp(240.0, 400.0);
    Frame {
        width_px,
        height_px,
        // Left and below there are words.
        x_px: [36.0, (width_px - 14.0).max(37.0)],
        y_px: [14.0, height_px - 44.0],
    }
}

/// A scale of speed-ups, from 0 at the bottom.
pub fn upwards(frame: &Frame, highest: f64) -> LinearScale {
    let [top_px, bottom_px] = frame.y_px;
    LinearScale::from_zero(highest, [bottom_px, top_px])
}

/// The ticks of such a scale: "2×".
pub fn speedups(scale: &LinearScale) -> Vec<Tick> {
    ticks(scale, TICK_SPACING_PX, |value| {
        format!("{}×", format::ratio(value))
    })
}

/// The ground: speed-ups beside it, but for the 0, and these ticks below.
pub fn ground(frame: Frame, below: Vec<Tick>, scale: &LinearScale) -> Ground {
    let mut beside = speedups(scale);
    let [_, bottom_px] = frame.y_px;
    beside.retain(|tick| tick.at_px < bottom_px);
    Ground::new(frame, Axis::line(below), Axis::line(beside).with_grid())
}

/// A line through points, in the words of an SVG path. What lies above the
/// room is left out, and the line ends where it leaves it.
pub fn path(frame: &Frame, points: impl IntoIterator<Item = [f64; 2]>) -> String {
    let mut path = String::new();
    let mut before: Option<[f64; 2]> = None;
    let mut pen: Option<[f64; 2]> = None;
    for point in points {
        let segment = before.and_then(|from| within(from, point, frame.y_px[0]));
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
