//! An exploration, in slices.

use crate::graph::shares::BruteForce;
use crate::knowledge::Knowledge;
use crate::outcomes::Outcomes;
use crate::process::Process;
use crate::program::Program;
use crate::search::Search;
use crate::settings::{Reduction, Settings};
use crate::tell::Teller;

/// An exploration of a program.
pub struct Exploration {
    program: Program,
    settings: Settings,
    process: Option<Process>,
    search: Option<Search>,
    /// The same with releases as steps, for the fewest preemptions.
    finer: Finer,
    /// Steps of searches that began anew.
    spent: u64,
    /// How many modules were loaded before the program began.
    loaded: usize,
    reason: Option<String>,
}

/// A search for schedules with fewer preemptions.
///
/// The release of a lock goes with the step before it. That loses no outcome; but a schedule may need fewer preemptions if
/// another thread finds the lock still held: it waits, and to go on with somebody else is no preemption then. As it is one
/// to leave a thread before its release, nothing with fewer than two of them is to be had by that.
#[derive(Default)]
enum Finer {
    /// Nothing is known of it.
    #[default]
    Unknown,
    /// It cannot find anything.
    Needless,
    Running(Box<Search>),
    Done(Box<Search>),
    /// It was too much.
    GivenUp,
}

/// Instructions that count as one step while the program runs alone.
const ALONE: usize = 1000;

/// What is said where the search for fewer preemptions was given up.
const ROUGH: &str =
    "All outcomes were found; of their schedules, some may not have the fewest preemptions.";

impl Exploration {
    /// Of a program that is compiled.
    #[must_use]
    pub fn new(program: Program, settings: Settings) -> Self {
        let mut exploration = Self {
            program,
            settings,
            process: None,
            search: None,
            finer: Finer::Unknown,
            spent: 0,
            loaded: 0,
            reason: None,
        };
        exploration.load(Knowledge::default());
        exploration
    }

    fn load(&mut self, knowledge: Knowledge) {
        self.loaded = knowledge.modules.len();
        match Process::new(&self.program, self.settings, knowledge) {
            Ok(process) => self.process = Some(process),
            Err(why) => self.reason = Some(why.to_owned()),
        }
        self.search = None;
    }

    /// Goes on for some steps. `true`: there is nothing more to do.
    pub fn advance(&mut self, steps: usize) -> bool {
        for _ in 0..steps {
            if self.is_done() {
                return true;
            }
            self.advance_once();
        }
        self.is_done()
    }

    /// Is there nothing more to do?
    #[must_use]
    pub fn is_done(&self) -> bool {
        let is_over = !matches!(self.finer, Finer::Unknown | Finer::Running(_));
        self.reason.is_some() || is_over && self.search.as_ref().is_some_and(|search| search.done)
    }

    fn advance_once(&mut self) {
        let Some(process) = &mut self.process else {
            return;
        };
        let Some(search) = &mut self.search else {
            if process.run_alone(ALONE) {
                process.begin();
                self.begin();
            }
            return;
        };
        if search.done {
            self.refine();
            return;
        }
        search.advance(process);
        process.learn_of_output();
        if let Some(why) = process.refused {
            self.reason = Some(why.to_owned());
        } else if process.knowledge.changed {
            self.spent += search.steps;
            self.begin();
        } else if search.graph.states.len() >= self.settings.most_states {
            let states = self.settings.most_states;
            self.reason = Some(format!("There are more than {states} states."));
        }
    }

    /// Goes on with the search for fewer preemptions.
    fn refine(&mut self) {
        let (Some(process), Some(search)) = (&mut self.process, &self.search) else {
            return;
        };
        match &mut self.finer {
            Finer::Running(finer) => {
                finer.advance(process);
                if process.knowledge.changed || process.refused.is_some() {
                    self.spent += search.steps + finer.steps;
                    self.begin();
                } else if finer.graph.states.len() >= self.settings.most_states {
                    self.finer = Finer::GivenUp;
                } else if finer.done {
                    let Finer::Running(finer) = std::mem::take(&mut self.finer) else {
                        return;
                    };
                    self.finer = Finer::Done(finer);
                }
            }
            finer => {
                let is_exact = search.finely || !self.settings.reductions.has(Reduction::Left);
                if is_exact || !process.knowledge.holds || search.most_needed() < 2 {
                    *finer = Finer::Needless;
                    return;
                }
                process.knowledge.finely = true;
                process.restart();
                *finer = Finer::Running(Box::new(Search::begin(process)));
            }
        }
    }

    /// Begins the search (anew).
    fn begin(&mut self) {
        let Some(process) = &mut self.process else {
            return;
        };
        self.finer = Finer::Unknown;
        process.knowledge.finely = self.settings.bound.is_some_and(|bound| bound > 0);
        loop {
            process.restart();
            if !process.knowledge.changed {
                break;
            }
        }
        if process.knowledge.modules.len() > self.loaded {
            let knowledge = process.knowledge.clone();
            self.load(knowledge);
            return;
        }
        if let Some(why) = process.refused {
            self.reason = Some(why.to_owned());
        }
        self.search = Some(Search::begin(process));
    }

    /// What was found so far.
    pub fn outcomes(&mut self) -> Outcomes {
        let (done, reason) = (self.is_done(), self.reason.clone());
        let knowledge = self
            .process
            .as_ref()
            .map(|process| process.knowledge.clone());
        // While the search goes on, its process is in the middle of it.
        let mut aside = match knowledge.filter(|_| !done) {
            Some(knowledge) => self.beginning(knowledge),
            None => None,
        };
        let nothing = Search::default();
        let search = self.search.as_ref().unwrap_or(&nothing);
        let process = match &mut aside {
            Some(aside) => Some(aside),
            None => self.process.as_mut(),
        };
        let source = &self.program.source;
        let Some(process) = process else {
            let mut told = Outcomes::nothing(self.settings, reason);
            told.settle(source);
            return told;
        };
        let mut told = Teller {
            process,
            search,
            source,
            reason,
        }
        .tell();
        match &self.finer {
            Finer::Done(finer) => {
                let finer = Teller {
                    process,
                    search: finer,
                    source,
                    reason: None,
                };
                told.improve(&finer.tell());
            }
            Finer::GivenUp => told.reason = Some(ROUGH.to_owned()),
            _ => {}
        }
        told.settle(source);
        told
    }

    /// A process of its own, at the beginning.
    fn beginning(&self, knowledge: Knowledge) -> Option<Process> {
        self.search.as_ref()?;
        let mut process = Process::new(&self.program, self.settings, knowledge).ok()?;
        while !process.run_alone(ALONE) {}
        process.begin();
        Some(process)
    }

    /// Ends the search where it is, because of a limit: in one sentence.
    pub fn stop(&mut self, reason: &str) {
        if self.search.as_ref().is_some_and(|search| search.done) {
            if !self.is_done() {
                self.finer = Finer::GivenUp;
            }
        } else if !self.is_done() {
            self.reason = Some(reason.to_owned());
        }
    }

    /// What it takes to run each schedule by itself, in the steps of this search. `None`: there are infinitely many, or not
    /// all is searched.
    #[must_use]
    pub fn brute_force(&self) -> Option<BruteForce> {
        let search = self.search.as_ref().filter(|search| search.done);
        search.and_then(|search| search.graph.brute_force())
    }

    /// Steps taken.
    #[must_use]
    pub fn steps(&self) -> u64 {
        let finer = match &self.finer {
            Finer::Running(finer) | Finer::Done(finer) => finer.steps,
            _ => 0,
        };
        self.spent + finer + self.search.as_ref().map_or(0, |search| search.steps)
    }
}
