//! Lists, tuples, sets and dictionaries as they are written out.

use super::Lowering;
use super::consts::constant;
use super::unit::Reg;
use interleave_python_code::{Const, Op};
use ruff_python_ast::{DictItem, Expr, ExprDict};
use ruff_text_size::{Ranged, TextRange};

/// More values than this are put in one by one, so that a call's window stays small.
const MAX_AT_ONCE: usize = 32;

impl<'a> Lowering<'a> {
    pub(super) fn list(&mut self, items: &'a [Expr], range: TextRange, dest: Reg) {
        let plain = !items.iter().any(Expr::is_starred_expr);
        if plain && items.len() <= MAX_AT_ONCE {
            let base = self.window(items);
            self.at(range);
            self.emit(Op::BuildList, dest, base, items.len() as u16);
            return;
        }
        self.via_temp(dest, |this, list| this.list_by_parts(items, range, list));
    }

    /// A list `-> list`, from values and starred iterables.
    pub(super) fn list_by_parts(&mut self, items: &'a [Expr], range: TextRange, list: Reg) {
        self.parts(
            items,
            range,
            list,
            Op::BuildList,
            Op::ListAppend,
            Op::ListExtend,
        );
    }

    pub(super) fn tuple(&mut self, items: &'a [Expr], range: TextRange, dest: Reg) {
        let plain = !items.iter().any(Expr::is_starred_expr);
        if plain && items.len() <= MAX_AT_ONCE {
            let base = self.window(items);
            self.at(range);
            self.emit(Op::BuildTuple, dest, base, items.len() as u16);
            return;
        }
        let list = self.unit.temp();
        self.list_by_parts(items, range, list);
        self.emit(Op::ListToTuple, dest, list, 0);
    }

    pub(super) fn set(&mut self, items: &'a [Expr], range: TextRange, dest: Reg) {
        let plain = !items.iter().any(Expr::is_starred_expr);
        if plain && items.len() <= MAX_AT_ONCE {
            let base = self.window(items);
            self.at(range);
            self.emit(Op::BuildSet, dest, base, items.len() as u16);
            return;
        }
        self.via_temp(dest, |this, set| {
            this.parts(items, range, set, Op::BuildSet, Op::SetAdd, Op::SetUpdate);
        });
    }

    fn parts(
        &mut self,
        items: &'a [Expr],
        range: TextRange,
        dest: Reg,
        build: Op,
        add: Op,
        extend: Op,
    ) {
        self.at(range);
        self.emit(build, dest, 0, 0);
        if let Some(values) = Self::constants(items) {
            let mark = self.unit.mark();
            let tuple = self.unit.temp();
            self.load_const(tuple, Const::Tuple(values));
            self.emit(extend, dest, tuple, 0);
            self.unit.release(mark);
            return;
        }
        for item in items {
            let mark = self.unit.mark();
            let (value, op) = match item {
                Expr::Starred(starred) => (self.operand(&starred.value), extend),
                item => (self.operand(item), add),
            };
            self.at(range);
            self.emit(op, dest, value, 0);
            self.unit.release(mark);
        }
    }

    /// The values, if all are constants.
    fn constants(items: &[Expr]) -> Option<Vec<Const>> {
        let values = items.iter().map(constant);
        values.collect()
    }

    /// Values in neighbouring registers.
    pub(super) fn window(&mut self, items: &'a [Expr]) -> Reg {
        let base = self.unit.mark() as Reg;
        for item in items {
            let reg = self.unit.temp();
            self.expr(item, reg);
        }
        base
    }

    pub(super) fn dict(&mut self, node: &'a ExprDict, dest: Reg) {
        let plain = node.items.iter().all(|item| item.key.is_some());
        if plain && node.items.len() <= MAX_AT_ONCE {
            let base = self.unit.mark() as Reg;
            for DictItem { key, value } in &node.items {
                for part in key.iter().chain([value]) {
                    let reg = self.unit.temp();
                    self.expr(part, reg);
                }
            }
            self.at(node.range);
            self.emit(Op::BuildDict, dest, base, node.items.len() as u16);
            return;
        }
        self.via_temp(dest, |this, dict| this.dict_by_parts(node, dict));
    }

    fn dict_by_parts(&mut self, node: &'a ExprDict, dict: Reg) {
        self.at(node.range);
        self.emit(Op::BuildDict, dict, 0, 0);
        for DictItem { key, value } in &node.items {
            let mark = self.unit.mark();
            if let Some(key) = key {
                let key = self.operand(key);
                let value = self.operand(value);
                self.at(node.range);
                self.emit(Op::DictSet, dict, key, value);
            } else {
                let mapping = self.operand(value);
                self.at(value.range());
                self.emit(Op::DictMerge, dict, mapping, 0);
            }
            self.unit.release(mark);
        }
    }
}
