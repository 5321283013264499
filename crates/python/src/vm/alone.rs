//! What one of several workers may do beside the others, and what it must do alone.
//!
//! An instruction that could change something shared is not begun: the thread stops before it with [`Stop::Alone`], and
//! its worker runs that one instruction while no other worker runs anything ([`Machine::step_alone`]). All that the
//! instruction works on is shared first, and what it makes is shared from the beginning; so what a shared object refers to
//! is always shared. What is not listed as harmless is done alone, which is slow, but never wrong.

use crate::machine::Machine;
use crate::native::Native;
use crate::natives::harmless::Changes;
use crate::object::Body;
use crate::value::Value;
use crate::vm::cache::Site;
use crate::vm::names;
use crate::vm::thread::{Frame, Stop, Then, Thread};
use crate::vm::unwind::Origin;
use interleave_python_code::{Instr, NOTHING, Op};

impl Machine {
    /// May it change all that there is?
    #[inline(always)]
    pub(crate) fn is_alone(&self) -> bool {
        self.heap.is_alone()
    }

    /// May it change this object now?
    #[inline(always)]
    pub(crate) fn may_change(&self, value: Value) -> bool {
        self.is_alone() || !self.heap.has_shared(value)
    }

    /// May it do `x += y` and the like now, where that may change `x`?
    pub(crate) fn may_operate_in_place(&self, x: Value, y: Value) -> bool {
        self.is_alone()
            || (self.may_use(y)
                && match self.body(x) {
                    Some(Body::List(_) | Body::Dict(_) | Body::Set(_) | Body::ByteArray(_)) => {
                        !self.heap.has_shared(x)
                    }
                    _ => true,
                })
    }

    /// May it take values from this, if it is an iterator?
    pub(crate) fn may_use(&self, value: Value) -> bool {
        self.is_alone()
            || match (value.as_handle(), self.body(value)) {
                (Some(handle), Some(Body::Iter(_) | Body::Generator(_))) => {
                    self.heap.is_own_iterator(handle)
                }
                _ => true,
            }
    }

    /// May it call this native function now?
    pub(crate) fn may_call(&self, native: &'static Native, args: &[Value]) -> bool {
        self.is_alone()
            || match self.known_changes(native) {
                Changes::Anything => false,
                Changes::Nothing => args.iter().all(|arg| self.may_use(*arg)),
                Changes::Receiver => {
                    args.first().is_none_or(|first| self.may_change(*first))
                        && args.iter().all(|arg| self.may_use(*arg))
                }
            }
    }

    /// May it make an instance of a built-in class now?
    pub(crate) fn may_make_in_place(&self, new: &'static Native, values: &[Value]) -> bool {
        self.is_alone()
            || self.may_call(new, values) && values.iter().all(|value| self.may_use(*value))
    }

    /// Has it read the signature of a native function, or can it do so now? (That may need new names.)
    pub(crate) fn knows(&self, native: &'static Native) -> bool {
        let key = std::ptr::from_ref(native).addr();
        self.is_alone() || self.vm.signatures.contains_key(&key)
    }

    /// What a native function may change. One whose signature has not been read yet needs new names, so anything.
    fn known_changes(&self, native: &'static Native) -> Changes {
        let key = std::ptr::from_ref(native).addr();
        match self.vm.signatures.get(&key) {
            Some(signature) => signature.changes,
            None => Changes::Anything,
        }
    }

    /// May it look for this attribute now? (`x.__dict__` is made with an attribute of its own.)
    pub(crate) fn may_load(&self, site: Site) -> bool {
        site.name != names::DICT || self.is_alone()
    }

    /// May it end the innermost call now, or hand out a value from it?
    pub(crate) fn may_leave(&self, frames: &[Frame]) -> bool {
        if self.is_alone() {
            return true;
        }
        for frame in frames.iter().rev() {
            if matches!(frame.then, Then::Module(_)) || self.runs_shared(frame) {
                return false;
            }
            if !matches!(frame.then, Then::Delegate(_)) {
                break;
            }
        }
        true
    }

    fn runs_shared(&self, frame: &Frame) -> bool {
        self.heap.has_shared(frame.owner)
            && matches!(self.body(frame.owner), Some(Body::Generator(_)))
    }

    /// May it let this exception pass through the calls of a thread now?
    pub(crate) fn may_unwind(&self, thread: &Thread, exception: Value) -> bool {
        let passes =
            |frame: &Frame| !matches!(frame.then, Then::Module(_)) && !self.runs_shared(frame);
        self.is_alone()
            || (!self.heap.has_shared(exception)
                && !self.heap.has_shared(self.current.handled)
                && thread.frames.iter().all(passes))
    }

