//! The ground of a chart: the frame that its marks lie in, its axes with their
//! ticks, and where lines and words of them go. It must not know what is drawn on
//! it.

use super::scale::LinearScale;

/// From an axis down to the line that its labels stand on.
const LABEL_DROP_PX: f64 = 18.0;
/// From the end of a label to the axis beside it.
const LABEL_GAP_PX: f64 = 8.0;
/// From the middle of a label down to the line that it stands on.
const LABEL_HALF_PX: f64 = 4.0;
/// From the lower edge of the chart up to the line that titles stand on.
const TITLE_RISE_PX: f64 = 8.0;
/// A character's width, generously: text cannot be measured before it is drawn.
const CHARACTER_PX: f64 = 7.0;

/// A chart, and the room in it for marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The whole chart's width.
    pub width_px: f64,
    /// The whole chart's height.
    pub height_px: f64,
    /// Where the room begins and ends from left to right.
    pub x_px: [f64; 2],
    /// Where it begins and ends from top to bottom.
    pub y_px: [f64; 2],
}

/// A tick of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its place along the axis.
    pub at_px: f64,
    /// What it stands for, in words: "20 ms".
    pub label: String,
}

/// An axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Its ticks.
    pub ticks: Vec<Tick>,
    /// Whether lines go from its ticks through the frame.
    pub has_grid: bool,
    /// Whether it is a line itself.
    pub has_line: bool,
}

/// A frame with its axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The frame.
    pub frame: Frame,
    /// The axis below it.
    pub below: Axis,
    /// The axis left of it.
    pub beside: Axis,
    /// Where titles begin and end, from left to right.
    pub titles_px: [f64; 2],
}

/// From where to where a line goes.
pub type Line = [[f64; 2]; 2];

/// Words, and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The place of the anchor.
    pub at_px: [f64; 2],
    /// Which part of the words is there: "start", "middle" or "end", as SVG says.
    pub anchor: &'static str,
    /// The words.
    pub text: String,
}

impl Axis {
    /// A line with its ticks.
    pub fn line(ticks: Vec<Tick>) -> Self {
        Self {
            ticks,
            has_grid: false,
            has_line: true,
        }
    }

    /// The same with lines through the frame.
    #[must_use]
    pub fn with_grid(self) -> Self {
        Self {
            has_grid: true,
            ..self
        }
    }

    /// The same without the line that it is itself.
    #[must_use]
    pub fn without_line(self) -> Self {
        Self {
            has_line: false,
            ..self
        }
    }
}

impl Ground {
    /// The ground of a frame, with its titles within the frame.
    pub fn new(frame: Frame, below: Axis, beside: Axis) -> Self {
        Self {
            frame,
            below,
            beside,
            titles_px: frame.x_px,
        }
    }

    /// The lines of the ticks, through the frame.
    pub fn grid(&self) -> Vec<Line> {
        let ([left, right], [top, bottom]) = (self.frame.x_px, self.frame.y_px);
        let across = grid_of(&self.beside).map(|y| [[left, y], [right, y]]);
        let upright = grid_of(&self.below).map(|x| [[x, top], [x, bottom]]);
        across.chain(upright).collect()
    }

    /// The lines of the axes.
    pub fn lines(&self) -> Vec<Line> {
        let ([left, right], [top, bottom]) = (self.frame.x_px, self.frame.y_px);
        let beside = [[left, top], [left, bottom]];
        let below = [[left, bottom], [right, bottom]];
        let mut lines = Vec::new();
        lines.extend(self.beside.has_line.then_some(beside));
        lines.extend(self.below.has_line.then_some(below));
        lines
    }

    /// What the ticks say.
    pub fn labels(&self) -> Vec<Label> {
        let beside = |tick: &Tick| Label {
            at_px: [
                self.frame.x_px[0] - LABEL_GAP_PX,
                tick.at_px + LABEL_HALF_PX,
            ],
            anchor: "end",
            text: tick.label.clone(),
        };
        let below = |tick: &Tick| Label {
            at_px: [self.within(tick), self.frame.y_px[1] + LABEL_DROP_PX],
            anchor: "middle",
            text: tick.label.clone(),
        };
        let beside = self.beside.ticks.iter().map(beside);
        beside.chain(self.below.ticks.iter().map(below)).collect()
    }

    /// The titles below the frame: one from the left, one up to the right.
    pub fn titles(&self, [from, until]: [&str; 2]) -> Vec<Label> {
        let title = |x_px, anchor, text: &str| Label {
            at_px: [x_px, self.frame.height_px - TITLE_RISE_PX],
            anchor,
            text: text.to_owned(),
        };
        let [from_px, until_px] = self.titles_px;
        let titles = [title(from_px, "start", from), title(until_px, "end", until)];
        let is_there = |title: &Label| !title.text.is_empty();
        titles.into_iter().filter(is_there).collect()
    }

    /// The middle of a label below the frame, moved so that all of it is within
    /// the chart.
    fn within(&self, tick: &Tick) -> f64 {
        let half_px = tick.label.chars().count() as f64 * CHARACTER_PX / 2.0;
        let last_px = (self.frame.width_px - half_px).max(half_px);
        tick.at_px.clamp(half_px, last_px)
    }
}

fn grid_of(axis: &Axis) -> impl Iterator<Item = f64> {
    let ticks = axis.ticks.iter().filter(|_| axis.has_grid);
    ticks.map(|tick| tick.at_px)
}

/// A tick at each of these values.
pub fn ticks_at(
    values: impl IntoIterator<Item = f64>,
    px: impl Fn(f64) -> f64,
    label: impl Fn(f64) -> String,
) -> Vec<Tick> {
    let tick = |value: f64| Tick {
        at_px: px(value),
        label: label(value),
    };
    values.into_iter().map(tick).collect()
}

/// A tick at each round value of a scale, at least so far apart.
pub fn ticks(scale: &LinearScale, spacing_px: f64, label: impl Fn(f64) -> String) -> Vec<Tick> {
    ticks_at(scale.ticks(spacing_px), |value| scale.px(value), label)
}
