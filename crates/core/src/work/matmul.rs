//! The product of two square matrices of small whole numbers, in blocks of
//! rows. Sums of such small numbers are exact in `f32`, whatever the order.
//! Must not know of clocks, threads or the web.

use super::Element;
use super::answer::{one_each, wrong};
use super::remote::{Payload, PayloadRef, Remote};
use super::split::{slots, stream};
use super::{
    About, Bound, Job, Output, Params, Plan, PlanError, Slider, Spread, Step, WrongAnswer, reserve,
};
use rand_core::Rng;
use std::borrow::Cow;
use std::ops::Range;
use wide::f32x8;

/// A block of the product this high and wide is summed up in registers: 8 of 16
/// bytes each, which leaves enough of the 16 there are for the factors.
const ROWS: usize = 4;
const COLUMNS: usize = 8;

/// Some 0.2 ms of multiplying.
const PRODUCTS_PER_STEP: usize = 1 << 22;

pub(super) const ABOUT: About = About {
    id: "matmul",
    title: "Matrix product",
    task: "computes a block of rows of the product",
    bound: Bound::Cpu,
    why: "It is multiplying and adding throughout, on numbers that stay in the caches.",
    caveat: "",
    tasks: Slider {
        label: "Blocks of rows",
        unit: "",
        min: 1,
        max: 128,
        default: 16,
        spread: Spread::Logarithmic,
    },
    size: Some(Slider {
        label: "Matrices' side",
        unit: "numbers",
        min: 128,
        max: 2_048,
        default: 1_280,
        spread: Spread::Linear,
    }),
    latency: None,
    element: Some(Element {
        one: "row",
        many: "rows",
        count: u64::from,
        least: 1,
    }),
};

/// Draws the two factors.
///
/// # Errors
/// [`PlanError::OutOfMemory`] if they do not fit into memory.
pub(super) fn plan(params: Params) -> Result<impl Plan, PlanError> {
    draw(params)
}

fn draw(params: Params) -> Result<Product, PlanError> {
    let size = ABOUT.elements(params) as usize;
    let panels = size.div_ceil(COLUMNS);
    let mut left = reserve(size * size)?;
    let mut right = reserve(panels * size)?;

    let mut random = stream(params.seed, 0);
    let mut entry = || f32::from((random.next_u32() >> 28) as u8) - 8.0;
    left.extend((0..size * size).map(|_| entry()));
    for panel in 0..panels {
        let columns = COLUMNS.min(size - panel * COLUMNS);
        for _ in 0..size {
            let mut row = [0.0; COLUMNS];
            row[..columns].fill_with(&mut entry);
            right.push(f32x8::new(row));
        }
    }
    Ok(Product {
        size,
        params,
        left,
        right,
    })
}

struct Product {
    /// The side of all three matrices.
    size: usize,
    params: Params,
    /// The left factor, row by row.
    left: Vec<f32>,
    /// The right factor in panels of [`COLUMNS`] columns, one below the other,
    /// row by row: so a block's sum reads memory from front to back. The last
    /// panel is filled up with zeros.
    right: Vec<f32x8>,
}

struct Multiplying<'a> {
    size: usize,
    /// The task's rows of the left factor.
    left: &'a [f32],
    /// The whole right factor, as in [`Product`].
    right: Cow<'a, [f32x8]>,
    /// The next block, counted from top to bottom, then panel by panel.
    block: usize,
    elements: Vec<f32>,
}

/// The work in a process, which is sent some rows of the left factor, and all of the
/// right one.
struct RemoteProduct {
    size: usize,
}

pub(super) fn remote(params: Params) -> impl Remote {
    RemoteProduct {
        size: ABOUT.elements(params) as usize,
    }
}

impl Remote for RemoteProduct {
    fn start<'a>(&'a self, _: usize, _: u32, payload: &'a [Payload]) -> Option<Box<dyn Job + 'a>> {
        let [left, right] = payload else { return None };
        let (left, right) = (left.elements()?, right.elements()?);
        let panels = self.size.div_ceil(COLUMNS);
        if left.len() % self.size != 0 || right.len() != panels * self.size * COLUMNS {
            return None;
        }
        // Copied once more, because what arrives may not be aligned for vectors.
        let right = right.chunks_exact(COLUMNS).map(f32x8::from).collect();
        let right = Cow::Owned(right);
        Some(Box::new(Multiplying::new(self.size, left, right)))
    }
}

impl Product {
    fn panels(&self) -> impl Iterator<Item = &[f32x8]> {
        self.right.chunks_exact(self.size)
    }

    fn rows(&self, task: u32) -> Range<usize> {
        slots(self.size, self.params.tasks, task)
    }

    /// A task's rows of the left factor.
    fn left_rows(&self, task: u32) -> &[f32] {
        let rows = self.rows(task);
        &self.left[rows.start * self.size..rows.end * self.size]
    }

    /// The right factor times a vector. All sums stay far below 2⁵³, and so
    /// are exact.
    fn right_times(&self, vector: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.size];
        for (panel, part) in self.panels().zip(vector.chunks(COLUMNS)) {
            for (sum, row) in sums.iter_mut().zip(panel) {
                *sum += dot(row.as_array(), part);
            }
        }
        sums
    }

    /// Compares a task's rows of the product times the vector with the same
    /// rows of the left factor times (the right factor times the vector).
    #[expect(clippy::float_cmp, reason = "whole numbers this small are exact")]
    fn check_rows(
        &self,
        task: u32,
        elements: &[f32],
        vector: &[f64],
        right: &[f64],
    ) -> Result<(), WrongAnswer> {
        let rows = self.rows(task);
        if elements.len() != rows.len() * self.size {
            return Err(wrong(task, "the block has another size"));
        }
        for (row, elements) in rows.zip(elements.chunks_exact(self.size)) {
            let left = &self.left[row * self.size..][..self.size];
            if dot(left, right) != dot(elements, vector) {
                return Err(wrong(task, &format!("row {row} is wrong")));
            }
        }
        Ok(())
    }
}

