//! A program in the hands of somebody who decides which thread takes the next step, and may go back.

mod ahead;
mod effect;
mod order;
mod policy;

use crate::knowledge::Knowledge;
use crate::op::Op;
use crate::outcome::waits;
use crate::process::{Process, Save};
use crate::program::Program;
use crate::races::place_in_words;
use crate::schedule::{Part, Schedule, program_number};
use crate::settings::{Reduction, Reductions, Settings, Switch, Time};
use crate::view::{Lock, Queue, ThreadState, Variable, View, ViewedThread};
pub use ahead::{Ahead, Outlook};
pub use effect::Effect;
use interleave_python::object::Body;
use interleave_python::report::Report;
use interleave_python::schedule::End;
use interleave_python::value::{Handle, Value};
use order::Done;
pub use policy::Policy;
use std::collections::VecDeque;

/// A run, step by step: each access that other threads could notice is a step of its own.
pub struct Run {
    process: Process,
    source: String,
    /// What was, to go back to: each with the thread that went on from there.
    past: Vec<(Save, usize)>,
    /// What each step of `past` did that others may have to wait for.
    done: Vec<Done>,
    plan: Plan,
}

/// What a schedule says that has not been done yet.
#[derive(Debug, Default)]
struct Plan {
    parts: VecDeque<Part>,
    /// The part under way: its thread, and how many instructions are left.
    now: Option<(usize, Option<u32>)>,
    stops: bool,
}

/// Instructions that count as one while the program runs alone.
const ALONE: usize = 100_000;

impl Run {
    /// A program that is about to start its first thread. (Where it runs alone for long, this takes as long.)
    ///
    /// # Errors
    /// If there is not enough memory to load it.
    pub fn new(program: &Program, settings: Settings) -> Result<Self, String> {
        let settings = Settings {
            reductions: Reductions::NONE.with(Reduction::Between),
            ..settings
        };
        let mut process = Process::new(program, settings, Knowledge::default())?;
        while !process.run_alone(ALONE) {}
        process.begin();
        process.moves = Some(Vec::new());
        Ok(Self {
            process,
            source: program.source.clone(),
            past: Vec::new(),
            done: Vec::new(),
            plan: Plan::default(),
        })
    }

    /// A program that is to follow a schedule: [`Run::follow`] takes its steps.
    ///
    /// # Errors
    /// If the schedule belongs to another program.
    pub fn replay(
        program: &Program,
        settings: Settings,
        schedule: &Schedule,
    ) -> Result<Self, String> {
        if schedule.program != program_number(&program.source) {
            return Err(
                "the schedule belongs to another program, or to an earlier version of it"
                    .to_owned(),
            );
        }
        let settings = Settings {
            time: schedule.time,
            // A schedule says itself where threads change.
            switch: Switch::Anywhere,
            ..settings
        };
        let mut run = Self::new(program, settings)?;
        run.plan.parts = schedule.parts.iter().copied().collect();
        run.plan.stops = schedule.stops;
        Ok(run)
    }

    /// Takes the next step of the schedule; after its end, of the first thread that can go on. Whose step that was;
    /// `None`: there is none, because the program has ended, or all wait, or the schedule stops.
    ///
    /// # Errors
    /// If a thread cannot do what the schedule says.
    pub fn follow(&mut self) -> Result<Option<usize>, String> {
        Ok(self.follow_counted()?.map(|(thread, _)| thread))
    }

    /// The same, with how many instructions that were.
    ///
    /// # Errors
    /// If a thread cannot do what the schedule says.
    pub fn follow_counted(&mut self) -> Result<Option<(usize, u32)>, String> {
        loop {
            if self.process.end.is_some() {
                return Ok(None);
            }
            let Some((thread, left)) = self.plan.now.take() else {
                match self.next_part() {
                    Some(part) => self.plan.now = Some(part),
                    None => return Ok(None),
                }
                continue;
            };
            if left == Some(0) {
                continue;
            }
            if !self.can_step(thread) {
                match left {
                    None => continue,
                    Some(_) => {
                        return Err("a thread cannot go on where the schedule says so".to_owned());
                    }
                }
            }
            let ran = self.step_for(thread, left.map_or(usize::MAX, |left| left as usize));
            let waits = matches!(self.op(thread), Some(Op::Wait(_)));
            self.plan.now = match left {
                None if waits => None,
                None => Some((thread, None)),
                Some(left) => match left.checked_sub(ran) {
                    Some(left) => Some((thread, Some(left))),
                    None => return Err("a step does not end where the schedule says so".to_owned()),
                },
            };
            return Ok(Some((thread, ran)));
        }
    }

    fn next_part(&mut self) -> Option<(usize, Option<u32>)> {
        if let Some((thread, count)) = self.plan.parts.pop_front() {
            return Some((usize::from(thread), count));
        }
        if self.plan.stops {
            return None;
        }
        Some((self.process.first()?, None))
    }

    fn op(&self, thread: usize) -> Option<Op> {
        self.process.slots.get(thread)?.next
    }

    /// Can a thread take a step?
    #[must_use]
    pub fn can_step(&self, thread: usize) -> bool {
        thread < self.process.slots.len() && self.process.can_step(thread)
    }

    /// Takes a step of a thread that can. How many instructions that were.
    pub fn step(&mut self, thread: usize) -> u32 {
        self.step_for(thread, usize::MAX)
    }

    fn step_for(&mut self, thread: usize, most: usize) -> u32 {
        let save = self.process.save();
        let (after, there) = (self.awaited(thread), self.process.slots.len());
        self.past.push((save, thread));
        self.process.moves = Some(Vec::new());
        self.process.notified.clear();
        self.process.step_alone(thread, most);
        self.done.push(Done {
            thread,
            freed: self.process.freed(),
            started: there..self.process.slots.len(),
            after,
        });
        let moves = self.process.moves.take().unwrap_or_default();
        moves.into_iter().map(|(_, count)| count).sum()
    }

