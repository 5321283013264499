//! Which outcomes states can still reach.

use super::{Graph, State, StateId};

/// Sets of outcomes are found only if they take no more words than this.
const MOST_WORDS: usize = 16 << 20;

/// Which outcomes each state can still reach.
pub struct Reach {
    sets: Vec<u64>,
    words: usize,
    outcomes: usize,
}

impl Reach {
    /// Of all states; `None`: that would take too much.
    pub fn of(graph: &Graph, outcomes: usize) -> Option<Self> {
        // One more, for runs that go on for ever.
        let words = (outcomes + 1).div_ceil(64);
        if words * graph.states.len() > MOST_WORDS {
            return None;
        }
        let components = graph.components();
        let count = components.iter().max().map_or(0, |most| *most as usize + 1);
        let mut of_components = vec![0_u64; count * words];
        let mut order: Vec<usize> = (0..graph.states.len()).collect();
        order.sort_by_key(|state| components[*state]);
        let hangs = graph.hangs(&components);
        for states in &hangs {
            let own = components[states[0] as usize] as usize;
            of_components[own * words + outcomes / 64] |= 1 << (outcomes % 64);
        }
        // A component comes after all that it leads to.
        for state in order {
            let own = components[state] as usize;
            if let Some(outcome) = graph.states[state].outcome {
                of_components[own * words + outcome as usize / 64] |= 1 << (outcome % 64);
            }
            for edge in &graph.states[state].edges {
                let to = components[edge.to as usize] as usize;
                for word in 0..words {
                    of_components[own * words + word] |= of_components[to * words + word];
                }
            }
        }
        let sets = components
            .iter()
            .flat_map(|own| {
                let first = *own as usize * words;
                of_components[first..first + words].to_vec()
            })
            .collect();
        Some(Self {
            sets,
            words,
            outcomes,
        })
    }

    /// The outcomes that a state can still reach, by number; the one after the last: it may go on for ever.
    pub fn outcomes(&self, state: StateId) -> Vec<usize> {
        let set = self.set(state);
        let has = |outcome: &usize| set[outcome / 64] >> (outcome % 64) & 1 == 1;
        (0..=self.outcomes).filter(has).collect()
    }

    fn set(&self, state: StateId) -> &[u64] {
        let first = state as usize * self.words;
        &self.sets[first..first + self.words]
    }

    /// Does it matter which of two threads takes its step first?
    pub fn differ(&self, graph: &Graph, state: &State, one: u8, other: u8) -> bool {
        let after = |first: u8, second: u8| {
            let middle = state.after(first)?;
            let middle = &graph.states[middle as usize];
            // It may be that the second one waits now.
            middle.after(second).or(state.after(first))
        };
        match (after(one, other), after(other, one)) {
            (Some(left), Some(right)) => self.set(left) != self.set(right),
            _ => false,
        }
    }
}
