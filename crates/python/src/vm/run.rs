//! The loop over instructions.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Native, Out, Res, Sent};
use crate::object::{Body, GeneratorState, Iter};
use crate::value::Value;
use crate::vm::cache::Cache;
use crate::vm::construct::Constructor;
use crate::vm::follow::Flow;
use crate::vm::in_place::{
    compare_in_place, compared_integers, divided, floats, integers, item_at, product,
    truth_in_place, with_floats,
};
use crate::vm::near::cell_at;
use crate::vm::thread::{Frame, Stop, Then, Thread};
use interleave_python_code::{Binary, Instr, NOTHING, Op};
use std::sync::Arc;

impl Machine {
    /// Runs a thread until it has used its fuel (one unit for each call and each jump back), or waits, or ends.
    pub fn run(&mut self, thread: &mut Thread, fuel: u32) -> Stop {
        self.run_from(thread, |machine, thread| {
            machine.run_loop::<false>(thread, fuel.max(1))
        })
    }

    /// As `run`, with one unit of fuel for each instruction.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn run_every(&mut self, thread: &mut Thread, fuel: u32) -> Stop {
        self.run_from(thread, |machine, thread| {
            machine.run_loop::<true>(thread, fuel.max(1))
        })
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn run_from(
        &mut self,
        thread: &mut Thread,
        run: impl FnOnce(&mut Self, &mut Thread) -> Stop,
    ) -> Stop {
        self.current.thread = thread.id;
        self.current.handled = thread.handled.unwrap_or(Value::NONE);
        self.current.resumed = thread.resumed.take();
        self.heap.set_thread(thread.id);
        if self.heap.bytes() > self.limits.bytes
            && let Some(stop) = self.out_of_memory(thread)
        {
            thread.resumed = self.current.resumed.take();
            thread.handled = Some(self.current.handled);
            return stop;
        }
        let stop = run(self, thread);
        if stop == Stop::Alone {
            thread.resumed = self.current.resumed.take();
        }
        thread.handled = Some(self.current.handled);
        stop
    }

