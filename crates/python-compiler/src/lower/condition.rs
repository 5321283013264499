//! Comparisons, `and`, `or`, `not`: as values and as jumps.

use super::Lowering;
use super::consts::constant;
use super::expr::compare_of;
use super::unit::{Label, Reg};
use interleave_python_code::{Const, Op};
use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Lowering<'a> {
    /// `a and b`, `a or b` as a value `-> temp`.
    pub(super) fn bool_value(&mut self, node: &'a ExprBoolOp, temp: Reg) {
        let end = self.unit.label();
        let op = match node.op {
            BoolOp::And => Op::JumpIfFalse,
            BoolOp::Or => Op::JumpIfTrue,
        };
        let mut after_first = None;
        for (index, value) in node.values.iter().enumerate() {
            self.expr(value, temp);
            after_first.get_or_insert_with(|| self.unit.flow.clone());
            if index + 1 < node.values.len() {
                self.at(value.range());
                self.jump(op, temp, end);
            }
        }
        if let Some(flow) = after_first {
            self.unit.flow = flow;
        }
        self.unit.bind(end);
    }

    /// `a < b`, `a < b < c` as a value `-> dest`.
    pub(super) fn comparison(&mut self, node: &'a ExprCompare, dest: Reg) {
        if node.ops.len() > 1 {
            self.via_temp(dest, |this, temp| this.chain_value(node, temp));
            return;
        }
        if let (Some(op), [left, right]) = (node.ops.first(), &*node.operands) {
            let left = self.operand(left);
            let right = self.operand(right);
            self.at(node.range);
            self.emit_d(Op::Compare, compare_of(*op) as u8, dest, left, right);
        }
    }

    fn chain_value(&mut self, node: &'a ExprCompare, temp: Reg) {
        let end = self.unit.label();
        let last = node.ops.len().saturating_sub(1);
        let mut after_first = None;
        self.chain(node, |this, index, op, left, right| {
            this.emit_d(Op::Compare, compare_of(op) as u8, temp, left, right);
            after_first.get_or_insert_with(|| this.unit.flow.clone());
            if index < last {
                this.jump(Op::JumpIfFalse, temp, end);
            }
        });
        if let Some(flow) = after_first {
            self.unit.flow = flow;
        }
        self.unit.bind(end);
    }

    /// Computes the operands of a chain one after another, and has each pair compared.
    fn chain(
        &mut self,
        node: &'a ExprCompare,
        mut compare: impl FnMut(&mut Self, usize, CmpOp, Reg, Reg),
    ) {
        let Some((first, rest)) = node.operands.split_first() else {
            return;
        };
        let mut left = self.operand(first);
        for (index, (op, operand)) in node.ops.iter().zip(rest).enumerate() {
            let right = self.operand(operand);
            self.at(node.range);
            compare(self, index, *op, left, right);
            left = right;
        }
    }

    /// Goes to `label` if the expression's truth is `when`; else goes on here.
    /// What is bound at the label is what was bound before.
    pub(super) fn jump_if(&mut self, expr: &'a Expr, label: Label, when: bool) {
        self.deeper(expr.range(), |this| {
            let mark = this.unit.mark();
            match constant(expr).as_ref().and_then(truth) {
                Some(truth) if truth == when => {
                    this.at(expr.range());
                    this.goto(label);
                    this.unit.flow = super::flow::Flow::never();
                }
                Some(_) => {}
                None => this.jump_if_computed(expr, label, when),
            }
            this.unit.release(mark);
        });
    }

    fn jump_if_computed(&mut self, expr: &'a Expr, label: Label, when: bool) {
        match expr {
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => {
                self.jump_if(&node.operand, label, !when);
            }
            Expr::BoolOp(node) => self.jump_if_bool(node, label, when),
            Expr::Compare(node) => self.jump_if_compared(node, label, when),
            _ => self.jump_if_true_or_false(expr, label, when),
        }
    }

    fn jump_if_true_or_false(&mut self, expr: &'a Expr, label: Label, when: bool) {
        let value = self.operand(expr);
        self.at(expr.range());
        self.jump_on(value, label, when);
    }

    fn jump_on(&mut self, value: Reg, label: Label, when: bool) {
        let op = if when {
            Op::JumpIfTrue
        } else {
            Op::JumpIfFalse
        };
        self.jump(op, value, label);
    }

    fn jump_if_bool(&mut self, node: &'a ExprBoolOp, label: Label, when: bool) {
        // The truth of a value that decides the whole: false for `and`, true for `or`.
        let settles = node.op == BoolOp::Or;
        if settles == when {
            for value in &node.values {
                self.jump_if(value, label, when);
            }
            return;
        }
        let Some((last, first)) = node.values.split_last() else {
            return;
        };
        let past = self.unit.label();
        let before = self.unit.flow.clone();
        for value in first {
            self.jump_if(value, past, settles);
        }
        self.jump_if(last, label, when);
        self.unit.flow = before;
        self.unit.bind(past);
    }

    fn jump_if_compared(&mut self, node: &'a ExprCompare, label: Label, when: bool) {
        let (Some(op), [left, right]) = (node.ops.first(), &*node.operands) else {
            self.jump_if_chain(node, label, when);
            return;
        };
        if let (CmpOp::Is | CmpOp::IsNot, Expr::NoneLiteral(_)) = (op, right) {
            let value = self.operand(left);
            self.at(node.range);
            let is_none = (*op == CmpOp::Is) == when;
            let op = if is_none {
                Op::JumpIfNone
            } else {
                Op::JumpIfNotNone
            };
            self.jump(op, value, label);
            return;
        }
        let left = self.operand(left);
        let right = self.operand(right);
        self.at(node.range);
        let value = self.unit.temp();
        if when {
            self.emit_d(Op::Compare, compare_of(*op) as u8, value, left, right);
            self.jump(Op::JumpIfTrue, value, label);
        } else {
            self.emit_d(Op::SkipIfCompare, compare_of(*op) as u8, value, left, right);
            self.goto(label);
        }
    }

    fn jump_if_chain(&mut self, node: &'a ExprCompare, label: Label, when: bool) {
        if when {
            let value = self.unit.temp();
            self.chain_value(node, value);
            self.jump(Op::JumpIfTrue, value, label);
            return;
        }
        let value = self.unit.temp();
        self.chain(node, |this, _, op, left, right| {
            this.emit_d(Op::SkipIfCompare, compare_of(op) as u8, value, left, right);
            this.goto(label);
        });
    }

    /// `Op::Jump…` for a value that is a comparison's: used by patterns.
    pub(super) fn jump_unless(&mut self, value: Reg, label: Label, range: TextRange) {
        self.at(range);
        self.jump_on(value, label, false);
    }
}

/// The truth of a constant.
pub(super) fn truth(value: &Const) -> Option<bool> {
    Some(match value {
        Const::None => false,
        Const::Bool(value) => *value,
        Const::Ellipsis | Const::BigInt(_) => true,
        Const::Int(value) => *value != 0,
        Const::Float(value) => *value != 0.0,
        Const::Str(value) => !value.is_empty(),
        Const::Bytes(value) => !value.is_empty(),
        Const::Tuple(values) => !values.is_empty(),
        Const::Code(_) => return None,
    })
}
