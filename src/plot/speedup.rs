//! The layout of the speed-up chart: workers from left to right, how many times as
//! fast from the bottom up. Also the way back, from a place to what it means, so
//! that a curve can be drawn by hand. It must not know whose curves they are.

use super::ground::{Frame, Ground, Tick};
use super::scale::LinearScale;
use super::square;

/// Labels of numbers of workers closer than this would run into each other.
const LABEL_PX: f64 = 22.0;
/// Through how many points a curve is drawn.
const STEPS: u32 = 96;
/// Left free above the highest point, as a share.
const HEADROOM: f64 = 1.12;

/// The chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeedupLayout {
    /// The room there is.
    pub frame: Frame,
    x: LinearScale,
    y: LinearScale,
    most: u32,
}

impl SpeedupLayout {
    /// A chart of this width, up to this number of workers and this speed-up.
    pub fn new(width_px: f64, most: u32, highest: f64) -> Self {
        let frame = square::frame(width_px);
        let [start_px, end_px] = frame.x_px;
        // Half a step is free on both sides, for what belongs to the ends.
        let free_px = ((end_px - start_px) / f64::from(most.max(1)) / 2.0).min(28.0);
        let most = most.max(2);
        let x = LinearScale::between(
            [1.0, f64::from(most)],
            [start_px + free_px, end_px - free_px],
        );
        let y = square::upwards(&frame, highest.max(1.0) * HEADROOM);
        Self { frame, x, y, most }
    }

    /// Where a speed-up on this many workers is drawn.
    pub fn place(&self, workers: f64, speedup: f64) -> [f64; 2] {
        [self.x.px(workers), self.y.px(speedup)]
    }

    /// What a place means: how many workers, and how many times as fast.
    pub fn meant(&self, [x_px, y_px]: [f64; 2]) -> [f64; 2] {
        let workers = self.x.value(x_px).clamp(1.0, f64::from(self.most));
        let [low, high] = self.y.domain();
        [workers, self.y.value(y_px).clamp(low, high)]
    }

    /// A law from 1 worker to the most.
    pub fn curve(&self, law: impl Fn(f64) -> f64) -> String {
        let step = (f64::from(self.most) - 1.0) / f64::from(STEPS);
        let workers = (0..=STEPS).map(|place| 1.0 + f64::from(place) * step);
        let places = workers.map(|workers| self.place(workers, law(workers)));
        square::path(&self.frame, places)
    }

    /// A line from point to point.
    pub fn line(&self, points: impl IntoIterator<Item = (f64, f64)>) -> String {
        let places = points
            .into_iter()
            .map(|(workers, speedup)| self.place(workers, speedup));
        square::path(&self.frame, places)
    }

    /// The ticks of the numbers of workers: of those given, as many as there is
    /// room for, the first and the last always.
    pub fn below(&self, counts: &[u32]) -> Vec<Tick> {
        let mut marks: Vec<Tick> = Vec::new();
        let last_px = self.x.px(f64::from(counts.last().copied().unwrap_or(1)));
        for (place, &workers) in counts.iter().enumerate() {
            let at_px = self.x.px(f64::from(workers));
            let is_last = place + 1 == counts.len();
            let is_free = marks
                .last()
                .is_none_or(|before| at_px - before.at_px >= LABEL_PX);
            if is_last || (is_free && last_px - at_px >= LABEL_PX) {
                let label = workers.to_string();
                marks.push(Tick { at_px, label });
            }
        }
        marks
    }

    /// The ground, with ticks for these numbers of workers.
    pub fn ground(&self, counts: &[u32]) -> Ground {
        square::ground(self.frame, self.below(counts), &self.y)
    }
}
