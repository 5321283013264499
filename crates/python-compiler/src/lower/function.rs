//! Functions, lambdas and class bodies: code of their own.

use super::Lowering;
use super::unit::{Reg, Unit, with_registers};
use crate::scope::{Kind, Place, Scope, ScopeId};
use interleave_python_code::{Code, Const, Flavour, NOTHING, Op, Params};
use ruff_python_ast::{ExprLambda, ParameterWithDefault, Parameters};
use ruff_text_size::TextRange;

/// What is evaluated where a function is defined: from `base` on, what `MakeFunction` takes.
#[derive(Clone, Copy, Default)]
pub(super) struct Extras {
    base: Option<Reg>,
}

impl<'a> Lowering<'a> {
    /// Writes the code of an inner scope.
    pub(super) fn inner(
        &mut self,
        scope: ScopeId,
        name: &str,
        params: Params,
        range: TextRange,
        write: impl FnOnce(&mut Self),
    ) -> Code {
        let qualname = self.qualname(name);
        let mut unit = Unit::new(scope);
        name.clone_into(&mut unit.code.name);
        unit.code.qualname = qualname;
        unit.code.params = params;
        let span = self.span;
        let outer = std::mem::replace(&mut self.unit, unit);
        self.at(TextRange::empty(range.start()));
        self.unit.code.first_line = self.span.line;
        self.unit.code.flavour = self.flavour();
        self.registers();
        write(self);
        self.return_none();
        let unit = std::mem::replace(&mut self.unit, outer);
        self.span = span;
        self.finished(unit, range)
    }

    /// `C.f`, `f.<locals>.g`; a name that is declared global belongs to nobody.
    fn qualname(&self, name: &str) -> String {
        let Some(scope) = self.scope() else {
            return name.to_owned();
        };
        let mangled = self.mangled(name);
        let is_global = scope
            .symbols
            .get(&mangled)
            .is_some_and(|symbol| symbol.global.is_some());
        match scope.kind {
            Kind::Module => name.to_owned(),
            _ if is_global => name.to_owned(),
            Kind::Class => format!("{}.{name}", self.unit.code.qualname),
            _ => format!("{}.<locals>.{name}", self.unit.code.qualname),
        }
    }

    fn flavour(&self) -> Flavour {
        let Some(scope) = self.scope() else {
            return Flavour::Function;
        };
        let is_async = match scope.kind {
            Kind::Comprehension => scope.awaits,
            _ => scope.is_async,
        };
        match (is_async, scope.yields) {
            (false, false) => Flavour::Function,
            (false, true) => Flavour::Generator,
            (true, false) => Flavour::Coroutine,
            (true, true) => Flavour::AsyncGenerator,
        }
    }

    /// Gives parameters, local names and cells their registers, and makes the cells.
    fn registers(&mut self) {
        let Some(scope) = self.scope() else { return };
        for name in self.unit.code.params.names.clone() {
            let reg = self.unit.declare(&name);
            self.unit.flow.bind(reg);
        }
        if scope.kind.is_function() {
            self.own_registers(scope);
        }
        for (index, name) in (0..).zip(scope.free()) {
            let reg = self.unit.declare(&name);
            self.emit_wide(Op::LoadClosure, reg, index);
            self.unit.code.free.push(name);
        }
        if scope.makes_class_cell() {
            let reg = self.unit.declare("__class__");
            self.emit(Op::MakeCell, reg, 0, 0);
            self.unit.class_cell = Some(reg);
        }
    }

    fn own_registers(&mut self, scope: &Scope) {
        for name in scope.names_in(Place::Local) {
            if !self.unit.names.contains_key(name) {
                self.unit.declare(name);
            }
        }
        for name in scope.names_in(Place::Cell) {
            let known = self.unit.names.get(name).copied();
            let reg = known.unwrap_or_else(|| self.unit.declare(name));
            self.emit(Op::MakeCell, reg, 0, 0);
        }
    }

    /// A function of some code `-> dest`.
    pub(super) fn make_function(&mut self, code: Code, extras: Extras, dest: Reg) {
        let mut extras = extras;
        let free = code.free.clone();
        if !free.is_empty() {
            let base = self.extras(&mut extras);
            self.closure(&free, base + 2);
        }
        let code = self.unit.short_konst(Const::Code(Box::new(code)));
        self.emit(Op::MakeFunction, dest, code, extras.base.unwrap_or(NOTHING));
    }

    /// The four registers of what a function has besides its code, each `None` at first.
    fn extras(&mut self, extras: &mut Extras) -> Reg {
        if let Some(base) = extras.base {
            return base;
        }
        let base = self.unit.temps(4);
        for index in 0..4 {
            self.load_none(base + index);
        }
        extras.base = Some(base);
        base
    }

