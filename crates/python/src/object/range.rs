//! Ranges.

/// A range of integers of 64 bits. (A range of greater ones is refused.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first.
    pub start: i64,
    /// The end, which is not part of it.
    pub stop: i64,
    /// From one to the next; not 0.
    pub step: i64,
}

impl Range {
    /// How many numbers it has.
    #[must_use]
    pub fn len(&self) -> u64 {
        let (first, end) = (i128::from(self.start), i128::from(self.stop));
        let step = i128::from(self.step);
        let count = if step > 0 {
            (end - first + step - 1) / step
        } else {
            (first - end - step - 1) / -step
        };
        count.max(0) as u64
    }

    /// Is it empty?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at an index, which must be less than `len`.
    pub fn at(&self, index: u64) -> i64 {
        (i128::from(self.start) + i128::from(self.step) * i128::from(index)) as i64
    }

    /// The index of a number.
    pub fn index_of(&self, number: i64) -> Option<u64> {
        let (distance, step) = (
            i128::from(number) - i128::from(self.start),
            i128::from(self.step),
        );
        let index = u64::try_from(distance / step).ok()?;
        (distance % step == 0 && index < self.len()).then_some(index)
    }
}
