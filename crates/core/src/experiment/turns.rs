//! Schedules the turns of any measurement: what is to be timed has a number, its
//! place, and each place gets its turns by the rules of [`super`]: warm-ups first,
//! rounds in seeded random order, samples long enough for the timer, discarded ones
//! taken again. It keeps no samples, and must not know what the places are.

use super::{Invalid, Progress, Purpose, STEPS_PER_SAMPLE, WARM_UPS};
use rand_core::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;
use std::collections::VecDeque;

/// After this many discarded samples, and one for each few turns, the machine is too
/// disturbed to measure on.
const MOST_VOIDS: u32 = 20;
const TURNS_PER_VOID: u32 = 4;
/// The most runs in one sample.
const MOST_ROUNDS: u32 = 1_000_000;

/// What to time next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Next {
    /// The place whose turn it is.
    pub(super) place: usize,
    /// How often, inside one sample.
    pub(super) rounds: u32,
    /// What for.
    pub(super) purpose: Purpose,
}

/// The turns still to come, and how long the past ones took.
#[derive(Clone, Debug)]
pub(super) struct Turns {
    places: Vec<Place>,
    queue: VecDeque<(usize, Purpose)>,
    random: SplitMix64,
    timer_step_ms: f64,
    most_rounds: u32,
    done: u32,
    voids: u32,
    spent_ms: f64,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    rounds: u32,
    /// How long its turns took together, and how many runs they had.
    took_ms: f64,
    runs: f64,
}

impl Turns {
    /// Warm-ups, and then this many samples, for each of this many places.
    pub(super) fn new(places: usize, repeats: u32, seed: u64, timer_step_ms: f64) -> Self {
        let mut turns = Self::none(places, seed, timer_step_ms);
        (0..WARM_UPS).for_each(|_| turns.add_round(Purpose::WarmUp, 0..places));
        (0..repeats).for_each(|_| turns.add_round(Purpose::Sample, 0..places));
        turns
    }

    /// No turns yet, for this many places.
    pub(super) fn none(places: usize, seed: u64, timer_step_ms: f64) -> Self {
        let place = Place {
            rounds: 1,
            took_ms: 0.0,
            runs: 0.0,
        };
        Self {
            places: vec![place; places],
            queue: VecDeque::new(),
            random: SplitMix64::seed_from_u64(seed),
            timer_step_ms,
            most_rounds: MOST_ROUNDS,
            done: 0,
            voids: 0,
            spent_ms: 0.0,
        }
    }

    /// No sample has more runs in it than this, however short they are.
    pub(super) fn limit_rounds(&mut self, most: u32) {
        self.most_rounds = most;
    }

    /// What to time next; `None` when all is done.
    pub(super) fn next(&self) -> Option<Next> {
        let &(place, purpose) = self.queue.front()?;
        Some(Next {
            place,
            rounds: self.places.get(place)?.rounds,
            purpose,
        })
    }

    /// The turn is done: takes how long one run in it took, and how long the whole turn
    /// took, with all that belongs to it. Gives the place that has a sample now; `None` for
    /// a warm-up, and for a sample that was too short and is repeated with more runs in it.
    pub(super) fn record(&mut self, elapsed_ms: f64, took_ms: f64) -> Option<usize> {
        let next = self.next()?;
        // A faulty clock must not spoil the estimates.
        let took_ms = if took_ms.is_finite() {
            took_ms.max(0.0)
        } else {
            0.0
        };
        let place = &mut self.places[next.place];
        place.took_ms += took_ms;
        place.runs += f64::from(next.rounds);
        self.spent_ms += took_ms;
        let needed = rounds_needed(elapsed_ms, next.rounds, self.timer_step_ms);
        let needed = needed.min(self.most_rounds);
        let is_sample = next.purpose == Purpose::Sample;
        if !is_sample || needed > next.rounds {
            place.rounds = needed;
        }
        if is_sample && needed > next.rounds {
            // Too short for the timer, now that the code is warm.
            return None;
        }
        self.queue.pop_front();
        self.done += 1;
        is_sample.then_some(next.place)
    }

    /// The turn was disturbed and comes again.
    pub(super) fn void(&mut self) -> Result<(), Invalid> {
        self.voids += u32::from(!self.queue.is_empty());
        if self.voids > most_voids(self.progress().total) {
            Err(Invalid::Disturbed)
        } else {
            Ok(())
        }
    }

