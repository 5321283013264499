//! Instructions, carried out one at a time.

use super::{Process, Slot};
use crate::codes::Kind;
use crate::op::Op;
use crate::settings::Time;
use interleave_python::Stop;
use interleave_python::machine::Resumed;
use interleave_python::native::Wait;
use interleave_python::value::Value;
use interleave_python::vm::touch::Touch;
use interleave_python_code::Op as Code;
use std::sync::Arc;
use std::sync::atomic::Ordering;

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
        Arc::make_mut(&mut self.slots[thread]).within = whole;
    }

    fn wake(&mut self, thread: usize, wait: Wait) {
        let timed_out = !wait.lock.is_some_and(|lock| self.is_free(lock));
        if timed_out && let Some(until) = wait.until {
            let mut stage = self.stage.stage();
            stage.now = stage.now.max(until);
        }
        let slot = Arc::make_mut(&mut self.slots[thread]);
        slot.thread.resumed = Some(Resumed {
            until: wait.until,
            timed_out,
        });
    }

    /// A sleep that ends at once.
    fn skip_wait(&mut self, thread: usize) {
        if let Some(Op::Wait(wait)) = self.slots[thread].next {
            self.wake(thread, wait);
            self.carry_out(thread);
        }
    }

    /// Carries out an instruction that nobody notices.
    pub(super) fn perform_own(&mut self, thread: usize) {
        self.carry_out(thread);
    }

    /// Carries out one instruction of a thread.
    fn carry_out(&mut self, number: usize) {
        let wild = self.before(number);
        let slot = Arc::make_mut(&mut self.slots[number]);
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

    fn slots_next(&mut self, number: usize, op: Op) {
        Arc::make_mut(&mut self.slots[number]).next = Some(op);
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
                } => self.natives.is_wild(native),
                _ => false,
            },
            _ => false,
        };
        if kind != Kind::Program && !self.slots[number].away {
            Arc::make_mut(&mut self.slots[number]).away = true;
        }
        wild
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
            self.slots.push(Arc::new(Slot {
                thread,
                next: Some(Op::Begin),
                within: false,
                away: false,
            }));
        }
    }
}
