//! A program that goes on step by step, as somebody else decides: which thread takes the next step.
//!
//! A step is one operation that other threads can notice, and all that the thread does up to the next one. What commutes
//! with all that others do belongs to the step before it: releases of locks, starts of threads, and the end of a wait that
//! only one thread has (`join`, a notification).

mod main_thread;
mod perform;
mod replay;
mod start;
mod told;
mod undo;

use crate::codes::{Codes, Kind};
use crate::fingerprint::Objects;
use crate::knowledge::Knowledge;
use crate::look::{Looker, Next};
use crate::natives::Natives;
use crate::op::Op;
use crate::settings::{Order, Reduction, Settings, Time};
use crate::stage::Shared;
use interleave_python::object::Body;
use interleave_python::schedule::End;
use interleave_python::value::{Handle, Value};
use interleave_python::{Machine, Thread};
use main_thread::Stage;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
pub use undo::Save;

/// Instructions after which a step ends, though nobody can notice anything.
const LONGEST: usize = 20_000;

/// A thread.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its frames and registers.
    pub thread: Thread,
    /// What it does next; `None`: it has ended.
    pub next: Option<Op>,
    /// Is it within a function of the library that is one step?
    pub within: bool,
    /// Has it been in the library since what it made was looked at?
    away: bool,
    /// Its digest, where that depends on nothing that others have.
    pub digest: OnceLock<u128>,
}

/// A thread, to be changed.
fn changing(slot: &mut Arc<Slot>) -> &mut Slot {
    let slot = Arc::make_mut(slot);
    slot.digest.take();
    slot
}

/// A program under way.
pub struct Process {
    pub machine: Machine,
    pub stage: Shared,
    pub settings: Settings,
    pub knowledge: Knowledge,
    /// The threads, the main one first.
    pub slots: Vec<Arc<Slot>>,
    pub codes: Codes,
    /// The objects of the last state whose digest was made.
    pub found: Objects,
    natives: Natives,
    main: Stage,
    /// Who ran how many instructions, in order, if that is kept.
    pub moves: Option<Vec<(u8, u32)>>,
    /// Conditions that were notified, and whether nobody waited the last time. (Kept with `moves`.)
    pub notified: rustc_hash::FxHashMap<Handle, bool>,
    /// How the program ended.
    pub end: Option<End>,
    /// Why it cannot be explored.
    pub refused: Option<&'static str>,
    /// Objects that were there before the first thread started.
    pub base: Vec<bool>,
    /// Globals of all modules as they are.
    globals: Vec<Vec<Value>>,
    /// ... and as they were at the beginning.
    pub base_globals: Vec<Vec<Value>>,
    /// Globals that changed, with what they were.
    log: Vec<(u32, u32, Value)>,
    /// How often objects of the beginning, and globals, stand in the journals.
    pub changed_objects: BTreeMap<Handle, u32>,
    pub changed_globals: BTreeMap<(u32, u32), u32>,
    /// Digests of objects as they were at the beginning.
    pub base_digests: rustc_hash::FxHashMap<Handle, u128>,
    /// Dictionaries of the library whose order means nothing.
    pub bags: Vec<Handle>,
    /// The state in which the first thread is about to start.
    origin: Option<Box<Save>>,
    /// The journal's place at the beginning of this step.
    mark: usize,
    /// How far the journal was counted in `changed_objects`.
    counted: usize,
    /// Has the running thread come by a place where others may come in?
    passed: bool,
}

impl Process {
    /// Is a lock free?
    pub fn is_free(&self, lock: Handle) -> bool {
        matches!(&*self.machine.heap.get(lock), Body::Lock(lock) if !lock.held)
    }

    /// The locks that were held when this step began, and are free now.
    pub fn freed(&self) -> Vec<Handle> {
        let changed = self.machine.heap.changed(self.mark);
        let were_held = changed.filter(|was| matches!(was.body, Body::Lock(lock) if lock.held));
        were_held
            .map(|was| was.handle)
            .filter(|lock| self.is_free(*lock))
            .collect()
    }

