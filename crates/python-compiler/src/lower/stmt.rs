//! Statements.

use super::Lowering;
use super::consts::constant;
use super::flow::Flow;
use super::unit::Block;
use interleave_python_code::{NOTHING, Op};
use ruff_python_ast::{Expr, Stmt, StmtAssert, StmtIf, StmtRaise, StmtReturn};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Lowering<'a> {
    /// Statements one after another; what nothing can reach is left out.
    pub(super) fn body(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if !self.unit.flow.is_reachable() || self.unit.too_large || self.is_hopeless() {
                return;
            }
            self.stmt(stmt);
        }
    }

    /// Is more wrong than anybody would read?
    fn is_hopeless(&self) -> bool {
        self.problems.len() > 100
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        self.deeper(stmt.range(), |this| {
            let mark = this.unit.mark();
            this.statement(stmt);
            this.unit.release(mark);
        });
    }

    fn statement(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Expr(node) => self.expression_statement(&node.value),
            Stmt::Assign(node) => self.assign(node),
            Stmt::AugAssign(node) => self.aug_assign(node),
            Stmt::AnnAssign(node) => self.ann_assign(node),
            Stmt::Return(node) => self.return_stmt(node),
            Stmt::If(node) => self.if_stmt(node),
            Stmt::While(node) => self.while_stmt(node),
            Stmt::For(node) => self.for_stmt(node),
            Stmt::Try(node) => self.try_stmt(node),
            Stmt::With(node) => self.with_stmt(node),
            Stmt::Match(node) => self.match_stmt(node),
            Stmt::FunctionDef(node) => self.function_def(node),
            Stmt::ClassDef(node) => self.class_def(node),
            _ => self.small_statement(stmt),
        }
    }

    fn small_statement(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Raise(node) => self.raise_stmt(node),
            Stmt::Assert(node) => self.assert_stmt(node),
            Stmt::Delete(node) => node.targets.iter().for_each(|target| self.delete(target)),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Break(node) => self.break_loop(node.range),
            Stmt::Continue(node) => self.continue_loop(node.range),
            Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => {}
            _ => self.fail(stmt.range(), "invalid syntax"),
        }
    }

    fn expression_statement(&mut self, value: &'a Expr) {
        if constant(value).is_none() {
            self.discard(value);
        }
    }

    fn return_stmt(&mut self, node: &'a StmtReturn) {
        let mark = self.unit.mark();
        let value = match &node.value {
            // What runs on the way out may change a local name: its value is copied.
            Some(value) if self.leaves_something() => {
                let temp = self.unit.temp();
                self.expr(value, temp);
                temp
            }
            Some(value) => self.operand(value),
            None => {
                let temp = self.unit.temp();
                self.at(node.range);
                self.load_none(temp);
                temp
            }
        };
        self.at(node.range);
        self.leave(0, |this| {
            this.at(node.range);
            this.emit(Op::Return, value, 0, 0);
        });
        self.unit.release(mark);
    }

    fn leaves_something(&self) -> bool {
        let harmless = |block: &Block| matches!(block, Block::Loop { .. } | Block::Try(_));
        !self.unit.blocks.iter().all(harmless)
    }

    fn if_stmt(&mut self, node: &'a StmtIf) {
        let end = self.unit.label();
        let mut after = Flow::never();
        let mut other = self.branch(&node.test, &node.body);
        for clause in &node.elif_else_clauses {
            self.leave_branch(&mut after, end, other);
            if let Some(test) = &clause.test {
                other = self.branch(test, &clause.body);
            } else {
                self.body(&clause.body);
                other = (self.unit.label(), Flow::never());
            }
        }
        self.unit.bind(other.0);
        self.unit.flow.meet(&other.1);
        self.unit.flow.meet(&after);
        self.unit.bind(end);
    }

    /// A test and what is done if it is true; where to go on if it is false, and what is bound there.
    fn branch(&mut self, test: &'a Expr, body: &'a [Stmt]) -> (super::Label, Flow) {
        let other = self.unit.label();
        let before = self.unit.flow.clone();
        self.jump_if(test, other, false);
        self.body(body);
        (other, before)
    }

    fn leave_branch(&mut self, after: &mut Flow, end: super::Label, other: (super::Label, Flow)) {
        if self.unit.flow.is_reachable() {
            self.goto(end);
        }
        after.meet(&self.unit.flow);
        self.unit.bind(other.0);
        self.unit.flow = other.1;
    }

    fn raise_stmt(&mut self, node: &'a StmtRaise) {
        let exception = node.exc.as_ref().map(|exc| self.operand(exc));
        let cause = node.cause.as_ref().map(|cause| self.operand(cause));
        self.at(node.range);
        self.emit(
            Op::Raise,
            exception.unwrap_or(NOTHING),
            cause.unwrap_or(NOTHING),
            0,
        );
        self.unit.flow = Flow::never();
    }

    fn assert_stmt(&mut self, node: &'a StmtAssert) {
        let holds = self.unit.label();
        let before = self.unit.flow.clone();
        self.jump_if(&node.test, holds, true);
        if self.unit.flow.is_reachable() {
            self.assertion_error(node.msg.as_deref(), node.test.range());
        }
        self.unit.flow = before;
        self.unit.bind(holds);
    }

    fn assertion_error(&mut self, message: Option<&'a Expr>, range: TextRange) {
        let error = self.unit.temp();
        self.at(range);
        self.load_private(error, "AssertionError");
        if let Some(message) = message {
            let argument = self.unit.temp();
            self.expr(message, argument);
            self.at(range);
            self.call(error, 1);
        }
        self.emit(Op::Raise, error, NOTHING, 0);
    }
}
