//! Expressions: each is computed straight into the register where it is wanted.

use super::Lowering;
use super::consts::constant;
use super::unit::Reg;
use interleave_python_code::{Binary, Compare, Const, Op, Span, Unary};
use ruff_python_ast::{
    CmpOp, Expr, ExprAttribute, ExprBinOp, ExprIf, ExprNamed, ExprNumberLiteral, ExprSlice,
    ExprSubscript, ExprUnaryOp, Number, Operator, UnaryOp,
};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Lowering<'a> {
    /// The value of an expression, in a register: a local name's own, or a new one.
    pub(super) fn operand(&mut self, expr: &'a Expr) -> Reg {
        if let Expr::Name(name) = expr
            && let Some(reg) = self.in_place(name.id.as_str())
        {
            self.at(name.range);
            self.check(name.id.as_str(), reg);
            return reg;
        }
        let dest = self.unit.temp();
        self.expr(expr, dest);
        dest
    }

    /// Computes an expression for what it does.
    pub(super) fn discard(&mut self, expr: &'a Expr) {
        let mark = self.unit.mark();
        self.operand(expr);
        self.unit.release(mark);
    }

    /// The value of an expression `-> dest`. Until it is known, `dest` keeps what it holds if it is a local name's register.
    pub(super) fn expr(&mut self, expr: &'a Expr, dest: Reg) {
        self.deeper(expr.range(), |this| {
            let mark = this.unit.mark();
            if let Some(value) = constant(expr) {
                this.at(expr.range());
                this.load_const(dest, value);
            } else {
                this.computed(expr, dest);
            }
            this.unit.release(mark);
        });
    }

    fn computed(&mut self, expr: &'a Expr, dest: Reg) {
        match expr {
            Expr::Name(node) => {
                self.at(node.range);
                self.load_name(node.id.as_str(), dest);
            }
            Expr::BinOp(node) => self.binary(node, dest),
            Expr::UnaryOp(node) => self.unary(node, dest),
            Expr::Attribute(node) => self.attribute(node, dest),
            Expr::Subscript(node) => self.subscript(node, dest),
            Expr::Slice(node) => self.slice(node, dest),
            Expr::Call(node) => self.via_temp(dest, |this, temp| this.call_expr(node, temp)),
            Expr::BoolOp(node) => self.via_temp(dest, |this, temp| this.bool_value(node, temp)),
            Expr::Compare(node) => self.comparison(node, dest),
            Expr::If(node) => self.conditional(node, dest),
            Expr::Named(node) => self.via_temp(dest, |this, temp| this.named(node, temp)),
            _ => self.composed(expr, dest),
        }
    }

    fn composed(&mut self, expr: &'a Expr, dest: Reg) {
        match expr {
            Expr::List(node) => self.list(&node.elts, node.range, dest),
            Expr::Tuple(node) => self.tuple(&node.elts, node.range, dest),
            Expr::Set(node) => self.set(&node.elts, node.range, dest),
            Expr::Dict(node) => self.dict(node, dest),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.via_temp(dest, |this, temp| this.comprehension(expr, temp));
            }
            Expr::Lambda(node) => self.lambda(node, dest),
            Expr::FString(node) => self.fstring(node, dest),
            Expr::Await(node) => self.via_temp(dest, |this, temp| this.awaited(node, temp)),
            Expr::Yield(node) => self.via_temp(dest, |this, temp| this.yielded(node, temp)),
            Expr::YieldFrom(node) => {
                self.via_temp(dest, |this, temp| this.yielded_from(node, temp));
            }
            Expr::Starred(node) => self.fail(node.range, "can't use starred expression here"),
            Expr::TString(node) => self.unsupported(node.range, "a template string"),
            Expr::NumberLiteral(node) => self.imaginary(node, dest),
            _ => self.fail(expr.range(), "invalid syntax"),
        }
    }

    /// A number like `2j`; all others are constants.
    fn imaginary(&mut self, node: &ExprNumberLiteral, dest: Reg) {
        let Number::Complex { real, imag } = node.value else {
            return;
        };
        self.at(node.range);
        let base = self.unit.temps(3);
        self.load_private(base, "complex");
        self.load_const(base + 1, Const::Float(real));
        self.load_const(base + 2, Const::Float(imag));
        self.call(base, 2);
        self.emit(Op::Move, dest, base, 0);
    }

    /// Has `compute` write to a register that no name has, which it may write before it has read all it needs.
    pub(super) fn via_temp(&mut self, dest: Reg, compute: impl FnOnce(&mut Self, Reg)) {
        if self.unit.is_temp(dest) {
            compute(self, dest);
            return;
        }
        let temp = self.unit.temp();
        compute(self, temp);
        self.emit(Op::Move, dest, temp, 0);
    }

    /// What comes next is an operation: where it stands, and which columns a traceback marks in it.
    fn at_operation(&mut self, range: TextRange, anchor: (u32, u32)) {
        let span = self.positions.span(range);
        let one_line = span.line == span.end_line;
        let anchor = if one_line { anchor } else { (0, 0) };
        self.span = Span { anchor, ..span };
    }

    /// The columns of the operator between two operands.
    fn operator_columns(&self, left: &Expr, right: &Expr) -> (u32, u32) {
        let between = TextRange::new(left.end(), right.start().max(left.end()));
        let text = self.positions.text(between);
        let skipped = text.find(|c: char| !c.is_whitespace() && c != ')');
        let Some(start) = skipped else { return (0, 0) };
        let operator = text.get(start..).unwrap_or("");
        let length = operator
            .chars()
            .take_while(|c| "+-*/%@&|^<>".contains(*c))
            .count() as u32;
        let (_, column) = self.positions.locate(left.end());
        let first = column + text.get(..start).map_or(0, |t| t.chars().count() as u32);
        (first, first + length)
    }

    /// `a + b + c`: the operations that begin with others are done in a loop, so that a long chain needs no deep recursion.
    fn binary(&mut self, node: &'a ExprBinOp, dest: Reg) {
        let mut chain = vec![node];
        let mut first = &*node.left;
        while let Expr::BinOp(inner) = first
            && constant(first).is_none()
        {
            chain.push(inner);
            first = &inner.left;
        }
        let mut left = self.operand(first);
        let mark = self.unit.mark();
        // Until the last operation, a local name keeps what it holds.
        let on_the_way = if self.unit.is_temp(dest) || chain.len() == 1 {
            dest
        } else {
            self.unit.temp()
        };
        while let Some(operation) = chain.pop() {
            let target = if chain.is_empty() { dest } else { on_the_way };
            let inner = self.unit.mark();
            self.operation(operation, left, target);
            self.unit.release(inner);
            left = target;
        }
        self.unit.release(mark);
    }

    fn operation(&mut self, node: &'a ExprBinOp, left: Reg, dest: Reg) {
        let anchor = self.operator_columns(&node.left, &node.right);
        if let Some((number, subtracts)) = Self::small_step(node.op, &node.right) {
            self.at_operation(node.range, anchor);
            let d = if subtracts { 2 } else { 0 };
            self.emit_d(Op::AddInt, d, dest, left, number.cast_unsigned());
            return;
        }
        let right = self.operand(&node.right);
        self.at_operation(node.range, anchor);
        match fused(node.op) {
            Some(op) => self.emit(op, dest, left, right),
            None => self.emit_d(Op::Binary, binary_of(node.op) as u8, dest, left, right),
        }
    }

    /// The number that `+ number` or `- number` adds, if it is small; and whether it is `-`.
    pub(super) fn small_step(op: Operator, right: &Expr) -> Option<(i16, bool)> {
        let Some(Const::Int(number)) = constant(right) else {
            return None;
        };
        let number = i16::try_from(number).ok()?;
        match op {
            Operator::Add => Some((number, false)),
            Operator::Sub => number.checked_neg().map(|number| (number, true)),
            _ => None,
        }
    }

    fn unary(&mut self, node: &'a ExprUnaryOp, dest: Reg) {
        let operand = self.operand(&node.operand);
        self.at(node.range);
        let operator = match node.op {
            UnaryOp::Not => return self.emit(Op::Not, dest, operand, 0),
            UnaryOp::Invert => Unary::Invert,
            UnaryOp::UAdd => Unary::Positive,
            UnaryOp::USub => Unary::Negative,
        };
        self.emit_d(Op::Unary, operator as u8, dest, operand, 0);
    }

    fn attribute(&mut self, node: &'a ExprAttribute, dest: Reg) {
        let object = self.operand(&node.value);
        self.at_attribute(node, node.range);
        let name = self.mangled(node.attr.as_str());
        let name = self.unit.short_name(&name);
        self.emit(Op::GetAttr, dest, object, name);
    }

    /// An attribute on a later line than its object is marked from its name on.
    pub(super) fn at_attribute(&mut self, node: &ExprAttribute, range: TextRange) {
        let (line, _) = self.positions.locate(range.start());
        let (attribute_line, _) = self.positions.locate(node.attr.range.start());
        if line == attribute_line {
            self.at(range);
        } else {
            self.at(TextRange::new(
                node.attr.start(),
                range.end().max(node.attr.end()),
            ));
        }
    }

    fn subscript(&mut self, node: &'a ExprSubscript, dest: Reg) {
        let object = self.operand(&node.value);
        let key = self.operand(&node.slice);
        self.at_subscript(node);
        self.emit(Op::GetItem, dest, object, key);
    }

    /// A subscript is marked from its bracket on.
    pub(super) fn at_subscript(&mut self, node: &ExprSubscript) {
        let after = TextRange::new(node.value.end(), node.range.end());
        let text = self.positions.text(after);
        let skipped = text.find('[').unwrap_or(0);
        let (_, column) = self.positions.locate(node.value.end());
        let width = text.get(..skipped).map_or(0, |t| t.chars().count() as u32);
        let (_, end) = self.positions.locate(node.range.end());
        self.at_operation(node.range, (column + width, end));
    }

    fn slice(&mut self, node: &'a ExprSlice, dest: Reg) {
        let base = self.unit.temps(3);
        for (index, part) in (0..).zip([&node.lower, &node.upper, &node.step]) {
            if let Some(part) = part {
                self.expr(part, base + index);
            } else {
                self.at(node.range);
                self.load_none(base + index);
            }
        }
        self.at(node.range);
        self.emit(Op::BuildSlice, dest, base, 3);
    }

    fn named(&mut self, node: &'a ExprNamed, temp: Reg) {
        self.expr(&node.value, temp);
        self.at(node.range);
        if let Expr::Name(name) = &*node.target {
            self.store_name(name.id.as_str(), temp);
        }
    }

    fn conditional(&mut self, node: &'a ExprIf, dest: Reg) {
        let (other, end) = (self.unit.label(), self.unit.label());
        let before = self.unit.flow.clone();
        self.jump_if(&node.test, other, false);
        if self.unit.flow.is_reachable() {
            self.expr(&node.body, dest);
            self.goto(end);
        }
        let after = std::mem::replace(&mut self.unit.flow, before);
        self.unit.bind(other);
        self.expr(&node.orelse, dest);
        self.unit.flow.meet(&after);
        self.unit.bind(end);
    }
}

