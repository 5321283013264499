//! What becomes of results: each frame knows what its caller does with its result.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, GeneratorState};
use crate::ops::iterate::Next;
use crate::value::Value;
use crate::vm::call::Entered;
use crate::vm::thread::{Frame, Stop, Then, Thread};

impl Machine {
    /// Ends the innermost call with a result.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn finish(&mut self, thread: &mut Thread, value: Value) -> Res<Option<Stop>> {
        let Some(frame) = thread.frames.pop() else {
            return Ok(Some(Stop::Done(value)));
        };
        self.current.handled = frame.handled;
        if let Some(kind) = self.end_generator(&frame) {
            return self.finish_generator(thread, frame.then, kind, value);
        }
        self.deliver(thread, frame.then, frame.owner, value)
    }

    /// Calls the function of a `map` with the next item. `None`: there is none, and the loop has ended.
    pub(crate) fn call_of_map(
        &mut self,
        thread: &mut Thread,
        function: Value,
        iterator: Value,
        then: Then,
    ) -> Res<Option<Entered>> {
        let Next::Value(item) = self.next(iterator)? else {
            if let (Then::Next { end, .. }, Some(frame)) = (then, thread.frames.last_mut()) {
                frame.pc = end;
            }
            return Ok(None);
        };
        if let Some(Body::Function(function)) = self.body(function) {
            let (code, closure) = (function.code, function.closure);
            self.push_frame(thread, code, closure, &[item], then)?;
            return Ok(Some(Entered::Frame));
        }
        self.enter(thread, function, vec![item].into(), then)
            .map(Some)
    }

    /// If it is the frame of a generator: marks that as ended, and tells its class.
    pub(crate) fn end_generator(&mut self, frame: &Frame) -> Option<crate::Handle> {
        let handle = frame.owner.as_handle()?;
        let class = self.heap.class(handle);
        // (The owner may also be the object that `__init__` runs for.)
        if !matches!(&*self.heap.get(handle), Body::Generator(_)) {
            return None;
        }
        let Body::Generator(generator) = self.heap.get_mut(handle).whole() else {
            return None;
        };
        generator.state = GeneratorState::Ended;
        generator.registers = Vec::new();
        generator.handled = Value::NONE;
        Some(class)
    }

    /// What the end of a generator means to the one that let it go on.
    fn finish_generator(
        &mut self,
        thread: &mut Thread,
        then: Then,
        class: crate::Handle,
        value: Value,
    ) -> Res<Option<Stop>> {
        match then {
            Then::Next { end, .. } => {
                if let Some(frame) = thread.frames.last_mut() {
                    frame.pc = end;
                }
                Ok(None)
            }
            Then::Delegate(register) => self.deliver(thread, Then::Store(register), value, value),
            _ if class == classes::ASYNC_GENERATOR => {
                Err(self.exception(classes::STOP_ASYNC_ITERATION, vec![]))
            }
            _ => Err(self.stop_iteration(value)),
        }
    }

    /// The `StopIteration` that carries a result.
    pub(crate) fn stop_iteration(&mut self, value: Value) -> crate::Raised {
        let args = if value.is_none() { vec![] } else { vec![value] };
        self.exception(classes::STOP_ITERATION, args)
    }

    /// Gives the innermost call what it asked for.
    pub(crate) fn deliver(
        &mut self,
        thread: &mut Thread,
        then: Then,
        owner: Value,
        value: Value,
    ) -> Res<Option<Stop>> {
        match then {
            Then::Store(register) | Then::Next { register, .. } => {
                if let Some(place) = thread.window().get_mut(usize::from(register)) {
                    *place = value;
                }
            }
            Then::Discard | Then::Module(_) => {}
            Then::Init(register) => {
                if !value.is_none() {
                    let message = format!(
                        "__init__() should return None, not '{}'",
                        self.class_name(value)
                    );
                    return self.type_error(message);
                }
                if let Some(place) = thread.window().get_mut(usize::from(register)) {
                    *place = owner;
                }
            }
            Then::Jump { target, sense } => {
                if let Some(frame) = thread.frames.last_mut()
                    && (value == Value::TRUE) == sense
                {
                    frame.pc = target;
                }
            }
            Then::Skip => {
                if let Some(frame) = thread.frames.last_mut()
                    && value == Value::TRUE
                {
                    frame.pc += 1;
                }
            }
            Then::Unpack(parts) => {
                let items = match self.body(value) {
                    Some(Body::List(items)) => items.clone(),
                    _ => Vec::new(),
                };
                self.distribute(parts, &items, thread.window())?;
            }
            Then::Delegate(_) => return self.hand_out(thread, value),
            Then::End => return Ok(Some(Stop::Done(value))),
        }
        Ok(None)
    }
}
