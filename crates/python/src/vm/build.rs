//! Instructions that are rarer than those of the loop.

mod display;
mod raise;

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Function};
use crate::symbol::Symbol;
use crate::value::Value;
use crate::vm::assign::Assigned;
use crate::vm::attribute::Lookup;
use crate::vm::follow::Flow;
use crate::vm::link::Linked;
use crate::vm::names;
use crate::vm::thread::Then;
use interleave_python_code::{Instr, NOTHING, Op};

impl Machine {
    /// Does an instruction that the loop leaves to others.
    #[expect(clippy::too_many_lines, reason = "one match over all instructions")]
    #[inline(never)]
    pub(crate) fn seldom(
        &mut self,
        linked: &Linked,
        instr: Instr,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let (a, b, c) = (
            usize::from(instr.a),
            usize::from(instr.b),
            usize::from(instr.c),
        );
        match instr.op {
            Op::DeleteGlobal => self.delete_global(linked, instr),
            Op::LoadName | Op::LoadNameOrCell => self.load_name(linked, instr, regs),
            Op::StoreName => {
                let name = self.symbols.text(linked.names[c]);
                self.dict_set(regs[b], name, regs[a])?;
                Ok(Flow::Next)
            }
            Op::DeleteName => self.delete_name(regs[b], linked.names[c]),
            Op::LoadPrivate => {
                regs[a] = self.load_private(linked.names[instr.wide() as usize])?;
                Ok(Flow::Next)
            }
            Op::MakeCell => {
                regs[a] = self.heap.alloc(classes::CELL, Body::Cell(regs[a]));
                Ok(Flow::Next)
            }
            Op::DeleteCell => self.delete_cell(linked, instr, regs),
            Op::Unary => self.operate_on_one(instr.d, regs[b], instr.a, regs),
            Op::BuildList => {
                regs[a] = self.list(regs[b..b + c].to_vec());
                Ok(Flow::Next)
            }
            Op::BuildTuple => {
                regs[a] = self.tuple(&regs[b..b + c]);
                Ok(Flow::Next)
            }
            Op::BuildSet => self.build_set(b, c, instr.a, regs),
            Op::BuildDict => self.build_dict(b, c, instr.a, regs),
            Op::BuildString => {
                let text = self.join(&regs[b..b + c])?;
                regs[a] = self.str(text);
                Ok(Flow::Next)
            }
            Op::BuildSlice => {
                let parts = [regs[b], regs[b + 1], regs[b + 2]];
                regs[a] = self
                    .heap
                    .alloc(classes::SLICE, Body::Slice(Box::new(parts)));
                Ok(Flow::Next)
            }
            Op::ListExtend => self.list_extend(instr, regs),
            Op::ListToTuple => {
                let items = match self.body(regs[b]) {
                    Some(Body::List(items)) => items.clone(),
                    _ => Vec::new(),
                };
                regs[a] = self.tuple(items);
                Ok(Flow::Next)
            }
            Op::SetAdd => self.add_to_set(regs[a], regs[b]),
            Op::SetUpdate => self.ask("_set_extend", vec![regs[a], regs[b]], Then::Discard),
            Op::DictSet => match self.dict_set(regs[a], regs[b], regs[c])? {
                Some(()) => Ok(Flow::Next),
                None => {
                    let args = vec![regs[a], regs[b], regs[c]];
                    self.ask("_set_item", args, Then::Discard)
                }
            },
            Op::DictMerge => {
                let called = if instr.d == 1 { regs[c] } else { Value::NONE };
                self.dict_merge(regs[a], regs[b], instr.d == 1, called)
            }
            Op::Format => self.format_value(instr, regs),
            Op::DeleteItem => self.remove_item(regs[a], regs[b]),
            Op::DeleteAttr => match self.assign(regs[b], linked.names[c], Value::UNBOUND)? {
                Assigned::Done => Ok(Flow::Next),
                Assigned::Call(function, args) => {
                    Ok(Flow::Call(function, args.into(), Then::Discard))
                }
            },
            Op::LoadSpecial => self.load_special(instr, regs),
            Op::CallSpread => {
                let dict = if instr.d == 0 {
                    Value::NONE
                } else {
                    regs[a + 2]
                };
                let args = self.spread(regs[a + 1], dict)?;
                Ok(Flow::Call(regs[a], args, Then::Store(instr.a)))
            }
            Op::MakeFunction => self.make_function(linked, instr, regs),
            Op::GetIter => self.load_iterator(regs[b], instr.a, regs),
            Op::UnpackStar => self.unpack(instr, regs),
            Op::YieldFrom => self.delegate(regs[b], instr.a, regs),
            Op::GetAwaitable => self.awaitable(instr, regs),
            Op::GetAsyncIter => self.ask("_async_iter", vec![regs[b]], Then::Store(instr.a)),
            Op::GetAsyncNext => self.ask("_async_next", vec![regs[b]], Then::Store(instr.a)),
            Op::Raise => self.raise_value(instr, regs),
            Op::Reraise => Ok(Flow::Reraise(regs[a])),
            Op::Matches => self.matches(instr, regs),
            Op::EnterHandler | Op::LeaveHandler => Ok(Flow::Handle(instr)),
            Op::Import => self.import(linked, instr, regs),
            Op::ImportFrom => self.import_from(linked, instr, regs),
            Op::ImportStar => self.import_star(linked, regs[a]),
            _ => self.bad_code(),
        }
    }

