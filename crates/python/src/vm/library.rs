//! The machine's own library: compiled when the machine is built, and loaded into a new process.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, CodeId, ModuleId};
use crate::value::{Handle, Value};
use crate::vm::bind::Receiver;
use crate::vm::names;
use crate::vm::thread::{Frame, Stop, Then, Thread};
use interleave_python_code::shelf::{self, Module};
use interleave_python_code::{Code, Instr, Op};
use std::borrow::Cow;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The shelves that the machine carries (`build.rs`).
static EMBEDDED: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The modules that are there, shelf by shelf.
static SHELVES: Mutex<Vec<Arc<Shelf>>> = Mutex::new(Vec::new());

/// Modules of the library that are read together, when the first of them is wanted.
struct Shelf {
    bytes: Cow<'static, [u8]>,
    /// Their names, and whether they can have submodules.
    names: Vec<(String, bool)>,
    modules: OnceLock<Vec<Module>>,
}

impl Shelf {
    fn new(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let names = shelf::names(&bytes)?;
        Some(Self {
            bytes,
            names,
            modules: OnceLock::new(),
        })
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(other, _)| other == name)
    }

    fn modules(&self) -> &[Module] {
        let read = || shelf::from_bytes(&self.bytes).unwrap_or_default();
        self.modules.get_or_init(read)
    }
}

/// All that are there, those that the machine carries first.
fn shelves() -> MutexGuard<'static, Vec<Arc<Shelf>>> {
    // Each change is made in one step.
    let mut shelves = SHELVES.lock().unwrap_or_else(PoisonError::into_inner);
    if shelves.is_empty() {
        let embedded = EMBEDDED.iter();
        let embedded = embedded.filter_map(|bytes| Shelf::new(Cow::Borrowed(bytes)));
        shelves.extend(embedded.map(Arc::new));
    }
    shelves
}

fn shelf_with(name: &str) -> Option<Arc<Shelf>> {
    let shelves = shelves();
    shelves.iter().find(|shelf| shelf.has(name)).map(Arc::clone)
}

/// Adds modules for all machines from now on, unless they are there; `false` if these bytes are
/// no shelf.
pub fn add_shelf(bytes: Vec<u8>) -> bool {
    let Some(shelf) = Shelf::new(Cow::Owned(bytes)) else {
        return false;
    };
    let is_sound = !shelf.modules().is_empty();
    let mut shelves = shelves();
    if is_sound && !shelves.iter().any(|other| other.names == shelf.names) {
        shelves.push(Arc::new(shelf));
    }
    is_sound
}

/// A module of the library.
pub(crate) struct Source {
    /// Its code.
    pub code: Code,
    /// Where a traceback would say that it stands.
    pub file: String,
    /// Can it have submodules?
    pub package: bool,
}

/// Is there a module of that name?
pub(crate) fn has(name: &str) -> bool {
    shelf_with(name).is_some()
}

/// The module of a name.
pub(crate) fn find(name: &str) -> Option<Source> {
    let shelf = shelf_with(name)?;
    let module = shelf.modules().iter().find(|module| module.name == name)?;
    let path = name.replace('.', "/");
    Some(Source {
        code: module.code.clone(),
        file: if module.package {
            format!("lib/{path}/__init__.py")
        } else {
            format!("lib/{path}.py")
        },
        package: module.package,
    })
}

impl Machine {
    /// A process with its builtins, ready to load a program.
    ///
    /// # Panics
    /// If the machine's own library is broken.
    // In an engine, who calls it is built for speed.
    #[inline(never)]
    #[must_use]
    pub fn new(host: Box<dyn crate::Host>) -> Self {
        let mut machine = Self::bare(host);
        let loaded = machine.load_builtins();
        if let Err(raised) = loaded {
            let text = machine.first_argument(raised.0);
            let text = machine.as_text(text).unwrap_or_default().to_owned();
            panic!("the machine's own library does not load: {text}");
        }
        machine
    }

