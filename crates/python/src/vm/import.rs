//! Imports: of the modules of `lib/`, and of those that are native only.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::{Body, ModuleId};
use crate::symbol::Symbol;
use crate::value::Value;
use crate::vm::attribute::Found;
use crate::vm::follow::Flow;
use crate::vm::link::Linked;
use crate::vm::names;
use crate::vm::thread::Then;
use interleave_python_code::Instr;

impl Machine {
    /// `import a.b`: makes sure that `a` and `a.b` are there, one after the other; each runs as a frame.
    pub(crate) fn import(
        &mut self,
        linked: &Linked,
        instr: Instr,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let name = self
            .symbols
            .name(linked.names[usize::from(instr.b)])
            .to_owned();
        let name = self.absolute(linked.module, &name, instr.c)?;
        let mut end = 0;
        while end < name.len() {
            end = name[end + 1..]
                .find('.')
                .map_or(name.len(), |dot| end + 1 + dot);
            if !self.imported.contains_key(&name[..end]) {
                return self.load(&name[..end], &name);
            }
        }
        let wanted = if instr.d == 0 && instr.c == 0 {
            name.split('.').next().unwrap_or(&name)
        } else {
            &name
        };
        regs[usize::from(instr.a)] = self.module_object(wanted);
        Ok(Flow::Next)
    }

    /// The name of a module without leading dots.
    fn absolute(&mut self, from: ModuleId, name: &str, levels: u16) -> Res<String> {
        if levels == 0 {
            return Ok(name.to_owned());
        }
        let module = &self.modules[from.0 as usize];
        let package = module.names.get(names::PATH).is_some();
        let mut parts: Vec<&str> = module.name.split('.').collect();
        let up = usize::from(levels) - usize::from(package);
        if module.name == "__main__" || up >= parts.len() + usize::from(package) {
            return Err(self.error(
                classes::IMPORT_ERROR,
                "attempted relative import with no known parent package",
            ));
        }
        parts.truncate(parts.len() - up);
        if !name.is_empty() {
            parts.push(name);
        }
        Ok(parts.join("."))
    }

    fn module_object(&self, name: &str) -> Value {
        self.imported
            .get(name)
            .and_then(|module| self.modules[module.0 as usize].object)
            .unwrap_or(Value::NONE)
    }

    /// Loads one module, whose parent is there.
    fn load(&mut self, name: &str, whole: &str) -> Res<Flow> {
        let source = crate::vm::library::find(name);
        let native = crate::natives::MODULE_TABLES
            .iter()
            .any(|(module, _)| *module == name);
        if source.is_none() && !native {
            return Err(self.no_module(name, whole));
        }
        let file = source
            .as_ref()
            .map_or_else(String::new, |source| source.file.clone());
        let module = self.add_module(name, &file, true);
        self.name_module(module, name);
        self.add_natives(module, name);
        self.imported.insert(name.to_owned(), module);
        if let Some((parent, child)) = name.rsplit_once('.')
            && let Some(parent) = self.imported.get(parent).copied()
        {
            let child = self.symbol(child);
            let object = self.modules[module.0 as usize]
                .object
                .unwrap_or(Value::NONE);
            self.modules[parent.0 as usize].names.set(child, object);
        }
        let Some(source) = source else {
            return Ok(Flow::Again);
        };
        if source.package {
            let path = self.list(Vec::new());
            self.modules[module.0 as usize].names.set(names::PATH, path);
        }
        let code = self.link(source.code, module)?;
        Ok(Flow::Load(code, module))
    }

    /// The names that every module has.
    pub(crate) fn name_module(&mut self, module: ModuleId, name: &str) {
        let text = self.str(name);
        let names = &mut self.modules[module.0 as usize].names;
        names.set(names::NAME, text);
        names.set(names::DOC, Value::NONE);
    }

