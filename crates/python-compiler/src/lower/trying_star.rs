//! `except*`: each clause handles its part of an exception group, and what is left goes on.
//!
//! What is matched, what was raised in clauses and what goes on stands in an object of `lib/_prelude/groups.py`.

use super::Lowering;
use super::flow::Flow;
use super::trying::Catch;
use super::unit::{Block, Label, Reg};
use interleave_python_code::{Compare, Op};
use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, Identifier, StmtTry};
use ruff_text_size::Ranged;

impl<'a> Lowering<'a> {
    /// All clauses, and what goes on after them.
    pub(super) fn star_clauses(&mut self, node: &'a StmtTry, catch: Catch, end: Label) {
        let parts = self.unit.temp();
        self.call_private("_star_begin", &[catch.exception], parts);
        for handler in &node.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            self.star_clause(handler, parts);
        }
        self.at(node.range);
        self.go_on_with_the_rest(parts);
        self.settle(catch, end, None);
    }

    /// Calls a function of the prelude; its result `-> dest`.
    fn call_private(&mut self, name: &str, args: &[Reg], dest: Reg) {
        let mark = self.unit.mark();
        let base = self.unit.temps(args.len() + 1);
        self.load_private(base, name);
        for (place, arg) in args.iter().enumerate() {
            self.emit(Op::Move, base + 1 + place as Reg, *arg, 0);
        }
        self.call(base, args.len() as u16);
        self.emit(Op::Move, dest, base, 0);
        self.unit.release(mark);
    }

    /// Is there something in a register? `-> dest`.
    fn is_something(&mut self, dest: Reg, value: Reg) {
        let mark = self.unit.mark();
        let none = self.unit.temp();
        self.load_none(none);
        self.emit_d(Op::Compare, Compare::IsNot as u8, dest, value, none);
        self.unit.release(mark);
    }

    fn star_clause(&mut self, handler: &'a ExceptHandlerExceptHandler, parts: Reg) {
        let Some(class) = &handler.type_ else { return };
        let (mark, next) = (self.unit.mark(), self.unit.label());
        let (part, matches) = (self.unit.temp(), self.unit.temp());
        let range = class.range();
        let class = self.operand(class);
        self.at(range);
        self.call_private("_star_match", &[parts, class], part);
        self.is_something(matches, part);
        self.jump(Op::JumpIfFalse, matches, next);
        self.at(handler.range);
        self.star_body(handler, parts, part);
        self.unit.bind(next);
        self.unit.release(mark);
    }

    /// The body of a clause: what it raises is kept until all clauses have run.
    fn star_body(&mut self, handler: &'a ExceptHandlerExceptHandler, parts: Reg, part: Reg) {
        let name = handler.name.as_ref().map(Identifier::as_str);
        let (catch, after) = (self.catch(), self.unit.label());
        let previous = self.unit.temp();
        self.emit(Op::EnterHandler, part, previous, 0);
        if let Some(name) = name {
            self.store_name(name, part);
        }
        let region = self.unit.region();
        self.unit.blocks.push(Block::Try(region));
        self.body(&handler.body);
        self.close(catch);
        self.goto_if_reachable(after);
        self.unit.bind(catch.label);
        self.unit.flow = Flow::default();
        self.call_private("_star_raised", &[parts, part, catch.exception], part);
        self.unit.bind(after);
        if let Some(name) = name {
            self.forget_name(name);
        }
        self.emit(Op::LeaveHandler, 0, previous, 0);
    }

    /// Raises what no clause has handled, and what the clauses raised.
    fn go_on_with_the_rest(&mut self, parts: Reg) {
        let mark = self.unit.mark();
        let (rest, some) = (self.unit.temp(), self.unit.temp());
        let done = self.unit.label();
        self.call_private("_star_end", &[parts], rest);
        self.is_something(some, rest);
        self.jump(Op::JumpIfFalse, some, done);
        self.emit(Op::Reraise, rest, 0, 0);
        self.unit.bind(done);
        self.unit.release(mark);
    }
}
