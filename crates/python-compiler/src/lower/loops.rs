//! `while`, `for` and `async for`.

use super::Lowering;
use super::consts::constant;
use super::flow::Flow;
use super::unit::{Block, Label, Reg};
use interleave_python_code::Op;
use ruff_python_ast::{Expr, Stmt, StmtFor, StmtWhile};
use ruff_text_size::{Ranged, TextRange};

/// A body whose source is longer than this may be too long for the distance that `ForIter` holds.
const LONG_BODY: usize = 8_000;

impl<'a> Lowering<'a> {
    pub(super) fn while_stmt(&mut self, node: &'a StmtWhile) {
        let (head, other, exit) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.forget_deleted();
        self.unit.bind(head);
        let endless = Self::is_endless(&node.test);
        let at_end = if endless {
            Flow::never()
        } else {
            self.unit.flow.clone()
        };
        self.jump_if(&node.test, other, false);
        self.loop_body(&node.body, head, exit, node.range, |this| {
            this.at(node.test.range());
            this.goto(head);
        });
        self.after_loop(&node.orelse, other, exit, at_end);
    }

    fn is_endless(test: &Expr) -> bool {
        constant(test).as_ref().and_then(super::condition::truth) == Some(true)
    }

    /// The body of a loop; the jump back; and what is bound where a `break` leaves, in the block that is left on the stack.
    fn loop_body(
        &mut self,
        body: &'a [Stmt],
        next: Label,
        exit: Label,
        range: TextRange,
        again: impl FnOnce(&mut Self),
    ) {
        let at_exit = Flow::never();
        let block = Block::Loop {
            next,
            exit,
            at_exit,
        };
        self.open_block(block, range);
        self.body(body);
        if self.unit.flow.is_reachable() {
            again(self);
        }
    }

    /// The loop's `else`, and where a `break` goes on.
    fn after_loop(&mut self, orelse: &'a [Stmt], other: Label, exit: Label, at_end: Flow) {
        let block = self.unit.blocks.pop();
        self.unit.flow = at_end;
        self.unit.bind(other);
        self.body(orelse);
        if let Some(Block::Loop { at_exit, .. }) = block {
            self.unit.flow.meet(&at_exit);
        }
        self.unit.bind(exit);
    }

    pub(super) fn for_stmt(&mut self, node: &'a StmtFor) {
        if node.is_async {
            self.async_for(node);
            return;
        }
        let iterator = self.unit.temp();
        let iterable = self.operand(&node.iter);
        self.at(node.range);
        self.emit(Op::GetIter, iterator, iterable, 0);
        let (head, other, exit) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.forget_deleted();
        self.unit.bind(head);
        let at_end = self.unit.flow.clone();
        let long = usize::from(node.range.len()) > LONG_BODY;
        self.next_value(&node.target, iterator, other, node.range, long);
        self.loop_body(&node.body, head, exit, node.range, |this| {
            this.at(node.range);
            this.goto(head);
        });
        self.after_loop(&node.orelse, other, exit, at_end);
    }

    /// The next value of an iterator goes to a target; or control to `end`.
    pub(super) fn next_value(
        &mut self,
        target: &'a Expr,
        iterator: Reg,
        end: Label,
        range: TextRange,
        long: bool,
    ) {
        let local = match target {
            Expr::Name(name) => self.local_target(name.id.as_str()),
            _ => None,
        };
        let value = local.unwrap_or_else(|| self.unit.temp());
        self.at(range);
        if long {
            self.long_step(value, iterator, end);
        } else {
            self.unit.refer(end);
            self.emit(Op::ForIter, value, iterator, 0);
        }
        match local {
            Some(reg) => self.unit.flow.bind(reg),
            None => self.store(target, value),
        }
    }

    /// A `ForIter` that only skips one instruction: the jump behind it can be as long as necessary.
    fn long_step(&mut self, value: Reg, iterator: Reg, end: Label) {
        let body = self.unit.label();
        self.emit(Op::ForIter, value, iterator, 1);
        self.goto(body);
        self.goto(end);
        self.unit.bind(body);
    }

    fn async_for(&mut self, node: &'a StmtFor) {
        let iterator = self.unit.temp();
        let iterable = self.operand(&node.iter);
        self.at(node.range);
        self.emit(Op::GetAsyncIter, iterator, iterable, 0);
        let (head, other, exit) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.forget_deleted();
        self.unit.bind(head);
        let at_end = self.unit.flow.clone();
        let at_stop = self.next_async_value(&node.target, iterator, node.range);
        self.loop_body(&node.body, head, exit, node.range, |this| {
            this.at(node.range);
            this.goto(head);
        });
        self.stopped(at_stop, other, node.range);
        self.after_loop(&node.orelse, other, exit, at_end);
    }

    /// The next value of an asynchronous iterator goes to a target. Its end is an exception: where it goes on, and its register.
    pub(super) fn next_async_value(
        &mut self,
        target: &'a Expr,
        iterator: Reg,
        range: TextRange,
    ) -> (Label, Reg) {
        let (value, waited) = (self.unit.temp(), self.unit.temp());
        self.at(range);
        let region = self.unit.region();
        self.emit(Op::GetAsyncNext, waited, iterator, 0);
        self.load_none(value);
        self.emit(Op::YieldFrom, value, waited, 0);
        let at_stop = self.unit.label();
        self.unit.finish_region(region, at_stop, waited);
        self.store(target, value);
        (at_stop, waited)
    }

    /// `StopAsyncIteration` ends an asynchronous loop; any other exception goes on.
    pub(super) fn stopped(
        &mut self,
        (at_stop, exception): (Label, Reg),
        end: Label,
        range: TextRange,
    ) {
        let mark = self.unit.mark();
        self.unit.bind(at_stop);
        self.at(range);
        let class = self.unit.temp();
        self.load_private(class, "StopAsyncIteration");
        self.emit(Op::Matches, class, exception, class);
        self.jump(Op::JumpIfTrue, class, end);
        self.emit(Op::Reraise, exception, 0, 0);
        self.unit.release(mark);
    }
}
