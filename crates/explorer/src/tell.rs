//! From what a search found to what is told of it.

use crate::graph::StateId;
use crate::graph::cycles::Fault as Cycle;
use crate::graph::paths::Paths;
use crate::graph::reach::Reach;
use crate::op::Op;
use crate::outcome::{End, Outcome, outcome};
use crate::outcomes::{Access, Explored, Fault, Outcomes, Race, Share, Told, Verdict, WaitsFor};
use crate::process::Process;
use crate::races::Side;
use crate::schedule::{Schedule, program_number};
use crate::search::Search;
use crate::settings::{Order, Settings, Switch, Time};

/// Tells what a search found.
pub struct Teller<'a> {
    /// A process of the program, which is nobody else's.
    pub process: &'a mut Process,
    pub search: &'a Search,
    pub source: &'a str,
    /// Why the search is not complete.
    pub reason: Option<String>,
}

impl Teller<'_> {
    /// All of it.
    pub fn tell(mut self) -> Outcomes {
        let settings = self.process.settings;
        self.process.knowledge.finely = self.search.finely;
        let complete = self.reason.is_none() && self.search.done;
        let whole = complete && !self.search.cut;
        let graph = &self.search.graph;
        let paths = graph.paths();
        let (mut outcomes, mut faults) = self.ends(&paths);
        let mut schedules = None;
        if whole {
            let shares = graph.shares(self.search.found.outcomes.len());
            schedules = shares.schedules;
            for (number, told) in outcomes.iter_mut().enumerate() {
                let of = |list: &Option<Vec<f64>>| list.as_ref().map(|list| list[number]);
                told.share = Share {
                    schedules: of(&shares.of_schedules),
                    random_scheduler: of(&shares.random),
                };
            }
            self.cycles(&paths, &mut outcomes, &mut faults);
        }
        let races = self.races(whole);
        outcomes.sort_by(|one, other| {
            (rank(one.end), &one.stdout, &one.error).cmp(&(
                rank(other.end),
                &other.stdout,
                &other.error,
            ))
        });
        Outcomes {
            schema: "interleave.outcomes/1",
            version: env!("CARGO_PKG_VERSION"),
            settings: explored(settings),
            verdict: match (complete, self.search.cut) {
                (true, false) => Verdict::Exhaustive,
                (true, true) => Verdict::Bounded,
                (false, _) => Verdict::Undecided,
            },
            reason: self.sentence(complete),
            states: graph.states.len(),
            transitions: graph.edges(),
            schedules,
            outcomes,
            races,
            faults,
            claims: Vec::new(),
        }
    }

    fn sentence(&self, complete: bool) -> Option<String> {
        if let Some(reason) = &self.reason {
            return Some(reason.clone());
        }
        if !complete {
            return Some("The search has not come to its end.".to_owned());
        }
        let bound = self.process.settings.bound.filter(|_| self.search.cut)?;
        let plural = if bound == 1 { "" } else { "s" };
        Some(format!(
            "Only schedules with at most {bound} preemption{plural} were searched."
        ))
    }

    /// The outcomes at which runs end.
    fn ends(&mut self, paths: &Paths) -> (Vec<Told>, Vec<Fault>) {
        let (mut told, mut faults) = (Vec::new(), Vec::new());
        let count = self.search.found.outcomes.len();
        let mut states: Vec<Vec<StateId>> = vec![Vec::new(); count];
        for (number, one) in self.search.graph.states.iter().enumerate() {
            if let Some(outcome) = one.outcome {
                states[outcome as usize].push(number as StateId);
            }
        }
        for (number, states) in states.into_iter().enumerate() {
            let Some((cost, _, steps)) = paths.to(states) else {
                continue;
            };
            let outcome = &self.search.found.outcomes[number];
            let schedule = self.schedule(&steps, false);
            if outcome.end == End::Deadlock {
                self.lost_wakeups(&steps, &schedule, &mut faults);
            }
            told.push(of(
                outcome,
                schedule,
                cost.preemptions,
                &self.search.found.waits[number],
            ));
        }
        (told, faults)
    }

    /// Takes the steps again. Leaves the process behind them.
    fn repeat(&mut self, steps: &[u8]) {
        self.process.moves = Some(Vec::new());
        self.process.restart();
        for thread in steps {
            self.process.step(usize::from(*thread));
        }
    }

    /// The schedule of some steps.
    fn schedule(&mut self, way: &[u8], stops: bool) -> String {
        self.repeat(way);
        let moves = self.process.moves.take().unwrap_or_default();
        let parts = self.process.parts(&moves, stops);
        let schedule = Schedule {
            time: self.process.settings.time,
            program: program_number(self.source),
            parts,
            stops,
        };
        schedule.to_string()
    }

    /// Threads that wait for a notification that came when nobody waited.
    fn lost_wakeups(&mut self, steps: &[u8], schedule: &str, faults: &mut Vec<Fault>) {
        self.repeat(steps);
        for thread in 0..self.process.slots.len() {
            let condition = self.process.condition_of(thread);
            let lost = condition.and_then(|condition| self.process.notified.get(&condition));
            if lost == Some(&true) {
                add(
                    faults,
                    Fault {
                        kind: "lost wake-up",
                        thread: self.process.name(thread),
                        line: self.process.line(thread),
                        schedule: schedule.to_owned(),
                    },
                );
            }
        }
        self.process.moves = None;
    }

    /// Outcomes and faults of runs that do not end.
    fn cycles(&mut self, paths: &Paths, outcomes: &mut Vec<Told>, faults: &mut Vec<Fault>) {
        let graph = &self.search.graph;
        let components = graph.components();
        let mut known: Vec<Outcome> = Vec::new();
        for states in graph.hangs(&components) {
            let Some((cost, _, steps)) = paths.to(states.iter().copied()) else {
                continue;
            };
            self.repeat(&steps);
            let found = outcome(self.process, End::Hang);
            if known.contains(&found) {
                continue;
            }
            // It may be certain long before, with fewer preemptions.
            let (mut cost, mut steps) = (cost, steps);
            if let Some((less, _, early)) = paths.to(graph.certain(&states)) {
                self.repeat(&early);
                if outcome(self.process, End::Hang) == found {
                    (cost, steps) = (less, early);
                }
            }
            let schedule = self.schedule(&steps, true);
            outcomes.push(of(&found, schedule, cost.preemptions, &[]));
            known.push(found);
        }
        for (fault, states) in graph.faults(&components) {
            let Some((_, _, steps)) = paths.to(states) else {
                continue;
            };
            self.repeat(&steps);
            let (kind, thread) = match fault {
                Cycle::Livelock => ("livelock", self.first_alive()),
                Cycle::Starvation(thread) => ("starvation", usize::from(thread)),
            };
            let (thread, line) = (self.process.name(thread), self.process.line(thread));
            let schedule = self.schedule(&steps, true);
            add(
                faults,
                Fault {
                    kind,
                    thread,
                    line,
                    schedule,
                },
            );
        }
    }

    fn first_alive(&self) -> usize {
        let mut slots = self.process.slots.iter();
        let alive = slots.position(|slot| !matches!(slot.next, None | Some(Op::Join(_))));
        alive.unwrap_or(0)
    }

    fn races(&self, whole: bool) -> Vec<Race> {
        let races = &self.search.races.all;
        let mut changes = vec![false; races.len()];
        if whole
            && let Some(reach) = Reach::of(&self.search.graph, self.search.found.outcomes.len())
        {
            for state in &self.search.graph.states {
                for (one, other, race) in &state.races {
                    changes[*race as usize] |=
                        reach.differ(&self.search.graph, state, *one, *other);
                }
            }
        }
        let told = races.iter().zip(changes);
        told.map(|(race, changes_outcome)| Race {
            what: race.what.clone(),
            first: access(&race.first),
            second: access(&race.second),
            changes_outcome,
        })
        .collect()
    }
}

