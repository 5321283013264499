//! `with` and `async with`.

use super::Lowering;
use super::unit::{Block, Reg};
use interleave_python_code::Op;
use ruff_python_ast::{Stmt, StmtWith, WithItem};
use ruff_text_size::TextRange;

impl<'a> Lowering<'a> {
    pub(super) fn with_stmt(&mut self, node: &'a StmtWith) {
        self.with_items(&node.items, &node.body, node.is_async, node.range);
    }

    fn with_items(
        &mut self,
        items: &'a [WithItem],
        body: &'a [Stmt],
        is_async: bool,
        range: TextRange,
    ) {
        let Some((item, rest)) = items.split_first() else {
            self.body(body);
            return;
        };
        self.deeper(range, |this| {
            this.with_item(item, rest, body, is_async, range);
        });
    }

    fn with_item(
        &mut self,
        item: &'a WithItem,
        rest: &'a [WithItem],
        body: &'a [Stmt],
        is_async: bool,
        range: TextRange,
    ) {
        let exit = self.unit.temp();
        let value = self.enter_manager(item, exit, is_async, range);
        let at_handler = self.flow_at_handler();
        let catch = self.catch();
        let end = self.unit.label();
        let region = self.unit.region();
        let block = Block::With {
            region,
            exit,
            is_async,
            range,
        };
        self.open_block(block, range);
        if let Some(target) = &item.optional_vars {
            self.store(target, value);
        }
        self.with_items(rest, body, is_async, range);
        self.close(catch);
        if self.unit.flow.is_reachable() {
            self.at(range);
            self.exit_normally(exit, is_async);
            self.goto(end);
        }
        let mut after = std::mem::replace(&mut self.unit.flow, at_handler);
        self.at(range);
        self.enter(catch);
        let suppressed = self.unit.label();
        let answer = self.exit_with(catch.exception, exit, is_async);
        self.jump(Op::JumpIfTrue, answer, suppressed);
        let suppressing = self.unit.flow.clone();
        self.leave_handler_again(catch);
        self.unit.bind(suppressed);
        self.emit(Op::LeaveHandler, 0, catch.previous, 0);
        after.meet(&suppressing);
        self.unit.flow = after;
        self.unit.bind(end);
    }

    /// What `__enter__` gives; `__exit__` goes to a register.
    fn enter_manager(
        &mut self,
        item: &'a WithItem,
        exit: Reg,
        is_async: bool,
        range: TextRange,
    ) -> Reg {
        let value = self.unit.temp();
        let manager = self.operand(&item.context_expr);
        let d = if is_async { 2 } else { 0 };
        self.at(range);
        self.emit_d(Op::LoadSpecial, d, value, manager, 0);
        self.emit_d(Op::LoadSpecial, d + 1, exit, manager, 0);
        self.call(value, 0);
        if is_async {
            self.wait_for(value, 1);
        }
        value
    }

    /// `__exit__(None, None, None)`.
    pub(super) fn exit_normally(&mut self, exit: Reg, is_async: bool) {
        let mark = self.unit.mark();
        let base = self.unit.temps(4);
        self.emit(Op::Move, base, exit, 0);
        for argument in 1..4 {
            self.load_none(base + argument);
        }
        self.call(base, 3);
        if is_async {
            self.wait_for(base, 2);
        }
        self.unit.release(mark);
    }

    /// `__exit__` with an exception; the register of what it answers.
    fn exit_with(&mut self, exception: Reg, exit: Reg, is_async: bool) -> Reg {
        let base = self.unit.temps(4);
        self.emit(Op::Move, base, exit, 0);
        let class = self.unit.short_name("__class__");
        self.emit(Op::GetAttr, base + 1, exception, class);
        self.emit(Op::Move, base + 2, exception, 0);
        let traceback = self.unit.short_name("__traceback__");
        self.emit(Op::GetAttr, base + 3, exception, traceback);
        self.call(base, 3);
        if is_async {
            self.wait_for(base, 2);
        }
        base
    }
}
