//! Setting and deleting attributes.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::{Attributes, Body, ModuleId, ShapeId};
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use crate::vm::attribute::{Descriptor, is_builtin};
use crate::vm::names;

/// How an attribute is set or deleted.
pub enum Assigned {
    /// It is done.
    Done,
    /// This callable does it.
    Call(Value, Vec<Value>),
}

impl Machine {
    /// `value.name = new`, or, if `new` is unbound, `del value.name`; without running Python.
    ///
    /// # Errors
    /// As CPython.
    pub fn assign(&mut self, value: Value, name: Symbol, new: Value) -> Res<Assigned> {
        let method = if new.is_unbound() {
            names::DELATTR
        } else {
            names::SETATTR
        };
        if let Some(method) = self.python_method(value, method) {
            let mut args = vec![value, self.symbols.text(name)];
            if !new.is_unbound() {
                args.push(new);
            }
            return Ok(Assigned::Call(method, args));
        }
        self.assign_as_object(value, name, new)
    }

    /// As `object.__setattr__` and `object.__delattr__` do.
    ///
    /// # Errors
    /// As CPython.
    pub fn assign_as_object(&mut self, value: Value, name: Symbol, new: Value) -> Res<Assigned> {
        match self.body(value) {
            Some(Body::Class(_)) => {
                let class = value.as_handle().unwrap_or(classes::OBJECT);
                return self
                    .assign_to_class(class, name, new)
                    .map(|()| Assigned::Done);
            }
            Some(Body::Module(module)) => {
                let module = *module;
                return self
                    .assign_to_module(value, module, name, new)
                    .map(|()| Assigned::Done);
            }
            _ => {}
        }
        let class = self.class_of(value);
        let in_class = self.find_in_class(class, name);
        if let Some(descriptor) = in_class
            && let Some(call) = self.assign_by_descriptor(descriptor, value, name, new)?
        {
            return Ok(call);
        }
        if self.set_special(value, name, new)? {
            return Ok(Assigned::Done);
        }
        if !self.has_attributes(value) {
            return Err(self.cannot_assign(value, name, in_class.is_some()));
        }
        if new.is_unbound() {
            self.delete_own(value, name).map(|()| Assigned::Done)
        } else {
            if self.own_attribute(value, name).is_none() && !self.has_slot(class, name) {
                return Err(self.no_attribute(value, name));
            }
            self.put_attribute(value, name, new);
            Ok(Assigned::Done)
        }
    }

    fn assign_by_descriptor(
        &mut self,
        descriptor: Value,
        value: Value,
        name: Symbol,
        new: Value,
    ) -> Res<Option<Assigned>> {
        match self.descriptor(descriptor) {
            Descriptor::Property(property) => {
                let (function, args, word) = if new.is_unbound() {
                    (property.delete, vec![value], "deleter")
                } else {
                    (property.set, vec![value, new], "setter")
                };
                if !function.is_none() {
                    return Ok(Some(Assigned::Call(function, args)));
                }
                let message = format!(
                    "property '{}' of '{}' object has no {word}",
                    self.symbols.name(name),
                    self.class_name(value)
                );
                Err(self.error(classes::ATTRIBUTE_ERROR, message))
            }
            Descriptor::User { set, delete, .. } => {
                let (function, args) = if new.is_unbound() {
                    (delete, vec![descriptor, value])
                } else {
                    (set, vec![descriptor, value, new])
                };
                Ok((!function.is_unbound()).then_some(Assigned::Call(function, args)))
            }
            _ => Ok(None),
        }
    }

    /// Can a program give this object attributes?
    pub(crate) fn has_attributes(&self, value: Value) -> bool {
        let Some(handle) = value.as_handle() else {
            return false;
        };
        let class = self.heap.class(handle);
        !is_builtin(class)
            || class == classes::FUNCTION
            || matches!(&*self.heap.get(handle), Body::Exception(_))
    }

