//! What goes on for ever: states that reach no end, cycles in which all move, cycles that leave somebody out.

use super::{Graph, StateId};

/// A fault of a cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// All threads move, and none gets anywhere.
    Livelock,
    /// This thread can never go on while the others go round.
    Starvation(u8),
}

impl Graph {
    /// For each state, the number of its strongly connected component. A component has a lower number than those that lead
    /// to it.
    pub fn components(&self) -> Vec<u32> {
        Tarjan::new(self.states.len()).run(|state| {
            let edges = self.states[state].edges.iter();
            edges.map(|edge| edge.to as usize).collect()
        })
    }

    /// The states of each component that is left by no step, and where nothing ends: there a run goes on for ever.
    pub fn hangs(&self, components: &[u32]) -> Vec<Vec<StateId>> {
        let count = components.iter().max().map_or(0, |most| *most as usize + 1);
        let mut members = vec![Vec::new(); count];
        let mut closed = vec![true; count];
        for (number, state) in self.states.iter().enumerate() {
            let own = components[number];
            members[own as usize].push(number as StateId);
            let leaves = state
                .edges
                .iter()
                .any(|edge| components[edge.to as usize] != own);
            closed[own as usize] &= !leaves && state.outcome.is_none();
        }
        members
            .into_iter()
            .zip(closed)
            .filter(|(_, closed)| *closed)
            .map(|(states, _)| states)
            .collect()
    }

    /// The states from which these are certain: they lead there, and to no end.
    pub fn certain(&self, hang: &[StateId]) -> Vec<StateId> {
        let mut before = vec![Vec::new(); self.states.len()];
        for (number, state) in self.states.iter().enumerate() {
            for edge in &state.edges {
                before[edge.to as usize].push(number);
            }
        }
        let back = |from: Vec<usize>| {
            let mut found = vec![false; before.len()];
            let mut open = from;
            while let Some(state) = open.pop() {
                if !std::mem::replace(&mut found[state], true) {
                    open.extend(&before[state]);
                }
            }
            found
        };
        let ends = (0..before.len()).filter(|state| self.states[*state].outcome.is_some());
        let end = back(ends.collect());
        let leads = back(hang.iter().map(|state| *state as usize).collect());
        let states = (0..before.len()).filter(|state| leads[*state] && !end[*state]);
        states.map(|state| state as StateId).collect()
    }

    /// Faults of cycles, each with the states of one.
    pub fn faults(&self, components: &[u32]) -> Vec<(Fault, Vec<StateId>)> {
        let count = components.iter().max().map_or(0, |most| *most as usize + 1);
        let mut members = vec![Vec::new(); count];
        for (number, component) in components.iter().enumerate() {
            members[*component as usize].push(number as StateId);
        }
        let mut faults: Vec<(Fault, Vec<StateId>)> = Vec::new();
        let mut add = |fault, states: Vec<StateId>| {
            if !faults.iter().any(|(other, _)| *other == fault) {
                faults.push((fault, states));
            }
        };
        for states in members {
            let (moving, alive) = self.moving(&states, components);
            if moving == 0 {
                continue;
            }
            if moving == alive && alive.count_ones() > 1 {
                add(Fault::Livelock, states.clone());
            }
            for thread in (0..64).filter(|thread| alive >> thread & 1 == 1) {
                let without = self.cycle_without(&states, thread);
                if !without.is_empty() {
                    add(Fault::Starvation(thread), without);
                }
            }
        }
        faults
    }

    /// Which threads move within a component, and which have not ended.
    fn moving(&self, states: &[StateId], components: &[u32]) -> (u64, u64) {
        let (mut moving, mut alive) = (0, 0);
        for number in states {
            let state = &self.states[*number as usize];
            alive |= state.alive;
            for edge in &state.edges {
                if components[edge.to as usize] == components[*number as usize] {
                    moving |= 1 << edge.thread;
                }
            }
        }
        (moving, alive)
    }

    /// A cycle through states in which a thread that has not ended cannot step.
    fn cycle_without(&self, states: &[StateId], thread: u8) -> Vec<StateId> {
        let place = |state: StateId| states.binary_search(&state).ok();
        let stuck = |state: StateId| {
            let state = &self.states[state as usize];
            state.alive >> thread & 1 == 1 && state.can >> thread & 1 == 0
        };
        let next = |from: usize| -> Vec<usize> {
            if !stuck(states[from]) {
                return Vec::new();
            }
            let edges = self.states[states[from] as usize].edges.iter();
            let kept = edges.filter(|edge| stuck(edge.to));
            kept.filter_map(|edge| place(edge.to)).collect()
        };
        let components = Tarjan::new(states.len()).run(next);
        for (number, state) in states.iter().enumerate() {
            if next(number)
                .into_iter()
                .any(|to| components[to] == components[number])
            {
                return vec![*state];
            }
        }
        Vec::new()
    }
}

/// Tarjan's algorithm, without recursion.
struct Tarjan {
    index: Vec<u32>,
    low: Vec<u32>,
    component: Vec<u32>,
    stack: Vec<usize>,
    count: u32,
    components: u32,
}

const NEW: u32 = u32::MAX;

impl Tarjan {
    fn new(count: usize) -> Self {
        Self {
            index: vec![NEW; count],
            low: vec![0; count],
            component: vec![NEW; count],
            stack: Vec::new(),
            count: 0,
            components: 0,
        }
    }

    fn run(mut self, next: impl Fn(usize) -> Vec<usize>) -> Vec<u32> {
        for root in 0..self.index.len() {
            if self.index[root] == NEW {
                self.from(root, &next);
            }
        }
        self.component
    }

    fn from(&mut self, root: usize, next: &impl Fn(usize) -> Vec<usize>) {
        let mut calls = vec![(root, self.enter(root, next))];
        while let Some((state, left)) = calls.last_mut() {
            let state = *state;
            match left.pop() {
                Some(to) if self.index[to] == NEW => {
                    let left = self.enter(to, next);
                    calls.push((to, left));
                }
                Some(to) if self.component[to] == NEW => {
                    self.low[state] = self.low[state].min(self.index[to]);
                }
                Some(_) => {}
                None => {
                    calls.pop();
                    self.leave(state);
                    if let Some((caller, _)) = calls.last() {
                        self.low[*caller] = self.low[*caller].min(self.low[state]);
                    }
                }
            }
        }
    }

    fn enter(&mut self, state: usize, next: &impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
        self.index[state] = self.count;
        self.low[state] = self.count;
        self.count += 1;
        self.stack.push(state);
        next(state)
    }

    fn leave(&mut self, state: usize) {
        if self.low[state] != self.index[state] {
            return;
        }
        while let Some(member) = self.stack.pop() {
            self.component[member] = self.components;
            if member == state {
                break;
            }
        }
        self.components += 1;
    }
}
