//! What each access to an attribute found last, so that it need not look again.

use crate::object::ShapeId;
use crate::symbol::Symbol;
use crate::value::{Handle, Value};

/// An access to an attribute in a code. What it found is in `Caches::found`, not in the code: processes share codes.
#[derive(Clone, Copy)]
pub struct Site {
    /// The attribute's name.
    pub name: Symbol,
    /// Its place in `Caches::found`.
    pub place: u32,
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
    /// Setting it adds a slot; this is the shape afterwards.
    Add {
        shape: ShapeId,
        version: u32,
        next: ShapeId,
    },
}
