//! What of a row is drawn: only bars in view, found by binary search; and where
//! many share a pixel, one mark for all of them, which says what most of that
//! time went to.

use super::{Bar, Shape};
use crate::plot::scale::LinearScale;

/// Bars narrower than this share marks.
const NARROW_PX: f64 = 1.5;
/// The shades of marks that several bars share: how much of the time they cover.
const SHADES: f64 = 4.0;

/// A rectangle to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// From where to where.
    pub x_px: [f64; 2],
    /// What the lane did, for the most part.
    pub shape: Shape,
    /// How much of that time it did anything, in quarters: 4 is all of it.
    pub shade: u8,
    /// The task, if it is of one bar only.
    pub task: Option<u32>,
}

/// What is drawn of a row, from left to right.
pub fn marks(row: &[Bar], scale: &LinearScale, x_px: [f64; 2], marks: &mut Vec<Mark>) {
    let [left_px, right_px] = x_px;
    let (from_ms, until_ms) = (scale.value(left_px), scale.value(right_px));
    let first = row.partition_point(|bar| bar.end_ms < from_ms);
    let mut crowd = Crowd::default();
    for bar in &row[first..] {
        if bar.drawn_ms > until_ms {
            break;
        }
        let start_px = scale.px(bar.drawn_ms).max(left_px);
        let end_px = scale.px(bar.end_ms).min(right_px);
        if end_px - start_px < NARROW_PX {
            crowd.add(bar.shape(), start_px, end_px, marks);
        } else {
            crowd.close(marks);
            marks.push(Mark {
                x_px: [start_px, end_px],
                shape: bar.shape(),
                shade: SHADES as u8,
                task: Some(bar.task),
            });
        }
    }
    crowd.close(marks);
}

/// Bars that share a pixel.
#[derive(Default)]
struct Crowd {
    pixel: f64,
    /// How much of the pixel each shape covers.
    cover: [f64; 6],
    is_open: bool,
}

impl Crowd {
    fn add(&mut self, shape: Shape, start_px: f64, end_px: f64, marks: &mut Vec<Mark>) {
        let pixel = start_px.floor();
        if !self.is_open || pixel > self.pixel {
            self.close(marks);
            *self = Self {
                pixel,
                cover: [0.0; 6],
                is_open: true,
            };
        }
        // The longest of shapes that take no time is still seen.
        self.cover[shape as usize] += (end_px - start_px).max(1e-6);
    }

    /// Ends the pixel; it joins the one before where both look the same.
    fn close(&mut self, marks: &mut Vec<Mark>) {
        if !self.is_open {
            return;
        }
        self.is_open = false;
        let covered: f64 = self.cover.iter().sum();
        let most = |a: &Shape, b: &Shape| {
            let cover = |shape: &Shape| self.cover[*shape as usize];
            cover(a).total_cmp(&cover(b))
        };
        let Some(shape) = Shape::ALL.into_iter().max_by(most) else {
            return;
        };
        let mark = Mark {
            x_px: [self.pixel, self.pixel + 1.0],
            shape,
            shade: (covered * SHADES).round().clamp(1.0, SHADES) as u8,
            task: None,
        };
        match marks.last_mut() {
            Some(last)
                if last.task.is_none()
                    && (last.shape, last.shade) == (mark.shape, mark.shade)
                    && last.x_px[1] >= mark.x_px[0]
                    && last.x_px[0] < mark.x_px[0] =>
            {
                last.x_px[1] = mark.x_px[1];
            }
            _ => marks.push(mark),
        }
    }
}
