//! Calls: from a callable and its arguments to a frame or a result.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Native, Out, Res, Wait};
use crate::object::{Body, CodeId, Function, Generator, GeneratorState};
use crate::value::{Handle, Value};
use crate::vm::bind::Args;
use crate::vm::names;
use crate::vm::thread::{Frame, Then, Thread};
use interleave_python_code::{Code, Flavour};

/// How a call began.
pub(crate) enum Entered {
    /// It is over, with this result.
    Value(Value),
    /// A frame runs it.
    Frame,
    /// It must wait, and be made again.
    Wait(Wait),
    /// It must be made by a worker that is alone.
    Alone,
}

/// What a call leads to.
pub(crate) enum Step {
    /// It has begun.
    Entered(Entered),
    /// Another call.
    Again(Value, Args),
}

/// What is called.
enum Callee {
    Function(Function),
    Method(Value, Value),
    Native(&'static Native),
    Class(Handle),
    Static(Value),
    Other,
}

impl Machine {
    /// The tail call of a function of `lib/_prelude/`.
    ///
    /// # Errors
    /// `SystemError`, if the machine has no such function.
    pub fn prelude(&mut self, name: &str, args: Vec<Value>) -> Res<Out> {
        self.prelude_function(name)
            .map(|function| Out::Call(function, args))
    }

    /// A function of `lib/_prelude/`.
    pub(crate) fn prelude_function(&mut self, name: &str) -> Res<Value> {
        let function = self
            .vm
            .prelude
            .and_then(|prelude| self.module_name(prelude, name));
        match function {
            Some(function) => Ok(function),
            None => {
                let message = format!("the machine has no function {name}");
                Err(self.error(classes::SYSTEM_ERROR, message))
            }
        }
    }

