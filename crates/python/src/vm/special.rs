//! Attributes that are in no dictionary: `__class__`, `__name__`, `args` of an exception.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Function};
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use crate::vm::attribute::is_builtin;

impl Machine {
    /// An attribute that the kind of a value has.
    pub(crate) fn special(&mut self, value: Value, name: Symbol) -> Res<Option<Value>> {
        let text = self.symbols.name(name).to_owned();
        let text = text.as_str();
        if text == "__class__" {
            return Ok(Some(Value::object(self.class_of(value))));
        }
        if text == "__dict__" && !matches!(self.body(value), Some(Body::Class(_) | Body::Module(_)))
        {
            let open = self.slots(self.class_of(value)).is_none();
            return if self.has_attributes(value) && open {
                let names = self.snapshot(value)?;
                Ok(Some(self.write_through(names, value)))
            } else {
                Ok(None)
            };
        }
        let found = match self.body(value) {
            Some(Body::Class(_)) => self.special_of_class(value, text)?,
            Some(Body::Function(function)) => {
                let function = (**function).clone();
                self.special_of_function(&function, text)?
            }
            Some(Body::Native(native)) => {
                let name = native.name;
                self.special_of_native(name, text)
            }
            Some(Body::Method { function, receiver }) => {
                let (function, receiver) = (*function, *receiver);
                match text {
                    "__func__" => Some(function),
                    "__self__" => Some(receiver),
                    _ => match self.own_attribute(function, name) {
                        Some(found) => Some(found),
                        None => return self.special(function, name),
                    },
                }
            }
            Some(Body::ClassMethod(function) | Body::StaticMethod(function)) => match text {
                "__func__" | "__wrapped__" => Some(*function),
                "__name__" | "__qualname__" | "__doc__" | "__module__" => {
                    let function = *function;
                    return self.special(function, name);
                }
                _ => None,
            },
            Some(Body::Property(property)) => match text {
                "fget" => Some(property.get),
                "fset" => Some(property.set),
                "fdel" => Some(property.delete),
                "__doc__" if property.doc.is_none() && !property.get.is_none() => {
                    let get = property.get;
                    return self.special(get, name);
                }
                "__doc__" => Some(property.doc),
                _ => None,
            },
            Some(Body::Exception(_)) => self.special_of_exception(value, text),
            Some(Body::Generator(generator)) => {
                let (function, state) = (generator.function, generator.state);
                let running = state == crate::object::GeneratorState::Running;
                match text {
                    "__name__" | "__qualname__" => return self.special(function, name),
                    "gi_running" | "cr_running" | "ag_running" => Some(Value::bool(running)),
                    "gi_frame" | "cr_frame" | "ag_frame" | "gi_yieldfrom" | "cr_await" => {
                        Some(Value::NONE)
                    }
                    _ => None,
                }
            }
            Some(Body::Cell(content)) if text == "cell_contents" && !content.is_unbound() => {
                Some(*content)
            }
            Some(Body::Module(module)) => {
                let module = *module;
                self.special_of_module(module, text)?
            }
            Some(Body::Tuple(parts)) if self.is_traceback(value) => {
                let parts = parts.clone();
                self.special_of_traceback(self.class_of(value), &parts, text)?
            }
            Some(Body::Code(code)) => {
                let code = self.codes[code.0 as usize].code.clone();
                self.special_of_code(&code, text)
            }
            _ => None,
        };
        Ok(match (found, text) {
            (None, "__doc__") => Some(Value::NONE),
            (None, "__module__") if matches!(self.body(value), Some(Body::Class(_))) => {
                Some(self.str("builtins"))
            }
            (found, _) => found,
        })
    }

