//! Making classes: layout, order of look-ups, attributes.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::Body;
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use crate::vm::names;

/// Built-in classes that no class can be derived from.
const FINAL: &[Handle] = &[
    classes::BOOL,
    classes::NONE_TYPE,
    classes::NOT_IMPLEMENTED_TYPE,
    classes::ELLIPSIS_TYPE,
    classes::FUNCTION,
    classes::NATIVE_FUNCTION,
    classes::METHOD,
    classes::METHOD_DESCRIPTOR,
    classes::RANGE,
    classes::SLICE,
    classes::GENERATOR,
    classes::COROUTINE,
    classes::ASYNC_GENERATOR,
    classes::CELL,
    classes::CODE,
    classes::TRACEBACK,
    classes::DICT_KEYS,
    classes::DICT_VALUES,
    classes::DICT_ITEMS,
];

impl Machine {
    /// A class: `type(name, bases, namespace)`, without what its bases and attributes do then.
    ///
    /// # Errors
    /// As CPython, if these bases do not go together.
    pub(crate) fn make_class(
        &mut self,
        meta: Handle,
        name: &str,
        bases: &[Value],
        namespace: Value,
    ) -> Res<Value> {
        let object = [Value::object(classes::OBJECT)];
        let bases = if bases.is_empty() { &object } else { bases };
        let layout = self.layout_of(bases)?;
        let order = self.linearize(bases)?;
        let pairs: Vec<(Value, Value)> = match self.body(namespace) {
            Some(Body::Dict(dict)) => dict.iter().collect(),
            _ => return self.type_error("type.__new__() argument 3 must be dict"),
        };
        let made = self.add_class(name, name, bases.to_vec(), layout);
        let handle = made.as_handle().unwrap_or(classes::OBJECT);
        self.heap.set_class(handle, meta);
        if let Body::Class(class) = &mut *self.heap.get_mut(handle) {
            class.order.truncate(1);
            class.order.extend(order);
        }
        for (key, value) in pairs {
            if let Some(key) = self.symbol_of(key) {
                self.add_to_class(handle, key, value);
            }
        }
        self.check_slots(handle)?;
        if self.class_names(handle, names::DOC).is_none() {
            self.set_class_attribute(handle, names::DOC, Value::NONE);
        }
        // A class that defines equality, but no hash, has no hash.
        if self.class_names(handle, names::EQ).is_some()
            && self.class_names(handle, names::HASH).is_none()
        {
            self.set_class_attribute(handle, names::HASH, Value::NONE);
        }
        for base in bases {
            if let Some(base) = base.as_handle() {
                self.subclasses.entry(base).or_default().push(handle);
            }
        }
        Ok(made)
    }

    fn class_names(&self, class: Handle, name: Symbol) -> Option<Value> {
        match &*self.heap.get(class) {
            Body::Class(class) => class.names.get(name),
            _ => None,
        }
    }

    fn add_to_class(&mut self, class: Handle, name: Symbol, value: Value) {
        let is_function = matches!(self.body(value), Some(Body::Function(_)));
        let value = match name {
            names::QUALNAME => {
                let text = self.as_text(value).map(str::to_owned);
                if let (Body::Class(class), Some(text)) = (&mut *self.heap.get_mut(class), text) {
                    class.qualname = text;
                }
                return;
            }
            names::CLASSCELL => {
                if let Some(Body::Cell(content)) = self.body_mut(value) {
                    *content = Value::object(class);
                }
                return;
            }
            names::NEW if is_function => self
                .heap
                .alloc(classes::STATICMETHOD, Body::StaticMethod(value)),
            names::INIT_SUBCLASS | names::CLASS_GETITEM if is_function => self
                .heap
                .alloc(classes::CLASSMETHOD, Body::ClassMethod(value)),
            _ => value,
        };
        self.set_class_attribute(class, name, value);
    }

    /// What instances of a class with these bases hold.
    fn layout_of(&mut self, bases: &[Value]) -> Res<Handle> {
        let mut layout = classes::OBJECT;
        for base in bases {
            let Some(Body::Class(class)) = self.body(*base) else {
                return self.type_error("bases must be types");
            };
            let (own, name) = (class.layout, class.name.clone());
            if base.as_handle().is_some_and(|base| FINAL.contains(&base)) {
                return self.type_error(format!("type '{name}' is not an acceptable base type"));
            }
            if self.is_subclass(own, layout) {
                layout = own;
            } else if !self.is_subclass(layout, own) {
                return self.type_error("multiple bases have instance lay-out conflict");
            }
        }
        Ok(layout)
    }

    /// Where to look after the class itself: C3, a merge of the bases' orders that keeps each of them.
    fn linearize(&mut self, bases: &[Value]) -> Res<Vec<Value>> {
        for (place, base) in bases.iter().enumerate() {
            if bases[..place].contains(base) {
                let name = self.name_of_class(base.as_handle().unwrap_or(classes::OBJECT));
                return self.type_error(format!("duplicate base class {name}"));
            }
        }
        let mut lists: Vec<Vec<Value>> = bases
            .iter()
            .map(|base| self.class_order(base.as_handle().unwrap_or(classes::OBJECT)))
            .collect();
        lists.push(bases.to_vec());
        let mut order = Vec::new();
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(order);
            }
            let next = lists
                .iter()
                .map(|list| list[0])
                .find(|first| lists.iter().all(|list| !list[1..].contains(first)));
            let Some(next) = next else {
                return Err(self.no_order(&lists));
            };
            order.push(next);
            for list in &mut lists {
                list.retain(|class| *class != next);
            }
        }
    }

    fn no_order(&mut self, lists: &[Vec<Value>]) -> Raised {
        let mut heads: Vec<String> = Vec::new();
        for list in lists {
            let name = self.name_of_class(list[0].as_handle().unwrap_or(classes::OBJECT));
            if !heads.contains(&name) {
                heads.push(name);
            }
        }
        let message = format!(
            "Cannot create a consistent method resolution\norder (MRO) for bases {}",
            heads.join(", ")
        );
        self.error(classes::TYPE_ERROR, message)
    }
}
