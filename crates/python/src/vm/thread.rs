//! A thread: its frames and registers, as data.

use crate::machine::Resumed;
use crate::native::Wait;
use crate::object::{CodeId, ModuleId, Passed};
use crate::value::Value;

/// A thread of Python.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// Its number.
    pub id: u32,
    /// The windows of all its calls.
    pub registers: Vec<Value>,
    /// Its calls, the innermost last.
    pub frames: Vec<Frame>,
    /// The exception that it handles, if any.
    pub handled: Option<Value>,
    /// After a wait: how it ended. The scheduler sets it, and the machine takes it.
    pub resumed: Option<Resumed>,
    /// An exception to raise in it before it goes on (`KeyboardInterrupt`).
    pub inject: Option<Value>,
}

/// A call under way.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Its code.
    pub code: CodeId,
    /// The next instruction.
    pub pc: u32,
    /// Where its window begins among the registers.
    pub base: u32,
    /// How many registers its window has.
    pub size: u32,
    /// What becomes of its result.
    pub then: Then,
    /// The tuple of cells of its function, or `None`.
    pub closure: Value,
    /// The generator whose frame it is, or the new object that `__init__` runs for; else unbound.
    pub owner: Value,
    /// The exception that was handled when it began, or `None`.
    pub handled: Value,
}

/// What becomes of the result of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It is put in this register of the caller.
    Store(u16),
    /// It is thrown away.
    Discard,
    /// It must be `None`; the new object is put in this register of the caller.
    Init(u16),
    /// It is `True` or `False`: the caller goes on at `target` if it is `sense`.
    Jump {
        /// Where to go on.
        target: u32,
        /// If the result is this.
        sense: bool,
    },
    /// It is `True` or `False`: the caller skips its next instruction if it is `True`.
    Skip,
    /// It is the next value of a loop; `StopIteration`, or the end of a generator, ends the loop.
    Next {
        /// Where the value goes.
        register: u16,
        /// Where the loop goes on after its end.
        end: u32,
    },
    /// It is what the iterator of a `yield from` gives, to be yielded; its end is the result, for this register.
    Delegate(u16),
    /// It is a list that is unpacked.
    Unpack(crate::vm::unpack::Parts),
    /// It is the end of the code of a module.
    Module(ModuleId),
    /// It is what the thread ends with.
    End,
}

/// Why a thread stopped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// Its fuel is used up.
    Slice,
    /// The heap is full: collect, then go on.
    Full,
    /// It waits. To go on: set `Thread::resumed`, and run it again.
    Wait(Wait),
    /// Its next instruction, or an exception in it, must be gone on with by a worker that is alone.
    Alone,
    /// It ended with a result.
    Done(Value),
    /// It ended with an exception.
    Raised(Value),
}

impl Frame {
    /// The instruction under way.
    pub(crate) fn passed(&self) -> Passed {
        Passed {
            code: self.code,
            pc: self.pc.saturating_sub(1),
        }
    }
}

impl Thread {
    /// Where the next window can begin.
    pub(crate) fn top(&self) -> usize {
        self.frames
            .last()
            .map_or(0, |frame| (frame.base + frame.size) as usize)
    }

    /// The window of the innermost call.
    pub(crate) fn window(&mut self) -> &mut [Value] {
        match self.frames.last() {
            Some(frame) => {
                let base = frame.base as usize;
                &mut self.registers[base..base + frame.size as usize]
            }
            None => &mut [],
        }
    }

    /// A window from `base` on whose first registers stay; the others become unbound.
    #[inline(always)]
    pub(crate) fn open(&mut self, base: usize, filled: usize, size: usize) {
        let end = base + size;
        if self.registers.len() < end {
            self.registers.resize(end + 64, Value::UNBOUND);
        }
        self.registers[base + filled..end].fill(Value::UNBOUND);
    }
}