/// The instruction of its own that an operator has.
fn fused(op: Operator) -> Option<Op> {
    match op {
        Operator::Add => Some(Op::Add),
        Operator::Sub => Some(Op::Sub),
        Operator::Mult => Some(Op::Mul),
        Operator::Mod => Some(Op::Mod),
        Operator::FloorDiv => Some(Op::FloorDiv),
        _ => None,
    }
}

pub(super) fn binary_of(op: Operator) -> Binary {
    match op {
        Operator::Add => Binary::Add,
        Operator::Sub => Binary::Sub,
        Operator::Mult => Binary::Mul,
        Operator::MatMult => Binary::MatMul,
        Operator::Div => Binary::TrueDiv,
        Operator::Mod => Binary::Mod,
        Operator::Pow => Binary::Pow,
        Operator::LShift => Binary::LShift,
        Operator::RShift => Binary::RShift,
        Operator::BitOr => Binary::Or,
        Operator::BitXor => Binary::Xor,
        Operator::BitAnd => Binary::And,
        Operator::FloorDiv => Binary::FloorDiv,
    }
}

pub(super) fn compare_of(op: CmpOp) -> Compare {
    match op {
        CmpOp::Eq => Compare::Eq,
        CmpOp::NotEq => Compare::Ne,
        CmpOp::Lt => Compare::Lt,
        CmpOp::LtE => Compare::Le,
        CmpOp::Gt => Compare::Gt,
        CmpOp::GtE => Compare::Ge,
        CmpOp::Is => Compare::Is,
        CmpOp::IsNot => Compare::IsNot,
        CmpOp::In => Compare::In,
        CmpOp::NotIn => Compare::NotIn,
    }
}
