//! `__slots__`: the only names that instances may have as attributes, if every class up to `object` says some.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::Body;
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use crate::vm::attribute::is_builtin;
use crate::vm::names;

impl Machine {
    /// May an instance of a class have an attribute of this name?
    pub(crate) fn has_slot(&mut self, class: Handle, name: Symbol) -> bool {
        let text = self.symbols.name(name).to_owned();
        self.slots(class).is_none_or(|slots| slots.contains(&text))
    }

    /// The names in the `__slots__` of a class and its bases; `None` if there may be others.
    pub(crate) fn slots(&self, class: Handle) -> Option<Vec<String>> {
        let mut slots = Vec::new();
        for class in self.class_order(class) {
            let class = class.as_handle().filter(|class| *class != classes::OBJECT);
            let Some(class) = class else { continue };
            if is_builtin(class) {
                return None;
            }
            slots.extend(self.own_slots(class)?);
        }
        let open = slots.iter().any(|slot| slot == "__dict__");
        (!open).then_some(slots)
    }

    /// The names in the `__slots__` of a class and its bases, whether or not there may be others.
    pub(crate) fn declared_slots(&self, class: Handle) -> Vec<String> {
        let order = self.class_order(class).into_iter();
        let classes = order.filter_map(Value::as_handle);
        classes
            .filter_map(|class| self.own_slots(class))
            .flatten()
            .collect()
    }

    /// The names in the `__slots__` of a class itself.
    fn own_slots(&self, class: Handle) -> Option<Vec<String>> {
        let Body::Class(body) = &*self.heap.get(class) else {
            return None;
        };
        let given = body.names.get(names::SLOTS)?;
        let names: Vec<Value> = match self.body(given) {
            Some(Body::List(items)) => items.clone(),
            Some(Body::Tuple(items)) => items.to_vec(),
            Some(Body::Dict(dict)) => dict.iter().map(|(key, _)| key).collect(),
            _ => vec![given],
        };
        let texts = names.into_iter().filter_map(|name| self.as_text(name));
        Some(texts.map(|name| mangled(&body.name, name)).collect())
    }

    /// A class attribute must not have the name of a slot.
    pub(crate) fn check_slots(&mut self, class: Handle) -> Res<()> {
        for slot in self.own_slots(class).unwrap_or_default() {
            let name = self.symbol(&slot);
            let taken = match &*self.heap.get(class) {
                Body::Class(body) => body.names.get(name).is_some(),
                _ => false,
            };
            if taken && !slot.starts_with("__") {
                let message = format!("'{slot}' in __slots__ conflicts with class variable");
                return self.value_error(message);
            }
        }
        Ok(())
    }
}

/// A private name as it is kept.
fn mangled(class: &str, name: &str) -> String {
    if name.starts_with("__") && !name.ends_with("__") {
        return format!("_{}{name}", class.trim_start_matches('_'));
    }
    name.to_owned()
}
