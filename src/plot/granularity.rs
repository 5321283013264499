//! The layout of the granularity chart: elements per task from left to right, each step
//! ten times as many, how many times as fast from the bottom up. It must not know what
//! the elements are.

use super::ground::{Frame, Ground, Tick, ticks_at};
use super::scale::{LinearScale, LogScale};
use super::square;
use interleave_core::format::count;

/// Labels of chunks closer than this would run into each other.
const LABEL_PX: f64 = 84.0;
/// Left free above the highest point, as a share.
const HEADROOM: f64 = 1.12;
/// Points at the ends need room to the sides.
const FREE_PX: f64 = 10.0;

/// The chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct GranularityLayout {
    /// The room there is.
    pub frame: Frame,
    x: LogScale,
    y: LinearScale,
}

impl GranularityLayout {
    /// A chart of this width, from the smallest chunk to the largest, and to so
    /// high a speed-up.
    pub fn new(width_px: f64, chunks: [f64; 2], highest: f64) -> Self {
        let frame = square::frame(width_px);
        let [start_px, end_px] = frame.x_px;
        Self {
            frame,
            x: LogScale::between(chunks, [start_px + FREE_PX, end_px - FREE_PX]),
            y: square::upwards(&frame, highest.max(1.0) * HEADROOM),
        }
    }

    /// Where a speed-up with this many elements per task is drawn.
    pub fn place(&self, chunk: f64, speedup: f64) -> [f64; 2] {
        [self.x.px(chunk), self.y.px(speedup)]
    }

    /// A line from point to point.
    pub fn line(&self, points: impl IntoIterator<Item = (f64, f64)>) -> String {
        let places = points
            .into_iter()
            .map(|(chunk, speedup)| self.place(chunk, speedup));
        square::path(&self.frame, places)
    }

    /// The ticks of chunks.
    pub fn below(&self) -> Vec<Tick> {
        let chunks = self.x.ticks(LABEL_PX);
        let label = |chunk: f64| count(chunk.round() as u64);
        ticks_at(chunks, |chunk| self.x.px(chunk), label)
    }

    /// The ground.
    pub fn ground(&self) -> Ground {
        square::ground(self.frame, self.below(), &self.y)
    }
}
