//! Paints the bars onto the canvas: what `plot::timeline::marks` gives, in
//! strokes of one colour at a time. Text is not its business.

use super::palette::{Fill, Palette};
use crate::plot::scale::LinearScale;
use crate::plot::timeline::layout::{Layout, TrackLayout};
use crate::plot::timeline::marks::{Mark, marks};
use crate::plot::timeline::view::View;
use crate::plot::timeline::{Bar, Place, Run, Shape, Timeline, Track};
use interleave_core::trace::EventKind;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// How strong a mark is that covers a quarter of its time, a half, and so on.
const STRENGTHS: [f64; 4] = [0.4, 0.6, 0.8, 1.0];
/// What is not followed, while something is.
const FADED: f64 = 0.22;
/// Rows thinner than this have no room for a kind's own height.
const ROOMY_PX: f64 = 6.0;
/// How thick the lines are that stand for a thread which could run.
const RAIL_PX: f64 = 2.0;
/// Bars wider than this are kept apart from the next one.
const APART_PX: f64 = 3.0;

/// What is painted.
pub struct Scene<'a> {
    /// All there is,
    pub timeline: &'a Timeline,
    /// where it lies,
    pub layout: &'a Layout,
    /// which part of the time,
    pub view: &'a View,
    /// the bar that is picked out,
    pub picked: Option<Place>,
    /// and the task that is followed.
    pub task: Option<u32>,
}

/// How many pixels of a canvas make one of CSS.
pub fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio().clamp(1.0, 4.0))
}

