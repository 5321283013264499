//! `_thread`: locks and the start of threads, which `threading` and the rest are made of.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Native, Out, Res, Table, Wait};
use crate::object::{Body, Lock};
use crate::record::{Standing, What};
use crate::value::{Handle, Value};
use crate::vm::attribute::Found;
use crate::vm::thread::Thread;
use std::sync::atomic::Ordering;

/// Methods of locks.
pub const LOCK: Table = &[
    (
        "acquire",
        Native {
            name: "lock.acquire",
            signature: "self, blocking=True, timeout=-1",
            run: acquire,
        },
    ),
    (
        "acquire_lock",
        Native {
            name: "lock.acquire_lock",
            signature: "self, blocking=True, timeout=-1",
            run: acquire,
        },
    ),
    (
        "release",
        Native {
            name: "lock.release",
            signature: "self, /",
            run: release,
        },
    ),
    (
        "release_lock",
        Native {
            name: "lock.release_lock",
            signature: "self, /",
            run: release,
        },
    ),
    (
        "locked",
        Native {
            name: "lock.locked",
            signature: "self, /",
            run: locked,
        },
    ),
    (
        "locked_lock",
        Native {
            name: "lock.locked_lock",
            signature: "self, /",
            run: locked,
        },
    ),
    (
        "__enter__",
        Native {
            name: "lock.__enter__",
            signature: "self, /",
            run: enter,
        },
    ),
    (
        "__exit__",
        Native {
            name: "lock.__exit__",
            signature: "self, /, *args",
            run: exit,
        },
    ),
    (
        "__repr__",
        Native {
            name: "lock.__repr__",
            signature: "self, /",
            run: repr,
        },
    ),
];

/// The module `_thread`.
pub const MODULE: Table = &[
    (
        "allocate_lock",
        Native {
            name: "allocate_lock",
            signature: "",
            run: allocate_lock,
        },
    ),
    (
        "start_new_thread",
        Native {
            name: "start_new_thread",
            signature: "function, args, kwargs=None, /",
            run: start,
        },
    ),
    (
        "get_ident",
        Native {
            name: "get_ident",
            signature: "",
            run: get_ident,
        },
    ),
    (
        "get_native_id",
        Native {
            name: "get_native_id",
            signature: "",
            run: get_ident,
        },
    ),
    (
        "_set_name",
        Native {
            name: "_set_name",
            signature: "name, /",
            run: set_name,
        },
    ),
    (
        "_label",
        Native {
            name: "_label",
            signature: "lock, label, /",
            run: label,
        },
    ),
    (
        "_note",
        Native {
            name: "_note",
            signature: "what, object, /",
            run: note,
        },
    ),
    (
        "_is_watched",
        Native {
            name: "_is_watched",
            signature: "",
            run: is_watched,
        },
    ),
    (
        "_stands",
        Native {
            name: "_stands",
            signature: "what, object, one, other, /",
            run: stands,
        },
    ),
    (
        "_count",
        Native {
            name: "_count",
            signature: "",
            run: count,
        },
    ),
];

/// The longest time that a thread can wait, in seconds, as CPython has it on 64-bit systems.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

fn lock_of(machine: &Machine, value: Value) -> Option<Handle> {
    let handle = value.as_handle()?;
    matches!(&*machine.heap.get(handle), Body::Lock(_)).then_some(handle)
}

/// The lock `value`, changed by `change`; what is no lock is left alone.
fn with_lock<T>(
    machine: &mut Machine,
    value: Value,
    change: impl FnOnce(&mut Lock) -> T,
) -> Res<T> {
    if let Some(handle) = lock_of(machine, value)
        && let Body::Lock(lock) = &mut *machine.heap.get_mut(handle)
    {
        return Ok(change(lock));
    }
    let class = machine.class_name(value);
    machine.type_error(format!("a lock is required, not '{class}'"))
}

fn allocate_lock(_: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(Out::Look(new_lock))
}

