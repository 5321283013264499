//! Attributes: where they are looked up, in which order.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::{Attributes, Body, Property};
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use crate::vm::{LookedUp, names};

/// What an attribute is.
#[derive(Clone, Debug)]
pub enum Found {
    /// This.
    Value(Value),
    /// What this callable returns for these arguments (a property, `__getattr__`).
    Call(Value, Vec<Value>),
    /// There is none.
    Missing,
}

/// What an attribute is, before a function is bound to its object.
#[derive(Clone, Debug)]
pub(crate) enum Lookup {
    /// This.
    Value(Value),
    /// This function, bound to this object.
    Bound(Value, Value),
    /// What this callable returns for these arguments.
    Call(Value, Vec<Value>),
    /// There is none.
    Missing,
}

/// What a value does as an attribute of a class.
#[derive(Clone, Copy)]
pub(crate) enum Descriptor {
    /// A function: it is bound to the instance.
    Function,
    /// A class method: its function is bound to the class.
    Class(Value),
    /// A static method: its function.
    Static(Value),
    /// A property.
    Property(Property),
    /// An object with `__get__` (a function, or unbound), `__set__` and `__delete__`.
    User {
        get: Value,
        set: Value,
        delete: Value,
    },
    /// Nothing.
    Plain,
}

const LOOKUPS: usize = 1 << 10;