    /// Gives a module its native functions.
    pub(crate) fn add_natives(&mut self, module: ModuleId, name: &str) {
        for (owner, table) in crate::natives::MODULE_TABLES {
            if *owner == name {
                for (name, native) in *table {
                    let symbol = self.symbol(name);
                    let value = self.native(native);
                    self.signature(native);
                    self.modules[module.0 as usize].names.set(symbol, value);
                }
            }
        }
    }

    fn no_module(&mut self, name: &str, whole: &str) -> Raised {
        let message = match name.rsplit_once('.') {
            Some((parent, _)) if !self.is_package(parent) => {
                format!("No module named '{whole}'; '{parent}' is not a package")
            }
            _ => format!("No module named '{name}'"),
        };
        let error = self.error(classes::MODULE_NOT_FOUND_ERROR, message);
        let text = self.str(name);
        self.put_attribute(error.0, names::NAME_ATTRIBUTE, text);
        error
    }

    fn is_package(&self, name: &str) -> bool {
        self.imported.get(name).is_some_and(|module| {
            self.modules[module.0 as usize]
                .names
                .get(names::PATH)
                .is_some()
        })
    }

    /// `from module import name`.
    pub(crate) fn import_from(
        &mut self,
        linked: &Linked,
        instr: Instr,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let (module, name) = (
            regs[usize::from(instr.b)],
            linked.names[usize::from(instr.c)],
        );
        match self.attribute(module, name)? {
            Found::Value(value) => {
                regs[usize::from(instr.a)] = value;
                return Ok(Flow::Next);
            }
            Found::Call(function, args) => {
                return Ok(Flow::Call(function, args.into(), Then::Store(instr.a)));
            }
            Found::Missing => {}
        }
        let own = match self.body(module) {
            Some(Body::Module(module)) => *module,
            _ => return Err(self.cannot_import(name, "?", "unknown location")),
        };
        let own_name = self.modules[own.0 as usize].name.clone();
        let child = format!("{own_name}.{}", self.symbols.name(name));
        if self.imported.contains_key(&child) {
            regs[usize::from(instr.a)] = self.module_object(&child);
            return Ok(Flow::Next);
        }
        if crate::vm::library::has(&child) {
            return self.load(&child, &child);
        }
        let file = self.modules[own.0 as usize].file.clone();
        let file = if file.is_empty() {
            "unknown location".to_owned()
        } else {
            file
        };
        Err(self.cannot_import(name, &own_name, &file))
    }

    fn cannot_import(&mut self, name: Symbol, module: &str, file: &str) -> Raised {
        let message = format!(
            "cannot import name '{}' from '{module}' ({file})",
            self.symbols.name(name)
        );
        let error = self.error(classes::IMPORT_ERROR, message);
        let text = self.str(module);
        self.put_attribute(error.0, names::NAME_ATTRIBUTE, text);
        error
    }

    /// `from module import *`.
    pub(crate) fn import_star(&mut self, linked: &Linked, module: Value) -> Res<Flow> {
        let Some(Body::Module(from)) = self.body(module) else {
            return self.bad_code();
        };
        let from = *from;
        let names = &self.modules[from.0 as usize].names;
        let all = names.get(names::ALL_NAMES);
        let mut pairs: Vec<(Symbol, Value)> = names.iter().collect();
        let listed: Option<Vec<Value>> = match all.and_then(|all| self.body(all)) {
            Some(Body::List(items)) => Some(items.clone()),
            Some(Body::Tuple(items)) => Some(items.to_vec()),
            _ => None,
        };
        match listed {
            Some(listed) => {
                let mut wanted = Vec::new();
                for name in listed {
                    wanted.extend(self.symbol_of(name));
                }
                pairs.retain(|(name, _)| wanted.contains(name));
            }
            None => pairs.retain(|(name, _)| !self.symbols.name(*name).starts_with('_')),
        }
        for (name, value) in pairs {
            self.modules[linked.module.0 as usize]
                .names
                .set(name, value);
        }
        Ok(Flow::Next)
    }
}
