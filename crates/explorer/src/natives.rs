//! What native functions do that other threads can notice.

use interleave_python::native::Native;
use interleave_python::natives::harmless::{Changes, changes};
use rustc_hash::FxHashMap;

/// What a native function does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Nothing.
    Nothing,
    /// It takes a lock, perhaps.
    Acquire,
    /// It takes a lock.
    Enter,
    /// It releases a lock.
    Release,
    /// It says whether a lock is held.
    Locked,
    /// It starts a thread.
    Start,
    /// It sleeps.
    Sleep,
    /// It prints.
    Print,
    /// It tells the time.
    Clock,
    /// It has to do with processes.
    Process,
    /// It reads what its arguments hold.
    Read,
    /// It may change its first argument, and reads the others.
    Change,
    /// It may change any of its arguments.
    ChangeAll,
    /// It reads an attribute by its name.
    GetAttribute,
    /// It sets an attribute by its name.
    SetAttribute,
}

/// What native functions do, by their addresses.
#[derive(Debug, Default)]
pub struct Natives(FxHashMap<usize, Does>);

impl Natives {
    /// What a native function does.
    pub fn does(&mut self, native: &'static Native) -> Does {
        let key = std::ptr::from_ref(native).addr();
        *self.0.entry(key).or_insert_with(|| does(native.name))
    }
}

impl Natives {
    /// May it change more than objects (a module's names)?
    pub fn is_wild(&mut self, native: &'static Native) -> bool {
        let name = native.name;
        match self.does(native) {
            Does::ChangeAll => {
                !name.contains('.') || name.starts_with("dict.") || name.starts_with("type.")
            }
            Does::SetAttribute => true,
            _ => false,
        }
    }
}

fn does(name: &str) -> Does {
    match name {
        "lock.acquire" | "lock.acquire_lock" => Does::Acquire,
        "lock.__enter__" => Does::Enter,
        "lock.release" | "lock.release_lock" | "lock.__exit__" => Does::Release,
        "lock.locked" | "lock.locked_lock" => Does::Locked,
        "start_new_thread" => Does::Start,
        "sleep" => Does::Sleep,
        "print" | "write" => Does::Print,
        "time" | "time_ns" | "monotonic" | "monotonic_ns" | "perf_counter" | "perf_counter_ns"
        | "process_time" | "process_time_ns" | "thread_time" => Does::Clock,
        "allocate_lock" | "get_ident" | "get_native_id" | "_set_name" | "_label" | "_note"
        | "_is_watched" | "_stands" | "_count" | "flush" | "handled" | "_write_error"
        | "_frames_of" | "_class_of" | "_is_instance" | "_is_class" | "_type_lookup" => {
            Does::Nothing
        }
        "getattr" | "hasattr" | "object.__getattribute__" => Does::GetAttribute,
        "setattr" | "delattr" | "object.__setattr__" | "object.__delattr__" => Does::SetAttribute,
        "fork" | "spawn" | "start_process" => Does::Process,
        _ => match changes(name) {
            Changes::Nothing => Does::Read,
            Changes::Receiver => Does::Change,
            Changes::Anything => Does::ChangeAll,
        },
    }
}