impl Machine {
    /// The attribute of a value, without running Python.
    ///
    /// # Errors
    /// What CPython raises; not the `AttributeError` of one that is missing.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn attribute(&mut self, value: Value, name: Symbol) -> Res<Found> {
        Ok(match self.lookup(value, name)? {
            Lookup::Value(value) => Found::Value(value),
            Lookup::Bound(function, receiver) => Found::Value(self.bound(function, receiver)),
            Lookup::Call(function, args) => Found::Call(function, args),
            Lookup::Missing => Found::Missing,
        })
    }

    /// A function bound to its first argument.
    pub fn bound(&mut self, function: Value, receiver: Value) -> Value {
        let class = match self.body(function) {
            Some(Body::Native(_)) => classes::NATIVE_FUNCTION,
            _ => classes::METHOD,
        };
        self.heap.alloc(class, Body::Method { function, receiver })
    }

    /// The `AttributeError` of an attribute that is missing.
    pub fn no_attribute(&mut self, value: Value, name: Symbol) -> Raised {
        let text = self.symbols.name(name);
        let message = match self.body(value) {
            Some(Body::Class(class)) => {
                format!("type object '{}' has no attribute '{text}'", class.name)
            }
            Some(Body::Module(module)) => format!(
                "module '{}' has no attribute '{text}'",
                self.modules[module.0 as usize].name
            ),
            Some(Body::Super { .. }) => format!("'super' object has no attribute '{text}'"),
            _ => format!(
                "'{}' object has no attribute '{text}'",
                self.class_name(value)
            ),
        };
        self.attribute_error(message, value, name)
    }

    /// An `AttributeError` that knows the object and the name.
    pub(crate) fn attribute_error(
        &mut self,
        message: String,
        value: Value,
        name: Symbol,
    ) -> Raised {
        let error = self.error(classes::ATTRIBUTE_ERROR, message);
        let text = self.symbols.text(name);
        self.put_attribute(error.0, names::NAME_ATTRIBUTE, text);
        self.put_attribute(error.0, names::OBJ_ATTRIBUTE, value);
        error
    }

    /// An attribute of a class, looked up in its order; the result is remembered.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn find_in_class(&mut self, class: Handle, name: Symbol) -> Option<Value> {
        let place = (class.0.wrapping_mul(31) ^ name.0.wrapping_mul(0x9e37)) as usize % LOOKUPS;
        let version = self.vm.class_version;
        if let Some(known) = self.vm.lookups.get(place)
            && known.class == class
            && known.name == name
            && known.version == version
        {
            return Some(known.value).filter(|value| !value.is_unbound());
        }
        let found = self.class_attribute(class, name);
        if self.vm.lookups.is_empty() {
            let empty = LookedUp {
                class,
                name,
                version: version.wrapping_sub(1),
                value: Value::UNBOUND,
            };
            self.vm.lookups = vec![empty; LOOKUPS];
        }
        let value = found.unwrap_or(Value::UNBOUND);
        self.vm.lookups[place] = LookedUp {
            class,
            name,
            version,
            value,
        };
        found
    }

    /// A method that a class written in Python has of its own (and not from a built-in class).
    pub(crate) fn python_method(&mut self, value: Value, name: Symbol) -> Option<Value> {
        let class = self.class_of(value);
        if is_builtin(class) {
            return None;
        }
        let found = self.find_in_class(class, name)?;
        (!matches!(self.body(found), Some(Body::Native(_)))).then_some(found)
    }

    /// What a value does as an attribute of a class.
    pub(crate) fn descriptor(&mut self, value: Value) -> Descriptor {
        let Some(handle) = value.as_handle() else {
            return Descriptor::Plain;
        };
        match &*self.heap.get(handle) {
            Body::Function(_) => Descriptor::Function,
            Body::Native(_) if self.heap.class(handle) == classes::METHOD_DESCRIPTOR => {
                Descriptor::Function
            }
            Body::ClassMethod(function) => Descriptor::Class(*function),
            Body::StaticMethod(function) => Descriptor::Static(*function),
            Body::Property(property) => Descriptor::Property(**property),
            _ => {
                let class = self.heap.class(handle);
                if is_builtin(class) {
                    return Descriptor::Plain;
                }
                let [get, set, delete] = [names::GET, names::SET, names::DELETE]
                    .map(|name| self.find_in_class(class, name).unwrap_or(Value::UNBOUND));
                if get.is_unbound() && set.is_unbound() && delete.is_unbound() {
                    Descriptor::Plain
                } else {
                    Descriptor::User { get, set, delete }
                }
            }
        }
    }

    /// The attribute of a value, before it is bound.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn lookup(&mut self, value: Value, name: Symbol) -> Res<Lookup> {
        match self.body(value) {
            Some(Body::Class(_)) => self.lookup_on_class(value, name),
            Some(Body::Module(module)) => {
                let module = *module;
                Ok(self.lookup_on_module(value, module, name))
            }
            Some(Body::Super { class, receiver }) => {
                let (class, receiver) = (*class, *receiver);
                self.lookup_super(class, receiver, name)
            }
            _ => {
                if let Some(method) = self.python_method(value, names::GETATTRIBUTE) {
                    let text = self.symbols.text(name);
                    return match self.prelude("_getattribute", vec![method, value, text])? {
                        crate::Out::Call(function, args) => Ok(Lookup::Call(function, args)),
                        _ => Ok(Lookup::Missing),
                    };
                }
                self.lookup_on_object(value, name)
            }
        }
    }

    /// As `object.__getattribute__` does, and then `__getattr__`.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn lookup_on_object(&mut self, value: Value, name: Symbol) -> Res<Lookup> {
        let found = self.lookup_without_hook(value, name)?;
        let class = self.class_of(value);
        if matches!(found, Lookup::Missing)
            && !is_builtin(class)
            && let Some(method) = self.find_in_class(class, names::GETATTR)
        {
            let text = self.symbols.text(name);
            return Ok(Lookup::Call(method, vec![value, text]));
        }
        Ok(found)
    }

    /// As `object.__getattribute__` does.
    pub(crate) fn lookup_without_hook(&mut self, value: Value, name: Symbol) -> Res<Lookup> {
        let class = self.class_of(value);
        let in_class = self.find_in_class(class, name);
        let descriptor = match in_class {
            Some(found) => self.descriptor(found),
            None => Descriptor::Plain,
        };
        match descriptor {
            Descriptor::Property(property) => {
                return self.get_property(property, value, class, name);
            }
            Descriptor::User { get, set, delete }
                if !get.is_unbound() && (!set.is_unbound() || !delete.is_unbound()) =>
            {
                let descriptor = in_class.unwrap_or(Value::NONE);
                return Ok(Lookup::Call(
                    get,
                    vec![descriptor, value, Value::object(class)],
                ));
            }
            _ => {}
        }
        if let Some(own) = self.own_attribute(value, name) {
            return Ok(Lookup::Value(own));
        }
        if let Some(found) = in_class {
            return Ok(Self::bind_descriptor(descriptor, found, value, class, name));
        }
        if let Some(special) = self.special(value, name)? {
            return Ok(Lookup::Value(special));
        }
        Ok(Lookup::Missing)
    }

    fn bind_descriptor(
        descriptor: Descriptor,
        found: Value,
        value: Value,
        class: Handle,
        name: Symbol,
    ) -> Lookup {
        match descriptor {
            Descriptor::Function if name == names::NEW => Lookup::Value(found),
            Descriptor::Function => Lookup::Bound(found, value),
            Descriptor::Class(function) => Lookup::Bound(function, Value::object(class)),
            Descriptor::Static(function) => Lookup::Value(function),
            Descriptor::User { get, .. } if !get.is_unbound() => {
                Lookup::Call(get, vec![found, value, Value::object(class)])
            }
            _ => Lookup::Value(found),
        }
    }

    fn get_property(
        &mut self,
        property: Property,
        value: Value,
        class: Handle,
        name: Symbol,
    ) -> Res<Lookup> {
        if !property.get.is_none() {
            return Ok(Lookup::Call(property.get, vec![value]));
        }
        let message = format!(
            "property '{}' of '{}' object has no getter",
            self.symbols.name(name),
            self.name_of_class(class)
        );
        Err(self.attribute_error(message, value, name))
    }

    fn lookup_on_class(&mut self, value: Value, name: Symbol) -> Res<Lookup> {
        let class = value.as_handle().unwrap_or(classes::OBJECT);
        let meta = self.heap.class(class);
        if meta != classes::TYPE
            && let Some(found) = self.find_in_class(meta, name)
            && let Descriptor::Property(property) = self.descriptor(found)
        {
            return self.get_property(property, value, meta, name);
        }
        if let Some(found) = self.find_in_class(class, name) {
            return Ok(match self.descriptor(found) {
                Descriptor::Class(function) => Lookup::Bound(function, value),
                Descriptor::Static(function) => Lookup::Value(function),
                Descriptor::User { get, .. } if !get.is_unbound() => {
                    Lookup::Call(get, vec![found, Value::NONE, value])
                }
                _ => Lookup::Value(found),
            });
        }
        if let Some(special) = self.special(value, name)? {
            return Ok(Lookup::Value(special));
        }
        if let Some(found) = self.find_in_class(meta, name) {
            let descriptor = self.descriptor(found);
            return Ok(Self::bind_descriptor(descriptor, found, value, meta, name));
        }
        if meta != classes::TYPE
            && let Some(method) = self.find_in_class(meta, names::GETATTR)
        {
            let text = self.symbols.text(name);
            return Ok(Lookup::Call(method, vec![value, text]));
        }
        Ok(Lookup::Missing)
    }

    fn lookup_on_module(
        &mut self,
        value: Value,
        module: crate::object::ModuleId,
        name: Symbol,
    ) -> Lookup {
        let names = &self.modules[module.0 as usize].names;
        if let Some(found) = names.get(name) {
            return Lookup::Value(found);
        }
        let getter = names.get(names::GETATTR);
        if let Ok(Some(special)) = self.special(value, name) {
            return Lookup::Value(special);
        }
        match getter {
            Some(getter) => Lookup::Call(getter, vec![self.symbols.text(name)]),
            None => Lookup::Missing,
        }
    }

    fn lookup_super(&mut self, class: Value, receiver: Value, name: Symbol) -> Res<Lookup> {
        // Within a class method the receiver is a class.
        let as_class = receiver
            .as_handle()
            .filter(|handle| matches!(&*self.heap.get(*handle), Body::Class(_)))
            .filter(|handle| {
                class
                    .as_handle()
                    .is_some_and(|class| self.is_subclass(*handle, class))
            });
        let start = as_class.unwrap_or_else(|| self.class_of(receiver));
        let order = self.class_order(start);
        let after = order
            .iter()
            .position(|other| *other == class)
            .map_or(0, |place| place + 1);
        let found = order[after..]
            .iter()
            .find_map(|base| match self.body(*base) {
                Some(Body::Class(base)) => base.names.get(name),
                _ => None,
            });
        let Some(found) = found else {
            return Ok(if name == names::CLASS {
                Lookup::Value(Value::object(classes::SUPER))
            } else {
                Lookup::Missing
            });
        };
        let descriptor = self.descriptor(found);
        Ok(match descriptor {
            Descriptor::Function if as_class.is_some() => Lookup::Value(found),
            Descriptor::Property(property) => {
                return self.get_property(property, receiver, start, name);
            }
            _ => Self::bind_descriptor(descriptor, found, receiver, start, name),
        })
    }

    /// The attributes that an object has of its own.
    pub fn attributes_of(&self, value: Value) -> Option<&Attributes> {
        let handle = value.as_handle()?;
        match self.heap.get(handle).whole() {
            Body::Instance(attributes) => Some(attributes),
            Body::Exception(exception) => Some(&exception.attributes),
            _ => self.heap.beside(handle),
        }
    }

    /// An attribute that an object has of its own.
    pub(crate) fn own_attribute(&self, value: Value, name: Symbol) -> Option<Value> {
        let attributes = self.attributes_of(value)?;
        let slot = self.slot_of(attributes.shape, name)?;
        attributes
            .slots
            .get(slot)
            .copied()
            .filter(|value| !value.is_unbound())
    }
}

/// Is it one of the classes that the machine began with?
#[inline(always)]
pub(crate) fn is_builtin(class: Handle) -> bool {
    (class.0 as usize) < classes::ALL.len()
}
