//! Instructions, carried out one at a time.

use super::{Process, Slot, changing};
use crate::codes::Kind;
use crate::graph::MOST_THREADS;
use crate::op::Op;
use crate::settings::Time;
use interleave_python::machine::Resumed;
use interleave_python::native::Wait;
use interleave_python::object::Body;
use interleave_python::value::Value;
use interleave_python::vm::touch::Touch;
use interleave_python::{Found, Stop};
use interleave_python_code::Op as Code;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

impl Process {
    /// Carries out the operation that a thread stands before.
    pub(super) fn perform(&mut self, thread: usize) {
        let Some(op) = self.slots[thread].next else {
            return;
        };
        if let Op::Wait(wait) = op {
            self.wake(thread, wait);
        }
        if op != Op::Compute {
            self.mark_within(thread);
            self.slots_next(thread, Op::Compute);
            self.carry_out(thread);
            if op == Op::Sleep && self.settings.time == Time::Any {
                self.skip_wait(thread);
            }
            self.publish();
        }
    }

    /// A function of the library is one step from its first access on.
    fn mark_within(&mut self, thread: usize) {
        let frame = self.slots[thread].thread.frames.last();
        let Some(code) = frame.map(|frame| frame.code) else {
            return;
        };
        let whole = self.codes.get(&self.machine, code).kind == Kind::Whole;
        changing(&mut self.slots[thread]).within = whole;
    }

    pub(super) fn wake(&mut self, thread: usize, wait: Wait) {
        let timed_out = !wait.lock.is_some_and(|lock| self.is_free(lock));
        if timed_out && let Some(until) = wait.until {
            let mut stage = self.stage.stage();
            stage.now = stage.now.max(until);
        }
        let slot = changing(&mut self.slots[thread]);
        slot.thread.resumed = Some(Resumed {
            until: wait.until,
            timed_out,
        });
    }

    /// A sleep that ends at once.
    fn skip_wait(&mut self, thread: usize) {
        if let Some(Op::Wait(wait)) = self.slots[thread].next {
            self.wake(thread, wait);
            self.slots_next(thread, Op::Compute);
            self.carry_out(thread);
        }
    }

    /// Carries out an instruction that nobody notices.
    pub(super) fn perform_own(&mut self, thread: usize) {
        self.carry_out(thread);
    }

    /// Carries out one instruction of a thread.
    pub(super) fn carry_out(&mut self, number: usize) {
        self.count_move(number);
        let wild = self.before(number);
        let slot = changing(&mut self.slots[number]);
        let stop = self.machine.run_every(&mut slot.thread, 1);
        self.machine.woken.clear();
        if wild {
            self.compare_globals();
        }
        if !self.machine.spawned.is_empty() {
            self.take_spawned();
        }
        match stop {
            Stop::Slice | Stop::Full | Stop::Alone => {}
            Stop::Wait(wait) => self.slots_next(number, Op::Wait(wait)),
            Stop::Done(value) => self.ended(number, Ok(value)),
            Stop::Raised(exception) => self.ended(number, Err(exception)),
        }
    }

    fn count_move(&mut self, number: usize) {
        let Some(moves) = &mut self.moves else {
            return;
        };
        match moves.last_mut() {
            Some((last, count)) if usize::from(*last) == number => *count += 1,
            _ => moves.push((number as u8, 1)),
        }
    }

    fn slots_next(&mut self, number: usize, op: Op) {
        changing(&mut self.slots[number]).next = Some(op);
    }

