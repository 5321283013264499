//! What the next instruction of a thread would touch, told before it runs: for who decides which thread goes first.

use crate::machine::Machine;
use crate::native::Native;
use crate::object::{Body, ModuleId};
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use crate::vm::names;
use crate::vm::thread::{Frame, Thread};
use interleave_python_code::{Compare, Instr, NOTHING, Op};

/// What an instruction would touch that other threads may touch too.
#[derive(Clone, Copy, Debug)]
pub enum Touch<'a> {
    /// Nothing but the thread's own registers.
    Nothing,
    /// A name of a module.
    Global {
        /// The module.
        module: ModuleId,
        /// The name's place there.
        place: u32,
        /// Is it changed?
        write: bool,
    },
    /// An attribute of an object.
    Attribute {
        /// The object.
        object: Handle,
        /// The attribute's name.
        name: Symbol,
        /// Is it changed?
        write: bool,
    },
    /// What these values hold, if they hold something that can change; `write`: the first of them is changed.
    Content {
        /// The values; unbound ones do not count.
        values: [Value; 2],
        /// Is the first one changed?
        write: bool,
    },
    /// The next item of an iterator.
    Next(Value),
    /// A call of a native function, or of a built-in class (then without one).
    Call {
        /// The function.
        native: Option<&'static Native>,
        /// What it is bound to; unbound if to nothing.
        receiver: Value,
        /// Its arguments behind that, those by name last.
        args: &'a [Value],
        /// The names of the last arguments.
        keywords: &'a [Symbol],
    },
    /// A module that is not loaded yet, by its name.
    Load(Symbol),
    /// Names or attributes that are not known before.
    Anything,
}

/// The next instruction of a thread.
#[derive(Clone, Copy, Debug)]
pub struct Ahead<'a> {
    /// The instruction itself.
    pub instr: Instr,
    /// Its frame.
    pub frame: &'a Frame,
    /// The registers of its frame.
    pub window: &'a [Value],
}