    /// Can a thread take a step?
    pub fn can_step(&self, thread: usize) -> bool {
        self.end.is_none()
            && self.slots[thread]
                .next
                .is_some_and(|op| self.is_possible(&op))
    }

    fn is_possible(&self, op: &Op) -> bool {
        match op {
            Op::Acquire(lock) | Op::Join(lock) => self.is_free(*lock),
            Op::Wait(wait) => {
                let released = wait.lock.is_some_and(|lock| self.is_free(lock));
                let over =
                    |until| self.settings.time == Time::Any || until <= self.stage.stage().now;
                released || wait.until.is_some_and(over)
            }
            _ => true,
        }
    }

    /// Does a thread go on by itself, because that concerns nobody else?
    fn goes_on(&self, thread: usize) -> bool {
        match self.slots[thread].next {
            Some(Op::Begin) => true,
            Some(Op::Join(lock)) => self.is_free(lock),
            _ => false,
        }
    }

    /// Takes a step of a thread that can take one.
    pub fn step(&mut self, thread: usize) {
        self.mark = self.machine.heap.set_mark();
        self.passed = false;
        let computes = self.slots[thread].next == Some(Op::Compute);
        if self.slots[thread].next != Some(Op::Begin) {
            self.perform(thread);
        }
        self.go_on(thread, computes);
        self.settle();
        self.count_changes();
    }

    /// Takes a step of one thread, of at most `most` instructions, and lets no other thread run.
    pub fn step_alone(&mut self, thread: usize, most: usize) {
        self.mark = self.machine.heap.set_mark();
        self.passed = false;
        if self.slots[thread].next != Some(Op::Begin) {
            self.perform(thread);
        }
        let ran = self
            .moves
            .iter()
            .flatten()
            .map(|(_, count)| *count as usize);
        let left = most.saturating_sub(ran.sum());
        self.go_on_for(thread, left.min(LONGEST));
        self.count_changes();
        self.wait_for_clock();
    }

    /// Lets all threads go on whose next operation concerns nobody else.
    pub fn settle(&mut self) {
        loop {
            let ready = (0..self.slots.len()).find(|thread| self.goes_on(*thread));
            let Some(thread) = ready.filter(|_| self.end.is_none()) else {
                if self.end.is_none() && self.wait_for_clock() {
                    continue;
                }
                return;
            };
            self.passed = false;
            if self.slots[thread].next != Some(Op::Begin) {
                self.perform(thread);
            }
            self.go_on(thread, false);
        }
    }

    /// Where all wait, time goes on to when the first of them need not wait any longer.
    fn wait_for_clock(&mut self) -> bool {
        if (0..self.slots.len()).any(|one| self.can_step(one)) {
            return false;
        }
        self.let_time_pass()
    }

    /// Time goes on to when the first thread need not wait any longer, if there is one.
    fn let_time_pass(&mut self) -> bool {
        if self.settings.time == Time::Any {
            return false;
        }
        let untils = self.slots.iter().filter_map(|slot| match slot.next {
            Some(Op::Wait(wait)) => wait.until,
            _ => None,
        });
        let first = untils.fold(f64::INFINITY, f64::min);
        let mut stage = self.stage.stage();
        let goes_on = first.is_finite() && first > stage.now;
        if goes_on {
            stage.now = first;
        }
        goes_on
    }

    fn has(&self, reduction: Reduction) -> bool {
        self.settings.reductions.has(reduction)
    }

    /// Goes on until others can notice what comes next.
    fn go_on(&mut self, thread: usize, computes: bool) {
        if self.has(Reduction::Between) {
            self.go_on_for(thread, LONGEST);
            return;
        }
        // Each instruction of the program is a step.
        let mut instructions = usize::from(computes);
        for _ in 0..LONGEST {
            self.go_on_for(thread, instructions);
            instructions = 1;
            let Some(next) = self.slots[thread].next else {
                return;
            };
            let may_stop = self.passed || self.settings.switch.is_anywhere();
            if self.end.is_some()
                || self.refused.is_some()
                || next.yields()
                || !self.is_possible(&next)
                || may_stop && (next != Op::Compute || self.is_in_program(thread))
            {
                return;
            }
        }
    }

