//! How frequent outcomes are: among all schedules, and under a scheduler that picks any thread that can step.

use super::Graph;

/// How frequent outcomes are, by their numbers.
#[derive(Clone, Debug)]
pub struct Shares {
    /// How many schedules there are; `None`: infinitely many.
    pub schedules: Option<f64>,
    /// Which share of them has the outcome; `None` as well.
    pub of_schedules: Option<Vec<f64>>,
    /// The probability under a scheduler that picks each thread that can step with the same probability.
    pub random: Option<Vec<f64>>,
}

/// What it takes to run each schedule by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BruteForce {
    /// How many there are.
    pub schedules: f64,
    /// How many steps they have, each from its beginning to its end.
    pub steps: f64,
    /// How many are taken if after each it goes back to where the next one differs.
    pub steps_going_back: f64,
}

/// Rounds after which a probability is given up that does not settle.
const ROUNDS: usize = 10_000;
/// What may be left of a probability of one.
const LEFT: f64 = 1e-9;

impl Graph {
    /// How frequent outcomes are, where all states are known.
    pub fn shares(&self, outcomes: usize) -> Shares {
        match self.order() {
            Some(order) => {
                let counts = self.flow(&order, outcomes, false);
                let all: f64 = counts.iter().sum();
                let shares = counts.iter().map(|count| count / all).collect();
                Shares {
                    schedules: Some(all).filter(|all| all.is_finite()),
                    of_schedules: all.is_finite().then_some(shares),
                    random: Some(self.flow(&order, outcomes, true)),
                }
            }
            None => Shares {
                schedules: None,
                of_schedules: None,
                random: self.settle(outcomes),
            },
        }
    }

    /// The states so that each stands before those that it leads to; `None`: there is a cycle.
    fn order(&self) -> Option<Vec<usize>> {
        let mut into = vec![0_u32; self.states.len()];
        for edge in self.states.iter().flat_map(|state| &state.edges) {
            into[edge.to as usize] += 1;
        }
        let mut order: Vec<usize> = (0..into.len()).filter(|state| into[*state] == 0).collect();
        let mut next = 0;
        while let Some(state) = order.get(next).copied() {
            next += 1;
            for edge in &self.states[state].edges {
                into[edge.to as usize] -= 1;
                if into[edge.to as usize] == 0 {
                    order.push(edge.to as usize);
                }
            }
        }
        (order.len() == into.len()).then_some(order)
    }

    /// What it takes to run each schedule by itself; `None`: there are infinitely many.
    pub fn brute_force(&self) -> Option<BruteForce> {
        let order = self.order()?;
        let ways = self.passing(&order, false);
        // How many schedules go on from each state.
        let mut on = vec![1.0; self.states.len()];
        for number in order.into_iter().rev() {
            let edges = &self.states[number].edges;
            if !edges.is_empty() {
                on[number] = edges.iter().map(|edge| on[edge.to as usize]).sum();
            }
        }
        let mut all = BruteForce {
            schedules: on[0],
            steps: 0.0,
            steps_going_back: 0.0,
        };
        for (state, ways) in self.states.iter().zip(ways) {
            for edge in &state.edges {
                all.steps += ways * on[edge.to as usize];
                all.steps_going_back += ways;
            }
        }
        Some(all)
    }

    /// What arrives at the outcomes of one that begins at the first state: split at each state, or not.
    fn flow(&self, order: &[usize], outcomes: usize, split: bool) -> Vec<f64> {
        let mut arrived = vec![0.0; outcomes];
        for (state, here) in self.states.iter().zip(self.passing(order, split)) {
            if let Some(outcome) = state.outcome {
                arrived[outcome as usize] += here;
            }
        }
        arrived
    }

    /// What of it comes through each state.
    fn passing(&self, order: &[usize], split: bool) -> Vec<f64> {
        let mut here = vec![0.0; self.states.len()];
        here[0] = 1.0;
        for number in order {
            let edges = &self.states[*number].edges;
            let ways = if split { edges.len() as f64 } else { 1.0 };
            for edge in edges {
                here[edge.to as usize] += here[*number] / ways;
            }
        }
        here
    }

    /// The same where there are cycles: until next to nothing is under way. `None`: something always is.
    fn settle(&self, outcomes: usize) -> Option<Vec<f64>> {
        let mut here = vec![0.0; self.states.len()];
        let mut arrived = vec![0.0; outcomes];
        here[0] = 1.0;
        for _ in 0..ROUNDS {
            let mut next = vec![0.0; here.len()];
            for (state, mass) in self
                .states
                .iter()
                .zip(&here)
                .filter(|(_, mass)| **mass > 0.0)
            {
                if let Some(outcome) = state.outcome {
                    arrived[outcome as usize] += mass;
                }
                for edge in &state.edges {
                    next[edge.to as usize] += mass / state.edges.len() as f64;
                }
            }
            here = next;
            if here.iter().sum::<f64>() < LEFT {
                return Some(arrived);
            }
        }
        None
    }
}
