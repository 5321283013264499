//! The Mandelbrot set, in tiles of equal area and very unequal work. Must not
//! know of clocks, threads, the web, or which colours a page gives to the
//! numbers.

use super::Element;
use super::answer::{one_each, wrong};
use super::orbits::{MAX_ITERATIONS, POINTS, is_surely_inside, iterations, iterations_of_row};
use super::split::part;
use super::{About, Bound, Job, Output, Params, Plan, Slider, Spread, Step, WrongAnswer};

/// Where the picture lies in the complex plane. The set is symmetric, so it does not
/// matter which side is up.
const LEFT: f64 = -2.05;
const TOP: f64 = -1.35;
const SIDE: f64 = 2.7;

/// Under 1 ms even where every pixel takes all iterations.
const PIXELS_PER_STEP: u32 = 512;

pub(super) const ABOUT: About = About {
    id: "mandelbrot",
    title: "Mandelbrot set",
    task: "computes one tile of the picture",
    bound: Bound::Cpu,
    why: "Every pixel is up to two thousand rounds of multiplying; tiles differ widely in work.",
    caveat: "",
    tasks: Slider {
        label: "Tiles",
        unit: "",
        min: 1,
        max: 256,
        default: 64,
        spread: Spread::Logarithmic,
    },
    size: Some(Slider {
        label: "Picture's side",
        unit: "pixels",
        min: 128,
        max: 1_024,
        default: 768,
        spread: Spread::Linear,
    }),
    latency: None,
    element: Some(Element {
        one: "pixel",
        many: "pixels",
        count: |size| u64::from(size).pow(2),
        // A tile is never empty then: bands and columns are fewer than pixels.
        least: 4,
    }),
};

/// A rectangle of the picture, in pixels from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// The part of a picture of `size` times `size` pixels that task `index` of
/// `tasks` computes. The tiles cover the picture exactly, lie in bands from
/// top to bottom, and are as near to squares as their number allows.
pub fn tile(size: u32, tasks: u32, index: u32) -> Tile {
    let bands = (4 * tasks).isqrt().div_ceil(2);
    let first_of = |band: u32| tasks * band / bands;
    let band = (0..bands)
        .rfind(|&band| first_of(band) <= index)
        .unwrap_or(0);
    let (first, end) = (first_of(band), first_of(band + 1));
    // A band is as high as it has tiles, so that all tiles have equal areas.
    let edge = |tile: u32| (u64::from(size) * u64::from(tile) / u64::from(tasks)) as u32;
    let columns = part(u64::from(size), end - first, index - first);
    Tile {
        x: columns.start as u32,
        y: edge(first),
        width: (columns.end - columns.start) as u32,
        height: edge(end) - edge(first),
    }
}

pub(super) fn plan(params: Params) -> impl Plan {
    Picture {
        size: ABOUT.elements(params).isqrt() as u32,
        tasks: params.tasks,
    }
}

#[derive(Clone, Copy)]
struct Picture {
    size: u32,
    tasks: u32,
}

struct Painting {
    picture: Picture,
    tile: Tile,
    pixels: Vec<u8>,
}

impl Picture {
    fn tile(self, task: u32) -> Tile {
        tile(self.size, self.tasks, task)
    }

    /// How far a coordinate in pixels lies from the picture's edge in the plane.
    fn offset(self, pixel: u32) -> f64 {
        (f64::from(pixel) + 0.5) * (SIDE / f64::from(self.size))
    }

    /// The point of the complex plane in the middle of a pixel.
    fn point(self, x: u32, y: u32) -> (f64, f64) {
        (LEFT + self.offset(x), TOP + self.offset(y))
    }

    fn check_tile(self, task: u32, pixels: &[u8]) -> Result<(), WrongAnswer> {
        let tile = self.tile(task);
        if pixels.len() != (tile.width * tile.height) as usize {
            return Err(wrong(task, "the tile has another size"));
        }
        for (y, row) in (tile.y..).zip(pixels.chunks(tile.width as usize)) {
            for (x, &pixel) in (tile.x..).zip(row) {
                if !self.is_right(x, y, pixel) {
                    return Err(wrong(task, &format!("pixel ({x}, {y}) is not {pixel}")));
                }
            }
        }
        Ok(())
    }

    /// Compares a pixel with the known answer: most of the inside by formulas, and a sample
    /// of the pixels by computing them again, in the plain way.
    fn is_right(self, x: u32, y: u32, pixel: u8) -> bool {
        let (re, im) = self.point(x, y);
        let is_sample = (y * self.size + x).is_multiple_of(4_093);
        (pixel == 0 || !is_surely_inside(re, im))
            && (!is_sample || pixel == shade(iterations(re, im)))
    }
}

impl Plan for Picture {
    fn phases(&self) -> Vec<u32> {
        vec![self.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        let tile = self.tile(task);
        let pixels = Vec::with_capacity((tile.width * tile.height) as usize);
        Box::new(Painting {
            picture: *self,
            tile,
            pixels,
        })
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        one_each(self.tasks, outputs)?;
        for (task, output) in (0..).zip(outputs) {
            self.check_tile(task, output.pixels().unwrap_or_default())?;
        }
        Ok(())
    }
}

impl Job for Painting {
    fn step(&mut self) -> Step {
        let width = self.tile.width.max(1);
        for _ in 0..PIXELS_PER_STEP.div_ceil(width) {
            let row = self.pixels.len() as u32 / width;
            if row == self.tile.height {
                return Step::Done(Output::Pixels(std::mem::take(&mut self.pixels)));
            }
            self.paint(self.tile.y + row);
        }
        Step::More
    }
}

impl Painting {
    /// Adds one row of pixels.
    fn paint(&mut self, y: u32) {
        let right = self.tile.x + self.tile.width;
        for x in (self.tile.x..right).step_by(POINTS) {
            let points = std::array::from_fn(|point| self.picture.point(x + point as u32, y).0);
            let counts = iterations_of_row(points, self.picture.point(x, y).1);
            let shades = counts.map(shade);
            self.pixels.extend(shades.iter().take((right - x) as usize));
        }
    }
}

/// A pixel's number: 0 inside; outside 1 to 255, more the longer it took, by
/// the logarithm, as most points leave soon.
fn shade(iterations: u32) -> u8 {
    match iterations {
        0 => 1,
        MAX_ITERATIONS.. => 0,
        outside => 1 + (254 * logarithm(outside) / logarithm(MAX_ITERATIONS)) as u8,
    }
}

/// The logarithm to base 2 in 1/1024, between powers of two by a straight line:
/// in whole numbers, so that all machines give the same picture.
fn logarithm(number: u32) -> u32 {
    let whole = number.ilog2();
    1_024 * whole + ((1_024 * number) >> whole) - 1_024
}

#[cfg(test)]
mod tests {
    use super::{MAX_ITERATIONS, shade};

    #[test]
    fn shades_rise_from_1_to_254_and_inside_is_0() {
        assert_eq!(shade(1), 1);
        assert!((1..MAX_ITERATIONS - 1).all(|count| shade(count) <= shade(count + 1)));
        assert_eq!(shade(MAX_ITERATIONS - 1), 254);
        assert_eq!(shade(MAX_ITERATIONS), 0);
    }
}
