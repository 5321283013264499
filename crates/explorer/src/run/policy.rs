//! Who goes next, where a rule decides it and no hand.

use super::{Ahead, Outlook, Run};

/// A rule by which threads take turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// In turn, each for at most this number of steps. Where steps end only where CPython's GIL hands over
    /// ([`crate::Switch`]), these are turns under that GIL.
    Turns(usize),
    /// By chance, from a seed.
    Chance(u64),
    /// A thread goes on until it waits or ends.
    Cooperative,
    /// Whose next step makes a failure more certain.
    Adversary {
        /// What the program comes to otherwise ([`Run::usual`]): where nothing raises or hangs, a failure is something else.
        usual: Option<Outlook>,
        /// More states are not looked through for that: it is left to chance then.
        most_states: usize,
    },
}

/// Steps after which it is given up to find what a program usually comes to.
const LONGEST: usize = 2_000;

impl Run {
    /// The thread that goes next by a rule; `None`: no thread can.
    pub fn choose(&mut self, policy: &Policy) -> Option<usize> {
        let able: Vec<usize> = (0..self.process.slots.len())
            .filter(|thread| self.can_step(*thread))
            .collect();
        let first = *able.first()?;
        let last = self.done.last().map(|done| done.thread);
        let goes_on = last.filter(|thread| able.contains(thread));
        // The next one in turn after the last one.
        let after = able
            .iter()
            .find(|thread| last.is_some_and(|last| **thread > last));
        let next = *after.unwrap_or(&first);
        Some(match policy {
            Policy::Turns(steps) => goes_on.filter(|_| self.in_a_row() < *steps).unwrap_or(next),
            Policy::Chance(seed) => self.by_chance(&able, *seed),
            Policy::Cooperative => goes_on.unwrap_or(next),
            Policy::Adversary { usual, most_states } => {
                if able.len() == 1 {
                    return Some(first);
                }
                match self.ahead(*most_states) {
                    Some(ahead) => worst(&ahead, usual.as_ref(), goes_on).unwrap_or(first),
                    None => self.by_chance(&able, 0),
                }
            }
        })
    }

    /// How many steps the last thread has taken since another one did.
    fn in_a_row(&self) -> usize {
        let last = self.done.last().map(|done| done.thread);
        let row = self.done.iter().rev();
        row.take_while(|done| Some(done.thread) == last).count()
    }

    /// One of those that can go on. The same seed makes the same choice after as many steps.
    fn by_chance(&self, able: &[usize], seed: u64) -> usize {
        able[(mixed(seed, self.done.len() as u64) % able.len() as u64) as usize]
    }

    /// What a program that is about to start comes to where each thread goes on until it waits. `None`: it does not end
    /// soon, or not at all, or that is too much to say.
    pub fn usual(&mut self, most_states: usize) -> Option<Outlook> {
        for _ in 0..LONGEST {
            let Some(thread) = self.choose(&Policy::Cooperative) else {
                break;
            };
            self.step(thread);
        }
        self.end()?;
        // Before its last step, one outcome is left.
        self.back()?;
        let ahead = self.ahead(most_states)?;
        let outcomes = ahead.into_iter().flat_map(|one| one.outcomes);
        outcomes.reduce(|one, _| one)
    }
}

/// After whose step the largest part of what is left is a failure; of equals, the thread that went last, so
/// that there are few preemptions.
fn worst(ahead: &[Ahead], usual: Option<&Outlook>, last: Option<usize>) -> Option<usize> {
    let mut all = ahead.iter().flat_map(|one| &one.outcomes);
    let raises = all.any(|outlook| outlook.end != "finished");
    let fails = |outlook: &&Outlook| match usual {
        Some(usual) if !raises => *outlook != usual,
        _ => outlook.end != "finished",
    };
    let part = |one: &Ahead| {
        let failures = one.outcomes.iter().filter(fails).count();
        failures as f64 / one.outcomes.len().max(1) as f64
    };
    let order = |one: &&Ahead, other: &&Ahead| {
        let is_last = |it: &Ahead| Some(it.thread) == last;
        let by_part = part(one).total_cmp(&part(other));
        by_part.then(is_last(one).cmp(&is_last(other)))
    };
    ahead.iter().max_by(order).map(|one| one.thread)
}

/// Two numbers as one that looks like chance (the last steps of `SplitMix64`).
fn mixed(seed: u64, place: u64) -> u64 {
    let mut value = seed
        .wrapping_add(1)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(place.wrapping_mul(0xd1b5_4a32_d192_ed03));
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
