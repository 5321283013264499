//! Names, attributes, items and iterators where the loop does not find them in place.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Args, Native, Out, Res, Sent};
use crate::object::Body;
use crate::ops::iterate::Next;
use crate::symbol::Symbol;
use crate::value::Value;
use crate::vm::assign::Assigned;
use crate::vm::attribute::{Lookup, is_builtin};
use crate::vm::cache::{Cache, Site};
use crate::vm::follow::Flow;
use crate::vm::link::{Global, Linked};
use crate::vm::names;
use crate::vm::thread::Then;
use interleave_python_code::{Instr, NOTHING};

impl Machine {
    /// The error of a name that is not bound.
    #[inline(never)]
    pub(crate) fn unbound_name(&mut self, name: Symbol, kind: u8) -> Res<Flow> {
        let text = self.symbols.name(name);
        let raised = if kind == 0 {
            let message = format!(
                "cannot access local variable '{text}' where it is not associated with a value"
            );
            self.error(classes::UNBOUND_LOCAL_ERROR, message)
        } else {
            let message = format!(
                "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
            );
            self.name_error(name, message)
        };
        Err(raised)
    }

    /// The `NameError` of a name that is not bound.
    pub(crate) fn no_name(&mut self, name: Symbol) -> crate::Raised {
        let message = format!("name '{}' is not defined", self.symbols.name(name));
        self.name_error(name, message)
    }

    /// A `NameError` that knows the name, for which a like one is looked for.
    fn name_error(&mut self, name: Symbol, message: String) -> crate::Raised {
        let error = self.error(classes::NAME_ERROR, message);
        let text = self.symbols.text(name);
        self.put_attribute(error.0, names::NAME_ATTRIBUTE, text);
        error
    }

    #[inline(never)]
    pub(crate) fn load_builtin(&mut self, global: Global, place: &mut Value) -> Res<Flow> {
        if let Some(builtins) = self.vm.builtins {
            let value = self.modules[builtins.0 as usize].names.at(global.builtin);
            if !value.is_unbound() {
                *place = value;
                return Ok(Flow::Next);
            }
        }
        Err(self.no_name(global.name))
    }

    /// A global of a module, or else a builtin.
    pub(crate) fn global_or_builtin(
        &self,
        module: crate::object::ModuleId,
        name: Symbol,
    ) -> Option<Value> {
        let global = self.modules[module.0 as usize].names.get(name);
        global.or_else(|| {
            let builtins = self.vm.builtins?;
            self.modules[builtins.0 as usize].names.get(name)
        })
    }

    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn load_attribute(
        &mut self,
        site: Site,
        value: Value,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let place = usize::from(register);
        match self.lookup(value, site.name)? {
            Lookup::Value(found) => {
                self.remember(site, value, None);
                regs[place] = found;
            }
            Lookup::Bound(function, receiver) => regs[place] = self.bound(function, receiver),
            Lookup::Call(function, args) => {
                return Ok(Flow::Call(function, args.into(), Then::Store(register)));
            }
            Lookup::Missing => return Err(self.no_attribute(value, site.name)),
        }
        Ok(Flow::Next)
    }

    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn load_method(
        &mut self,
        site: Site,
        value: Value,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let place = usize::from(register);
        let (first, second) = match self.lookup(value, site.name)? {
            Lookup::Value(found) => {
                self.remember(site, value, None);
                (found, Value::UNBOUND)
            }
            Lookup::Bound(function, receiver) => {
                if receiver == value {
                    self.remember(site, value, Some(function));
                }
                (function, receiver)
            }
            Lookup::Call(function, args) => {
                regs[place + 1] = Value::UNBOUND;
                return Ok(Flow::Call(function, args.into(), Then::Store(register)));
            }
            Lookup::Missing => return Err(self.no_attribute(value, site.name)),
        };
        regs[place] = first;
        regs[place + 1] = second;
        Ok(Flow::Next)
    }

