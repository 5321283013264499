//! Calling a class: `__new__`, then `__init__`.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Native, Out, Res};
use crate::natives::harmless::{Changes, changes};
use crate::object::{Attributes, Body, Exception};
use crate::value::{Handle, Value};
use crate::vm::attribute::is_builtin;
use crate::vm::bind::Args;
use crate::vm::call::{Entered, Step};
use crate::vm::names;
use crate::vm::thread::{Then, Thread};
use num_bigint::BigInt;

/// How an instance of a class is made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Constructor {
    /// An instance, and then a call of this `__init__`, a Python function.
    Init(Value),
    /// An instance, without arguments.
    Bare,
    /// The result of this `__new__`: of a built-in class without an `__init__`.
    New(&'static Native),
    /// An exception, of the arguments.
    Exception,
    /// Otherwise.
    Other,
}

impl Machine {
    /// How an instance of a class is made.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn constructor(&mut self, class: Handle) -> Constructor {
        let version = self.vm.class_version;
        if let Some((known, constructor)) = self.vm.constructors.get(&class)
            && *known == version
        {
            return *constructor;
        }
        let constructor = self.find_constructor(class);
        self.vm.constructors.insert(class, (version, constructor));
        constructor
    }

    fn find_constructor(&mut self, class: Handle) -> Constructor {
        let plain =
            matches!(&*self.heap.get(class), Body::Class(body) if body.layout == classes::OBJECT);
        let meta = self.heap.class(class);
        let called = !is_builtin(meta)
            && self
                .python_method(Value::object(class), names::CALL)
                .is_some();
        if let Some(constructor) = self.native_constructor(class, meta) {
            return constructor;
        }
        if !plain || called || is_builtin(class) || self.abstract_methods(class).is_some() {
            return Constructor::Other;
        }
        let native = |machine: &Self, found: Option<Value>| {
            found.is_none_or(|found| matches!(machine.body(found), Some(Body::Native(_))))
        };
        let new = self.find_in_class(class, names::NEW);
        let init = self.find_in_class(class, names::INIT);
        if !native(self, new) {
            return Constructor::Other;
        }
        match init {
            Some(init) if matches!(self.body(init), Some(Body::Function(_))) => {
                Constructor::Init(init)
            }
            _ if native(self, init) => Constructor::Bare,
            _ => Constructor::Other,
        }
    }

    /// Makes an instance of a built-in class from positional arguments. `None`: they must be bound first, or the worker must
    /// be alone.
    #[inline(never)]
    pub(crate) fn make_in_place(
        &mut self,
        class: Handle,
        new: &'static Native,
        args: &[Value],
    ) -> Option<Res<Out>> {
        let key = std::ptr::from_ref(new).addr();
        let signature = self.vm.signatures.get(&key)?;
        if !signature.plain {
            return None;
        }
        let (values, count) = signature.with_defaults(Some(Value::object(class)), args)?;
        let values = &values[..count];
        let made = self
            .may_make_in_place(new, values)
            .then(|| (new.run)(self, values))?;
        self.current.resumed = None;
        Some(made)
    }

    /// Can the machine call this for each item of a `map`? Once the item is taken, the call must not wait or be repeated.
    pub(crate) fn can_map(&mut self, function: Value) -> bool {
        if self.vm.shares {
            return false;
        }
        match self.body(function) {
            Some(Body::Function(function)) => self.codes[function.code.0 as usize].plain == Some(1),
            Some(Body::Native(native)) => changes(native.name) == Changes::Nothing,
            Some(Body::Class(_)) => function
                .as_handle()
                .is_some_and(|class| matches!(self.constructor(class), Constructor::New(_))),
            _ => false,
        }
    }

    /// How an instance of a class is made whose `__new__` and `__init__` are native.
    fn native_constructor(&mut self, class: Handle, meta: Handle) -> Option<Constructor> {
        if meta != classes::TYPE || class == classes::TYPE || class == classes::OS_ERROR {
            return None;
        }
        let (new, init) = (
            self.find_in_class(class, names::NEW),
            self.find_in_class(class, names::INIT),
        );
        let (new, init) = (self.as_native(new)?, self.as_native(init)?);
        if new.name == "BaseException.__new__" && init.name == "BaseException.__init__" {
            return Some(Constructor::Exception);
        }
        let made = is_builtin(class)
            && init.name.starts_with("object.")
            && !new.name.starts_with("object.");
        made.then_some(Constructor::New(new))
    }

    /// An instance without attributes.
    pub(crate) fn new_instance(&mut self, class: Handle) -> Value {
        let shape = self.empty_shape(class);
        self.heap.alloc(
            class,
            Body::Instance(Attributes {
                shape,
                slots: Vec::new(),
            }),
        )
    }

    /// Begins a call of a class.
    pub(crate) fn instantiate(
        &mut self,
        thread: &mut Thread,
        class: Handle,
        mut args: Args,
        then: Then,
    ) -> Res<Step> {
        match (self.constructor(class), then) {
            (Constructor::Init(init), Then::Store(register)) => {
                let instance = self.new_instance(class);
                args.positional.insert(0, instance);
                let depth = thread.frames.len();
                let entered = self.enter(thread, init, args, Then::Init(register))?;
                if let (Entered::Frame, Some(frame)) = (&entered, thread.frames.get_mut(depth)) {
                    frame.owner = instance;
                    return Ok(Step::Entered(Entered::Frame));
                }
                // `__init__` is a generator or the like.
                let message = format!(
                    "__init__() should return None, not '{}'",
                    match entered {
                        Entered::Value(value) => self.class_name(value),
                        _ => String::new(),
                    }
                );
                self.type_error(message)
            }
            (Constructor::Bare, _) if args.positional.is_empty() && args.keywords.is_empty() => {
                Ok(Step::Entered(Entered::Value(self.new_instance(class))))
            }
            (Constructor::Exception, _) if args.keywords.is_empty() => {
                let made = self.new_exception(class, &args.positional);
                Ok(Step::Entered(Entered::Value(made)))
            }
            (Constructor::Bare, _) => {
                let message = format!("{}() takes no arguments", self.name_of_class(class));
                self.type_error(message)
            }
            _ => self.instantiate_slowly(class, args),
        }
    }

    fn instantiate_slowly(&mut self, class: Handle, mut args: Args) -> Res<Step> {
        if class == classes::TYPE && args.positional.len() == 1 && args.keywords.is_empty() {
            let class = self.class_of(args.positional[0]);
            return Ok(Step::Entered(Entered::Value(Value::object(class))));
        }
        if let Some(made) = self.plain_text(class, &args)? {
            return Ok(Step::Entered(Entered::Value(made)));
        }
        let new = self.find_in_class(class, names::NEW);
        let init = self.find_in_class(class, names::INIT);
        if let (Some(new), Some(init)) = (self.as_native(new), self.as_native(init)) {
            return self.instantiate_natively(class, new, init, args);
        }
        // `__new__` or `__init__` is written in Python.
        let construct = self.prelude_function("_construct")?;
        args.positional.insert(0, Value::object(class));
        Ok(Step::Again(construct, args))
    }

    /// `str(x)`, if `x` is a built-in number or text.
    fn plain_text(&mut self, class: Handle, args: &Args) -> Res<Option<Value>> {
        let ([value], true) = (args.positional.as_slice(), args.keywords.is_empty()) else {
            return Ok(None);
        };
        match (class, self.class_of(*value)) {
            (classes::STR, classes::STR) => Ok(Some(*value)),
            (classes::STR, classes::INT | classes::FLOAT | classes::BOOL) => {
                let text = self.str_of(*value)?;
                Ok(text.map(|text| self.str(text)))
            }
            _ => Ok(None),
        }
    }

    fn as_native(&self, value: Option<Value>) -> Option<&'static Native> {
        match self.body(value?) {
            Some(Body::Native(native)) => Some(native),
            _ => None,
        }
    }

    fn instantiate_natively(
        &mut self,
        class: Handle,
        new: &'static Native,
        init: &'static Native,
        args: Args,
    ) -> Res<Step> {
        let is_own = |native: &Native| !native.name.starts_with("object.");
        let given = !args.positional.is_empty() || !args.keywords.is_empty();
        if !is_own(new) && !is_own(init) && given {
            let message = format!("{}() takes no arguments", self.name_of_class(class));
            return self.type_error(message);
        }
        if !self.knows(new) || !self.knows(init) {
            return Ok(Step::Entered(Entered::Alone));
        }
        let mut for_new = args.clone();
        for_new.positional.insert(0, Value::object(class));
        let signature = self.signature(new);
        let values = self.bind_native(new, &signature, for_new)?;
        if !self.may_make(new, init, &values, &args) {
            return Ok(Step::Entered(Entered::Alone));
        }
        let object = match (new.run)(self, &values)? {
            Out::Value(value) => self.adopt(value, Value::object(class)),
            Out::Call(function, args) => return Ok(Step::Again(function, args.into())),
            Out::CallWith(function, args) => return Ok(Step::Again(function, args)),
            Out::Wait(wait) => return Ok(Step::Entered(Entered::Wait(wait))),
            Out::Resume(..) | Out::Look(_) => return self.type_error("__new__ cannot yield"),
        };
        if !is_own(init) || init.name.starts_with("BaseException.") {
            return Ok(Step::Entered(Entered::Value(object)));
        }
        let mut for_init = args;
        for_init.positional.insert(0, object);
        let signature = self.signature(init);
        let values = self.bind_native(init, &signature, for_init)?;
        match (init.run)(self, &values)? {
            Out::Call(function, args) => {
                let args = self.tuple(args);
                let then = self.prelude_function("_call_then")?;
                Ok(Step::Again(then, vec![object, function, args].into()))
            }
            _ => Ok(Step::Entered(Entered::Value(object))),
        }
    }

    /// May it call these two now, one after the other? (What `new` makes is its own.)
    fn may_make(
        &self,
        new: &'static Native,
        init: &'static Native,
        values: &[Value],
        args: &Args,
    ) -> bool {
        self.may_call(new, values)
            && self.may_call(init, &args.positional[args.positional.len().min(1)..])
            && args.positional.iter().all(|arg| self.may_use(*arg))
    }

    /// The methods that an abstract class lacks, if there are any.
    pub(crate) fn abstract_methods(&mut self, class: Handle) -> Option<Value> {
        let missing = self.find_in_class(class, names::ABSTRACT_METHODS)?;
        match self.body(missing) {
            Some(Body::Tuple(names)) if !names.is_empty() => Some(missing),
            Some(Body::Set(names)) if !names.is_empty() => Some(missing),
            _ => None,
        }
    }

    /// What `object.__new__(class)` makes.
    pub(crate) fn new_object(&mut self, class: Handle, args: &[Value]) -> Res<Value> {
        if let Some(missing) = self.abstract_methods(class) {
            return self.cannot_instantiate(class, missing);
        }
        let layout = match &*self.heap.get(class) {
            Body::Class(class) => class.layout,
            _ => classes::OBJECT,
        };
        if self.is_subclass(layout, classes::BASE_EXCEPTION) {
            return Ok(self.new_exception(class, args));
        }
        let body = match layout {
            classes::OBJECT => return Ok(self.new_instance(class)),
            classes::LIST => Body::List(Vec::new()),
            classes::DICT => Body::Dict(Box::default()),
            classes::SET | classes::FROZENSET => Body::Set(Box::default()),
            classes::BYTEARRAY => Body::ByteArray(Vec::new()),
            classes::TUPLE => Body::Tuple(Box::default()),
            classes::STR => Body::Str(crate::object::Str::new("")),
            classes::INT => Body::Int(BigInt::default()),
            classes::FLOAT => Body::Float(0.0),
            _ => {
                let name = self.name_of_class(layout);
                return self.type_error(format!(
                    "object.__new__({name}) is not safe, use {name}.__new__()"
                ));
            }
        };
        Ok(self.heap.alloc(class, body))
    }

    fn cannot_instantiate(&mut self, class: Handle, missing: Value) -> Res<Value> {
        let names: Vec<Value> = match self.body(missing) {
            Some(Body::Tuple(names)) => names.to_vec(),
            Some(Body::Set(names)) => names.iter().collect(),
            _ => Vec::new(),
        };
        let mut names: Vec<String> = names
            .iter()
            .filter_map(|name| self.as_text(*name).map(str::to_owned))
            .collect();
        names.sort();
        let message = format!(
            "Can't instantiate abstract class {} with abstract method{} {}",
            self.name_of_class(class),
            crate::vm::bind::plural(names.len()),
            names.join(", ")
        );
        self.type_error(message)
    }

    /// An exception of a class.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn new_exception(&mut self, class: Handle, args: &[Value]) -> Value {
        let args = self.tuple(args);
        let exception = Exception {
            args,
            traceback: Vec::new(),
            cause: Value::NONE,
            context: Value::NONE,
            suppress_context: false,
            attributes: Attributes {
                shape: self.empty_shape(class),
                slots: Vec::new(),
            },
        };
        self.heap.alloc(class, Body::Exception(Box::new(exception)))
    }

    /// What a built-in class made becomes an instance of the class that was called.
    pub(crate) fn adopt(&mut self, value: Value, class: Value) -> Value {
        let Some(class) = class.as_handle() else {
            return value;
        };
        let own = self.class_of(value);
        if own == class || is_builtin(class) || !self.is_subclass(class, own) {
            return value;
        }
        if let Some(number) = value.as_small() {
            return self.heap.alloc(class, Body::Int(number.into()));
        }
        if let Some(number) = value.as_float() {
            return self.heap.alloc(class, Body::Float(number));
        }
        let Some(handle) = value.as_handle() else {
            return value;
        };
        if matches!(&*self.heap.get(handle), Body::Exception(_)) {
            return value;
        }
        let body = self.heap.get(handle).whole().clone();
        self.heap.alloc(class, body)
    }
}
