//! What a class has found: cores against speed-up. It must not know of charts.

use super::Entry;
use crate::stats;
use crate::work::Workload;

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

/// What was run, most often run first; a chart shows one workload, since others
/// have other speed-ups.
pub fn workloads(entries: &[Entry]) -> Vec<(Workload, usize)> {
    let count = |workload| {
        entries
            .iter()
            .filter(|entry| entry.workload == workload)
            .count()
    };
    let counts = Workload::ALL
        .into_iter()
        .map(|workload| (workload, count(workload)));
    let mut counts: Vec<_> = counts.filter(|&(_, count)| count > 0).collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts
}

/// The entries of one workload, by their cores, fewest first.
pub fn groups(entries: &[Entry], workload: Workload) -> Vec<Group> {
    let mut points: Vec<(u32, f64)> = entries
        .iter()
        .filter(|entry| entry.workload == workload)
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