    /// Keeps what an instruction may change beside objects. `true`: that is not known before.
    fn before(&mut self, number: usize) -> bool {
        let slot = &self.slots[number];
        let Some(ahead) = self.machine.ahead(&slot.thread) else {
            return true;
        };
        let kind = self.codes.get(&self.machine, ahead.frame.code).kind;
        let op = ahead.instr.op;
        self.passed |= matches!(
            op,
            Code::Call | Code::CallSpread | Code::JumpBack | Code::BackToFor
        );
        let mut noted = None;
        let wild = match op {
            Code::StoreGlobal | Code::DeleteGlobal => match self.machine.touch(&ahead) {
                Touch::Global { module, place, .. } => {
                    let value = match op {
                        Code::StoreGlobal => ahead.window[usize::from(ahead.instr.a)],
                        _ => Value::UNBOUND,
                    };
                    self.set_global(module.0, place, value);
                    false
                }
                _ => true,
            },
            Code::SetAttr | Code::DeleteAttr => {
                matches!(
                    self.machine.touch(&ahead),
                    Touch::Global { .. } | Touch::Anything
                )
            }
            Code::ImportStar | Code::Import | Code::ImportFrom => true,
            Code::Call | Code::CallSpread => match self.machine.touch(&ahead) {
                Touch::Call {
                    native: Some(native),
                    ..
                } => {
                    if self.moves.is_some() && native.name == "_note" {
                        noted = ahead
                            .window
                            .get(usize::from(ahead.instr.a) + 1..)
                            .map(<[Value]>::to_vec);
                    }
                    self.natives.is_wild(native)
                }
                _ => false,
            },
            _ => false,
        };
        if let Some(args) = noted {
            self.note(&args);
        }
        if kind != Kind::Program && !self.slots[number].away {
            changing(&mut self.slots[number]).away = true;
        }
        wild
    }

    /// The library tells of a notification: `"notify"` and the condition, among the registers of a call.
    fn note(&mut self, args: &[Value]) {
        let is_notify = |value: &Value| self.machine.as_text(*value) == Some("notify");
        let Some(place) = args.iter().position(is_notify) else {
            return;
        };
        let Some(condition) = args.get(place + 1).and_then(|value| value.as_handle()) else {
            return;
        };
        let name = self.machine.symbol("_waiters");
        if let Ok(Found::Value(waiters)) = self.machine.attribute(Value::object(condition), name)
            && let Some(Body::List(waiters)) = self.machine.body(waiters)
        {
            self.notified.insert(condition, waiters.is_empty());
        }
    }

    /// A global is about to become `value`.
    fn set_global(&mut self, module: u32, place: u32, value: Value) {
        self.grow_globals(module, place);
        let known = &mut self.globals[module as usize][place as usize];
        let old = std::mem::replace(known, value);
        self.log.push((module, place, old));
        *self.changed_globals.entry((module, place)).or_default() += 1;
        self.machine.heap.escape(value);
    }

    fn grow_globals(&mut self, module: u32, place: u32) {
        for globals in [&mut self.globals, &mut self.base_globals] {
            while globals.len() <= module as usize {
                globals.push(Vec::new());
            }
            let names = &mut globals[module as usize];
            if names.len() <= place as usize {
                names.resize(place as usize + 1, Value::UNBOUND);
            }
        }
    }

    /// Finds the globals that an instruction changed in ways that were not foreseen.
    fn compare_globals(&mut self) {
        let mut found = Vec::new();
        for (module, one) in self.machine.modules.iter().enumerate() {
            let known = self.globals.get(module);
            for place in 0..one.names.places() {
                let value = one.names.at(place);
                let before = known.and_then(|known| known.get(place as usize));
                if before.copied().unwrap_or(Value::UNBOUND) != value {
                    found.push((module as u32, place, value));
                }
            }
        }
        for (module, place, value) in found {
            let key = crate::knowledge::Key::Global(module, place);
            self.knowledge.written_by_library(key);
            self.set_global(module, place, value);
        }
    }

    fn take_spawned(&mut self) {
        for thread in std::mem::take(&mut self.machine.spawned) {
            self.machine.counts.alive.fetch_add(1, Ordering::Relaxed);
            for value in &thread.registers[..] {
                self.machine.heap.escape(*value);
            }
            if self.slots.len() >= MOST_THREADS {
                self.refused = Some("Programs with more than 60 threads are not explored.");
            }
            self.slots.push(Arc::new(Slot {
                thread,
                next: Some(Op::Begin),
                within: false,
                away: false,
                digest: OnceLock::new(),
            }));
        }
    }
}