fn new_lock(machine: &mut Machine, thread: &Thread) -> Res<Out> {
    let lock = Lock {
        made: machine.caller(thread).map(|frame| frame.passed()),
        ..Lock::default()
    };
    let body = Body::Lock(Box::new(lock));
    Ok(machine.heap.alloc(classes::LOCK, body).into())
}

fn acquire(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let blocking = machine.truth(args[1]).unwrap_or(true);
    let timeout = seconds(machine, args[2])?;
    if !blocking && timeout != -1.0 {
        return machine.value_error("can't specify a timeout for a non-blocking call");
    }
    if timeout < 0.0 && timeout != -1.0 {
        return machine.value_error("timeout value must be positive");
    }
    if timeout > TIMEOUT_MAX {
        return Err(machine.error(classes::OVERFLOW_ERROR, "timeout value is too large"));
    }
    take(machine, args[0], blocking, timeout)
}

fn take(machine: &mut Machine, value: Value, blocking: bool, timeout: f64) -> Res<Out> {
    let (thread, resumed) = (machine.current.thread, machine.current.resumed);
    let taken = with_lock(machine, value, |lock| {
        if lock.held {
            return false;
        }
        lock.held = true;
        lock.owner = thread;
        lock.waiting.retain(|other| *other != thread);
        true
    })?;
    if taken {
        machine.note_lock(value, What::Acquire);
    }
    if taken || !blocking {
        return Ok(Value::bool(taken).into());
    }
    if resumed.is_some_and(|resumed| resumed.timed_out) {
        with_lock(machine, value, |lock| {
            lock.waiting.retain(|other| *other != thread);
        })?;
        return Ok(Value::FALSE.into());
    }
    let until = match resumed {
        Some(resumed) => resumed.until,
        None if timeout < 0.0 => None,
        None => Some(machine.host.monotonic() + timeout),
    };
    with_lock(machine, value, |lock| {
        if !lock.waiting.contains(&thread) {
            lock.waiting.push_back(thread);
        }
    })?;
    Ok(Out::Wait(Wait {
        lock: value.as_handle(),
        shared: None,
        until,
    }))
}

fn release(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let next = with_lock(machine, args[0], |lock| {
        let held = std::mem::replace(&mut lock.held, false);
        held.then(|| lock.waiting.front().copied())
    })?;
    let Some(next) = next else {
        return Err(machine.error(classes::RUNTIME_ERROR, "release unlocked lock"));
    };
    machine.note_lock(args[0], What::Release);
    machine.woken.extend(next);
    Ok(Value::NONE.into())
}

fn locked(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    Ok(Value::bool(with_lock(machine, args[0], |lock| lock.held)?).into())
}

fn enter(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    take(machine, args[0], true, -1.0)
}

fn exit(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    release(machine, &args[..1])
}

fn repr(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let held = with_lock(machine, args[0], |lock| lock.held)?;
    let number = args[0].as_handle().map_or(0, |handle| handle.0);
    let state = if held { "locked" } else { "unlocked" };
    let text = format!(
        "<{state} _thread.lock object at {}>",
        crate::object::address(number)
    );
    Ok(machine.str(text).into())
}

fn start(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if !matches!(machine.body(args[1]), Some(Body::Tuple(_))) {
        return machine.type_error("2nd arg must be a tuple");
    }
    if !args[2].is_none() && !matches!(machine.body(args[2]), Some(Body::Dict(_))) {
        return machine.type_error("optional 3rd arg must be a dictionary");
    }
    let mut thread = machine.start(args[0], args[1], args[2]);
    thread.id = machine.next_thread();
    let ident = ident(thread.id);
    machine.note_here(|_| What::Start(thread.id));
    machine.spawned.push(thread);
    Ok(ident.into())
}

/// The number that programs see: not 0, which is false.
fn ident(thread: u32) -> Value {
    Value::int(i64::from(thread) + 1)
}

