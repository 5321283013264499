//! A process in words: what threads are called, where they stand, what names stand for.

use super::Process;
use interleave_python::Found;
use interleave_python::object::{Body, Passed};
use interleave_python::traceback::Place;
use interleave_python::value::{Handle, Value};

impl Process {
    /// What a thread is called.
    pub fn name(&self, thread: usize) -> String {
        let id = self.slots[thread].thread.id;
        let given = self.machine.thread_names.get(&id);
        given.map_or_else(|| format!("thread {thread}"), Clone::clone)
    }

    /// Where a thread stands in the program.
    pub fn place(&self, thread: usize) -> Option<Place> {
        let frames = self.slots[thread].thread.frames.iter().rev().enumerate();
        let mut places = frames.map(|(above, frame)| Passed {
            code: frame.code,
            // The caller's instruction pointer is after its call.
            pc: if above == 0 {
                frame.pc
            } else {
                frame.pc.saturating_sub(1)
            },
        });
        places.find_map(|passed| self.machine.place(passed))
    }

    /// The line in which a thread stands; 0: in none of the program's.
    pub fn line(&self, thread: usize) -> u32 {
        self.place(thread).map_or(0, |place| place.span.line)
    }

    /// The name of a variable that functions share.
    pub fn cell_name(&self, cell: Handle) -> Option<String> {
        let cell = Value::object(cell);
        self.slots.iter().find_map(|slot| {
            slot.thread.frames.iter().find_map(|frame| {
                let code = &self.machine.linked(frame.code).code;
                let cells = match self.machine.body(frame.closure) {
                    Some(Body::Tuple(cells)) => &cells[..],
                    _ => &[],
                };
                let free = cells.iter().position(|other| *other == cell);
                free.and_then(|place| code.free.get(place).cloned())
            })
        })
    }

    /// The condition that a thread waits for, if it waits for one.
    pub fn condition_of(&self, thread: usize) -> Option<Handle> {
        let thread = &self.slots[thread].thread;
        let frame = thread.frames.last()?;
        let linked = self.machine.linked(frame.code);
        let module = &self.machine.modules[linked.module.0 as usize];
        let waits = module.name == "threading" && linked.code.qualname == "Condition.wait";
        let object = *thread.registers.get(frame.base as usize)?;
        object.as_handle().filter(|_| waits)
    }

    /// The globals of the program that hold data.
    pub fn globals(&self) -> Vec<(String, Value)> {
        let mut names = Vec::new();
        for module in self.machine.modules.iter().filter(|module| !module.own) {
            let pairs = module.names.iter();
            names.extend(
                pairs.map(|(name, value)| (self.machine.symbols.name(name).to_owned(), value)),
            );
        }
        names.retain(|(name, value)| !name.starts_with("__") && self.is_data(*value));
        names
    }

    /// The local names of a thread's innermost call of the program's.
    pub fn locals(&self, thread: usize) -> Vec<(String, Value)> {
        let thread = &self.slots[thread].thread;
        let of_program = thread.frames.iter().rposition(|frame| {
            let module = self.machine.linked(frame.code).module;
            !self.machine.modules[module.0 as usize].own
        });
        let Some(frame) = of_program.map(|number| thread.frames[number]) else {
            return Vec::new();
        };
        let code = &self.machine.linked(frame.code).code;
        let window = &thread.registers[frame.base as usize..];
        let names = code.locals.iter().zip(window);
        let values = names.map(|(name, value)| (name.clone(), self.content(*value)));
        values
            .filter(|(_, value)| !value.is_unbound() && self.is_data(*value))
            .collect()
    }

    /// What a register holds, or the cell in it.
    fn content(&self, value: Value) -> Value {
        match self.machine.body(value) {
            Some(Body::Cell(value)) => *value,
            _ => value,
        }
    }

    /// Is it of interest to somebody who looks at variables?
    fn is_data(&self, value: Value) -> bool {
        !matches!(
            self.machine.body(value),
            Some(
                Body::Module(_)
                    | Body::Function(_)
                    | Body::Class(_)
                    | Body::Native(_)
                    | Body::Code(_)
            )
        )
    }

    /// What is in a queue, if it is one.
    pub fn items_of_queue(&mut self, value: Value) -> Option<Vec<Value>> {
        let class = self.machine.class_name(value);
        let names: &[&str] = match class.as_str() {
            "Queue" => &["queue", "_items"],
            "SimpleQueue" => &["_items", "_items"],
            "PriorityQueue" | "LifoQueue" => &["queue"],
            _ => return None,
        };
        let mut value = value;
        for name in names {
            let name = self.machine.symbols.find(name)?;
            value = match self.machine.attribute(value, name) {
                Ok(Found::Value(value)) => value,
                _ => return None,
            };
        }
        match self.machine.body(value)? {
            Body::List(items) => Some(items.clone()),
            _ => None,
        }
    }

    /// A value as `repr` shows it, or as what it is where only Python could tell more.
    pub fn shown(&mut self, value: Value) -> String {
        match self.machine.repr(value) {
            Ok(Some(text)) => text,
            _ => format!("<{}>", self.machine.class_name(value)),
        }
    }
}