    #[expect(clippy::too_many_lines, reason = "one match over all instructions")]
    #[expect(
        clippy::needless_continue,
        reason = "`slow!` stands also at the end of arms"
    )]
    #[expect(
        clippy::many_single_char_names,
        reason = "the fields of an instruction"
    )]
    #[cfg_attr(feature = "small", optimize(speed))]
    fn run_loop<const EVERY: bool>(&mut self, thread: &mut Thread, mut fuel: u32) -> Stop {
        let mut codes = Arc::clone(&self.vm.codes);
        'frames: loop {
            if let Some(exception) = thread.inject
                && let Some(stop) = self.unwind_injected(thread, exception)
            {
                return stop;
            }
            let Some(frame) = thread.frames.last() else {
                return Stop::Done(Value::NONE);
            };
            if frame.code.0 as usize >= codes.len() {
                codes = self.codes_with(frame.code);
            }
            let linked = &*codes[frame.code.0 as usize];
            let (instrs, consts) = (&*linked.instrs, &*linked.consts);
            let base = frame.base as usize;
            let mut pc = frame.pc as usize;
            let depth = thread.frames.len();
            let regs = &mut thread.registers[base..base + frame.size as usize];
            // `Some` ends the slice after an instruction that was done in place.
            let event: Res<Flow> = loop {
                if EVERY {
                    if fuel == 0 {
                        thread.frames[depth - 1].pc = pc as u32;
                        return Stop::Slice;
                    }
                    fuel -= 1;
                }
                let instr = instrs[pc];
                pc += 1;
                let Instr { op, d, a, b, c } = instr;
                let (a, b, c) = (usize::from(a), usize::from(b), usize::from(c));
                // Does what the fast path did not.
                macro_rules! slow {
                    ($flow:expr) => {
                        match $flow {
                            Ok(Flow::Next) => continue,
                            Ok(Flow::Jump(target)) => {
                                pc = target as usize;
                                continue;
                            }
                            other => break other,
                        }
                    };
                }
                // Goes on only if the instruction may be done now.
                macro_rules! must {
                    ($may:expr) => {
                        if !$may {
                            thread.frames[depth - 1].pc = (pc - 1) as u32;
                            return Stop::Alone;
                        }
                    };
                }
                // Goes back, and lets others come in there.
                macro_rules! jump_back {
                    ($target:expr) => {{
                        pc = $target as usize;
                        if !EVERY {
                            fuel -= 1;
                        }
                        if fuel == 0 || self.heap.wants_stop() || self.lease.wanted() {
                            thread.frames[depth - 1].pc = pc as u32;
                            return self.why_stopped();
                        }
                    }};
                }
                // Skips the next instruction, or takes the jump that it is.
                macro_rules! skip_if {
                    ($yes:expr) => {{
                        if $yes {
                            pc += 1;
                        } else if !EVERY && instrs[pc].op == Op::Jump {
                            pc = instrs[pc].wide() as usize;
                        }
                        continue;
                    }};
                }
                // Returns from a plain call.
                macro_rules! leave {
                    ($value:expr) => {
                        if let Then::Store(register) | Then::Next { register, .. } =
                            thread.frames[depth - 1].then
                            && thread.frames[depth - 1].owner.is_unbound()
                            && depth > 1
                        {
                            self.current.handled = thread.frames[depth - 1].handled;
                            thread.frames.pop();
                            let base = thread.frames[depth - 2].base as usize;
                            thread.registers[base + usize::from(register)] = $value;
                            continue 'frames;
                        }
                    };
                }
                macro_rules! jump_if {
                    ($sense:expr) => {{
                        match truth_in_place(regs[a]) {
                            Some(yes) if yes == $sense => pc = instr.wide() as usize,
                            Some(_) => {}
                            None => slow!(self.jump_on_truth(regs[a], instr.wide(), $sense)),
                        }
                        continue;
                    }};
                }
                match op {
                    Op::Nop => {}
                    Op::Move => regs[a] = regs[b],
                    Op::MoveMove => {
                        regs[a] = regs[b];
                        if !EVERY {
                            let next = instrs[pc];
                            regs[usize::from(next.a)] = regs[usize::from(next.b)];
                            pc += 1;
                        }
                    }
                    Op::Const => regs[a] = consts[instr.wide() as usize],
                    Op::Int => regs[a] = Value::int(i64::from(instr.wide() as i32)),
                    Op::IntSkip => {
                        let number = i64::from(instr.wide() as i32);
                        regs[a] = Value::int(number);
                        let next = instrs[pc];
                        if !EVERY
                            && let Some(x) = regs[usize::from(next.b)].as_small()
                            && let Some(yes) = compared_integers(next.d, x, number)
                        {
                            pc += 1;
                            skip_if!(yes);
                        }
                    }
                    Op::IntMod => {
                        let number = i64::from(instr.wide() as i32);
                        regs[a] = Value::int(number);
                        let next = instrs[pc];
                        if !EVERY
                            && number != 0
                            && let Some(x) = regs[usize::from(next.b)].as_small()
                        {
                            regs[usize::from(next.a)] = Value::int(divided(x, number).1);
                            pc += 1;
                        }
                    }
                    Op::IntMul => {
                        let number = i64::from(instr.wide() as i32);
                        regs[a] = Value::int(number);
                        let next = instrs[pc];
                        if !EVERY
                            && let Some(x) = regs[usize::from(next.b)].as_small()
                            && let Some(product) = product(x, number)
                        {
                            regs[usize::from(next.a)] = product;
                            pc += 1;
                        }
                    }
                    Op::Check => {
                        if regs[a].is_unbound() {
                            slow!(self.unbound_name(linked.names[c], d));
                        }
                    }
                    Op::Unbind => regs[a] = Value::UNBOUND,
                    Op::LoadGlobal | Op::GlobalMove | Op::GlobalAddInt => {
                        let global = linked.globals[instr.wide() as usize];
                        let value = self.modules[linked.module.0 as usize]
                            .names
                            .at(global.place);
                        if value.is_unbound() {
                            slow!(self.load_builtin(global, &mut regs[a]));
                        }
                        regs[a] = value;
                        if EVERY || op == Op::LoadGlobal {
                            continue;
                        }
                        let next = instrs[pc];
                        let x = regs[usize::from(next.b)];
                        if op == Op::GlobalMove {
                            regs[usize::from(next.a)] = x;
                            pc += 1;
                        } else if let Some(x) = x.as_small()
                            && let Some(sum) = Value::small(x + i64::from(next.c as i16))
                        {
                            regs[usize::from(next.a)] = sum;
                            pc += 1;
                        }
                    }
                    Op::StoreGlobal => {
                        must!(self.is_alone());
                        let place = linked.globals[instr.wide() as usize].place;
                        self.modules[linked.module.0 as usize]
                            .names
                            .put(place, regs[a]);
                    }
                    Op::LoadClosure => {
                        let cells = self.cells(thread.frames[depth - 1].closure);
                        regs[a] = cell_at(cells, instr);
                    }
                    Op::ClosureClosure => {
                        let cells = self.cells(thread.frames[depth - 1].closure);
                        regs[a] = cell_at(cells, instr);
                        if !EVERY {
                            let next = instrs[pc];
                            regs[usize::from(next.a)] = cell_at(cells, next);
                            pc += 1;
                        }
                    }
                    Op::LoadCell | Op::CellCell | Op::CellReturn => {
                        let Some(value) = self.in_cell(regs[b]) else {
                            slow!(self.unbound_name(linked.names[c], d));
                        };
                        regs[a] = value;
                        if EVERY || op == Op::LoadCell {
                            continue;
                        }
                        if op == Op::CellReturn {
                            leave!(value);
                            continue;
                        }
                        let next = instrs[pc];
                        if let Some(value) = self.in_cell(regs[usize::from(next.b)]) {
                            regs[usize::from(next.a)] = value;
                            pc += 1;
                        }
                    }
                    Op::StoreCell => {
                        must!(self.may_change(regs[b]));
                        if let Some(handle) = regs[b].as_handle()
                            && let Body::Cell(value) = &mut *self.heap.get_mut(handle)
                        {
                            *value = regs[a];
                        }
                    }
                    Op::Add | Op::AddReturn => {
                        let (x, y) = (regs[b], regs[c]);
                        if let Some((x, y)) = x.both_small(y)
                            && let Some(sum) = Value::small(x + y)
                        {
                            regs[a] = sum;
                            if !EVERY && op == Op::AddReturn {
                                leave!(sum);
                            }
                            continue;
                        }
                        if let Some((x, y)) = floats(x, y) {
                            regs[a] = self.float(x + y);
                            continue;
                        }
                        slow!(self.operate(Binary::Add, false, x, y, instr.a, regs));
                    }
                    Op::Sub => {
                        let (x, y) = (regs[b], regs[c]);
                        if let Some((x, y)) = x.both_small(y)
                            && let Some(difference) = Value::small(x - y)
                        {
                            regs[a] = difference;
                            continue;
                        }
                        if let Some((x, y)) = floats(x, y) {
                            regs[a] = self.float(x - y);
                            continue;
                        }
                        slow!(self.operate(Binary::Sub, false, x, y, instr.a, regs));
                    }
                    Op::Mul => {
                        let (x, y) = (regs[b], regs[c]);
                        if let Some((x, y)) = x.both_small(y)
                            && let Some(product) = product(x, y)
                        {
                            regs[a] = product;
                            continue;
                        }
                        if let Some((x, y)) = floats(x, y) {
                            regs[a] = self.float(x * y);
                            continue;
                        }
                        slow!(self.operate(Binary::Mul, false, x, y, instr.a, regs));
                    }
                    Op::Mod => {
                        let (x, y) = (regs[b], regs[c]);
                        if let Some((x, y)) = x.both_small(y)
                            && y != 0
                        {
                            regs[a] = Value::int(divided(x, y).1);
                            continue;
                        }
                        slow!(self.operate(Binary::Mod, false, x, y, instr.a, regs));
                    }
                    Op::FloorDiv => {
                        let (x, y) = (regs[b], regs[c]);
                        if let Some((x, y)) = x.both_small(y)
                            && y != 0
                            && let Some(quotient) = Value::small(divided(x, y).0)
                        {
                            regs[a] = quotient;
                            continue;
                        }
                        slow!(self.operate(Binary::FloorDiv, false, x, y, instr.a, regs));
                    }
                    Op::AddInt | Op::AddIntBack | Op::AddIntReturn => {
                        let x = regs[b];
                        let number = i64::from(instr.c as i16);
                        if let Some(x) = x.as_small()
                            && let Some(sum) = Value::small(x + number)
                        {
                            regs[a] = sum;
                            if EVERY || op == Op::AddInt {
                                continue;
                            }
                            if op == Op::AddIntReturn {
                                leave!(sum);
                                continue;
                            }
                            jump_back!(instrs[pc].wide());
                            continue;
                        }
                        if let Some(x) = x.as_float() {
                            regs[a] = self.float(x + number as f64);
                            continue;
                        }
                        let (op, number) = if d & 2 == 0 {
                            (Binary::Add, number)
                        } else {
                            (Binary::Sub, -number)
                        };
                        slow!(self.operate(op, d & 1 == 1, x, Value::int(number), instr.a, regs));
                    }
                    Op::AddInto | Op::AddIntoBack => {
                        let (x, y) = (regs[b], regs[c]);
                        let sum = if let Some((x, y)) = x.both_small(y) {
                            Value::small(x + y)
                        } else if let Some((x, y)) = floats(x, y) {
                            Some(self.float(x + y))
                        } else {
                            None
                        };
                        let Some(sum) = sum else {
                            must!(self.may_operate_in_place(x, y));
                            slow!(self.operate(Binary::Add, true, x, y, instr.a, regs));
                        };
                        regs[a] = sum;
                        if !EVERY && op == Op::AddIntoBack {
                            jump_back!(instrs[pc].wide());
                        }
                    }
                    Op::Binary | Op::Inplace => {
                        let (x, y) = (regs[b], regs[c]);
                        if let Some((x, y)) = x.both_small(y)
                            && let Some(value) = integers(d, x, y)
                        {
                            regs[a] = value;
                            continue;
                        }
                        if let Some((x, y)) = floats(x, y)
                            && let Some(number) = with_floats(d, x, y)
                        {
                            regs[a] = self.float(number);
                            continue;
                        }
                        must!(op != Op::Inplace || self.may_operate_in_place(x, y));
                        slow!(self.operate_by_number(d, op == Op::Inplace, x, y, instr.a, regs));
                    }
                    Op::Not => match truth_in_place(regs[b]) {
                        Some(yes) => regs[a] = Value::bool(!yes),
                        None => slow!(self.negate(regs[b], instr.a, regs)),
                    },
                    Op::Compare => match compare_in_place(d, regs[b], regs[c]) {
                        Some(yes) => regs[a] = Value::bool(yes),
                        None => {
                            must!(self.may_use(regs[c]));
                            slow!(self.compare_slowly(
                                d,
                                regs[b],
                                regs[c],
                                Then::Store(instr.a),
                                &mut regs[a]
                            ));
                        }
                    },
                    Op::SkipIfCompare => match compare_in_place(d, regs[b], regs[c]) {
                        Some(yes) => skip_if!(yes),
                        None => {
                            must!(self.may_use(regs[c]));
                            let mut skip = Value::FALSE;
                            match self.compare_slowly(d, regs[b], regs[c], Then::Skip, &mut skip) {
                                Ok(Flow::Next) => pc += usize::from(skip == Value::TRUE),
                                other => break other,
                            }
                        }
                    },
                    Op::Jump => pc = instr.wide() as usize,
                    Op::JumpBack => jump_back!(instr.wide()),
                    Op::BackToFor => {
                        jump_back!(instr.wide());
                        let next = instrs[pc];
                        if !EVERY && let Some(item) = self.step_in_place(regs[usize::from(next.b)])
                        {
                            regs[usize::from(next.a)] = item;
                            pc += 1;
                        }
                    }
                    Op::JumpIfTrue => jump_if!(true),
                    Op::JumpIfFalse => jump_if!(false),
                    Op::JumpIfNone => {
                        if regs[a].is_none() {
                            pc = instr.wide() as usize;
                        }
                    }
                    Op::JumpIfNotNone => {
                        if !regs[a].is_none() {
                            pc = instr.wide() as usize;
                        }
                    }
                    Op::ListAppend | Op::AppendBack => {
                        must!(self.may_change(regs[a]));
                        if let Some(handle) = regs[a].as_handle() {
                            let mut grown = 0;
                            if let Body::List(items) = &mut *self.heap.get_mut(handle) {
                                if items.len() == items.capacity() {
                                    grown = items.len() * 8 + 32;
                                }
                                items.push(regs[b]);
                            }
                            self.heap.grew(grown);
                        }
                        if !EVERY && op == Op::AppendBack {
                            jump_back!(instrs[pc].wide());
                        }
                    }
                    Op::GetItem => {
                        if let (Some(handle), Some(index)) =
                            (regs[b].as_handle(), regs[c].as_small())
                        {
                            let class = self.heap.class(handle);
                            let item = match &*self.heap.get(handle) {
                                Body::List(items) if class == classes::LIST => {
                                    item_at(items, index)
                                }
                                Body::Tuple(items) if class == classes::TUPLE => {
                                    item_at(items, index)
                                }
                                _ => None,
                            };
                            if let Some(item) = item {
                                regs[a] = item;
                                continue;
                            }
                        }
                        slow!(self.load_item(regs[b], regs[c], instr.a, regs));
                    }
                    Op::SetItem => {
                        must!(self.may_change(regs[a]));
                        if let (Some(handle), Some(index)) =
                            (regs[a].as_handle(), regs[b].as_small())
                            && self.heap.class(handle) == classes::LIST
                            && let Body::List(items) = &mut *self.heap.get_mut(handle)
                            && let Ok(index) = usize::try_from(index)
                            && let Some(place) = items.get_mut(index)
                        {
                            *place = regs[c];
                            continue;
                        }
                        must!(self.may_use(regs[c]));
                        slow!(self.store_item(regs[a], regs[b], regs[c]));
                    }
                    Op::GetAttr => {
                        let site = linked.sites[c];
                        let cache = self.vm.found[site.place as usize];
                        if let Some(handle) = regs[b].as_handle()
                            && let Cache::Slot {
                                shape,
                                version,
                                slot,
                            } = cache
                            && version == self.vm.class_version
                            && let Body::Instance(attributes) = &*self.heap.get(handle)
                            && attributes.shape == shape
                            && let Some(value) = attributes.slots.get(slot as usize)
                            && !value.is_unbound()
                        {
                            regs[a] = *value;
                            continue;
                        }
                        if let Cache::Global { module, place } = cache
                            && module == regs[b]
                            && let Some(value) = self.global_at(module, place)
                        {
                            regs[a] = value;
                            continue;
                        }
                        must!(self.may_load(site));
                        slow!(self.load_attribute(site, regs[b], instr.a, regs));
                    }
                    Op::SetAttr => {
                        must!(self.may_change(regs[b]));
                        let site = linked.sites[c];
                        if let Some(handle) = regs[b].as_handle()
                            && let Body::Instance(attributes) = &mut *self.heap.get_mut(handle)
                        {
                            match self.vm.found[site.place as usize] {
                                Cache::Slot {
                                    shape,
                                    version,
                                    slot,
                                } if version == self.vm.class_version
                                    && attributes.shape == shape =>
                                {
                                    if let Some(place) = attributes.slots.get_mut(slot as usize) {
                                        *place = regs[a];
                                        continue;
                                    }
                                }
                                Cache::Add {
                                    shape,
                                    version,
                                    next,
                                } if version == self.vm.class_version
                                    && attributes.shape == shape =>
                                {
                                    attributes.slots.push(regs[a]);
                                    attributes.shape = next;
                                    self.heap.grew(8);
                                    continue;
                                }
                                _ => {}
                            }
                        }
                        must!(self.is_alone());
                        slow!(self.store_attribute(site, regs[b], regs[a]));
                    }
                    Op::LoadMethod => {
                        let site = linked.sites[c];
                        if let Some(handle) = regs[b].as_handle() {
                            match self.vm.found[site.place as usize] {
                                Cache::Method {
                                    shape,
                                    version,
                                    function,
                                } => {
                                    if version == self.vm.class_version
                                        && let Body::Instance(attributes) = &*self.heap.get(handle)
                                        && attributes.shape == shape
                                    {
                                        (regs[a], regs[a + 1]) = (function, regs[b]);
                                        continue;
                                    }
                                }
                                Cache::Builtin { class, function } => {
                                    if self.heap.class(handle) == class {
                                        (regs[a], regs[a + 1]) = (function, regs[b]);
                                        continue;
                                    }
                                }
                                Cache::Global { module, place } => {
                                    if module == regs[b]
                                        && let Some(value) = self.global_at(module, place)
                                    {
                                        (regs[a], regs[a + 1]) = (value, Value::UNBOUND);
                                        continue;
                                    }
                                }
                                _ => {}
                            }
                        }
                        must!(self.may_load(site));
                        slow!(self.load_method(site, regs[b], instr.a, regs));
                    }
                    Op::Call => {
                        let bound = usize::from(d == 1 && !regs[a + 1].is_unbound());
                        let first = a + 1 + usize::from(d == 1) - bound;
                        let count = b + bound;
                        if instr.c == NOTHING
                            && let Some(handle) = regs[a].as_handle()
                        {
                            if let Body::Function(function) = &*self.heap.get(handle)
                                && let Some(callee) = codes.get(function.code.0 as usize)
                                && callee.plain.map(usize::from) == Some(count)
                                && depth < self.limits.depth
                            {
                                thread.frames[depth - 1].pc = pc as u32;
                                let from = base + first;
                                let size = usize::from(callee.registers);
                                thread.frames.push(Frame {
                                    code: function.code,
                                    pc: 0,
                                    base: from as u32,
                                    size: size as u32,
                                    then: Then::Store(instr.a),
                                    closure: function.closure,
                                    owner: Value::UNBOUND,
                                    handled: self.current.handled,
                                });
                                thread.open(from, count, size);
                                if !EVERY {
                                    fuel -= 1;
                                }
                                if fuel == 0 || self.heap.wants_stop() || self.lease.wanted() {
                                    return self.why_stopped();
                                }
                                continue 'frames;
                            }
                            let (target, from, owner) = match &*self.heap.get(handle) {
                                Body::Function(function) => (
                                    Some((function.code, function.closure, function.defaults)),
                                    first,
                                    Value::UNBOUND,
                                ),
                                Body::Native(native) => {
                                    let native: &'static Native = native;
                                    must!(self.may_call(native, &regs[first..first + count]));
                                    match self.call_in_place(native, &regs[first..first + count]) {
                                        Some(Ok(Out::Value(value))) => {
                                            regs[a] = value;
                                            self.current.resumed = None;
                                            if !EVERY {
                                                fuel -= 1;
                                                if fuel == 0 || self.lease.wanted() {
                                                    thread.frames[depth - 1].pc = pc as u32;
                                                    return Stop::Slice;
                                                }
                                            }
                                            continue;
                                        }
                                        Some(Ok(out)) => {
                                            break Ok(Flow::Native(out, Then::Store(instr.a)));
                                        }
                                        Some(Err(raised)) => break Err(raised),
                                        None => (None, first, Value::UNBOUND),
                                    }
                                }
                                Body::Class(_) => match self.constructor(handle) {
                                    Constructor::Init(init) => {
                                        let target = match self.body(init) {
                                            Some(Body::Function(function)) => Some((
                                                function.code,
                                                function.closure,
                                                function.defaults,
                                            )),
                                            _ => None,
                                        };
                                        let fits = target.is_some_and(|(code, _, defaults)| {
                                            let callee = &self.codes[code.0 as usize];
                                            self.left_to_defaults(callee, count + 1, defaults)
                                                .is_some()
                                        });
                                        if fits && depth < self.limits.depth {
                                            let instance = self.new_instance(handle);
                                            regs[first - 1] = instance;
                                            (target, first - 1, instance)
                                        } else {
                                            (None, first, Value::UNBOUND)
                                        }
                                    }
                                    Constructor::New(new) => {
                                        let args = &regs[first..first + count];
                                        match self.make_in_place(handle, new, args) {
                                            Some(Ok(Out::Value(value))) => {
                                                regs[a] = value;
                                                continue;
                                            }
                                            Some(Ok(out)) => {
                                                break Ok(Flow::Native(out, Then::Store(instr.a)));
                                            }
                                            Some(Err(raised)) => break Err(raised),
                                            None => (None, first, Value::UNBOUND),
                                        }
                                    }
                                    Constructor::Exception => {
                                        let args = &regs[first..first + count];
                                        regs[a] = self.new_exception(handle, args);
                                        continue;
                                    }
                                    _ => (None, first, Value::UNBOUND),
                                },
                                _ => (None, first, Value::UNBOUND),
                            };
                            if let Some((code, cells, defaults)) = target {
                                let count = count + (first - from);
                                let callee = match codes.get(code.0 as usize) {
                                    Some(callee) => callee,
                                    None => &self.codes[code.0 as usize],
                                };
                                let size = usize::from(callee.registers);
                                let left = self.left_to_defaults(callee, count, defaults);
                                if let Some(left) = left
                                    && depth < self.limits.depth
                                {
                                    thread.frames[depth - 1].pc = pc as u32;
                                    let from = base + from;
                                    let then = if owner.is_unbound() {
                                        Then::Store(instr.a)
                                    } else {
                                        Then::Init(instr.a)
                                    };
                                    thread.frames.push(Frame {
                                        code,
                                        pc: 0,
                                        base: from as u32,
                                        size: size as u32,
                                        then,
                                        closure: cells,
                                        owner,
                                        handled: self.current.handled,
                                    });
                                    thread.open(from, count, size);
                                    if left > 0
                                        && let Some(Body::Tuple(defaults)) = self.body(defaults)
                                    {
                                        let start = from + count;
                                        thread.registers[start..start + left]
                                            .copy_from_slice(&defaults[defaults.len() - left..]);
                                    }
                                    if !EVERY {
                                        fuel -= 1;
                                    }
                                    if fuel == 0 || self.heap.wants_stop() || self.lease.wanted() {
                                        return self.why_stopped();
                                    }
                                    continue 'frames;
                                }
                            }
                        }
                        slow!(Self::collect_call(
                            linked,
                            instrs[pc - 1],
                            first,
                            count,
                            regs
                        ));
                    }
                    Op::Return => {
                        let value = regs[a];
                        leave!(value);
                        must!(self.may_leave(&thread.frames));
                        break Ok(Flow::Return(value));
                    }
                    Op::ForIter => {
                        must!(self.may_change(regs[b]));
                        if let Some(handle) = regs[b].as_handle() {
                            let step = match self.heap.get_mut(handle).whole() {
                                Body::Iter(iter) => match &mut **iter {
                                    Iter::Range(next, step, left) => {
                                        if *left == 0 {
                                            pc += c;
                                        } else {
                                            *left -= 1;
                                            let number = *next;
                                            *next = number.wrapping_add(*step);
                                            regs[a] = self.integer(number);
                                        }
                                        continue;
                                    }
                                    Iter::Sequence(sequence, index)
                                    | Iter::Chars(sequence, index) => {
                                        let at = *index;
                                        *index += 1;
                                        Some((*sequence, at))
                                    }
                                    _ => None,
                                },
                                Body::Generator(generator) => {
                                    if generator.state == GeneratorState::Ended {
                                        pc += c;
                                        continue;
                                    }
                                    let then = Then::Next {
                                        register: instr.a,
                                        end: (pc + c) as u32,
                                    };
                                    let waits = generator.state == GeneratorState::Suspended;
                                    if waits && depth < self.limits.depth {
                                        thread.frames[depth - 1].pc = pc as u32;
                                        self.open_generator(thread, handle, then);
                                        if !Self::receive_nothing(thread, &codes) {
                                            self.receive(thread, Sent::Value(Value::NONE));
                                        }
                                        if !EVERY {
                                            fuel -= 1;
                                            if fuel == 0 {
                                                return Stop::Slice;
                                            }
                                        }
                                        continue 'frames;
                                    }
                                    break Ok(Flow::Resume(
                                        regs[b],
                                        Sent::Value(Value::NONE),
                                        then,
                                    ));
                                }
                                Body::Map { function, iterator } => {
                                    let then = Then::Next {
                                        register: instr.a,
                                        end: (pc + c) as u32,
                                    };
                                    break Ok(Flow::Map(*function, *iterator, then));
                                }
                                _ => None,
                            };
                            if let Some((sequence, at)) = step {
                                if let Some(sequence) = sequence.as_handle() {
                                    let item = match &*self.heap.get(sequence) {
                                        Body::List(items) => items.get(at).copied(),
                                        Body::Tuple(items) => items.get(at).copied(),
                                        Body::Str(text) => self.char_of_one_byte(text, at),
                                        _ => None,
                                    };
                                    if let Some(item) = item {
                                        regs[a] = item;
                                        continue;
                                    }
                                }
                                self.step_back(handle);
                            }
                        }
                        must!(self.may_use(regs[b]));
                        slow!(self.next_slowly(regs[b], instr.a, (pc + c) as u32, regs));
                    }
                    Op::Unpack => {
                        must!(self.may_use(regs[a]));
                        slow!(self.unpack(instrs[pc - 1], regs));
                    }
                    Op::Yield | Op::MoveYield => {
                        if op == Op::MoveYield {
                            regs[a] = regs[b];
                            if EVERY {
                                continue;
                            }
                            pc += 1;
                        }
                        must!(self.may_leave(&thread.frames));
                        let value = regs[a];
                        thread.frames[depth - 1].pc = pc as u32;
                        if self.hand_out_in_place(thread, value) {
                            continue 'frames;
                        }
                        break Ok(Flow::Yield(value));
                    }
                    _ => {
                        must!(self.may_do(instrs[pc - 1], regs, &thread.frames));
                        slow!(self.seldom(linked, instrs[pc - 1], regs));
                    }
                }
            };
            if let Some(frame) = thread.frames.get_mut(depth - 1) {
                frame.pc = pc as u32;
            }
            let calls = matches!(
                event,
                Ok(Flow::Call(..) | Flow::Resume(..) | Flow::Native(..) | Flow::Map(..))
            );
            if let Some(stop) = self.follow(thread, event) {
                return stop;
            }
            if calls {
                if !EVERY {
                    fuel -= 1;
                }
                if fuel == 0 || self.heap.wants_stop() || self.lease.wanted() {
                    return self.why_stopped();
                }
            }
        }
    }

    /// At a place where other threads may come in: the heap is full, or others are to have their turn.
    #[cold]
    fn why_stopped(&mut self) -> Stop {
        self.heap.has_stopped();
        if self.heap.is_full() {
            Stop::Full
        } else {
            Stop::Slice
        }
    }
}