    fn delete_global(&mut self, linked: &Linked, instr: Instr) -> Res<Flow> {
        let global = linked.globals[instr.wide() as usize];
        let names = &mut self.modules[linked.module.0 as usize].names;
        if names.remove(global.name) {
            Ok(Flow::Next)
        } else {
            Err(self.no_name(global.name))
        }
    }

    fn load_name(&mut self, linked: &Linked, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        let (a, name) = (usize::from(instr.a), linked.names[usize::from(instr.c)]);
        let text = self.symbols.name(name).to_owned();
        let found = match self.dict_get_str(regs[usize::from(instr.b)], &text) {
            Some(found) => Some(found),
            None if instr.op == Op::LoadNameOrCell => match self.body(regs[a]) {
                Some(Body::Cell(value)) if !value.is_unbound() => Some(*value),
                _ => return self.unbound_name(name, 1),
            },
            None => self.global_or_builtin(linked.module, name),
        };
        match found {
            Some(found) => {
                regs[a] = found;
                Ok(Flow::Next)
            }
            None => Err(self.no_name(name)),
        }
    }

    fn delete_name(&mut self, dict: Value, name: Symbol) -> Res<Flow> {
        let text = self.symbols.text(name);
        match self.dict_remove(dict, text)? {
            Some(Some(_)) => Ok(Flow::Next),
            _ => Err(self.no_name(name)),
        }
    }

    /// A function that the machine itself calls: one of `lib/_prelude/`, or a builtin.
    pub(crate) fn load_private(&mut self, name: Symbol) -> Res<Value> {
        let modules = [self.vm.prelude, self.vm.builtins];
        let found = modules
            .into_iter()
            .flatten()
            .find_map(|module| self.modules[module.0 as usize].names.get(name));
        found.ok_or_else(|| self.no_name(name))
    }

    fn delete_cell(&mut self, linked: &Linked, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        if let Some(Body::Cell(value)) = self.body_mut(regs[usize::from(instr.b)])
            && !value.is_unbound()
        {
            *value = Value::UNBOUND;
            return Ok(Flow::Next);
        }
        self.unbound_name(linked.names[usize::from(instr.c)], instr.d)
    }