    /// May it do this instruction, one of the rare ones, now?
    pub(crate) fn may_do(&self, instr: Instr, regs: &[Value], frames: &[Frame]) -> bool {
        if self.is_alone() {
            return true;
        }
        let at = |register: u16| regs[usize::from(register)];
        match instr.op {
            Op::LoadName
            | Op::LoadNameOrCell
            | Op::LoadPrivate
            | Op::MakeCell
            | Op::Unary
            | Op::BuildList
            | Op::BuildTuple
            | Op::BuildSet
            | Op::BuildDict
            | Op::BuildString
            | Op::BuildSlice
            | Op::ListToTuple
            | Op::SetUpdate
            | Op::Format
            | Op::LoadSpecial
            | Op::CallSpread
            | Op::MakeFunction
            | Op::GetIter
            | Op::GetAwaitable
            | Op::GetAsyncIter
            | Op::GetAsyncNext
            | Op::Matches => true,
            Op::EnterHandler | Op::LeaveHandler => {
                !frames.last().is_some_and(|frame| self.runs_shared(frame))
            }
            Op::ListExtend => self.may_change(at(instr.a)) && self.may_use(at(instr.b)),
            Op::SetAdd | Op::DictSet | Op::DictMerge | Op::DeleteItem | Op::Reraise => {
                self.may_change(at(instr.a))
            }
            Op::UnpackStar => self.may_use(at(instr.a)),
            Op::Raise if instr.a != NOTHING => self.may_raise(at(instr.a)),
            Op::YieldFrom => self.may_use(at(instr.b)) && self.may_leave(frames),
            _ => false,
        }
    }

    /// `raise` makes an exception of a class, and changes an exception.
    fn may_raise(&self, value: Value) -> bool {
        matches!(self.body(value), Some(Body::Class(_))) || self.may_change(value)
    }

    /// Does one instruction, or lets an exception pass, while no other worker runs.
    pub(crate) fn step_alone(&mut self, thread: &mut Thread) -> Stop {
        self.heap.set_thread(thread.id);
        if let Some(handled) = thread.handled {
            self.heap.publish(handled);
        }
        if let Some(exception) = thread.inject.take() {
            return self.unwind_alone(thread, exception);
        }
        let shares = self.publish_operands(thread);
        self.heap.make_shared(shares);
        let stop = self.run_every(thread, 1);
        self.heap.make_shared(false);
        stop
    }

    fn unwind_alone(&mut self, thread: &mut Thread, exception: Value) -> Stop {
        self.current.thread = thread.id;
        self.current.handled = thread.handled.unwrap_or(Value::NONE);
        self.heap.publish(exception);
        self.heap.make_shared(true);
        let stop = self.unwind(thread, exception, Origin::Here);
        self.heap.make_shared(false);
        thread.handled = Some(self.current.handled);
        stop.unwrap_or(Stop::Slice)
    }

    /// Shares what the next instruction works on, unless that changes only an object of this thread.
    fn publish_operands(&mut self, thread: &Thread) -> bool {
        let Some(frame) = thread.frames.last() else {
            return true;
        };
        let base = frame.base as usize;
        let window = &thread.registers[base..base + frame.size as usize];
        let Some(instr) = self.codes[frame.code.0 as usize]
            .instrs
            .get(frame.pc as usize)
        else {
            return true;
        };
        let (a, b, c) = (
            usize::from(instr.a),
            usize::from(instr.b),
            usize::from(instr.c),
        );
        let heap = &mut self.heap;
        if instr.op == Op::SetAttr && !heap.has_shared(window[b]) {
            // Its receiver gets a new attribute, or a new shape is made: nothing shared refers to the value.
            return false;
        }
        let mut publish = |values: &[Value]| values.iter().for_each(|value| heap.publish(*value));
        match instr.op {
            Op::StoreGlobal | Op::StoreCell | Op::Return | Op::Reraise => publish(&window[a..=a]),
            Op::ForIter => publish(&window[b..=b]),
            Op::Binary
            | Op::Inplace
            | Op::AddInto
            | Op::AddIntoBack
            | Op::Compare
            | Op::SkipIfCompare => {
                publish(&[window[b], window[c]]);
            }
            Op::SetAttr | Op::ListAppend | Op::SetAdd => publish(&[window[a], window[b]]),
            Op::SetItem | Op::DictSet => publish(&[window[a], window[b], window[c]]),
            Op::Call => {
                let end = a + 1 + usize::from(instr.d == 1) + b;
                publish(&window[a..end.min(window.len())]);
            }
            Op::Yield | Op::YieldFrom => {
                publish(&thread.registers[chain_base(thread)..base + window.len()]);
            }
            _ => publish(window),
        }
        true
    }
}

/// Where the windows of the generators begin that pass on what the innermost one yields.
fn chain_base(thread: &Thread) -> usize {
    let mut base = 0;
    for frame in thread.frames.iter().rev() {
        base = frame.base as usize;
        if !matches!(frame.then, Then::Delegate(_)) {
            break;
        }
    }
    base
}
