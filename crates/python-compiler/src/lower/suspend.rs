//! What hands control to somebody else: `yield`, `yield from`, `await`.

use super::Lowering;
use super::unit::Reg;
use interleave_python_code::Op;
use ruff_python_ast::{ExprAwait, ExprYield, ExprYieldFrom};

impl<'a> Lowering<'a> {
    pub(super) fn yielded(&mut self, node: &'a ExprYield, temp: Reg) {
        if let Some(value) = &node.value {
            self.expr(value, temp);
        } else {
            self.at(node.range);
            self.load_none(temp);
        }
        self.at(node.range);
        self.emit(Op::Yield, temp, 0, 0);
    }

    pub(super) fn yielded_from(&mut self, node: &'a ExprYieldFrom, temp: Reg) {
        let iterator = self.unit.temp();
        let iterable = self.operand(&node.value);
        self.at(node.range);
        self.emit(Op::GetIter, iterator, iterable, 0);
        self.load_none(temp);
        self.emit(Op::YieldFrom, temp, iterator, 0);
    }

    pub(super) fn awaited(&mut self, node: &'a ExprAwait, temp: Reg) {
        self.expr(&node.value, temp);
        self.at(node.range);
        self.wait_for(temp, 0);
    }

    /// Awaits what is in `reg`; its result `-> reg`. `why` is for the error if it cannot be awaited.
    pub(super) fn wait_for(&mut self, reg: Reg, why: u8) {
        let mark = self.unit.mark();
        let iterator = self.unit.temp();
        self.emit_d(Op::GetAwaitable, why, iterator, reg, 0);
        self.load_none(reg);
        self.emit(Op::YieldFrom, reg, iterator, 0);
        self.unit.release(mark);
    }
}
