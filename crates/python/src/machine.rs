//! A process: its heap, its names, its modules, its codes.

mod class;
mod workers;

use crate::classes;
use crate::heap::Heap;
use crate::heap::common::Common;
use crate::host::Host;
use crate::native::{Native, Raised, Res};
use crate::object::{Attributes, Body, CodeId, Exception, ModuleId, Namespace, ShapeId, Str};
use crate::process::Membership;
use crate::record::Tracing;
use crate::symbol::{Symbol, Symbols};
use crate::value::{Handle, Value};
use crate::vm::Caches;
pub use crate::vm::link::Linked;
use crate::vm::thread::Thread;
use interleave_lease::Lease;
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use rustc_hash::FxHashMap;
use std::sync::Arc;
pub use workers::Counts;

/// A process of Python: everything but its threads. With several workers (see [`crate::team`]), each has a `Machine`: what
/// is `Common` is the same for all of them, and the rest is the worker's own.
pub struct Machine {
    /// Its objects.
    pub heap: Heap,
    /// Its names.
    pub symbols: Common<Symbols>,
    /// Its shapes of instances.
    pub shapes: Common<Vec<Shape>>,
    /// Its codes.
    pub codes: Common<Vec<Arc<Linked>>>,
    /// Its modules.
    pub modules: Common<Vec<Module>>,
    /// What stands in `sys.modules`.
    pub imported: Common<FxHashMap<String, ModuleId>>,
    /// The thread that runs.
    pub current: Current,
    /// Threads that may have what they waited for.
    pub woken: Vec<u32>,
    /// The names that threads gave themselves.
    pub thread_names: Common<FxHashMap<u32, String>>,
    /// Classes that were derived from others.
    pub(crate) subclasses: Common<FxHashMap<Handle, Vec<Handle>>>,
    /// What all its workers count.
    pub counts: Arc<Counts>,
    /// What its workers take while they run.
    pub(crate) lease: Arc<Lease>,
    /// Threads that were made and that no scheduler has seen yet.
    pub spawned: Vec<Thread>,
    /// What the machine remembers to be faster, and where its own library is.
    pub(crate) vm: Caches,
    /// Which process it is, and what it shares with others.
    pub process: Membership,
    /// What the last cell of a notebook gave, until somebody takes it.
    pub cell_ended: Option<Value>,
    /// What it needs to record what its threads do.
    pub tracing: Tracing,
    /// What comes from outside.
    pub host: Box<dyn Host>,
    /// What it may take.
    pub limits: Limits,
}

/// Bounds, so that a wrong program ends by itself.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of objects.
    pub bytes: usize,
    /// Calls within each other.
    pub depth: usize,
}

/// What natives may know of the thread that runs.
#[derive(Clone, Copy, Debug)]
pub struct Current {
    /// Its number.
    pub thread: u32,
    /// The exception that it handles, or `None`.
    pub handled: Value,
    /// How the wait ended, if the call of a native function is made again after one.
    pub resumed: Option<Resumed>,
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resumed {
    /// Until when the thread was to wait.
    pub until: Option<f64>,
    /// Has that time passed?
    pub timed_out: bool,
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub name: String,
    /// Its globals.
    pub names: Namespace,
    /// The module as an object.
    pub object: Option<Value>,
    /// The file that a traceback names.
    pub file: String,
    /// Its source, whose lines a traceback shows.
    pub source: Arc<str>,
    /// Is it one of the machine's own, whose frames no traceback shows?
    pub own: bool,
    /// The cells of a notebook that ran in it, in order.
    pub cells: Vec<CellSource>,
}

/// Where the code of a notebook's cell comes from.
#[derive(Clone, Debug)]
pub struct CellSource {
    /// The first of its codes: those up to the next cell's are its own.
    pub first: CodeId,
    /// What a traceback calls it.
    pub file: String,
    /// Its source.
    pub source: Arc<str>,
}

/// Which attributes instances of a class have, in which order.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The class.
    pub class: Handle,
    /// The names of the slots.
    pub names: Arc<[Symbol]>,
    /// The shape with one name more.
    pub next: FxHashMap<Symbol, ShapeId>,
}

impl Machine {
    /// A process with the built-in classes and no module.
    #[must_use]
    pub fn bare(host: Box<dyn Host>) -> Self {
        let heap = Heap::default();
        let alone = heap.alone().clone();
        let mut machine = Self {
            symbols: Common::new(Symbols::default(), &alone),
            shapes: Common::new(Vec::new(), &alone),
            codes: Common::new(Vec::new(), &alone),
            modules: Common::new(Vec::new(), &alone),
            imported: Common::new(FxHashMap::default(), &alone),
            thread_names: Common::new(FxHashMap::default(), &alone),
            subclasses: Common::new(FxHashMap::default(), &alone),
            heap,
            current: Current {
                thread: 0,
                handled: Value::NONE,
                resumed: None,
            },
            woken: Vec::new(),
            counts: Arc::default(),
            lease: Arc::default(),
            spawned: Vec::new(),
            vm: Caches::default(),
            process: Membership::default(),
            cell_ended: None,
            tracing: Tracing::of(&*host),
            host,
            limits: Limits {
                bytes: 1 << 30,
                depth: 1000,
            },
        };
        for (place, (name, base)) in classes::ALL.iter().enumerate() {
            let handle = Handle(place as u32);
            let layout = machine.layout_of_builtin(handle, *base);
            let bases = if handle == classes::OBJECT {
                vec![]
            } else {
                vec![Value::object(*base)]
            };
            let made = machine.add_class(name, name, bases, layout);
            debug_assert_eq!(made.as_handle(), Some(handle));
        }
        machine.add_own_names();
        machine.vm.chars = ('\0'..='\x7f')
            .map(|char| machine.str(&*char.encode_utf8(&mut [0; 4])))
            .collect();
        machine
    }

