//! From the tree to instructions.

mod assign;
mod call;
mod comprehension;
mod condition;
mod consts;
mod definition;
mod display;
mod expr;
mod flow;
mod fstring;
mod function;
mod import;
mod leave;
mod loops;
mod name;
mod pattern;
mod stmt;
mod suspend;
mod trying;
mod trying_star;
mod unit;
mod with;

use crate::positions::Positions;
use crate::scope::{Kind, Place, Scope, Scopes, mangle};
use crate::{Problem, Target};
use interleave_python_code::{Code, Const, Flavour, Instr, NOTHING, Op, Span};
use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_text_size::{TextRange, TextSize};
use unit::{Label, Reg, Unit};

/// How deep expressions and statements may be nested: each level takes some of the native stack.
const MAX_DEPTH: u32 = 450;

/// Writes the code of a module whose names are known.
pub(crate) fn lower(
    module: &ModModule,
    positions: &Positions,
    scopes: &Scopes,
    target: Target,
    future_annotations: bool,
) -> Result<Code, Vec<Problem>> {
    let mut lowering = Lowering {
        positions,
        scopes,
        problems: Vec::new(),
        unit: Unit::new(0),
        depth: 0,
        span: Span::default(),
        future_annotations,
    };
    lowering.module(module, target);
    let unit = std::mem::replace(&mut lowering.unit, Unit::new(0));
    let code = lowering.finished(unit, module.range);
    if lowering.problems.is_empty() {
        Ok(code)
    } else {
        Err(lowering.problems)
    }
}

/// What is shared by all that is written.
struct Lowering<'a> {
    positions: &'a Positions<'a>,
    scopes: &'a Scopes,
    problems: Vec<Problem>,
    /// The function that is written now.
    unit: Unit<'a>,
    depth: u32,
    /// Where the next instructions come from.
    span: Span,
    future_annotations: bool,
}

impl<'a> Lowering<'a> {
    fn module(&mut self, module: &'a ModModule, target: Target) {
        "<module>".clone_into(&mut self.unit.code.name);
        "<module>".clone_into(&mut self.unit.code.qualname);
        if target == Target::Cell && self.scope().is_some_and(|scope| scope.awaits) {
            self.unit.code.flavour = Flavour::Coroutine;
        }
        self.unit.code.first_line = 1;
        self.unit.code.doc = doc(&module.body);
        self.at(TextRange::empty(TextSize::new(0)));
        self.document();
        self.prepare_annotations(&module.body);
        let (body, last) = match (target, module.body.split_last()) {
            (Target::Cell, Some((Stmt::Expr(last), body))) if !self.ends_silently(last.range) => {
                (body, Some(last))
            }
            _ => (&module.body[..], None),
        };
        self.body(body);
        match last {
            Some(last) if self.unit.flow.is_reachable() => {
                let value = self.operand(&last.value);
                self.at(last.range);
                self.emit(Op::Return, value, 0, 0);
            }
            _ => self.return_none(),
        }
    }

    /// A module's documentation is one of its names.
    fn document(&mut self) {
        if let Some(doc) = self.unit.code.doc.clone() {
            let mark = self.unit.mark();
            let value = self.unit.temp();
            self.load_const(value, Const::Str(doc));
            self.store_name("__doc__", value);
            self.unit.release(mark);
        }
    }

    /// Is the statement followed by a semicolon, which has a notebook show nothing?
    fn ends_silently(&self, range: TextRange) -> bool {
        self.positions
            .from(range.end())
            .trim_start_matches([' ', '\t', ')'])
            .starts_with(';')
    }

    fn scope(&self) -> Option<&'a Scope> {
        self.scopes.all.get(self.unit.scope)
    }

    fn kind(&self) -> Kind {
        self.scope().map_or(Kind::Module, |scope| scope.kind)
    }

    fn mangled(&self, name: &str) -> String {
        mangle(self.scope().and_then(|scope| scope.class.as_deref()), name)
    }

    fn place(&self, mangled: &str) -> Place {
        self.scope()
            .map_or(Place::Global, |scope| scope.place(mangled))
    }

    fn fail(&mut self, range: TextRange, message: impl Into<String>) {
        self.problems
            .push(Problem::syntax(self.positions, range, message));
    }

    fn unsupported(&mut self, range: TextRange, what: &str) {
        let message = format!("{what} is not supported here");
        self.problems
            .push(Problem::of("NotSupported", self.positions, range, message));
    }

    /// The next instructions come from this range.
    fn at(&mut self, range: TextRange) {
        self.span = self.positions.span(range);
    }

    /// The code of a finished function, or the problem that it is too large.
    fn finished(&mut self, unit: Unit<'a>, range: TextRange) -> Code {
        unit.finish().unwrap_or_else(|_| {
            let start = TextRange::empty(range.start());
            self.problems.push(Problem::of(
                "NotSupported",
                self.positions,
                start,
                "too large: this function or module needs too many instructions or values at once",
            ));
            Code::default()
        })
    }

    /// Goes one level deeper, if that is still allowed.
    fn deeper(&mut self, range: TextRange, go: impl FnOnce(&mut Self)) {
        if self.depth >= MAX_DEPTH {
            if self.problems.is_empty() {
                self.fail(range, "expression is too deeply nested");
            }
            return;
        }
        self.depth += 1;
        go(self);
        self.depth -= 1;
    }

    fn emit(&mut self, op: Op, a: u16, b: u16, c: u16) {
        self.emit_d(op, 0, a, b, c);
    }

    fn emit_d(&mut self, op: Op, d: u8, a: u16, b: u16, c: u16) {
        let instr = Instr { op, d, a, b, c };
        self.unit.push(self.span, instr);
    }

    fn emit_wide(&mut self, op: Op, a: u16, wide: u32) {
        self.unit.push(self.span, Instr::with_wide(op, a, wide));
    }

    /// A jump; `a` is what it looks at.
    fn jump(&mut self, op: Op, a: Reg, label: Label) {
        self.unit.refer(label);
        self.emit_wide(op, a, 0);
    }

    fn goto(&mut self, label: Label) {
        self.jump(Op::Jump, 0, label);
    }

    fn load_const(&mut self, dest: Reg, value: Const) {
        if let Const::Int(number) = value
            && let Ok(small) = i32::try_from(number)
        {
            self.emit_wide(Op::Int, dest, small as u32);
            return;
        }
        let index = self.unit.konst(value);
        self.emit_wide(Op::Const, dest, index);
    }

    fn load_none(&mut self, dest: Reg) {
        self.load_const(dest, Const::None);
    }

    fn load_private(&mut self, dest: Reg, name: &str) {
        let name = self.unit.name(name);
        self.emit_wide(Op::LoadPrivate, dest, name);
    }

    /// Calls what is in `base` with the `count` values after it.
    fn call(&mut self, base: Reg, count: u16) {
        self.emit(Op::Call, base, count, NOTHING);
    }

    fn return_none(&mut self) {
        if !self.unit.flow.is_reachable() && self.ends_here() {
            return;
        }
        let mark = self.unit.mark();
        let value = self.unit.temp();
        self.load_none(value);
        self.emit(Op::Return, value, 0, 0);
        self.unit.release(mark);
    }

    /// Can no jump lead to what is written next?
    fn ends_here(&self) -> bool {
        !self.unit.has_label_here()
    }
}

/// The first text of a body, if it stands alone.
fn doc(body: &[Stmt]) -> Option<String> {
    let Some(Stmt::Expr(first)) = body.first() else {
        return None;
    };
    let Expr::StringLiteral(text) = &*first.value else {
        return None;
    };
    Some(text.value.to_str().to_owned())
}
