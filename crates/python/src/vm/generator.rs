//! Generators: their registers lie on the thread's stack while they run, and in their object while they do not.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Sent};
use crate::object::{Body, GeneratorState};
use crate::value::{Handle, Value};
use crate::vm::call::Entered;
use crate::vm::link::Codes;
use crate::vm::thread::{Frame, Stop, Then, Thread};
use interleave_python_code::Op;

impl Machine {
    /// The state of a generator.
    pub(crate) fn generator_state(&self, value: Value) -> Option<GeneratorState> {
        match self.body(value) {
            Some(Body::Generator(generator)) => Some(generator.state),
            _ => None,
        }
    }

    /// Lets a generator go on, in a frame of its own.
    pub(crate) fn resume(
        &mut self,
        thread: &mut Thread,
        generator: Value,
        sent: Sent,
        then: Then,
    ) -> Res<Entered> {
        let handle = generator.as_handle().unwrap_or(classes::OBJECT);
        let Some(state) = self.generator_state(generator) else {
            return self.type_error("a generator is required");
        };
        self.check_resumed(handle, state, sent)?;
        self.check_depth(thread)?;
        self.open_generator(thread, handle, then);
        if state == GeneratorState::Suspended {
            self.receive(thread, sent);
        }
        Ok(Entered::Frame)
    }

    fn check_resumed(&mut self, handle: Handle, state: GeneratorState, sent: Sent) -> Res<()> {
        let class = self.heap.class(handle);
        match (state, sent) {
            (GeneratorState::Running, _) => {
                let name = self.name_of_class(class).replace('_', " ");
                self.value_error(format!("{name} already executing"))
            }
            (GeneratorState::Ended, _) if class == classes::COROUTINE => Err(self.error(
                classes::RUNTIME_ERROR,
                "cannot reuse already awaited coroutine",
            )),
            (GeneratorState::Ended, Sent::Value(_)) if class == classes::ASYNC_GENERATOR => {
                Err(self.exception(classes::STOP_ASYNC_ITERATION, vec![]))
            }
            (GeneratorState::Ended, Sent::Value(_)) => Err(self.stop_iteration(Value::NONE)),
            (GeneratorState::Ended, Sent::Exception(exception)) => Err(crate::Raised(exception)),
            (GeneratorState::New, Sent::Value(value)) if !value.is_none() => {
                let name = self.name_of_class(class).replace('_', " ");
                self.type_error(format!(
                    "can't send non-None value to a just-started {name}"
                ))
            }
            (GeneratorState::New, Sent::Exception(exception)) => {
                if let Body::Generator(generator) = &mut *self.heap.get_mut(handle) {
                    generator.state = GeneratorState::Ended;
                    generator.registers = Vec::new();
                }
                Err(crate::Raised(exception))
            }
            _ => Ok(()),
        }
    }

