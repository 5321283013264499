//! Calls.

use super::Lowering;
use super::unit::Reg;
use crate::scope::{Kind, Place};
use interleave_python_code::{Const, NOTHING, Op};
use ruff_python_ast::{Arguments, Expr, ExprAttribute, ExprCall, Keyword};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Lowering<'a> {
    /// A call `-> temp`.
    pub(super) fn call_expr(&mut self, node: &'a ExprCall, temp: Reg) {
        // The window of the call begins at `temp` itself if nothing is behind it.
        let base = if u32::from(temp) + 1 == self.unit.mark() {
            temp
        } else {
            self.unit.temp()
        };
        if spreads(&node.arguments) {
            self.expr(&node.func, base);
            self.spread(&node.arguments, base, node.range());
        } else if let Expr::Attribute(attribute) = &*node.func {
            self.method_call(attribute, node, base);
        } else {
            self.plain_call(node, base);
        }
        if base != temp {
            self.emit(Op::Move, temp, base, 0);
        }
    }

    fn plain_call(&mut self, node: &'a ExprCall, base: Reg) {
        self.expr(&node.func, base);
        let count = if self.is_bare_super(node) {
            self.super_arguments(node.range());
            2
        } else {
            self.arguments(&node.arguments)
        };
        let names = self.keyword_names(&node.arguments.keywords);
        self.at(node.range());
        self.emit(Op::Call, base, count, names);
    }

    fn method_call(&mut self, attribute: &'a ExprAttribute, node: &'a ExprCall, base: Reg) {
        // Both registers of the method are taken before the object is computed above them.
        self.unit.temp();
        let mark = self.unit.mark();
        let object = self.operand(&attribute.value);
        self.at_attribute(attribute, attribute.range);
        let name = self.mangled(attribute.attr.as_str());
        let name = self.unit.short_name(&name);
        self.emit(Op::LoadMethod, base, object, name);
        self.unit.release(mark);
        let count = self.arguments(&node.arguments);
        let names = self.keyword_names(&node.arguments.keywords);
        self.at_attribute(attribute, node.range());
        self.emit_d(Op::Call, 1, base, count, names);
    }

    /// Puts arguments into the next registers; how many there are.
    pub(super) fn arguments(&mut self, arguments: &'a Arguments) -> u16 {
        let values = arguments
            .args
            .iter()
            .chain(arguments.keywords.iter().map(|keyword| &keyword.value));
        let mut count = 0;
        for value in values {
            let reg = self.unit.temp();
            self.expr(value, reg);
            count += 1;
        }
        count
    }

    /// The constant with the names that the last arguments are given by.
    pub(super) fn keyword_names(&mut self, keywords: &[Keyword]) -> u16 {
        if keywords.is_empty() {
            return NOTHING;
        }
        let names = keywords.iter().filter_map(|keyword| keyword.arg.as_ref());
        let names = names.map(|name| Const::Str(self.mangled(name.as_str())));
        let names = Const::Tuple(names.collect());
        self.unit.short_konst(names)
    }

    /// Calls what is in `base` with starred arguments.
    pub(super) fn spread(&mut self, arguments: &'a Arguments, base: Reg, range: TextRange) {
        let list = self.unit.temp();
        self.starred_arguments(&arguments.args, base, list, range);
        self.spread_call(&arguments.keywords, base, range);
    }

    /// Ends a call whose list of arguments is behind `base`.
    pub(super) fn spread_call(&mut self, keywords: &'a [Keyword], base: Reg, range: TextRange) {
        let dict = self.unit.temp();
        let d = u8::from(!keywords.is_empty());
        if d == 1 {
            self.keyword_dict(keywords, base, dict, range);
        }
        self.at(range);
        self.emit_d(Op::CallSpread, d, base, 0, 0);
    }

    fn starred_arguments(&mut self, args: &'a [Expr], callee: Reg, list: Reg, range: TextRange) {
        self.at(range);
        self.emit(Op::BuildList, list, 0, 0);
        self.extend_arguments(args, callee, list, range);
    }

    /// Appends arguments to a list.
    pub(super) fn extend_arguments(
        &mut self,
        args: &'a [Expr],
        callee: Reg,
        list: Reg,
        range: TextRange,
    ) {
        for arg in args {
            let mark = self.unit.mark();
            if let Expr::Starred(starred) = arg {
                let value = self.operand(&starred.value);
                self.at(range);
                self.emit_d(Op::ListExtend, 1, list, value, callee);
            } else {
                let value = self.operand(arg);
                self.at(range);
                self.emit(Op::ListAppend, list, value, 0);
            }
            self.unit.release(mark);
        }
    }

    fn keyword_dict(&mut self, keywords: &'a [Keyword], callee: Reg, dict: Reg, range: TextRange) {
        self.at(range);
        self.emit(Op::BuildDict, dict, 0, 0);
        let mut merged = false;
        for keyword in keywords {
            let mark = self.unit.mark();
            if let Some(name) = &keyword.arg {
                self.keyword_entry(name.as_str(), &keyword.value, callee, dict, merged);
            } else {
                let mapping = self.operand(&keyword.value);
                self.at(range);
                self.emit_d(Op::DictMerge, 1, dict, mapping, callee);
                merged = true;
            }
            self.unit.release(mark);
        }
    }

    /// One `name=value`; after a `**mapping` the name may be there already, which is an error.
    fn keyword_entry(&mut self, name: &str, value: &'a Expr, callee: Reg, dict: Reg, merged: bool) {
        let pair = self.unit.temps(2);
        let name = self.mangled(name);
        self.load_const(pair, Const::Str(name));
        self.expr(value, pair + 1);
        if merged {
            self.emit(Op::BuildDict, pair, pair, 1);
            self.emit_d(Op::DictMerge, 1, dict, pair, callee);
        } else {
            self.emit(Op::DictSet, dict, pair, pair + 1);
        }
    }

    /// Is this `super()` in a method, which stands for `super(__class__, self)`?
    fn is_bare_super(&self, node: &ExprCall) -> bool {
        let Expr::Name(name) = &*node.func else {
            return false;
        };
        let empty = node.arguments.args.is_empty() && node.arguments.keywords.is_empty();
        name.id.as_str() == "super"
            && empty
            && matches!(self.kind(), Kind::Function | Kind::Lambda)
            && self.place("super") == Place::Global
            && self.place("__class__") == Place::Free
            && self.unit.code.params.positional > 0
    }

    fn super_arguments(&mut self, range: TextRange) {
        let first = self.unit.code.params.names.first().cloned();
        self.at(range);
        let class = self.unit.temp();
        self.load_name("__class__", class);
        let object = self.unit.temp();
        // The name is mangled already, and a mangled name stays as it is.
        self.load_name(&first.unwrap_or_default(), object);
    }
}

/// Is some argument starred?
pub(super) fn spreads(arguments: &Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments
            .keywords
            .iter()
            .any(|keyword| keyword.arg.is_none())
}
