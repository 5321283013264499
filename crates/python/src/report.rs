//! Who waits for what, when every thread waits.

use crate::holder;
use crate::machine::Machine;
use crate::native::Wait;
use crate::object::Body;
use crate::process::Pid;
use crate::traceback::Place;
use crate::value::Handle;
use crate::vm::thread::Thread;
use std::fmt;

/// Every thread that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// In the order in which they were started.
    pub waiting: Vec<Waiting>,
}

/// A thread that waits for a lock, or for another process.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// In which process.
    pub process: Pid,
    /// Its number.
    pub thread: u32,
    /// Its number in records: that of the main thread is 0, also while it ends.
    pub recorded: u32,
    /// Its name.
    pub name: String,
    /// What it waits for: `lock 2`, `the end of Thread-1`.
    pub what: String,
    /// Which thread holds that, if one does.
    pub holder: Option<String>,
    /// The number of that thread in records.
    pub holder_recorded: Option<u32>,
    /// Where it waits, in the program.
    pub place: Option<Place>,
}

/// What is told of a thread that waits; `None` if it only waits for a time.
pub fn waiting(machine: &Machine, thread: &Thread, wait: Wait) -> Option<Waiting> {
    let (what, owner) = match (wait.lock, wait.shared) {
        (Some(lock), _) => of_lock(machine, lock),
        (None, shared) => (shared?.to_string(), None),
    };
    Some(Waiting {
        process: machine.process.pid,
        thread: thread.id,
        recorded: machine.tracing.recorded(thread.id),
        name: name(machine, thread.id),
        what,
        holder: owner.map(|owner| name(machine, owner)),
        holder_recorded: owner.map(|owner| machine.tracing.recorded(owner)),
        place: machine.place_of(thread),
    })
}

/// What a lock is called, and who holds it.
fn of_lock(machine: &Machine, lock: Handle) -> (String, Option<u32>) {
    let (label, owner) = match &*machine.heap.get(lock) {
        Body::Lock(lock) => (lock.label.clone(), lock.held.then_some(lock.owner)),
        _ => (None, None),
    };
    match label {
        Some(label) => (label.into(), None),
        None => (called(machine, lock), owner),
    }
}

/// A lock by the name that the program has for it; else by where it was made.
fn called(machine: &Machine, lock: Handle) -> String {
    holder::name_of(machine, lock).map_or_else(|| made(machine, lock), |name| quoted(&name))
}

/// A lock by its name.
pub(crate) fn quoted(name: &str) -> String {
    format!("lock '{name}'")
}

/// A lock by where it was made.
pub(crate) fn made(machine: &Machine, lock: Handle) -> String {
    let made = match &*machine.heap.get(lock) {
        Body::Lock(lock) => lock.made.and_then(|made| machine.place(made)),
        _ => None,
    };
    match made {
        Some(place) => format!("a lock made in line {}", place.span.line),
        None => format!("lock {}", lock.0),
    }
}

fn name(machine: &Machine, thread: u32) -> String {
    let given = machine.thread_names.get(&thread);
    given.map_or_else(|| format!("thread {thread}"), Clone::clone)
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "Deadlock: every thread waits, and nothing can wake one."
        )?;
        for waiting in &self.waiting {
            write!(out, "  {} waits for {}", waiting.name, waiting.what)?;
            if let Some(holder) = &waiting.holder {
                write!(out, ", which {holder} holds")?;
            }
            if let Some(place) = &waiting.place {
                write!(out, ", in line {}", place.span.line)?;
                if !place.text.trim().is_empty() {
                    write!(out, ": {}", place.text.trim())?;
                }
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