    /// Is it the program, and not the library, that a thread runs?
    fn is_in_program(&mut self, thread: usize) -> bool {
        let frame = self.slots[thread].thread.frames.last();
        let code = frame.map(|frame| frame.code);
        code.is_some_and(|code| self.codes.get(&self.machine, code).kind == Kind::Program)
    }

    fn go_on_for(&mut self, thread: usize, instructions: usize) {
        if self.waits(thread) {
            return;
        }
        for _ in 0..instructions {
            if self.slots[thread].next.is_none() || self.end.is_some() || self.refused.is_some() {
                return;
            }
            match self.look(thread) {
                Next::Own => self.perform_own(thread),
                Next::Op(op) => {
                    let may_stop = self.passed || self.settings.switch.is_anywhere();
                    self.set_next(thread, op);
                    if !self.is_possible(&op) || !self.is_alone(thread) && (may_stop || op.yields())
                    {
                        return;
                    }
                    self.perform(thread);
                    if self.waits(thread) {
                        return;
                    }
                }
                Next::Refused(why) => {
                    self.refused = Some(why);
                    return;
                }
            }
        }
        if self.slots[thread].next.is_some() && self.end.is_none() {
            let next = self.look(thread);
            self.set_next(
                thread,
                if let Next::Op(op) = next {
                    op
                } else {
                    Op::Compute
                },
            );
        }
    }

    /// Learns of what was printed how it has to be looked at.
    pub fn learn_of_output(&mut self) {
        let stage = self.stage.stage();
        let (in_parts, has_addresses) = (stage.in_parts, stage.has_addresses);
        drop(stage);
        if in_parts && self.settings.order == Order::Bag {
            self.knowledge.learn(|known| &mut known.in_parts);
        }
        if has_addresses {
            self.knowledge.learn(|known| &mut known.addresses);
        }
    }

    /// Have all other threads ended? Then nobody notices anything.
    fn is_alone(&self, thread: usize) -> bool {
        let mut slots = self.slots.iter().enumerate();
        self.has(Reduction::Alone)
            && slots.all(|(number, slot)| number == thread || slot.next.is_none())
    }

    fn waits(&self, thread: usize) -> bool {
        matches!(self.slots[thread].next, Some(Op::Wait(_)))
    }

    fn set_next(&mut self, thread: usize, op: Op) {
        changing(&mut self.slots[thread]).next = Some(op);
    }

    /// Looks at the next instruction of a thread.
    fn look(&mut self, thread: usize) -> Next {
        let slot = &self.slots[thread];
        let Some(ahead) = self.machine.ahead(&slot.thread) else {
            return Next::Own;
        };
        let id = ahead.frame.code;
        let (kind, tells) = {
            let code = self.codes.get(&self.machine, id);
            (code.kind, code.tells_threads)
        };
        if kind == Kind::Program && (slot.within || slot.away) {
            let slot = changing(&mut self.slots[thread]);
            (slot.within, slot.away) = (false, false);
            self.publish();
        }
        let slot = &self.slots[thread];
        let Some(ahead) = self.machine.ahead(&slot.thread) else {
            return Next::Own;
        };
        if tells
            && let [.., caller, _] = slot.thread.frames[..]
            && self.codes.get(&self.machine, caller.code).shuts_down
        {
            return Next::Own;
        }
        Looker {
            machine: &self.machine,
            settings: &self.settings,
            knowledge: &mut self.knowledge,
            natives: &mut self.natives,
            base: &self.base,
            thread,
            code: self.codes.get(&self.machine, id),
            within: slot.within && kind == Kind::Whole,
            handed: false,
        }
        .next(&ahead)
    }

    /// What is in an object that other threads have, they have too.
    fn publish(&mut self) {
        let heap = &mut self.machine.heap;
        let changed: Vec<Handle> = heap.changed(self.mark).map(|was| was.handle).collect();
        let mut found = Vec::new();
        for handle in changed {
            if heap.has_escaped(handle) {
                heap.each_value_of(handle, |value| found.push(value));
            }
        }
        for value in found {
            heap.escape(value);
        }
    }
}
