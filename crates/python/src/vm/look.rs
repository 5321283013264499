//! What a native function may see of the thread that called it: the names of its calls, and where they stand.

use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::object::{Body, ModuleId};
use crate::symbol::Symbol;
use crate::value::Value;
use crate::vm::thread::{Frame, Thread};
use std::sync::Arc;

/// The parameter of a class's body: the dictionary of its names.
const NAMESPACE: &str = ".namespace";

/// `globals()`.
pub fn globals(machine: &mut Machine, thread: &Thread) -> Res<Out> {
    match thread.frames.last() {
        Some(frame) => {
            let module = machine.codes[frame.code.0 as usize].module;
            machine.names_of_module(module).map(Out::from)
        }
        None => machine.dict_of_names(&[]).map(Out::from),
    }
}

/// `locals()`.
pub fn locals(machine: &mut Machine, thread: &Thread) -> Res<Out> {
    match thread.frames.last() {
        Some(frame) => machine.names_of_call(thread, *frame).map(Out::from),
        None => machine.dict_of_names(&[]).map(Out::from),
    }
}

/// `dir()`.
pub fn names(machine: &mut Machine, thread: &Thread) -> Res<Out> {
    match locals(machine, thread)? {
        Out::Value(names) => machine.prelude("_sorted_names", vec![names]),
        other => Ok(other),
    }
}

/// Where each call stands, the outermost first: file, line, function, and the line's text.
pub fn stack(machine: &mut Machine, thread: &Thread) -> Res<Out> {
    let frames = thread.frames.iter();
    let places: Vec<_> = frames
        .filter_map(|frame| machine.place(frame.passed()))
        .collect();
    let mut found = Vec::new();
    for place in places {
        let parts = [
            machine.str(place.file),
            Value::int(i64::from(place.span.line)),
            machine.str(place.function),
            machine.str(place.text.trim()),
        ];
        found.push(machine.tuple(parts));
    }
    Ok(machine.list(found).into())
}

impl Machine {
    /// The innermost call of the program itself.
    pub(crate) fn caller(&self, thread: &Thread) -> Option<Frame> {
        let own = |frame: &&Frame| {
            let module = self.codes[frame.code.0 as usize].module;
            self.modules[module.0 as usize].own
        };
        thread
            .frames
            .iter()
            .rev()
            .find(|frame| !own(frame))
            .copied()
    }

    /// The names of a module, as a dictionary that writes through to the module.
    pub(crate) fn names_of_module(&mut self, module: ModuleId) -> Res<Value> {
        let module = &self.modules[module.0 as usize];
        let pairs: Vec<(Symbol, Value)> = module.names.iter().collect();
        let object = module.object.unwrap_or(Value::NONE);
        let dict = self.dict_of_names(&pairs)?;
        Ok(self.write_through(dict, object))
    }

    /// The local names of a call, as they are now.
    fn names_of_call(&mut self, thread: &Thread, frame: Frame) -> Res<Value> {
        let linked = Arc::clone(&self.codes[frame.code.0 as usize]);
        let code = &linked.code;
        if code.locals.is_empty() && code.name == "<module>" {
            return self.names_of_module(linked.module);
        }
        let window = &thread.registers[frame.base as usize..];
        if code.locals.first().is_some_and(|name| name == NAMESPACE) {
            return Ok(window[0]);
        }
        let cells = match self.body(frame.closure) {
            Some(Body::Tuple(cells)) => cells.to_vec(),
            _ => Vec::new(),
        };
        let own = code.locals.iter().zip(window.iter().copied());
        let outer = code.free.iter().zip(cells);
        let mut pairs = Vec::new();
        for (name, value) in own.chain(outer) {
            let value = match self.body(value) {
                Some(Body::Cell(content)) => *content,
                _ => value,
            };
            if !value.is_unbound() && !name.starts_with('.') {
                pairs.push((self.symbol(name), value));
            }
        }
        self.dict_of_names(&pairs)
    }

    /// Makes a dictionary one that writes to the owner of its names as well.
    pub(crate) fn write_through(&mut self, dict: Value, owner: Value) -> Value {
        let class = self.private("_Names").and_then(Value::as_handle);
        if let (Some(class), Some(handle)) = (class, dict.as_handle()) {
            self.heap.set_class(handle, class);
            let name = self.symbol("_owner");
            self.put_attribute(dict, name, owner);
        }
        dict
    }
}
