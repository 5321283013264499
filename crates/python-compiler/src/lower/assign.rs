//! Assignments: to names, attributes, items and to several of them at once; and `del`.

use super::Lowering;
use super::expr::binary_of;
use super::unit::{Reg, with_registers};
use interleave_python_code::{Const, Op};
use ruff_python_ast::{
    Expr, ExprAttribute, ExprName, ExprSubscript, StmtAnnAssign, StmtAssign, StmtAugAssign,
};
use ruff_text_size::Ranged;

impl<'a> Lowering<'a> {
    pub(super) fn assign(&mut self, node: &'a StmtAssign) {
        if let [target] = &*node.targets {
            self.assign_one(target, &node.value);
            return;
        }
        // A copy: the first target may be the very name whose value the others get.
        let value = self.unit.temp();
        self.expr(&node.value, value);
        for target in &node.targets {
            self.store(target, value);
        }
    }

    fn assign_one(&mut self, target: &'a Expr, value: &'a Expr) {
        if let Expr::Name(name) = target
            && let Some(reg) = self.local_target(name.id.as_str())
        {
            self.expr(value, reg);
            self.unit.flow.bind(reg);
            return;
        }
        if let Some((targets, values)) = pairs(target, value) {
            let base = self.window(values);
            for (reg, target) in with_registers(base, targets) {
                self.store(target, reg);
            }
            return;
        }
        let value = self.operand(value);
        self.store(target, value);
    }

    /// Gives a target a value.
    pub(super) fn store(&mut self, target: &'a Expr, value: Reg) {
        self.deeper(target.range(), |this| {
            let mark = this.unit.mark();
            match target {
                Expr::Name(node) => {
                    this.at(node.range);
                    this.store_name(node.id.as_str(), value);
                }
                Expr::Attribute(node) => {
                    let object = this.operand(&node.value);
                    this.set_attribute(node, object, value);
                }
                Expr::Subscript(node) => {
                    let object = this.operand(&node.value);
                    let key = this.operand(&node.slice);
                    this.at_subscript(node);
                    this.emit(Op::SetItem, object, key, value);
                }
                Expr::Tuple(node) => this.unpack(&node.elts, target, value),
                Expr::List(node) => this.unpack(&node.elts, target, value),
                Expr::Starred(node) => this.fail(
                    node.range,
                    "starred assignment target must be in a list or tuple",
                ),
                _ => this.fail(target.range(), "cannot assign to expression"),
            }
            this.unit.release(mark);
        });
    }

    fn set_attribute(&mut self, node: &ExprAttribute, object: Reg, value: Reg) {
        self.at_attribute(node, node.range);
        let name = self.mangled(node.attr.as_str());
        let name = self.unit.short_name(&name);
        self.emit(Op::SetAttr, value, object, name);
    }

    fn unpack(&mut self, targets: &'a [Expr], whole: &Expr, value: Reg) {
        let base = self.unit.temps(targets.len());
        self.at(whole.range());
        let star = targets.iter().position(Expr::is_starred_expr);
        match star {
            None => self.emit(Op::Unpack, value, base, targets.len() as u16),
            Some(before) => {
                let after = targets.len() - before - 1;
                let more = targets.iter().filter(|t| t.is_starred_expr()).count();
                if more > 1 {
                    self.fail(whole.range(), "multiple starred expressions in assignment");
                }
                let Ok(after) = u8::try_from(after) else {
                    self.unsupported(whole.range(), "more than 255 targets after a starred one");
                    return;
                };
                self.emit_d(Op::UnpackStar, after, value, base, before as u16);
            }
        }
        for (reg, target) in with_registers(base, targets) {
            match target {
                Expr::Starred(starred) => self.store(&starred.value, reg),
                target => self.store(target, reg),
            }
        }
    }

    pub(super) fn aug_assign(&mut self, node: &'a StmtAugAssign) {
        match &*node.target {
            Expr::Name(name) => self.aug_name(node, name),
            Expr::Attribute(target) => self.aug_attribute(node, target),
            Expr::Subscript(target) => self.aug_subscript(node, target),
            target => self.fail(
                target.range(),
                "illegal expression for augmented assignment",
            ),
        }
    }

    fn aug_name(&mut self, node: &'a StmtAugAssign, name: &'a ExprName) {
        if let Some(reg) = self.in_place(name.id.as_str()) {
            self.at(name.range);
            self.check(name.id.as_str(), reg);
            self.step(node, reg);
            return;
        }
        let value = self.unit.temp();
        self.at(name.range);
        self.load_name(name.id.as_str(), value);
        self.step(node, value);
        self.at(name.range);
        self.store_name(name.id.as_str(), value);
    }