    /// There are no more turns, whatever was planned.
    pub(super) fn cut_short(&mut self) {
        self.done += u32::from(!self.queue.is_empty());
        self.queue.clear();
    }

    /// Adds one turn for each of these places, in random order, after all others.
    pub(super) fn add_round(&mut self, purpose: Purpose, places: impl IntoIterator<Item = usize>) {
        let places = self.shuffled(places);
        self.queue
            .extend(places.into_iter().map(|place| (place, purpose)));
    }

    /// The same for groups of places: the groups in random order, and the places of a group
    /// one after another, in random order too.
    pub(super) fn add_round_of_groups<const N: usize>(
        &mut self,
        purpose: Purpose,
        groups: impl IntoIterator<Item = [usize; N]>,
    ) {
        for group in self.shuffled(groups) {
            self.add_round(purpose, group);
        }
    }

    /// Each place that is still to come is warmed up again, before all else: the
    /// measuring was interrupted, and its code may have to be loaded anew.
    pub(super) fn warm_up_again(&mut self) {
        if self.next().map(|next| next.purpose) != Some(Purpose::Sample) {
            return;
        }
        let mut left: Vec<usize> = self.queue.iter().map(|&(place, _)| place).collect();
        left.sort_unstable();
        left.dedup();
        for place in self.shuffled(left) {
            self.queue.push_front((place, Purpose::WarmUp));
        }
    }

    /// Whether its place has no turn after the next, as far as can be known.
    pub(super) fn is_last_of_its_place(&self) -> bool {
        let mut places = self.queue.iter().map(|&(place, _)| place);
        let next = places.next();
        places.all(|place| Some(place) != next)
    }

    /// The progress so far.
    pub(super) fn progress(&self) -> Progress {
        Progress {
            done: self.done,
            total: self.done + self.queue.len() as u32,
        }
    }

    /// How long all turns took so far.
    pub(super) fn spent_ms(&self) -> f64 {
        self.spent_ms
    }

    /// The mean length of the turns so far.
    pub(super) fn mean_ms(&self) -> f64 {
        self.spent_ms / f64::from(self.done.max(1))
    }

    /// An estimate of how long the turns still to come will take: as long as past turns of
    /// the same place, or, without any, as long as the others. `None` before the first turn.
    pub(super) fn time_left_ms(&self) -> Option<f64> {
        let known: Vec<f64> = self.places.iter().filter_map(Place::turn_ms).collect();
        if known.is_empty() {
            return None;
        }
        let mean_ms = known.iter().sum::<f64>() / known.len() as f64;
        let turn_ms = |&(place, _): &(usize, Purpose)| {
            let place = self.places.get(place);
            place.and_then(Place::turn_ms).unwrap_or(mean_ms)
        };
        Some(self.queue.iter().map(turn_ms).sum())
    }

    /// In random order (Fisher and Yates's shuffle).
    fn shuffled<T>(&mut self, places: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut places: Vec<T> = places.into_iter().collect();
        for last in (1..places.len()).rev() {
            let other = self.random.next_u64() % (last as u64 + 1);
            places.swap(last, other as usize);
        }
        places
    }
}

impl Place {
    /// How long a turn of it takes; `None` before its first.
    fn turn_ms(&self) -> Option<f64> {
        (self.runs > 0.0).then(|| self.took_ms / self.runs * f64::from(self.rounds))
    }
}

/// The most samples that may be discarded in a measurement with this number of turns.
pub(crate) fn most_voids(turns: u32) -> u32 {
    MOST_VOIDS.max(turns / TURNS_PER_VOID)
}

/// The number of runs that a sample needs to last long enough for this timer, judged by
/// a sample of `rounds` runs, of which each took `elapsed_ms`.
fn rounds_needed(elapsed_ms: f64, rounds: u32, timer_step_ms: f64) -> u32 {
    let least_ms = STEPS_PER_SAMPLE * timer_step_ms;
    // A run too short for the timer to see counts as a tenth of its step. If the timer
    // sees hardly anything of many runs, ten times as many are tried: a time of 0 is no
    // sample.
    let least_seen_ms = (timer_step_ms / 10.0).min(10.0 * timer_step_ms / f64::from(rounds));
    let rounds = least_ms / elapsed_ms.max(least_seen_ms);
    if rounds.is_finite() {
        rounds.ceil().clamp(1.0, f64::from(MOST_ROUNDS)) as u32
    } else {
        1
    }
}
