//! `_time`: clocks and sleep. (What a calendar needs is in `lib/time.py`.)

use crate::machine::Machine;
use crate::native::{Native, Out, Res, Table, Wait};
use crate::natives::thread::seconds;
use crate::value::Value;

/// The module `_time`.
pub const MODULE: Table = &[
    (
        "time",
        Native {
            name: "time",
            signature: "",
            run: time,
        },
    ),
    (
        "time_ns",
        Native {
            name: "time_ns",
            signature: "",
            run: time_ns,
        },
    ),
    (
        "monotonic",
        Native {
            name: "monotonic",
            signature: "",
            run: monotonic,
        },
    ),
    (
        "monotonic_ns",
        Native {
            name: "monotonic_ns",
            signature: "",
            run: monotonic_ns,
        },
    ),
    (
        "perf_counter",
        Native {
            name: "perf_counter",
            signature: "",
            run: monotonic,
        },
    ),
    (
        "perf_counter_ns",
        Native {
            name: "perf_counter_ns",
            signature: "",
            run: monotonic_ns,
        },
    ),
    (
        "process_time",
        Native {
            name: "process_time",
            signature: "",
            run: process_time,
        },
    ),
    (
        "process_time_ns",
        Native {
            name: "process_time_ns",
            signature: "",
            run: process_time_ns,
        },
    ),
    (
        "thread_time",
        Native {
            name: "thread_time",
            signature: "",
            run: process_time,
        },
    ),
    (
        "sleep",
        Native {
            name: "sleep",
            signature: "seconds, /",
            run: sleep,
        },
    ),
];

fn time(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let now = machine.host.time();
    Ok(machine.float(now).into())
}

fn time_ns(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let now = machine.host.time();
    Ok(nanoseconds(machine, now))
}

fn monotonic(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let now = machine.host.monotonic();
    Ok(machine.float(now).into())
}

fn monotonic_ns(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let now = machine.host.monotonic();
    Ok(nanoseconds(machine, now))
}

fn process_time(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let spent = machine.host.busy();
    Ok(machine.float(spent).into())
}

fn process_time_ns(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let spent = machine.host.busy();
    Ok(nanoseconds(machine, spent))
}

fn nanoseconds(machine: &mut Machine, seconds: f64) -> Out {
    machine.integer((seconds * 1e9) as i64).into()
}

fn sleep(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    if let Some(resumed) = machine.current.resumed
        && resumed.timed_out
    {
        return Ok(Value::NONE.into());
    }
    let length = seconds(machine, args[0])?;
    if length < 0.0 {
        return machine.value_error("sleep length must be non-negative");
    }
    let until = machine.host.monotonic() + length.min(1e9);
    Ok(Out::Wait(Wait {
        lock: None,
        shared: None,
        until: Some(until),
    }))
}
