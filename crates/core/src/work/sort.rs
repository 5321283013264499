//! Sorts random numbers: chunks first, then parts of all chunks are merged
//! (parallel sorting by regular sampling: Shi and Schaeffer, 1992). Must not
//! know of clocks, threads or the web.

use super::Element;
use super::answer::{one_each, wrong};
use super::merge::{Merger, Runs};
use super::remote::{Payload, PayloadRef, Remote};
use super::split::{mix, slots, stream};
use super::{
    About, Bound, Job, Output, Params, Plan, PlanError, Slider, Spread, WrongAnswer, reserve,
};
use rand_core::Rng;
use std::ops::Range;

/// The most numbers that are sorted in one slice: this takes some 0.2 ms, and they fit
/// into a processor's second-level cache.
const PIECE: usize = 1 << 14;

/// How often the numbers are in memory at worst, while parts are merged: the
/// input, the sorted chunks, and the parts twice. And once to spare.
const COPIES: usize = 5;

const THOUSAND: u64 = 1_000;

pub(super) const ABOUT: About = About {
    id: "sort",
    title: "Sorting",
    task: "sorts one chunk of the numbers, and then merges one part of all chunks",
    bound: Bound::Cpu,
    why: "Comparing and moving numbers keeps processor and memory busy; nothing waits.",
    caveat: "",
    tasks: Slider {
        label: "Chunks",
        unit: "",
        min: 1,
        max: 64,
        default: 16,
        spread: Spread::Logarithmic,
    },
    size: Some(Slider {
        label: "Numbers to sort",
        unit: "thousand",
        min: 1,
        max: 100_000,
        default: 4_000,
        spread: Spread::Logarithmic,
    }),
    latency: None,
    element: Some(Element {
        one: "number",
        many: "numbers",
        count: |size| u64::from(size) * THOUSAND,
        least: 1,
    }),
};

/// Draws the numbers.
///
/// # Errors
/// [`PlanError::OutOfMemory`] if there is not enough memory to sort them.
pub(super) fn plan(params: Params) -> Result<impl Plan, PlanError> {
    let count = ABOUT.elements(params) as usize;
    // Allocates all the memory that the run will need, and frees the rest again: running
    // out of memory later, within a task, would end the engine.
    let mut numbers = reserve(COPIES * count)?;
    let mut random = stream(params.seed, 0);
    numbers.extend((0..count).map(|_| random.next_u32()));
    numbers.shrink_to_fit();
    let fingerprint = Fingerprint::of(&numbers);
    Ok(Sorting {
        tasks: params.tasks,
        numbers,
        fingerprint,
    })
}

struct Sorting {
    tasks: u32,
    numbers: Vec<u32>,
    fingerprint: Fingerprint,
}

/// The work in a process: numbers come in, and go out sorted.
struct RemoteSorting;

pub(super) fn remote() -> impl Remote {
    RemoteSorting
}

impl Remote for RemoteSorting {
    fn start<'a>(
        &'a self,
        phase: usize,
        _: u32,
        payload: &'a [Payload],
    ) -> Option<Box<dyn Job + 'a>> {
        let parts: Vec<_> = payload.iter().filter_map(Payload::numbers).collect();
        match (phase, &parts[..]) {
            (0, [chunk]) => Some(sorter(chunk)),
            (1, _) => Some(Box::new(Merger::new(Runs::Sorted, parts))),
            _ => None,
        }
    }
}

fn sorter(chunk: &[u32]) -> Box<dyn Job + '_> {
    Box::new(Merger::new(Runs::Unsorted, chunk.chunks(PIECE).collect()))
}

impl Sorting {
    /// What a task of the first phase sorts.
    fn chunk(&self, task: u32) -> &[u32] {
        &self.numbers[slots(self.numbers.len(), self.tasks, task)]
    }

    /// What a task of the second phase merges: of each sorted chunk, the part
    /// with those values that the task is responsible for.
    fn parts<'a>(&self, task: u32, before: &'a [Output]) -> Vec<&'a [u32]> {
        let chunks: Vec<_> = before.iter().filter_map(Output::numbers).collect();
        let bounds = Bounds::new(&chunks, self.tasks as usize, task as usize);
        chunks
            .into_iter()
            .map(|chunk| &chunk[bounds.within(chunk)])
            .collect()
    }
}

/// A hash that does not depend on the order of the numbers, and hardly ever is the same for
/// other numbers.
#[derive(Clone, Copy, Default, PartialEq)]
struct Fingerprint {
    count: usize,
    sum: u64,
    sum_of_mixed: u64,
}

