//! Merges sorted runs of numbers, pair by pair, slice by slice. Must not
//! know where the runs come from.

use super::{Job, Output, Step};
use std::mem::{swap, take};
use std::vec::IntoIter;

/// Some 0.1 ms of merging.
const NUMBERS_PER_STEP: usize = 1 << 16;

/// In which order the numbers of a run come.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Runs {
    Sorted,
    Unsorted,
}

/// Turns runs into one sorted list: takes them in, sorts them if need be, and
/// then halves their number, pass by pass.
pub(super) struct Merger<'a> {
    runs: Runs,
    /// Runs still to be taken in.
    waiting: IntoIter<&'a [u32]>,
    /// Sorted runs, one behind the other.
    numbers: Vec<u32>,
    /// Where in `numbers` each of them ends.
    ends: Vec<usize>,
    /// What this pass has merged is in `merged[..done]`.
    merged: Vec<u32>,
    done: usize,
    /// The pair of runs that `done` lies in.
    pair: usize,
}

impl<'a> Merger<'a> {
    pub(super) fn new(runs: Runs, waiting: Vec<&'a [u32]>) -> Self {
        let count = waiting.iter().map(|run| run.len()).sum();
        Self {
            runs,
            ends: Vec::with_capacity(waiting.len()),
            waiting: waiting.into_iter(),
            numbers: Vec::with_capacity(count),
            merged: vec![0; count],
            done: 0,
            pair: 0,
        }
    }

    /// Takes in one run; returns what this costs, in numbers merged.
    fn take_in(&mut self, run: &[u32]) -> usize {
        let start = self.numbers.len();
        self.numbers.extend_from_slice(run);
        self.ends.push(self.numbers.len());
        if self.runs == Runs::Sorted {
            return run.len();
        }
        self.numbers[start..].sort_unstable();
        NUMBERS_PER_STEP
    }

    /// Merges up to this many numbers of the current pair; returns how many.
    fn merge_some(&mut self, most: usize) -> usize {
        let end_of = |run: usize| self.ends.get(run).copied().unwrap_or(self.numbers.len());
        let start = if self.pair == 0 {
            0
        } else {
            end_of(2 * self.pair - 1)
        };
        let (middle, end) = (end_of(2 * self.pair), end_of(2 * self.pair + 1));
        let (left, right) = (&self.numbers[start..middle], &self.numbers[middle..end]);

        let count = most.min(end - self.done);
        let (from, to) = (self.done - start, self.done - start + count);
        let (from_left, to_left) = (co_rank(left, right, from), co_rank(left, right, to));
        merge_halves(
            &left[from_left..to_left],
            &right[from - from_left..to - to_left],
            &mut self.merged[self.done..self.done + count],
        );
        self.done += count;
        if self.done == end {
            self.pair += 1;
        }
        count
    }

    /// Makes what was merged in this pass the runs of the next.
    fn end_pass(&mut self) {
        swap(&mut self.numbers, &mut self.merged);
        let pairs = self.ends.chunks(2).filter_map(|pair| pair.last().copied());
        self.ends = pairs.collect();
        self.done = 0;
        self.pair = 0;
    }
}

impl Job for Merger<'_> {
    fn step(&mut self) -> Step {
        let mut cost = 0;
        while cost < NUMBERS_PER_STEP {
            if let Some(run) = self.waiting.next() {
                cost += self.take_in(run);
            } else if self.ends.len() < 2 {
                return Step::Done(Output::Numbers(take(&mut self.numbers)));
            } else if 2 * self.pair < self.ends.len() {
                cost += self.merge_some(NUMBERS_PER_STEP - cost);
            } else {
                self.end_pass();
            }
        }
        Step::More
    }
}

