//! The search through all states: depth first, one state at a time in the machine.

use crate::fingerprint;
use crate::graph::{Edge, Graph, MOST_THREADS, NOBODY, State, StateId};
use crate::op::Op;
use crate::outcome::Found;
use crate::process::{Process, Save};
use crate::races::Races;
use crate::settings::Reduction;
use rustc_hash::FxHashMap;

/// A state whose steps are being taken.
struct Open {
    save: Save,
    state: StateId,
    /// The thread that led here.
    last: u8,
    /// Preemptions on the way here.
    cost: u32,
    /// Steps that were not taken yet.
    todo: Vec<u8>,
}

/// A search under way.
#[derive(Default)]
pub struct Search {
    pub graph: Graph,
    pub found: Found,
    pub races: Races,
    /// States to go back to after the search.
    pub kept: Vec<Save>,
    known: FxHashMap<u128, StateId>,
    /// With a bound on preemptions: the fewest with which a state was entered, by the last thread.
    costs: FxHashMap<(StateId, u8), u32>,
    open: Vec<Open>,
    /// Steps taken.
    pub steps: u64,
    /// Was something left out because of the bound?
    pub cut: bool,
    /// Is everything searched?
    pub done: bool,
    /// Are releases of locks and ends of threads steps?
    pub finely: bool,
}

impl Search {
    /// Begins with the state in which a process is.
    pub fn begin(process: &mut Process) -> Self {
        let mut search = Self {
            finely: process.knowledge.finely,
            ..Self::default()
        };
        search.enter(process, NOBODY, 0);
        search.done = search.open.is_empty();
        search
    }

    /// Takes a step, or goes back.
    pub fn advance(&mut self, process: &mut Process) {
        let Some(open) = self.open.last_mut() else {
            self.done = true;
            return;
        };
        let Some(thread) = open.todo.pop() else {
            self.open.pop();
            if let Some(open) = self.open.last() {
                process.restore(&open.save);
            }
            return;
        };
        let (from, last, cost) = (open.state, open.last, open.cost);
        let cost = cost + self.graph.states[from as usize].preemptions(last, thread);
        if process.settings.bound.is_some_and(|bound| cost > bound) {
            self.cut = true;
            return;
        }
        process.step(usize::from(thread));
        self.steps += 1;
        if process.knowledge.changed || process.refused.is_some() {
            return;
        }
        let (to, entered) = self.enter(process, thread, cost);
        let edges = &mut self.graph.states[from as usize].edges;
        if !edges.iter().any(|edge| edge.thread == thread) {
            edges.push(Edge { thread, to });
        }
        if !entered && let Some(open) = self.open.last() {
            process.restore(&open.save);
        }
        if process.machine.heap.is_full() {
            let open = self.open.iter().map(|open| &open.save);
            let saves: Vec<&Save> = open.chain(&self.kept).collect();
            process.collect(&saves);
        }
    }

    /// The state in which the process is; was it entered, because it has to be searched (again)?
    fn enter(&mut self, process: &mut Process, last: u8, cost: u32) -> (StateId, bool) {
        let next = self.graph.states.len() as StateId;
        let id = if process.settings.reductions.has(Reduction::Matching) {
            let digest = fingerprint::of(process);
            *self.known.entry(digest).or_insert(next)
        } else {
            next
        };
        let new = id == next;
        if new {
            let state = self.describe(process);
            self.graph.states.push(state);
        }
        let again = process.settings.bound.is_some() && self.is_cheaper(id, last, cost);
        let state = &self.graph.states[id as usize];
        if !(new || again) || state.can == 0 {
            return (id, false);
        }
        let mut todo: Vec<u8> = (0..64)
            .filter(|thread| state.can >> thread & 1 == 1)
            .collect();
        todo.reverse();
        self.open.push(Open {
            save: process.save(),
            state: id,
            last,
            cost,
            todo,
        });
        (id, true)
    }

    /// The most preemptions that one of the outcomes needs.
    pub fn most_needed(&self) -> u32 {
        let paths = self.graph.paths();
        let mut fewest = vec![u32::MAX; self.found.outcomes.len()];
        for (number, state) in self.graph.states.iter().enumerate() {
            if let Some(outcome) = state.outcome {
                let known = &mut fewest[outcome as usize];
                *known = paths.preemptions(number as StateId).min(*known);
            }
        }
        let hangs = self.graph.hangs(&self.graph.components());
        let of_hang = |states: &Vec<StateId>| {
            let costs = states.iter().map(|state| paths.preemptions(*state));
            costs.min().unwrap_or(0)
        };
        let hangs = hangs.iter().map(of_hang);
        fewest.into_iter().chain(hangs).max().unwrap_or(0)
    }

    fn is_cheaper(&mut self, state: StateId, last: u8, cost: u32) -> bool {
        let known = self.costs.entry((state, last)).or_insert(u32::MAX);
        let cheaper = cost < *known;
        *known = cost.min(*known);
        cheaper
    }

    fn describe(&mut self, process: &mut Process) -> State {
        let mut state = State::default();
        for thread in 0..process.slots.len().min(MOST_THREADS) {
            match process.slots[thread].next {
                None => continue,
                Some(Op::Join(_)) => process.knowledge.holds |= thread != 0,
                Some(op) => {
                    state.alive |= 1 << thread;
                    if let Op::Acquire(lock) = op {
                        process.knowledge.lock(lock, thread);
                    }
                }
            }
            if process.can_step(thread) {
                state.can |= 1 << thread;
                if process.slots[thread].next.is_some_and(|op| op.yields()) {
                    state.yields |= 1 << thread;
                }
            }
        }
        state.races = self.races.in_state(process, state.can);
        if state.can == 0 {
            state.outcome = Some(self.found.add(process));
        }
        state
    }
}