    /// The tuple of the cells of free names.
    fn closure(&mut self, free: &[String], dest: Reg) {
        let base = self.unit.temps(free.len());
        for (reg, name) in with_registers(base, free) {
            let own = self.unit.class_cell.filter(|_| name == "__class__");
            let cell = own.or_else(|| self.unit.names.get(name).copied());
            self.emit(Op::Move, reg, cell.unwrap_or(0), 0);
        }
        self.emit(Op::BuildTuple, dest, base, free.len() as u16);
    }

    /// Evaluates defaults and annotations.
    pub(super) fn evaluate_extras(
        &mut self,
        parameters: &'a Parameters,
        returns: Option<&'a ruff_python_ast::Expr>,
        range: TextRange,
    ) -> Extras {
        let mut extras = Extras::default();
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<_> = positional
            .filter_map(ParameterWithDefault::default)
            .collect();
        self.at(range);
        if !defaults.is_empty() {
            let base = self.extras(&mut extras);
            let mark = self.unit.mark();
            let first = mark as Reg;
            let count = defaults.len() as u16;
            for default in defaults {
                let reg = self.unit.temp();
                self.expr(default, reg);
            }
            self.at(range);
            self.emit(Op::BuildTuple, base, first, count);
            self.unit.release(mark);
        }
        self.keyword_defaults(&parameters.kwonlyargs, &mut extras, range);
        self.annotations(parameters, returns, &mut extras, range);
        self.at(range);
        extras
    }

    fn keyword_defaults(
        &mut self,
        parameters: &'a [ParameterWithDefault],
        extras: &mut Extras,
        range: TextRange,
    ) {
        if parameters
            .iter()
            .all(|parameter| parameter.default.is_none())
        {
            return;
        }
        let dict = self.extras(extras) + 1;
        self.emit(Op::BuildDict, dict, 0, 0);
        for parameter in parameters {
            if let Some(default) = &parameter.default {
                self.entry(dict, parameter.name().as_str(), range, |this, reg| {
                    this.expr(default, reg);
                });
            }
        }
    }

    /// One more pair of a dictionary whose keys are names.
    fn entry(
        &mut self,
        dict: Reg,
        name: &str,
        range: TextRange,
        value: impl FnOnce(&mut Self, Reg),
    ) {
        let mark = self.unit.mark();
        let pair = self.unit.temps(2);
        value(self, pair + 1);
        self.at(range);
        let name = self.mangled(name);
        self.load_const(pair, Const::Str(name));
        self.emit(Op::DictSet, dict, pair, pair + 1);
        self.unit.release(mark);
    }

    fn annotations(
        &mut self,
        parameters: &'a Parameters,
        returns: Option<&'a ruff_python_ast::Expr>,
        extras: &mut Extras,
        range: TextRange,
    ) {
        let of_parameters = parameters.iter().filter_map(|parameter| {
            let annotation = parameter.annotation()?;
            Some((parameter.name().as_str(), annotation))
        });
        let all = of_parameters.chain(returns.map(|returns| ("return", returns)));
        let all: Vec<_> = all.collect();
        if all.is_empty() {
            return;
        }
        let dict = self.extras(extras) + 3;
        self.at(range);
        self.emit(Op::BuildDict, dict, 0, 0);
        for (name, annotation) in all {
            self.entry(dict, name, range, |this, reg| {
                this.annotation(annotation, reg);
            });
        }
    }

    pub(super) fn lambda(&mut self, node: &'a ExprLambda, dest: Reg) {
        let (params, extras) = match &node.parameters {
            Some(parameters) => (
                self.params(parameters),
                self.evaluate_extras(parameters, None, node.range),
            ),
            None => (Params::default(), Extras::default()),
        };
        let scope = self.scopes.of(node);
        self.at(node.range);
        let code = self.inner(scope, "<lambda>", params, node.range, |this| {
            let value = this.operand(&node.body);
            this.at(node.range);
            this.emit(Op::Return, value, 0, 0);
            this.unit.flow = super::flow::Flow::never();
        });
        self.make_function(code, extras, dest);
    }

    /// The parameters in the order of their registers.
    pub(super) fn params(&self, parameters: &Parameters) -> Params {
        let plain = parameters.posonlyargs.iter().chain(&parameters.args);
        let plain = plain.chain(&parameters.kwonlyargs).map(|p| &p.parameter);
        let rest = parameters.vararg.iter().chain(&parameters.kwarg);
        let all = plain.chain(rest.map(|parameter| &**parameter));
        let only = parameters.posonlyargs.len();
        Params {
            names: all.map(|p| self.mangled(p.name.as_str())).collect(),
            positional: (only + parameters.args.len()) as u16,
            positional_only: only as u16,
            keyword_only: parameters.kwonlyargs.len() as u16,
            varargs: parameters.vararg.is_some(),
            varkw: parameters.kwarg.is_some(),
        }
    }
}