impl Fingerprint {
    fn of(numbers: &[u32]) -> Self {
        let mut fingerprint = Self {
            count: numbers.len(),
            ..Self::default()
        };
        for &number in numbers {
            let number = u64::from(number);
            fingerprint.sum = fingerprint.sum.wrapping_add(number);
            fingerprint.sum_of_mixed = fingerprint.sum_of_mixed.wrapping_add(mix(number));
        }
        fingerprint
    }

    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.sum = self.sum.wrapping_add(other.sum);
        self.sum_of_mixed = self.sum_of_mixed.wrapping_add(other.sum_of_mixed);
    }
}

impl Plan for Sorting {
    fn phases(&self) -> Vec<u32> {
        vec![self.tasks, self.tasks]
    }

    fn start<'a>(&'a self, phase: usize, task: u32, before: &'a [Output]) -> Box<dyn Job + 'a> {
        if phase == 0 {
            return sorter(self.chunk(task));
        }
        Box::new(Merger::new(Runs::Sorted, self.parts(task, before)))
    }

    fn payload<'a>(&'a self, phase: usize, task: u32, before: &'a [Output]) -> Vec<PayloadRef<'a>> {
        let parts = match phase {
            0 => vec![self.chunk(task)],
            _ => self.parts(task, before),
        };
        parts.into_iter().map(PayloadRef::Numbers).collect()
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        one_each(self.tasks, outputs)?;
        let mut fingerprint = Fingerprint::default();
        let mut largest = 0;
        for (task, output) in (0..).zip(outputs) {
            let numbers = output.numbers().unwrap_or_default();
            let first = numbers.first().copied().unwrap_or(largest);
            if first < largest || !numbers.is_sorted() {
                return Err(wrong(task, "the numbers are out of order"));
            }
            largest = numbers.last().copied().unwrap_or(largest);
            fingerprint.add(Fingerprint::of(numbers));
        }
        if fingerprint == self.fingerprint {
            return Ok(());
        }
        Err(WrongAnswer(
            "these are not the numbers that were to be sorted".into(),
        ))
    }
}

/// The values that one merging task is responsible for.
struct Bounds {
    from: Option<u32>,
    to: Option<u32>,
}

impl Bounds {
    /// Every task comes to the same pivots by itself: regular samples of each
    /// sorted chunk, and of those, sorted, again regular samples. No task gets
    /// more than twice its share of distinct numbers.
    fn new(chunks: &[&[u32]], tasks: usize, task: usize) -> Self {
        let sample = |chunk: &[u32], index| chunk.get(chunk.len() * index / tasks).copied();
        let mut samples: Vec<_> = chunks
            .iter()
            .flat_map(|chunk| (0..tasks).filter_map(move |index| sample(chunk, index)))
            .collect();
        let mut pivot = |index: usize| {
            let place =
                (index * samples.len() / tasks + tasks / 2).min(samples.len().checked_sub(1)?);
            let is_between = 0 < index && index < tasks;
            is_between.then(|| *samples.select_nth_unstable(place).1)
        };
        Self {
            from: pivot(task),
            to: pivot(task + 1),
        }
    }

    /// Where in a sorted chunk these values lie.
    fn within(&self, chunk: &[u32]) -> Range<usize> {
        let place = |bound| chunk.partition_point(|&number| number < bound);
        self.from.map_or(0, place)..self.to.map_or(chunk.len(), place)
    }
}

#[cfg(test)]
mod tests {
    use super::Bounds;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_of_every_chunk_are_the_chunk(
            mut chunks in prop::collection::vec(prop::collection::vec(0..50_u32, 0..40), 1..8),
            tasks in 1..9_usize,
        ) {
            for chunk in &mut chunks {
                chunk.sort_unstable();
            }
            let chunks: Vec<_> = chunks.iter().map(Vec::as_slice).collect();
            for chunk in &chunks {
                let mut end = 0;
                for task in 0..tasks {
                    let part = Bounds::new(&chunks, tasks, task).within(chunk);
                    prop_assert_eq!(part.start, end);
                    end = part.end;
                }
                prop_assert_eq!(end, chunk.len());
            }
        }
    }

    #[test]
    fn no_task_merges_more_than_twice_its_share() {
        let chunks: Vec<Vec<u32>> = (0..8)
            .map(|chunk| (0..1_000).map(|number| number * (chunk + 1)).collect())
            .collect();
        let chunks: Vec<_> = chunks.iter().map(Vec::as_slice).collect();
        for task in 0..8 {
            let bounds = Bounds::new(&chunks, 8, task);
            let count: usize = chunks.iter().map(|chunk| bounds.within(chunk).len()).sum();
            assert!(count <= 2_000, "task {task} has {count}");
        }
    }
}