    /// An object's own attributes, as a dictionary.
    pub(crate) fn snapshot(&mut self, value: Value) -> Res<Value> {
        let pairs: Vec<(Symbol, Value)> = match self.attributes_of(value) {
            Some(attributes) => {
                let names = &self.shapes[attributes.shape.0 as usize].names;
                names
                    .iter()
                    .copied()
                    .zip(attributes.slots.iter().copied())
                    .filter(|(_, value)| !value.is_unbound())
                    .collect()
            }
            None => Vec::new(),
        };
        let slots = self.declared_slots(self.class_of(value));
        let in_slot = |name: Symbol| slots.iter().any(|slot| slot == self.symbols.name(name));
        let pairs: Vec<_> = pairs
            .into_iter()
            .filter(|(name, _)| !in_slot(*name))
            .collect();
        self.dict_of_names(&pairs)
    }

    fn special_of_class(&mut self, value: Value, text: &str) -> Res<Option<Value>> {
        let Some(Body::Class(class)) = self.body(value) else {
            return Ok(None);
        };
        Ok(match text {
            "__name__" => {
                let name = class.name.clone();
                Some(self.str(name))
            }
            "__qualname__" => {
                let name = class.qualname.clone();
                Some(self.str(name))
            }
            "__bases__" => {
                let bases = class.bases.clone();
                Some(self.tuple(bases))
            }
            "__base__" => Some(class.bases.first().copied().unwrap_or(Value::NONE)),
            "__mro__" => {
                let order = class.order.clone();
                Some(self.tuple(order))
            }
            "__dict__" => {
                let pairs: Vec<(Symbol, Value)> = class.names.iter().collect();
                Some(self.dict_of_names(&pairs)?)
            }
            "__annotations__" => Some(self.dict_of_names(&[])?),
            _ => None,
        })
    }

    fn special_of_function(&mut self, function: &Function, text: &str) -> Res<Option<Value>> {
        let linked = std::sync::Arc::clone(&self.codes[function.code.0 as usize]);
        Ok(match text {
            "__name__" => Some(function.name),
            "__qualname__" => Some(function.qualname),
            "__defaults__" => Some(function.defaults),
            "__kwdefaults__" => Some(function.keyword_defaults),
            "__closure__" => Some(function.closure),
            "__annotations__" if function.annotations.is_none() => Some(self.dict_of_names(&[])?),
            "__annotations__" => Some(function.annotations),
            "__doc__" => Some(match &linked.code.doc {
                Some(doc) => self.str(doc.as_str()),
                None => Value::NONE,
            }),
            "__module__" => {
                let name = self.modules[linked.module.0 as usize].name.clone();
                Some(self.str(name))
            }
            "__globals__" => Some(self.names_of_module(linked.module)?),
            "__code__" => Some(self.heap.alloc(classes::CODE, Body::Code(function.code))),
            _ => None,
        })
    }

    fn special_of_native(&mut self, name: &'static str, text: &str) -> Option<Value> {
        match text {
            "__name__" => Some(self.str(name.rsplit('.').next().unwrap_or(name))),
            "__qualname__" => Some(self.str(name)),
            "__module__" => Some(self.str("builtins")),
            "__self__" => Some(Value::NONE),
            _ => None,
        }
    }

    fn special_of_module(
        &mut self,
        module: crate::object::ModuleId,
        text: &str,
    ) -> Res<Option<Value>> {
        let file = self.modules[module.0 as usize].file.clone();
        Ok(match text {
            "__dict__" => Some(self.names_of_module(module)?),
            "__file__" if !file.is_empty() => Some(self.str(file)),
            _ => None,
        })
    }