impl Plan for Product {
    fn phases(&self) -> Vec<u32> {
        vec![self.params.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        let right = Cow::Borrowed(&self.right[..]);
        Box::new(Multiplying::new(self.size, self.left_rows(task), right))
    }

    fn payload<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Vec<PayloadRef<'a>> {
        let right = bytemuck::cast_slice(&self.right);
        vec![
            PayloadRef::Elements(self.left_rows(task)),
            PayloadRef::Elements(right),
        ]
    }

    /// Freivalds' check: multiplies both sides of A·B = C with one random
    /// vector. Entries from a set of 2¹⁶ let a wrong C pass once in 2¹⁶ times
    /// at most (Freivalds, "Probabilistic machines can use less running
    /// time", 1977).
    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        one_each(self.params.tasks, outputs)?;
        let mut random = stream(self.params.seed, 1);
        let mut entry = || f64::from(random.next_u32() >> 16);
        let vector: Vec<_> = (0..self.size).map(|_| entry()).collect();
        let right = self.right_times(&vector);
        for (task, output) in (0..).zip(outputs) {
            let elements = output.elements().unwrap_or_default();
            self.check_rows(task, elements, &vector, &right)?;
        }
        Ok(())
    }
}

impl Job for Multiplying<'_> {
    fn step(&mut self) -> Step {
        let size = self.size;
        let down = self.rows().div_ceil(ROWS);
        let blocks = down * size.div_ceil(COLUMNS);
        let count = (PRODUCTS_PER_STEP / (ROWS * COLUMNS * size)).max(1);
        for block in self.block..blocks.min(self.block + count) {
            self.compute(ROWS * (block % down), block / down);
        }
        self.block += count;
        if self.block < blocks {
            return Step::More;
        }
        Step::Done(Output::Elements(std::mem::take(&mut self.elements)))
    }
}

impl<'a> Multiplying<'a> {
    fn new(size: usize, left: &'a [f32], right: Cow<'a, [f32x8]>) -> Self {
        Self {
            size,
            left,
            right,
            block: 0,
            elements: vec![0.0; left.len()],
        }
    }

    fn rows(&self) -> usize {
        self.left.len() / self.size
    }

    /// Computes the block of the product that begins at the task's `top`th row
    /// and lies in this panel.
    fn compute(&mut self, top: usize, panel: usize) {
        let (size, last) = (self.size, self.rows() - 1);
        let left: [_; ROWS] = std::array::from_fn(|row| {
            // Beyond the task's last row this repeats that row; the result is dropped below.
            &self.left[(top + row).min(last) * size..][..size]
        });
        let sums = sum_block(left, &self.right[panel * size..][..size]);
        let rows = self.elements.chunks_exact_mut(size).skip(top);
        for (row, sums) in rows.zip(&sums) {
            let columns = row[panel * COLUMNS..].iter_mut();
            columns
                .zip(sums.as_array())
                .for_each(|(element, sum)| *element = *sum);
        }
    }
}

/// Four rows of the left factor times one panel of the right.
fn sum_block([a, b, c, d]: [&[f32]; ROWS], panel: &[f32x8]) -> [f32x8; ROWS] {
    let mut sums = [f32x8::ZERO; ROWS];
    for ((((a, b), c), d), right) in a.iter().zip(b).zip(c).zip(d).zip(panel) {
        for (sum, left) in sums.iter_mut().zip([a, b, c, d]) {
            *sum += f32x8::splat(*left) * *right;
        }
    }
    sums
}

fn dot(left: &[f32], right: &[f64]) -> f64 {
    left.iter()
        .zip(right)
        .map(|(left, right)| f64::from(*left) * right)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Product, draw};
    use crate::work::{Output, Params, Plan};

    impl Product {
        fn entry(&self, row: usize, column: usize) -> f32 {
            let (panel, lane) = (column / COLUMNS, column % COLUMNS);
            let right = |k: usize| self.right[panel * self.size + k].to_array()[lane];
            (0..self.size)
                .map(|k| self.left[row * self.size + k] * right(k))
                .sum()
        }
    }

    #[test]
    fn every_element_is_the_sum_of_products() {
        // Neither the side nor the rows of a task are multiples of a block's.
        for (side, tasks) in [(13, 1), (13, 2), (24, 3), (30, 7)] {
            let params = Params {
                tasks,
                size: side,
                latency_ms: 0,
                seed: 5,
                chunk: None,
            };
            let product = draw(params).unwrap();
            let outputs: Vec<_> = (0..tasks)
                .map(|task| product.run_task(0, task, &[]))
                .collect();
            let elements: Vec<_> = outputs
                .iter()
                .filter_map(Output::elements)
                .flatten()
                .collect();
            let side = side as usize;
            assert_eq!(elements.len(), side * side);
            for (place, element) in elements.into_iter().enumerate() {
                let expected = product.entry(place / side, place % side);
                assert_eq!(element.to_bits(), expected.to_bits(), "{place}");
            }
            assert_eq!(product.check(&outputs), Ok(()));
        }
    }
}
