//! Functions and classes by their module and their qualified name.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Native, Res};
use crate::object::Body;
use crate::value::Value;
use crate::vm::attribute::Found;
use crate::vm::names;

impl Machine {
    /// What stands under a qualified name in a module that is loaded.
    pub(super) fn find_global(&self, module: &str, qualname: &str) -> Option<Value> {
        let module = self.imported.get(module)?;
        let mut parts = qualname.split('.');
        let first = self.symbols.find(parts.next()?)?;
        let mut found = self.modules.get(module.0 as usize)?.names.get(first)?;
        for part in parts {
            let name = self.symbols.find(part)?;
            found = match self.body(found)? {
                Body::Class(class) => class.names.get(name)?,
                _ => return None,
            };
            if let Some(Body::StaticMethod(function)) = self.body(found) {
                found = *function;
            }
        }
        Some(found)
    }

    /// The module and the qualified name under which a function or class is found again; `None` if it is not.
    pub(super) fn global_name(&mut self, value: Value) -> Res<Option<(String, String)>> {
        let (module, qualname) = match self.body(value) {
            Some(Body::Class(class)) => {
                let qualname = class.qualname.clone();
                (self.module_of(value)?, qualname)
            }
            Some(Body::Function(function)) => {
                let qualname = self.as_text(function.qualname).unwrap_or_default();
                let qualname = qualname.to_owned();
                (self.module_of(value)?, qualname)
            }
            Some(Body::Native(native)) => return Ok(self.native_name(value, native)),
            _ => return Ok(None),
        };
        let found = self.find_global(&module, &qualname);
        Ok((found == Some(value)).then_some((module, qualname)))
    }

    fn module_of(&mut self, value: Value) -> Res<String> {
        Ok(match self.attribute(value, names::MODULE)? {
            Found::Value(module) => self.as_text(module).unwrap_or_default().to_owned(),
            _ => String::new(),
        })
    }

    /// A native function has no module of its own: it is looked for in all modules, in public ones first.
    fn native_name(&self, value: Value, native: &'static Native) -> Option<(String, String)> {
        if self.class_of(value) == classes::METHOD_DESCRIPTOR {
            let found = self.find_global("builtins", native.name)?;
            return (found == value).then(|| ("builtins".to_owned(), native.name.to_owned()));
        }
        let offers = |module: &&String| self.find_global(module, native.name) == Some(value);
        let modules = self.imported.keys().filter(offers);
        let module =
            modules.min_by_key(|module| (module.starts_with('_'), module.len(), *module))?;
        Some((module.clone(), native.name.to_owned()))
    }
}
