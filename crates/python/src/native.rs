//! What is written in Rust and called from Python.

use crate::machine::Machine;
use crate::process::Shared;
use crate::value::{Handle, Value};
pub use crate::vm::bind::Args;
use crate::vm::thread::Thread;

/// A Python exception under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised(pub Value);

/// What may raise.
pub type Res<T> = Result<T, Raised>;

/// How a native function ends.
#[derive(Clone, Debug)]
pub enum Out {
    /// With a result.
    Value(Value),
    /// With what this callable returns: a tail call, so that Python code runs on the thread's own frames.
    Call(Value, Vec<Value>),
    /// With what this callable returns for arguments by position and by name.
    CallWith(Value, Args),
    /// With what this generator gives next.
    Resume(Value, Sent),
    /// With what this function finds in the calls of the thread.
    Look(fn(&mut Machine, &Thread) -> Res<Out>),
    /// Not yet: the thread waits, and the same call is made again when it is woken.
    Wait(Wait),
}

impl From<Value> for Out {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

/// What a generator gets when it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The value of its `yield`.
    Value(Value),
    /// An exception that its `yield` raises.
    Exception(Value),
}

/// What a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wait {
    /// The lock, if it is one.
    pub lock: Option<Handle>,
    /// Something that processes share, if it is that. If it is neither, the thread only waits for a time.
    pub shared: Option<Shared>,
    /// Until when, as `Host::monotonic` counts.
    pub until: Option<f64>,
}

/// A native function. `args` has one value for each parameter of its signature: unbound if it was not given and has no default.
pub type NativeFn = fn(&mut Machine, &[Value]) -> Res<Out>;

/// A native function and what it takes.
pub struct Native {
    /// As messages name it: `len`, `list.append`.
    pub name: &'static str,
    /// What it takes, in Python's notation without annotations: `"iterable, /, start=0"`, `"*args, **kwargs"`.
    /// Defaults are `None`, `True`, `False`, integers or texts in quotes; `=?` leaves what is not given unbound.
    /// It includes the `self` of a method.
    pub signature: &'static str,
    /// The function itself.
    pub run: NativeFn,
}

impl std::fmt::Debug for Native {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "<built-in function {}>", self.name)
    }
}

/// Natives of a class or a module, by the names they have there.
pub type Table = &'static [(&'static str, Native)];
