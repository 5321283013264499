//! What accesses to attributes found last, so that they need not look again.

use crate::object::ShapeId;
use crate::symbol::Symbol;
use crate::value::{Handle, Value};
use std::cell::Cell;

/// An access to an attribute in a code.
pub struct Site {
    /// The attribute's name.
    pub name: Symbol,
    /// What was found.
    pub cache: Cell<Cache>,
}

impl Site {
    /// Which found nothing yet.
    pub fn new(name: Symbol) -> Self {
        Self {
            name,
            cache: Cell::new(Cache::Empty),
        }
    }
}

/// What an access found. It holds as long as the object has the same shape (or built-in class), and no class changed.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum Cache {
    /// Nothing.
    Empty,
    /// The attribute is in this slot of the instance.
    Slot {
        shape: ShapeId,
        version: u32,
        slot: u32,
    },
    /// It is this function of the instance's class, to be bound to the instance.
    Method {
        shape: ShapeId,
        version: u32,
        function: Value,
    },
    /// It is this method of a built-in class.
    Builtin { class: Handle, function: Value },
    /// It is at this place among the names of a module.
    Global { module: Value, place: u32 },
    /// Setting it adds a slot: the shape after it.
    Add {
        shape: ShapeId,
        version: u32,
        next: ShapeId,
    },
}