    fn aug_attribute(&mut self, node: &'a StmtAugAssign, target: &'a ExprAttribute) {
        let object = self.operand(&target.value);
        let value = self.unit.temp();
        self.at_attribute(target, target.range);
        let name = self.mangled(target.attr.as_str());
        let name = self.unit.short_name(&name);
        self.emit(Op::GetAttr, value, object, name);
        self.step(node, value);
        self.set_attribute(target, object, value);
    }

    fn aug_subscript(&mut self, node: &'a StmtAugAssign, target: &'a ExprSubscript) {
        let object = self.operand(&target.value);
        let key = self.operand(&target.slice);
        let value = self.unit.temp();
        self.at_subscript(target);
        self.emit(Op::GetItem, value, object, key);
        self.step(node, value);
        self.at_subscript(target);
        self.emit(Op::SetItem, object, key, value);
    }

    /// `r[reg] += value`.
    fn step(&mut self, node: &'a StmtAugAssign, reg: Reg) {
        if let Some((number, subtracts)) = Self::small_step(node.op, &node.value) {
            self.at(node.range);
            let d = if subtracts { 3 } else { 1 };
            self.emit_d(Op::AddInt, d, reg, reg, number as u16);
            return;
        }
        let value = self.operand(&node.value);
        self.at(node.range);
        self.emit_d(Op::Inplace, binary_of(node.op) as u8, reg, reg, value);
    }

    pub(super) fn ann_assign(&mut self, node: &'a StmtAnnAssign) {
        match (&node.value, &*node.target) {
            (Some(value), target) => self.assign_one(target, value),
            (None, Expr::Attribute(target)) => self.discard(&target.value),
            (None, Expr::Subscript(target)) => {
                self.discard(&target.value);
                self.discard(&target.slice);
            }
            _ => {}
        }
        if self.kind().is_function() {
            return;
        }
        let value = self.unit.temp();
        self.annotation(&node.annotation, value);
        if let (Expr::Name(name), true) = (&*node.target, node.simple) {
            let pair = self.unit.temps(2);
            self.at(node.range);
            self.load_name("__annotations__", pair);
            let key = self.mangled(name.id.as_str());
            self.load_const(pair + 1, Const::Str(key));
            self.emit(Op::SetItem, pair, pair + 1, value);
        }
    }

    /// The value of an annotation, or its text if they are not to be evaluated.
    pub(super) fn annotation(&mut self, annotation: &'a Expr, dest: Reg) {
        if self.future_annotations {
            self.at(annotation.range());
            let text = self.positions.text(annotation.range()).to_owned();
            self.load_const(dest, Const::Str(text));
        } else if let Expr::Starred(starred) = annotation {
            // `*args: *Ts`: the only element of the unpacked type.
            let value = self.operand(&starred.value);
            self.at(annotation.range());
            self.emit(Op::Unpack, value, dest, 1);
        } else {
            self.expr(annotation, dest);
        }
    }

    pub(super) fn delete(&mut self, target: &'a Expr) {
        self.deeper(target.range(), |this| {
            let mark = this.unit.mark();
            match target {
                Expr::Name(node) => {
                    this.at(node.range);
                    this.delete_name(node.id.as_str());
                }
                Expr::Attribute(node) => {
                    let object = this.operand(&node.value);
                    this.at_attribute(node, node.range);
                    let name = this.mangled(node.attr.as_str());
                    let name = this.unit.short_name(&name);
                    this.emit(Op::DeleteAttr, 0, object, name);
                }
                Expr::Subscript(node) => {
                    let object = this.operand(&node.value);
                    let key = this.operand(&node.slice);
                    this.at_subscript(node);
                    this.emit(Op::DeleteItem, object, key, 0);
                }
                Expr::Tuple(node) => node.elts.iter().for_each(|item| this.delete(item)),
                Expr::List(node) => node.elts.iter().for_each(|item| this.delete(item)),
                _ => this.fail(target.range(), "cannot delete expression"),
            }
            this.unit.release(mark);
        });
    }
}

/// Targets and values that stand opposite each other, as in `a, b = b, a`.
fn pairs<'a>(target: &'a Expr, value: &'a Expr) -> Option<(&'a [Expr], &'a [Expr])> {
    let (Expr::Tuple(targets), Expr::Tuple(values)) = (target, value) else {
        return None;
    };
    let plain = |items: &[Expr]| !items.iter().any(Expr::is_starred_expr);
    let fits = targets.elts.len() == values.elts.len()
        && values.elts.len() <= 16
        && plain(&targets.elts)
        && plain(&values.elts);
    fits.then_some((&targets.elts[..], &values.elts[..]))
}
