//! Exceptions under way: from the instruction that raised to the handler, frame by frame.

use crate::classes;
use crate::machine::Machine;
use crate::object::{Body, Passed};
use crate::value::{Handle, Value};
use crate::vm::thread::{Frame, Stop, Then, Thread};
use interleave_python_code::{Instr, Op};

/// Does the frame that raises stand in the traceback already?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// No: it was raised here.
    Here,
    /// Yes: it is raised again as it is.
    Again,
}

impl Machine {
    /// Raises an exception in the innermost frame. Ends the thread if nothing handles it.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn unwind(
        &mut self,
        thread: &mut Thread,
        mut exception: Value,
        origin: Origin,
    ) -> Option<Stop> {
        if origin == Origin::Here {
            self.set_context(exception);
        }
        let mut note = origin == Origin::Here;
        loop {
            let Some(frame) = thread.frames.last_mut() else {
                return Some(Stop::Raised(exception));
            };
            let (code, at) = (frame.code, frame.pc.saturating_sub(1));
            if note {
                self.passed(exception, Passed { code, pc: at });
            }
            note = true;
            let handlers = &self.codes[code.0 as usize].code.handlers;
            let handler = handlers
                .iter()
                .find(|handler| (handler.start..handler.end).contains(&at));
            if let Some(handler) = handler.copied() {
                frame.pc = handler.target;
                if let Some(place) = thread.window().get_mut(usize::from(handler.register)) {
                    *place = exception;
                }
                return None;
            }
            let frame = thread.frames.pop()?;
            self.current.handled = frame.handled;
            match self.leave(thread, &frame, exception) {
                Left::Raised(next) => exception = next,
                Left::Caught => return None,
                Left::Ended => return Some(Stop::Raised(exception)),
            }
        }
    }

    /// What an exception means that leaves a frame.
    #[cfg_attr(feature = "small", optimize(speed))]
    fn leave(&mut self, thread: &mut Thread, frame: &Frame, exception: Value) -> Left {
        if let Some(class) = self.end_generator(frame) {
            let exception = self.out_of_generator(class, exception);
            return if frame.then == Then::End {
                Left::Ended
            } else {
                Left::Raised(exception)
            };
        }
        match frame.then {
            Then::Next { end, .. } if self.is_instance(exception, classes::STOP_ITERATION) => {
                if let Some(caller) = thread.frames.last_mut() {
                    caller.pc = end;
                }
                Left::Caught
            }
            Then::Delegate(register) if self.is_instance(exception, classes::STOP_ITERATION) => {
                let value = self.first_argument(exception);
                if let Some(place) = thread.window().get_mut(usize::from(register)) {
                    *place = value;
                }
                Left::Caught
            }
            Then::Module(module) => {
                self.imported.retain(|_, other| *other != module);
                Left::Raised(exception)
            }
            Then::End => Left::Ended,
            _ => Left::Raised(exception),
        }
    }

    /// `StopIteration` must not leave a generator: its end would look like the end of a loop.
    fn out_of_generator(&mut self, class: Handle, exception: Value) -> Value {
        let stop = self.is_instance(exception, classes::STOP_ITERATION);
        let stop_async = class == classes::ASYNC_GENERATOR
            && self.is_instance(exception, classes::STOP_ASYNC_ITERATION);
        if !stop && !stop_async {
            return exception;
        }
        let kind = match class {
            classes::COROUTINE => "coroutine",
            classes::ASYNC_GENERATOR => "async generator",
            _ => "generator",
        };
        let what = if stop {
            "StopIteration"
        } else {
            "StopAsyncIteration"
        };
        let error = self.error(classes::RUNTIME_ERROR, format!("{kind} raised {what}"));
        if let Some(Body::Exception(body)) = self.body_mut(error.0) {
            body.cause = exception;
            body.context = exception;
            body.suppress_context = true;
        }
        error.0
    }

    /// The first argument of an exception (the value of a `StopIteration`), or `None`.
    pub(crate) fn first_argument(&self, exception: Value) -> Value {
        let args = match self.body(exception) {
            Some(Body::Exception(exception)) => exception.args,
            _ => return Value::NONE,
        };
        match self.body(args) {
            Some(Body::Tuple(args)) => args.first().copied().unwrap_or(Value::NONE),
            _ => Value::NONE,
        }
    }

    /// What a value holds, to change it.
    pub(crate) fn body_mut(&mut self, value: Value) -> Option<&mut Body> {
        value
            .as_handle()
            .map(|handle| self.heap.get_mut(handle).whole())
    }

    /// Begins or ends the handling of an exception in the innermost frame.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn handle(&mut self, thread: &mut Thread, instr: Instr) {
        let (a, b) = (usize::from(instr.a), usize::from(instr.b));
        let enters = instr.op == Op::EnterHandler;
        let register = if enters { a } else { b };
        let handled = thread.window().get(register).copied();
        let before = self.set_handled(thread, handled.unwrap_or(Value::NONE));
        if let Some(place) = thread.window().get_mut(b).filter(|_| enters) {
            *place = before;
        }
    }

    /// What the innermost frame handles from here on, or `None`. Gives what it handled before.
    ///
    /// A generator has its own: while it is suspended, its caller may begin to handle another one.
    fn set_handled(&mut self, thread: &Thread, exception: Value) -> Value {
        let Some(frame) = thread.frames.last() else {
            return Value::NONE;
        };
        let before = self
            .set_handled_by_generator(frame.owner, exception)
            .unwrap_or(self.current.handled);
        self.current.handled = if exception.is_none() {
            frame.handled
        } else {
            exception
        };
        before
    }

    fn set_handled_by_generator(&mut self, owner: Value, exception: Value) -> Option<Value> {
        // (The owner may also be the object that `__init__` runs for: that is not changed.)
        let Some(Body::Generator(_)) = self.body(owner) else {
            return None;
        };
        match self.body_mut(owner) {
            Some(Body::Generator(generator)) => {
                Some(std::mem::replace(&mut generator.handled, exception))
            }
            _ => None,
        }
    }

    fn passed(&mut self, exception: Value, passed: Passed) {
        if let Some(Body::Exception(exception)) = self.body_mut(exception) {
            exception.traceback.push(passed);
        }
    }

    /// The exception that is handled becomes the context of a new one.
    pub(crate) fn set_context(&mut self, exception: Value) {
        let handled = self.current.handled;
        if handled.is_none() || handled == exception {
            return;
        }
        // The chain must not lead back: cut it where it meets the new one.
        let mut at = handled;
        for _ in 0..1000 {
            let Some(Body::Exception(body)) = self.body(at) else {
                break;
            };
            let next = body.context;
            if next == exception {
                if let Some(Body::Exception(body)) = self.body_mut(at) {
                    body.context = Value::NONE;
                }
                break;
            }
            at = next;
        }
        if let Some(Body::Exception(body)) = self.body_mut(exception) {
            body.context = handled;
        }
    }
}

/// What became of an exception that left a frame.
enum Left {
    /// It goes on, or another one in its place.
    Raised(Value),
    /// It ended a loop or a delegation.
    Caught,
    /// It ends the thread.
    Ended,
}