    fn load_builtins(&mut self) -> Res<()> {
        let builtins = self.add_module("builtins", "", true);
        self.vm.builtins = Some(builtins);
        self.imported.insert("builtins".into(), builtins);
        self.name_module(builtins, "builtins");
        for place in 0..classes::ALL.len() {
            self.add_builtin_class(Handle(place as u32), builtins);
        }
        for (name, value) in [
            ("NotImplemented", Value::NOT_IMPLEMENTED),
            ("Ellipsis", Value::ELLIPSIS),
            ("__debug__", Value::TRUE),
        ] {
            let symbol = self.symbol(name);
            self.modules[builtins.0 as usize].names.set(symbol, value);
        }
        for alias in ["EnvironmentError", "IOError"] {
            let symbol = self.symbol(alias);
            let class = Value::object(classes::OS_ERROR);
            self.modules[builtins.0 as usize].names.set(symbol, class);
        }
        self.add_natives(builtins, "builtins");
        let prelude = self.add_module("_prelude", "", true);
        self.vm.prelude = Some(prelude);
        self.imported.insert("_prelude".into(), prelude);
        self.add_natives(prelude, "_prelude");
        self.add_class_natives();
        self.run_prelude(prelude)?;
        self.publish(prelude, builtins);
        Ok(())
    }

    /// A built-in class that programs can name becomes a builtin.
    fn add_builtin_class(&mut self, class: Handle, builtins: ModuleId) {
        const PUBLIC: &[Handle] = &[
            classes::OBJECT,
            classes::TYPE,
            classes::INT,
            classes::BOOL,
            classes::FLOAT,
            classes::STR,
            classes::BYTES,
            classes::BYTEARRAY,
            classes::TUPLE,
            classes::LIST,
            classes::DICT,
            classes::SET,
            classes::FROZENSET,
            classes::RANGE,
            classes::SLICE,
            classes::PROPERTY,
            classes::CLASSMETHOD,
            classes::STATICMETHOD,
            classes::SUPER,
            classes::REVERSED,
            classes::ENUMERATE,
            classes::ZIP,
            classes::MAP,
            classes::FILTER,
        ];
        if PUBLIC.contains(&class) || class.0 >= classes::BASE_EXCEPTION.0 {
            let name = self.name_of_class(class);
            let symbol = self.symbol(&name);
            let value = Value::object(class);
            self.modules[builtins.0 as usize].names.set(symbol, value);
        }
    }

    /// Gives the built-in classes their native methods and properties.
    fn add_class_natives(&mut self) {
        for (class, table) in crate::natives::CLASS_TABLES {
            for (name, native) in *table {
                let symbol = self.symbol(name);
                let signature = self.signature(native);
                let method = self
                    .heap
                    .alloc(classes::METHOD_DESCRIPTOR, Body::Native(native));
                let value = match signature.receiver {
                    _ if signature.makes => self.native(native),
                    Receiver::Object => method,
                    Receiver::Class => self
                        .heap
                        .alloc(classes::CLASSMETHOD, Body::ClassMethod(method)),
                    Receiver::None => self
                        .heap
                        .alloc(classes::STATICMETHOD, Body::StaticMethod(method)),
                };
                self.set_class_attribute(*class, symbol, value);
            }
        }
        // Their classes show that these cannot be hashed: `list.__hash__ is None`.
        let hash = self.symbol("__hash__");
        for class in [
            classes::LIST,
            classes::DICT,
            classes::SET,
            classes::BYTEARRAY,
            classes::DICT_KEYS,
            classes::DICT_ITEMS,
        ] {
            self.set_class_attribute(class, hash, Value::NONE);
        }
        for (class, table) in crate::natives::PROPERTY_TABLES {
            for (name, native) in *table {
                let symbol = self.symbol(name);
                self.signature(native);
                let get = self.native(native);
                let property = crate::object::Property {
                    get,
                    set: Value::NONE,
                    delete: Value::NONE,
                    doc: Value::NONE,
                };
                let value = self
                    .heap
                    .alloc(classes::PROPERTY, Body::Property(Box::new(property)));
                self.set_class_attribute(*class, symbol, value);
            }
        }
    }

    /// Runs the files of `lib/_prelude/`, all in one module.
    fn run_prelude(&mut self, prelude: ModuleId) -> Res<()> {
        let first = shelf_with("_prelude.core");
        let modules = first.iter().flat_map(|shelf| shelf.modules());
        for module in modules.filter(|module| module.name.starts_with("_prelude.")) {
            let code = self.link(module.code.clone(), prelude)?;
            let mut thread = self.thread_of(code, &[]);
            loop {
                match self.run(&mut thread, u32::MAX) {
                    Stop::Slice | Stop::Alone => {}
                    Stop::Full => self.collect([&thread]),
                    Stop::Raised(exception) => return Err(crate::Raised(exception)),
                    Stop::Done(_) | Stop::Wait(_) => break,
                }
            }
        }
        Ok(())
    }

