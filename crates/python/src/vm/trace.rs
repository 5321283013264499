//! Tracebacks and their frames as objects: each knows its exception, and the number of the call that this passed.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::value::{Handle, Value};

impl Machine {
    /// The traceback of an exception from its call number `place` on, the outermost being 0.
    pub(crate) fn traceback_at(&mut self, exception: Value, place: usize) -> Value {
        self.about_call(classes::TRACEBACK, exception, place)
    }

    /// Is it a traceback, or the frame of one?
    pub(crate) fn is_traceback(&self, value: Value) -> bool {
        matches!(self.class_of(value), classes::TRACEBACK | classes::FRAME)
    }

    fn about_call(&mut self, class: Handle, exception: Value, place: usize) -> Value {
        let parts = [exception, Value::int(place as i64)];
        self.heap.alloc(class, Body::Tuple(Box::new(parts)))
    }

    /// An attribute of a traceback or of a frame.
    pub(crate) fn special_of_traceback(
        &mut self,
        class: Handle,
        parts: &[Value],
        text: &str,
    ) -> Res<Option<Value>> {
        let [exception, place] = *parts else {
            return Ok(None);
        };
        let place = place
            .as_small()
            .and_then(|place| usize::try_from(place).ok())
            .unwrap_or(0);
        let places = self.passed_places(exception);
        let Some((code, stood)) = places.get(place) else {
            return Ok(None);
        };
        let line = Value::int(i64::from(stood.span.line));
        Ok(match (class == classes::TRACEBACK, text) {
            (true, "tb_lineno") | (false, "f_lineno") => Some(line),
            (true, "tb_next") if place + 1 < places.len() => {
                Some(self.traceback_at(exception, place + 1))
            }
            (true, "tb_next") => Some(Value::NONE),
            (true, "tb_frame") => Some(self.about_call(classes::FRAME, exception, place)),
            (true, "_exception") => Some(exception),
            (true, "_place") => Some(Value::int(place as i64)),
            (false, "f_back") if place > 0 => {
                Some(self.about_call(classes::FRAME, exception, place - 1))
            }
            (false, "f_back") => Some(Value::NONE),
            (false, "f_code") => Some(self.heap.alloc(classes::CODE, Body::Code(*code))),
            (false, "f_globals") => {
                let module = self.codes[code.0 as usize].module;
                Some(self.names_of_module(module)?)
            }
            _ => None,
        })
    }
}
