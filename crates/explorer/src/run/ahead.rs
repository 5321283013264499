//! What can still happen after a thread's next step.

use super::Run;
use crate::graph::reach::Reach;
use crate::outcome::{End, Outcome};
use crate::process::Save;
use crate::search::Search;
use crate::settings::Reductions;
use crate::tell::rank;
use serde::Serialize;

/// An outcome in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outlook {
    /// `finished`, `exception`, `deadlock` or `hang`.
    pub end: &'static str,
    /// The last line that was printed, or that of an exception; not more than [`LONGEST`] characters of it.
    pub line: String,
}

/// What can still happen if a thread takes the next step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ahead {
    /// The thread.
    pub thread: usize,
    /// The different outcomes.
    pub outcomes: Vec<Outlook>,
}

/// The most characters of a line.
const LONGEST: usize = 24;

impl Run {
    /// What can still happen, for each thread that can take the next step, with any number of preemptions. `None`: more
    /// than `most_states` states can be reached from here, or they cannot be explored.
    pub fn ahead(&mut self, most_states: usize) -> Option<Vec<Ahead>> {
        let (settings, moves) = (self.process.settings, self.process.moves.take());
        self.process.settings.reductions = Reductions::ALL;
        self.process.settings.bound = None;
        let (save, knew) = (self.process.save(), self.process.knowledge.modules.len());
        // No journal has what threads are called.
        let names = self.process.machine.thread_names.clone();
        let mut left = most_states;
        let mut found = None;
        // As often as something new is learned.
        while left > 0 && self.process.refused.is_none() {
            self.process.knowledge.changed = false;
            if let Some(search) = self.search_on(&save, &mut left) {
                found = told(&search);
                break;
            }
            if self.process.knowledge.modules.len() > knew {
                break;
            }
        }
        self.process.restore(&save);
        self.process.machine.thread_names.clone_from(&names);
        (self.process.settings, self.process.moves) = (settings, moves);
        self.process.refused = None;
        found
    }

    /// Searches all that follows. `None`: something was learned, or it is too much.
    fn search_on(&mut self, save: &Save, left: &mut usize) -> Option<Search> {
        let process = &mut self.process;
        process.restore(save);
        let mut search = Search::begin(process);
        search.kept.push(save.clone());
        search
            .kept
            .extend(self.past.iter().map(|(save, _)| save.clone()));
        while !search.done {
            let states = search.graph.states.len();
            search.advance(process);
            process.learn_of_output();
            *left = left.saturating_sub(search.graph.states.len() - states);
            if *left == 0 || process.knowledge.changed || process.refused.is_some() {
                return None;
            }
        }
        Some(search)
    }
}

/// What is left after each step of the first state.
fn told(search: &Search) -> Option<Vec<Ahead>> {
    let outcomes = &search.found.outcomes;
    let reach = Reach::of(&search.graph, outcomes.len())?;
    let first = search.graph.states.first()?;
    let told = first.edges.iter().map(|edge| {
        let reached = reach.outcomes(edge.to).into_iter();
        let mut all: Vec<Outlook> = reached
            .map(|number| outlook(outcomes.get(number)))
            .collect();
        all.sort_unstable_by(|one, other| {
            (rank(one.end), &one.line).cmp(&(rank(other.end), &other.line))
        });
        all.dedup();
        Ahead {
            thread: usize::from(edge.thread),
            outcomes: all,
        }
    });
    let mut told: Vec<Ahead> = told.collect();
    told.sort_by_key(|ahead| ahead.thread);
    Some(told)
}

/// An outcome in a few words; `None`: it goes on for ever.
fn outlook(outcome: Option<&Outcome>) -> Outlook {
    let Some(outcome) = outcome else {
        return Outlook {
            end: End::Hang.word(),
            line: String::new(),
        };
    };
    let text = outcome.error.as_ref().unwrap_or(&outcome.stdout);
    let line = text.lines().last().unwrap_or_default();
    let mut short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    Outlook {
        end: outcome.end.word(),
        line: short,
    }
}
