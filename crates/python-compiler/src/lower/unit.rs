//! The code of one function while it is written: instructions, registers, constants, jumps.

use super::flow::Flow;
use crate::scope::ScopeId;
use interleave_python_code::{Code, Const, Handler, Instr, NOTHING, Op, Span};
use ruff_python_ast::Stmt;
use ruff_text_size::TextRange;
use std::collections::HashMap;

/// The number of a register.
pub(super) type Reg = u16;

/// Things and the neighbouring registers from `base` on that belong to them.
pub(super) fn with_registers<T>(
    base: Reg,
    items: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = (Reg, T)> {
    // Too many are refused elsewhere; here they must only cause no panic.
    items
        .into_iter()
        .enumerate()
        .map(move |(index, item)| (base.wrapping_add(index as Reg), item))
}

/// More registers than this are too many.
const MAX_REGISTERS: u32 = 60_000;
/// More instructions than this are too many: bodies of `finally` are written once for each way out.
const MAX_INSTRS: usize = 1 << 20;

/// A place in the code that jumps name before it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(usize);

/// Instructions whose exceptions go to one handler; what runs on the way out of them is not among them.
#[derive(Debug, Default)]
pub(super) struct Region {
    ranges: Vec<(u32, u32)>,
    open: Option<u32>,
}

/// A statement around the one that is written, which a way out has to leave in order.
#[derive(Debug)]
pub(super) enum Block<'a> {
    /// `for` and `while`.
    Loop {
        next: Label,
        exit: Label,
        /// What is bound where a `break` leaves.
        at_exit: Flow,
    },
    /// `try` with `except`: its exceptions go to a handler.
    Try(Region),
    /// `try` with `finally`.
    Finally(Region, &'a [Stmt]),
    /// `with`, whose `__exit__` is in a register.
    With {
        region: Region,
        exit: Reg,
        is_async: bool,
        range: TextRange,
    },
    /// What handles an exception: the one handled before is in a register.
    Handler { region: Region, previous: Reg },
    /// What handles an exception that has a name, which is deleted at the end.
    Named { region: Region, name: String },
}

impl Block<'_> {
    pub(super) fn region(&mut self) -> Option<&mut Region> {
        match self {
            Self::Loop { .. } => None,
            Self::Try(region)
            | Self::Finally(region, _)
            | Self::With { region, .. }
            | Self::Handler { region, .. }
            | Self::Named { region, .. } => Some(region),
        }
    }
}

/// Why a function cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

/// The code of one function while it is written.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub(super) code: Code,
    pub(super) scope: ScopeId,
    /// The registers of local names and of cells.
    pub(super) names: HashMap<String, Reg>,
    /// The register of a class body's own `__class__` cell.
    pub(super) class_cell: Option<Reg>,
    pub(super) blocks: Vec<Block<'a>>,
    /// Which local names are certainly bound.
    pub(super) flow: Flow,
    pub(super) too_large: bool,
    first_temp: u32,
    next: u32,
    labels: Vec<Option<u32>>,
    jumps: Vec<(u32, Label)>,
    /// The last place that a label names.
    labelled: Option<u32>,
    const_index: HashMap<String, u32>,
    name_index: HashMap<String, u32>,
}