    /// The frame of a generator that can go on.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn open_generator(&mut self, thread: &mut Thread, handle: Handle, then: Then) {
        let base = thread.top();
        let Body::Generator(generator) = self.heap.get_mut(handle).whole() else {
            return;
        };
        let size = generator.registers.len();
        let end = base + size;
        if thread.registers.len() < end {
            thread.registers.resize(end + 64, Value::UNBOUND);
        }
        copy_few(&mut thread.registers[base..end], &generator.registers);
        generator.state = GeneratorState::Running;
        thread.frames.push(Frame {
            code: generator.code,
            pc: generator.pc,
            base: base as u32,
            size: size as u32,
            then,
            closure: generator.closure,
            owner: Value::object(handle),
            handled: self.current.handled,
        });
        if !generator.handled.is_none() {
            self.current.handled = generator.handled;
        }
    }

    /// Yields a value from the generator in the innermost frame, if the loop or call that waits for it is right below and
    /// takes it as it is.
    #[inline]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn hand_out_in_place(&mut self, thread: &mut Thread, value: Value) -> bool {
        let [.., below, frame] = &thread.frames[..] else {
            return false;
        };
        let (Then::Next { register, .. } | Then::Store(register)) = frame.then else {
            return false;
        };
        let Some(handle) = frame.owner.as_handle() else {
            return false;
        };
        let target = below.base as usize + usize::from(register);
        let window = frame.base as usize..(frame.base + frame.size) as usize;
        if self.heap.class(handle) != classes::GENERATOR {
            return false;
        }
        let Body::Generator(generator) = self.heap.get_mut(handle).whole() else {
            return false;
        };
        generator.state = GeneratorState::Suspended;
        generator.pc = frame.pc;
        copy_few(&mut generator.registers, &thread.registers[window]);
        self.current.handled = frame.handled;
        thread.registers[target] = value;
        thread.frames.pop();
        true
    }

    /// Sends `None` to a generator in the innermost frame that is at a `yield` of its own.
    #[inline(always)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn receive_nothing(thread: &mut Thread, codes: &Codes) -> bool {
        let Some(frame) = thread.frames.last() else {
            return false;
        };
        let at = (frame.pc as usize).wrapping_sub(1);
        let instr = codes
            .get(frame.code.0 as usize)
            .and_then(|linked| linked.instrs.get(at));
        match instr {
            Some(instr) if instr.op == Op::Yield => {
                thread.registers[frame.base as usize + usize::from(instr.a)] = Value::NONE;
                true
            }
            _ => false,
        }
    }

    /// Puts what was sent where the innermost frame, a generator that waited, expects it.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn receive(&mut self, thread: &mut Thread, sent: Sent) {
        let Some(frame) = thread.frames.last_mut() else {
            return;
        };
        let instrs = &self.codes[frame.code.0 as usize].instrs;
        let Some(instr) = (frame.pc as usize)
            .checked_sub(1)
            .and_then(|at| instrs.get(at))
            .copied()
        else {
            return;
        };
        match sent {
            Sent::Value(value) => {
                if instr.op == Op::YieldFrom {
                    frame.pc -= 1;
                }
                if let Some(place) = thread.window().get_mut(usize::from(instr.a)) {
                    *place = value;
                }
            }
            Sent::Exception(exception) if instr.op == Op::YieldFrom => {
                let iterator = thread.window().get(usize::from(instr.b)).copied();
                let iterator = iterator.unwrap_or(Value::NONE);
                if let Err(raised) = self.throw_into(thread, iterator, exception, instr.a) {
                    thread.inject = Some(raised.0);
                }
            }
            Sent::Exception(exception) => thread.inject = Some(exception),
        }
    }

    /// Throws an exception into what the innermost frame delegates to.
    fn throw_into(
        &mut self,
        thread: &mut Thread,
        iterator: Value,
        exception: Value,
        register: u16,
    ) -> Res<()> {
        let then = Then::Delegate(register);
        if self.generator_state(iterator).is_some() {
            return self
                .resume(thread, iterator, Sent::Exception(exception), then)
                .map(|_| ());
        }
        let Out::Call(function, args) = self.prelude("_throw_into", vec![iterator, exception])?
        else {
            return Ok(());
        };
        self.enter(thread, function, args.into(), then).map(|_| ())
    }

    /// The innermost frame, a generator, hands out a value.
    pub(crate) fn hand_out(&mut self, thread: &mut Thread, value: Value) -> Res<Option<Stop>> {
        let mut value = value;
        loop {
            let Some(frame) = thread.frames.pop() else {
                return Ok(Some(Stop::Done(value)));
            };
            let Some(handle) = frame.owner.as_handle() else {
                return Ok(None);
            };
            self.current.handled = frame.handled;
            let class = self.heap.class(handle);
            let base = frame.base as usize;
            if let Body::Generator(generator) = &mut *self.heap.get_mut(handle) {
                generator.state = GeneratorState::Suspended;
                generator.pc = frame.pc;
                generator
                    .registers
                    .copy_from_slice(&thread.registers[base..base + frame.size as usize]);
            }
            match frame.then {
                // An `await` passes its value on as it is; only `yield` ends a step of an asynchronous generator.
                Then::Delegate(_) => {}
                then => {
                    if class == classes::ASYNC_GENERATOR && self.stands_at_yield(&frame) {
                        value = self.wrap_yielded(value);
                        return Err(crate::Raised(value));
                    }
                    return self.deliver(thread, then, Value::UNBOUND, value);
                }
            }
        }
    }

    fn stands_at_yield(&self, frame: &Frame) -> bool {
        let instrs = &self.codes[frame.code.0 as usize].instrs;
        (frame.pc as usize)
            .checked_sub(1)
            .and_then(|at| instrs.get(at))
            .is_some_and(|instr| instr.op == Op::Yield)
    }

    /// What ends a step of an asynchronous generator.
    fn wrap_yielded(&mut self, value: Value) -> Value {
        self.exception(classes::STOP_ITERATION, vec![value]).0
    }
}

/// Copies values. A few, as in most frames, are copied one by one, without a call of `memcpy`.
#[inline(always)]
#[cfg_attr(feature = "small", optimize(speed))]
fn copy_few(to: &mut [Value], from: &[Value]) {
    if from.len() > 16 {
        to.copy_from_slice(from);
        return;
    }
    for (to, from) in to.iter_mut().zip(from) {
        *to = *from;
    }
}
