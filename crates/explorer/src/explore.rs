//! An exploration, in slices.

use crate::knowledge::Knowledge;
use crate::outcomes::Outcomes;
use crate::process::Process;
use crate::program::Program;
use crate::search::Search;
use crate::settings::Settings;
use crate::tell::Teller;

/// An exploration of a program.
pub struct Exploration {
    program: Program,
    settings: Settings,
    process: Option<Process>,
    search: Option<Search>,
    /// Steps of searches that began anew.
    spent: u64,
    /// How many modules were loaded before the program began.
    loaded: usize,
    reason: Option<String>,
}

/// Instructions that count as one step while the program runs alone.
const ALONE: usize = 1000;

impl Exploration {
    /// Of a program that is compiled.
    #[must_use]
    pub fn new(program: Program, settings: Settings) -> Self {
        let mut exploration = Self {
            program,
            settings,
            process: None,
            search: None,
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
        self.reason.is_some() || self.search.as_ref().is_some_and(|search| search.done)
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

    /// Begins the search (anew).
    fn begin(&mut self) {
        let Some(process) = &mut self.process else {
            return;
        };
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
        let Some(process) = process else {
            return Outcomes::nothing(self.settings, reason);
        };
        Teller {
            process,
            search,
            source: &self.program.source,
            reason,
        }
        .tell()
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
        if !self.is_done() {
            self.reason = Some(reason.to_owned());
        }
    }

    /// Steps taken.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.spent + self.search.as_ref().map_or(0, |search| search.steps)
    }
}