    fn cannot_assign(&mut self, value: Value, name: Symbol, in_class: bool) -> Raised {
        if in_class {
            let message = format!(
                "'{}' object attribute '{}' is read-only",
                self.class_name(value),
                self.symbols.name(name)
            );
            return self.error(classes::ATTRIBUTE_ERROR, message);
        }
        self.no_attribute(value, name)
    }

    /// Gives an object an attribute of its own.
    pub fn put_attribute(&mut self, value: Value, name: Symbol, new: Value) {
        let Some(handle) = value.as_handle() else {
            return;
        };
        let shape = self.attributes_of(value).map(|attributes| attributes.shape);
        let shape = shape.unwrap_or_else(|| self.empty_shape(self.heap.class(handle)));
        match self.slot_of(shape, name) {
            Some(slot) => {
                if let Some(place) = self.slots_mut(handle, shape).slots.get_mut(slot) {
                    *place = new;
                }
            }
            None => {
                let next = self.shape_with(shape, name);
                let attributes = self.slots_mut(handle, shape);
                attributes.slots.push(new);
                attributes.shape = next;
                self.heap.grew(16);
            }
        }
    }

    pub(crate) fn slots_mut(&mut self, handle: Handle, empty: ShapeId) -> &mut Attributes {
        if matches!(
            &*self.heap.get(handle),
            Body::Instance(_) | Body::Exception(_)
        ) {
            match self.heap.get_mut(handle).whole() {
                Body::Instance(attributes) => attributes,
                Body::Exception(exception) => &mut exception.attributes,
                _ => unreachable!("it was one of the two"),
            }
        } else {
            self.heap.beside_mut(handle, || Attributes {
                shape: empty,
                slots: Vec::new(),
            })
        }
    }

    /// The shape of an instance without attributes.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn empty_shape(&self, class: Handle) -> ShapeId {
        match &*self.heap.get(class) {
            Body::Class(class) => class.shape,
            _ => ShapeId(0),
        }
    }

    fn delete_own(&mut self, value: Value, name: Symbol) -> Res<()> {
        if self.own_attribute(value, name).is_none() {
            let message = self.symbols.name(name).to_owned();
            return Err(if self.body(value).is_some() {
                self.no_attribute(value, name)
            } else {
                self.error(classes::ATTRIBUTE_ERROR, message)
            });
        }
        self.put_attribute(value, name, Value::UNBOUND);
        Ok(())
    }

    fn assign_to_class(&mut self, class: Handle, name: Symbol, new: Value) -> Res<()> {
        if is_builtin(class) {
            let message = format!(
                "cannot set '{}' attribute of immutable type '{}'",
                self.symbols.name(name),
                self.name_of_class(class)
            );
            return self.type_error(message);
        }
        if self.set_special(Value::object(class), name, new)? {
            return Ok(());
        }
        let old = match &*self.heap.get(class) {
            Body::Class(class) => class.names.get(name),
            _ => None,
        };
        if new.is_unbound() && old.is_none() {
            let text = self.symbols.name(name).to_owned();
            return Err(self.error(classes::ATTRIBUTE_ERROR, text));
        }
        self.set_class_attribute(class, name, new);
        Ok(())
    }

    /// Sets an attribute of a class (unbound: deletes it).
    pub fn set_class_attribute(&mut self, class: Handle, name: Symbol, new: Value) {
        if let Body::Class(class) = &mut *self.heap.get_mut(class) {
            class.names.set(name, new);
        }
        self.classes_changed();
    }

    fn assign_to_module(
        &mut self,
        value: Value,
        module: ModuleId,
        name: Symbol,
        new: Value,
    ) -> Res<()> {
        let names = &mut self.modules[module.0 as usize].names;
        if new.is_unbound() && names.get(name).is_none() {
            return Err(self.no_attribute(value, name));
        }
        names.set(name, new);
        Ok(())
    }
}