    /// What the prelude defines without an underscore is a builtin, if there is none of that name.
    fn publish(&mut self, prelude: ModuleId, builtins: ModuleId) {
        let pairs: Vec<_> = self.modules[prelude.0 as usize].names.iter().collect();
        for (name, value) in pairs {
            let text = self.symbols.name(name);
            let public = !text.starts_with('_') || matches!(text, "__import__" | "__build_class__");
            let names = &mut self.modules[builtins.0 as usize].names;
            if public && names.get(name).is_none() {
                names.set(name, value);
            }
        }
    }

    /// A thread that runs a code.
    pub fn thread_of(&self, code: CodeId, values: &[Value]) -> Thread {
        let size = usize::from(self.codes[code.0 as usize].code.registers);
        let mut registers = vec![Value::UNBOUND; size.max(values.len()) + 256];
        registers[..values.len()].copy_from_slice(values);
        let frame = Frame {
            code,
            pc: 0,
            base: 0,
            size: size as u32,
            then: Then::End,
            closure: Value::NONE,
            owner: Value::UNBOUND,
            handled: Value::NONE,
        };
        Thread {
            registers,
            frames: vec![frame],
            ..Thread::default()
        }
    }

    /// The main thread (number 0) of a program, in the module `__main__`.
    ///
    /// # Errors
    /// `SystemError` for a code that no compiler wrote.
    pub fn load_main(&mut self, code: Code, file: &str, source: &str) -> Res<Thread> {
        self.vm.main = Some(Arc::new(code.clone()));
        let module = self.open_main(file, source);
        let code = self.link(code, module)?;
        Ok(self.thread_of(code, &[]))
    }

    /// A function that runs the program's module anew, as `__mp_main__`: both names stand for the new module from now on.
    /// `None` where no file was loaded.
    pub(crate) fn main_anew(&mut self) -> Res<Option<Value>> {
        let old = self.imported.get("__main__").copied();
        let (Some(code), Some(old)) = (self.vm.main.clone(), old) else {
            return Ok(None);
        };
        let old = &self.modules[old.0 as usize];
        let (file, source) = (old.file.clone(), Arc::clone(&old.source));
        let module = self.open_main(&file, &source);
        self.modules[module.0 as usize].name = "__mp_main__".into();
        self.imported.insert("__mp_main__".into(), module);
        self.name_module(module, "__mp_main__");
        let code = self.link(Code::clone(&code), module)?;
        Ok(Some(self.module_function(code)))
    }

    /// The module `__main__`, without a name of the program's yet.
    pub(crate) fn open_main(&mut self, file: &str, source: &str) -> ModuleId {
        let module = self.add_module("__main__", file, false);
        self.modules[module.0 as usize].source = source.into();
        self.imported.insert("__main__".into(), module);
        self.name_module(module, "__main__");
        let text = self.str(file);
        self.modules[module.0 as usize].names.set(names::FILE, text);
        let builtins = self
            .vm
            .builtins
            .and_then(|module| self.modules[module.0 as usize].object);
        if let Some(builtins) = builtins {
            self.modules[module.0 as usize]
                .names
                .set(names::BUILTINS, builtins);
        }
        module
    }

    /// A new thread that will call `callable(*args, **kwargs)`: a tuple, and a dictionary or `None`. Its number is the caller's to set.
    pub fn start(&mut self, callable: Value, args: Value, kwargs: Value) -> Thread {
        let code = self.starter();
        self.thread_of(code, &[callable, args, kwargs])
    }

    fn starter(&mut self) -> CodeId {
        if let Some(code) = self.vm.starter {
            return code;
        }
        let instr = |op, d| Instr {
            op,
            d,
            a: 0,
            b: 0,
            c: 0,
        };
        let code = Code {
            name: "<thread>".into(),
            qualname: "<thread>".into(),
            registers: 3,
            instrs: vec![instr(Op::CallSpread, 1), instr(Op::Return, 0)],
            spans: vec![interleave_python_code::Span::default(); 2],
            ..Code::default()
        };
        let module = self.vm.prelude.unwrap_or(ModuleId(0));
        match self.link(code, module) {
            Ok(code) => {
                self.vm.starter = Some(code);
                code
            }
            Err(_) => CodeId(0),
        }
    }
}
