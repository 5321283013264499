//! Classes, their order of look-ups, and the shapes of their instances.

use super::{Machine, Shape};
use crate::classes;
use crate::object::{Body, Class, Namespace, ShapeId};
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use rustc_hash::FxHashMap;
use std::sync::Arc;

impl Machine {
    pub(super) fn layout_of_builtin(&self, handle: Handle, base: Handle) -> Handle {
        match base {
            classes::OBJECT => handle,
            _ => match &*self.heap.get(base) {
                Body::Class(class) => class.layout,
                _ => handle,
            },
        }
    }

    /// A new class, with the order of look-ups of a single line of bases. (Several bases: the caller sets `order`.)
    pub fn add_class(
        &mut self,
        name: &str,
        qualname: &str,
        bases: Vec<Value>,
        layout: Handle,
    ) -> Value {
        let shape = ShapeId(self.shapes.len() as u32);
        let rest = bases
            .first()
            .and_then(|base| base.as_handle())
            .map_or_else(Vec::new, |base| self.class_order(base));
        let class = Class {
            name: name.into(),
            qualname: qualname.into(),
            bases,
            order: vec![],
            names: Namespace::default(),
            layout,
            shape,
        };
        let made = self.heap.alloc(classes::TYPE, Body::Class(Box::new(class)));
        let handle = made.as_handle().unwrap_or(classes::OBJECT);
        if let Body::Class(class) = &mut *self.heap.get_mut(handle) {
            class.order.push(made);
            class.order.extend(rest);
        }
        self.shapes.push(Shape {
            class: handle,
            names: Arc::new([]),
            next: FxHashMap::default(),
        });
        made
    }

    /// A class and, after it, where to look for its attributes.
    #[must_use]
    pub fn class_order(&self, class: Handle) -> Vec<Value> {
        match &*self.heap.get(class) {
            Body::Class(class) => class.order.clone(),
            _ => Vec::new(),
        }
    }

    /// The class of a value.
    #[must_use]
    pub fn class_of(&self, value: Value) -> Handle {
        if let Some(handle) = value.as_handle() {
            self.heap.class(handle)
        } else if value.as_small().is_some() {
            classes::INT
        } else if value.as_float().is_some() {
            classes::FLOAT
        } else {
            match value {
                Value::TRUE | Value::FALSE => classes::BOOL,
                Value::NOT_IMPLEMENTED => classes::NOT_IMPLEMENTED_TYPE,
                Value::ELLIPSIS => classes::ELLIPSIS_TYPE,
                _ => classes::NONE_TYPE,
            }
        }
    }

    /// The name of a value's class, for messages.
    #[must_use]
    pub fn class_name(&self, value: Value) -> String {
        self.name_of_class(self.class_of(value))
    }

    /// The name of a class, for messages: those that CPython writes in C with their module.
    #[must_use]
    pub fn name_of_class(&self, class: Handle) -> String {
        if class == crate::classes::LOCK {
            return "_thread.lock".into();
        }
        let Body::Class(body) = &*self.heap.get(class) else {
            return String::new();
        };
        let module = body.names.get(crate::vm::names::MODULE);
        match module.and_then(|module| self.as_text(module)) {
            Some("datetime") => format!("datetime.{}", body.name),
            _ => body.name.clone(),
        }
    }

    /// Is a class another one, or derived from it?
    #[must_use]
    pub fn is_subclass(&self, class: Handle, other: Handle) -> bool {
        class == other
            || match &*self.heap.get(class) {
                Body::Class(class) => class.order.contains(&Value::object(other)),
                _ => false,
            }
    }

    /// Is a value an instance of a class, or of one derived from it?
    #[must_use]
    pub fn is_instance(&self, value: Value, class: Handle) -> bool {
        self.is_subclass(self.class_of(value), class)
    }

    /// An attribute of a class, looked up in its order.
    #[must_use]
    pub fn class_attribute(&self, class: Handle, name: Symbol) -> Option<Value> {
        let Body::Class(own) = &*self.heap.get(class) else {
            return None;
        };
        own.order
            .iter()
            .find_map(|base| match &*self.heap.get(base.as_handle()?) {
                Body::Class(base) => base.names.get(name),
                _ => None,
            })
    }

    /// The shape with one name more.
    pub fn shape_with(&mut self, shape: ShapeId, name: Symbol) -> ShapeId {
        let from = &self.shapes[shape.0 as usize];
        if let Some(next) = from.next.get(&name) {
            return *next;
        }
        let (class, names) = (
            from.class,
            from.names.iter().copied().chain([name]).collect(),
        );
        let next = ShapeId(self.shapes.len() as u32);
        self.shapes.push(Shape {
            class,
            names,
            next: FxHashMap::default(),
        });
        self.shapes[shape.0 as usize].next.insert(name, next);
        next
    }

    /// Where a shape keeps a name.
    #[must_use]
    pub fn slot_of(&self, shape: ShapeId, name: Symbol) -> Option<usize> {
        self.shapes[shape.0 as usize]
            .names
            .iter()
            .position(|other| *other == name)
    }
}