    /// Begins a call.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn enter(
        &mut self,
        thread: &mut Thread,
        mut callable: Value,
        mut args: Args,
        then: Then,
    ) -> Res<Entered> {
        // Natives may hand on to each other, but not for ever.
        for _ in 0..200 {
            match self.enter_step(thread, callable, args, then)? {
                Step::Entered(entered) => return Ok(entered),
                Step::Again(next, next_args) => (callable, args) = (next, next_args),
            }
        }
        Err(self.recursion_error())
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn callee(&self, callable: Value) -> Callee {
        match self.body(callable) {
            Some(Body::Function(function)) => Callee::Function((**function).clone()),
            Some(Body::Method { function, receiver }) => Callee::Method(*function, *receiver),
            Some(Body::Native(native)) => Callee::Native(native),
            Some(Body::Class(_)) => Callee::Class(callable.as_handle().unwrap_or(classes::OBJECT)),
            Some(Body::StaticMethod(function)) => Callee::Static(*function),
            _ => Callee::Other,
        }
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn enter_step(
        &mut self,
        thread: &mut Thread,
        callable: Value,
        mut args: Args,
        then: Then,
    ) -> Res<Step> {
        match self.callee(callable) {
            Callee::Function(function) => {
                let entered = self.enter_function(thread, callable, &function, args, then)?;
                Ok(Step::Entered(entered))
            }
            Callee::Method(function, receiver) => {
                args.positional.insert(0, receiver);
                Ok(Step::Again(function, args))
            }
            Callee::Native(native) => self.call_native(thread, native, args, then),
            Callee::Class(class) => match self.python_method(callable, names::CALL) {
                Some(method) => {
                    args.positional.insert(0, callable);
                    Ok(Step::Again(method, args))
                }
                None => self.instantiate(thread, class, args, then),
            },
            Callee::Static(function) => Ok(Step::Again(function, args)),
            Callee::Other => {
                let class = self.class_of(callable);
                let Some(method) = self.find_in_class(class, names::CALL) else {
                    let message = format!("'{}' object is not callable", self.class_name(callable));
                    return self.type_error(message);
                };
                match self.descriptor(method) {
                    crate::vm::attribute::Descriptor::Static(function) => {
                        Ok(Step::Again(function, args))
                    }
                    _ => {
                        args.positional.insert(0, callable);
                        Ok(Step::Again(method, args))
                    }
                }
            }
        }
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn enter_function(
        &mut self,
        thread: &mut Thread,
        callable: Value,
        function: &Function,
        args: Args,
        then: Then,
    ) -> Res<Entered> {
        let codes = self.codes_with(function.code);
        let linked = &*codes[function.code.0 as usize];
        let values = self.bind_function(function, linked, args)?;
        if linked.code.flavour != Flavour::Function {
            return Ok(Entered::Value(self.new_generator(
                callable,
                function,
                &linked.code,
                &values,
            )));
        }
        self.push_frame(thread, function.code, function.closure, &values, then)?;
        Ok(Entered::Frame)
    }

    /// A generator that has not begun.
    pub(crate) fn new_generator(
        &mut self,
        callable: Value,
        function: &Function,
        code: &Code,
        values: &[Value],
    ) -> Value {
        let mut registers = vec![Value::UNBOUND; usize::from(code.registers)];
        registers[..values.len()].copy_from_slice(values);
        let class = match code.flavour {
            Flavour::Function | Flavour::Generator => classes::GENERATOR,
            Flavour::Coroutine => classes::COROUTINE,
            Flavour::AsyncGenerator => classes::ASYNC_GENERATOR,
        };
        let generator = Generator {
            state: GeneratorState::New,
            function: callable,
            code: function.code,
            closure: function.closure,
            pc: 0,
            registers,
            handled: Value::NONE,
        };
        self.heap.alloc(class, Body::Generator(Box::new(generator)))
    }

    /// A frame above all others.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn push_frame(
        &mut self,
        thread: &mut Thread,
        code: CodeId,
        closure: Value,
        values: &[Value],
        then: Then,
    ) -> Res<()> {
        self.check_depth(thread)?;
        let size = usize::from(self.codes[code.0 as usize].code.registers);
        let base = thread.top();
        thread.open(base, 0, size);
        thread.registers[base..base + values.len()].copy_from_slice(values);
        thread.frames.push(Frame {
            code,
            pc: 0,
            base: base as u32,
            size: size as u32,
            then,
            closure,
            owner: Value::UNBOUND,
            handled: self.current.handled,
        });
        Ok(())
    }

    /// Refuses calls that are too deep.
    pub(crate) fn check_depth(&mut self, thread: &Thread) -> Res<()> {
        if thread.frames.len() >= self.limits.depth {
            return Err(self.recursion_error());
        }
        Ok(())
    }

    pub(crate) fn recursion_error(&mut self) -> crate::Raised {
        self.error(classes::RECURSION_ERROR, "maximum recursion depth exceeded")
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn call_native(
        &mut self,
        thread: &mut Thread,
        native: &'static Native,
        args: Args,
        then: Then,
    ) -> Res<Step> {
        if !self.knows(native) {
            return Ok(Step::Entered(Entered::Alone));
        }
        let signature = self.signature(native);
        let class = if signature.makes {
            args.positional.first().copied()
        } else {
            None
        };
        let values = self.bind_native(native, &signature, args)?;
        if !self.may_call(native, &values) {
            return Ok(Step::Entered(Entered::Alone));
        }
        let out = (native.run)(self, &values)?;
        let out = match (class, out) {
            (Some(class), Out::Value(value)) => Out::Value(self.adopt(value, class)),
            (_, out) => out,
        };
        self.step_after_native(thread, out, then)
    }

    /// What the result of a native function leads to.
    pub(crate) fn step_after_native(
        &mut self,
        thread: &mut Thread,
        out: Out,
        then: Then,
    ) -> Res<Step> {
        Ok(match out {
            Out::Value(value) => Step::Entered(Entered::Value(value)),
            Out::Call(callable, args) => Step::Again(callable, args.into()),
            Out::CallWith(callable, args) => Step::Again(callable, args),
            Out::Resume(generator, sent) => {
                Step::Entered(self.resume(thread, generator, sent, then)?)
            }
            Out::Look(look) => {
                let out = look(self, thread)?;
                return self.step_after_native(thread, out, then);
            }
            Out::Wait(wait) => Step::Entered(Entered::Wait(wait)),
        })
    }

    /// The arguments of `f(*list, **dict)`.
    pub(crate) fn spread(&mut self, list: Value, dict: Value) -> Res<Args> {
        let positional = match self.body(list) {
            Some(Body::List(items)) => items.clone(),
            Some(Body::Tuple(items)) => items.to_vec(),
            _ => Vec::new(),
        };
        let pairs: Vec<(Value, Value)> = match self.body(dict) {
            Some(Body::Dict(dict)) => dict.iter().collect(),
            _ => Vec::new(),
        };
        let mut keywords = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            match self.symbol_of(key) {
                Some(name) => keywords.push((name, value)),
                None => return self.type_error("keywords must be strings"),
            }
        }
        Ok(Args {
            positional,
            keywords,
        })
    }
}