    fn special_of_code(
        &mut self,
        code: &interleave_python_code::Code,
        text: &str,
    ) -> Option<Value> {
        match text {
            "co_name" => Some(self.str(code.name.as_str())),
            "co_qualname" => Some(self.str(code.qualname.as_str())),
            "co_argcount" => Some(Value::int(i64::from(code.params.positional))),
            "co_kwonlyargcount" => Some(Value::int(i64::from(code.params.keyword_only))),
            "co_posonlyargcount" => Some(Value::int(i64::from(code.params.positional_only))),
            "co_firstlineno" => Some(Value::int(i64::from(code.first_line))),
            "co_flags" => {
                let params = &code.params;
                let flags = i64::from(params.varargs) * 4
                    + i64::from(params.varkw) * 8
                    + match code.flavour {
                        interleave_python_code::Flavour::Function => 0,
                        interleave_python_code::Flavour::Generator => 0x20,
                        interleave_python_code::Flavour::Coroutine => 0x80,
                        interleave_python_code::Flavour::AsyncGenerator => 0x200,
                    };
                Some(Value::int(flags))
            }
            "co_varnames" => {
                let names: Vec<Value> = code
                    .locals
                    .iter()
                    .map(|name| self.str(name.as_str()))
                    .collect();
                Some(self.tuple(names))
            }
            "co_freevars" => {
                let names: Vec<Value> = code
                    .free
                    .iter()
                    .map(|name| self.str(name.as_str()))
                    .collect();
                Some(self.tuple(names))
            }
            _ => None,
        }
    }

    fn special_of_exception(&mut self, value: Value, text: &str) -> Option<Value> {
        let Some(Body::Exception(exception)) = self.body(value) else {
            return None;
        };
        let (args, cause, context) = (exception.args, exception.cause, exception.context);
        let suppress = exception.suppress_context;
        let passed = !exception.traceback.is_empty();
        match text {
            "args" => return Some(args),
            "__cause__" => return Some(cause),
            "__context__" => return Some(context),
            "__suppress_context__" => return Some(Value::bool(suppress)),
            "__traceback__" if passed => return Some(self.traceback_at(value, 0)),
            "__traceback__" => return Some(Value::NONE),
            _ => {}
        }
        let class = self.class_of(value);
        let items = match self.body(args) {
            Some(Body::Tuple(items)) => items.clone(),
            _ => Box::default(),
        };
        self.special_by_class(class, &items, text)
    }

    /// Attributes that some exceptions read from their arguments.
    fn special_by_class(&mut self, class: Handle, args: &[Value], text: &str) -> Option<Value> {
        let first = args.first().copied().unwrap_or(Value::NONE);
        let at = |place: usize| args.get(place).copied().unwrap_or(Value::NONE);
        let is = |other: Handle| self.is_subclass(class, other);
        match text {
            "value" if is(classes::STOP_ITERATION) => Some(first),
            "code" if is(classes::SYSTEM_EXIT) => Some(if args.len() > 1 {
                self.tuple(args)
            } else {
                first
            }),
            "errno" if is(classes::OS_ERROR) => {
                Some(if args.len() > 1 { first } else { Value::NONE })
            }
            "strerror" if is(classes::OS_ERROR) => Some(at(1)),
            "filename" if is(classes::OS_ERROR) => Some(at(2)),
            "name" if is(classes::IMPORT_ERROR) || is(classes::NAME_ERROR) => Some(Value::NONE),
            "msg" if is(classes::IMPORT_ERROR) || is(classes::SYNTAX_ERROR) => Some(first),
            "path" if is(classes::IMPORT_ERROR) => Some(Value::NONE),
            "name" | "obj" if is(classes::ATTRIBUTE_ERROR) => Some(Value::NONE),
            "encoding" if is(classes::UNICODE_ERROR) => Some(first),
            "object" if is(classes::UNICODE_ERROR) => Some(at(1)),
            "start" if is(classes::UNICODE_ERROR) => Some(at(2)),
            "end" if is(classes::UNICODE_ERROR) => Some(at(3)),
            "reason" if is(classes::UNICODE_ERROR) => Some(at(4)),
            _ => None,
        }
    }

