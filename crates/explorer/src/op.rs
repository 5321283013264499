//! What a thread does next that others can notice.

use interleave_python::native::Wait;
use interleave_python::object::ModuleId;
use interleave_python::symbol::Symbol;
use interleave_python::value::Handle;

/// A place in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A name of a module, by its place there.
    Global(ModuleId, u32),
    /// An attribute of an object.
    Attribute(Handle, Symbol),
    /// What an object holds.
    Content(Handle),
}

/// What a thread does next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// It begins.
    Begin,
    /// It reads or writes.
    Access {
        /// What.
        place: Place,
        /// Does it write?
        write: bool,
    },
    /// It takes a lock, and waits until it can.
    Acquire(Handle),
    /// It takes a lock that only it waits for: that of another thread's end, or of a notification.
    Join(Handle),
    /// It tries to take a lock, or to take it for some time.
    Try(Handle),
    /// It releases a lock, or asks whether it is held.
    Release(Handle),
    /// It starts a thread.
    Start,
    /// It sleeps.
    Sleep,
    /// It waits for a time, or for a lock and a time.
    Wait(Wait),
    /// It prints.
    Print,
    /// It ends, and others ask which threads there are.
    End,
    /// It computes for long.
    Compute,
}

impl Op {
    /// Does the thread itself let others go first here?
    pub fn yields(&self) -> bool {
        matches!(self, Self::Sleep | Self::Wait(_))
    }
}