    /// The symbol of a name.
    pub fn symbol(&mut self, name: &str) -> Symbol {
        if let Some(symbol) = self.symbols.find(name) {
            return symbol;
        }
        let heap = &mut self.heap;
        self.symbols
            .add(name, || heap.alloc(classes::STR, Body::Str(Str::new(name))))
    }

    /// A text.
    pub fn str(&mut self, text: impl Into<Box<str>>) -> Value {
        self.heap.alloc(classes::STR, Body::Str(Str::new(text)))
    }

    /// A list.
    pub fn list(&mut self, items: Vec<Value>) -> Value {
        self.heap.alloc(classes::LIST, Body::List(items))
    }

    /// A tuple.
    pub fn tuple(&mut self, items: impl Into<Box<[Value]>>) -> Value {
        self.heap.alloc(classes::TUPLE, Body::Tuple(items.into()))
    }

    /// An integer.
    pub fn integer(&mut self, number: i64) -> Value {
        Value::small(number).unwrap_or_else(|| {
            self.heap
                .alloc(classes::INT, Body::Int(BigInt::from(number)))
        })
    }

    /// An integer of any size; in place if it fits.
    pub fn big(&mut self, number: BigInt) -> Value {
        match number.to_i64().and_then(Value::small) {
            Some(value) => value,
            None => self.heap.alloc(classes::INT, Body::Int(number)),
        }
    }

    /// A float.
    #[inline(always)]
    pub fn float(&mut self, number: f64) -> Value {
        match Value::float(number) {
            Some(value) => value,
            None => self.heap.alloc(classes::FLOAT, Body::Float(number)),
        }
    }

    /// The text of a `str` or of an instance of a subclass.
    #[must_use]
    pub fn as_text(&self, value: Value) -> Option<&str> {
        match self.body(value)? {
            Body::Str(text) => Some(&text.text),
            _ => None,
        }
    }

    /// What a value holds, if it is an object. (Only within the machine's own code, between two changes.)
    #[must_use]
    pub fn body(&self, value: Value) -> Option<&Body> {
        value
            .as_handle()
            .map(|handle| self.heap.get(handle).whole())
    }

    /// The exception of a class with one argument, a text.
    pub fn error(&mut self, class: Handle, message: impl Into<Box<str>>) -> Raised {
        let message = self.str(message);
        self.exception(class, vec![message])
    }

    /// An exception with arguments.
    pub fn exception(&mut self, class: Handle, args: Vec<Value>) -> Raised {
        let args = self.tuple(args);
        let shape = match &*self.heap.get(class) {
            Body::Class(class) => class.shape,
            _ => ShapeId(0),
        };
        let exception = Exception {
            args,
            traceback: Vec::new(),
            cause: Value::NONE,
            context: Value::NONE,
            suppress_context: false,
            attributes: Attributes {
                shape,
                slots: Vec::new(),
            },
        };
        Raised(self.heap.alloc(class, Body::Exception(Box::new(exception))))
    }

    /// A `TypeError`.
    pub fn type_error<T>(&mut self, message: impl Into<Box<str>>) -> Res<T> {
        Err(self.error(classes::TYPE_ERROR, message))
    }

    /// A `ValueError`.
    pub fn value_error<T>(&mut self, message: impl Into<Box<str>>) -> Res<T> {
        Err(self.error(classes::VALUE_ERROR, message))
    }

    /// Refuses what would take more memory than is allowed: to be asked before something big is made.
    pub fn reserve(&mut self, bytes: usize) -> Res<()> {
        if self.heap.bytes().saturating_add(bytes) > self.limits.bytes {
            self.vm.refused = true;
            return Err(self.exception(classes::MEMORY_ERROR, vec![]));
        }
        Ok(())
    }

    /// A native function as a value.
    pub fn native(&mut self, native: &'static Native) -> Value {
        self.heap
            .alloc(classes::NATIVE_FUNCTION, Body::Native(native))
    }

    /// A new module, without names. (`sys.modules` is the caller's.)
    pub fn add_module(&mut self, name: &str, file: &str, own: bool) -> ModuleId {
        let id = ModuleId(self.modules.len() as u32);
        let object = self.heap.alloc(classes::MODULE, Body::Module(id));
        self.modules.push(Module {
            name: name.into(),
            names: Namespace::default(),
            object: Some(object),
            file: file.into(),
            source: Arc::from(""),
            own,
            cells: Vec::new(),
        });
        id
    }

    /// What a module's name stands for.
    #[must_use]
    pub fn module_name(&self, module: ModuleId, name: &str) -> Option<Value> {
        self.modules[module.0 as usize]
            .names
            .get(self.symbols.find(name)?)
    }

    /// A function of the machine's own prelude.
    #[must_use]
    pub fn private(&self, name: &str) -> Option<Value> {
        self.module_name(self.vm.prelude?, name)
    }

    /// A code of the machine.
    #[must_use]
    pub fn linked(&self, code: CodeId) -> &Linked {
        &self.codes[code.0 as usize]
    }
}