impl Scene<'_> {
    /// Paints it; the canvas has the layout's size times the pixel ratio.
    pub fn paint(&self, canvas: &HtmlCanvasElement) {
        let context = canvas.get_context("2d").ok().flatten();
        let Some(context) = context.and_then(|context| context.dyn_into().ok()) else {
            return;
        };
        let brush = Brush {
            palette: Palette::of(canvas),
            scale: self.layout.scale(self.view),
            ratio: pixel_ratio(),
            context,
        };
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        brush.context.clear_rect(0.0, 0.0, width, height);
        self.grid(&brush);
        for (run, lies) in self.timeline.runs.iter().zip(&self.layout.runs) {
            self.run(run, &lies.tracks, &brush);
        }
        self.outline(&brush);
    }

    fn grid(&self, brush: &Brush) {
        brush.context.set_fill_style_str(&brush.palette.line);
        for tick in self.view.ticks(self.layout.x_px) {
            brush.rect([tick.at_px, tick.at_px], [0.0, self.layout.axis_y_px]);
        }
        // Where a lane does nothing, its track is still to be seen.
        brush.context.set_global_alpha(0.5);
        let tracks = self.timeline.runs.iter().flat_map(|run| &run.tracks);
        let lies = self.layout.runs.iter().flat_map(|run| &run.tracks);
        let [left_px, right_px] = self.layout.x_px;
        for (track, lies) in tracks.zip(lies) {
            let [top_px, bottom_px] = lies.row_px(0);
            let middle_px = f64::midpoint(top_px, bottom_px);
            let [from_px, until_px] = track.life_ms().map(|ms| brush.scale.px(ms));
            let x_px = [from_px.max(left_px), until_px.min(right_px)];
            if x_px[0] < x_px[1] {
                brush.rect(x_px, [middle_px, middle_px]);
            }
        }
        brush.context.set_global_alpha(1.0);
    }

    fn run(&self, run: &Run, lies: &[TrackLayout], brush: &Brush) {
        let mode = brush.palette.mode(run.mode);
        let mut strokes = Strokes::none();
        let mut seen = Vec::new();
        for (track, lies) in run.tracks.iter().zip(lies) {
            for (row, bars) in track.rows.iter().enumerate() {
                seen.clear();
                marks(bars, &brush.scale, self.layout.x_px, &mut seen);
                strokes.add(&seen, lies.row_px(row), self.task);
            }
        }
        strokes.paint(brush, &mode);
        if self.task.is_some() {
            for (track, lies) in run.tracks.iter().zip(lies) {
                self.followed(track, *lies, brush, &mode);
            }
        }
        for (track, lies) in run.tracks.iter().zip(lies) {
            self.moments(track, *lies, brush);
            if let Some(ended_ms) = run.ended_ms(track) {
                self.end(ended_ms, *lies, brush);
            }
        }
    }

    /// A post where a thread ended.
    fn end(&self, ended_ms: f64, lies: TrackLayout, brush: &Brush) {
        let x_px = brush.scale.px(ended_ms);
        let [left_px, right_px] = self.layout.x_px;
        if (left_px..=right_px).contains(&x_px) {
            brush.context.set_fill_style_str(&brush.palette.ink);
            brush.rect([x_px, x_px + RAIL_PX], lies.row_px(0));
        }
    }

    /// The bars of the followed task: wide enough to be seen, and in full.
    fn followed(&self, track: &Track, lies: TrackLayout, brush: &Brush, mode: &str) {
        for (row, bars) in track.rows.iter().enumerate() {
            let followed = bars.iter().filter(|bar| Some(bar.task) == self.task);
            for bar in followed.filter(|bar| self.is_in_view(bar)) {
                let fill = brush.palette.fill(bar.shape(), mode, brush.ratio);
                fill.apply(&brush.context);
                let [start_px, end_px] = self.bar_x_px(bar, brush);
                for y_px in bands(bar.shape(), lies.row_px(row)) {
                    brush.rect([start_px, end_px.max(start_px + 2.0)], y_px);
                }
            }
        }
    }

    fn moments(&self, track: &Track, lies: TrackLayout, brush: &Brush) {
        let [left_px, right_px] = self.layout.x_px;
        let mut last_px = f64::NEG_INFINITY;
        for moment in &track.moments {
            let x_px = brush.scale.px(moment.at_ms);
            let is_alarming = matches!(
                moment.kind,
                EventKind::Stopped | EventKind::Died | EventKind::Exception
            );
            let is_frequent = !is_alarming;
            if !(left_px..=right_px).contains(&x_px) || is_frequent && x_px - last_px < 3.0 {
                continue;
            }
            last_px = x_px;
            let [top_px, bottom_px] = lies.row_px(0);
            let (colour, y_px, half_px) = match moment.kind {
                EventKind::Died => (&brush.palette.alarm, [top_px - 2.0, bottom_px + 2.0], 2.0),
                _ if is_alarming => (&brush.palette.alarm, [top_px - 2.0, bottom_px], 1.0),
                _ => (
                    &brush.palette.ink,
                    [top_px, top_px.midpoint(bottom_px)],
                    0.5,
                ),
            };
            brush.context.set_fill_style_str(colour);
            brush.rect([x_px - half_px, x_px + half_px], y_px);
        }
    }

    /// A line around the bar that is picked out.
    fn outline(&self, brush: &Brush) {
        let Some(place) = self.picked else {
            return;
        };
        let (Some(bar), Some(lies)) = (self.timeline.bar(place), self.layout.track(place)) else {
            return;
        };
        if !self.is_in_view(bar) {
            return;
        }
        let [start_px, end_px] = self.bar_x_px(bar, brush);
        let [top_px, bottom_px] = lies.row_px(place.row);
        let [x, y, right, bottom] = [
            start_px - 1.0,
            top_px - 1.0,
            end_px.max(start_px + 2.0) + 1.0,
            bottom_px + 1.0,
        ]
        .map(|px| px * brush.ratio);
        brush.context.set_stroke_style_str(&brush.palette.ink);
        brush.context.set_line_width(2.0 * brush.ratio);
        brush.context.stroke_rect(x, y, right - x, bottom - y);
    }

    fn is_in_view(&self, bar: &Bar) -> bool {
        bar.end_ms >= self.view.start_ms && bar.drawn_ms <= self.view.end_ms
    }

    fn bar_x_px(&self, bar: &Bar, brush: &Brush) -> [f64; 2] {
        let [left_px, right_px] = self.layout.x_px;
        [
            brush.scale.px(bar.drawn_ms).max(left_px),
            brush.scale.px(bar.end_ms).min(right_px),
        ]
    }
}

