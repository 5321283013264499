//! The easiest ways to states: with the fewest preemptions, then the fewest changes of thread, then the fewest steps.

use super::{Graph, NOBODY, StateId};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What a way costs, in the order of importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Changes from a thread that could go on.
    pub preemptions: u32,
    /// Changes of thread.
    pub switches: u32,
    /// Steps.
    pub steps: u32,
}

/// A cost as one number, in the same order: there are fewer steps than states, and those fit into 24 bits.
type Packed = u64;

const STEPS: u32 = 24;
const SWITCHES: u32 = 20;
const FAR: Packed = Packed::MAX;

impl Cost {
    fn packed(preemptions: u32, switches: u32, steps: u32) -> Packed {
        u64::from(preemptions) << (STEPS + SWITCHES)
            | u64::from(switches) << STEPS
            | u64::from(steps)
    }

    fn unpacked(cost: Packed) -> Self {
        let bits = |from: u32, count: u32| (cost >> from & ((1 << count) - 1)) as u32;
        Self {
            preemptions: (cost >> (STEPS + SWITCHES)) as u32,
            switches: bits(STEPS, SWITCHES),
            steps: bits(0, STEPS),
        }
    }
}

/// The easiest way to each state, for each thread that may have taken the last step.
pub struct Paths {
    costs: Vec<Packed>,
    before: Vec<u32>,
    /// How many nodes a state has: one for each thread, and one for nobody.
    width: usize,
}

impl Graph {
    /// The easiest ways to all states.
    pub fn paths(&self) -> Paths {
        let threads = self
            .states
            .iter()
            .map(|state| 64 - state.can.leading_zeros() as usize);
        let width = threads.max().unwrap_or(0) + 1;
        let mut paths = Paths {
            costs: vec![FAR; self.states.len() * width],
            before: vec![u32::MAX; self.states.len() * width],
            width,
        };
        let begin = width - 1;
        paths.costs[begin] = 0;
        let mut open = BinaryHeap::from([Reverse((0, begin as u32))]);
        while let Some(Reverse((cost, node))) = open.pop() {
            let node = node as usize;
            if cost > paths.costs[node] {
                continue;
            }
            let last = paths.last(node);
            let state = &self.states[node / width];
            for edge in &state.edges {
                let next = edge.to as usize * width + usize::from(edge.thread);
                let preemptions = state.preemptions(last, edge.thread);
                let switches = u32::from(last != NOBODY && last != edge.thread);
                let reached = cost + Cost::packed(preemptions, switches, 1);
                if reached < paths.costs[next] {
                    paths.costs[next] = reached;
                    paths.before[next] = node as u32;
                    open.push(Reverse((reached, next as u32)));
                }
            }
        }
        paths
    }
}

impl Paths {
    fn last(&self, node: usize) -> u8 {
        match node % self.width {
            last if last == self.width - 1 => NOBODY,
            last => last as u8,
        }
    }

    /// The fewest preemptions with which a state is reached.
    pub fn preemptions(&self, state: StateId) -> u32 {
        let first = state as usize * self.width;
        let costs = self.costs[first..first + self.width].iter();
        let fewest = costs.min().copied().filter(|cost| *cost != FAR);
        fewest.map_or(u32::MAX, |cost| Cost::unpacked(cost).preemptions)
    }

    /// The easiest way to the easiest of these states: whose steps, and its cost.
    pub fn to(
        &self,
        states: impl IntoIterator<Item = StateId>,
    ) -> Option<(Cost, StateId, Vec<u8>)> {
        let nodes = states.into_iter().flat_map(|state| {
            let first = state as usize * self.width;
            first..first + self.width
        });
        let mut node = nodes.min_by_key(|node| self.costs[*node])?;
        let (cost, state) = (self.costs[node], (node / self.width) as StateId);
        if cost == FAR {
            return None;
        }
        let mut steps = Vec::new();
        while self.last(node) != NOBODY {
            steps.push(self.last(node));
            node = self.before[node] as usize;
        }
        steps.reverse();
        Some((Cost::unpacked(cost), state, steps))
    }
}