    /// Sets an attribute that the kind of a value has; `false`: it has none of that name.
    pub(crate) fn set_special(&mut self, value: Value, name: Symbol, new: Value) -> Res<bool> {
        let text = self.symbols.name(name).to_owned();
        if new.is_unbound() {
            return Ok(false);
        }
        match (text.as_str(), self.body(value)) {
            ("__class__", Some(Body::Instance(_))) => return self.change_class(value, new),
            ("__dict__", Some(Body::Instance(_))) => return self.replace_attributes(value, new),
            _ => {}
        }
        let new_text = self.as_text(new).map(str::to_owned);
        let is_exception = matches!(self.body(new), Some(Body::Exception(_)));
        match self.body_mut(value) {
            Some(Body::Function(function)) => match text.as_str() {
                "__name__" => function.name = new,
                "__qualname__" => function.qualname = new,
                "__defaults__" => function.defaults = new,
                "__kwdefaults__" => function.keyword_defaults = new,
                "__annotations__" => function.annotations = new,
                _ => return Ok(false),
            },
            Some(Body::Class(class)) => match (text.as_str(), new_text) {
                ("__name__", Some(text)) => class.name = text,
                ("__qualname__", Some(text)) => class.qualname = text,
                _ => return Ok(false),
            },
            Some(Body::Property(property)) if text == "__doc__" => property.doc = new,
            Some(Body::Exception(exception)) => match text.as_str() {
                "__cause__" if new.is_none() || is_exception => {
                    exception.cause = new;
                    exception.suppress_context = true;
                }
                "__cause__" => {
                    return self
                        .type_error("exception cause must be None or derive from BaseException");
                }
                "__context__" if new.is_none() || is_exception => exception.context = new,
                "__suppress_context__" => exception.suppress_context = new == Value::TRUE,
                "__traceback__" => {
                    if new.is_none() {
                        exception.traceback.clear();
                    }
                }
                "args" => return self.set_args(value, new),
                _ => return Ok(false),
            },
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn set_args(&mut self, value: Value, new: Value) -> Res<bool> {
        let items = self.items_of(new)?.unwrap_or_default();
        let args = self.tuple(items);
        if let Some(Body::Exception(exception)) = self.body_mut(value) {
            exception.args = args;
        }
        Ok(true)
    }

    fn change_class(&mut self, value: Value, new: Value) -> Res<bool> {
        let class = new.as_handle().filter(|class| {
            matches!(&*self.heap.get(*class), Body::Class(_)) && !is_builtin(*class)
        });
        let (Some(class), Some(handle)) = (class, value.as_handle()) else {
            return self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            );
        };
        let pairs = self.pairs_of(value);
        self.heap.set_class(handle, class);
        let shape = self.empty_shape(class);
        *self.slots_mut(handle, shape) = crate::object::Attributes {
            shape,
            slots: Vec::new(),
        };
        for (name, value_of_name) in pairs {
            self.put_attribute(value, name, value_of_name);
        }
        Ok(true)
    }

    /// An object's own attributes.
    pub(crate) fn pairs_of(&self, value: Value) -> Vec<(Symbol, Value)> {
        self.attributes_of(value)
            .map_or_else(Vec::new, |attributes| {
                let names = &self.shapes[attributes.shape.0 as usize].names;
                names
                    .iter()
                    .copied()
                    .zip(attributes.slots.iter().copied())
                    .filter(|(_, value)| !value.is_unbound())
                    .collect()
            })
    }

    fn replace_attributes(&mut self, value: Value, new: Value) -> Res<bool> {
        let pairs: Vec<(Value, Value)> = match self.body(new) {
            Some(Body::Dict(dict)) => dict.iter().collect(),
            _ => {
                let class = self.class_name(new);
                let message = format!("__dict__ must be set to a dictionary, not a '{class}'");
                return self.type_error(message);
            }
        };
        let handle = value.as_handle().unwrap_or(classes::OBJECT);
        let shape = self.empty_shape(self.heap.class(handle));
        *self.slots_mut(handle, shape) = crate::object::Attributes {
            shape,
            slots: Vec::new(),
        };
        for (name, item) in pairs {
            if let Some(name) = self.symbol_of(name) {
                self.put_attribute(value, name, item);
            }
        }
        Ok(true)
    }
}