    /// Remembers what an access found: a function of the class, or else where the value is.
    fn remember(&mut self, site: Site, value: Value, function: Option<Value>) {
        let version = self.vm.class_version;
        let Some(handle) = value.as_handle() else {
            return;
        };
        let cache = match (&*self.heap.get(handle), function) {
            (Body::Module(module), None) => {
                let Some(place) = self.modules[module.0 as usize].names.place(site.name) else {
                    return;
                };
                Cache::Global {
                    module: value,
                    place,
                }
            }
            (Body::Class(_) | Body::Module(_) | Body::Super { .. }, _) => return,
            (Body::Instance(attributes), Some(function)) => Cache::Method {
                shape: attributes.shape,
                version,
                function,
            },
            (_, Some(function)) => {
                let class = self.heap.class(handle);
                // What has attributes of its own could hide the method.
                if !is_builtin(class) || self.has_attributes(value) {
                    return;
                }
                Cache::Builtin { class, function }
            }
            (Body::Instance(attributes), None) => {
                let shape = attributes.shape;
                let Some(slot) = self.slot_of(shape, site.name) else {
                    return;
                };
                let class = self.heap.class(handle);
                // A data descriptor of the class has precedence; if one is added later, the version changes.
                if self.find_in_class(class, site.name).is_some()
                    || self.python_method(value, names::GETATTRIBUTE).is_some()
                {
                    return;
                }
                Cache::Slot {
                    shape,
                    version,
                    slot: slot as u32,
                }
            }
            _ => return,
        };
        self.vm.found[site.place as usize] = cache;
    }

    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn store_attribute(&mut self, site: Site, value: Value, new: Value) -> Res<Flow> {
        let before = match self.body(value) {
            Some(Body::Instance(attributes)) => Some(attributes.shape),
            _ => None,
        };
        match self.assign(value, site.name, new)? {
            Assigned::Done => {}
            Assigned::Call(function, args) => {
                return Ok(Flow::Call(function, args.into(), Then::Discard));
            }
        }
        let version = self.vm.class_version;
        if let (Some(before), Some(Body::Instance(attributes))) = (before, self.body(value)) {
            let after = attributes.shape;
            let class = self.class_of(value);
            if self.find_in_class(class, site.name).is_some() {
                return Ok(Flow::Next);
            }
            let cache = if before != after {
                Cache::Add {
                    shape: before,
                    version,
                    next: after,
                }
            } else if let Some(slot) = self.slot_of(after, site.name) {
                Cache::Slot {
                    shape: after,
                    version,
                    slot: slot as u32,
                }
            } else {
                return Ok(Flow::Next);
            };
            self.vm.found[site.place as usize] = cache;
        }
        Ok(Flow::Next)
    }

    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn load_item(
        &mut self,
        value: Value,
        key: Value,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        if let Some(item) = self.item_of_dict(value, key) {
            regs[usize::from(register)] = item;
            return Ok(Flow::Next);
        }
        let own = self.python_method(value, names::GETITEM);
        if own.is_none()
            && let Some(item) = self.get_item(value, key)?
        {
            regs[usize::from(register)] = item;
            return Ok(Flow::Next);
        }
        let then = Then::Store(register);
        match own {
            Some(method) if matches!(self.body(method), Some(Body::Function(_))) => {
                Ok(Flow::Call(method, vec![value, key].into(), then))
            }
            _ => self.ask("_get_item", vec![value, key], then),
        }
    }

    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn store_item(&mut self, value: Value, key: Value, item: Value) -> Res<Flow> {
        if self.put_in_dict(value, key, item) {
            return Ok(Flow::Next);
        }
        let own = self.python_method(value, names::SETITEM);
        if own.is_none() && self.set_item(value, key, item)?.is_some() {
            return Ok(Flow::Next);
        }
        match own {
            Some(method) if matches!(self.body(method), Some(Body::Function(_))) => Ok(Flow::Call(
                method,
                vec![value, key, item].into(),
                Then::Discard,
            )),
            _ => self.ask("_set_item", vec![value, key, item], Then::Discard),
        }
    }

    pub(crate) fn remove_item(&mut self, value: Value, key: Value) -> Res<Flow> {
        if self.python_method(value, names::DELITEM).is_none()
            && self.delete_item(value, key)?.is_some()
        {
            return Ok(Flow::Next);
        }
        self.ask("_delete_item", vec![value, key], Then::Discard)
    }