impl Machine {
    /// The next instruction of a thread, if it has one.
    #[must_use]
    pub fn ahead<'a>(&self, thread: &'a Thread) -> Option<Ahead<'a>> {
        let frame = thread.frames.last()?;
        let instr = *self.linked(frame.code).instrs.get(frame.pc as usize)?;
        let base = frame.base as usize;
        Some(Ahead {
            instr,
            frame,
            window: &thread.registers[base..base + frame.size as usize],
        })
    }

    /// What an instruction would touch.
    #[must_use]
    pub fn touch<'a>(&'a self, ahead: &Ahead<'a>) -> Touch<'a> {
        let Ahead {
            instr,
            frame,
            window,
        } = *ahead;
        let at = |register: u16| window[usize::from(register)];
        let (a, b, c) = (instr.a, instr.b, instr.c);
        match instr.op {
            Op::LoadGlobal | Op::GlobalMove | Op::GlobalAddInt => self.global_touch(ahead, false),
            Op::StoreGlobal | Op::DeleteGlobal => self.global_touch(ahead, true),
            Op::LoadCell | Op::CellCell | Op::CellReturn => content(at(b), Value::UNBOUND),
            Op::StoreCell | Op::DeleteCell => changed(at(b), Value::UNBOUND),
            Op::GetAttr | Op::LoadMethod => self.attribute_touch(at(b), self.site(ahead), false),
            Op::SetAttr => self.attribute_touch(at(b), self.site(ahead), true),
            Op::ImportFrom => self.attribute_touch(at(b), self.name(ahead), false),
            Op::DeleteAttr => self.attribute_touch(at(b), self.name(ahead), true),
            Op::GetItem => content(at(b), at(c)),
            Op::SetItem | Op::DictSet => changed(at(a), at(b)),
            Op::DeleteItem => changed(at(a), at(b)),
            Op::ListAppend | Op::AppendBack | Op::SetAdd => changed(at(a), Value::UNBOUND),
            Op::ListExtend | Op::SetUpdate | Op::DictMerge => changed(at(a), at(b)),
            Op::ForIter | Op::YieldFrom => Touch::Next(at(b)),
            Op::Unpack | Op::UnpackStar => content(at(a), Value::UNBOUND),
            Op::GetIter | Op::Unary | Op::Not | Op::Format | Op::ListToTuple => {
                content(at(b), Value::UNBOUND)
            }
            Op::AddInt | Op::AddIntBack | Op::AddIntReturn => content(at(b), Value::UNBOUND),
            Op::Add | Op::AddReturn | Op::Sub | Op::Mul | Op::Mod | Op::FloorDiv | Op::Binary => {
                content(at(b), at(c))
            }
            Op::Inplace | Op::AddInto | Op::AddIntoBack => changed(at(b), at(c)),
            Op::Compare | Op::SkipIfCompare if is_identity(instr.d) => Touch::Nothing,
            Op::Compare | Op::SkipIfCompare => content(at(b), at(c)),
            Op::JumpIfTrue | Op::JumpIfFalse => content(at(a), Value::UNBOUND),
            Op::Yield | Op::MoveYield => changed(frame.owner, Value::UNBOUND),
            Op::Return if !frame.owner.is_unbound() => self.end_touch(frame.owner),
            Op::Call => self.call_touch(ahead),
            Op::CallSpread => self.spread_touch(at(a), at(a + 1)),
            Op::Import => self.import_touch(ahead),
            Op::ImportStar => Touch::Anything,
            _ => Touch::Nothing,
        }
    }

    fn global_touch(&self, ahead: &Ahead, write: bool) -> Touch<'static> {
        let linked = self.linked(ahead.frame.code);
        Touch::Global {
            module: linked.module,
            place: linked.globals[ahead.instr.wide() as usize].place,
            write,
        }
    }

    fn site(&self, ahead: &Ahead) -> Symbol {
        self.linked(ahead.frame.code).sites[usize::from(ahead.instr.c)].name
    }

    fn name(&self, ahead: &Ahead) -> Symbol {
        self.linked(ahead.frame.code).names[usize::from(ahead.instr.c)]
    }

    fn attribute_touch(&self, value: Value, name: Symbol, write: bool) -> Touch<'static> {
        let Some(object) = value.as_handle() else {
            return Touch::Nothing;
        };
        if name == names::DICT {
            return Touch::Anything;
        }
        let Body::Module(module) = *self.heap.get(object) else {
            return Touch::Attribute {
                object,
                name,
                write,
            };
        };
        match self.modules[module.0 as usize].names.place(name) {
            Some(place) => Touch::Global {
                module,
                place,
                write,
            },
            None => Touch::Anything,
        }
    }

    fn end_touch(&self, owner: Value) -> Touch<'static> {
        match self.body(owner) {
            Some(Body::Generator(_)) => changed(owner, Value::UNBOUND),
            _ => Touch::Nothing,
        }
    }

    fn call_touch<'a>(&'a self, ahead: &Ahead<'a>) -> Touch<'a> {
        let Instr { d, a, b, c, .. } = ahead.instr;
        let (a, window) = (usize::from(a), ahead.window);
        let bound = usize::from(d == 1 && !window[a + 1].is_unbound());
        let first = a + 1 + usize::from(d == 1) - bound;
        let args = &window[first..first + usize::from(b) + bound];
        let keywords: &[Symbol] = if c == NOTHING {
            &[]
        } else {
            &self.linked(ahead.frame.code).keywords[usize::from(c)]
        };
        self.callee_touch(window[a], args, keywords)
    }

    fn spread_touch(&self, callee: Value, list: Value) -> Touch<'_> {
        match self.body(list) {
            Some(Body::List(args)) => self.callee_touch(callee, args, &[]),
            Some(Body::Tuple(args)) => self.callee_touch(callee, args, &[]),
            _ => self.callee_touch(callee, &[], &[]),
        }
    }

    fn callee_touch<'a>(
        &'a self,
        callee: Value,
        args: &'a [Value],
        keywords: &'a [Symbol],
    ) -> Touch<'a> {
        let call = |native, receiver| Touch::Call {
            native,
            receiver,
            args,
            keywords,
        };
        match self.body(callee) {
            Some(Body::Native(native)) => call(Some(*native), Value::UNBOUND),
            Some(Body::Method { function, receiver }) => match self.body(*function) {
                Some(Body::Native(native)) => call(Some(*native), *receiver),
                _ => Touch::Nothing,
            },
            Some(Body::Class(class)) if class.layout.0 != 0 => call(None, Value::UNBOUND),
            _ => Touch::Nothing,
        }
    }

    fn import_touch(&self, ahead: &Ahead) -> Touch<'static> {
        let name = self.linked(ahead.frame.code).names[usize::from(ahead.instr.b)];
        if ahead.instr.c != 0 || self.imported.contains_key(self.symbols.name(name)) {
            Touch::Nothing
        } else {
            Touch::Load(name)
        }
    }
}

fn content(one: Value, other: Value) -> Touch<'static> {
    in_objects(one, other, false)
}

fn changed(one: Value, other: Value) -> Touch<'static> {
    in_objects(one, other, true)
}

fn in_objects(one: Value, other: Value, write: bool) -> Touch<'static> {
    if one.as_handle().is_none() && other.as_handle().is_none() {
        return Touch::Nothing;
    }
    Touch::Content {
        values: [one, other],
        write,
    }
}

fn is_identity(operator: u8) -> bool {
    operator == Compare::Is as u8 || operator == Compare::IsNot as u8
}
