//! A chart of cores against speed-up: where the points of it lie, and the line
//! on which every core would count in full. It must not know whose points they
//! are.

use super::ground::{Axis, Frame, Ground, ticks_at};
use super::scale::LinearScale;
use super::square;
use interleave_core::format;

/// Left of the plot, for the numbers.
const LEFT_PX: f64 = 44.0;
const RIGHT_PX: f64 = 16.0;
const TOP_PX: f64 = 12.0;
/// Below the plot, for numbers and a title.
const BOTTOM_PX: f64 = 48.0;
/// Ticks of cores closer than this would run into each other's words.
const TICK_SPACING_PX: f64 = 44.0;
/// Points of one number of cores that would hide one another move apart.
const APART_PX: f64 = 9.0;
/// So many at most on either side; then they may.
const MOST_APART: i32 = 4;
/// The axes go at least that far,
const LEAST_CORES: f64 = 4.0;
/// and a little beyond what they show.
const MARGIN: f64 = 1.08;

/// A point: how many cores, and how many times faster.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Cores.
    pub cores: u32,
    /// Speed-up.
    pub speedup: f64,
}

/// Where everything lies.
#[derive(Clone, Debug, PartialEq)]
pub struct CoresLayout {
    /// What they lie on; there are ticks for whole cores only.
    pub ground: Ground,
    /// From where to where the speed-up equals the cores.
    pub ideal_px: [[f64; 2]; 2],
    /// The points, in the order they were given.
    pub points_px: Vec<[f64; 2]>,
    x: LinearScale,
    y: LinearScale,
}

impl CoresLayout {
    /// Lays points out in this width.
    pub fn new(points: &[Point], width_px: f64) -> Self {
        let width_px = width_px.max(160.0);
        let height_px = (width_px * 0.6).clamp(220.0, 380.0);
        let frame = Frame {
            width_px,
            height_px,
            x_px: [LEFT_PX, width_px - RIGHT_PX],
            y_px: [TOP_PX, height_px - BOTTOM_PX],
        };
        let most = |values: &mut dyn Iterator<Item = f64>| values.fold(0.0, f64::max);
        let cores = most(&mut points.iter().map(|point| f64::from(point.cores)));
        let cores = cores.max(LEAST_CORES) * MARGIN;
        let speedup = most(&mut points.iter().map(|point| point.speedup));
        let speedup = speedup.max(LEAST_CORES / 2.0) * MARGIN;
        let x = LinearScale::from_zero(cores, frame.x_px);
        let y = square::upwards(&frame, speedup);
        let end = cores.min(speedup);
        Self {
            ground: ground(frame, &x, &y),
            ideal_px: [[x.px(0.0), y.px(0.0)], [x.px(end), y.px(end)]],
            points_px: apart(points, &x, &y),
            x,
            y,
        }
    }

    /// Where this is on the plot.
    pub fn place(&self, cores: f64, speedup: f64) -> [f64; 2] {
        [self.x.px(cores), self.y.px(speedup)]
    }

    /// The point nearest to this place, if one is near.
    pub fn nearest(&self, x_px: f64, y_px: f64) -> Option<usize> {
        const NEAR_PX: f64 = 24.0;
        let distance = |[x, y]: &[f64; 2]| (x - x_px).hypot(y - y_px);
        let all = self.points_px.iter().map(distance).enumerate();
        let nearest = all.min_by(|a, b| a.1.total_cmp(&b.1));
        nearest.and_then(|(index, distance)| (distance <= NEAR_PX).then_some(index))
    }
}

/// There are no half cores.
fn ground(frame: Frame, x: &LinearScale, y: &LinearScale) -> Ground {
    let mut cores = x.ticks(TICK_SPACING_PX);
    cores.retain(|cores| cores.fract() == 0.0);
    let below = ticks_at(cores, |cores| x.px(cores), format::ratio);
    let beside = Axis::line(square::speedups(y)).with_grid();
    Ground::new(frame, Axis::line(below), beside.without_line())
}

/// Each point at its cores, or a little beside them if another is there.
fn apart(points: &[Point], x: &LinearScale, y: &LinearScale) -> Vec<[f64; 2]> {
    let mut placed: Vec<[f64; 2]> = Vec::with_capacity(points.len());
    for point in points {
        let [x_px, y_px] = [x.px(f64::from(point.cores)), y.px(point.speedup)];
        let is_free = |x_px: f64| {
            let distance = |[x, y]: &[f64; 2]| (x - x_px).hypot(y - y_px);
            placed.iter().all(|place| distance(place) >= APART_PX)
        };
        // 0, 1, -1, 2, -2 …
        let steps = (0..=2 * MOST_APART).map(|step| {
            if step % 2 == 0 {
                -step / 2
            } else {
                (step + 1) / 2
            }
        });
        let mut wished = steps.map(|step| x_px + f64::from(step) * APART_PX);
        let free = wished.find(|&x_px| is_free(x_px));
        placed.push([free.unwrap_or(x_px), y_px]);
    }
    placed
}
