//! Instructions that are rarer than those of the loop.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
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

    fn build_set(&mut self, b: usize, c: usize, register: u16, regs: &mut [Value]) -> Res<Flow> {
        let items = regs[b..b + c].to_vec();
        let list = self.list(items);
        self.ask("_set_of", vec![list], Then::Store(register))
    }

    fn build_dict(&mut self, b: usize, c: usize, register: u16, regs: &mut [Value]) -> Res<Flow> {
        let dict = self.heap.alloc(classes::DICT, Body::Dict(Box::default()));
        let pairs = regs[b..b + 2 * c].to_vec();
        for (done, pair) in pairs.chunks_exact(2).enumerate() {
            if self.dict_set(dict, pair[0], pair[1])?.is_none() {
                let rest = self.list(pairs[2 * done..].to_vec());
                return self.ask("_dict_of", vec![dict, rest], Then::Store(register));
            }
        }
        regs[usize::from(register)] = dict;
        Ok(Flow::Next)
    }

    fn join(&mut self, parts: &[Value]) -> Res<String> {
        let bytes = parts
            .iter()
            .map(|part| self.as_text(*part).map_or(0, str::len))
            .sum();
        self.reserve(bytes)?;
        let mut text = String::with_capacity(bytes);
        for part in parts {
            text.push_str(self.as_text(*part).unwrap_or_default());
        }
        Ok(text)
    }

    fn list_extend(&mut self, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        let (list, more) = (regs[usize::from(instr.a)], regs[usize::from(instr.b)]);
        if self.python_method(more, names::ITER).is_none()
            && let Some(items) = self.items_of_or_none(more)?
        {
            self.heap.grew(items.len() * 8);
            if let Some(Body::List(list)) = self.body_mut(list) {
                list.extend(items);
            }
            return Ok(Flow::Next);
        }
        if instr.d == 1 {
            let args = vec![list, more, regs[usize::from(instr.c)]];
            return self.ask("_extend_call", args, Then::Discard);
        }
        self.ask("_extend_display", vec![list, more], Then::Discard)
    }

    /// All items, if the value can be iterated over natively; the `TypeError` of other values is left to Python.
    pub(crate) fn items_of_or_none(&mut self, value: Value) -> Res<Option<Vec<Value>>> {
        match self.body(value) {
            Some(Body::List(items)) => Ok(Some(items.clone())),
            Some(Body::Tuple(items)) => Ok(Some(items.to_vec())),
            Some(
                Body::Iter(_)
                | Body::Dict(_)
                | Body::Set(_)
                | Body::Str(_)
                | Body::Range(_)
                | Body::View(..)
                | Body::Bytes(_)
                | Body::ByteArray(_),
            ) => self.items_of(value),
            _ => Ok(None),
        }
    }

    fn add_to_set(&mut self, set: Value, item: Value) -> Res<Flow> {
        match self.set_add(set, item)? {
            Some(_) => Ok(Flow::Next),
            None => self.ask("_set_add", vec![set, item], Then::Discard),
        }
    }

    fn dict_merge(&mut self, dict: Value, more: Value, call: bool, called: Value) -> Res<Flow> {
        let pairs: Option<Vec<(Value, Value)>> = match self.body(more) {
            Some(Body::Dict(pairs)) if self.class_of(more) == classes::DICT => {
                Some(pairs.iter().collect())
            }
            _ => None,
        };
        let Some(pairs) = pairs else {
            let args = vec![dict, more, Value::bool(call), called];
            return self.ask("_dict_merge", args, Then::Discard);
        };
        for (key, value) in pairs {
            if call {
                if self.as_text(key).is_none() {
                    return self.type_error("keywords must be strings");
                }
                if let Some(Some(_)) = self.dict_get(dict, key)? {
                    let message = format!(
                        "{} got multiple values for keyword argument '{}'",
                        self.callable_name(called),
                        self.as_text(key).unwrap_or_default()
                    );
                    return self.type_error(message);
                }
            }
            if self.dict_set(dict, key, value)?.is_none() {
                let args = vec![dict, more, Value::bool(call), called];
                return self.ask("_dict_merge", args, Then::Discard);
            }
        }
        Ok(Flow::Next)
    }

    /// The name of what is called, as messages about arguments have it: `f()`.
    pub(crate) fn callable_name(&self, callable: Value) -> String {
        match self.body(callable) {
            Some(Body::Function(function)) => {
                let module = self.codes[function.code.0 as usize].module;
                let module = &self.modules[module.0 as usize].name;
                format!(
                    "{module}.{}()",
                    self.as_text(function.qualname).unwrap_or("?")
                )
            }
            Some(Body::Method { function, .. }) => self.callable_name(*function),
            Some(Body::Native(native)) => format!("{}()", native.name),
            Some(Body::Class(class)) => format!("{}()", class.qualname),
            _ => format!("{} object", self.class_name(callable)),
        }
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

    fn raise_value(&mut self, instr: Instr, regs: &[Value]) -> Res<Flow> {
        if instr.a == NOTHING {
            let handled = self.current.handled;
            if handled.is_none() {
                return Err(self.error(classes::RUNTIME_ERROR, "No active exception to reraise"));
            }
            return Ok(Flow::Reraise(handled));
        }
        let value = regs[usize::from(instr.a)];
        let cause = if instr.b == NOTHING {
            Value::UNBOUND
        } else {
            regs[usize::from(instr.b)]
        };
        let Some(exception) = self.as_exception(value) else {
            let class = value.as_handle().filter(|handle| {
                matches!(&*self.heap.get(*handle), Body::Class(_))
                    && self.is_subclass(*handle, classes::BASE_EXCEPTION)
            });
            if class.is_none() {
                return self.type_error("exceptions must derive from BaseException");
            }
            return if cause.is_unbound() {
                self.ask("_raise", vec![value], Then::Discard)
            } else {
                self.ask("_raise_from", vec![value, cause], Then::Discard)
            };
        };
        if !cause.is_unbound() {
            let is_exception = matches!(self.body(cause), Some(Body::Exception(_)));
            if !cause.is_none() && !is_exception {
                if matches!(self.body(cause), Some(Body::Class(_))) {
                    return self.ask("_raise_from", vec![exception, cause], Then::Discard);
                }
                return self.type_error("exception causes must derive from BaseException");
            }
            if let Some(Body::Exception(body)) = self.body_mut(exception) {
                body.cause = cause;
                body.suppress_context = true;
            }
        }
        Err(Raised(exception))
    }

    /// An exception, or a new one of a class that has no constructor of its own.
    fn as_exception(&mut self, value: Value) -> Option<Value> {
        let handle = value.as_handle()?;
        match &*self.heap.get(handle) {
            Body::Exception(_) => Some(value),
            Body::Class(_) if self.is_subclass(handle, classes::BASE_EXCEPTION) => {
                let own = [names::INIT, names::NEW].into_iter().any(|name| {
                    self.find_in_class(handle, name)
                        .is_some_and(|found| !matches!(self.body(found), Some(Body::Native(_))))
                });
                (!own).then(|| self.new_exception(handle, &[]))
            }
            _ => None,
        }
    }

    fn matches(&mut self, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        let exception = regs[usize::from(instr.b)];
        let wanted = regs[usize::from(instr.c)];
        let yes = self.matches_class(exception, wanted, 0)?;
        regs[usize::from(instr.a)] = Value::bool(yes);
        Ok(Flow::Next)
    }

    fn matches_class(&mut self, exception: Value, wanted: Value, depth: u32) -> Res<bool> {
        let tuple = match self.body(wanted) {
            Some(Body::Class(_)) => {
                let class = wanted.as_handle().unwrap_or(classes::OBJECT);
                if self.is_subclass(class, classes::BASE_EXCEPTION) {
                    return Ok(self.is_instance(exception, class));
                }
                None
            }
            Some(Body::Tuple(classes)) if depth < 200 => Some(classes.clone()),
            _ => None,
        };
        let Some(tuple) = tuple else {
            return self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            );
        };
        for class in &tuple {
            if self.matches_class(exception, *class, depth + 1)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
