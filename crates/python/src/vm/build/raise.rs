//! `raise`, and which handler an exception matches.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::Body;
use crate::value::Value;
use crate::vm::follow::Flow;
use crate::vm::names;
use crate::vm::thread::Then;
use interleave_python_code::{Instr, NOTHING};

impl Machine {
    pub(super) fn raise_value(&mut self, instr: Instr, regs: &[Value]) -> Res<Flow> {
        if instr.a == NOTHING {
            let handled = self.current.handled;
            if handled.is_none() {
                return Err(self.error(classes::RUNTIME_ERROR, "No active exception to reraise"));
            }
            return Ok(Flow::Reraise(handled));
        }
        let value = regs[usize::from(instr.a)];
        let cause = if instr.b == NOTHING {
            Value::UNBOUND
        } else {
            regs[usize::from(instr.b)]
        };
        let Some(exception) = self.as_exception(value) else {
            let class = value.as_handle().filter(|handle| {
                matches!(&*self.heap.get(*handle), Body::Class(_))
                    && self.is_subclass(*handle, classes::BASE_EXCEPTION)
            });
            if class.is_none() {
                return self.type_error("exceptions must derive from BaseException");
            }
            return if cause.is_unbound() {
                self.ask("_raise", vec![value], Then::Discard)
            } else {
                self.ask("_raise_from", vec![value, cause], Then::Discard)
            };
        };
        if !cause.is_unbound() {
            let is_exception = matches!(self.body(cause), Some(Body::Exception(_)));
            if !cause.is_none() && !is_exception {
                if matches!(self.body(cause), Some(Body::Class(_))) {
                    return self.ask("_raise_from", vec![exception, cause], Then::Discard);
                }
                return self.type_error("exception causes must derive from BaseException");
            }
            if let Some(Body::Exception(body)) = self.body_mut(exception) {
                body.cause = cause;
                body.suppress_context = true;
            }
        }
        Err(Raised(exception))
    }

    /// An exception, or a new one of a class that has no constructor of its own.
    fn as_exception(&mut self, value: Value) -> Option<Value> {
        let handle = value.as_handle()?;
        match &*self.heap.get(handle) {
            Body::Exception(_) => Some(value),
            Body::Class(_) if self.is_subclass(handle, classes::BASE_EXCEPTION) => {
                let own = [names::INIT, names::NEW].into_iter().any(|name| {
                    self.find_in_class(handle, name)
                        .is_some_and(|found| !matches!(self.body(found), Some(Body::Native(_))))
                });
                (!own).then(|| self.new_exception(handle, &[]))
            }
            _ => None,
        }
    }

    pub(super) fn matches(&mut self, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        let exception = regs[usize::from(instr.b)];
        let wanted = regs[usize::from(instr.c)];
        let yes = self.matches_class(exception, wanted, 0)?;
        regs[usize::from(instr.a)] = Value::bool(yes);
        Ok(Flow::Next)
    }

    fn matches_class(&mut self, exception: Value, wanted: Value, depth: u32) -> Res<bool> {
        let tuple = match self.body(wanted) {
            Some(Body::Class(_)) => {
                let class = wanted.as_handle().unwrap_or(classes::OBJECT);
                if self.is_subclass(class, classes::BASE_EXCEPTION) {
                    return Ok(self.is_instance(exception, class));
                }
                None
            }
            Some(Body::Tuple(classes)) if depth < 200 => Some(classes.clone()),
            _ => None,
        };
        let Some(tuple) = tuple else {
            return self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            );
        };
        for class in &tuple {
            if self.matches_class(exception, *class, depth + 1)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
