//! What a class has found: cores against speed-up. It must not know of charts.

use super::{Entry, Ran};
use crate::stats;
use crate::work::Workload;
use std::collections::BTreeSet;

/// The entries with the same number of cores.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// How many cores.
    pub cores: u32,
    /// How many entries.
    pub count: usize,
    /// The middle speed-up.
    pub median: f64,
    /// The first and third quartile of the speed-ups.
    pub quartiles: [f64; 2],
}

/// What was run, most often run first; a chart shows one kind, since others have other
/// speed-ups.
pub fn kinds(entries: &[Entry]) -> Vec<(Ran, usize)> {
    let workloads = Workload::ALL.map(Ran::Workload);
    let numbers = entries.iter().filter_map(|entry| match entry.ran {
        Ran::Program(number) => Some(number),
        Ran::Workload(_) => None,
    });
    let programs = numbers
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(Ran::Program);
    let count = |ran| entries.iter().filter(|entry| entry.ran == ran).count();
    let counts = workloads.into_iter().chain(programs);
    let counts = counts.map(|ran| (ran, count(ran)));
    let mut counts: Vec<_> = counts.filter(|&(_, count)| count > 0).collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts
}

/// The entries of one kind, by their cores, fewest first.
pub fn groups(entries: &[Entry], ran: Ran) -> Vec<Group> {
    let mut points: Vec<(u32, f64)> = entries
        .iter()
        .filter(|entry| entry.ran == ran)
        .map(|entry| (entry.cores(), entry.speedup.times()))
        .collect();
    points.sort_by_key(|&(cores, _)| cores);
    let groups = points.chunk_by(|a, b| a.0 == b.0);
    groups.filter_map(group).collect()
}

fn group(points: &[(u32, f64)]) -> Option<Group> {
    let &(cores, _) = points.first()?;
    let speedups: Vec<f64> = points.iter().map(|&(_, speedup)| speedup).collect();
    let summary = stats::summarize(&speedups)?;
    Some(Group {
        cores,
        count: speedups.len(),
        median: summary.median,
        quartiles: summary.quartiles,
    })
}