    fn format_value(&mut self, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        let value = regs[usize::from(instr.b)];
        let spec = if instr.c == NOTHING {
            None
        } else {
            Some(regs[usize::from(instr.c)])
        };
        if let Some(text) = self.format_natively(instr.d, value, spec)? {
            regs[usize::from(instr.a)] = match text {
                Ok(value) => value,
                Err(text) => self.str(text),
            };
            return Ok(Flow::Next);
        }
        let conversion = Value::int(i64::from(instr.d));
        let args = vec![value, conversion, spec.unwrap_or(Value::NONE)];
        self.ask("_format", args, Then::Store(instr.a))
    }

    /// The formatted value: as a value that is there already, or as a new text.
    #[allow(clippy::type_complexity)]
    fn format_natively(
        &mut self,
        conversion: u8,
        value: Value,
        spec: Option<Value>,
    ) -> Res<Option<Result<Value, String>>> {
        let class = self.class_of(value);
        if !crate::vm::attribute::is_builtin(class) {
            return Ok(None);
        }
        let text = match (conversion, spec) {
            (0 | b's', None) if class == classes::STR => return Ok(Some(Ok(value))),
            (0 | b's', None) => self.str_of(value)?,
            (b'r', None) => self.repr(value)?,
            (0, Some(spec)) => {
                let spec = self.as_text(spec).unwrap_or_default().to_owned();
                self.format(value, &spec)?
            }
            _ => None,
        };
        Ok(text.map(Err))
    }

    fn load_special(&mut self, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        let value = regs[usize::from(instr.b)];
        let (name, protocol) = match instr.d {
            0 => (names::ENTER, "context manager"),
            1 => (names::EXIT, "context manager"),
            2 => (names::AENTER, "asynchronous context manager"),
            _ => (names::AEXIT, "asynchronous context manager"),
        };
        let class = self.class_of(value);
        let found = if self.find_in_class(class, name).is_some() {
            self.lookup_on_object(value, name)?
        } else {
            Lookup::Missing
        };
        regs[usize::from(instr.a)] = match found {
            Lookup::Value(found) => found,
            Lookup::Bound(function, receiver) => self.bound(function, receiver),
            Lookup::Call(function, args) => {
                return Ok(Flow::Call(function, args.into(), Then::Store(instr.a)));
            }
            Lookup::Missing => {
                let missed = if instr.d % 2 == 1 {
                    format!(" (missed {} method)", self.symbols.name(name))
                } else {
                    String::new()
                };
                let message = format!(
                    "'{}' object does not support the {protocol} protocol{missed}",
                    self.class_name(value)
                );
                return self.type_error(message);
            }
        };
        Ok(Flow::Next)
    }

    fn make_function(&mut self, linked: &Linked, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        let code = match self.body(linked.consts[usize::from(instr.b)]) {
            Some(Body::Code(code)) => *code,
            _ => return self.bad_code(),
        };
        let inner = self.codes[code.0 as usize].code.clone();
        let name = self.symbol(&inner.name);
        let qualname = self.symbol(&inner.qualname);
        let part = |place: usize| {
            if instr.c == NOTHING {
                Value::NONE
            } else {
                regs[usize::from(instr.c) + place]
            }
        };
        let function = Function {
            code,
            name: self.symbols.text(name),
            qualname: self.symbols.text(qualname),
            defaults: part(0),
            keyword_defaults: part(1),
            closure: part(2),
            annotations: part(3),
        };
        regs[usize::from(instr.a)] = self
            .heap
            .alloc(classes::FUNCTION, Body::Function(Box::new(function)));
        Ok(Flow::Next)
    }

    fn awaitable(&mut self, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        let value = regs[usize::from(instr.b)];
        if self.class_of(value) == classes::COROUTINE {
            regs[usize::from(instr.a)] = value;
            return Ok(Flow::Next);
        }
        let kind = Value::int(i64::from(instr.d));
        self.ask("_awaitable", vec![value, kind], Then::Store(instr.a))
    }
}
