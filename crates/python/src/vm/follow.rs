//! What follows from an instruction that the loop does not do in place: a call, a yielded value, an exception.

use crate::machine::Machine;
use crate::native::{Args, Out, Res, Sent};
use crate::object::CodeId;
use crate::value::Value;
use crate::vm::call::{Entered, Step};
use crate::vm::thread::{Stop, Then, Thread};
use crate::vm::unwind::Origin;
use interleave_python_code::Instr;

/// What an instruction that is not done in place leads to.
pub(crate) enum Flow {
    /// The next instruction.
    Next,
    /// Another instruction.
    Jump(u32),
    /// A call.
    Call(Value, Args, Then),
    /// A native function was called in place, and ended so.
    Native(Out, Then),
    /// A generator goes on.
    Resume(Value, Sent, Then),
    /// The function of a `map` is called with the next item of its iterator.
    Map(Value, Value, Then),
    /// A module's code runs, and then the same instruction again.
    Load(CodeId, crate::object::ModuleId),
    /// The same instruction again.
    Again,
    /// A value is handed out by a generator.
    Yield(Value),
    /// The call ends.
    Return(Value),
    /// An exception is raised again, as it is.
    Reraise(Value),
    /// This instruction says what is handled from here on.
    Handle(Instr),
}

impl Machine {
    pub(super) fn unwind_injected(
        &mut self,
        thread: &mut Thread,
        exception: Value,
    ) -> Option<Stop> {
        if !self.may_unwind(thread, exception) {
            return Some(Stop::Alone);
        }
        thread.inject = None;
        self.unwind(thread, exception, Origin::Here)
    }

    /// Does what an instruction led to.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(super) fn follow(&mut self, thread: &mut Thread, event: Res<Flow>) -> Option<Stop> {
        let result = event.and_then(|flow| self.follow_flow(thread, flow));
        match result {
            Ok(stop) => stop,
            Err(raised) => {
                self.current.resumed = None;
                if self.vm.refused && self.can_repeat(thread) {
                    self.vm.refused = false;
                    return Some(Stop::Full);
                }
                thread.inject = Some(raised.0);
                let stop = self.unwind_injected(thread, raised.0);
                // What unwinding left unreachable is collected before the handler of `MemoryError` runs, so that it has room.
                if std::mem::take(&mut self.vm.refused) {
                    return stop.or(Some(Stop::Full));
                }
                stop
            }
        }
    }

    fn follow_flow(&mut self, thread: &mut Thread, flow: Flow) -> Res<Option<Stop>> {
        let (entered, then) = match flow {
            Flow::Next => return Ok(None),
            Flow::Jump(target) => {
                if let Some(frame) = thread.frames.last_mut() {
                    frame.pc = target;
                }
                return Ok(None);
            }
            Flow::Call(callable, args, then) => (self.enter(thread, callable, args, then)?, then),
            Flow::Native(out, then) => {
                let entered = match self.step_after_native(thread, out, then)? {
                    Step::Entered(entered) => entered,
                    Step::Again(callable, args) => self.enter(thread, callable, args, then)?,
                };
                (entered, then)
            }
            Flow::Resume(generator, sent, then) => {
                (self.resume(thread, generator, sent, then)?, then)
            }
            Flow::Map(function, iterator, then) => {
                match self.call_of_map(thread, function, iterator, then)? {
                    Some(entered) => (entered, then),
                    None => return Ok(None),
                }
            }
            Flow::Load(code, module) => {
                let (then, caller) = (Then::Module(module), thread.frames.len() - 1);
                self.push_frame(thread, code, Value::NONE, &[], then)?;
                thread.frames[caller].pc -= 1;
                (Entered::Frame, then)
            }
            Flow::Again => {
                if let Some(frame) = thread.frames.last_mut() {
                    frame.pc -= 1;
                }
                return Ok(None);
            }
            Flow::Yield(value) => return self.hand_out(thread, value),
            Flow::Return(value) => return self.finish(thread, value),
            Flow::Reraise(exception) => return Ok(self.unwind(thread, exception, Origin::Again)),
            Flow::Handle(instr) => {
                self.handle(thread, instr);
                return Ok(None);
            }
        };
        match entered {
            Entered::Wait(wait) => {
                if let Some(frame) = thread.frames.last_mut() {
                    frame.pc -= 1;
                }
                return Ok(Some(Stop::Wait(wait)));
            }
            Entered::Alone => {
                if let Some(frame) = thread.frames.last_mut() {
                    frame.pc -= 1;
                }
                return Ok(Some(Stop::Alone));
            }
            Entered::Frame => {}
            Entered::Value(value) => {
                self.current.resumed = None;
                return self.deliver(thread, then, Value::UNBOUND, value);
            }
        }
        self.current.resumed = None;
        Ok(None)
    }
}