fn get_ident(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(ident(machine.current.thread).into())
}

fn set_name(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = machine.as_text(args[0]).unwrap_or_default().to_owned();
    machine.note_here(|_| What::Named(name.as_str().into()));
    machine.thread_names.insert(machine.current.thread, name);
    Ok(Value::NONE.into())
}

/// Says what a lock is for, for the report when every thread waits: `"the end of Thread-1"`.
fn label(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let label = machine.as_text(args[1]).unwrap_or_default().to_owned();
    with_lock(machine, args[0], |lock| lock.label = Some(label.into()))?;
    Ok(Value::NONE.into())
}

/// Tells a trace what the running thread does with an object: `"put"` of a queue. Without a trace, nothing.
fn note(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let object = args[1].as_handle();
    if let Some(object) = object.filter(|_| machine.tracing.is_on()) {
        let what = match machine.as_text(args[0]) {
            Some("put") => What::Put(machine.called(object)),
            Some("get") => What::Get(machine.called(object)),
            Some("notify") => What::Notify(machine.called(object)),
            Some("permits") if !machine.tracing.is_watched() => return Ok(Value::NONE.into()),
            Some("permits") => {
                let [left, most] =
                    ["_value", "_permits"].map(|name| number(machine, args[1], name));
                What::Stands(machine.called(object), Standing::Permits(left, most))
            }
            _ => What::Exception(machine.class_name(args[1]).into()),
        };
        machine.note_here(|_| what);
    }
    Ok(Value::NONE.into())
}

/// Does somebody watch what threads do? (Then nobody times it.)
fn is_watched(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(Value::bool(machine.tracing.is_watched()).into())
}

/// Tells who watches how an object of the library stands, if the program has a name for it.
fn stands(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let numbers = [args[2], args[3]].map(|number| number.as_small().unwrap_or_default());
    let [one, other] = numbers.map(|number| u32::try_from(number).unwrap_or_default());
    let standing = match machine.as_text(args[0]) {
        Some("event") => Standing::Event(one > 0),
        Some("barrier") => Standing::Barrier(one, other),
        Some("condition") => Standing::Condition(one),
        _ => Standing::Depth(one),
    };
    if let Some(object) = args[1].as_handle().filter(|_| machine.tracing.is_watched()) {
        let name = machine.called(object);
        // Those without a name would all go by that of their class.
        if *name != *machine.class_name(args[1]) {
            machine.note_here(|_| What::Stands(name, standing));
        }
    }
    Ok(Value::NONE.into())
}

/// An attribute that is a small number.
fn number(machine: &mut Machine, object: Value, name: &str) -> u32 {
    let name = machine.symbol(name);
    let found = match machine.attribute(object, name) {
        Ok(Found::Value(value)) => value.as_small(),
        _ => None,
    };
    found.map_or(0, |number| u32::try_from(number).unwrap_or_default())
}

/// How many threads run that `start_new_thread` started.
fn count(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(Value::int(machine.counts.alive.load(Ordering::Relaxed) as i64).into())
}

/// A number of seconds, as `sleep` and timeouts take it.
pub fn seconds(machine: &mut Machine, value: Value) -> Res<f64> {
    let number = match machine.body(value) {
        Some(Body::Float(number)) => Some(*number),
        Some(Body::Int(number)) => num_traits::ToPrimitive::to_f64(number),
        Some(_) => None,
        None => value
            .as_small()
            .map(|number| number as f64)
            .or_else(|| value.as_float())
            .or_else(|| value.as_bool().map(|yes| f64::from(u8::from(yes)))),
    };
    match number {
        Some(number) if number.is_nan() => machine.value_error("Invalid value NaN (not a number)"),
        Some(number) => Ok(number),
        None => {
            let class = machine.class_name(value);
            machine.type_error(format!(
                "'{class}' object cannot be interpreted as an integer"
            ))
        }
    }
}