impl Unit<'_> {
    pub(super) fn new(scope: ScopeId) -> Self {
        Self {
            code: Code::default(),
            scope,
            names: HashMap::new(),
            class_cell: None,
            blocks: Vec::new(),
            flow: Flow::default(),
            too_large: false,
            first_temp: 0,
            next: 0,
            labels: Vec::new(),
            jumps: Vec::new(),
            labelled: None,
            const_index: HashMap::new(),
            name_index: HashMap::new(),
        }
    }

    /// Gives a local name, or a cell, its register.
    pub(super) fn declare(&mut self, name: &str) -> Reg {
        let reg = self.temp();
        self.code.locals.push(name.to_owned());
        self.names.insert(name.to_owned(), reg);
        self.first_temp = self.next;
        reg
    }

    /// Is this register free for values on the way?
    pub(super) fn is_temp(&self, reg: Reg) -> bool {
        u32::from(reg) >= self.first_temp
    }

    /// A register for a value on the way.
    pub(super) fn temp(&mut self) -> Reg {
        self.temps(1)
    }

    /// Neighbouring registers.
    pub(super) fn temps(&mut self, count: usize) -> Reg {
        let first = self.next;
        let end = u64::from(first) + count as u64;
        if end > u64::from(MAX_REGISTERS) {
            self.too_large = true;
            return 0;
        }
        self.next = end as u32;
        self.code.registers = self.code.registers.max(self.next as u16);
        first as Reg
    }

    /// How many registers are in use: what [`Unit::release`] goes back to.
    pub(super) fn mark(&self) -> u32 {
        self.next
    }

    pub(super) fn release(&mut self, mark: u32) {
        self.next = mark;
    }

    pub(super) fn pc(&self) -> u32 {
        self.code.instrs.len() as u32
    }

    pub(super) fn push(&mut self, span: Span, instr: Instr) {
        if self.code.instrs.len() >= MAX_INSTRS {
            self.too_large = true;
            return;
        }
        self.code.instrs.push(instr);
        self.code.spans.push(span);
    }

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() - 1)
    }

    /// The label is here.
    pub(super) fn bind(&mut self, label: Label) {
        let pc = self.pc();
        if let Some(place) = self.labels.get_mut(label.0) {
            *place = Some(pc);
        }
        self.labelled = Some(pc);
    }

    /// Can a jump come in here?
    pub(super) fn has_label_here(&self) -> bool {
        self.labelled == Some(self.pc())
    }

    /// The next instruction goes to a label.
    pub(super) fn refer(&mut self, label: Label) {
        self.jumps.push((self.pc(), label));
    }

    pub(super) fn konst(&mut self, value: Const) -> u32 {
        let key = match &value {
            Const::Code(_) => None,
            value => Some(format!("{value:?}")),
        };
        if let Some(known) = key.as_ref().and_then(|key| self.const_index.get(key)) {
            return *known;
        }
        let index = self.code.consts.len() as u32;
        self.code.consts.push(value);
        if let Some(key) = key {
            self.const_index.insert(key, index);
        }
        index
    }

    /// The number of a constant for a field of 16 bits.
    pub(super) fn short_konst(&mut self, value: Const) -> u16 {
        let index = self.konst(value);
        self.short(index)
    }

    pub(super) fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.name_index.get(name) {
            return *known;
        }
        let index = self.code.names.len() as u32;
        self.code.names.push(name.to_owned());
        self.name_index.insert(name.to_owned(), index);
        index
    }

    /// The number of a name for a field of 16 bits.
    pub(super) fn short_name(&mut self, name: &str) -> u16 {
        let index = self.name(name);
        self.short(index)
    }

    fn short(&mut self, index: u32) -> u16 {
        if index >= u32::from(NOTHING) {
            self.too_large = true;
        }
        index as u16
    }

    /// Exceptions from here on go to the region's handler.
    pub(super) fn region(&self) -> Region {
        Region {
            ranges: Vec::new(),
            open: Some(self.pc()),
        }
    }

    /// The region's handler is at `target`. Handlers of inner statements are finished first, so the innermost stands first.
    pub(super) fn finish_region(&mut self, mut region: Region, target: Label, register: Reg) {
        self.pause(&mut region);
        for (start, end) in region.ranges {
            self.code.handlers.push(Handler {
                start,
                end,
                target: target.0 as u32,
                register,
            });
        }
    }

    /// What comes now does not belong to the region.
    pub(super) fn pause(&self, region: &mut Region) {
        if let Some(start) = region.open.take()
            && start < self.pc()
        {
            region.ranges.push((start, self.pc()));
        }
    }

    /// What comes now belongs to the region again.
    pub(super) fn resume(&self, region: &mut Region) {
        region.open = Some(self.pc());
    }

    /// Puts the places of labels where they are named, and hands out the code.
    pub(super) fn finish(mut self) -> Result<Code, TooLarge> {
        if self.too_large {
            return Err(TooLarge);
        }
        for (at, label) in std::mem::take(&mut self.jumps) {
            self.patch(at, label)?;
        }
        self.shorten();
        for handler in &mut self.code.handlers {
            let target = self.labels.get(handler.target as usize);
            handler.target = target.copied().flatten().ok_or(TooLarge)?;
        }
        Ok(self.code)
    }

    /// A jump to a jump goes where that one goes.
    fn shorten(&mut self) {
        const LONGEST: usize = 8;
        for at in 0..self.code.instrs.len() {
            let Some(jump) = self
                .code
                .instrs
                .get(at)
                .filter(|instr| instr.op == Op::Jump)
            else {
                continue;
            };
            let mut target = jump.wide();
            for _ in 0..LONGEST {
                match self.code.instrs.get(target as usize) {
                    Some(next) if matches!(next.op, Op::Jump | Op::JumpBack) => {
                        target = next.wide();
                    }
                    _ => break,
                }
            }
            let op = if target as usize <= at {
                Op::JumpBack
            } else {
                Op::Jump
            };
            if let Some(instr) = self.code.instrs.get_mut(at) {
                *instr = Instr::with_wide(op, 0, target);
            }
        }
    }

    fn patch(&mut self, at: u32, label: Label) -> Result<(), TooLarge> {
        let target = self
            .labels
            .get(label.0)
            .copied()
            .flatten()
            .ok_or(TooLarge)?;
        let instr = self.code.instrs.get_mut(at as usize).ok_or(TooLarge)?;
        match instr.op {
            Op::ForIter => {
                let distance = target.checked_sub(at + 1).ok_or(TooLarge)?;
                instr.c = u16::try_from(distance).map_err(|_| TooLarge)?;
            }
            op => {
                let op = if op == Op::Jump && target <= at {
                    Op::JumpBack
                } else {
                    op
                };
                let d = instr.d;
                *instr = Instr::with_wide(op, instr.a, target);
                instr.d = d;
            }
        }
        Ok(())
    }
}
