//! Lists, sets, dictionaries and texts that are put together from parts.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::value::Value;
use crate::vm::follow::Flow;
use crate::vm::names;
use crate::vm::thread::Then;
use interleave_python_code::Instr;

impl Machine {
    pub(super) fn build_set(
        &mut self,
        b: usize,
        c: usize,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let items = regs[b..b + c].to_vec();
        let list = self.list(items);
        self.ask("_set_of", vec![list], Then::Store(register))
    }

    pub(super) fn build_dict(
        &mut self,
        b: usize,
        c: usize,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
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

    pub(super) fn join(&mut self, parts: &[Value]) -> Res<String> {
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

    pub(super) fn list_extend(&mut self, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
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

    pub(super) fn add_to_set(&mut self, set: Value, item: Value) -> Res<Flow> {
        match self.set_add(set, item)? {
            Some(_) => Ok(Flow::Next),
            None => self.ask("_set_add", vec![set, item], Then::Discard),
        }
    }

    pub(super) fn dict_merge(
        &mut self,
        dict: Value,
        more: Value,
        call: bool,
        called: Value,
    ) -> Res<Flow> {
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
}
