//! Which part of the time is shown: a window that can be moved, and made larger
//! and smaller, but never leaves the whole.

use crate::plot::ground::{Tick, ticks_at};
use crate::plot::scale::LinearScale;
use interleave_core::format;

/// A window is never shorter: records have whole microseconds.
const SHORTEST_MS: f64 = 0.01;
/// Ticks closer than this would run into each other's words.
const TICK_SPACING_PX: f64 = 88.0;
/// What is shown of the times around something that was out of view.
const MARGIN: f64 = 0.1;

/// A part of a whole time that begins at 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// What is shown begins here,
    pub start_ms: f64,
    /// and ends here.
    pub end_ms: f64,
    whole_ms: f64,
}

impl View {
    /// All of a time. One that cannot be drawn (0, infinity) counts as 1.
    pub fn whole(whole_ms: f64) -> Self {
        let whole_ms = if whole_ms.is_normal() && whole_ms > 0.0 {
            whole_ms
        } else {
            1.0
        };
        Self {
            start_ms: 0.0,
            end_ms: whole_ms,
            whole_ms,
        }
    }

    /// How much is shown.
    pub fn length_ms(&self) -> f64 {
        self.end_ms - self.start_ms
    }

    /// Whether all is shown.
    pub fn is_whole(&self) -> bool {
        self.length_ms() >= self.whole_ms
    }

    /// The same window after the whole has changed; what showed all of it still
    /// does.
    #[must_use]
    pub fn of_whole(&self, whole_ms: f64) -> Self {
        let whole = Self::whole(whole_ms);
        if self.is_whole() {
            whole
        } else {
            whole.window(self.start_ms, self.length_ms())
        }
    }

    /// So many times closer, with this moment where it was.
    #[must_use]
    pub fn closer(&self, times: f64, around_ms: f64) -> Self {
        let shortest_ms = SHORTEST_MS.min(self.whole_ms);
        let length_ms = (self.length_ms() / times).clamp(shortest_ms, self.whole_ms);
        let share = (around_ms - self.start_ms) / self.length_ms();
        self.window(around_ms - share * length_ms, length_ms)
    }

    /// Later by this much.
    #[must_use]
    pub fn later(&self, by_ms: f64) -> Self {
        self.window(self.start_ms + by_ms, self.length_ms())
    }

    /// Moved, or made larger, no more than it takes to show this stretch.
    #[must_use]
    pub fn showing(&self, start_ms: f64, end_ms: f64) -> Self {
        let length_ms = self.length_ms();
        let margin_ms = length_ms * MARGIN;
        if end_ms - start_ms > length_ms {
            let wanted_ms = (end_ms - start_ms) * (1.0 + 2.0 * MARGIN);
            return self.window(start_ms - (end_ms - start_ms) * MARGIN, wanted_ms);
        }
        if start_ms < self.start_ms {
            self.window(start_ms - margin_ms, length_ms)
        } else if end_ms > self.end_ms {
            self.window(end_ms + margin_ms - length_ms, length_ms)
        } else {
            *self
        }
    }

    /// The scale that draws it between two places.
    pub fn scale(&self, x_px: [f64; 2]) -> LinearScale {
        LinearScale::between([self.start_ms, self.end_ms], x_px)
    }

    /// Round times within it.
    pub fn ticks(&self, x_px: [f64; 2]) -> Vec<Tick> {
        let scale = self.scale(x_px);
        let times = scale.ticks(TICK_SPACING_PX);
        let step_ms = match times[..] {
            [first, second, ..] => second - first,
            _ => self.length_ms(),
        };
        let label = |time_ms| format::ms_to(time_ms, step_ms);
        ticks_at(times, |time_ms| scale.px(time_ms), label)
    }

    /// The window of this length that begins there, or as near as the whole allows.
    fn window(&self, start_ms: f64, length_ms: f64) -> Self {
        let length_ms = length_ms.min(self.whole_ms);
        let start_ms = start_ms.clamp(0.0, self.whole_ms - length_ms);
        Self {
            start_ms,
            end_ms: start_ms + length_ms,
            whole_ms: self.whole_ms,
        }
    }
}