    /// Goes back by one step. Whose that was.
    pub fn back(&mut self) -> Option<usize> {
        let (save, thread) = self.past.pop()?;
        self.done.pop();
        self.process.restore(&save);
        Some(thread)
    }

    /// How many steps it has taken.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.past.len()
    }

    /// The source of the program.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How it ended; `None`: it goes on, or all threads wait.
    #[must_use]
    pub fn end(&self) -> Option<&End> {
        self.process.end.as_ref()
    }

    /// Who waits for what.
    #[must_use]
    pub fn report(&self) -> Report {
        Report {
            waiting: waits(&self.process),
        }
    }

    /// What was printed to `sys.stderr`.
    #[must_use]
    pub fn errors(&self) -> String {
        let stage = self.process.stage.stage();
        stage.err.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// All that can be shown of the present state.
    pub fn view(&mut self) -> View {
        let names = self.process.globals();
        let stage = self.process.stage.stage();
        let (output, now) = (stage.out.clone(), stage.now);
        drop(stage);
        View {
            threads: (0..self.process.slots.len())
                .map(|thread| self.thread(thread))
                .collect(),
            variables: self.variables(&names),
            locks: self.locks(&names),
            queues: self.queues(&names),
            output,
            now: (self.process.settings.time == Time::Punctual).then_some(now),
        }
    }

    fn variables(&mut self, names: &[(String, Value)]) -> Vec<Variable> {
        let shown = |run: &mut Self, (name, value): &(String, Value)| Variable {
            name: name.clone(),
            value: run.process.shown(*value),
        };
        names.iter().map(|name| shown(self, name)).collect()
    }

    fn thread(&mut self, thread: usize) -> ViewedThread {
        let place = self.process.place(thread);
        let locals = self.process.locals(thread);
        let op = self.op(thread);
        ViewedThread {
            name: self.process.name(thread),
            state: match op {
                None => ThreadState::Ended,
                Some(_) if self.can_step(thread) => ThreadState::Ready,
                Some(_) => ThreadState::Waiting,
            },
            line: place.as_ref().map(|place| place.span.line),
            text: place.map(|place| place.text.trim().to_owned()),
            next: op.map(|op| self.in_words(thread, &op)),
            locals: self.variables(&locals),
        }
    }

    /// What an operation is, in words.
    fn in_words(&self, thread: usize, op: &Op) -> String {
        if let Op::Acquire(lock) | Op::Join(lock) | Op::Try(lock) | Op::Release(lock) = op
            && self.lock_name(*lock) == format!("the end of {}", self.process.name(thread))
        {
            // A thread holds a lock of its own as long as it runs.
            let ends = matches!(op, Op::Release(_));
            return if ends { "end" } else { "begin" }.to_owned();
        }
        let lock = |lock: Handle| self.lock_name(lock);
        match op {
            Op::Begin => "begin".to_owned(),
            Op::Access { place, write } => {
                let what = place_in_words(&self.process, *place);
                format!("{} {what}", if *write { "write" } else { "read" })
            }
            Op::Acquire(handle) => format!("acquire {}", lock(*handle)),
            Op::Join(handle) => format!("wait for {}", lock(*handle)),
            Op::Try(handle) => format!("try {}", lock(*handle)),
            Op::Release(handle) => format!("release {}", lock(*handle)),
            Op::Start => "start a thread".to_owned(),
            Op::Sleep => "sleep".to_owned(),
            Op::Wait(wait) => match wait.lock {
                Some(handle) => format!("wait for {} or a timeout", lock(handle)),
                None => "wake up".to_owned(),
            },
            Op::Print => "print".to_owned(),
            Op::End => "end".to_owned(),
            Op::Compute => "go on".to_owned(),
        }
    }

    fn lock_name(&self, lock: Handle) -> String {
        let label = match &*self.process.machine.heap.get(lock) {
            Body::Lock(lock) => lock.label.clone(),
            _ => None,
        };
        match (label, self.process.machine.name_for(lock)) {
            (Some(label), _) => label.into(),
            (None, Some(name)) => format!("lock '{name}'"),
            (None, None) => "a lock".to_owned(),
        }
    }

    fn locks(&self, names: &[(String, Value)]) -> Vec<Lock> {
        let machine = &self.process.machine;
        let of = |(name, value): &(String, Value)| match machine.body(*value) {
            Some(Body::Lock(lock)) => {
                let handle = value.as_handle()?;
                let waiting = |thread: &usize| {
                    matches!(self.op(*thread), Some(Op::Acquire(other)) if other == handle)
                        && lock.held
                };
                Some(Lock {
                    name: name.clone(),
                    owner: lock.held.then(|| self.name_of(lock.owner)),
                    waiting: (0..self.process.slots.len())
                        .filter(waiting)
                        .map(|thread| self.process.name(thread))
                        .collect(),
                })
            }
            _ => None,
        };
        names.iter().filter_map(of).collect()
    }

    fn name_of(&self, id: u32) -> String {
        let slot = self
            .process
            .slots
            .iter()
            .position(|slot| slot.thread.id == id);
        slot.map_or_else(
            || format!("thread {id}"),
            |thread| self.process.name(thread),
        )
    }

    fn queues(&mut self, names: &[(String, Value)]) -> Vec<Queue> {
        let mut queues = Vec::new();
        for (name, value) in names {
            if let Some(items) = self.process.items_of_queue(*value) {
                let items = items
                    .into_iter()
                    .map(|item| self.process.shown(item))
                    .collect();
                queues.push(Queue {
                    name: name.clone(),
                    items,
                });
            }
        }
        queues
    }
}