/// How many of the first `count` numbers of the merged list come from `left`
/// (where numbers are equal, those of `left` come first).
fn co_rank(left: &[u32], right: &[u32], count: usize) -> usize {
    let (mut low, mut high) = (count.saturating_sub(right.len()), count.min(left.len()));
    while low < high {
        let middle = usize::midpoint(low, high);
        if left[middle] <= right[count - middle - 1] {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Merges both halves of the output alternately: in one merge each comparison depends on
/// the one before, and two such chains use a processor better.
fn merge_halves(left: &[u32], right: &[u32], out: &mut [u32]) {
    let half = out.len() / 2;
    let from_left = co_rank(left, right, half);
    let (left, left_above) = left.split_at(from_left);
    let (right, right_above) = right.split_at(half - from_left);
    let (out, out_above) = out.split_at_mut(half);
    let mut below = Merge {
        left,
        right,
        out,
        from_left: 0,
        from_right: 0,
    };
    let mut above = Merge {
        left: left_above,
        right: right_above,
        out: out_above,
        from_left: 0,
        from_right: 0,
    };
    while below.advance() && above.advance() {}
    below.finish();
    above.finish();
}

/// Two sorted lists on their way into one.
struct Merge<'a> {
    left: &'a [u32],
    right: &'a [u32],
    out: &'a mut [u32],
    from_left: usize,
    from_right: usize,
}

impl Merge<'_> {
    /// Moves the smaller number, unless one of the lists is at its end. Free of
    /// branches on the numbers, which no processor could predict.
    #[inline]
    fn advance(&mut self) -> bool {
        let at = self.from_left + self.from_right;
        let (Some(&left), Some(&right), Some(out)) = (
            self.left.get(self.from_left),
            self.right.get(self.from_right),
            self.out.get_mut(at),
        ) else {
            return false;
        };
        let is_left = left <= right;
        *out = if is_left { left } else { right };
        self.from_left += usize::from(is_left);
        self.from_right += usize::from(!is_left);
        true
    }

    fn finish(mut self) {
        while self.advance() {}
        let rest = &mut self.out[self.from_left + self.from_right..];
        let (left, right) = (&self.left[self.from_left..], &self.right[self.from_right..]);
        rest[..left.len()].copy_from_slice(left);
        rest[left.len()..].copy_from_slice(right);
    }
}

#[cfg(test)]
mod tests {
    use super::{Merger, NUMBERS_PER_STEP, Runs, co_rank};
    use crate::work::{Job, Output, Step};
    use proptest::prelude::*;

    fn merged(runs: Runs, waiting: &[Vec<u32>]) -> Vec<u32> {
        let mut merger = Merger::new(runs, waiting.iter().map(Vec::as_slice).collect());
        loop {
            if let Step::Done(Output::Numbers(numbers)) = merger.step() {
                return numbers;
            }
        }
    }

    fn sorted(runs: &[Vec<u32>]) -> Vec<u32> {
        let mut numbers = runs.concat();
        numbers.sort_unstable();
        numbers
    }

    proptest! {
        #[test]
        fn runs_become_one_sorted_list(
            mut runs in prop::collection::vec(prop::collection::vec(0..90_u32, 0..60), 0..9),
        ) {
            prop_assert_eq!(merged(Runs::Unsorted, &runs), sorted(&runs));
            for run in &mut runs {
                run.sort_unstable();
            }
            prop_assert_eq!(merged(Runs::Sorted, &runs), sorted(&runs));
        }

        #[test]
        fn co_ranks_cut_both_lists_where_the_merged_list_is_cut(
            mut left in prop::collection::vec(0..20_u32, 0..30),
            mut right in prop::collection::vec(0..20_u32, 0..30),
            cut in 0..60_usize,
        ) {
            left.sort_unstable();
            right.sort_unstable();
            let count = cut.min(left.len() + right.len());
            let from_left = co_rank(&left, &right, count);
            let below = [&left[..from_left], &right[..count - from_left]].concat();
            let above = [&left[from_left..], &right[count - from_left..]].concat();
            prop_assert!(below.iter().max() <= above.iter().min() || above.is_empty());
        }
    }

    #[test]
    fn a_merge_longer_than_a_step_goes_on_where_it_was() {
        let numbers = 0..NUMBERS_PER_STEP as u32;
        let runs = [2, 3, 5].map(|factor| numbers.clone().map(|number| number * factor).collect());
        assert_eq!(merged(Runs::Sorted, &runs), sorted(&runs));
    }
}