/// Where a bar of a shape lies within its row, so that it is told apart without its
/// colour: a wait is lower than the rest; a thread that is ready is hollow, with a line
/// above and one below; a new one has only the line below.
fn bands(shape: Shape, [top_px, bottom_px]: [f64; 2]) -> impl Iterator<Item = [f64; 2]> {
    let height_px = bottom_px - top_px;
    let rail_px = RAIL_PX.min(height_px / 3.0);
    let below = [bottom_px - rail_px, bottom_px];
    let (first, second) = match shape {
        Shape::Ready => ([top_px, top_px + rail_px], Some(below)),
        Shape::New => (below, None),
        Shape::Wait if height_px >= ROOMY_PX => {
            let inset_px = height_px * 0.32;
            ([top_px + inset_px, bottom_px - inset_px], None)
        }
        _ => ([top_px, bottom_px], None),
    };
    [first].into_iter().chain(second)
}

/// What it is painted with.
struct Brush {
    context: CanvasRenderingContext2d,
    palette: Palette,
    scale: LinearScale,
    ratio: f64,
}

impl Brush {
    /// Fills a rectangle, on whole pixels and at least one wide.
    fn rect(&self, x_px: [f64; 2], y_px: [f64; 2]) {
        let [left, right] = x_px.map(|px| (px * self.ratio).round());
        let [top, bottom] = y_px.map(|px| (px * self.ratio).round());
        let least = self.ratio.floor();
        let (width, height) = ((right - left).max(least), (bottom - top).max(least));
        self.context.fill_rect(left, top, width, height);
    }
}

/// How many shapes and strengths there are.
const PAINTS: usize = Shape::ALL.len() * STRENGTHS.len();

/// The rectangles of one run by what they are painted with: shape, strength, and
/// whether something else is followed.
struct Strokes(Vec<Vec<[f64; 4]>>);

impl Strokes {
    fn none() -> Self {
        Self(vec![Vec::new(); 2 * PAINTS])
    }

    fn add(&mut self, marks: &[Mark], row_px: [f64; 2], followed: Option<u32>) {
        for mark in marks {
            let is_faded = followed.is_some();
            let place = usize::from(is_faded) * PAINTS
                + mark.shape as usize * 4
                + usize::from(mark.shade).clamp(1, 4)
                - 1;
            let [start_px, mut end_px] = mark.x_px;
            if end_px - start_px > APART_PX {
                end_px -= 1.0;
            }
            for [top_px, bottom_px] in bands(mark.shape, row_px) {
                self.0[place].push([start_px, end_px, top_px, bottom_px]);
            }
        }
    }

    fn paint(&self, brush: &Brush, mode: &str) {
        // Textures are made only where there is what they fill.
        let mut fills = Shape::ALL.map(|_| None);
        for (place, rects) in self.0.iter().enumerate() {
            if rects.is_empty() {
                continue;
            }
            let shape = Shape::ALL[place % PAINTS / 4];
            let fill: &Fill = fills[shape as usize]
                .get_or_insert_with(|| brush.palette.fill(shape, mode, brush.ratio));
            let strength = STRENGTHS[place % 4] * if place < PAINTS { 1.0 } else { FADED };
            let lightness = if shape == Shape::Wait { 0.5 } else { 1.0 };
            fill.apply(&brush.context);
            brush.context.set_global_alpha(strength * lightness);
            for &[start_px, end_px, top_px, bottom_px] in rects {
                brush.rect([start_px, end_px], [top_px, bottom_px]);
            }
        }
        brush.context.set_global_alpha(1.0);
    }
}