    /// Calls a native function whose arguments are all given by position. `None`: they have to be bound.
    #[inline(always)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn call_in_place(
        &mut self,
        native: &'static Native,
        args: &[Value],
    ) -> Option<Res<Out>> {
        let key = std::ptr::from_ref(native).addr();
        let signature = self.vm.signatures.get(&key)?;
        if !signature.plain || signature.makes {
            return None;
        }
        if signature.count() == args.len() {
            return Some((native.run)(self, args));
        }
        let (values, count) = signature.with_defaults(None, args)?;
        Some((native.run)(self, &values[..count]))
    }

    /// The call of anything but a plain function, with its arguments.
    #[inline(never)]
    pub(crate) fn collect_call(
        linked: &Linked,
        instr: Instr,
        first: usize,
        count: usize,
        regs: &[Value],
    ) -> Res<Flow> {
        let names: &[Symbol] = if instr.c == NOTHING {
            &[]
        } else {
            &linked.keywords[usize::from(instr.c)]
        };
        let positional = count.saturating_sub(names.len());
        let values = &regs[first..first + count];
        let args = Args {
            positional: values[..positional].to_vec(),
            keywords: names
                .iter()
                .copied()
                .zip(values[positional..].iter().copied())
                .collect(),
        };
        Ok(Flow::Call(
            regs[usize::from(instr.a)],
            args,
            Then::Store(instr.a),
        ))
    }

    /// The next value of an iterator that the loop does not know.
    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn next_slowly(
        &mut self,
        iterator: Value,
        register: u16,
        end: u32,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let own = self.python_method(iterator, names::NEXT);
        if own.is_none() {
            match self.next(iterator)? {
                Next::Value(value) => {
                    regs[usize::from(register)] = value;
                    return Ok(Flow::Next);
                }
                Next::End => return Ok(Flow::Jump(end)),
                Next::Python => {}
            }
        }
        let then = Then::Next { register, end };
        match own.or_else(|| self.find_in_class(self.class_of(iterator), names::NEXT)) {
            Some(method) => Ok(Flow::Call(method, vec![iterator].into(), then)),
            None => {
                let message = format!("'{}' object is not an iterator", self.class_name(iterator));
                self.type_error(message)
            }
        }
    }

    /// `iter(value)` into a register.
    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn load_iterator(
        &mut self,
        value: Value,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let own = self.python_method(value, names::ITER);
        if own.is_none() {
            if self.generator_state(value).is_some() && self.class_of(value) == classes::GENERATOR {
                regs[usize::from(register)] = value;
                return Ok(Flow::Next);
            }
            if let Some(iterator) = self.iterator(value)? {
                regs[usize::from(register)] = iterator;
                return Ok(Flow::Next);
            }
        }
        self.ask("_iter", vec![value], Then::Store(register))
    }

    /// One step of `yield from`.
    #[inline(never)]
    pub(crate) fn delegate(
        &mut self,
        iterator: Value,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let sent = regs[usize::from(register)];
        let then = Then::Delegate(register);
        if self.generator_state(iterator).is_some() {
            if self.generator_state(iterator) == Some(crate::object::GeneratorState::Ended)
                && self.class_of(iterator) == classes::GENERATOR
            {
                regs[usize::from(register)] = Value::NONE;
                return Ok(Flow::Next);
            }
            return Ok(Flow::Resume(iterator, Sent::Value(sent), then));
        }
        if let (true, Some(Body::Map { function, iterator })) =
            (sent.is_none(), self.body(iterator))
        {
            let (function, iterator) = (*function, *iterator);
            return Ok(match self.next(iterator)? {
                Next::Value(item) => Flow::Call(function, vec![item].into(), then),
                _ => {
                    regs[usize::from(register)] = Value::NONE;
                    Flow::Next
                }
            });
        }
        if sent.is_none() {
            if self.python_method(iterator, names::NEXT).is_none() {
                match self.next(iterator)? {
                    Next::Value(value) => return Ok(Flow::Yield(value)),
                    Next::End => {
                        regs[usize::from(register)] = Value::NONE;
                        return Ok(Flow::Next);
                    }
                    Next::Python => {}
                }
            }
            let class = self.class_of(iterator);
            if let Some(method) = self.find_in_class(class, names::NEXT) {
                return Ok(Flow::Call(method, vec![iterator].into(), then));
            }
        }
        self.ask("_send", vec![iterator, sent], then)
    }
}
