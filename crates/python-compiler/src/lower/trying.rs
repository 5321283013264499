//! `try`: a table says which instructions' exceptions go where. `finally` is written once for each way out.

use super::Lowering;
use super::flow::Flow;
use super::unit::{Block, Label, Reg};
use interleave_python_code::Op;
use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, StmtTry};
use ruff_text_size::Ranged;

/// What a handler needs: where it begins, its exception, and the one that was handled before.
#[derive(Clone, Copy)]
pub(super) struct Catch {
    pub(super) label: Label,
    pub(super) exception: Reg,
    pub(super) previous: Reg,
}

impl<'a> Lowering<'a> {
    pub(super) fn try_stmt(&mut self, node: &'a StmtTry) {
        if node.finalbody.is_empty() {
            self.try_except(node);
        } else {
            self.try_finally(node);
        }
    }

    /// What is bound where an exception comes in from anywhere in what follows.
    pub(super) fn flow_at_handler(&mut self) -> Flow {
        let current = self.unit.flow.clone();
        self.forget_deleted();
        std::mem::replace(&mut self.unit.flow, current)
    }

    pub(super) fn catch(&mut self) -> Catch {
        Catch {
            label: self.unit.label(),
            exception: self.unit.temp(),
            previous: self.unit.temp(),
        }
    }

    fn try_finally(&mut self, node: &'a StmtTry) {
        let at_handler = self.flow_at_handler();
        let catch = self.catch();
        let end = self.unit.label();
        let region = self.unit.region();
        self.open_block(Block::Finally(region, &node.finalbody), node.range);
        if node.handlers.is_empty() {
            self.body(&node.body);
            self.body(&node.orelse);
        } else {
            self.try_except(node);
        }
        self.close(catch);
        if self.unit.flow.is_reachable() {
            self.body(&node.finalbody);
            self.goto_if_reachable(end);
        }
        let after = std::mem::replace(&mut self.unit.flow, at_handler);
        self.enter(catch);
        self.body(&node.finalbody);
        self.leave_handler_again(catch);
        self.unit.flow = after;
        self.unit.bind(end);
    }

    /// Ends the innermost block: its exceptions go to `catch`.
    pub(super) fn close(&mut self, catch: Catch) {
        if let Some(mut block) = self.unit.blocks.pop()
            && let Some(region) = block.region()
        {
            let region = std::mem::take(region);
            self.unit
                .finish_region(region, catch.label, catch.exception);
        }
    }

    pub(super) fn goto_if_reachable(&mut self, label: Label) {
        if self.unit.flow.is_reachable() {
            self.goto(label);
        }
    }

    /// Begins a handler: from here on its exception is the one that is handled.
    pub(super) fn enter(&mut self, catch: Catch) {
        self.unit.bind(catch.label);
        self.emit(Op::EnterHandler, catch.exception, catch.previous, 0);
        let (region, previous) = (self.unit.region(), catch.previous);
        self.unit.blocks.push(Block::Handler { region, previous });
    }

    /// Ends a handler that has not settled its exception: it is raised again, and so is one that came up in the handler itself.
    pub(super) fn leave_handler_again(&mut self, catch: Catch) {
        let inner = Catch {
            label: self.unit.label(),
            exception: self.unit.temp(),
            previous: catch.previous,
        };
        self.close(inner);
        if self.unit.flow.is_reachable() {
            self.raise_again(catch);
        }
        self.unit.bind(inner.label);
        self.unit.flow = Flow::default();
        self.raise_again(inner);
    }

    fn raise_again(&mut self, catch: Catch) {
        self.emit(Op::LeaveHandler, 0, catch.previous, 0);
        self.emit(Op::Reraise, catch.exception, 0, 0);
        self.unit.flow = Flow::never();
    }

    fn try_except(&mut self, node: &'a StmtTry) {
        let at_handler = self.flow_at_handler();
        let catch = self.catch();
        let end = self.unit.label();
        let region = self.unit.region();
        self.open_block(Block::Try(region), node.range);
        self.body(&node.body);
        self.close(catch);
        self.body(&node.orelse);
        self.goto_if_reachable(end);
        let mut after = std::mem::replace(&mut self.unit.flow, at_handler);
        self.at(node.handlers.first().map_or(node.range, Ranged::range));
        self.enter(catch);
        if node.is_star {
            self.star_clauses(node, catch, end);
            after.meet(&self.unit.flow);
            self.unit.flow = Flow::never();
        } else {
            self.except_clauses(node, catch, end, &mut after);
        }
        self.leave_handler_again(catch);
        self.unit.flow = after;
        self.unit.bind(end);
    }

    /// All clauses; the flow at the end of each is met with `after`.
    fn except_clauses(&mut self, node: &'a StmtTry, catch: Catch, end: Label, after: &mut Flow) {
        for handler in &node.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            let before = self.unit.flow.clone();
            self.except_clause(handler, catch, end);
            after.meet(&self.unit.flow);
            self.unit.flow = before;
            if handler.type_.is_none() {
                self.unit.flow = Flow::never();
            }
        }
    }

    fn except_clause(&mut self, handler: &'a ExceptHandlerExceptHandler, catch: Catch, end: Label) {
        let next = self.unit.label();
        let mark = self.unit.mark();
        if let Some(class) = &handler.type_ {
            let class_range = class.range();
            let class = self.operand(class);
            let matches = self.unit.temp();
            self.at(class_range);
            self.emit(Op::Matches, matches, catch.exception, class);
            self.jump(Op::JumpIfFalse, matches, next);
        }
        self.unit.release(mark);
        if let Some(name) = &handler.name {
            self.named_handler(handler, name.as_str(), catch, end);
        } else {
            self.body(&handler.body);
            self.settle(catch, end, None);
        }
        let settled = self.unit.flow.clone();
        self.unit.bind(next);
        self.unit.flow = settled;
        self.unit.release(mark);
    }

    /// The exception is settled: the one handled before is handled again.
    pub(super) fn settle(&mut self, catch: Catch, end: Label, name: Option<&str>) {
        if self.unit.flow.is_reachable() {
            if let Some(name) = name {
                self.forget_name(name);
            }
            self.emit(Op::LeaveHandler, 0, catch.previous, 0);
            self.goto(end);
        }
    }

    /// `except E as name`: however the handler ends, the name is deleted.
    fn named_handler(
        &mut self,
        handler: &'a ExceptHandlerExceptHandler,
        name: &str,
        catch: Catch,
        end: Label,
    ) {
        // The clause has a handler of its own, which is finished before the one around it and so stands before it.
        self.at(handler.range);
        self.store_name(name, catch.exception);
        let (region, owned) = (self.unit.region(), name.to_owned());
        self.unit.blocks.push(Block::Named {
            region,
            name: owned,
        });
        self.body(&handler.body);
        let inner = Catch {
            label: self.unit.label(),
            exception: self.unit.temp(),
            previous: catch.previous,
        };
        self.close(inner);
        self.settle(catch, end, Some(name));
        let settled = std::mem::take(&mut self.unit.flow);
        self.unit.bind(inner.label);
        self.forget_name(name);
        // The handler around this one leaves and raises again.
        self.emit(Op::Reraise, inner.exception, 0, 0);
        self.unit.flow = settled;
    }
}