fn add(faults: &mut Vec<Fault>, fault: Fault) {
    let same = |other: &Fault| {
        (other.kind, &other.thread, other.line) == (fault.kind, &fault.thread, fault.line)
    };
    if !faults.iter().any(same) {
        faults.push(fault);
    }
}

fn access(side: &Side) -> Access {
    Access {
        thread: side.thread.clone(),
        line: side.line,
        access: if side.write { "write" } else { "read" },
    }
}

fn of(
    outcome: &Outcome,
    schedule: String,
    preemptions: u32,
    waits: &[interleave_python::report::Waiting],
) -> Told {
    Told {
        stdout: outcome.stdout.clone(),
        end: outcome.end.word(),
        error: outcome.error.clone(),
        schedule,
        preemptions,
        share: Share {
            schedules: None,
            random_scheduler: None,
        },
        waits_for: waits
            .iter()
            .map(|waiting| WaitsFor {
                thread: waiting.name.clone(),
                wants: waiting.what.clone(),
                held_by: waiting.holder.clone(),
                line: waiting.place.as_ref().map(|place| place.span.line),
            })
            .collect(),
    }
}

/// Where an outcome stands among others: the most harmless first.
pub fn rank(end: &str) -> usize {
    ["finished", "exception", "deadlock", "hang"]
        .iter()
        .position(|other| *other == end)
        .unwrap_or(0)
}

pub fn explored(settings: Settings) -> Explored {
    Explored {
        order: if settings.order == Order::Bag {
            "bag"
        } else {
            "exact"
        },
        time: if settings.time == Time::Any {
            "any"
        } else {
            "punctual"
        },
        switch: match settings.switch {
            Switch::Anywhere => "anywhere",
            Switch::Calls => "3.10",
            Switch::Cpython38 => "3.8",
        },
        bound: settings.bound,
    }
}
