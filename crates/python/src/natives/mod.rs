//! Functions and methods written in Rust, in tables by class and by module.

pub mod ending;
pub mod str;
mod table;
pub mod thread;
pub mod time;

use crate::classes;
use crate::native::Table;
use crate::value::Handle;

/// The methods of the built-in classes. A class may stand here several times.
pub const CLASS_TABLES: &[(Handle, Table)] = &[(classes::LOCK, thread::LOCK)];

/// The functions of modules. A module may stand here several times.
pub const MODULE_TABLES: &[(&str, Table)] = &[
    ("_prelude", ending::MODULE),
    ("_thread", thread::MODULE),
    ("_time", time::MODULE),
];

/// What is read from instances of the built-in classes like an attribute: each is the getter of a property.
pub const PROPERTY_TABLES: &[(Handle, Table)] = &[];
